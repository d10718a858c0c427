"""Parts of a whole and ratios as documents write them in words: 七成, 三分之二, 一半, 六折, 1:9.3."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.text.normalize import fold
from assistant.text.numerals import CHINESE_NUMBER, chinese_number
from assistant.text.quantities import AFTER, BEFORE, Quantity, comparator, find_quantities, tenths_after

_DIGIT = "[一二两三四五六七八九]"
_NUMBER = r"\d+(?:\.\d+)?"
_TENTHS = re.compile(
    rf"{BEFORE}(?<![每第十百千万一二三四五六七八九几])(?P<number>{_DIGIT})成"
    rf"(?P<half>半|{_DIGIT}(?![个所名位人年多]))?(?![为立员长效果功绩熟品才本交就色型不]|建(?!于)|都(?![不没未])){AFTER}"
)
_FRACTION = re.compile(rf"{BEFORE}(?P<whole>百|千|[二三四五六七八九十]{{1,3}})分之(?P<part>{CHINESE_NUMBER}){AFTER}")
_HALF = re.compile(rf"{BEFORE}(?<![另大小前后上下])(?P<number>一半|半数|减半|半价){AFTER}")
_OFF = re.compile(rf"{BEFORE}(?<![一二三四五六七八九])(?P<number>{_DIGIT}{{1,2}})折(?![合算扣叠返射回本中腾])")
# 师生比1:9.3, 按3:2配置; a colon alone is a time of day
_RATIO = re.compile(
    rf"(?:(?:比(?:例|值)?|按)(?:小学|初中)?(?:约?为|是|达到?|约)?\s*(?P<first>{_NUMBER})\s*:\s*(?P<then>{_NUMBER})"
    rf"|(?<![\d.])(?P<one>{_NUMBER})\s*(?:∶|比)\s*(?P<other>{_NUMBER}))(?![\d.]|\s*年)"
)
_PLACES = Decimal("0.0001")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a document's text in order, those written in words among them.

    A part of a whole is a percentage, a ratio of ``a`` to ``b`` the value ``a / b`` without a unit.
    """
    folded = fold(text)
    parts = [*_ratios(folded), *_shares(folded)]
    numbers = [one for one in find_quantities(text) if all(one.end <= p.start or one.start >= p.end for p in parts)]
    return sorted([*numbers, *parts], key=lambda quantity: quantity.start)


def _shares(text: str) -> Iterator[Quantity]:
    for match in _TENTHS.finditer(text):
        half = match["half"]
        value = chinese_number(match["number"]) * 10 + tenths_after(half)
        yield _share(value, match, match.end("half" if half else "number") + (not half))
    for match in _FRACTION.finditer(text):
        value = chinese_number(match["part"]) * 100 / chinese_number(match["whole"])
        yield _share(value, match, match.end("part"))
    for match in _HALF.finditer(text):
        yield _share(Decimal(50), match, match.end("number"))
    for match in _OFF.finditer(text):
        digits = [chinese_number(digit) for digit in match["number"]]
        yield _share(digits[0] * 10 + sum(digits[1:]), match, match.end("number") + len("折"))


def _share(value: Decimal, match: re.Match[str], end: int) -> Quantity:
    start = match.start("whole" if "whole" in match.groupdict() else "number")
    shown = value if value == value.to_integral() else value.quantize(_PLACES).normalize()
    return Quantity(shown, "%", "percent", start, end, comparator(match))


def _ratios(text: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(text):
        one, other = ("first", "then") if match["first"] else ("one", "other")
        if Decimal(match[other]):
            value = (Decimal(match[one]) / Decimal(match[other])).quantize(_PLACES)
            yield Quantity(value, "", "ratio", match.start(one), match.end(other), decimals=4)
