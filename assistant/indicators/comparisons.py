"""Schools of a table beside each other: who meets one indicator, how far two are apart, what the cells say."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from assistant.errors import InputError
from assistant.indicators.county import county_result
from assistant.indicators.exact import decimal
from assistant.indicators.judge import shown
from assistant.indicators.quotes import shown_cell
from assistant.indicators.results import Result, about, cited, decided_json, value_json
from assistant.indicators.school import FIELDS, LEVEL_OF_FIELD, NUMBERS
from assistant.indicators.schools import school_rows
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Cell, cells_of
from assistant.indicators.whatif import find_school
from assistant.types import Level


def verdicts_by(
    table: SchoolTable, standard: Standard, indicator: str, level: Level | None = None, only: str | None = None
) -> Result:
    """Every school's verdict on one indicator; ``only`` keeps those with one verdict (met, unmet, undisclosed)."""
    government = county_result(table, standard).government.get(indicator)
    found: list[tuple[dict[str, Any], Sequence[Cell]]] = []
    if government is not None:
        for check in government.checks:
            said = {"code": check.school, "name": check.name, "label": check.label, "text": check.text}
            required = None if check.required is None else float(check.required)
            held = {"value": None if check.value is None else float(check.value), "required": required}
            found.append((said | held | {"verdict": check.verdict} | decided_json(check.threshold), check.cells))
    else:
        for row in school_rows(table, standard):
            if level in (None, row.level):
                one = row.value(indicator)
                found.append(({"code": row.code, "name": row.name} | value_json(one), one.trace.inputs))
    kept = [(said, cells) for said, cells in found if only in (None, said["verdict"])]
    counts = {
        each: len({said["code"] for said, _ in found if said["verdict"] == each})
        for each in ("met", "unmet", "undisclosed")
    }
    data = about(table, indicator=indicator) | {"label": standard[indicator].short, "counts": counts}
    data |= {"total": len({said["code"] for said, _ in found}), "schools": [said for said, _ in kept]}
    # Where none is kept, that is shown by the cells of all.
    return Result(data, cited(table, (cell for _, cells in kept or found for cell in cells)))


def difference(
    table: SchoolTable, standard: Standard, indicator: str, school: str, other: str, level: Level | None = None
) -> Result:
    """By how much two schools differ in an indicator, at each level that both run."""
    first, second = find_school(table, school), find_school(table, other)
    rows = {(row.code, row.level): row for row in school_rows(table, standard) if level in (None, row.level)}
    levels = [each for code, each in rows if code == first.code and (second.code, each) in rows]
    if not levels:
        raise InputError(f"{first.name}和{second.name}没有共同的学段可以比较", remedy="换一所学校或者一个学段")
    found, cells = [], []
    for each in levels:
        one, two = (rows[code, each].value(indicator) for code in (first.code, second.code))
        gap = None if one.value is None or two.value is None else Fraction(one.value) - Fraction(two.value)
        decimals = one.threshold.decimals
        found.append(
            {
                "level": each,
                "label": one.label,
                "values": [
                    {"code": at.code, "name": at.name} | value_json(value)
                    for at, value in ((first, one), (second, two))
                ],
                "difference": None if gap is None else float(gap),
                "difference_display": None if gap is None else shown(abs(decimal(gap)), decimals),
                "relation": None if gap is None else "高出" if gap > 0 else "低于" if gap < 0 else "等于",
                "unit": one.threshold.unit.symbol,
            }
        )
        cells += [*one.trace.inputs, *two.trace.inputs]
    return Result(about(table, indicator=indicator) | {"differences": found}, cited(table, cells))


def cells(table: SchoolTable, school: str, columns: Sequence[str]) -> Result:
    """What a school's row says in some columns of numbers; an empty cell is undisclosed."""
    found = find_school(table, school)
    if unknown := [column for column in columns if column not in NUMBERS]:
        raise InputError(f"没有「{'、'.join(unknown)}」这一列数", remedy=f"用 {'、'.join(NUMBERS)} 之一")
    fields = [FIELDS[column] for column in columns]
    held = {column: getattr(found, field) for column, field in zip(columns, fields, strict=True)}
    data = about(table, school=found.code, name=found.name)
    data["cells"] = [
        {"column": column, "display": None if value is None else shown_cell(value)} for column, value in held.items()
    ]
    return Result(data, cited(table, cells_of(found, fields)))


def unfilled(table: SchoolTable, school: str | None = None) -> Result:
    """The numbers that schools, or one of them, have left empty at the levels they run."""
    asked = table.schools if school is None else (find_school(table, school),)
    found: list[dict[str, Any]] = []
    empty: list[Cell] = []
    for one in asked:
        own = [column for column in NUMBERS if LEVEL_OF_FIELD.get(FIELDS[column], one.levels[0]) in one.levels]
        missing = [column for column in own if getattr(one, FIELDS[column]) is None]
        if missing:
            found.append({"code": one.code, "name": one.name, "columns": missing})
            empty += cells_of(one, [FIELDS[column] for column in missing])
    # That nothing is empty is shown by all that is there.
    shown_by = empty or [cell for one in asked for cell in cells_of(one, [FIELDS[column] for column in NUMBERS])]
    return Result(about(table) | {"schools": found, "count": len(found)}, cited(table, shown_by))
