"""Where a text says in which order the values of the two levels come: 前为小学,后为初中.

What is said in a line of values holds for that line, what is said in a heading or in a line of its own for the part
that it heads. Numbers that come in pairs elsewhere are nobody's: their order is never guessed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.documents.model import Document, Section
from assistant.indicators.around import level_of
from assistant.text.normalize import fold
from assistant.types import Level

_LEVEL = r"(小学|初中)(?:阶段|学段|段|部)?"
_SIDE = r"(?:者|面|边|一?个|一项)?(?:的?(?:数|数字|数值|数据|值))?均?(?:为|是|系|列)?"
_GAP = r"[、,;和与及]?"
_ORDER = re.compile(
    rf"前{_SIDE}(?P<a>{_LEVEL}){_GAP}后{_SIDE}(?P<b>{_LEVEL})"
    rf"|(?P<c>{_LEVEL})(?:数值?|值)?(?:均)?(?:在|列)前{_GAP}(?P<d>{_LEVEL})(?:数值?|值)?(?:在|列)后"
    rf"|先(?:列|写|报)?(?P<e>{_LEVEL}){_GAP}[后再](?:列|写|报)?(?P<f>{_LEVEL})"
    rf"|[按依]照?(?P<g>{_LEVEL})[、/和与](?P<h>{_LEVEL})的?(?:顺序|次序|先后)"
    rf"|\((?:[^()]{{0,8}}[,:])?(?P<i>{_LEVEL})/(?P<j>{_LEVEL})\)"
)
_PAIRS = (("a", "b"), ("c", "d"), ("e", "f"), ("g", "h"), ("i", "j"))
_VALUE = re.compile(r"\d(?![、.)年月日项所个])")
_MEASURED = re.compile(r"\d\s*(?:人|名|间|元|㎡|平方米|%)|0\.\d")
_APART = re.compile(r"\n\s*(?:\n|[◆●■▲★◇○□△☆【#])")


class Order(NamedTuple):
    """For ``text[start:end]`` values of two levels come in this order; ``said`` is where the text says so."""

    start: int
    end: int
    levels: tuple[Level, Level]
    said: int


def orders(document: Document) -> list[Order]:
    """Every order of levels that a document announces, with the stretch for which it holds."""
    text = fold(document.text)
    found: list[Order] = []
    for match in _ORDER.finditer(text):
        first, second = next((match[a], match[b]) for a, b in _PAIRS if match[a])
        levels = level_of(first[:2]), level_of(second[:2])
        if levels[0] != levels[1] and not _closes(text, match):
            found.append(Order(match.end(), _end(document, text, match.end()), levels, match.start()))
    return found


def _closes(text: str, match: re.Match[str]) -> bool:
    """Whether values stand in the line before an order and none behind it: it is theirs, and nothing that follows."""
    start, stop = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    stop = len(text) if stop < 0 else stop
    return bool(_MEASURED.search(text, start, match.start())) and not _VALUE.search(text, match.end(), stop)


def _end(document: Document, text: str, place: int) -> int:
    stop = text.find("\n", place)
    stop = len(text) if stop < 0 else stop
    if _VALUE.search(text, place, stop):
        return stop
    numbers = [number for number, section in enumerate(document.sections) if section.start <= place < section.end]
    if not numbers:
        return stop
    end = _headed(document.sections, numbers[0])
    apart = _APART.search(text, stop, end)
    return apart.start() if apart else end


def _headed(sections: tuple[Section, ...], number: int) -> int:
    """Where the part ends that a section's heading is above of."""
    path, end = sections[number].path, sections[number].end
    for section in sections[number + 1 :]:
        if not path or section.path[: len(path)] != path:
            break
        end = section.end
    return end


def order_at(found: Sequence[Order], place: int) -> Order | None:
    """The order that holds at a place, the one that was announced last."""
    return next((order for order in reversed(found) if order.start <= place < order.end), None)
