"""A report on the terminal."""

import sys

from assistant.indicators.report import MARKS, Cell, Report, Sheet

_STYLES = {"met": "green", "unmet": "bold red", "claimed": "yellow", "undisclosed": "bright_black",
           "conflict": "bold red", "question": "yellow", "plain": ""}  # fmt: skip
_WIDTH = 160  # where the output is no terminal
_SENTENCE = 24  # characters that a column of sentences has at least


def show(report: Report) -> None:
    """Print a report's sheets; charts are for files."""
    from rich.console import Console

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH, highlight=False)
    console.print(
        f"\n[bold]{_escaped(report.title)}[/bold]" + (f" [reverse] {report.banner} [/reverse]" if report.labels else "")
    )
    for note in report.notes:
        console.print(_escaped(note), style="bright_black")
    for sheet in report.sheets:
        console.print(_table(sheet, report.banner))
        for line in sheet.lines:
            console.print(_escaped(line))


def _table(sheet: Sheet, banner: str) -> object:
    from rich import box
    from rich.table import Table

    title = f"{sheet.title}({banner})" if banner else sheet.title
    table = Table(
        title=title, caption=sheet.note or None, box=box.SIMPLE_HEAD, title_justify="left", caption_justify="left"
    )
    shown = [place for place, name in enumerate(sheet.head) if name not in sheet.filed]
    for place in shown:
        wide = sheet.head[place] in sheet.wide
        table.add_column(sheet.head[place], overflow="fold", min_width=_SENTENCE if wide else None)
    for row in sheet.rows:
        table.add_row(*(_cell(row[place]) for place in shown))
    return table


def _cell(cell: Cell) -> str:
    mark, style = MARKS[cell.tone], _STYLES[cell.tone]
    text = _escaped(f"{cell.text}{f' {mark}' if mark else ''}")
    return f"[{style}]{text}[/{style}]" if style else text


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)
