"""A .docx to text: paragraphs and tables in their order, a table's rows as lines of cells between ``|``."""

import io
import re
from collections.abc import Iterator
from typing import Any

from assistant.errors import UploadError

_NUMBERED = re.compile(r"第?[一二三四五六七八九十百]+[、章节条是]|[(（]?[一二三四五六七八九十\d]+[)）.、]|[①-⑳]")


def read_docx(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, and what to look at: numbers that Word keeps outside the text, pictures, tracked changes."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
        body = document.element.body.xml
    except (KeyError, ValueError, SyntaxError, AttributeError) as fault:
        raise UploadError("读不出这个 .docx", where=name, remedy="用 Word 或者 WPS 重新另存一次") from fault
    notes = []
    if "<w:numPr>" in body:
        notes.append("文档用了自动编号,编号不在文字里;需要按「一、(一)」分节的地方请补上")
    if "<w:drawing>" in body or "<w:pict" in body:
        notes.append("文档里有图片,图片里的字没有读")
    if "<w:ins " in body or "<w:del " in body:
        notes.append("文档里有没有接受的修订,请先接受或者拒绝修订")
    return "\n".join(lines), tuple(notes)


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ("", *(f"| {' | '.join(_cells(row))} |" for row in block.rows), "")
        else:
            text = block.text.strip()
            style = block.style.name if block.style is not None else ""
            heads = style.lower().startswith(("heading", "标题", "title")) and text and not _NUMBERED.match(text)
            level = int(style[-1]) if style[-1:].isdigit() else 1
            yield f"{'#' * min(level, 6)} {text}" if heads else text


def _cells(row: Any) -> list[str]:
    """A row's cells; one that is merged over several columns stands once and leaves the others empty."""
    seen: set[Any] = set()
    found = []
    for cell in row.cells:
        found.append("" if cell._tc in seen else " ".join(cell.text.split()).replace("|", "/"))
        seen.add(cell._tc)
    return found
