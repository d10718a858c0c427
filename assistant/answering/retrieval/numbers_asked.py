"""The numbers that a question asks for at once, and the number of all in place of that of a sort."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.composing import compose
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate, Evidence
from assistant.answering.places.preferred import Preferred
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.places.several import together
from assistant.answering.places.supported import Supported
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus

if TYPE_CHECKING:
    from assistant.search.hit import Hit


class NumbersAsked:
    """Tell numbers of the part that is asked of; ``found`` is what search finds for a plan."""

    def __init__(
        self,
        corpus: Corpus,
        evidence: Evidence,
        supported: Supported,
        preferred: Preferred,
        restrictions: Restrictions,
        found: "Callable[[Plan], list[Hit]]",
    ) -> None:
        self._corpus, self._evidence, self._supported = corpus, evidence, supported
        self._preferred, self._restrictions, self._found = preferred, restrictions, found

    def told(self, plan: Plan, ranked: list[Candidate]) -> Draft | None:
        """Several numbers asked for at once: a figure for each, or the clause that holds the first."""
        hits = self._found(plan)
        best = next((one for one in ranked[:1] if self._supported.holds(plan, one)), None)
        places = together(plan.asks, lambda ask: self._of_an_ask(ask, hits), best)
        beside = best and places and best.passage.sentence == places[0].passage.sentence
        if not places or not (beside or self._supported.holds(plan.asks[0], places[0])):
            return None
        draft = Draft("answered", "retrieval")
        if len(places) < len(plan.asks):
            return draft.say(*compose.clause_sentence(self._corpus, places[0]))
        if whole := compose.bracketed(self._corpus, [one.figure for one in places if one.figure]):
            return draft.say(*whole)
        told = [compose.number_sentence(self._corpus, place) for place in places]
        for sentence, quotes in compose.once(told):
            draft.say(sentence, *quotes)
        return draft

    def of_all(self, ask: Plan, place: Candidate) -> Candidate | None:
        """The number of all instead of that of a sort that is not asked for: 交流196人,其中骨干教师52人."""
        figure = place.figure
        if figure is None or not self._restrictions.narrower(ask, figure):
            return place
        beside = self._corpus.in_sentence(place.passage)
        alike = [one for one in beside if (one.subject, one.kind) == (figure.parent, figure.kind)]
        return replace(place, figure=alike[-1], passage=self._corpus.passages[alike[-1].passage]) if alike else None

    def _of_an_ask(self, ask: Plan, hits: "list[Hit]") -> list[Candidate]:
        """The places whose number may answer one of several questions; those of its part and level if any."""
        found = [one for one in self._evidence.places(ask, hits) if one.figure and one.signs["unit"] >= 0]
        places = [whole for one in found if (whole := self.of_all(ask, one))]
        own = [one for one in places if one.signs["level"] >= 0 and self._preferred.allows(ask, one)]
        return [self._evidence.judged(ask, one) for one in own or places]
