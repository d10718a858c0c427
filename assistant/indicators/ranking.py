"""Schools of a table in order: by an indicator's value, or by what a column holds."""

from collections.abc import Sequence
from typing import Any

from assistant.errors import InputError
from assistant.indicators.results import Result, about, cited, value_json
from assistant.indicators.school import FIELDS, School
from assistant.indicators.schools import SchoolRow, school_rows
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Cell, cells_of
from assistant.types import Level

_Entry = tuple[dict[str, Any], Any, Sequence[Cell]]  # who, the amount, and the cells that it is from


def ranking(
    table: SchoolTable,
    standard: Standard,
    indicator: str | None = None,
    level: Level | None = None,
    column: str | None = None,
    least_first: bool = True,
    limit: int | None = None,
) -> Result:
    """Schools by an indicator's value, or by what a column of the table holds; equal ones share a rank.

    Schools that have not reported stand in ``undisclosed`` and have no rank.
    """
    if column is not None:
        entries = _by_column(table, column, level)
    elif indicator is not None:
        entries = _by_indicator(table, standard, indicator, level)
    else:
        raise InputError("没有说按什么排列", remedy="给出指标编号或者列名")
    known = sorted((one for one in entries if one[1] is not None), key=lambda one: one[1], reverse=not least_first)
    ranks: list[dict[str, Any]] = []
    for place, (who, amount, _) in enumerate(known):
        same = place > 0 and known[place - 1][1] == amount
        ranks.append({"rank": ranks[-1]["rank"] if same else place + 1, "amount": float(amount)} | who)
    kept = len(known) if limit is None else limit
    # A school that shares the last rank is not cut off.
    while 0 < kept < len(known) and ranks[kept]["rank"] == ranks[kept - 1]["rank"]:
        kept += 1
    data = about(table, indicator=indicator, column=column) | {
        "least_first": least_first,
        "ranking": ranks[:kept],
        "undisclosed": [who for who, amount, _ in entries if amount is None],
    }
    return Result(data, cited(table, (cell for _, _, cells in known[:kept] for cell in cells)))


def _by_column(table: SchoolTable, column: str, level: Level | None) -> list[_Entry]:
    field = _field(column)
    return [
        (_named(school), getattr(school, field), cells_of(school, [field]))
        for school in table.schools
        if level is None or level in school.levels
    ]


def _by_indicator(table: SchoolTable, standard: Standard, indicator: str, level: Level | None) -> list[_Entry]:
    rows = [row for row in school_rows(table, standard) if level in (None, row.level)]
    values = [(row, row.value(indicator)) for row in rows]
    return [(_named(row) | value_json(one), one.value, one.trace.inputs) for row, one in values]


def _named(school: School | SchoolRow) -> dict[str, Any]:
    return {"code": school.code, "name": school.name, "type": school.type}


def _field(column: str) -> str:
    if column not in FIELDS:
        raise InputError(f"没有「{column}」这一列", remedy=f"用 {'、'.join(FIELDS)} 之一")
    return FIELDS[column]
