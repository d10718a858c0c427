"""Two numbers that are the ends of a range: 2至3座, 每月400元至1300元, 介于0.21与0.44之间."""

import re

from assistant.text.normalize import fold
from assistant.text.quantities import Quantity

_TO = re.compile(r"\s*(?:至|到|~|—{1,2}|-)\s*")
_AND = re.compile(r"\s*(?:和|与|、|至|到)\s*")
_BETWEEN = "之间"


def is_range(text: str, low: Quantity, high: Quantity) -> bool:
    """Say whether a quantity begins a range that the next one ends."""
    between = fold(text[low.end : high.start])
    closed = fold(text[high.end :]).startswith(_BETWEEN)
    same = low.unit in {"", high.unit}
    return same and low.value < high.value and bool((_AND if closed else _TO).fullmatch(between))


def as_one(low: Quantity, high: Quantity) -> Quantity:
    """Both ends as one quantity, whose words are those before the first and behind the second."""
    return Quantity(low.value, high.unit, high.kind, low.start, high.end, low.comparator, low.decimals)
