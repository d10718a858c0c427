"""What search finds for a plan, and how the places of it rank."""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.answering.places.evidence import Candidate, Evidence
from assistant.answering.places.preferred import Preferred
from assistant.answering.places.supported import Supported
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.scope import written
from assistant.documents.corpus import Corpus
from assistant.text.normalize import fold

if TYPE_CHECKING:
    from assistant.search.hit import Hit
    from assistant.search.searcher import Searcher

_LIMIT = 40
_REMEMBERED = 32  # searches


class Search:
    """Search for a plan and rank what is found; one question is searched for by several steps in turn."""

    def __init__(
        self, corpus: Corpus, searcher: "Searcher", evidence: Evidence, preferred: Preferred, supported: Supported
    ) -> None:
        self._corpus, self._evidence = corpus, evidence
        self._preferred, self._supported = preferred, supported
        self._found = lru_cache(maxsize=_REMEMBERED)(searcher.search)
        self._ranked = lru_cache(maxsize=_REMEMBERED)(self._rank)

    def found(self, plan: Plan) -> "list[Hit]":
        """What search finds for a plan, best first."""
        words = plan.searched
        for school in plan.schools:  # 四小 is written 第四小学
            words = words.replace(school, written(school, self._everything))
        return self._found(words, plan.role, _LIMIT)

    def candidates(self, plan: Plan) -> list[Candidate]:
        """Passages ranked for a plan, best first; a number yet to come is none of what is."""
        return list(self._ranked(plan))

    def _rank(self, plan: Plan) -> list[Candidate]:
        ranked = self._evidence.rank(plan, self.found(plan), self._preferred.of_part(plan))
        ranked = self._preferred.first(plan, ranked) if ranked else []
        if plan.expects != "quantity" or not ranked or self._supported.asks_ahead(plan.query, ranked[0]):
            return ranked
        return [
            one
            for one in ranked
            if not self._supported.to_come(one) or self._supported.right_time(plan, one, named=True)
        ]

    @cached_property
    def _everything(self) -> str:
        return fold("\n".join(document.text for document in self._corpus.of_kind("announcement")))
