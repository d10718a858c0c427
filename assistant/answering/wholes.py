"""Numbers that belong together as a whole and its parts: those of several years, of a list, of one clause."""

from collections.abc import Sequence

from assistant.answering.evidence import Candidate
from assistant.answering.operands import Operands
from assistant.answering.operations import Name, Operation, Operations
from assistant.answering.plan import Plan
from assistant.answering.retrieve import Retrieval
from assistant.answering.scope import same_year
from assistant.answering.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.quantities import SHARES

FEWEST = 2  # numbers that make a whole
_YEARLY = 4  # places among which numbers of several years are looked for


class Wholes:
    """Find the operands of an operation over a whole; each finder gives None where the documents do not hold them."""

    def __init__(self, understanding: Understanding, operations: Operations, operands: Operands) -> None:
        self._understanding, self._operations, self._operands = understanding, operations, operands

    def over_years(self, plan: Plan) -> Name | None:
        """The sum, growth or difference over the years that a question names: 2022、2023、2024三年一共."""
        if len(plan.years) < FEWEST or plan.elsewhere or plan.schools or plan.indicators:
            return None
        return self._operations.over(plan.query)

    def of_years(self, plan: Plan, name: Name, retrieval: Retrieval) -> list[Figure] | None:
        """The number of each year, or the last and the first where an operation takes two."""
        units = () if set(plan.units) & SHARES else plan.units
        single = plan.model_copy(update={"years": (), "expects": "quantity", "units": units, "asks": ()})
        for place in retrieval.candidates(single)[:_YEARLY]:
            found = _each_year(place, sorted(plan.years), retrieval)
            if found is not None and retrieval.supports(single, place):
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


def _each_year(place: Candidate, years: Sequence[str], retrieval: Retrieval) -> list[Figure] | None:
    """The numbers of one thing in one sentence, one for each year; shares are not added up."""
    if place.figure is None or not place.figure.time or place.figure.kind in SHARES:
        return None
    figures = retrieval.corpus.figures_in(place.passage.document, *place.passage.sentence)
    alike = [figure for figure in figures if figure.kind == place.figure.kind]
    found = [next((figure for figure in alike if same_year(year, figure.time)), None) for year in years]
    told = [figure for figure in found if figure is not None]
    return told if len(told) == len(years) == len({figure.start for figure in told}) else None
