"""Whether a number can be a condition's value: its unit, its measure, the words around it, and that it is a value."""

import re
from typing import NamedTuple

from assistant.documents.figures import PER, Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.around import LEVEL, NUMBER, PART, bare, has_unit, level_for, level_of, unit_class, without
from assistant.indicators.judge import meets
from assistant.indicators.names import EACH_SCHOOL, Name, plain
from assistant.indicators.standard import Condition, Standard
from assistant.text.normalize import fold

ASIDE = re.compile(r"\([^()]*\)")
_RATE = re.compile(r"[\u4e00-\u9fff]{1,3}(?:率|意度|可度)")
_OTHER_RATE = re.compile(r"(?:小学|初中|高中|学前|毛|净)[^,;。]{0,4}率")
_MEASURE = re.compile(r"率$|度$|比例|占")  # a name that ends so is that of a number; 随迁子女 is not
_SHARE = re.compile(r"占[^,;。\d]{0,16}$")
_GROUP = re.compile(r"占(?P<of>[^,;。()\d]{2,12})$")
_NEGATED = re.compile(
    r"(?:未|没有|从未|不得|无一|无|不存在)(?P<over>(?:[^,;。\d]{0,10}?)(?:超过|超出|突破|高于|大于|低于|少于|不足))\s*$"
)
_UNDER = re.compile(r"(?:低于|少于|不足)$")
_COUNTED = re.compile(r"[\u4e00-\u9fff]")
_TOTAL = re.compile(r"全[县区市旗]|[我本][县区市旗]|共|现有|建有|建成|合计|累计|总")
_FAR = 16  # characters that may stand between a name and its number inside one part
_PART = 200  # characters that a part may have
_SHORT = 2  # …and across a comma
_SAME_ORDER = 10  # times its threshold that a value per pupil may be, where only a heading says that it is one
_PER_PUPIL = frozenset({"每百名学生", "生均"})
EACH_CLASS = "每班"
_EACH = frozenset({EACH_SCHOOL, EACH_CLASS, "每间"})
_OF_SCHOOLS = re.compile(r"的(?:学校|小学|初中)")
_OTHER_MONEY = re.compile(r"津贴|补[助贴]|工资|资助|奖|生活费|每月|每学期|收费|学费")
_NOTHING_ELSE = frozenset({"人"})  # units that count pupils; 2名教师 does not


class Place(NamedTuple):
    """Where a number stands: the last name before it, its level word's span, its run's end and its passage."""

    name: Name
    last: Name
    figure: Figure
    end: int  # of the run of numbers it is listed in
    level: tuple[int, int] | None
    passage: Passage


_COUNT_BEFORE, _SHARE_ALONE = (
    re.compile(r"\d[人名][在于到]?$"),
    re.compile(r"的?,?(?:约|共)?占(?:比|到)?"),
)  # 1750人在公办
_COUNT_OF_ALL = re.compile(r"的?(?:专任)?(?:教师|学生)?(?:有|共|为)?[\d,.]+[人名],?(?:约|共)?占(?:比|到)?")


