"""A document cut into headings and paragraphs, to be read around a place."""

from assistant.documents.model import Document
from assistant.types import Frozen

_LONGEST_HEADING = 40  # characters; a section that opens with more is a paragraph of its own
_AROUND = 20_000  # characters kept on each side of the place: a page is no place for a whole yearbook


class Paragraph(Frozen):
    """``text[start:end]`` without the line's edges and a heading's mark; ``level`` is a heading's depth, 0 for text."""

    start: int
    end: int
    level: int = 0


def paragraphs(document: Document, place: int = 0) -> tuple[Paragraph, ...]:
    """The lines of a document around a place, in order."""
    opens = {section.start: len(section.path) for section in document.sections}
    found, start = [], 0
    for line in document.text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip() and end >= place - _AROUND and start <= place + _AROUND:
            found.append(_paragraph(document.text, start, end, opens.get(start, 0)))
        start = end
    return tuple(found)


def _paragraph(text: str, start: int, end: int, depth: int) -> Paragraph:
    line = text[start:end]
    bare = line.strip()
    marks = len(bare) - len(bare.lstrip("#")) if bare.startswith("#") else 0
    if not marks and len(bare) > _LONGEST_HEADING:
        depth = 0
    low = start + line.index(bare)
    body = bare[marks:].lstrip() if marks else bare
    return Paragraph(start=low + len(bare) - len(body), end=low + len(bare), level=marks or depth)
