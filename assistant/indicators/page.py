"""A report as one HTML page that needs nothing else: tables, and bars drawn as inline SVG."""

from html import escape
from pathlib import Path

from assistant.indicators.report import MARKS, Bar, Cell, Chart, Report, Sheet

_COLOURS = {"met": "#3a7d34", "unmet": "#b3261e", "claimed": "#8a6100", "undisclosed": "#6b6b6b",
            "conflict": "#b3261e", "question": "#8a6100", "plain": "#222"}  # fmt: skip
_STYLE = Path(__file__).with_name("page.css")
_ROW, _TOP, _LEFT, _WIDTH, _RIGHT = 26, 46, 250, 440, 330  # of a chart, in pixels
_SHORT = 4  # characters of a heading that stay on one line
_UNBROKEN = 13  # characters of a cell that stay on one line
_LEAST = 1.25  # a chart reaches at least so far beyond its limit


def page(report: Report) -> str:
    """The page's HTML."""
    banner = f'<span class="banner">{escape(report.banner)}</span>' if report.labels else ""
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in report.notes)
    body = "".join(_sheet(sheet, report) for sheet in report.sheets)
    title = escape(f"{report.title} {report.banner}".strip())
    style = _STYLE.read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{style}</style></head>'
        f"<body><h1>{escape(report.title)} {banner}</h1>{notes}{body}</body></html>\n"
    )


def _sheet(sheet: Sheet, report: Report) -> str:
    banner = f' <span class="banner">{escape(report.banner)}</span>' if report.labels else ""
    head = "".join(f"<th{' class=short' * (len(name) <= _SHORT)}>{escape(name)}</th>" for name in sheet.head)
    rows = "".join(
        f"<tr>{''.join(_cell(cell, name in sheet.wide) for cell, name in zip(row, sheet.head, strict=True))}</tr>"
        for row in sheet.rows
    )
    charts = "".join(chart(one, report.banner) for one in sheet.charts)
    note = f'<p class="note">{escape(sheet.note)}</p>' if sheet.note else ""
    table = f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    return f"<section><h2>{escape(sheet.title)}{banner}</h2>{note}{table}{charts}</section>"


def _cell(cell: Cell, wide: bool) -> str:
    mark = MARKS[cell.tone]
    kinds = [
        cell.tone,
        "number" if cell.number is not None else "wide" if wide else "",
        "short" if len(cell.text) < 14 else "",
    ]
    words = escape(cell.text) + (f" {mark}" if mark else "")
    return f'<td class="{" ".join(filter(None, kinds))}">{words}</td>'


def chart(drawn: Chart, banner: str) -> str:
    """Horizontal bars in shares of their limit, the limit as a line; every bar says its value and limit."""
    most = max([_LEAST, *(bar.share for bar in drawn.bars if bar.share is not None)])
    scale = _WIDTH / most
    height, width = _TOP + _ROW * len(drawn.bars) + 14, _LEFT + _WIDTH + _RIGHT
    line = _LEFT + scale
    title = f"{drawn.title}({banner})" if banner else drawn.title
    bars = "".join(_bar(bar, _TOP + _ROW * place, scale) for place, bar in enumerate(drawn.bars))
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" aria-label="{escape(title)}" '
        'font-family="inherit" font-size="13">'
        f'<text x="0" y="18" font-size="15" font-weight="700">{escape(title)}</text>'
        f'<text x="{line:.1f}" y="38" text-anchor="middle" fill="#444">{escape(drawn.limit)}</text>'
        f'{bars}<line x1="{line:.1f}" x2="{line:.1f}" y1="42" y2="{height - 8}" stroke="#222" '
        'stroke-dasharray="4 3"/></svg>'
    )


def _bar(bar: Bar, top: int, scale: float) -> str:
    colour = _COLOURS[bar.tone]
    length = 0.0 if bar.share is None else bar.share * scale
    label = bar.label if len(bar.label) <= _LEFT // 13 else f"{bar.label[: _LEFT // 13 - 1]}…"
    return (
        f'<text x="{_LEFT - 8}" y="{top + 16}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{_LEFT}" y="{top + 3}" width="{length:.1f}" height="{_ROW - 8}" fill="{colour}" rx="2"/>'
        f'<text x="{_LEFT + max(length, scale) + 8:.1f}" y="{top + 16}" fill="{colour}">'
        f"{MARKS[bar.tone]} {escape(bar.text)}</text>"
    )
