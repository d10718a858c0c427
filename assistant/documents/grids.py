"""Tables inside a document's text: lines of cells between ``|`` or tabs, read by their row and column headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.text.normalize import fold
from assistant.text.quantities import Quantity, find_quantities

_RULE = re.compile(r"[\s|:+\-—–=]*")
_MEASURE = re.compile(r"[≥≤><=约]*[+-]?\d[\d,]*(?:\.\d+)?\s*[^\d\s,;。]{0,4}(?:及?以上|以内|以下)?")
_REQUIRED = re.compile(r"要求|标准|达标值|目标值?|规定")
_TELLS = re.compile(r"情况|说明|内容|做法|措施|进展|成效|完成|落实")  # heads a column that tells in words
VERDICT = re.compile(
    r"(?:(?:已|基本|尚未|未|不|没有)?(?:达标|达到|符合|合格|完成|通过|满足)(?:要求|标准)?|[是否√×✓✗—-]|待定|未填报)(?:\([^()]*\))?"
)
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|[\d.]+)?[^|。;]{2,24}\s*"
)  # a line above some rows
_LEAST = 2  # cells of a line, and lines of a table


class Cell(NamedTuple):
    """A cell's words with their place in the document."""

    text: str
    start: int
    end: int

    @property
    def quantity(self) -> Quantity | None:
        """The number that fills the cell; None where it holds words."""
        if not _MEASURE.fullmatch(fold(self.text)):
            return None
        found = find_quantities(self.text)
        return found[0] if len(found) == 1 else None


class Entry(NamedTuple):
    """A number of a table with the headings of its row and column; ``row`` is the row's place in the document."""

    cell: Cell
    quantity: Quantity
    row_head: str
    column_head: str
    row: tuple[int, int]
    line: int
    column: int
    heading: tuple[int, int] | None = None  # the place of what stands right above its column


class Grid(NamedTuple):
    """A table; ``caption`` is the line of text above it."""

    rows: list[list[Cell]]
    caption: str

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the document."""
        return self.rows[0][0].start, self.rows[-1][-1].end

    def entries(self) -> Iterator[Entry]:
        """Every number below the heading rows, row by row."""
        head = next((n for n, row in enumerate(self.rows) if any(c.quantity for c in row[1:])), len(self.rows))
        if any(_REQUIRED.search(cell.text) for cell in self.rows[0][1:]):
            head = min(head, 1)  # 指标|标准|自评情况: what stands below in words are rows
        columns = _column_heads(self.rows[:head])
        for line, row in enumerate(self.rows[head:], head):
            words = [cell.text for cell in row if cell.text and cell.quantity is None]
            place = (row[0].start, row[-1].end)
            for column, cell in enumerate(row):
                quantity = cell.quantity
                above = columns[column] if column < len(columns) else ""
                if quantity is not None and not re.search(r"序号|编号|^号$", above):
                    yield Entry(cell, quantity, " ".join(words), above, place, line, column, self._above(head, column))

    def _above(self, head: int, column: int) -> tuple[int, int] | None:
        """The place of the lowest heading of a column that holds words."""
        cells = [row[column] for row in self.rows[:head] if column < len(row) and row[column].text]
        return (cells[-1].start, cells[-1].end) if cells else None

    def told(self) -> Iterator[tuple[Cell, list[Cell]]]:
        """Rows that tell in words: the cell that names the thing, with the cells that say how it is there.

        What is required stands in a column of its own, and so does the verdict; neither is what there is.
        """
        head = next((n for n, row in enumerate(self.rows) if n and any(_is_words(c) for c in row[1:])), len(self.rows))
        columns = _column_heads(self.rows[:head])
        required = {n for n, words in enumerate(columns) if _REQUIRED.search(words)}
        if not required and not any(_TELLS.search(words) for words in columns):
            return
        for row in self.rows[head:]:
            named = next((n for n, cell in enumerate(row) if _is_words(cell)), 0)
            cells = [
                cell
                for n, cell in enumerate(row)
                if n > named and n not in required and _is_words(cell) and not VERDICT.fullmatch(fold(cell.text))
            ]
            if cells:
                yield row[named], cells


def _is_words(cell: Cell) -> bool:
    return cell.quantity is None and bool(re.search(r"[\u4e00-\u9fff]", cell.text))


def told_rows(text: str) -> str:
    """The text with each row that tells in words read as one: the name, what there is, and the verdict behind a mark.

    What is required is blotted out, so that every place stays where it was.
    """
    read = list(text)
    for grid in grids(text):
        for name, cells in grid.told():
            for place in range(name.end, cells[0].start):
                read[place] = " "
            for before, after in pairwise(cells):
                for place in range(before.end, after.start):
                    read[place] = " "
    return "".join(read)


def _column_heads(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """What stands above each column; a blank in an upper row continues the cell to its left, as merged cells do."""
    width = max((len(row) for row in rows), default=0)
    heads = [""] * width
    for number, row in enumerate(rows):
        last = ""
        for column in range(width):
            text = row[column].text if column < len(row) else ""
            last = text or (last if number < len(rows) - 1 else "")
            if last and last not in heads[column].split():
                heads[column] = f"{heads[column]} {last}".strip()
    return heads


def grids(text: str) -> list[Grid]:
    """The tables of a text, each a run of lines with two or more cells."""
    found: list[Grid] = []
    rows: list[list[Cell]] = []
    above = caption = ""
    lines = _lines(text)
    for number, (line, cells) in enumerate(lines):
        behind = lines[number + 1][1] if number + 1 < len(lines) else []
        if cells is None and rows and line.strip():
            pass  # a rule between rows
        elif cells:
            caption = caption if rows else above
            rows.append(cells)
        elif rows and _LABEL.fullmatch(fold(line)) and behind and _goes_on(rows[0], behind):
            pass  # 二、政府保障程度(15项): names the rows below it
        else:
            if len(rows) >= _LEAST:
                found.append(Grid(rows, caption))
            rows = []
            above = line.strip() or above
    return found


def _lines(text: str) -> list[tuple[str, list[Cell] | None]]:
    """Each line with its cells; the last is empty, so that every table ends."""
    found, place = [], 0
    for line in [*text.split("\n"), ""]:
        found.append((line, _cells(line, place)))
        place += len(line) + 1
    return found


def _goes_on(first: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Say whether a row behind a label belongs to the table above it: as wide as its first row, and one of data."""
    data = any(cell.quantity or VERDICT.fullmatch(fold(cell.text)) for cell in row[1:])
    return len(row) == len(first) and data


def _cells(line: str, place: int) -> list[Cell] | None:
    """The cells of a line; empty for a line of text, None for a rule such as ``|---|---|``."""
    folded = fold(line)
    mark = "\t" if "\t" in folded.strip() else "|"
    if mark not in folded:
        return []
    if _RULE.fullmatch(folded) and "-" in folded:
        return None
    cells: list[Cell] = []
    start = 0
    for piece in folded.split(mark):
        words = line[start : start + len(piece)]
        lead = len(words) - len(words.lstrip())
        cells.append(Cell(words.strip(), place + start + lead, place + start + lead + len(words.strip())))
        start += len(piece) + 1
    if mark == "|":
        cells = cells[1 if not cells[0].text else 0 : -1 if not cells[-1].text else None]
    return cells if len(cells) >= _LEAST else []
