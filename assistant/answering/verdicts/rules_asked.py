"""A question about the rules themselves is answered with the rule that it asks for: 设了重点班还能通过吗."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval.meant import NAMED
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Plan

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

# Asks whether a county still passes: 分了快慢班,还评得上吗. What the standard forbids outright is then asked for.
_PASSES = re.compile(r"评[得不]?上|通过|过[得不]了|认定|出局|连累|取消资格|一票否决")
_VETO, _LIKELY = "一票否决", 0.25
_SURE = 0.5  # the chance from which a rule is told before the documents are searched
_TOLD = 0.6  # the chance of a place of the announcement that is told instead
_OTHER_KINDS = frozenset({"period", "compare"})
_OF_AN_INDICATOR = frozenset({"verdict", "threshold", "value", "nearest"})  # the calculator's, where one is named


class RulesAsked:
    """Tell the rule that a question likely asks for; None where it asks for something else.

    The requirement of an indicator is not told so: what a county reports of it belongs to the answer.
    """

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """The rule and what it says to the question."""
        if plan.local or plan.elsewhere or plan.schools or plan.follow_up or plan.expects in FIELDS:
            return None
        first = plan.indicators[0] if plan.indicators else None
        named = first is not None and (plan.kind == "verdict" or first.indicator == CV or first.score >= NAMED)
        if plan.kind in _OTHER_KINDS or (plan.kind in _OF_AN_INDICATOR and named):
            return None
        if retrieval().asks_if_any(plan):
            return None  # 有没有老师没有教师资格证: what has to be says nothing of what is
        found = retrieval().subject.rule(plan)
        if found is None or found[1] < (_LIKELY if self._is_of_veto(plan, found[0], retrieval()) else _SURE):
            return None
        if plan.about != "standard":
            ranked = retrieval().candidates(plan)
            here = [place for place in ranked[:1] if place.passage.kind == "announcement" and place.support >= _TOLD]
            if here and retrieval().supports(plan, here[0]):
                return None
        return retrieval().ruled(plan, found[0])

    @staticmethod
    def _is_of_veto(plan: Plan, rule: str, retrieval: "Retrieval") -> bool:
        """Say whether a question asks if a county passes, and a rule is one that forbids it."""
        return bool(_PASSES.search(plan.query)) and _VETO in retrieval.corpus.passages[rule].text
