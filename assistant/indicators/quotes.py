"""Citations of what a result rests on: words of a document, or cells of a school table."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.documents.model import Document
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Cell
from assistant.types import Citation

Span = tuple[int, int]


def cite(document: Document, span: Span, id: int = 1) -> Citation:
    """The words at a place of a document, word for word."""
    start, end = span
    section = document.section_at(start)
    return Citation(
        id=id,
        kind=document.kind,
        document=document.id,
        title=document.description.title,
        section=section.label if section else "",
        quote=document.text[start:end],
        start=start,
        end=end,
        sha256=document.sha256,
    )


def cite_all(document: Document, spans: Iterable[Span]) -> tuple[Citation, ...]:
    """Several places in the order of the text, each once, those that overlap as one."""
    kept: list[Span] = []
    for start, end in sorted(set(spans)):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(cite(document, span, number) for number, span in enumerate(kept, 1))


def cite_cells(table: SchoolTable, cells: Sequence[Cell], id: int = 1) -> Citation:
    """Cells of a school table: the quote names school, column and value; start and end are row numbers."""
    rows = {cell.row for cell in cells}
    named = {school.row: school for school in table.schools if school.row in rows}
    lines = []
    for row in sorted(rows):
        own = "、".join(f"{cell.column} {shown_cell(cell.value)}" for cell in dict.fromkeys(cells) if cell.row == row)
        lines.append(f"{named[row].name}({named[row].code}):{own}")
    return Citation(
        id=id,
        kind="schools",
        document=table.name,
        title=table.info.title,
        section="、".join(table.labels),
        quote="\n".join(lines),
        start=min(rows, default=0),
        end=max(rows, default=0),
        sha256=table.sha256,
    )


def shown_cell(value: Decimal | int | str | None) -> str:
    """A cell as a quote writes it; an empty one says so."""
    if value is None:
        return "(空)"
    return value if isinstance(value, str) else f"{Decimal(value):f}"
