"""Whether a draft tells the part that a question asks of: none for 家长的满意度, where only that of all is told."""

from assistant.answering.composing.compose import quoted
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus


class PartTold:
    """Hold the words that a draft cites against what narrows a question."""

    def __init__(self, restrictions: Restrictions, corpus: Corpus) -> None:
        self._restrictions, self._corpus = restrictions, corpus

    def kept(self, plan: Plan, draft: Draft | None) -> Draft | None:
        """A draft that tells the part asked of; None for any other."""
        if draft is None:
            return None
        cited = [quoted(self._corpus, quote) for quote in draft.quotes if not quote.cells]
        return draft if self._restrictions.told(plan.query, cited) else None
