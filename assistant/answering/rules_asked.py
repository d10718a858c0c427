"""A question about the rules themselves is answered with the rule that it asks for: 设了重点班还能通过吗."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.answering.draft import Draft
from assistant.answering.kinds import FIELDS
from assistant.answering.meant import NAMED
from assistant.answering.naming import CV
from assistant.answering.plan import Plan

if TYPE_CHECKING:
    from assistant.answering.retrieve import Retrieval

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
        found = retrieval().rule(plan)
        if found is None or found[1] < _SURE:
            return None
        if plan.about != "standard":
            ranked = retrieval().candidates(plan)
            here = [place for place in ranked[:1] if place.passage.kind == "announcement" and place.support >= _TOLD]
            if here and retrieval().supports(plan, here[0]):
                return None
        return retrieval().ruled(plan, found[0])
