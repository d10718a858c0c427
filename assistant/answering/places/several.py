"""Several numbers that one question asks for: one for each of its single questions, all told of one thing."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.plan import Plan

Chosen = tuple[Candidate, ...]  # one for each single question

_BESIDE = 1.0  # how much nearer a number is in the sentence of the others, and as much again in its clause
_MOST = 4  # places of a single question that are held against those of the others


def together(asks: Sequence[Plan], fitting: Callable[[Plan], Iterable[Candidate]], best: Candidate | None) -> Chosen:
    """For each single question the place of its number, no number twice; fewer where some have none.

    ``fitting`` are the places that may answer a single question. Those in one sentence, and most of all in one clause,
    come before what fits as well elsewhere: 小学几所、中学几所 is told of the same count. ``best`` is where the whole
    question is answered, if anywhere: its sentence comes before others.
    """
    places = [found for ask in asks if (found := [one for one in fitting(ask) if one.figure])]
    around = {one.passage.id: one for found in places for one in found}
    readings = [_beside(places, anchor, best, alike=asks[0].each) for anchor in around.values()]
    chosen = max(readings, key=lambda reading: (len(reading[1]), reading[0]), default=(0.0, ()))[1]
    return _row(chosen) if asks[0].each else chosen


def _beside(
    places: Sequence[list[Candidate]], anchor: Candidate, best: Candidate | None, *, alike: bool
) -> tuple[float, Chosen]:
    """The places that fit best where those beside an anchor count for more, with what they count together.

    ``alike``: they count the same of several things, so that they are of one kind.
    """

    def near(place: Candidate) -> float:
        beside = _in_one_sentence(place, anchor) + (place.passage.id == anchor.passage.id)
        return place.score + _BESIDE * (beside + (best is not None and _in_one_sentence(place, best)))

    kind = anchor.figure.kind if anchor.figure else ""
    kept = [[one for one in found if not alike or (one.figure and one.figure.kind == kind)] for found in places]
    nearest = [sorted(found, key=near, reverse=True)[:_MOST] for found in kept if found]
    readings = [(sum(map(near, chosen)), chosen) for chosen in product(*nearest) if _apart(chosen, alike=alike)]
    return max(readings, key=lambda reading: reading[0], default=(0.0, ()))


def _row(chosen: Chosen) -> Chosen:
    """Of numbers that count alike those in one sentence, where two or more are: one elsewhere is no part of it."""
    rows = [tuple(one for one in chosen if _in_one_sentence(one, other)) for other in chosen]
    row = max(rows, key=len, default=())
    return row if len(row) > 1 else chosen


def _in_one_sentence(place: Candidate, other: Candidate) -> bool:
    own, its = place.passage, other.passage
    return (own.document, own.sentence) == (its.document, its.sentence)


def _apart(chosen: Chosen, *, alike: bool) -> bool:
    """Say whether no number is chosen twice and, of numbers that count alike, none is the whole of another."""
    figures = [one.figure for one in chosen if one.figure]
    parents = {figure.parent for figure in figures if alike and figure.parent}
    numbers = {(figure.document, figure.start) for figure in figures}
    return len(numbers) == len(chosen) and not any(figure.subject in parents - {figure.parent} for figure in figures)
