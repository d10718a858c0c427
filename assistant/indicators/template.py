"""An empty school table for a county to fill in: header notes, drop-down lists, no number below 0."""

import io
from pathlib import Path
from typing import Any

from assistant.errors import TableError
from assistant.indicators.school import CHOICES, COUNTS, FIELDS, NOTES, NUMBERS
from assistant.indicators.sheets import SHEET

_LAST_ROW = 1000
_NARROWEST = 11  # characters of a column
_GUIDE = "填表说明"
_RULES = (
    "每所学校一行,从第 2 行填起;列的先后可以变,列名不能改。",
    "空格表示未填报,不会当作 0;学校没有的学段留空或填 0。",
    "人数、班数、间数填整数,面积填平方米,金额填元。",
    "有一处错误,整个表都不使用;所有错误会一次列出。",
    "另存一个同名的 .yaml 文件,写明 title、county、school_year、provenance(real 或 synthetic)、note、audience。",
)


def write_template(path: Path) -> None:
    """Write the empty table as .xlsx."""
    if path.suffix.lower() != ".xlsx":
        raise TableError("模板只能写成 .xlsx", where=str(path), remedy="换一个以 .xlsx 结尾的文件名")
    try:
        path.write_bytes(template_bytes())
    except OSError as fault:
        raise TableError(f"文件写不了({fault.strerror})", where=str(path), remedy="检查文件夹和权限") from fault


def template_bytes() -> bytes:
    """The empty table's bytes."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    _header(sheet)
    for place, column in enumerate(FIELDS, 1):
        if column in CHOICES or column in NUMBERS:
            _validate(sheet, place, column)
    guide: Any = book.create_sheet(_GUIDE)
    for row in (*((rule,) for rule in _RULES), (), ("列名", "说明"), *NOTES.items()):
        guide.append(row)
    guide.column_dimensions["A"].width, guide.column_dimensions["B"].width = 26, 70
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _header(sheet: Any) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.append(list(FIELDS))
    for cell, column in zip(sheet[1], FIELDS, strict=True):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.comment = Comment(NOTES[column], "均衡问答")
        sheet.column_dimensions[cell.column_letter].width = max(len(column) + 4, _NARROWEST)
    sheet.row_dimensions[1].height = 36
    sheet.freeze_panes = "C2"
    for row in range(2, _LAST_ROW + 1):
        sheet.cell(row, 1).number_format = "@"  # a code keeps its leading zeros


def _validate(sheet: Any, place: int, column: str) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: Any
    if column in CHOICES:
        rule = DataValidation(type="list", formula1=f'"{",".join(CHOICES[column])}"', allow_blank=True)
    else:
        rule = DataValidation(
            type="whole" if column in COUNTS else "decimal",
            operator="greaterThanOrEqual",
            formula1="0",
            allow_blank=True,
        )
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle, rule.error = "请检查", NOTES[column]
    rule.promptTitle, rule.prompt = column[:32], NOTES[column]
    letter = get_column_letter(place)
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)
