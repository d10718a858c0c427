"""Whether a number is of a condition's measure: per pupil, per hundred of them, or of every school or class."""

import re

from assistant.documents.figures import PER
from assistant.indicators import wording
from assistant.indicators.around import level_for, level_of
from assistant.indicators.judge import meets
from assistant.indicators.names import EACH_SCHOOL
from assistant.indicators.parts import Parts, Place
from assistant.indicators.standard import Condition, Standard
from assistant.text.normalize import fold

_COUNTED = re.compile(r"[\u4e00-\u9fff]")
_TOTAL = re.compile(r"全[县区市旗]|[我本][县区市旗]|共|现有|建有|建成|合计|累计|总")
_SAME_ORDER = 10  # times its threshold that a value per pupil may be, where only a heading says that it is one
_PER_PUPIL = frozenset({"每百名学生", "生均"})
EACH_CLASS = "每班"
EACH = frozenset({EACH_SCHOOL, EACH_CLASS, "每间"})
_OF_SCHOOLS = re.compile(r"的(?:学校|小学|初中)")
_NOTHING_ELSE = frozenset({"人"})  # units that count pupils; 2名教师 does not


def is_measured(parts: Parts, standard: Standard, condition: Condition, place: Place) -> bool:
    """A value per pupil says so; a value per school or class speaks of each, or of the largest one."""
    passage, figure = place.passage, place.figure
    opens = place.name.opens - len(parts.part(place.name.opens))  # 生均 in front of the name
    words = parts.text[min(opens, passage.start) : figure.start]
    if condition.unit.per in _PER_PUPIL:
        said = bool(PER.search(f"{fold(passage.section)} {fold(passage.context)} {words}"))
        return (said or _in_means(parts, condition, place)) and not _is_count(condition, place)
    if condition.unit.per in EACH:
        return _of_each(parts, standard, condition, place)
    base = condition.unit.base
    if base is None or base == 1:
        return True
    if _is_count(condition, place):
        return False
    part, counted = parts.before(figure), re.compile(rf"(?<!\d){base}(?!\d)")
    return bool(counted.search(part) or (counted.search(words) and not _TOTAL.search(part)))


def misses(parts: Parts, standard: Standard, condition: Condition, place: Place) -> bool:
    """Whether a number misses the threshold of its level."""
    level = level_of(parts.text[slice(*place.level)]) if place.level else place.figure.level
    threshold = condition.threshold(level_for(condition, standard[place.name.indicator], level))
    return threshold is not None and not meets(place.figure.value, threshold.direction, threshold.value)


def _is_count(condition: Condition, place: Place) -> bool:
    """Whether a number far above a threshold is a sum and no share of it: …1.15人,其中省级骨干教师35人."""
    figure = place.figure
    summed = figure.kind == "money" or (condition.unit.base not in (None, 1) and not figure.decimals)
    return summed and figure.base >= max(condition.limits) * _SAME_ORDER


def _in_means(parts: Parts, condition: Condition, place: Place) -> bool:
    """Whether a number of a size that a mean has stands in a list of them: 区均值:…;骨干教师小学1.84人."""
    figure = place.figure
    sized = figure.base < max(condition.limits) * _SAME_ORDER and (figure.decimals > 0 or figure.kind == "money")
    return sized and wording.heads_means(parts.text[place.passage.sentence[0] : place.name.start])


def _of_each(parts: Parts, standard: Standard, condition: Condition, place: Place) -> bool:
    """Whether a number holds for every school or class; of one school that it misses its limit."""
    figure, part = place.figure, parts.before(place.figure)
    behind = parts.behind(place.end)
    around = part + behind
    if figure.unit not in _NOTHING_ELSE and figure.kind == "person" and _COUNTED.match(behind):
        return False  # 每个班2名教师
    if condition.unit.per == EACH_CLASS and (wording.is_of_school_size(part) or _OF_SCHOOLS.match(behind)):
        return False  # 班额:无学校超过2000人
    if wording.is_trial(parts.text[place.passage.start : figure.start]):
        return False
    if wording.names_school(part) and not wording.extreme(around):
        return figure.comparator == "=" and misses(parts, standard, condition, place)
    negated = parts.comparator(figure) != figure.comparator
    none = wording.is_none(around) and not negated
    return (negated or wording.is_each(around)) and not (none or wording.is_mean(around))
