"""The numbers that lines of a document are counted by, which are no quantities: 1.2 学校, 03 入学安排.

Whether digits at the start of a line number it cannot be told from the line alone: 22.38所 is item 22 and 38 schools
where the lines around begin with 21. and 23., else a quantity. So a doubtful number counts only where its neighbours
go on with it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.text.normalize import fold

# 1.2 学校, 1.2学校: a number of two steps
_DEEP = re.compile(r"(?m)^[ \t\u3000]*(\d{1,2})\.(\d{1,2})\.?(?=[^\d.%‰])[ \t\u3000]*")
_PLAIN = re.compile(r"(?m)^[ \t\u3000]*(\d{1,2})[.、][ \t\u3000]*")  # 21. or 21、, digits of a quantity may follow
_BLANK = re.compile(r"(?m)^[ \t\u3000]*(\d{1,2})[ \t\u3000]+(?=[^\d\s|])")  # 01 概貌
_STYLES = {"deep": _DEEP, "plain": _PLAIN, "blank": _BLANK}


class _Mark(NamedTuple):
    key: tuple[int, ...]
    start: int
    end: int
    sure: bool  # what follows cannot be read as a part of the same number


def item_numbers(text: str) -> list[tuple[int, int]]:
    """The places of all line numbers with the white space around them, in order and without overlap."""
    folded = fold(text)
    found: dict[int, tuple[int, int]] = {}
    for style, pattern in _STYLES.items():
        marks = [_mark(style, match, folded) for match in pattern.finditer(folded)]
        for start, end in _counted(marks):
            found.setdefault(start, (start, end))  # a number of two steps is not one of one step with digits behind
    return [found[start] for start in sorted(found)]


def without_numbers(text: str) -> str:
    """The text with its line numbers blotted out, so that every other place stays where it was."""
    read = list(text)
    for start, end in item_numbers(text):
        read[start:end] = " " * (end - start)
    return "".join(read)


def _mark(style: str, match: re.Match[str], text: str) -> _Mark:
    key = tuple(int(group) for group in match.groups())
    sure = style == "plain" and not text[match.end() : match.end() + 1].isdigit()
    return _Mark(key, match.start(), match.end(), sure)


def _counted(marks: list[_Mark]) -> Iterator[tuple[int, int]]:
    """Those that are sure, and those that the one before leads to or that begin what the next goes on with."""
    last: tuple[int, ...] = ()
    for place, mark in enumerate(marks):
        after = marks[place + 1].key if place + 1 < len(marks) else ()
        begins = mark.key[-1] == 1 and after == _next(mark.key)
        if mark.sure or begins or (mark.key == _next(last) and mark.key != after):
            last = mark.key
            yield mark.start, mark.end


def _next(key: tuple[int, ...]) -> tuple[int, ...]:
    return (*key[:-1], key[-1] + 1) if key else ()
