"""Numbers that stand side by side in a sentence or a table: of two levels, of several groups."""

from collections.abc import Sequence

from assistant.answering.composing import compose
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import Plan
from assistant.documents.figures import Figure
from assistant.text.quantities import SHARES
from assistant.types import Level

_TOP = 3  # places among which the numbers of two levels are looked for
_ROW = 3  # numbers that make a row


def of_levels(plan: Plan, levels: Sequence[Level], retrieval: Retrieval, *, added: bool = False) -> list[Figure] | None:
    """The numbers of one thing for several levels, in their order; None where they are not told side by side.

    ``added``: they are to be added up, so that no rates are taken.
    """
    single = plan.model_copy(update={"asks": (), "expects": "quantity"})
    for place in retrieval.candidates(single)[:_TOP]:
        figure = place.figure
        if figure is None or place.passage.kind != "announcement" or not retrieval.supports(single, place):
            continue
        if figure.level is None:
            return None  # it is told of both
        if place.signs["unit"] < 0 or (added and (figure.per or figure.kind in SHARES)):
            continue
        beside = _alike(figure, retrieval.corpus.in_sentence(place.passage))
        found = [next((one for one in beside if one.level == level), None) for level in levels]
        told = [one for one in found if one is not None]
        if len(told) == len(found) > 1:
            return told
    return None


def in_order(plan: Plan, retrieval: Retrieval, *, falling: bool) -> list[Figure]:
    """The numbers of the row that a plan speaks of in their order; empty where search is sure of none."""
    single = plan.model_copy(update={"expects": "quantity", "asks": (), "kind": "value"})
    ranked = retrieval.candidates(single)
    row = _row(ranked[0], retrieval) if ranked and retrieval.supports(single, ranked[0]) else None
    if row is None or any(one.comparator != "=" for one in row):
        return []
    return sorted(row, key=lambda one: one.base, reverse=falling)


def own_name(part: Figure) -> str:
    """What sets a number of a row apart: 学生 of 总体满意度 学生."""
    return compose.label(part).removeprefix(part.parent).strip() or compose.label(part)


def _row(place: Candidate, retrieval: Retrieval) -> list[Figure] | None:
    """The parts that a place belongs to, or that it is the whole of: 满意度91.7%,其中学生95.2%、家长89.8%."""
    one = place.figure
    if one is None:
        return None
    beside = retrieval.corpus.in_sentence(place.passage)
    parents = [one.parent, one.subject] if one.parent else [one.subject]
    for parent in parents:
        row = [other for other in beside if other.parent == parent and (other.kind, other.per) == (one.kind, one.per)]
        if len(row) >= _ROW:
            return row
    return None


def _alike(one: Figure, beside: list[Figure]) -> list[Figure]:
    """The numbers that tell the same as one of them, of any level; those of what was before are none."""
    return [
        other
        for other in beside
        if (other.unit, other.per, other.former, other.time) == (one.unit, one.per, one.former, one.time)
        and (other.subject == one.subject or other.inherited or one.inherited or _counted_alike(one, other))
    ]


def _counted_alike(one: Figure, other: Figure) -> bool:
    """Say whether two subjects differ in a number alone: 超过45人的班, 超过50人的班."""
    return "".join(c for c in one.subject if not c.isdigit()) == "".join(c for c in other.subject if not c.isdigit())
