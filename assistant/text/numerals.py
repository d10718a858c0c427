"""Numbers as people write them in Chinese."""

import re
from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5,
           "伍": 5, "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9}  # fmt: skip
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

_ZEROS = "零〇"

CHINESE_NUMBER = rf"[{''.join(_DIGITS)}十拾百佰千仟万亿]+(?:点[零〇一二三四五六七八九]+[万亿]?)?"
_SHAPE = re.compile(CHINESE_NUMBER)


def chinese_number(text: str) -> Decimal:
    """Read 三百二十, 两千零五, 九点五, 三点五万 or 二〇二五; ValueError for anything else."""
    if not _SHAPE.fullmatch(text):
        raise ValueError(f"not a Chinese number: {text!r}")
    whole, _, fraction = text.partition("点")
    value, scale = Decimal(_whole(whole)), 1
    if fraction and fraction[-1] in _LARGE:
        fraction, scale = fraction[:-1], _LARGE[fraction[-1]]
    if fraction:
        value += Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))
    return value * scale


def whole_number(text: str) -> int:
    """Read a count in digits or in Chinese, 12 or 十二; ValueError for anything else."""
    return int(text) if text.isdecimal() else int(chinese_number(text))


def _whole(text: str) -> int:
    if len(text) > 1 and all(char in _DIGITS for char in text):  # 二〇二五: digits read out
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    last_unit = 1
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            last_unit = _SMALL[char]
            section += (digit or 1) * last_unit
            digit = 0
        else:
            last_unit = _LARGE[char]
            # 一亿二千万 adds its 万 to the 亿 before; 一万亿 multiplies.
            below = total % last_unit
            total += (below + section + digit or 1) * last_unit - below
            section = digit = 0
    if digit and last_unit >= 100 and text[-2] not in _ZEROS:
        digit *= last_unit // 10  # 三百二 is 320
    return total + section + digit
