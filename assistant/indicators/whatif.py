"""What if a cell held something else: the changed table is checked again, and every result of it says 假设."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from assistant.errors import InputError
from assistant.indicators.school import FIELDS, School, as_text
from assistant.indicators.table import Change, SchoolTable, check_rows, warn

_FORM = "学校.列名=值,例如 G08.网络多媒体教室数=25;等号后面留空表示未填报"


def apply_changes(table: SchoolTable, changes: Sequence[str]) -> SchoolTable:
    """The table with cells changed, each as ``学校.列名=值``; the school by its code or its name.

    InputError for an unknown school or column and for a value that the table may not hold.
    """
    records = {school.row: school.cells() | {"row": school.row} for school in table.schools}
    made = []
    for change in changes:
        school, column, value = _parse(table, change)
        before = as_text(records[school.row][column])
        records[school.row][column] = value
        made.append(Change(row=school.row, school=school.code, column=column, before=before, after=value))
    faults, schools = check_rows(records.values(), missing=set())
    if faults:
        raise InputError(
            f"改动以后学校数据不合要求:{';'.join(map(str, faults))}",
            where="、".join(changes),
            remedy="换一个值,或者把有关的格一起改",
        )
    kept = tuple(remark for remark in table.warnings if remark.row <= 1)  # of the header and the file
    return table.model_copy(
        update={
            "schools": schools,
            "warnings": (*kept, *warn(schools)),
            "changes": (*table.changes, *made),
        }
    )


def _parse(table: SchoolTable, change: str) -> tuple[School, str, str]:
    place, equals, value = change.partition("=")
    name, dot, column = place.rpartition(".")
    if not (equals and dot and name and column):
        raise InputError(f"看不懂这个改动「{change}」", remedy=f"写成 {_FORM}")
    column = column.strip()
    if column not in FIELDS:
        near = get_close_matches(column, FIELDS, n=3, cutoff=0.3) or list(FIELDS)
        raise InputError(f"没有「{column}」这一列", where=change, remedy=f"用 {'、'.join(near)} 等列名")
    return find_school(table, name.strip()), column, value.strip()


def find_school(table: SchoolTable, name: str) -> School:
    """The school of that code, or of that name where it is the only one; InputError otherwise."""
    found = [school for school in table.schools if school.code == name]
    found = found or [school for school in table.schools if school.name == name]
    if len(found) == 1:
        return found[0]
    known: list[Any] = [word for school in table.schools for word in (school.code, school.name)]
    near = get_close_matches(name, known, n=3, cutoff=0.3) or known[:3]
    what = f"有 {len(found)} 所学校都叫「{name}」" if found else f"没有「{name}」这所学校"
    raise InputError(what, remedy=f"用学校标识码,例如 {'、'.join(near)}")
