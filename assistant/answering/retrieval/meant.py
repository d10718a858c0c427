"""The indicator that a question means in words of its own: what search finds in the standard, where names do not tell.

跑道球场连同室内馆,摊到每个小学生最低要几个平方 names no indicator; the standard's sentence on sports grounds is by far
the nearest to it.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.indicators.standard import Standard

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_HOW_MUCH = re.compile(r"多少|几")
_LIMIT = re.compile(r"多少|几|多[大高长]|线|标准|要求|规定|[上下]限")
_OF_SPREAD = re.compile(r"差异|差别|差距|系数|均衡|学校|[各校]校|校际")  # words of a 差异系数 itself
_REQUIRED = re.compile(r"标准|要求|规定|国家|[上下]限|不能|不得|最[多高]|以内|及格|合格")
_SAYS = 0.2  # a lighter word says nothing of what is asked about
_BOTH = re.compile(r"[两二]个?(?:比例|指标|数|项|样|条)")  # both conditions of an indicator
_SEVERAL = 2  # numbers asked for: each condition is told
_JUDGED = ("verdict", "threshold")
_TELLING = 3  # characters that describe a rule
# A rule that is described and called one: 学校人数别太多的那条规定,咱区算过关没有
_CALLED_A_RULE = re.compile(r"的?(?:[那这]一?[个条项]?(?:规定|要求|指标|标准)|[那这]一?[条项])(?!第)")
_KEPT = re.compile(
    r"[过达到做落][了到成实]?(?:没|还是|吗|么|不)|(?:过|达标|达|做到|落实|合格)[没不](?:过|达标|达|做到|落实|合格)|算(?:是)?(?:过|达|合格|做到)|达标|合格|过关|过线"
)
_LIKELY, _AHEAD = 0.55, 0.8  # the chance of the sentence, and its lead over that of the next requirement
_POSSIBLE, _ALONE = 0.3, 1.5  # the same where nothing else comes near, of a question for a verdict or a threshold
_SURE, _FAR = 0.9, 2.0  # the same where the question's words name another indicator
NAMED = 1.25  # from this score on the words are believed


class Found(NamedTuple):
    """A requirement with the chance that it is the one meant, and its lead over the next."""

    asked: Asked
    support: float
    lead: float
    asked_for: bool = False  # surely: the question's vector says so


class Meant:
    """Complete a plan's indicator by search; the plan itself where nothing is to be completed."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard

    def _spread(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Plan:
        """A plan after a 差异系数 with the indicator of which it is asked: 教室这些用房,学校之间差多少."""
        words = [term.word for term in plan.terms if term.weight >= _SAYS]
        indicator = retrieval().subject.resource(plan) if any(not _OF_SPREAD.search(word) for word in words) else ""
        if not indicator:
            return plan
        asked = Asked(indicator=indicator, condition=self._standard.rules.cv.key, words="", score=NAMED)
        kind = "value" if plan.kind == "threshold" and not _REQUIRED.search(plan.query) else plan.kind
        return plan.model_copy(update={"indicators": (asked, *plan.indicators), "kind": kind})

    def _described(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Plan | None:
        """A plan after the verdict of a rule that its question describes; None where it describes none.

        What is left of the question without the rest tells it apart, and it is one of the indicators.
        """
        called = _CALLED_A_RULE.search(plan.query)
        rest = plan.query[called.end() :] if called else ""
        if called is None or not _KEPT.search(rest) or _HOW_MUCH.search(rest) or plan.elsewhere or plan.schools:
            return None
        if plan.indicators and plan.indicators[0].score >= NAMED:
            asked = plan.indicators[0]
        else:
            words = plan.query[: called.start()].rstrip(",").rpartition(",")[2]
            found = retrieval().requirements.described(plan, words) if len(words) >= _TELLING else None
            if found is None:
                return None
            asked = found.asked
        if asked.indicator == CV:
            return None
        return plan.model_copy(
            update={"indicators": (asked,), "kind": "verdict", "kinds": ("verdict", *plan.kinds), "expects": "quantity"}
        )

    def completed(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Plan:
        """A plan with the indicator and condition that its question means."""
        if (described := self._described(plan, retrieval)) is not None:
            return described
        if plan.indicators and {asked.indicator for asked in plan.indicators} == {CV} and not plan.elsewhere:
            return self._spread(plan, retrieval)
        judged = next((kind for kind in plan.kinds if kind in _JUDGED), "")
        rate = plan.kind == "value" and not plan.per_pupil and "percent" in plan.units
        if plan.elsewhere or plan.schools or not (judged or rate or (plan.kind == "value" and plan.per_pupil)):
            return plan
        if judged == "threshold" and not _LIMIT.search(plan.query):
            return plan  # 抱怨最多的是啥: no limit is asked for
        named = plan.indicators[0] if plan.indicators else None
        if named is not None and named.indicator not in self._standard:
            return plan
        open_ = named is not None and named.condition is None and len(self._standard[named.indicator].conditions) > 1
        if named is not None and not ((judged or rate) and (open_ or named.score < NAMED)):
            return plan
        found = retrieval().requirements.required(plan)
        if found is None or (rate and not found.asked_for):
            return plan
        kind = judged or plan.kind
        update = {"indicators": (found.asked, *plan.indicators), "kind": kind, "expects": "quantity"}
        if named is None:
            likely = found.asked_for or (found.support >= _LIKELY and found.lead >= _AHEAD)
            alone = found.support >= _POSSIBLE and found.lead >= _ALONE and bool(judged)
            return plan.model_copy(update=update) if likely or alone else plan
        if found.asked.indicator == named.indicator:
            asked = named.model_copy(update={"condition": found.asked.condition})
            better = (
                open_
                and not _BOTH.search(plan.query)
                and found.lead >= _AHEAD
                and len(_HOW_MUCH.findall(plan.query)) < _SEVERAL
            )
            return plan.model_copy(update={"indicators": (asked, *plan.indicators[1:])}) if better else plan
        sure = found.asked_for or (found.support >= _SURE and found.lead >= _FAR)
        return plan.model_copy(update=update) if sure else plan
