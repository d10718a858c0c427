"""The number that a question asserts, among those it holds: not the threshold beside it, nor one of a name."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.places.polarity import Polarity
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.indicators.standard import Standard
from assistant.text.quantities import PEOPLE, Quantity

# the classes of unit that one that is said may stand for: 三十个 of people, 块 of boards and of money
LIKE = {"person": PEOPLE, "个": ("个", "person", "school", "room", "套"), "块": ("块", "套", "money")}


class Assertions:
    """Finds what a question asserts by the words around its numbers."""

    def __init__(self, standard: Standard, words: PremiseWords, polarity: Polarity) -> None:
        self._standard, self._words, self._polarity = standard, words, polarity

    def number(self, plan: Plan) -> Quantity | None:
        """The number that a question asserts; None where it asserts none."""
        question = plan.query
        if not any(self._words.has(cue, question) for cue in ("confirms", "asks", "stance")):
            return None
        named = [name for asked in plan.indicators for name in self._names(asked) if name in question]
        own = [
            quantity
            for quantity in plan.numbers
            if not any(question[quantity.start : quantity.end] in name for name in named)
            and not (plan.per_pupil and self._words.has("base", _around(question, quantity)))
        ]
        if self._polarity.asks_all(question):  # 那15项是不是全过了: whether all of them, and not how many
            own = [one for one in own if not question[: one.start].endswith(("那", "这"))]
        known = limits_of(self._standard, plan.indicators)
        if (
            plan.kind == "verdict"
            and not self._words.has("stance", question)
            and {quantity.value for quantity in own} <= known
        ):
            return None  # 骨干教师占两成这个要求满足了吗: what is asked, not what is said of the county
        return next((quantity for quantity in own if quantity.value not in known), own[0] if own else None)

    def _names(self, asked: Asked) -> tuple[str, ...]:
        """What an indicator is called, numbers and all; where it has none, the words of what it requires as well."""
        if asked.indicator == CV:
            return ()
        indicator = self._standard[asked.indicator]
        return (*indicator.names, asked.words, *([] if indicator.conditions else [indicator.requirement]))


def limits_of(standard: Standard, named: Sequence[Asked]) -> set[Decimal]:
    """Every number that the standard asks of some indicators."""
    rules = standard.rules
    conditions = [
        one
        for asked in named
        for one in ([rules.cv] if asked.indicator == CV else standard[asked.indicator].conditions)
    ]
    return {limit for condition in conditions for limit in condition.limits}


def _around(question: str, quantity: Quantity) -> str:
    """A number with the words right behind it."""
    return question[quantity.start : quantity.end + 2]
