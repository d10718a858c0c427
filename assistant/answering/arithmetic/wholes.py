"""Numbers that belong together as a whole and its parts: those of several years, of a list, of one clause."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.answering.arithmetic.operands import Operands
from assistant.answering.drafts import wording
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.operations import Name, Operation, Operations
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.moves import moves_of
from assistant.text.numerals import whole_number
from assistant.text.quantities import SHARES
from assistant.text.years import same_year, years

FEWEST = 2  # numbers that make a whole
_AGAINST = re.compile(
    r"(?:比|较|跟|和|同|与)(?:起|着)?(?:(?:(?:19|20)?\d\d)(?=年)|去年|前年|上一?年)|(?:从|自)?(?:(?:19|20)?\d\d)年(?:以来|到(?:现在|今|如今|目前)|至今)"
)
_PREVIOUS = re.compile(r"[比较](?:前|上|头)一?年")
_FROM_TO = re.compile(r"((?:19|20)\d\d)年?(?:[-—–~到至]+)((?:19|20)\d\d)(?!学年)")
_YEAR_OF = re.compile(r"(?:19|20)\d\d年度?")
# 三年里头加一块儿, 近三年一共: over as many years as a document tells
_SPAN = re.compile(r"(?P<count>[两二三四五六])年(?!级|制|前|以)[^,。?]{0,8}(?:加|合|总|一共|共)")
_TELLS = 0.15  # a lighter word does not tell a part from its whole
_NAMED, _HARDLY = 0.6, 0.2  # signs from which a number is what a question names, and the least chance of it
_YEARLY = 4  # places among which numbers of several years are looked for


class Wholes:
    """Find the operands of an operation over a whole; each finder gives None where the documents do not hold them."""

    def __init__(self, understanding: Understanding, operations: Operations, operands: Operands) -> None:
        self._understanding, self._operations, self._operands = understanding, operations, operands

    def over_years(self, plan: Plan) -> Name | None:
        """The sum, growth or difference over the years that a question names: 2022、2023、2024三年一共."""
        if plan.elsewhere or plan.schools:
            return None
        if plan.indicators:  # its rates by year are no numbers to be added up; how many there were are
            if set(plan.units) & SHARES or not plan.units:
                return None
            held = len(plan.years) == 1 and _AGAINST.search(plan.query)
            wanted = ("sum",) if _SPAN.search(plan.query) else ("difference", "growth") if held else ()
            name = self._operations.over(plan.query) if wanted else None
            return name if name in wanted else None
        held_against = _PREVIOUS.search(plan.query) or (len(plan.years) == 1 and _AGAINST.search(plan.query))
        several = len(plan.years) >= FEWEST or held_against
        if not several and _SPAN.search(plan.query):
            return "sum" if self._operations.over(plan.query) == "sum" else None
        name = self._operations.over(plan.query) if several else None
        return None if held_against and name == "sum" else name

    def told_by_year(
        self, plan: Plan, corpus: Corpus, retrieval: Retrieval | None = None
    ) -> tuple[Name, list[Figure]] | None:
        """What was told of some years and the number of the year that a follow-up adds: 连上2025年一共.

        The latter stands in the same sentence or, with ``retrieval``, where search finds it.
        """
        name, told = self._operations.over(plan.question), [one for turn in plan.told for one in turn]
        last = corpus.figure_at(*told[-1]) if told and name else None
        if name is None or last is None or not _years(last) or (name == "growth" and last.kind in SHARES):
            return None
        year = next((year for year in plan.years if year not in _years(last)), "")
        named = next((figure for figure in corpus.alike(last) if same_year(year, figure.time)), None)
        if named is None and retrieval is not None:
            named = self._of_year(plan, last, year, retrieval)
        if named is None or named == last or (name == "sum" and last.kind in SHARES):
            return None
        before = [one for one in corpus.alike(last) if (one.document, one.start) in told] or [last]
        return (name, [*before, named]) if name == "sum" else (name, [last, named])

    def _of_year(self, plan: Plan, last: Figure, year: str, retrieval: Retrieval) -> Figure | None:
        """The number that counts of another year what a number counts."""
        subject = _YEAR_OF.sub("", last.subject)
        asked = f"{year}年{wording.level_name(last.level)}{subject}有多少"
        single = self._understanding.plan(asked, role=plan.role, today=plan.today)
        single = single.model_copy(update={"expects": "quantity", "units": (last.kind,), "asks": ()})
        for place in retrieval.candidates(single)[:_YEARLY]:
            figure = place.figure
            if (
                figure
                and figure.kind == last.kind
                and same_year(year, figure.time)
                and retrieval.supports(single, place)
            ):
                return figure
        return None

    def of_years(self, plan: Plan, name: Name, retrieval: Retrieval) -> list[Figure] | None:
        """The number of each year, or the last and the first where an operation takes two."""
        units = () if set(plan.units) & SHARES else plan.units
        if not plan.units and name != "growth":  # 25年教育上花的钱比23年多了多少
            units = self._operands.units(_AGAINST.split(plan.query)[0])
        single = plan.model_copy(update={"years": (), "expects": "quantity", "units": units, "asks": ()})
        wanted = _years_wanted(plan, name)
        single = single.model_copy(update={"query": _PREVIOUS.sub("", plan.query)})
        for found_place in retrieval.candidates(single)[:_YEARLY]:
            place = _of_whole(single, found_place, retrieval.corpus)
            span = None if wanted else _SPAN.search(plan.query)
            if span and name == "sum":
                found = _of_span(place, whole_number(span["count"]), retrieval.corpus)
            else:
                found = _each_year(place, wanted, retrieval.corpus)
            if found is None or not _is_meant(single, place, retrieval) or (name == "sum" and found[0].kind in SHARES):
                continue
            return found if name == "sum" else [found[-1], found[0]]
        return None

    def of_parent(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> list[Figure] | None:
        """A number and the total that its clause makes it a part of: 投入1.36亿元,其中新建校舍8200万元."""
        single = self._understanding.plan(f"{operation.plain}多少", role=plan.role, today=plan.today)
        single = single.model_copy(update={"expects": "quantity", "units": (), "years": plan.years})
        ranked = retrieval.candidates(single)
        part = ranked[0].figure if ranked and retrieval.supports(single, ranked[0]) else None
        if part is None or not part.parent or not ranked[0].names_the_thing or part.kind in SHARES:
            return None
        around = retrieval.corpus.figures.get(part.passage, [])
        alike = [one for one in around if one.subject == part.parent and one.kind == part.kind]
        wholes = [one for one in alike if one.base > part.base]
        return [part, wholes[-1]] if wholes else None

    def of_listed(self, plan: Plan, retrieval: Retrieval) -> list[Figure] | None:
        """A part, then all that a question lists or that a sentence lists as a group: 四类资助里义务教育占百分之几."""
        listed = self._operations.listed(plan.query)
        if listed is None:
            return None
        inner, phrase = listed
        free = plan.model_copy(update={"units": (), "expects": "quantity"})
        wholes = self._operands.group(free, inner, retrieval) if inner.group else None
        if wholes is None and len(inner.operands) > 1:
            units = self._operands.units(phrase) or ("money",)
            wholes = self._operands.find(free, [(one, units) for one in inner.operands], retrieval)
        if wholes is None or len(wholes) < FEWEST or len({figure.kind for figure in wholes}) > 1:
            return None
        part = self._operands.told(phrase, wholes, retrieval)
        return [part, *wholes] if part else None


def _is_meant(plan: Plan, place: Candidate, retrieval: Retrieval) -> bool:
    """Say whether a number told year by year is what is asked for: the question's word for the move is not its own."""
    told = min(place.signs["asked"], place.signs["covered"]) >= _NAMED
    return retrieval.supports(plan, place) or (told and place.support >= _HARDLY)


