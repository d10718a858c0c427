"""A report as a workbook: a sheet each, verdicts in colour, charts beside their numbers."""

import io
import re
from typing import Any

from assistant.indicators.report import MARKS, Cell, Chart, Report, Sheet

_FILLS = {"met": "E2F0D9", "unmet": "F8CBAD", "claimed": "FFF2CC", "undisclosed": "EDEDED", "conflict": "F8CBAD",
          "question": "FFF2CC"}  # fmt: skip
_BARS = {"met": "70AD47", "unmet": "C00000", "undisclosed": "A6A6A6", "claimed": "FFC000"}
_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_DIGITS = re.compile(r"^[\d.]+")
_NAME = 28  # characters of a sheet's name
_NARROW, _WIDE, _MOST = 9, 60, 26
_CHART_HEIGHT, _CHART_WIDTH = 0.75, 22  # centimetres a bar, and in all


def workbook_bytes(report: Report) -> bytes:
    """The workbook's bytes."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in report.sheets:
        _sheet(book.create_sheet(_FORBIDDEN.sub(" ", sheet.title)[:_NAME]), sheet, report)
    book.properties.title = f"{report.title} {report.banner}".strip()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(page: Any, sheet: Sheet, report: Report) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    lines = [report.title, *([f"【{report.banner}】"] if report.labels else []), *report.notes, sheet.title, sheet.note]
    for line in filter(None, lines):
        page.append([line])
        _words(page.cell(page.max_row, 1))
        page.cell(page.max_row, 1).font = Font(
            bold=page.max_row == 1, color="C00000" if line.startswith("【") else None
        )
    page.append(list(sheet.head))
    top = page.max_row
    for cell in page[top]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for row in sheet.rows:
        page.append([_value(cell) for cell in row])
        for place, cell in enumerate(row, 1):
            _style(page.cell(page.max_row, place), cell)
    for place, name in enumerate(sheet.head, 1):
        longest = max((2 * len(row[place - 1].text) for row in sheet.rows), default=0)
        width = _WIDE if name in sheet.wide else min(max(longest, 2 * len(name), _NARROW), _MOST)
        page.column_dimensions[page.cell(top, place).column_letter].width = width
    page.freeze_panes = page.cell(top + 1, 3)
    for chart in sheet.charts:
        _chart(page, chart, report)


def _words(target: Any) -> None:
    """Keep words that begin like a formula as words."""
    if target.data_type == "f":
        target.data_type = "s"


def _value(cell: Cell) -> Any:
    return cell.number if cell.number is not None else cell.text


def _style(target: Any, cell: Cell) -> None:
    from openpyxl.styles import Alignment, PatternFill

    _words(target)
    target.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.number is not None:
        behind = f"{_DIGITS.sub('', cell.text)} {MARKS[cell.tone]}".rstrip()
        places = f"0.{'0' * cell.decimals}" if cell.decimals else "0"
        target.number_format = f'{places}"{behind}"' if behind else places
    if cell.tone in _FILLS:
        target.fill = PatternFill("solid", fgColor=_FILLS[cell.tone])


def _chart(page: Any, chart: Chart, report: Report) -> None:
    """Bars in percent of the limit; their numbers stand below the sheet's table, so that the chart can be checked."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.marker import DataPoint

    title = f"{chart.title}({report.banner})" if report.labels else chart.title
    page.append([])
    page.append([title])
    page.append(["项目", f"为{chart.limit}的 %", "数值"])
    first = page.max_row + 1
    for bar in chart.bars:
        page.append([bar.label, None if bar.share is None else round(bar.share * 100, 1), bar.text])
        _words(page.cell(page.max_row, 1))
    drawn = BarChart()
    drawn.type, drawn.title, drawn.legend = "bar", f"{title},100 为{chart.limit}", None
    drawn.add_data(Reference(page, min_col=2, min_row=first, max_row=page.max_row))
    drawn.set_categories(Reference(page, min_col=1, min_row=first, max_row=page.max_row))
    drawn.x_axis.scaling.orientation, drawn.y_axis.scaling.min = "maxMin", 0
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.height, drawn.width, drawn.gapWidth = 4 + _CHART_HEIGHT * len(chart.bars), _CHART_WIDTH, 60
    for place, bar in enumerate(chart.bars):
        point = DataPoint(idx=place)
        point.graphicalProperties.solidFill = _BARS.get(bar.tone, "A6A6A6")
        drawn.series[0].dPt.append(point)
    page.add_chart(drawn, f"E{first - 1}")
    for _ in range(int(drawn.height * 2)):
        page.append([])
