"""A number that a question asserts, held against one that is stated, and the words that open the answer."""

from typing import Any

from assistant.answering.drafts.outcome import Outcome
from assistant.answering.places.polarity import Polarity
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import Claim, PremiseWords
from assistant.text.quantities import UNITS


class Checks:
    """Holds claims against operands, which a tool can check again, and opens the answer with the result."""

    def __init__(self, toolbox: Toolbox, words: PremiseWords, polarity: Polarity) -> None:
        self._toolbox, self._words, self._polarity = toolbox, words, polarity

    def stated(self, stated: dict[str, Any], claim: Claim, comparator: str) -> Outcome:
        """Whether an operand is as the claim says, by ``comparator``."""
        said = claim.quantity
        alike = said.kind == (UNITS[stated["unit"]][0] if stated["unit"] in UNITS else "")
        unit = said.unit if alike else str(stated["unit"])
        return self._toolbox.call("check_number", stated=stated, value=said.value, unit=unit, comparator=comparator)

    def outcome(self, outcome: Outcome, display: str, claim: Claim, comparator: str) -> Outcome:
        """Whether the number of a tool's result, shown as ``display``, is as the claim says, by ``comparator``."""
        place = outcome.quotes[0]
        stated = {
            "label": outcome.result["label"],
            "value": display,
            "unit": outcome.result["unit"],
            "document": place.document,
            "start": place.start,
            "end": place.end,
        }
        return self.stated(stated, claim, comparator)

    def lead(self, plan: Plan, *, holds: bool) -> str:
        """The words that open an answer: 是的, 不是, or what the question asks whether it is so."""
        if self._words.has("confirms", plan.query) or self._words.has("stance", plan.query):
            return "是的," if holds else "不是,"
        return f"{self._polarity.lead(plan.query, holds=holds).rstrip('。')},"
