"""Look at what search found: does it hold what is asked, of that subject, level and time.

Search brings the right clause among the first ten; which one comes first, and whether it holds an answer at all, is
decided here by the signs of each place (``measuring.py``) and what they count (``weighing.py``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp

from assistant.answering.places.choice import Choice
from assistant.answering.places.follow_up import FollowUp
from assistant.answering.places.measuring import Measuring
from assistant.answering.places.things_asked import ThingsAsked
from assistant.answering.places.weighing import Vector, Weighing
from assistant.answering.understanding import signs
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import SIGNS, Place
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.search.hit import Hit
from assistant.text.normalize import fold

_BESIDE = 1.0  # how much nearer a number is in the sentence of the others, and as much again in its clause
# The chance from which a thing is surely asked about where a place tells it, and where none does; what little may be
# told of it there, and the most that a place then counts for
_SURELY, _UNTOLD, _NOWHERE, _DOUBTED = 0.7, 0.8, 0.1, 0.3
_AS_SURELY = 0.15  # how much less surely another place may tell it that is as good
_FAR_BETTER = 1.0
_WORDED = 0.7  # the share of a question that a place holds word for word, from which its vector is not asked
_TOP = 20  # passages whose places are looked at


@dataclass(frozen=True)
class Candidate:
    """A place with its signs; ``score`` ranks it, ``support`` is the chance that it holds the answer."""

    passage: Passage
    span: tuple[int, int]
    score: float
    signs: Vector
    missing: tuple[Term, ...]
    figure: Figure | None = None
    support: float = 0.0

    @property
    def names_the_thing(self) -> bool:
        """Say whether no noun that tells what is asked is missing around this place."""
        return not any(term.weight >= STRONG and "n" in term.tag for term in self.missing)

    @property
    def tells_the_thing(self) -> bool:
        """Say whether this place surely speaks of what the question's vector asks about."""
        return self.signs["thing"] >= _SURELY

    @property
    def leans_to_the_thing(self) -> bool:
        """Say whether this place likelier speaks of what the question's vector asks about than not."""
        return self.signs["thing"] > self.signs["other"]


def nearest(fitting: Sequence[Candidate], chosen: Sequence[Candidate]) -> Candidate:
    """The best of several places, those beside the ones chosen before counting for more."""
    sentences, clauses = {c.passage.sentence for c in chosen}, {c.passage.id for c in chosen}

    def score(place: Candidate) -> float:
        return place.score + _BESIDE * (place.passage.sentence in sentences) + _BESIDE * (place.passage.id in clauses)

    return max(fitting, key=score)