def _years_wanted(plan: Plan, name: Name) -> list[str]:
    """The years whose numbers are wanted: of a sum all from one to another; none where the year before is meant."""
    if _PREVIOUS.search(plan.query):
        return []
    span = _FROM_TO.search(plan.query) if name == "sum" else None
    return [str(year) for year in range(int(span[1]), int(span[2]) + 1)] if span else sorted(plan.years)


def _each_year(place: Candidate, wanted: Sequence[str], corpus: Corpus) -> list[Figure] | None:
    """The numbers of one thing in one sentence, one for each year; of one year that and the latest."""
    if place.figure is None:
        return None
    if len(wanted) == 1 and (changed := _changed(place.figure, wanted[0], corpus)):
        return changed
    alike = corpus.alike(place.figure)
    found = [next((figure for figure in alike if same_year(year, figure.time)), None) for year in wanted]
    if len(wanted) < FEWEST:  # of one year and the latest, or of the last two
        latest = sorted(alike, key=lambda figure: figure.time)[-FEWEST + len(wanted) :]
        found += latest if len(latest) + len(wanted) == FEWEST else [None]
    told = [figure for figure in found if figure is not None]
    if len(told) != len(found) or len({figure.start for figure in told}) != len(told):
        return None
    by = {move.by.start for move in moves_of(corpus, place.passage.document, place.passage.sentence)}
    return told if not by & {figure.start for figure in told} else None  # 2020年6730人,五年减少1244人: no year's number


def _changed(one: Figure, year: str, corpus: Corpus) -> list[Figure] | None:
    """What a number was in a year and what it is: 由2022年的331人增加到408人."""
    beside = corpus.beside(one)
    for before, after in pairwise(beside):
        told = before.former and not after.former and one in (before, after)
        if told and before.kind == after.kind and same_year(year, before.time):
            return [before, after]
    return None


def _of_span(place: Candidate, wanted: int, corpus: Corpus) -> list[Figure] | None:
    """The numbers of one thing of as many years as are asked for; None where their sum is told."""
    if place.figure is None or not place.figure.time:
        return None
    alike = sorted(corpus.alike(place.figure), key=lambda figure: figure.time)
    beside = corpus.figures_in(place.passage.document, *corpus.passages[place.passage.id].sentence)
    summed = any(figure.base == sum(one.base for one in alike) for figure in beside)
    return alike if len(alike) == wanted == len({_years(one) for one in alike}) and not summed else None


def _of_whole(plan: Plan, place: Candidate, corpus: Corpus) -> Candidate:
    """The whole instead of a part that a question does not name: 教育支出9.86亿元,其中用于义务教育5.94亿元."""
    part = place.figure
    strong = [term for term in plan.terms if term.weight >= _TELLS]
    if part is None or not part.parent or any(found_in(term, part.subject) for term in strong):
        return place
    beside = corpus.beside(part)
    whole = next((one for one in beside if (one.subject, one.kind) == (part.parent, part.kind)), None)
    return replace(place, figure=whole) if whole else place


def _years(figure: Figure) -> tuple[str, ...]:
    """The years that a number is said to be of."""
    return years(figure.time, date.min)
