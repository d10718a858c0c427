"""The numbers that a sum adds up: one for each thing that a question lists, or those a sentence lists as a group."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answering.arithmetic.breakdowns import of_a_whole
from assistant.answering.arithmetic.operands import MONEY, Operands
from assistant.answering.arithmetic.together import PERIOD, in_one_sentence
from assistant.answering.retrieval import rows
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.operations import Operation
from assistant.answering.understanding.plan import COMPULSORY, Plan
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES

_PAIR = 2
_YUAN = "元"
_IDLE = re.compile(r"[的上里级个们那]")  # characters of a listed thing that set it apart from no other


class Addends:
    """Find what is to be added; None where a question lists too little or the documents do not tell it all."""

    def __init__(self, understanding: Understanding, operands: Operands) -> None:
        self._understanding, self._operands = understanding, operands

    def find(
        self, plan: Plan, operation: Operation, retrieval: Retrieval, last: Callable[[int], list[Figure]]
    ) -> list[Figure] | None:
        """The numbers, all of one kind; ``last`` gives as many as wanted of those told before."""
        inside = of_a_whole(plan.query, operation.operands)
        if all(self._understanding.subject(one) for one in inside):  # but: 新添的座位,小学初中合起来
            operation = operation._replace(operands=tuple(inside))
        phrases = self._operands.completed(operation.operands)
        levels = {level for phrase in phrases for level in self._understanding.levels(phrase)}
        whole = levels == COMPULSORY or len(levels) > _PAIR
        listed = not operation.without and len(phrases) == _PAIR
        if listed and whole and not self._understanding.subject(operation.operands[0]):
            phrases = ()  # 小学和初中一共: the document gives the total of a level and the other
        ways = self._ways(plan, operation, phrases, retrieval)
        found = next((found for found in ways if found and len({figure.kind for figure in found}) == 1), None)
        if found is None and plan.told and len(phrases) == 1:
            added = self._operands.find(plan, self._asked(plan, phrases), retrieval)
            found = [*last((operation.named or _PAIR) - 1), *added] if added else None
        if found is None:
            found = self._side_by_side(plan, operation, retrieval, levels_alone=whole and not phrases)
        if found is not None and plan.told and operation.named and len(found) < operation.named:  # 三样合起来
            before = [figure for figure in last(operation.named) if figure not in found]
            found = [*before[len(found) - operation.named :], *found]
        if found is None or len({figure.kind for figure in found}) > 1 or _whole_and_part(found):
            return None
        if found[0].kind == MONEY[0] and len({(one.unit == _YUAN, *PERIOD.findall(one.time)) for one in found}) > 1:
            return None  # 每天8元, each of them 300元, and 152万元 for all
        shares = found[0].kind in SHARES and not in_one_sentence(retrieval, found)
        return None if shares else found  # shares of several wholes: 巩固率和满意度

    def _ways(
        self, plan: Plan, operation: Operation, phrases: Sequence[str], retrieval: Retrieval
    ) -> Iterator[list[Figure] | None]:
        """The numbers as each way to read what is listed gives them, the surest first."""
        if (operation.named or 0) > _PAIR:
            yield self._operands.group(plan, operation, retrieval)
        if len(phrases) < _PAIR:
            return
        if len(phrases) > _PAIR:
            yield self._operands.of_one_sentence(plan, operation, retrieval)
        yield self._operands.find(plan, self._asked(plan, phrases), retrieval)
        # 录播教室和学生机房: each has a noun of its own
        yield self._operands.find(plan, self._asked(plan, operation.operands), retrieval)
        yield self._but_the_last(plan, operation, retrieval)
        yield self._of_one_head(plan, operation, retrieval)
        if not any(
            units for _, units in self._asked(plan, phrases)
        ):  # 修校舍和买设备加一起多少: 多少 is mostly of money
            yield self._operands.find(plan, [(phrase, MONEY) for phrase in operation.operands], retrieval)

    def _asked(self, plan: Plan, phrases: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        return [(phrase, plan.units or self._operands.units(phrase)) for phrase in phrases]

    def _but_the_last(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> list[Figure] | None:
        """The numbers of listed things but the last, which only says what they are together: 甲加上乙,这些孩子一共.

        Each of them has to be told as what the last one names.
        """
        *phrases, whole = operation.operands
        if len(phrases) < _PAIR or f",{whole}" not in plan.query:
            return None
        units = plan.units or self._operands.units(whole)
        found = self._operands.find(plan, [(phrase, units) for phrase in phrases], retrieval) or []
        terms = [term for term in self._understanding.terms(whole) if term.weight >= STRONG]
        told = [any(found_in(term, fold(f"{one.parent}{one.subject}")) for term in terms) for one in found]
        return found if told and all(told) else None

    def _of_one_head(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> list[Figure] | None:
        """The numbers of sorts of what only the first phrase names, in one sentence: 示范校自治区的和州上的."""
        first, *others = operation.operands
        found = self._operands.find(plan, self._asked(plan, [first]), retrieval)
        if not found or not others:
            return None
        head = [term for term in self._understanding.terms(first) if found_in(term, fold(found[0].subject))]
        beside = retrieval.corpus.beside(found[0])
        alike = [
            one
            for one in beside
            if one.unit == found[0].unit and any(found_in(term, fold(one.subject)) for term in head)
        ]
        for phrase in others:
            own = set(_IDLE.sub("", phrase))
            fitting = [one for one in alike if one not in found and own & (set(one.subject) - set(found[0].subject))]
            if len(fitting) != 1:
                return None
            found.append(fitting[0])
        return found

    def _side_by_side(
        self, plan: Plan, operation: Operation, retrieval: Retrieval, *, levels_alone: bool
    ) -> list[Figure] | None:
        """The numbers that a sentence lists as a group, or those of the levels that a question names alone."""
        if operation.group:
            return self._operands.group(plan, operation, retrieval)
        levels = [level for phrase in operation.operands for level in self._understanding.levels(phrase)]
        return rows.of_levels(plan, levels, retrieval, added=True) if levels_alone else None


def _whole_and_part(figures: Sequence[Figure]) -> bool:
    """Say whether one number is the total that another is a part of: 在校生13448人,其中初中5787人."""
    wholes = {(f.subject, f.unit) for f in figures if f.level is None and not f.inherited}
    called = {f.subject for f in figures if f.level is None and not f.parent}  # 各级各类学校29所,其中义务教育段学校12所
    return any(f.inherited and f.level is not None and (f.subject, f.unit) in wholes for f in figures) or any(
        f.parent and f.parent in called for f in figures
    )
