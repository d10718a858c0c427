"""Whether a percentage behind a name is that of its condition, and not the share of another whole or another rate."""

import re

from assistant.indicators.around import PART, bare, without
from assistant.indicators.names import Name, plain
from assistant.indicators.parts import FAR, Parts, Place
from assistant.indicators.standard import Condition

_RATE = re.compile(r"[\u4e00-\u9fff]{1,3}(?:率|意度|可度)")
_OTHER_RATE = re.compile(r"(?:小学|初中|高中|学前|毛|净)[^,;。]{0,4}率")
_MEASURE = re.compile(r"率$|度$|比例|占")  # a name that ends so is that of a number; 随迁子女 is not
_SHARE = re.compile(r"占[^,;。\d]{0,16}$")
_GROUP = re.compile(r"占(?P<of>[^,;。()\d]{2,12})$")
_COUNT_BEFORE = re.compile(r"\d[人名][在于到]?$")  # 1750人在公办
_SHARE_ALONE = re.compile(r"的?,?(?:约|共)?占(?:比|到)?")
_COUNT_OF_ALL = re.compile(r"的?(?:专任)?(?:教师|学生)?(?:有|共|为)?[\d,.]+[人名],?(?:约|共)?占(?:比|到)?")


def is_rate(parts: Parts, between: str, own: str, condition: Condition, place: Place) -> bool:
    """Whether a percentage is its condition's, whose names are ``own``; ``between`` stands before the number."""
    return _is_of_its_whole(parts, between, own, condition, place) and _is_its_rate(between, own, condition)


def _is_of_its_whole(parts: Parts, between: str, own: str, condition: Condition, place: Place) -> bool:
    """Whether a share is taken of what the condition takes it of, as far as the words tell."""
    if _SHARE.search(between):
        of_own = _is_own_share(parts, between, own, place.name, condition)
        if not (of_own or _is_of_all(parts, between, place, condition)):
            return False
    whole = bare(between) if parts.text[place.name.end - 1 : place.name.end] == "占" else ""
    if whole and without(whole, plain(f"{condition.label}{condition.unit.per or ''}")) == whole:
        return False  # 培训支出占全县教育支出的…%
    group = _GROUP.search(between)
    apart = place.name.opens < place.name.start
    return not (group and apart and without(bare(group["of"]), own))  # 交流…其中骨干教师…人,占专任教师的…%


def _is_own_share(parts: Parts, between: str, own: str, name: Name, condition: Condition) -> bool:
    """Whether 占…% after a head count is the share that is asked for, and not the group's own of a larger one."""
    named = plain(parts.text[name.start : name.end])
    return bool(_MEASURE.search(named) or "占" in condition.label or without(bare(between), own) != bare(between))


def _is_of_all(parts: Parts, between: str, place: Place, condition: Condition) -> bool:
    """Whether 占…% right behind a count of those with what is asked for is how many have it: 持证的5562人,占99.68%.

    A share that is far from the threshold, or whose words leave out of whom it must be taken, is one of another
    whole: 随迁子女1086名,占9.6%.
    """
    near = place.figure.value * 2 >= max(condition.limits)
    said = parts.text[place.name.opens : place.figure.start]
    told = not condition.qualifiers or any(word in said for word in condition.qualifiers)
    before = bool(_COUNT_BEFORE.search(parts.text, max(0, place.name.start - FAR), place.name.start))
    counted = _COUNT_OF_ALL.fullmatch(between) or (before and _SHARE_ALONE.fullmatch(between))
    return near and told and condition.direction == ">=" and bool(counted)


def _is_its_rate(between: str, own: str, condition: Condition) -> bool:
    """Whether no other rate is named between a name and a percentage."""
    rates = _RATE.findall(between)
    if rates and PART.search(between) and len(condition.thresholds) == 1 and _OTHER_RATE.search(between):
        return False
    listed = between.lstrip()[:1] in {"、", "和", "及", "与"}  # 入学率、安置率100%
    return not rates or listed or any(rate[-3:] in own for rate in rates)
