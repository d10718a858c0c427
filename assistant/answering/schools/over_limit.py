"""Whether a school or class is over a number of pupils, and which school is nearest to what it may have.

The largest one that an announcement tells decides: 规模最大的小学…1986人 says that none has more than 2000.
"""

from decimal import Decimal

from assistant.answering.composing import compose
from assistant.answering.composing.compose import EDGE, quoted
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.schools.limit_words import LimitWords
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.indicators.measures import EACH_CLASS
from assistant.indicators.names import EACH_SCHOOL
from assistant.indicators.reported import Reported
from assistant.indicators.school import COMPULSORY
from assistant.text.normalize import fold


class OverLimit:
    """Answers from the largest school or class that an announcement tells; None where it tells none."""

    def __init__(self, toolbox: Toolbox, words: LimitWords) -> None:
        self._toolbox, self._facts, self._words = toolbox, toolbox.facts, words

    def answer(self, plan: Plan) -> Draft | None:
        """The answer to a question whether there is one over a number, or which is nearest to its limit."""
        if plan.elsewhere or plan.schools:
            return None
        if self._words.room.search(fold(plan.query)):
            return self._room(plan)
        if self._words.nearest.search(plan.query):
            return self._nearest(plan)
        said = [number for number in plan.numbers if number.kind == "person"]
        largest = bool(self._words.largest.search(plan.query))
        over = largest or self._words.over.search(plan.query)
        if len(said) != 1 or self._words.counts.search(plan.query) or not over:
            return None
        return self._over(plan, said[0].value, ("超过了", "没有超过") if largest else ("有", "没有"))

    def _over(self, plan: Plan, number: Decimal, leads: tuple[str, str]) -> Draft | None:
        told = self._told(plan)
        named = {level for level in plan.levels if level in COMPULSORY}
        wanted = set() if self._words.combined.search(fold(plan.query)) else named or set(COMPULSORY)
        over = [value for value in told if value.figure.value > number]
        if not told or not (over or wanted <= {value.level for value in told}):
            return None
        decides = max(told, key=lambda value: value.figure.value)
        checked = self._toolbox.call(
            "check_number",
            stated=compose.operand(decides.figure, decides.figure.subject),
            value=number,
            unit=decides.figure.unit,
            comparator=">",
        )
        draft = Draft("answered", "calculator", working=[checked])
        draft.say(f"{leads[not checked.result['holds']]}。")
        for outcome in (self._judged(plan, value) for value in over or told):
            draft.say(f"{self._quoted(outcome)}。", outcome.quotes[0])
        return draft

    def _room(self, plan: Plan) -> Draft | None:
        """How far the largest school is from its limit: 人最多的那所小学,离2000人还差几个."""
        judged = [self._judged(plan, value) for value in self._told(plan)]
        if not judged:
            return None
        largest = max(judged, key=lambda one: float(one.result["percent_of_threshold"]))
        draft = Draft("answered", "calculator", working=[largest])
        draft.say(f"{wording.judged_line(largest.result)}。", *largest.quotes)
        return draft.say(f"公示写的是:“{self._quoted(largest)}”。", largest.quotes[0])

    def _nearest(self, plan: Plan) -> Draft | None:
        """The school whose pupils are nearest to the limit for its type."""
        asked = plan.indicators[0].indicator if plan.indicators else ""
        judged = [self._judged(plan, value) for value in self._told(plan) if value.indicator == asked]
        if not judged:
            return None
        best = min(judged, key=lambda one: abs(float(one.result["percent_of_threshold"])))
        draft = Draft("answered", "calculator", working=judged)
        draft.say(f"离上限最近的:{self._quoted(best)}。", best.quotes[0])
        return draft.say(f"{wording.judged_line(best.result)}。", *best.quotes)

    def _told(self, plan: Plan) -> list[Reported]:
        """The largest school or class of each level and type that a question may mean."""
        words, standard = fold(plan.query), self._facts.standard
        per = EACH_CLASS if self._words.of_class.search(words) else EACH_SCHOOL
        combined = bool(self._words.combined.search(words))
        found = []
        for value in self._facts.announcement(question=plan.query, role=plan.role).reported.values():
            condition = value.asked(standard)
            if condition is None or condition.unit.per != per or condition.direction != "<=" or value.comparator != "=":
                continue
            of_type = any(self._words.combined.search(name) for name in condition.school_types)
            if (of_type if not combined else not of_type) and (combined or plan.levels):
                continue
            if not plan.levels or value.level is None or value.level in plan.levels:
                found.append(value)
        return found

    def _judged(self, plan: Plan, value: Reported) -> Outcome:
        given: dict[str, str] = {"level": value.level} if value.level else {}
        if len(self._facts.standard[value.indicator].conditions) > 1:
            given["condition"] = value.condition
        own = self._facts.announcement(question=plan.query, role=plan.role).document.id
        return self._toolbox.call("evaluate_indicator", indicator=value.indicator, announcement=own, **given)

    def _quoted(self, outcome: Outcome) -> str:
        return quoted(self._facts.corpus, outcome.quotes[0]).strip(EDGE)
