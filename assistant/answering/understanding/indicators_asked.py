"""The indicators that a question means, without those of special schools where it names none."""

from collections.abc import Callable
from functools import lru_cache

from assistant.answering.understanding.kinds import Kinds
from assistant.answering.understanding.naming import CV, Naming
from assistant.answering.understanding.plan import COMPULSORY, Asked, Term
from assistant.indicators.standard import Standard
from assistant.text.lexicon import Lexicon
from assistant.types import Level

_SPECIAL: Level = "special"


class IndicatorsAsked:
    """The indicators of the standard, asked for in a question's words; one per understanding."""

    def __init__(
        self, standard: Standard, lexicon: Lexicon, kinds: Kinds, terms: Callable[[str], tuple[Term, ...]]
    ) -> None:
        self._standard, self._lexicon, self._kinds, self._terms = standard, lexicon, kinds, terms
        self._naming = Naming(standard, terms, lexicon.light)

    @lru_cache(maxsize=8192)  # noqa: B019 (one object lives as long as its assistant)
    def of(self, question: str) -> tuple[Asked, ...]:
        """Indicators that a question means, the likeliest first."""
        found = self._naming.find(question, self._terms(question), self._kinds.units(question))
        special = self._names_special(question)
        kept = [asked for asked in found if special or not self._of_special(asked)]
        return tuple(sorted(kept, key=lambda asked: special and not self._of_special(asked)))

    def alike(self, question: str) -> tuple[str, ...]:
        """Ids of the indicators between which a question does not choose; none or one where it is clear."""
        return self._naming.alike(question, self._terms(question), self._kinds.units(question))

    def of_spread(self, question: str) -> bool:
        """Say whether a question names the 差异系数 and no indicator of which it is asked."""
        return {asked.indicator for asked in self.of(question)} == {CV}

    def has_levels(self, question: str) -> bool:
        """Say whether the indicator that a question means is measured for each level by itself."""
        asked = self.of(question)
        if not asked or asked[0].indicator not in self._standard:
            return False
        return any(COMPULSORY & set(one.thresholds) for one in self._standard[asked[0].indicator].conditions)

    def _of_special(self, asked: Asked) -> bool:
        """Say whether an indicator is of special schools alone: their 生均公用经费 is not that of 小学."""
        if asked.indicator not in self._standard or asked.condition == self._standard.rules.cv.key:
            return False
        condition = self._standard[asked.indicator].condition(asked.condition)
        return condition is not None and self._names_special(condition.label)

    def _names_special(self, words: str) -> bool:
        return any(level == _SPECIAL for *_, level in self._lexicon.levels(words))
