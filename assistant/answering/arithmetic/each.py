"""What is shared out, and over what, where one sentence mostly tells both: 每平方米造价合多少元, 取暖费摊到每所学校."""

import re

from assistant.answering.arithmetic.operand_words import FOR_EACH, OperandWords, counts, of_one_time
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.reckoned_words import Each
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE, UNITS

_TOP = 4  # places among which what is counted one by one is looked for
_SURELY = 0.9  # how much of it a number must tell that search does not put first
_ONLY_UNIT = re.compile(r"(?:[花用投拨补发要得 ?]|多少|几|钱|[万亿]?元|块)*")
_TOLD = 0.5  # how much of what is counted one by one a number must tell
_CLASSIFIER = re.compile(r"^一?(?:个|所|名|位|次|间|场|家|台|套|户|条|项|辆|趟)(?=[\u4e00-\u9fff])|一?个(?=学位)")
_MEASURED = frozenset({"area", "米", "公里"})
_MOST_NEAR = 40  # characters between a number and the measure that goes with it


class Apiece:
    """Find what is shared out and over what, by what a question calls each; None where no two numbers surely are."""

    def __init__(self, understanding: Understanding, words: OperandWords) -> None:
        self._understanding, self._words = understanding, words

    def find(self, plan: Plan, asked: Each, retrieval: Retrieval) -> tuple[Figure, Figure] | None:
        """The number that is shared out and the number of those that it is shared out over."""
        by = _CLASSIFIER.sub("", asked.by)
        measured = by in UNITS and UNITS[by][0] in _MEASURED
        units = (UNITS[by][0],) if measured else self._understanding.units(f"多少{asked.by}")
        counted = tuple(unit for unit in plan.units if unit not in units) or plan.units
        of = asked.of if self._names(asked.of) else f"{by}{asked.of}"
        one = self._words.counted(plan, of, counted, retrieval, whole=True)
        over = self._elsewhere(plan, by, units, retrieval) if one is None and counted else None
        one = self._of_its_sentence(asked, counted, over, retrieval) if over else one
        if one is None or (counted and one.kind not in counted):
            return None
        other = over or self._beside(one, by, units, retrieval) or self._elsewhere(plan, by, units, retrieval)
        if other is None or other.base <= 1 or not of_one_time(one, other) or one.start == other.start:
            return None
        fewer = one.kind in PEOPLE and one.base < other.base
        return None if fewer or (one.kind == other.kind and by in UNITS) else (one, other)

    def _names(self, phrase: str) -> bool:
        """Say whether words name a thing of their own: 花了多少万元 does not."""
        own = self._understanding
        return bool(own.levels(phrase)) or any(term.weight >= STRONG for term in own.terms(phrase))

    def _beside(self, one: Figure, by: str, units: tuple[str, ...], retrieval: Retrieval) -> Figure | None:
        """What it is shared out over, in the sentence of what is shared out."""
        sentence = retrieval.corpus.passages[one.passage].sentence
        inside = retrieval.corpus.figures_in(one.document, *sentence)
        others = [other for other in inside if other != one and counts(other)]
        if by in UNITS:
            alike = [other for other in others if other.kind in units and abs(other.start - one.start) <= _MOST_NEAR]
            return alike[0] if len(alike) == 1 else None
        told = [(self._words.own(by, other, retrieval), other) for other in others if not units or other.kind in units]
        best = max(told, key=lambda pair: pair[0], default=(0.0, one))
        return best[1] if best[0] >= _TOLD else None

    def _elsewhere(self, plan: Plan, by: str, units: tuple[str, ...], retrieval: Retrieval) -> Figure | None:
        """What it is shared out over, wherever search finds it."""
        if by in UNITS:
            return None
        _, places = self._words.found(plan, by, units, retrieval)
        counted = [one.figure for one in places[:_TOP] if one.figure and counts(one.figure)]
        named = (one for one in counted if one.kind in (units or PEOPLE))
        surely = next((one for one in named if self._words.own(by, one, retrieval) >= _SURELY), None)
        other = surely or self._words.counted(plan, by, units, retrieval)
        return other if other and self._words.own(by, other, retrieval) >= _TOLD else None

    @staticmethod
    def _of_its_sentence(asked: Each, counted: tuple[str, ...], over: Figure, retrieval: Retrieval) -> Figure | None:
        """What is shared out where only its unit is named: the one such number beside what it is shared out over."""
        if not _ONLY_UNIT.fullmatch(asked.of):
            return None
        beside = [one for one in retrieval.corpus.beside(over) if one != over and counts(one) and one.kind in counted]
        whole = [one for one in beside if not FOR_EACH.search(f"{one.time}{one.subject}")]
        return whole[0] if len(whole) == 1 else None
