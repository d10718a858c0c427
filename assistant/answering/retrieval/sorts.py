"""All schools of a level where an announcement tells only their sorts: 全县几所小学, of 县直小学2所 and 乡镇小学5所."""

import re
from collections.abc import Callable

from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import Plan
from assistant.documents.figures import Figure
from assistant.text.normalize import fold

_KIND = "school"
# Sorts of which each school is one: by where they are, or by who runs them.
_FAMILIES = (
    re.compile(r"(?:[县区市州旗]直属?|直属|城区|县城|城镇|城市|镇区|乡镇|农村|乡村|牧区|山区|海岛)(?:公办)?"),
    re.compile("公办|民办"),
)
_ASKED = re.compile("[乡村镇城岛山牧]|直属|[县区市]直|公办|民办|公立|私立|私人")  # one of the sorts
_IDLE = re.compile(r"^(?:[另现共设建]+有|其中|有)")
_LEVEL = re.compile("小学|初级中学|初中|幼儿园|高中|学校")


def of_sorts(plan: Plan, opened: Callable[[], Retrieval]) -> list[Figure] | None:
    """The numbers of the sorts that make up a level; None where one is asked for, or all of the level are told."""
    if plan.expects != "quantity" or _KIND not in plan.units or len(plan.levels) != 1 or plan.schools or plan.elsewhere:
        return None
    retrieval = opened()
    ranked = retrieval.candidates(plan)
    best = ranked[0].figure if ranked and ranked[0].passage.kind == "announcement" else None
    if best is None or best.kind != _KIND or best.level != plan.levels[0] or not retrieval.supports(plan, ranked[0]):
        return None
    if _ASKED.search(fold(plan.query)):
        return None
    return beside(best, retrieval)


def beside(best: Figure, retrieval: Retrieval) -> list[Figure] | None:
    """The sorts that make up all schools of a level, of which a number tells one; None where it tells no sort."""
    alike = [one for one in retrieval.corpus.beside(best) if _told_as(one) == _told_as(best)]
    sorts = [_sort(one) for one in alike]
    for family in _FAMILIES:
        if all(family.fullmatch(sort) for sort in sorts) and len(set(sorts)) == len(sorts) > 1:
            return alike
    return None


def _told_as(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.level, figure.parent, figure.time, figure.per


def _sort(figure: Figure) -> str:
    return _IDLE.sub("", _LEVEL.sub("", fold(figure.subject))).strip()