class Evidence:
    """Rank a search's hits for a plan."""

    def __init__(
        self,
        corpus: Corpus,
        understanding: Understanding,
        weighing: Weighing,
        choice: Choice,
        things: ThingsAsked | None = None,
    ) -> None:
        self.corpus, self.understanding, self._weighing, self.choice = corpus, understanding, weighing, choice
        self.things = things or ThingsAsked((), lambda _: {})
        self._measuring, self._follow_up = Measuring(corpus, understanding), FollowUp(understanding)

    def rank(
        self, plan: Plan, hits: list[Hit], prefers: Callable[[Candidate], bool] = lambda _: True
    ) -> list[Candidate]:
        """The best place of each passage, best passage first, each with the chance that it holds the answer.

        Of the places of a passage those that ``prefers`` takes come before the others.
        """
        candidates = self.places(plan, hits, single=True)
        best: dict[str, Candidate] = {}
        for candidate in sorted(candidates, key=lambda candidate: (not prefers(candidate), -candidate.score)):
            best.setdefault(candidate.passage.id, candidate)
        ranked = sorted(best.values(), key=lambda candidate: -candidate.score)
        margins = [_margin(ranked, place) for place in range(len(ranked))]
        ranked = self._supported(plan, ranked, margins)
        return self._continued(plan, ranked) or _by_thing(ranked, refuses=group_of(plan) == "quantity")

    def _continued(self, plan: Plan, ranked: list[Candidate]) -> list[Candidate]:
        """The place that a follow-up goes on with first and believed; empty where none is."""
        first = next((one for one in ranked if self._follow_up.continues(plan, one.passage, one.figure)), None)
        if first is None:
            return []
        return [replace(first, support=max(first.support, _SURELY)), *(one for one in ranked if one is not first)]

    def whole(self, passage_id: str) -> Candidate:
        """A passage that is known to answer, as a place."""
        passage = self.corpus.passages[passage_id]
        signs_ = dict.fromkeys(SIGNS, 0.0)
        return Candidate(passage, (passage.start, passage.end), 0.0, signs_, (), support=1.0)

    def judged(self, plan: Plan, candidate: Candidate) -> Candidate:
        """One place by itself with the chance that it holds the answer."""
        return self._supported(plan, [candidate], [1.0])[0]

    def _supported(self, plan: Plan, places: list[Candidate], margins: list[float]) -> list[Candidate]:
        """Places, each with the chance that it holds the answer, by its signs and its lead over the next."""
        rows = [{**one.signs, "margin": margin, "bias": 1.0} for one, margin in zip(places, margins, strict=True)]
        chances = map(_logistic, self._weighing.scores("support", group_of(plan), rows))
        return [replace(place, support=chance) for place, chance in zip(places, chances, strict=True)]

    def places(self, plan: Plan, hits: list[Hit], *, single: bool = False) -> list[Candidate]:
        """Every place of the hits with its signs and score, in no order; ``single``: one of them is to be told."""
        if not hits:
            return []
        asked = signs.pairs(plan.query)
        likely = self.things.likely(plan.searched)
        tells, counts = self.things.tells(likely), self.things.tells(likely if single else {}, counted=True)
        top = max(hit.dense for hit in hits)
        found: list[tuple[Place, Vector, tuple[Term, ...]]] = []
        for hit in hits[:_TOP]:
            if fold(self.corpus.passages[hit.passage].text).rstrip().endswith("?"):
                continue  # 第二问:这三年钱花在哪里?
            for place in self.choice.of(plan, list(self._measuring.places(plan, hit)), tells, counts, single=single):
                vector, missing = self._measuring.signs(plan, place, asked, top)
                vector["thing"], vector["other"] = self.things.signs(likely, place)
                found.append((place, vector, missing))
        scores = self._weighing.scores("rank", group_of(plan), [vector for _, vector, _ in found])
        return [
            Candidate(
                place.passage, place.span, score + self._follow_up.gain(plan, place), vector, missing, place.figure
            )
            for (place, vector, missing), score in zip(found, scores, strict=True)
        ]


def group_of(plan: Plan) -> str:
    """Which weights a plan is judged by."""
    return "quantity" if plan.expects == "quantity" else "text"


def _by_thing(ranked: list[Candidate], *, refuses: bool) -> list[Candidate]:
    """Places that surely speak of the thing asked about first, and believed.

    Where it is told nowhere none is believed, if a number is asked for: ``refuses``.
    """
    if not ranked or _in_so_many_words(ranked[0]):
        return ranked
    best = max(one.signs["thing"] for one in ranked if _fits(one)) if any(map(_fits, ranked)) else 0.0
    if best >= _SURELY:
        first = max(one.score for one in ranked if _fits(one) and one.signs["thing"] == best)
        near = [one for one in ranked if _fits(one) and _tells_as_well(one, best, first)]
        told = [replace(one, support=max(one.support, one.signs["thing"])) for one in near]
        return [*told, *(one for one in ranked if one not in near)]
    nowhere = max(one.signs["thing"] for one in ranked) < _NOWHERE
    if refuses and nowhere and min(one.signs["other"] for one in ranked) >= _UNTOLD:
        return [replace(one, support=min(one.support, _DOUBTED)) for one in ranked]
    return ranked


def _in_so_many_words(place: Candidate) -> bool:
    """Say whether a place holds most of a question's words, and is about little else or gives the number named."""
    about = place.signs["asked"] >= 1 / 2 or place.signs["stated"] > 0
    return place.signs["covered"] >= _WORDED and about


def _tells_as_well(place: Candidate, best: float, score: float) -> bool:
    """Say whether a place tells the thing about as surely as the best one, or likely and fits far better."""
    told = place.signs["thing"]
    return told >= best - _AS_SURELY or (told >= best / 2 and place.score >= score + _FAR_BETTER)


def _fits(place: Candidate) -> bool:
    return all(place.signs[sign] >= 0 for sign in ("unit", "level", "source"))


def _margin(ranked: list[Candidate], place: int) -> float:
    others = [candidate.score for number, candidate in enumerate(ranked) if number != place]
    return min(3.0, ranked[place].score - max(others, default=ranked[place].score - 3.0))


def _logistic(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))
