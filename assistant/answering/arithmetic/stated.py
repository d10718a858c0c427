"""Means, shares and differences that a document gives in so many words: they are quoted, and not reckoned again."""

import re
from collections.abc import Sequence

from assistant.answering.composing import compose
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.operations import Name
from assistant.answering.understanding.plan import Plan
from assistant.text.quantities import SHARES

# How a document says itself what an operation would give
_CUES: dict[Name, re.Pattern[str]] = {
    "per": re.compile(r"平均|[校班师人户生]均|每[校所班位名人间]"),
    "share": re.compile(r"占|率|比例|比重"),
    "difference": re.compile(r"增|减|提高|下降|[多高]出|相差"),
    "times": re.compile(r"倍"),
}
_MEAN_ASKED = re.compile(
    r"平均[^,。?]{0,4}(?:每|一(?!下))(?![次年])|[每一][个所名位辆场间条][^,。?]{1,8}平均|[校班师]均"
)
_NO_NUMBER = frozenset({"threshold", "yes_no", "verdict"})  # kinds of question that ask for no mean of the county
_TOLD = 0.4  # the share of a question's words that a mean or a share must be told with
# A chance from which a share that search finds is told, and none reckoned, and the weight of a word that may be missing
_SURELY, _MISSED = 0.75, 0.6


def stated(plan: Plan, name: Name, retrieval: Retrieval) -> Draft | None:
    """The best place that gives the result of an operation, quoted; None where none does."""
    cues, levelled = _CUES[name], name != "per" and bool(plan.levels)
    places = [
        place
        for place in retrieval.evidence.places(plan, retrieval.found(plan))
        if place.figure
        and place.passage.kind != "standard"
        and place.signs["unit"] > 0
        and place.signs["level"] >= (1 if levelled else 0)
        and cues.search(retrieval.corpus.documents[place.passage.document].text[slice(*place.span)])
        and place.names_the_thing
        and place.signs["covered"] >= _TOLD
    ]
    if not places:
        return None
    sentence, quotes = compose.number_sentence(retrieval.corpus, max(places, key=lambda place: place.score))
    return Draft("answered", "retrieval").say(sentence, *quotes)


def says(plan: Plan, best: Candidate, name: Name, retrieval: Retrieval) -> bool:
    """Say whether a place gives in so many words what an operation would."""
    text = retrieval.corpus.documents[best.passage.document].text
    around = text[best.passage.start : best.passage.end]
    exact = best.figure is not None and best.figure.comparator == "=" and bool(_CUES[name].search(around))
    named = best.names_the_thing or best.tells_the_thing
    return best.signs["unit"] > 0 and exact and named and retrieval.supports(plan, best)


def tells_mean(plan: Plan, words: Sequence[str]) -> bool:
    """Say whether words tell a mean, where a question asks so much for each: a count, or a limit of 45人, is none."""
    county = plan.about != "standard" and not plan.official and not _NO_NUMBER & set(plan.kinds)
    asks = plan.expects == "quantity" and county
    return not (asks and _MEAN_ASKED.search(plan.query)) or any(_CUES["per"].search(one) for one in words)


def asks_share(plan: Plan) -> bool:
    """Say whether a question by itself asks for one share."""
    return not plan.told and plan.expects == "quantity" and bool(SHARES & set(plan.units)) and len(plan.asks) <= 1


def tells_share(plan: Plan, retrieval: Retrieval) -> bool:
    """Say whether the best place that search finds surely gives the share that is asked for: 入学率96.9%."""
    ranked = retrieval.candidates(plan)
    if not ranked or ranked[0].passage.kind != "announcement" or ranked[0].support < _SURELY:
        return False
    best = ranked[0]
    exact = best.figure is not None and best.figure.comparator == "=" and best.signs["unit"] > 0
    beside = retrieval.corpus.in_sentence(best.passage)
    if any(one != best.figure and len(one.subject) > 2 and one.subject in plan.query for one in beside):
        return False  # 残疾孩子当中,随班就读的占比: of 随班就读178人, and not 入学率99.2%
    told = best.tells_the_thing or (best.leans_to_the_thing and best.signs["gap"] < _MISSED)
    return exact and told and retrieval.supports(plan, best)
