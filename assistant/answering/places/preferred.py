"""Which of the places that search found come first, beside how well they fit: what the question wants of an answer."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answering.places.evidence import Candidate
from assistant.answering.places.outside import of_schools
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.text.normalize import fold

SUPPORTED = {"quantity": 0.4, "text": 0.3}  # chances from which a place counts as the answer
_QUALIFIED = re.compile(r"(?:不足|不到|少于|超过|多于|[未不]满)\d")  # 不足50人的教学点3个 are not all of them
_WHICH_SCHOOLS = re.compile(r"哪些(?:学校|小学|初中|中学)")
_IF_ANY = re.compile(r"(?:有没有|有无|是否有|没有|有)哪[个所家间]")
_SUPERLATIVE = re.compile(r"最[大多高小少低挤]")
_DENIED = re.compile(
    r"(?:多少|几)[^,。?的]{0,8}(?<!有)(?:没|未)(?!有)|(?<![有到])(?:没|未)[^,。?的]{1,8}的[^,。?]{0,8}(?:多少|几)"
)
_LEFT = re.compile(r"其余|未|没|暂缓|缓学|剩")
_BESIDE = 12  # characters before a number in which it is called the largest
_AMONG = 8  # places among which one that has what is wanted is looked for
_SURE, _HALF = 0.7, 0.5  # a best place that likely answers, and how much of its words another must hold
_NEARLY = 2.1  # how much less such a place may fit
_FIRST, _AS_GOOD = 3, 1.0  # the same for a number of all of them


class Preferred:
    """Put the places first that have what a question wants: of the part, of the school, with names, with a day."""

    def __init__(self, understanding: Understanding, restrictions: Restrictions) -> None:
        self._understanding, self._restrictions = understanding, restrictions

    def allows(self, plan: Plan, place: Candidate) -> bool:
        """Say whether a place is of the part that a question asks of, and names schools where names are asked for."""
        if place.passage.kind == "standard":
            return True
        if self._asks_for_names(plan):
            return bool(self._understanding.schools(place.passage.text))
        return self._restrictions.allow(plan, place, f"{place.passage.text} {place.passage.context}")

    def of_part(self, plan: Plan) -> Callable[[Candidate], bool]:
        """Which numbers of one passage come before the others: those of the part, or of all, as is asked."""
        counts = plan.expects == "quantity"
        return lambda place: not counts or (self.allows(plan, place) and not self._is_of_a_sort(plan, place))

    def first(self, plan: Plan, ranked: list[Candidate]) -> list[Candidate]:
        """The places in the order in which they answer; ``ranked`` is not empty."""
        if wanted := self._wanted(plan, ranked[0].score):
            ranked = _before(ranked, [one for one in ranked[:_AMONG] if wanted(one)])
        if plan.expects != "quantity":
            return ranked
        if not self.allows(plan, ranked[0]):  # 轮岗老师一共多少人: 实际交流331名, and not 符合条件2140名
            ranked = _numbers_before(ranked, _AMONG, _NEARLY, lambda one: self.allows(plan, one))
        if ranked[0].signs["level"] < 0:  # 特教学校几个班: none of 初中's
            ranked = _numbers_before(ranked, _FIRST, _AS_GOOD, lambda one: one.signs["level"] > 0)
        if self._is_of_a_sort(plan, ranked[0]):  # 去年交流了多少老师: 实际交流137人, and not 骨干教师31人 of them
            ranked = _numbers_before(
                ranked, _AMONG, _NEARLY, lambda one: self.allows(plan, one) and not self._is_of_a_sort(plan, one)
            )
        if not plan.numbers and _QUALIFIED.search(_own(ranked[0])):
            ranked = _numbers_before(ranked, _FIRST, _AS_GOOD, lambda one: not _QUALIFIED.search(_own(one)))
        if _DENIED.search(plan.query):  # 没上学的残疾孩子几个: 其余10人因健康原因暂缓, and not all 577
            ranked = _numbers_before(ranked, _FIRST, _NEARLY, lambda one: bool(_LEFT.search(_own(one))))
        return _extremes(ranked) if _SUPERLATIVE.search(plan.query) else ranked

    def _is_of_a_sort(self, plan: Plan, place: Candidate) -> bool:
        """Say whether a place counts a sort of people of which a question does not speak."""
        return place.figure is not None and self._restrictions.narrower(plan, place.figure)

    def _wanted(self, plan: Plan, best: float) -> Callable[[Candidate], bool] | None:
        """What a place must have to come before better ones; None where nothing is wanted beside fitting."""
        own = self._understanding
        if plan.schools:
            return lambda one: of_schools(one, plan.schools, own) and (one.figure is None or one.signs["unit"] >= 0)
        if self._is_narrow(plan):
            return lambda one: bool(one.figure) and one.signs["unit"] >= 0 and self.allows(plan, one)
        if plan.expects == "quantity":
            return None
        if self._asks_for_names(plan):
            return lambda one: self.allows(plan, one)
        if _WHICH_SCHOOLS.search(plan.query):
            return lambda one: one.score >= best - _NEARLY and bool(own.schools(one.passage.text))
        if plan.expects == "date":
            return lambda one: one.score >= best - _NEARLY and one.signs["held"] > 0
        return None

    def _is_narrow(self, plan: Plan) -> bool:
        return plan.expects == "quantity" and self._restrictions.narrow(plan)

    def _asks_for_names(self, plan: Plan) -> bool:
        """Say whether a question asks which schools they are: 盖在哪两所学校; not if any is: 有没有哪所超规模."""
        if plan.kind == "yes_no" and _IF_ANY.search(plan.query):
            return False
        return plan.expects != "quantity" and bool(self._understanding.cues["named_school"].search(plan.query))


def _numbers_before(
    ranked: list[Candidate], among: int, less: float, fits: Callable[[Candidate], bool]
) -> list[Candidate]:
    """Put those of the first places before the others whose number fits and whose score is little less."""
    near = (one for one in ranked[:among] if one.figure and one.score >= ranked[0].score - less)
    return _before(ranked, [one for one in near if one.signs["unit"] >= 0 and fits(one)])


def _before(ranked: list[Candidate], first: list[Candidate]) -> list[Candidate]:
    return [*first, *(one for one in ranked if one not in first)]


def _extremes(ranked: list[Candidate]) -> list[Candidate]:
    """Where the most or the least is asked for, places that tell it before those of all: 学生最多的小学."""

    def tells(place: Candidate) -> bool:
        figure = place.figure
        said = f"{figure.scope[-_BESIDE:]}{figure.subject}" if figure else ""
        if ranked[0].support >= _SURE and place.signs["covered"] < _HALF * ranked[0].signs["covered"]:
            return False  # 民办学校学费最高多少: no 举报奖励最高2000元
        return bool(_SUPERLATIVE.search(said)) and place.signs["unit"] >= 0 and place.signs["level"] >= 0

    first = [
        replace(one, support=max(one.support, SUPPORTED["quantity"]))
        for one in ranked[:_AMONG]
        if tells(one) and one.passage.kind == "announcement"
    ]
    return [*first, *(one for one in ranked if one.passage.id not in {place.passage.id for place in first})]


def _own(place: Candidate) -> str:
    """What a place's number counts, folded."""
    return fold(place.figure.subject) if place.figure else ""
