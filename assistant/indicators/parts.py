"""The parts of a text, between its commas and stops, and where a number stands in them."""

import re
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators.around import PART
from assistant.indicators.names import Name

_NEGATED = re.compile(
    r"(?:未|没有|从未|不得|无一|无|不存在)(?P<over>(?:[^,;。\d]{0,10}?)(?:超过|超出|突破|高于|大于|低于|少于|不足))\s*$"
)
_UNDER = re.compile(r"(?:低于|少于|不足)$")
FAR = 16  # characters that may stand between a name and its number inside one part
_PART = 200  # characters that a part may have


class Place(NamedTuple):
    """Where a number stands: the last name before it, its level word's span, its run's end and its passage."""

    name: Name
    last: Name
    figure: Figure
    end: int  # of the run of numbers it is listed in
    level: tuple[int, int] | None
    passage: Passage


class Parts:
    """The parts of one text, which is folded."""

    def __init__(self, text: str) -> None:
        self.text = text

    def comparator(self, figure: Figure) -> str:
        """The figure's comparator, turned round by a negation in front of it: 未超过45人, 没有低于95%."""
        match = _NEGATED.search(self.text, max(0, figure.start - FAR), figure.start)
        return figure.comparator if match is None else (">=" if _UNDER.search(match["over"].rstrip()) else "<=")

    def before(self, figure: Figure) -> str:
        """The words of a number's part up to it."""
        return self.part(figure.start)

    def part(self, end: int) -> str:
        """The words of a part up to a place in it."""
        cut = max((match.end() for match in PART.finditer(self.text, max(0, end - _PART), end)), default=0)
        return self.text[cut:end]

    def behind(self, end: int) -> str:
        """The words of a part from a place in it, as far as they can belong to a number."""
        return PART.split(self.text[end : end + FAR])[0]


def spared(part: str, end: int, name: Name) -> str:
    """A part without the words of the name in it."""
    begin = end - len(part)
    low, high = max(0, name.opens - begin), max(0, name.end - begin)
    return f"{part[:low]},{part[high:]}"
