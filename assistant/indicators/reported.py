"""What an announcement reports for the standard's indicators, in sentences and in tables."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from assistant.documents.figures import Figure
from assistant.documents.grids import grids, told_rows
from assistant.documents.model import Document
from assistant.documents.passages import passages
from assistant.indicators import wording
from assistant.indicators.chains import chained
from assistant.indicators.excess import bounds
from assistant.indicators.largest import largest
from assistant.indicators.names import Names
from assistant.indicators.orders import orders
from assistant.indicators.reading import Reader, Reported
from assistant.indicators.standard import Standard
from assistant.indicators.tabulated import tabulated_values
from assistant.text.normalize import fold
from assistant.types import Level

__all__ = ["Reported", "all_values", "best"]

Place = tuple[str, str, Level | None]
_YEAR = re.compile(r"(?:19|20)\d{2}")


def best(values: Iterable[Reported]) -> dict[Place, Reported]:
    """For each indicator, condition (``cv``: 差异系数) and level the value by the fullest name, of the latest year.

    Where several are as good, of subjects or schools, the one that is worst decides.
    """
    known = list(values)
    newest = max((year for value in known for year in _years(value)), default=0)  # what states no year is of now
    found: dict[Place, Reported] = {}
    for value in known:
        place = (value.indicator, value.condition, value.level)
        if place not in found or _rank(value, newest) > _rank(found[place], newest):
            found[place] = value
    return found


def _years(value: Reported) -> list[int]:
    return [int(year) for year in _YEAR.findall(value.figure.time)]


def _rank(value: Reported, newest: int) -> tuple[bool, bool, bool, int, bool, int, bool, Decimal]:
    worse = -value.figure.value if value.direction == ">=" else value.figure.value
    whole = not value.figure.parent or value.level is not None  # 综合认可度92.6%,其中家长91.8%
    return (
        value.main,
        not value.mean,
        not value.group,
        value.matched,
        whole,
        max(_years(value), default=newest),
        value.comparator == "=",
        worse,
    )


def all_values(document: Document, figures: Iterable[Figure], standard: Standard) -> list[Reported]:
    """Every value that a document reports, in reading order; the same one may be reported more than once."""
    names = Names(standard)
    words = told_rows(document.text)
    reader = Reader(words, standard, names, document.description.published, orders(document))
    tables = grids(document.text)
    told = {name.start for table in tables for name, _ in table.told()}
    clauses = passages(document)
    by_passage: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_passage[figure.passage].append(figure)
    found: list[Reported] = []
    for clause in clauses:
        inside = any(low <= clause.start < high for low, high in (table.span for table in tables))
        if not inside or any(clause.sentence[0] <= start < clause.sentence[1] for start in told):
            read = clause.model_copy(update={"text": words[clause.start : clause.end]})
            reported = [one for one in by_passage.get(clause.id, []) if not inside or one.heading is None]
            values = reader.read(read, reported)
            planned = wording.is_of_plans(clause.section)  # 2026年交流的教师中骨干教师不少于20%
            found += [value for value in values if not (planned and value.comparator != "=")]
    read_already = {(value.condition, value.level, value.figure.start) for value in found}
    in_order = sorted((one for several in by_passage.values() for one in several), key=lambda one: one.start)
    text = fold(document.text)
    more = [*chained(document, in_order, standard, names), *bounds(text, clauses, in_order, standard)]
    more += largest(text, clauses, in_order, standard)
    found += [value for value in more if (value.condition, value.level, value.figure.start) not in read_already]
    for table in tables:
        found += tabulated_values(table, document, clauses, standard, names)
    return sorted(found, key=lambda value: value.figure.start)
