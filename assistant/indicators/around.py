"""The small words around a value: parts of a clause, levels, units, and what may stand before any number."""

import re
from collections.abc import Sequence

from assistant.indicators.standard import Condition, Indicator
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS
from assistant.types import Level

PART = re.compile(r"[,;。\n|]")
LEVEL = re.compile(r"(?<!中)小学(?!和教学点|及教学点|、教学点)|初级中学|初中")
_LEVEL_OF: dict[str, Level] = {"小学": "primary", "初中": "junior", "初级中学": "junior"}
_TYPE = re.compile(r"[九十]二?年一贯制学校|一贯制学校|完全中学|教学点")
NUMBER = re.compile(
    r"\d[\d.,]*\s*(?:%|㎡|m2|平方米|[万亿]?元|人|名|间|所|(?:[\u4e00-\u9fff]{1,3}?(?=[^\u4e00-\u9fff]|以|初|小|$))?)"
)
# Words that may stand between a name and its number without changing what is counted.
_FILLER = re.compile(
    r"达到了?|达|分别|依次|均|都|各|共|约|为|是|在|有|至|到|实现|保持|稳定|平均|目前|现有|实际|全[县区市旗]|我[县区市旗]|数值?|值"
    r"|比例|比率|占比?|人数|面积|情况|提高|提升|增加|上升|其中|[两各]个|阶段|学段|方面|部分|拥有|配备|全部|安排|已|了|的|也|则|每?一?百名(?:小|初中)?学?生|每一?百名?|每?百生|每名?学?生|每人"
    r"|国家|省|规定|达标值|标准值?|要求|均值|段|及?以上|[未不]超[过出]|没有超[过出]|[未不]低于|最[高低大小多少好差]|计算|折合|按照?|介于|处于|之间"
    r"|[≥≤><=~—、:()“”\s和与及-]"
)
_UNIT = re.compile(r"[(/](?:单位:?)?(?:人|名|间|元|平方米|㎡|m2|%)\s*[)/]")
_OWN = 2  # characters in common that make words between a name and its number the indicator's own


def has_unit(words: str) -> bool:
    """Whether a unit stands in brackets or behind a stroke, as beside a name: 教师数(人)."""
    return bool(_UNIT.search(words))


def bare(words: str) -> str:
    """Words without levels, numbers and what may stand before any number."""
    return _FILLER.sub("", _TYPE.sub("", LEVEL.sub("", NUMBER.sub("", words))))


def without(words: str, own: str) -> str:
    """Words without every stretch of them that stands in ``own``."""
    kept, place = "", 0
    while place < len(words):
        stop = next((n for n in range(len(words), place + _OWN - 1, -1) if words[place:n] in own), 0)
        kept += "" if stop else words[place]
        place = stop or place + 1
    return kept


def level_for(condition: Condition, indicator: Indicator, level: Level | None) -> Level | None:
    """The level under which a value is kept: none where all share a threshold, the only one where there is one."""
    if not indicator.levels or "all" in condition.thresholds:
        return None
    return indicator.levels[0] if len(indicator.levels) == 1 else level


def unit_class(condition: Condition) -> str:
    """The class of a condition's unit, as figures have it."""
    return UNITS[condition.unit.symbol][0] if condition.unit.symbol in UNITS else ""


def level_of(word: str) -> Level:
    """The level that a word names."""
    return _LEVEL_OF[fold(word)]


def levels_of(words: str) -> list[Level]:
    """The compulsory levels that words name, in order; 中小学 names none."""
    return [_LEVEL_OF[match.group()] for match in LEVEL.finditer(fold(words))]


def types_named(words: str, types: Sequence[str]) -> bool:
    """Whether words name one of the types of school, 小学 and 初中 as levels do."""
    short = {"初级中学": "初中", "九年一贯制学校": "九年一贯制", "十二年一贯制学校": "十二年一贯制"}
    return any(name in words or short.get(name, name) in words for name in types)
