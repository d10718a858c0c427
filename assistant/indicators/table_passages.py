"""A school table as passages for search: a passage a school, and one an indicator and level of the county.

The words are for finding a place only: they name what can be asked for and the verdicts, and leave the values to the
calculator. The county's passages name the school with the least and with the most, so that 哪所学校操场最小 finds it.
"""

import hashlib
from collections.abc import Iterator, Sequence

from assistant.documents.model import Passage
from assistant.indicators.county import CountyIndicator, county_result
from assistant.indicators.judge import OUTCOMES
from assistant.indicators.quotes import cite_cells
from assistant.indicators.school import LEVELS
from assistant.indicators.schools import SchoolRow
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Cell
from assistant.types import Citation, Frozen

_SHORT = 6  # characters of the other names that go into an indicator's passage


class TablePassage(Frozen):
    """A passage whose ``start`` and ``end`` are row numbers, and the cells it quotes.

    ``school`` or ``indicator`` (an id of the standard) says what it is of.
    """

    passage: Passage
    citation: Citation
    school: str = ""
    indicator: str = ""


def table_passages(table: SchoolTable, standard: Standard) -> list[TablePassage]:
    """All passages of a table, for readers of its audience only."""
    result = county_result(table, standard)
    rows = [row for level in result.levels.values() for row in level.rows]
    by_school: dict[str, list[SchoolRow]] = {}
    for row in sorted(rows, key=lambda row: row.row):
        by_school.setdefault(row.code, []).append(row)
    indicators = [one for level in result.levels.values() for one in level.indicators.values() if one.values]
    return [*(_school(own, table) for own in by_school.values()), *_county(indicators, table, standard)]


def _school(rows: Sequence[SchoolRow], table: SchoolTable) -> TablePassage:
    """A school with its verdict at each level."""
    first = rows[0]
    parts = [f"{first.name}({first.code}),{first.type}", *(f"{LEVELS[row.level]}:{row.reason}" for row in rows)]
    cells = dict.fromkeys(cell for row in rows for value in row.values.values() for cell in value.trace.inputs)
    return _passage(table, "。".join(parts), list(cells), first.code, school=first.code)


def _county(indicators: Sequence[CountyIndicator], table: SchoolTable, standard: Standard) -> Iterator[TablePassage]:
    for one in indicators:
        names = {school.code: school.name for school in table.schools}
        known = sorted((value for value in one.values if value.value is not None), key=lambda value: value.value or 0)
        also = "、".join(name for name in standard[one.id].aliases if len(name) <= _SHORT)
        text = (
            f"{table.info.county}{LEVELS[one.level]}{standard[one.id].label}({also}):"
            f"全县{OUTCOMES[one.mean_verdict]},校际差异系数{OUTCOMES[one.cv_verdict]}"
        )
        if known:
            least, most = known[0], known[-1]
            text += f"。最小、最少、最低的学校是{names[least.school]};最大、最多、最高的学校是{names[most.school]}"
        yield _passage(table, text, list(one.trace.inputs), f"{one.id}.{one.level}", indicator=one.id)


def _passage(table: SchoolTable, text: str, cells: list[Cell], key: str, **of: str) -> TablePassage:
    citation = cite_cells(table, cells)
    found = Passage(
        id=hashlib.sha256(f"{table.sha256}:{table.name}:{key}".encode()).hexdigest()[:24],
        document=table.name,
        kind="schools",
        audience=table.info.audience,
        start=citation.start,
        end=citation.end,
        text=text,
        section=table.info.title,
        sentence=(citation.start, citation.end),
    )
    return TablePassage(passage=found, citation=citation, **of)
