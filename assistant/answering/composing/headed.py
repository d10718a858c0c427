"""What stands under a heading: its items, each in the words of its first sentence."""

import re
from collections.abc import Iterable

from assistant.documents.model import Document, Section

Span = tuple[int, int]

_FIRST = re.compile(r"[^。;\uff1b\n]+")
_SENTENCE = re.compile(r"[^。\n]+")
_EDGE = " \n\u3000"


def innermost(sections: Iterable[Section]) -> list[Section]:
    """Those of some sections that hold none of the others."""
    given = list(sections)
    return [one for one in given if not any(_is_inside(other, one) for other in given)]


def below(document: Document, path: tuple[str, ...]) -> list[Span]:
    """What a heading heads: the sentences right below it, and the first one of each section that divides the rest."""
    under = [section for section in document.sections if section.path[: len(path)] == path]
    own = [told for section in under if section.path == path for told in sentences(document.text, section)]
    return own + [first(document.text, section) for section in innermost(under) if section.path != path]


def first(text: str, section: Section) -> Span:
    """The first sentence of a section."""
    found = _FIRST.search(text, section.start, section.end)
    return _trimmed(text, *(found.span() if found else (section.start, section.end)))


def sentences(text: str, section: Section) -> list[Span]:
    """The sentences of a section below the line of its heading; none where its heading fills no line."""
    line, _, rest = text[section.start : section.end].partition("\n")
    if not rest.strip(_EDGE) or not section.path or line.strip(_EDGE) != section.path[-1].strip(_EDGE):
        return []
    found = (match.span() for match in _SENTENCE.finditer(text, section.end - len(rest), section.end))
    return [_trimmed(text, low, high) for low, high in found if text[low:high].strip(_EDGE)]


def _trimmed(text: str, low: int, high: int) -> Span:
    words = text[low:high].strip(_EDGE)
    start = text.index(words, low)
    return start, start + len(words)


def _is_inside(inner: Section, outer: Section) -> bool:
    return len(inner.path) > len(outer.path) and inner.path[: len(outer.path)] == outer.path
