"""Cut a text into sentences, clauses and parts, each as ``(start, end)`` with nothing of the words lost."""

import re
from collections.abc import Iterator

from assistant.text.normalize import fold

Span = tuple[int, int]

_SENTENCE_END = re.compile(r"[。!?\n]+[”’」』)】]*")
_CLAUSE_END = re.compile(r";+")
_PART_END = re.compile(r",+")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")  # 13,448
_OPEN, _CLOSE = "(([【《「『“", "))]】》」』”"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of ``text[start:end]``, each with its closing mark, white space trimmed."""
    return list(_cut(text, start, end, _SENTENCE_END))


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Clauses of one sentence, cut at semicolons outside brackets."""
    return list(_cut(text, start, end, _CLAUSE_END, whole_brackets=True))


def parts(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Parts of a clause, cut at commas outside brackets and outside numbers."""
    return list(_cut(text, start, end, _PART_END, whole_brackets=True))


def line(text: str, start: int, end: int) -> Span:
    """The line, or lines, that ``text[start:end]`` stands in, without the line break."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text)


def at(pieces: list[Span], place: int) -> int:
    """Which of the spans holds a place; the first where none does."""
    return next((number for number, (low, high) in enumerate(pieces) if low <= place < high), 0)


def _cut(
    text: str, start: int, end: int | None, mark: re.Pattern[str], *, whole_brackets: bool = False
) -> Iterator[Span]:
    stop = len(text) if end is None else end
    folded = fold(text[start:stop])
    depths = _depths(folded) if whole_brackets else None
    low = 0
    for match in mark.finditer(folded):
        if depths and depths[match.start()]:
            continue
        if match.group() == "," and _THOUSANDS.match(folded, match.start() - 1):
            continue
        yield from trimmed(text, start + low, start + match.end())
        low = match.end()
    yield from trimmed(text, start + low, stop)


def _depths(text: str) -> list[int]:
    """1 at each character within brackets, else 0; a bracket that never closes counts as none."""
    depths, stack = [0] * len(text), []
    for place, char in enumerate(text):
        if char in _OPEN:
            stack.append(place)
        elif char in _CLOSE and stack:
            opened = stack.pop()
            depths[opened : place + 1] = [1] * (place + 1 - opened)
    return depths


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without the white space at its ends; none where nothing else is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
