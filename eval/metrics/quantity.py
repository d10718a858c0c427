"""Quantity match: value, unit class, sign, comparator and period agree, within half a unit of the last printed place.

There is no relative tolerance, and the finer of the two prints decides: 0.504 is not 0.50, and 1 人 is not 0.9 人.
"""

import re
from decimal import Decimal
from functools import lru_cache

from assistant.text.normalize import comparable, fold
from assistant.text.quantities import UNITS, Quantity, find_quantities

_MINUS = re.compile(r"(?<![\w)%.])-\s*$")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SENTENCE = re.compile(r"[^。!?\n]+")
_BARE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?!\.?\d)")


def shows(expected: str, text: str) -> bool:
    """Say whether ``text`` shows a quantity as ``expected`` writes it: 「7661 人」 or 「2025年 462.3 万元」.

    A comparator (以上, 不超过 …) and a year count where ``expected`` states them. What reads as no quantity at all
    (a telephone number) must stand in the text as it is written.
    """
    wanted = _quantities(expected)
    if not wanted:
        return comparable(expected) in comparable(text)
    quantity, sign = wanted[0]
    years = set(_PERIOD.findall(expected[: quantity.start]))
    for sentence in _SENTENCE.findall(fold(text)):
        if not years <= set(_PERIOD.findall(sentence)):
            continue
        if not quantity.kind and quantity.comparator == "=":
            if any(Decimal(number) == quantity.value * sign for number in _numbers(sentence)):
                return True
        elif any(_same(quantity, sign, *other) for other in _quantities(sentence)):
            return True
    return False


def _same(wanted: Quantity, sign: int, shown: Quantity, shown_sign: int) -> bool:
    if wanted.kind != shown.kind or sign != shown_sign:
        return False
    if wanted.comparator not in {"=", shown.comparator}:
        return False
    return abs(wanted.base - shown.base) <= min(_last_place(wanted), _last_place(shown)) / 2


def _last_place(quantity: Quantity) -> Decimal:
    """What one step of the last printed place is worth in the base unit."""
    factor = UNITS[quantity.unit][1] if quantity.unit in UNITS else Decimal(1)
    return Decimal(1).scaleb(-quantity.decimals) * factor


@lru_cache(maxsize=65536)
def _quantities(text: str) -> tuple[tuple[Quantity, int], ...]:
    folded = fold(text)
    found = find_quantities(folded, chinese=True)
    return tuple((quantity, -1 if _MINUS.search(folded[: quantity.start]) else 1) for quantity in found)


def _numbers(sentence: str) -> list[str]:
    """Numbers in digits, with the minus before them where there is one."""
    found = []
    for match in _BARE.finditer(sentence):
        minus = "-" if _MINUS.search(sentence[: match.start()]) else ""
        found.append(minus + match.group())
    return found
