"""Tables of text: for a terminal, where a Chinese character is two columns wide, and as Markdown."""

from collections.abc import Sequence
from unicodedata import east_asian_width


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def plain(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side, the first to the left, the others to the right."""
    every = [list(head), *map(list, rows)]
    widths = [max(width(row[place]) for row in every) for place in range(len(head))]
    lines = [_line(row, widths) for row in every]
    return "\n".join([lines[0], "-" * width(lines[0]), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell + " " * (size - width(cell)) if place == 0 else " " * (size - width(cell)) + cell
        for place, (cell, size) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars and line ends inside cells do not break it."""
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in (head, *rows)]
    return "\n".join([lines[0], "|" + " --- |" * len(head), *lines[1:]])


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
