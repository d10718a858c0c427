"""The numbers of a document's tables as figures: what a number counts stands in the headings of its row and column."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.documents.figures import GENERIC, PER, UNIT, Figure, figures, stated
from assistant.documents.grids import VERDICT, Cell, Entry, Grid, grids
from assistant.documents.model import Document, Passage
from assistant.documents.numbering import without_numbers
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS
from assistant.types import Level

__all__ = ["UNIT", "all_figures"]

_UNITS = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
_STATED = re.compile(rf"单位:?\s*({_UNITS})")  # above the table
_YEAR = re.compile(r"(?:19|20)\d{2}(?:[-—](?:19|20)?\d{2,4}学年|学年度?|年度?)?")
_ITEM = re.compile(r"^\s*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\))\s*")  # 5.生均体育运动场馆
# says what there should be; 标准(元/生·年) is what is paid
_REQUIRED = re.compile(r"(?:国家|省|评估|达标)?(?:标准|要求)值?(?:\((?!元).*\))?")
_PLAIN = re.compile(r"^表\s*\d+|\([^()]*\)|合计|总计|小计|全[县市区]|数[值量]|^指标$|情况|如下|[::、,\s()—-]")


def all_figures(document: Document, passages: list[Passage], lexicon: Lexicon) -> Iterator[Figure]:
    """The figures of a whole document in order, those of its tables by the headings of their rows and columns."""
    plain = document.model_copy(update={"text": without_numbers(document.text)})
    found = {passage.id: figures(plain, passage, lexicon) for passage in passages}
    for grid in grids(document.text):
        low, high = grid.span
        rows = [passage for passage in passages if low <= passage.start < high]
        found |= {passage.id: [] for passage in rows}
        for entry in grid.entries():
            own = next((row for row in rows if row.start <= entry.cell.start < row.end), None)
            if own is not None and not _REQUIRED.fullmatch(fold(entry.column_head)):
                found[own.id].append(_figure(document, own, entry, grid, lexicon))
        for name, cells in grid.told():
            for row, cell in ((row, cell) for row in rows for cell in cells):
                low, high = max(row.start, cell.start), min(row.end, cell.end)
                if low < high:  # a row is several passages where its cell holds a semicolon
                    found[row.id] += _in_words(
                        document, row.model_copy(update=_cut(document, low, high)), name, lexicon
                    )
    for passage in passages:
        yield from sorted(found[passage.id], key=lambda figure: figure.start)


def _figure(document: Document, row: Passage, entry: Entry, grid: Grid, lexicon: Lexicon) -> Figure:
    quantity, offset = entry.quantity, entry.cell.start
    heads = fold(f"{entry.row_head} {entry.column_head}")
    unit = quantity.unit or next((m[1] for m in (UNIT.search(heads), _STATED.search(fold(grid.caption))) if m), "")
    year = _YEAR.search(fold(entry.row_head)) or _YEAR.search(fold(entry.column_head))
    named = [level for words in (entry.column_head, entry.row_head, grid.caption) for level in _levels(words, lexicon)]
    row_head = " ".join(word for word in entry.row_head.split(" ") if not VERDICT.fullmatch(fold(word)))
    words = [_bare(head, lexicon) for head in (row_head, entry.column_head)]
    subject = "".join(dict.fromkeys(word for word in words if word))
    if not unit or not subject:  # a table of 差异系数 says so above it
        subject = f"{_bare(grid.caption, lexicon)}{subject}"
    return Figure(
        document=document.id,
        passage=row.id,
        **stated(quantity, offset, unit),
        quote=(entry.row[0], offset + quantity.end),
        subject=subject,
        scope=fold(grid.caption),
        level=named[0] if named else None,
        inherited=True,
        time=year.group() if year else "",
        per=bool(PER.search(f"{heads}{fold(grid.caption)}")),
        heading=entry.heading,
    )


def _cut(document: Document, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": document.text[start:end], "sentence": (start, end)}


def _in_words(document: Document, cell: Passage, name: Cell, lexicon: Lexicon) -> Iterator[Figure]:
    """The figures of a cell of words, each of what the row is about: 教师工资 of 教师年平均9.86万元."""
    for figure in figures(document, cell, lexicon):
        subject = figure.subject if figure.subject and not GENERIC.match(figure.subject) else _ITEM.sub("", name.text)
        yield figure.model_copy(update={"parent": figure.parent or name.text, "subject": subject})


def _levels(words: str, lexicon: Lexicon) -> Iterator[Level]:
    yield from (level for *_, level in lexicon.levels(words))


def _bare(head: str, lexicon: Lexicon) -> str:
    """A heading without its unit, its year and its level: 小学在校生(人) counts 在校生."""
    words = _YEAR.sub("", UNIT.sub("", _ITEM.sub("", fold(head))))
    for start, end, _ in reversed(lexicon.levels(words)):
        words = words[:start] + words[end:]
    return _PLAIN.sub("", words)
