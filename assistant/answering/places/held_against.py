"""Whether the two numbers of a clause bear out a comparison: 老师挣得没公务员多."""

import re

from assistant.answering.places.others import common
from assistant.text.normalize import fold
from assistant.text.quantities import find_quantities

_PIECE_OR_BRACKET = re.compile(r"[、,;。()]")
_COMPARES = re.compile(
    r"(?:(?P<no>不)?比|(?P<nor>(?<!有)没有?(?!比)|不如))(?P<other>[\u4e00-\u9fff]{2,6}?)(?:要|还|更|的?人?数?)?(?P<word>[多少高低大小强弱长短贵]|宽敞?|窄|便宜|满意)(?!少|大|小)"
)
_AS_MUCH = re.compile(
    r"(?<![没所])有(?!没)(?P<other>[\u4e00-\u9fff]{2,5}?)(?:那么|这么)?(?P<word>[多高大])(?=吗|么|没|不|[?]|$)"
)
_DUE = re.compile(r"应[有配需]\D{0,4}?(?P<due>\d+)[^\d。;]{1,8}实[有配际]\D{0,4}?(?P<real>\d+)")
_FULL, _SHORT = (
    re.compile(r"够|配[齐足]|齐全|齐了|补齐"),
    re.compile(r"(?<!不)(?:还|也|都)?缺(?![课勤])|(?<!够)不够|不足|没配[齐足]|差几"),
)
_LESS = frozenset({"少", "低", "小", "弱", "短", "窄", "便宜"})


def compares(statement: str) -> bool:
    """Say whether a question holds two things against each other."""
    return bool(_COMPARES.search(statement) or _AS_MUCH.search(statement))


def is_full(statement: str, clause: str) -> bool | None:
    """Whether as many are there as are due: 够数吗, 还缺吗, 应有97间,实有97间; None where that is not asked or told."""
    told = _DUE.search(clause)
    if told is None:
        return None
    full = int(told["real"]) >= int(told["due"])
    if _SHORT.search(statement):
        return not full
    return full if _FULL.search(statement) else None


def compared(statement: str, clause: str) -> bool | None:
    """Whether a clause's two numbers bear out a comparison: 老师挣得没公务员多; None where it has not both."""
    match = _COMPARES.search(statement)
    as_much = None if match else _AS_MUCH.search(statement)
    match = match or as_much
    if match is None:
        return None
    found = find_quantities(clause)
    place = clause.rfind(fold(match["other"]))
    other = next((quantity for quantity in found if place >= 0 and quantity.start > place), None)
    same = [quantity for quantity in found if other and quantity.unit == other.unit and quantity is not other]
    if len(same) > 1:  # 12所(国家级5所,自治区级7所): the one that the question names before 比
        said = statement[: match.start()]
        same = [one for one in same if common(said, _PIECE_OR_BRACKET.split(clause[: one.start])[-1])]
    if other is None or len(same) != 1:
        return None
    if as_much:
        return same[0].value >= other.value
    less = (match["word"] in _LESS) != bool(match["no"] or match["nor"])
    return same[0].value < other.value if less else same[0].value > other.value
