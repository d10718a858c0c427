"""Which of the numbers of one clause a question asks for: by thing, unit, level, time, side, rate and change."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.answering.places.beside_others import (
    WITHIN,
    begins,
    counted_name,
    grades_in,
    is_done,
    is_newer,
    is_of_a_ratio,
    is_of_both,
    is_unasked_part,
    of_a_year,
    says_more,
    tells_of_none,
    words_before,
)
from assistant.answering.understanding import signs
from assistant.answering.understanding.asked_part import asking
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import COMPULSORY, COMPULSORY_NAME, Plan, Term
from assistant.answering.understanding.signs import Place
from assistant.answering.understanding.terms import STRONG
from assistant.documents.figures import Figure
from assistant.text.fractions import quantities
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES, UNITS
from assistant.text.yaml_file import read_keyed

Test = Callable[[Place], float]

_BEFORE = re.compile(r"(?:前|上)一?年(?!级)|原来|以前|之前|原先|早先|从前|[一二两三四五六七八九十]年前")
_BEHIND = re.compile(
    r"(?:多少|几)(?:个|名|位)?[\u4e00-\u9fff]{0,4}?(?:人|学生|孩子|娃|老师|教师|儿童)(?:是|到了|去了|在|属于)(?P<part>[^,。?]{2,14})"
)
_ASKS = re.compile(r"多少|几(?!乎)")
_MEASURE = re.compile(r"(?:多少|几)(?P<unit>[\u4e00-\u9fff]{1,2})")
_ONE_BY_ONE = re.compile(r"(?:多少|几)个(?!月|小时|星期|礼拜|钟头|工作日|百分|点|平|亿|万|亩)")
_MEASURED = frozenset({"money", "percent", "point", "area", "day", "周", "month", "year", "hour", "minute"})
_DID = re.compile(r"(?P<verb>[\u4e00-\u9fff])(?:掉|完|好|过)?了?(?:多少|几)(?:个|名|位|人|家|所|间|条|处|次)")
_NO_DEED = frozenset(  # say nothing of what was done
    "是有到在为占共约达给能得可要数人校生师班家的里中上下大老小县市区旗州省乡镇村城年月日学园内外都还总"
)
_ROW = 3  # numbers from which there is a largest one
_ALIKE = {"person", "person-time", "money", "area", "percent", ""}
_GROWTH = "百分之"  # by how many per cent something grew is reckoned from its numbers
_ANY = "个"  # the measure word that goes with anything
_KEYS = {"change", "changed", "both", "apart", "each", "rated", "most", "least", "sides"}


class Choice:
    """The words of ``choice.yaml``, and the choice by them; CorpusError names a line that is wrong."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._change, self._changed = pattern(data["change"], path.name), pattern(data["changed"], path.name)
        self._each, self._rated = pattern(data["each"], path.name), pattern(data["rated"], path.name)
        self._both, self._apart = pattern(data["both"], path.name), pattern(data["apart"], path.name)
        self._most, self._least = pattern(data["most"], path.name), pattern(data["least"], path.name)
        self._sides = [(pattern(one["asked"], path.name), pattern(one["held"], path.name)) for one in data["sides"]]

    def of(self, plan: Plan, places: list[Place], tells: Test, counts: Test, *, single: bool = False) -> list[Place]:
        """Of the figures of one clause those of the thing, the unit, the level and the very noun asked for, if any.

        ``tells`` says whether a place's words speak of the thing, ``counts`` whether its number counts it; ``single``:
        one of them is to be told, and none reckoned with.
        """
        everything, question = list(places), fold(plan.query)
        for test in self._tests(plan, everything, tells, counts, single=single):
            places = [place for place in places if place.figure and test(place) > 0] or places
        counted = [place for place in places if signs.counted_sign(plan, place.figure, place.passage) > 0]
        # 送教上门的孩子几个: 送教上门17名 rather than 残疾儿童124名
        other = any(says_more(plan, place, counted, question) for place in places if place not in counted)
        kept = places if other or not counted else counted
        return self._of_a_row(question, kept) if single else kept

    def asks_change(self, question: str) -> bool:
        """Say whether a question asks by how much something has moved."""
        return bool(self._change.search(fold(question)))

    def is_change(self, figure: Figure | None) -> bool:
        """Say whether a number tells by how much something has moved, and not what it is."""
        return figure is not None and bool(self._changed.search(fold(figure.subject).strip()))

    def _tests(
        self, plan: Plan, everything: Sequence[Place], tells: Test, counts: Test, *, single: bool
    ) -> tuple[Test, ...]:
        """What the places are asked in turn; those that say yes are kept, all where none does."""
        question = fold(plan.query)
        grades = grades_in(plan.query)
        parts = _part_asked(plan, question)
        unnamed = not any(signs.names_subject(plan, place) for place in everything)
        named = [place for place in everything if len(place.subject) > 1 and place.subject.strip() in question]
        names = {counted_name(place) for place in everything}
        inside = {name for name in names if name and name in question and any(begins(name, other) for other in names)}
        exact = not (plan.per_pupil or WITHIN.search(question)) and all(counts(place) for place in named)
        measure = _measure(question) if single else ""
        moved = single and self.asks_change(question) and _GROWTH not in question
        one_by_one, did = single and bool(_ONE_BY_ONE.search(question)), _DID.search(question)
        done = did["verb"] if did and did["verb"] not in _NO_DEED else ""
        rated = single and bool(self._each.search(question)) and not plan.per_pupil
        # 小学初中一贯的, 从一年级念到初三: neither of the two
        one_level = single and len(plan.levels) == 1 and not grades_in(question)
        joined = self._asks_for_both(plan, question)
        least = min(1.0, max((signs.unit_sign(plan, place.figure) for place in everything), default=0.0))

        def fits(place: Place) -> bool:
            return signs.unit_sign(plan, place.figure) >= max(0.0, least)

        before = not plan.years and bool(_BEFORE.search(question))
        given = single and bool(_ASKS.search(question)) and bool(quantities(question))
        return (
            lambda place: float(given and fits(place) and _is_less_than_given(plan, place.figure)),
            lambda place: float(moved and self.is_change(place.figure) and fits(place)),
            lambda place: float(rated and self._is_rated(place) and fits(place)),
            lambda place: float(joined and is_of_both(place, everything) and fits(place)),
            lambda place: float(one_level and signs.level_sign(plan, place.figure, set()) > 0 and fits(place)),
            *(_side(held, fits) for asked, held in self._sides if single and asked.search(asking(question))),
            # 留守儿童之家几个: none of the 留守儿童
            lambda place: float(counted_name(place) in inside and fits(place)),
            lambda place: float(exact and counts(place) and fits(place)),
            lambda place: float(bool(parts) and any(signs.found_in(term, place.words) for term in parts)),
            lambda place: float(unnamed and tells(place) and fits(place)),
            lambda place: signs.unit_sign(plan, place.figure) - signs.NEAR_UNIT,
            lambda place: signs.unit_sign(plan, place.figure),
            lambda place: float(moved and self.is_change(place.figure)),
            lambda place: float(not rated and not plan.per_pupil and not is_of_a_ratio(place)),
            lambda place: float(bool(measure) and place.figure is not None and place.figure.unit == measure),
            lambda place: float(one_by_one and place.figure is not None and place.figure.kind not in _MEASURED),
            lambda place: float(place.figure is not None and not tells_of_none(place, place.figure)),
            lambda place: signs.level_sign(plan, place.figure, set()),
            lambda place: float(bool(plan.years) and of_a_year(plan, place.figure, "")),
            lambda place: float(not (own := grades_in(place.subject)) or bool(own & grades)),
            lambda place: float(before and place.figure is not None and place.figure.former),
            lambda place: float(not plan.years and not any(is_newer(other, place) for other in everything)),
            lambda place: float(not moved and not self.is_change(place.figure)),
            lambda place: float(single and not is_unasked_part(plan, place, everything, question)),
            lambda place: float(bool(done) and single and is_done(place, done)),
        )

    def _asks_for_both(self, plan: Plan, question: str) -> bool:
        """Say whether a question asks for 小学 and 初中 as one: 小学加初中一共几所, 全县中小学几所."""
        joined = plan.search != plan.query and plan.search.startswith(COMPULSORY_NAME)
        named = set(plan.levels) == COMPULSORY or not plan.levels
        return joined or (named and bool(self._both.search(question)) and not self._apart.search(question))

    def _is_rated(self, place: Place) -> bool:
        """Say whether a number is told for each of something; the one that it is told for is none."""
        figure = place.figure
        if figure is None or figure.value == 1:
            return False
        return figure.per or bool(self._rated.search(f"{words_before(place)}{place.subject}"))

    def _of_a_row(self, question: str, places: list[Place]) -> list[Place]:
        """The largest or the smallest of a row of numbers of one unit, where that is asked for."""
        most, least = self._most.search(question), self._least.search(question)
        figures = [place.figure for place in places if place.figure]
        whole = len(figures) >= _ROW or (len(figures) > 1 and len({(one.subject, one.level) for one in figures}) == 1)
        if bool(most) == bool(least) or not whole or len({figure.unit for figure in figures}) > 1:
            return places
        end = (max if most else min)(figure.base for figure in figures)
        return [place for place in places if place.figure and place.figure.base == end]


def _is_less_than_given(plan: Plan, figure: Figure | None) -> bool:
    """Say whether a number may be a part of one that the question gives itself: 那十五项过了几个."""
    counts = figure is not None and figure.kind not in SHARES and not signs.is_given(plan, figure)
    return counts and any(one.kind == figure.kind and figure.base < one.base for one in plan.numbers if figure)


def _side(held: re.Pattern[str], fits: Test) -> Test:
    return lambda place: float(bool(held.search(place.subject)) and fits(place))


def _measure(question: str) -> str:
    """The measure word that a question asks with, where it tells something: 几天, 多少艘."""
    match = _MEASURE.search(question)
    if match is None:
        return ""
    unit = match["unit"] if match["unit"] in UNITS else match["unit"][0]
    # 名 and 人, 元 and 万元 are one measure
    return unit if unit != _ANY and UNITS.get(unit, ("",))[0] not in _ALIKE else ""


def _part_asked(plan: Plan, question: str) -> list[Term]:
    """What a part is said to be behind the asking words: 上门去教 of 有几个残疾孩子是老师上门去教的."""
    match = _BEHIND.search(question)
    behind = match["part"] if match else ""
    return [term for term in plan.terms if term.weight >= STRONG and term.word in behind and term != plan.head]
