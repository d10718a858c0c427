"""The cells of an .xlsx or .csv file, as they stand there; what cannot be told apart from nothing is a fault."""

import csv
import io
import warnings
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

from assistant.documents.read import decode
from assistant.errors import CorpusError, TableError
from assistant.indicators.faults import Remark
from assistant.indicators.school import as_text

SUFFIXES = (".xlsx", ".csv")
SHEET = "学校数据"


class Sheet(NamedTuple):
    """Rows numbered as a spreadsheet shows them, the header among them, and what is wrong with cells as such."""

    rows: list[tuple[int, list[object]]]
    faults: list[Remark]


def read_sheet(path: Path) -> Sheet:
    """Read a file's cells; TableError for a file that is no table at all."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise TableError(f"文件读不了({fault.strerror})", where=str(path), remedy="检查文件和权限") from fault
    match path.suffix.lower():
        case ".csv":
            return _csv(data, path)
        case ".xlsx":
            return _xlsx(data, path)
    raise TableError(
        f"不认识的文件类型 {path.suffix or '(没有后缀)'}", where=str(path), remedy="另存为 .xlsx 或者 .csv"
    )


def _csv(data: bytes, path: Path) -> Sheet:
    try:
        text = decode(data, str(path))
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except CorpusError as fault:
        raise TableError(fault.what, where=fault.where, remedy="用 UTF-8 或者 GB18030 编码保存") from fault
    except csv.Error as fault:
        raise TableError(
            f"不能按 CSV 读取:{fault}", where=str(path), remedy="检查引号和换行,或者另存为 .xlsx"
        ) from fault
    return Sheet([(number, list(row)) for number, row in enumerate(rows, 1)], [])


def _xlsx(data: bytes, path: Path) -> Sheet:
    """Formulas are read as the values stored beside them; one without a stored value would look like an empty cell."""
    try:
        values, written = _worksheet(data, values=True), _worksheet(data, values=False)
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, TypeError, SyntaxError) as fault:
        raise TableError(
            "不是能读取的 .xlsx 文件", where=str(path), remedy="用 Excel 或者 WPS 重新另存为 .xlsx,不加密码"
        ) from fault
    faults = [
        Remark(
            kind="merged_cells",
            row=area.min_row,
            column=str(area),
            value=f"合并的单元格 {area}",
            expected="拆开,每所学校一行、每格一个值",
        )
        for area in written.merged_cells.ranges
    ]
    header = [as_text(cell.value) for cell in next(values.iter_rows(max_row=1), ())]
    rows: list[tuple[int, list[object]]] = []
    for number, (cells, formulas) in enumerate(zip(values.iter_rows(), written.iter_rows(), strict=True), 1):
        rows.append((number, [cell.value for cell in cells]))
        faults += [
            Remark(
                kind="formula_without_value",
                row=number,
                column=header[place] or formula.column_letter,
                value=as_text(formula.value),
                expected="有算出的值(用 Excel 或者 WPS 打开并保存一次)",
            )
            for place, (cell, formula) in enumerate(zip(cells, formulas, strict=True))
            if cell.value is None and formula.data_type == "f"
        ]
    return Sheet(rows, faults)


def _worksheet(data: bytes, *, values: bool) -> Any:
    """The sheet of the template's name, else the first."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
    return book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
