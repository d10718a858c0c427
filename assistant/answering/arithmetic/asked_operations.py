"""Which operation a plan asks for, where it says so: over numbers that it names, or in loose words."""

from assistant.answering.arithmetic.against_standard import STANDARD
from assistant.answering.arithmetic.indicators_own import counts_each, is_own
from assistant.answering.arithmetic.recalled import BOTH
from assistant.answering.understanding.operations import Operation, Operations
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.indicator_calls import IndicatorCalls

_TIMES = frozenset({"year", "month", "day"})


class AskedOperations:
    """Read the operation off a plan; None where it asks for none, or for what an indicator gives itself."""

    def __init__(self, operations: Operations, understanding: Understanding, calls: IndicatorCalls) -> None:
        self._operations, self._understanding, self._calls = operations, understanding, calls

    def find(self, plan: Plan) -> Operation | None:
        """The operation over the numbers that a plan names."""
        if plan.elsewhere or plan.schools:
            return None
        if plan.expects not in {"quantity", "text"}:
            named = self._operations.find(plan.query)
            who = plan.expects == "person" and plan.units
            asks_who = ("place", "most", "least") if who else ("place",)  # 第二名是谁
            return named if named and named.name in asks_who else None
        judged = plan.indicators and {"verdict", "threshold"} & set(plan.kinds)
        if plan.told and (not judged or BOTH.search(plan.question)) and not self._understanding.subject(plan.question):
            return self._operations.alone(plan.question) or self._operations.find(plan.query)
        found = self._operations.find(plan.query)
        own = [asked for asked in plan.indicators if not counts_each(asked, self._calls)]
        return None if found and found.name in {"share", "per"} and own else found

    def loose(self, plan: Plan) -> Operation | None:
        """The operation of loose words; what has to be is none, nor is a case of the asker's own."""
        if plan.elsewhere or plan.expects not in {"quantity", "text"} or plan.kind == "threshold":
            return None
        if sum(number.kind not in _TIMES for number in plan.numbers) > 1:
            return None  # 小学600人、初中300人,合用的该分几成
        found = self._operations.loosely(plan.query)
        if found is None or any(is_own(plan, asked, found.name, self._calls) for asked in plan.indicators):
            return None
        if found.name == "per" and plan.kind == "verdict":
            return None  # 人均公用经费到线没有
        required = found.name == "share" and ("threshold" in plan.kinds or STANDARD.search(plan.query))
        return None if required or (found.name == "times" and STANDARD.search(plan.query)) else found