class Fitting:
    """Judges the numbers of one document; ``text`` is folded, ``published`` its day (``2025-09-05``) or empty."""

    def __init__(self, text: str, standard: Standard, published: str) -> None:
        self._text, self._standard, self._published = text, standard, published
        self._last: tuple[Name, str, int] | None = None  # of the number that fitted last: name, condition, its end

    def fits(self, condition: Condition, place: Place) -> bool:
        """Whether a number can be a condition's value."""
        figure, last = place.figure, place.last
        between = self._text[last.end : figure.start]
        # Where the unit stands beside the name, 教师数(人):小学8.16, the numbers have none of their own.
        kind = figure.kind or (unit_class(condition) if has_unit(between) else "")
        fitting = (
            kind == unit_class(condition)
            and self._measured(condition, place)
            and (last.start > figure.start or self._near(between, condition, place))
            and self._of_the_county(condition, place)
            and not self._is_no_value(condition, place)
        )
        if fitting:
            self._last = (place.name, condition.key, figure.end)
        return fitting

    def comparator(self, figure: Figure) -> str:
        """The figure's comparator, turned round by a negation in front of it: 未超过45人, 没有低于95%."""
        match = _NEGATED.search(self._text, max(0, figure.start - _FAR), figure.start)
        return figure.comparator if match is None else (">=" if _UNDER.search(match["over"].rstrip()) else "<=")

    def before(self, figure: Figure) -> str:
        """The words of a number's part up to it."""
        return self.part(figure.start)

    def part(self, end: int) -> str:
        """The words of a part up to a place in it."""
        cut = max((match.end() for match in PART.finditer(self._text, max(0, end - _PART), end)), default=0)
        return self._text[cut:end]

    def _behind(self, end: int) -> str:
        return PART.split(self._text[end : end + _FAR])[0]

    def _near(self, between: str, condition: Condition, place: Place) -> bool:
        """Whether the words between leave a number to the name; fewer may stand across a comma."""
        figure, across = place.figure, PART.search(between) is not None
        own = plain(" ".join((condition.label, *condition.aliases, *condition.phrases)))
        # A level opens an item of its own: what was said of the other level does not stand between.
        nearer = between
        split = bool(self._standard[place.name.indicator].levels)
        if split and place.level and place.last.end < place.level[1] <= figure.start:
            opening = max(place.last.end, self._opening(place.last.end, place.level[0]))
            if len(bare(self._text[opening : place.level[0]])) > (_SHORT if across else _FAR):
                return False
            nearer = self._text[place.level[1] : figure.start]
        if not figure.kind and self._last and self._last[:2] == (place.name, condition.key):
            nearer = between = self._text[self._last[2] : figure.start].lstrip(",、")  # 数学为0.11,体育为0.12
            across = PART.search(between) is not None
        rest = bare(nearer)
        if figure.kind == "percent":
            rest = without(rest, own)
            if not self._is_of_its_whole(between, own, condition, place):
                return False
        if len(PART.sub("", rest)) > (_SHORT if across else _FAR):
            return False
        if figure.kind == "money" and _OTHER_MONEY.search(between):
            return False  # 公用经费…,特殊教育教师津贴每月400元
        return figure.kind != "percent" or _is_its_rate(between, own, condition)

    def _is_of_its_whole(self, between: str, own: str, condition: Condition, place: Place) -> bool:
        """Whether a share is taken of what the condition takes it of, as far as the words tell."""
        if _SHARE.search(between):
            of_own = self._is_own_share(between, own, place.name, condition)
            if not (of_own or self._is_of_all(between, place, condition)):
                return False
        whole = bare(between) if self._text[place.name.end - 1 : place.name.end] == "占" else ""
        if whole and without(whole, plain(f"{condition.label}{condition.unit.per or ''}")) == whole:
            return False  # 培训支出占全县教育支出的…%
        group = _GROUP.search(between)
        apart = place.name.opens < place.name.start
        return not (group and apart and without(bare(group["of"]), own))  # 交流…其中骨干教师…人,占专任教师的…%

    def _opening(self, start: int, end: int) -> int:
        """Where the words of a level's part begin: behind the last comma or number before it."""
        marks = [*PART.finditer(self._text, start, end), *NUMBER.finditer(self._text, start, end)]
        return max((match.end() for match in marks), default=start)

    def _is_own_share(self, between: str, own: str, name: Name, condition: Condition) -> bool:
        """Whether 占…% after a head count is the share that is asked for, and not the group's own of a larger one."""
        named = plain(self._text[name.start : name.end])
        return bool(_MEASURE.search(named) or "占" in condition.label or without(bare(between), own) != bare(between))

    def _is_of_all(self, between: str, place: Place, condition: Condition) -> bool:
        """Whether 占…% right behind a count of those with what is asked for is how many have it: 持证的5562人,占99.68%.

        A share that is far from the threshold, or whose words leave out of whom it must be taken, is one of another
        whole: 随迁子女1086名,占9.6%.
        """
        limits = [dated.value for values in condition.thresholds.values() for dated in values]
        near = bool(limits) and place.figure.value * 2 >= max(limits)
        said = self._text[place.name.opens : place.figure.start]
        told = not condition.qualifiers or any(word in said for word in condition.qualifiers)
        before = bool(_COUNT_BEFORE.search(self._text, max(0, place.name.start - _FAR), place.name.start))
        counted = _COUNT_OF_ALL.fullmatch(between) or (before and _SHARE_ALONE.fullmatch(between))
        return near and told and condition.direction == ">=" and bool(counted)

    def _measured(self, condition: Condition, place: Place) -> bool:
        """A value per pupil says so; a value per school or class speaks of each, or of the largest one."""
        passage, figure = place.passage, place.figure
        opens = place.name.opens - len(self.part(place.name.opens))  # 生均 in front of the name
        words = self._text[min(opens, passage.start) : figure.start]
        if condition.unit.per in _PER_PUPIL:
            said = bool(PER.search(f"{fold(passage.section)} {fold(passage.context)} {words}"))
            return (said or self._in_means(condition, place)) and not self._is_count(condition, place)
        if condition.unit.per in _EACH:
            return self._of_each(condition, place)
        base = condition.unit.base
        if base is None or base == 1:
            return True
        if self._is_count(condition, place):
            return False
        part, counted = self.before(figure), re.compile(rf"(?<!\d){base}(?!\d)")
        return bool(counted.search(part) or (counted.search(words) and not _TOTAL.search(part)))

    def _is_count(self, condition: Condition, place: Place) -> bool:
        """Whether a number far above a threshold is a sum and no share of it: …1.15人,其中省级骨干教师35人."""
        figure, limits = place.figure, [dated.value for values in condition.thresholds.values() for dated in values]
        summed = figure.kind == "money" or (condition.unit.base not in (None, 1) and not figure.decimals)
        return summed and figure.base >= max(limits) * _SAME_ORDER

    def _in_means(self, condition: Condition, place: Place) -> bool:
        """Whether a number of a size that a mean has stands in a list of them: 区均值:…;骨干教师小学1.84人."""
        figure, limits = place.figure, (dated.value for dated in sum(condition.thresholds.values(), ()))
        sized = figure.base < max(limits) * _SAME_ORDER and (figure.decimals > 0 or figure.kind == "money")
        return sized and wording.heads_means(self._text[place.passage.sentence[0] : place.name.start])

    def _of_each(self, condition: Condition, place: Place) -> bool:
        """Whether a number holds for every school or class; of one school that it misses its limit."""
        figure, part = place.figure, self.before(place.figure)
        behind = self._behind(place.end)
        around = part + behind
        if figure.unit not in _NOTHING_ELSE and figure.kind == "person" and _COUNTED.match(behind):
            return False  # 每个班2名教师
        if condition.unit.per == EACH_CLASS and (wording.is_of_school_size(part) or _OF_SCHOOLS.match(behind)):
            return False  # 班额:无学校超过2000人
        if wording.is_trial(self._text[place.passage.start : figure.start]):
            return False
        if wording.names_school(part) and not wording.extreme(around):
            return figure.comparator == "=" and self._misses(condition, place)
        negated = self.comparator(figure) != figure.comparator
        none = wording.is_none(around) and not negated
        return (negated or wording.is_each(around)) and not (none or wording.is_mean(around))

    def _misses(self, condition: Condition, place: Place) -> bool:
        level = level_of(self._text[slice(*place.level)]) if place.level else place.figure.level
        threshold = condition.threshold(level_for(condition, self._standard[place.name.indicator], level))
        return threshold is not None and not meets(place.figure.value, threshold.direction, threshold.value)

    def _of_the_county(self, condition: Condition, place: Place) -> bool:
        """Whether a number is the county's, and not that of one school, one sort of them, or the best of them."""
        part, figure = self.before(place.figure), place.figure
        begin = figure.start - len(part)
        own = part if place.last.end < begin else self._spared(part, figure.start, place.last)
        if place.name.indicator in self._standard.rules.school.indicators:
            if condition.key == self._standard.rules.cv.key:
                return not wording.is_mean(part)
            ahead = self._text[begin : place.level[0]] if place.level else ""
            # 某某小学太挤。…;生均…3.9平方米: what has no level is of the school that its line opens with
            opening = place.passage.start if figure.level else self._text.rfind("\n", 0, figure.start) + 1
            before = self._spared(self._text[opening : figure.start], figure.start, place.last)
            told = place.level or not wording.names_school(before)
            return bool(told) and not self._is_some_schools(own, ahead)
        if condition.unit.per not in _EACH and wording.names_school(own):
            # Where every school is asked for it, one that misses it decides.
            return self._standard[place.name.indicator].scope == "school" and self._misses(condition, place)
        bad = "least" if condition.direction == ">=" else "largest"
        return wording.extreme(self._text[max(place.last.end, begin) : figure.start]) in ("", bad)

    @staticmethod
    def _is_some_schools(own: str, ahead: str) -> bool:
        """Whether words around a name, and those ahead of a level, speak of one school, some of them or the best."""
        schools = wording.names_school(own) or wording.falls_short(own)
        return schools or bool(wording.extreme(own)) or wording.is_of_some(ahead)

    @staticmethod
    def asks(condition: Condition) -> bool:
        """Whether a condition is what people are asked for, so that there is a share of all and one of each sort."""
        return any(wording.is_of_all(phrase) for phrase in condition.phrases)

    def of_group(self, condition: Condition, figure: Figure, name: Name) -> bool:
        """Whether a share of those who are asked is that of one sort of them: 综合满意度93%,家长91%."""
        if not self.asks(condition):
            return False
        part = self.before(figure)
        begin = figure.start - len(part)
        inside = begin <= name.start
        own = self._spared(part, figure.start, name) if inside else part
        if inside and not bare(own).strip(","):
            own = self.part(max(0, begin - 1))  # 家长单独统计,满意度为90%
        return wording.is_of_group(own)

    def _spared(self, part: str, end: int, name: Name) -> str:
        """A part without the words of the name in it."""
        begin = end - len(part)
        low, high = max(0, name.opens - begin), max(0, name.end - begin)
        return f"{part[:low]},{part[high:]}"

    def _is_no_value(self, condition: Condition, place: Place) -> bool:
        """Whether a number is a requirement, a difference, a rule that is followed, or what was or is yet to come."""
        text, figure = self._text, place.figure
        part = self.before(figure)
        cut = figure.start - len(part)
        opened = text.rfind("(", cut, figure.start)
        closed = opened <= text.rfind(")", cut, figure.start)
        inside, ahead = (None, "") if closed else (text[opened + 1 : figure.start], text[cut:opened])
        own, whole = (ASIDE.sub("", text[low : figure.start]) for low in (max(cut, place.last.end), cut))
        behind = text[place.end : place.end + _FAR]
        paid = condition.granted and inside is None and wording.is_paid(own, behind)
        ruled = wording.is_required(own, behind, inside, ahead) or wording.is_rule(whole)
        return (
            (inside is not None and _is_aside(ahead, inside, figure))
            or (ruled and not paid)
            or wording.is_listed_rule(text[place.end : place.end + 2 * _FAR])
            or wording.is_difference(whole)
            or figure.former
            or self._is_of_the_rest(condition, figure)
            or wording.is_forecast(text[place.passage.start : figure.start], self._published)
        )

    @staticmethod
    def holds_the_rest(condition: Condition, words: str) -> bool:
        """Whether words of a share name those who are left over beside those asked for: 在公办和…民办学校就读."""
        return all(any(word in words for word in named) for named in (condition.rest, condition.qualifiers))

    def _is_of_the_rest(self, condition: Condition, figure: Figure) -> bool:
        """Whether a share is of those left over: 在民办学校就读73人,占5%, where 公办学校 are asked for."""
        part = self.before(figure)
        words = self.part(figure.start - len(part) - 1) + part
        return any(word in words for word in condition.rest) and not any(word in words for word in condition.qualifiers)


def _is_its_rate(between: str, own: str, condition: Condition) -> bool:
    """Whether no other rate is named between a name and a percentage."""
    rates = _RATE.findall(between)
    if rates and PART.search(between) and len(condition.thresholds) == 1 and _OTHER_RATE.search(between):
        return False
    listed = between.lstrip()[:1] in {"、", "和", "及", "与"}  # 入学率、安置率100%
    return not rates or listed or any(rate[-3:] in own for rate in rates)


def _is_aside(ahead: str, inside: str, figure: Figure) -> bool:
    """Whether a number in a bracket stands beside another of its kind: 6.27人(国家规定4.2人)."""
    return bool(figure.unit) and ahead.rstrip().endswith(figure.unit) and not LEVEL.match(inside)
