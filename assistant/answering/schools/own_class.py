"""A class of the asker's own by how many sit in it: 我们班52个人正常吗, held against what a class may have."""

from assistant.answering.drafts.draft import Draft
from assistant.answering.places.beside_others import grades_in
from assistant.answering.schools.limit_words import LimitWords
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.answering.verdicts.own_value import judged_own
from assistant.indicators.measures import EACH_CLASS
from assistant.text.normalize import fold
from assistant.text.quantities import Quantity
from assistant.types import Level

_UPPER = frozenset("七八九")  # grades of 初中


class OwnClass:
    """Answer for a class that a question describes; None where it describes none, or asks something else of it."""

    def __init__(self, toolbox: Toolbox, words: LimitWords) -> None:
        self._calls, self._words = IndicatorCalls(toolbox), words

    def answer(self, plan: Plan) -> Draft | None:
        """Whether so many in a class are as many as the standard allows, for each level that may be meant."""
        size, asked = self._size(plan), self._of_a_class()
        if size is None or asked is None or plan.elsewhere or plan.schools:
            return None
        given = {"numbers": (size,), "levels": plan.levels or _levels(fold(plan.query))}
        return judged_own(plan.model_copy(update=given), asked, self._calls)

    def _size(self, plan: Plan) -> Quantity | None:
        """How many sit in the class whose size a question asks to be judged."""
        words = fold(plan.query)
        said = self._words.own_class.search(words)
        if said is None or not self._words.judged.search(words) or self._words.of_many.search(words):
            return None
        low, high = said.span("size")
        inside = [number for number in plan.numbers if low <= number.start < high]
        return inside[0] if len(inside) == 1 else None

    def _of_a_class(self) -> Asked | None:
        """What the standard asks of the number of pupils in each class."""
        for indicator in self._calls.facts.standard.indicators:
            for condition in indicator.conditions:
                if condition.unit.per == EACH_CLASS:
                    return Asked(indicator=indicator.id, condition=condition.key, words="")
        return None


def _levels(words: str) -> tuple[Level, ...]:
    """The level of the grade that a question names: 三年级一个班48人; none where it names none."""
    grades = grades_in(words)
    return () if not grades else ("junior",) if grades <= _UPPER else ("primary",) if not grades & _UPPER else ()
