"""What a number of a clause is beside the others of it: a part, the newer one, that of both levels, one of a ratio."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.answering.places.said_numbers import none_beyond
from assistant.answering.understanding import signs
from assistant.answering.understanding.plan import COMPULSORY_NAME, Plan
from assistant.answering.understanding.signs import Place
from assistant.answering.understanding.terms import STRONG
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.years import has_year, years

_GRADE = re.compile(r"[一二三四五六七八九]年级|初[一二三]|高[一二三]")
_GRADES = "一二三四五六七八九"
_UPPER = {"初一": "七", "初二": "八", "初三": "九"}
_RUN = re.compile(rf"(?P<first>[{_GRADES}])(?:年级)?[至到—~-](?P<last>[{_GRADES}])年级")
_TWO = re.compile(rf"(?P<all>[{_GRADES}](?:、[{_GRADES}])+)年级")
_FOUR = re.compile(r"(?:19|20)\d{2}")
WITHIN = re.compile(r"里[头面边]|当中|其中")  # asks of a part of the thing
_EACH_SO_MANY = re.compile(r"每\d+")
_ADVERBS = re.compile("已经?|[共均全各另再又也约拟每年]|其中")
_ANYBODY = frozenset({"学校", "学生", "老师", "教师", "孩子"})  # whom a question names whatever it asks
_PART = re.compile(r"[,;。:]")
_THERE_IS = re.compile(r"^(?:现|已|共|均)*(?:建有|建成|建|设有|设立|设|拥有|配有|有)")
_BEGINS = 3  # characters of a name with which another one may end


def is_done(place: Place, verb: str) -> bool:
    """Say whether a number's own words are the verb asked for, and name no other thing: 毛病改了几个, 已改198个."""
    own = place.subject.strip()
    return verb in own and len(_ADVERBS.sub("", own).replace(verb, "")) <= 1


def words_before(place: Place) -> str:
    """The words before a number in its part of the clause, folded."""
    end = place.figure.start - place.passage.start if place.figure else 0
    return _PART.split(fold(place.passage.text[:end]))[-1]


def is_of_a_ratio(place: Place) -> bool:
    """Say whether a number is one of the two of a ratio: 大约每77名寄宿生有1名."""
    before = words_before(place)
    return before.endswith("每") or (
        place.figure is not None and place.figure.value == 1 and bool(_EACH_SO_MANY.search(before))
    )


def tells_of_none(place: Place, own: Figure) -> bool:
    """Say whether a number is one beyond which there is none: 没有超过2000人的学校."""
    return own.comparator != "=" and none_beyond(fold(place.passage.text), own.start - place.passage.start)


def says_more(plan: Plan, place: Place, counted: Sequence[Place], question: str) -> bool:
    """Say whether a number's own words say more than the noun beside another: 走掉了几个老师, 流失9人."""
    if len(place.subject) > 1 and place.subject in question:
        return True
    asked = signs.pairs(question) - _ANYBODY
    narrows = [term for term in plan.terms if term != plan.head and term.weight >= STRONG]

    def says(one: Place) -> bool:
        return bool(signs.pairs(one.subject) & asked) or any(signs.found_in(term, one.subject) for term in narrows)

    return not WITHIN.search(question) and says(place) and not any(map(says, counted))


def counted_name(place: Place) -> str:
    """What a number counts, without the word for that it is there: 建有留守儿童之家."""
    return _THERE_IS.sub("", place.subject.strip())


def begins(name: str, other: str) -> bool:
    """Say whether another name ends as a longer one begins: 全市留守儿童, of 留守儿童之家."""
    return name != other and any(other.endswith(name[:end]) for end in range(_BEGINS, len(name)))


def grades_in(words: str) -> set[str]:
    """The grades that words name, the third to the sixth for 三至六年级; 初二 is 八年级."""
    found = {_UPPER.get(one, one.removesuffix("年级")) for one in _GRADE.findall(words)}
    for run in _RUN.finditer(words):
        found |= set(_GRADES[_GRADES.index(run["first"]) : _GRADES.index(run["last"]) + 1])
    return found.union(*(set(two["all"]) - {"、"} for two in _TWO.finditer(words)))


def is_of_both(place: Place, everything: Sequence[Place]) -> bool:
    """Say whether a number is of both levels: none is its own, those of one stand beside it, and none is larger."""
    own = place.figure
    if own is None or own.level:
        return False
    alike = [one for one in everything if one.figure and one.figure.kind == own.kind]
    if named := [one for one in alike if COMPULSORY_NAME in one.subject and one.figure and not one.figure.level]:
        return place in named
    figures = [one.figure for one in alike if one.figure]
    return not own.parent and any(one.level for one in figures) and own.base == max(one.base for one in figures)


def is_unasked_part(plan: Plan, place: Place, everything: Sequence[Place], question: str) -> bool:
    """Say whether a number is a part that no word asks for, of a whole of the same level: 幼儿园16所(县直幼儿园7所)."""
    part = place.figure
    if part is None or not part.parent or signs.pairs(place.subject) & signs.pairs(question):
        return False
    name = fold(part.parent).strip()
    if any(signs.found_in(term, place.subject) and not signs.found_in(term, name) for term in plan.terms):
        return False  # 私立学校的老师: 民办2072人
    wholes = [one.figure for one in everything if one.figure and one.subject.strip() == name]
    return any((one.kind, one.level) == (part.kind, part.level) and one != part for one in wholes)


def of_a_year(plan: Plan, figure: Figure | None, around: str) -> bool:
    """Say whether a place is of a year that is asked for: by the figure's own time where it has one."""
    if figure and len(years(figure.time, date.min)) > len(plan.years) == 1:
        return False  # 2022年至2024年, where one of them is asked for
    own = figure.time if figure and has_year(figure.time) else f"{figure.time if figure else ''}{around}"
    return not plan.years or any(str(year) in own for year in plan.years)


def is_newer(other: Place, place: Place) -> bool:
    """Say whether another number tells the same of a later year, or of now: 92.5%,比2025年的90.3%提高."""
    one, two = place.figure, other.figure
    if one is None or two is None or (one.subject, one.level, one.unit) != (two.subject, two.level, two.unit):
        return False
    if one.former != two.former:
        return one.former
    own, later = (_FOUR.match(figure.time) for figure in (one, two))
    return own is not None and (later is None or later.group() > own.group())
