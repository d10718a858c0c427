"""A school table as a document: who may read it, where its rows stand, and whether a quote of its cells is true."""

from assistant.documents.model import Description, Document
from assistant.indicators.quotes import shown_cell
from assistant.indicators.school import FIELDS, School
from assistant.indicators.table import SchoolTable

_NAMED = ("学校标识码", "学校名称")  # they open the line
_HEAD = "):"


def table_document(table: SchoolTable) -> Document:
    """The table with one line a row, so that line ``n`` of ``text`` is row ``n`` of the file.

    It has no sections and so no passages of its own: what search finds of a table are its ``table_passages``.
    """
    rows = {school.row: _line(school) for school in table.schools}
    lines = ["、".join(FIELDS), *(rows.get(number, "") for number in range(2, max(rows, default=1) + 1))]
    told = Description(
        title=table.info.title,
        region=table.info.county,
        audience=table.info.audience,
        provenance=table.info.provenance,
        note=table.info.note,
    )
    return Document(id=table.name, kind="schools", text="\n".join(lines), sha256=table.sha256, description=told)


def holds_cells(document: Document, quote: str, start: int, end: int) -> bool:
    """Say whether every line of a quote names a school and cells of it as they stand in rows ``start`` to ``end``."""
    lines = document.text.split("\n")
    if not quote or not 1 <= start <= end <= len(lines):
        return False
    rows = {head: set(cells) for head, cells in map(_parted, lines[start - 1 : end]) if head}
    quoted = [_parted(line) for line in quote.split("\n")]
    return all(head in rows and set(cells) <= rows[head] for head, cells in quoted)


def _line(school: School) -> str:
    cells = ((column, value) for column, value in school.cells().items() if column not in _NAMED)
    return f"{school.name}({school.code}{_HEAD}" + "、".join(f"{column} {shown_cell(value)}" for column, value in cells)


def _parted(line: str) -> tuple[str, list[str]]:
    head, mark, cells = line.partition(_HEAD)
    return (head, cells.split("、")) if mark else ("", [])
