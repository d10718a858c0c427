"""How else a question may be read: of the standard's rule, of the announcement alone, or of a length told in words."""

import re
from collections.abc import Callable

from assistant.answering.places.doubted import Doubted
from assistant.answering.places.evidence import Candidate
from assistant.answering.places.expected import Expected
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.places.supported import Supported
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding

TOP, ALIKE = 3, 1.8  # places that are looked at beside the best one, and how much less they may fit
ABOUT_IT = 0.6  # a place that holds this much of the question is about its thing
_COUNTS = re.compile(
    r"听说|据说|[花用]在|那么多|[轮修建买换]过|[一总]共|有(?:多少|几)|共有|现有|目前|实际|测出来|[给掉出]了|了(?:多少|几)"
)
_WORDED_SURELY = 0.5  # a chance from which a number is told by words that are no figure
_RULED = 0.6  # a chance from which the standard answers in words what asks for a number
_MUST = re.compile(r"要|得(?![到了出])|应|该|须|需|才能?")

Reading = tuple[Plan, list[Candidate]]  # a plan with its places, best first


class Readings:
    """Choose the reading of a question whose places hold what it asks; ``candidates`` finds the places of a plan."""

    def __init__(
        self,
        understanding: Understanding,
        supported: Supported,
        restrictions: Restrictions,
        doubted: Doubted,
        expected: Expected,
        candidates: Callable[[Plan], list[Candidate]],
    ) -> None:
        self._understanding, self._supported, self._restrictions = understanding, supported, restrictions
        self._doubted, self._expected, self._candidates = doubted, expected, candidates

    def chosen(self, plan: Plan, ranked: list[Candidate]) -> Reading:
        """The plan and its places as they are, or as another reading has them where that one holds an answer."""
        ruled = bool(ranked) and ranked[0].passage.kind == "standard"
        if plan.local and ruled and not self._supported.asks_for_rule(plan, ranked[0]):
            ranked = [candidate for candidate in ranked if candidate.passage.kind != "standard"] or ranked
        return self._in_words(*self._ruled(plan, self._of_here(plan, ranked)))

    def _of_here(self, plan: Plan, ranked: list[Candidate]) -> list[Candidate]:
        """What the announcement says before the standard, where a question may mean either: 有没有没证的老师."""
        if plan.about != "any" or not ranked or ranked[0].passage.kind != "standard":
            return ranked
        near = [place for place in ranked[:TOP] if place.score >= ranked[0].score - ALIKE]
        here = [place for place in near if place.passage.kind == "announcement" and self._supported.holds(plan, place)]
        return [*here, *(place for place in ranked if place not in here)]

    def _ruled(self, plan: Plan, ranked: list[Candidate]) -> Reading:
        """The standard instead, where the announcement does not say what has to be: 老师五年里要学满多少学时."""
        if plan.local or self._restrictions.narrow(plan) or (ranked and self._supported.holds(plan, ranked[0])):
            return plan, ranked
        if _MUST.search(plan.query):
            required = plan.model_copy(update={"about": "standard"})
            found = self._candidates(required)
            holds = bool(found) and found[0].passage.kind == "standard" and self._supported.holds(required, found[0])
            if holds and found[0].signs["covered"] >= ABOUT_IT and found[0].signs["unit"] >= 0:
                return required, found
        own = self._understanding.names_county(plan.query)
        # 音体美老师各算各的还是合到一块: no number of the county
        if ranked and ranked[0].passage.kind == "standard" and not own and not self._is_of_here(plan):
            kind = "yes_no" if "yes_no" in plan.kinds else "about"
            worded = plan.model_copy(update={"about": "standard", "expects": "text", "units": (), "kind": kind})
            found = self._candidates(worded)
            if found and found[0].passage.kind == "standard" and found[0].support >= _RULED:
                return worded, found
        return plan, ranked

    def _in_words(self, plan: Plan, ranked: list[Candidate]) -> Reading:
        """A length of time or a count that a place tells in words is none of its figures: 任教满三年, 科学达到Ⅲ级."""
        if plan.expects != "quantity" or not ranked or self._supported.holds(plan, ranked[0]):
            return plan, ranked
        for expects, tells in (
            ("date", self._expected.tells_length),
            ("text", self._expected.tells_count),
            ("text", self._expected.tells_free),
        ):
            worded = plan.model_copy(update={"expects": expects, "units": ()})
            found = self._candidates(worded) if tells(plan.query) else []
            told = bool(found) and found[0].support >= _WORDED_SURELY and tells(plan.query, found[0].passage.text)
            if told and self._supported.holds(worded, found[0]):
                return worded, found
        worded = plan.model_copy(update={"expects": "date", "units": ()})
        other = ranked[0].figure is None or ranked[0].signs["unit"] < 0
        told = other and self._expected.tells_length(plan.query, ranked[0].passage.text)
        return (worded if told else plan), ranked

    def _is_of_here(self, plan: Plan) -> bool:
        """Say whether a question asks for what there is here: how many, or whether any."""
        return bool(_COUNTS.search(plan.query)) or self._doubted.of_facts(plan)
