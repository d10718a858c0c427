"""A county's school table: read whole or not at all, with its provenance and its warnings."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from statistics import median
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError

from assistant.errors import TableError
from assistant.indicators.faults import FaultyTable, Remark
from assistant.indicators.parameters import Words, read_parameters
from assistant.indicators.school import COLUMNS, COMPULSORY, FIELDS, LEVELS, NUMBERS, School, as_text
from assistant.indicators.sheets import read_sheet
from assistant.text.normalize import fold
from assistant.types import Frozen, Provenance, Role

SYNTHETIC, ASSUMED, UNSTATED = "示例数据", "假设", "未说明"
_FAR = 10  # times the median of its column: 元 beside 万元


class TableInfo(Frozen):
    """The ``.yaml`` beside a table; unknown keys are refused."""

    title: Words
    county: Words
    school_year: Annotated[Words, BeforeValidator(lambda raw: str(raw) if type(raw) is int else raw)]
    provenance: Provenance
    note: str = ""
    audience: Role = "staff"


class Change(Frozen):
    """A cell that is supposed to hold something else than was reported."""

    row: int
    school: str
    column: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.school} {self.column} {self.before or '(空)'} 改为 {self.after or '(空)'}"


class SchoolTable(Frozen):
    """A table without faults; ``sha256`` is of the file, ``changes`` make it a what-if."""

    name: str
    sha256: str
    info: TableInfo
    schools: tuple[School, ...]
    warnings: tuple[Remark, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """What every answer from this table has to say: 示例数据, 假设."""
        synthetic = (SYNTHETIC,) if self.info.provenance == "synthetic" else ()
        return (*synthetic, ASSUMED) if self.changes else synthetic

    @property
    def assumption(self) -> str:
        """The changes in words; empty for the table as reported."""
        return f"{ASSUMED}:{';'.join(map(str, self.changes))}" if self.changes else ""


def read_table(path: Path) -> SchoolTable:
    """Read and check a table; FaultyTable carries every fault, TableError says that it is no table at all."""
    path = Path(path)
    sheet = read_sheet(path)
    header, rows = _body(sheet.rows)
    if not header:
        raise TableError("第一行没有列名", where=str(path), remedy="用 assistant indicators template 写出的模板填写")
    faults, warnings = _header_remarks(header)
    wrong, schools = check_rows(_records(header, rows), missing=set(FIELDS) - set(header))
    faults += [*sheet.faults, *_extra_cells(len(header), rows), *wrong]
    if not faults and not schools:
        faults.append(_remark("no_schools", 0, "", "没有学校", "表头以下每行一所学校"))
    if faults:
        raise FaultyTable(sorted(faults, key=lambda fault: fault.row), where=str(path))
    info, undescribed = _describe(path)
    return SchoolTable(
        name=path.stem,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        info=info,
        schools=schools,
        warnings=(*undescribed, *warnings, *warn(schools)),
    )


def check_rows(records: Iterable[dict[str, Any]], missing: set[str]) -> tuple[list[Remark], tuple[School, ...]]:
    """Every fault of every row, and the schools where there is none."""
    faults: list[Remark] = []
    schools: list[School] = []
    first: dict[str, int] = {}
    for record in records:
        code = as_text(record.get("学校标识码"))
        if code and (earlier := first.setdefault(code, record["row"])) != record["row"]:
            faults.append(
                _remark("repeated_code", record["row"], "学校标识码", code, f"与其他学校不同(第 {earlier} 行已有)")
            )
        try:
            schools.append(School.model_validate(record))
        except ValidationError as fault:
            faults += _row_faults(record["row"], fault, missing)
    return faults, tuple(schools)


def _row_faults(row: int, fault: ValidationError, missing: set[str]) -> list[Remark]:
    """A row's faults; of a missing column the header's fault has spoken already."""
    found = []
    for item in fault.errors(include_url=False):
        column = str(item["loc"][0])
        if column in missing:
            continue
        found.append(_remark(item["type"], row, column, as_text(item["input"]), item["msg"]))
    return found


def _remark(kind: Any, row: int, column: str, value: str, expected: str) -> Remark:
    """A remark of one of the known kinds; the errors of ``School`` are named after them."""
    return Remark(kind=kind, row=row, column=column, value=value, expected=expected)


def _body(rows: list[tuple[int, list[object]]]) -> tuple[list[str], list[tuple[int, list[object]]]]:
    """The header's names, and the rows below that hold anything."""
    header = ["".join(fold(as_text(cell)).split()) for cell in rows[0][1]] if rows else []
    while header and not header[-1]:
        header.pop()
    return header, [(number, row) for number, row in rows[1:] if any(as_text(cell) for cell in row)]


def _header_remarks(header: Sequence[str]) -> tuple[list[Remark], list[Remark]]:
    missing = [column for column in FIELDS if column not in header]
    faults = [_remark("missing_column", 1, column, "没有这一列", "有这一列") for column in missing]
    faults += [
        _remark("repeated_column", 1, column, f"出现 {times} 次", "只出现一次")
        for column, times in Counter(header).items()
        if times > 1 and column in FIELDS
    ]
    unknown = [column for column in header if column and column not in FIELDS]
    return faults, [_remark("unknown_column", 1, column, column, "是规定的列;这一列没有使用") for column in unknown]


def _records(header: Sequence[str], rows: list[tuple[int, list[object]]]) -> Iterable[dict[str, Any]]:
    for number, row in rows:
        cells = zip_longest(header, row[: len(header)])
        known = {column: cell for column, cell in cells if column in FIELDS}
        yield {"row": number, **known}


def _extra_cells(width: int, rows: list[tuple[int, list[object]]]) -> list[Remark]:
    return [
        _remark("extra_cell", number, f"第 {place} 列", as_text(cell), "没有表头以外的格")
        for number, row in rows
        for place, cell in enumerate(row[width:], width + 1)
        if as_text(cell)
    ]


def _describe(path: Path) -> tuple[TableInfo, list[Remark]]:
    """The description beside a table; without one the table is read all the same, for staff only."""
    beside = path.with_suffix(".yaml")
    if beside.exists():
        return read_parameters(beside, TableInfo, TableError), []
    info = TableInfo(title=path.stem, county=UNSTATED, school_year=UNSTATED, provenance="real")
    return info, [_remark("no_description", 0, "", f"没有 {beside.name}", "有一个写明县、学年和来源的说明文件")]


def warn(schools: Sequence[School]) -> tuple[Remark, ...]:
    """What is possible but odd: kept and shown, never in the way."""
    return (*_far_above(schools), *_without_classes(schools))


def _far_above(schools: Sequence[School]) -> Iterable[Remark]:
    """A value far above the median of what its column reports; zeros are left out: they say that nothing is there."""
    for column in NUMBERS:
        reported = [(school.row, getattr(school, FIELDS[column])) for school in schools]
        positive = [value for _, value in reported if value]
        if not positive:
            continue
        middle = median(positive)
        for row, value in reported:
            if value and value > _FAR * middle:
                yield _remark(
                    "far_above_median", row, column, as_text(value), f"与其他学校相近(中位数 {middle}),请核对单位和位数"
                )


def _without_classes(schools: Sequence[School]) -> Iterable[Remark]:
    for school in schools:
        for level in COMPULSORY:
            if school.pupils(level) and not getattr(school, f"{level}_classes"):
                yield _remark(
                    "pupils_without_classes",
                    school.row,
                    COLUMNS[f"{level}_classes"],
                    as_text(getattr(school, f"{level}_classes")),
                    f"有班级数({LEVELS[level]}有在校生 {school.pupils(level)} 人)",
                )
