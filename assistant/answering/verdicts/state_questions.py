"""What a verdict question is about where its words do not name it outright: a part of it does, or the place found."""

import re
from collections.abc import Sequence

from assistant.answering.places.evidence import Candidate, group_of
from assistant.answering.places.preferred import SUPPORTED
from assistant.answering.understanding import signs
from assistant.answering.understanding.audit_words import AuditWords
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.text.normalize import fold

_PIECE = re.compile(r"[,。;?!]")
_OF_SCHOOLS = re.compile(r"哪(?:个|所|些|几所?)学?校")  # asks which school, not whether an indicator is met
_OF_NUMBERS = frozenset({"threshold", "value", "list", "yes_no"})
_TOP = 3
_ALIKE = 0.5  # share of a requirement's character pairs that its clause of the standard holds


class StateQuestions:
    """Find the indicator that a question after a verdict means."""

    def __init__(self, facts: Facts, understanding: Understanding, words: AuditWords) -> None:
        self.facts, self.understanding, self.words = facts, understanding, words

    def restated(self, plan: Plan) -> Plan:
        """The plan as one after a verdict: for 国家要几个、我们有几个, and where a part of it names the indicator."""
        county = self.facts.announcement(question=plan.query, role=plan.role).county
        if plan.kind in _OF_NUMBERS and plan.indicators and self._asks_both(plan.query, county):
            return plan.model_copy(update={"kind": "verdict", "asks": ()})
        if plan.kind == "verdict" and plan.indicators and plan.numbers:
            return plan.model_copy(update={"indicators": (self._conditioned(plan), *plan.indicators[1:])})
        if plan.kinds[0] != "verdict" or plan.indicators:
            return plan
        query = plan.query.replace(county, "").replace(county[:-1], "") if len(county) > 2 else plan.query
        verdict = self.understanding.kinds.by_name["verdict"]
        parts = sorted(_PIECE.split(query), key=lambda piece: not verdict.fits(piece))
        found = (self.understanding.indicators(piece) for piece in (query, *parts))
        asked = next((one for one in found if one), ()) or self._claimed(plan.query)
        return (
            plan.model_copy(update={"indicators": asked, "kind": "verdict", "expects": "quantity"}) if asked else plan
        )

    def _asks_both(self, question: str, county: str) -> bool:
        """Say whether a question asks for what is required and for what the county has, or whether that is enough."""
        threshold = self.understanding.kinds.by_name["threshold"]
        return self.words.both(question, county) or self.words.reached(question, threshold.fits)

    def _conditioned(self, plan: Plan) -> Asked:
        """The indicator with the condition whose threshold the question states: 骨干教师占两成这个要求."""
        asked = plan.indicators[0]
        if asked.condition or asked.indicator not in self.facts.standard:
            return asked
        conditions = self.facts.standard[asked.indicator].conditions
        stated = {quantity.value for quantity in plan.numbers}
        fitting = [c.key for c in conditions if any(limit in stated for limit in c.limits)]
        return (
            asked.model_copy(update={"condition": fitting[0]}) if len(conditions) > 1 and len(fitting) == 1 else asked
        )

    def _claimed(self, question: str) -> tuple[Asked, ...]:
        """The one indicator whose parts without a number the question speaks of: 课开齐了没有."""
        found = {
            indicator.id: word
            for indicator in self.facts.standard.indicators
            for statement in indicator.claims
            for word in statement.words
            if fold(word) in fold(question)
        }
        return (
            tuple(Asked(indicator=id, condition=None, words=word) for id, word in found.items())
            if len(found) == 1
            else ()
        )

    def meant(self, plan: Plan, ranked: Sequence[Candidate]) -> tuple[Asked, str] | None:
        """The indicator that a found place claims or requires, with the kind to answer as; None where none is clear."""
        if "verdict" not in plan.kinds or _OF_SCHOOLS.search(plan.query):
            return None
        rows = self.facts.announcement(question=plan.query, role=plan.role).audit.rows
        for place in ranked[:_TOP]:
            if place.support < SUPPORTED[group_of(plan)]:
                continue
            passage = place.passage
            if passage.kind == "standard":
                found = [
                    one.id for one in self.facts.standard.indicators if self._requires(one.requirement, passage.text)
                ]
            else:
                found = [
                    row.id
                    for row in rows
                    if any(
                        cited.document == passage.document and cited.start < passage.end and passage.start < cited.end
                        for cited in row.citations
                    )
                ]
            best = max(found, key=lambda id: self._shared(plan, id), default=None)
            if best and self._shared(plan, best) >= STRONG:
                return Asked(indicator=best, condition=None, words=""), "verdict"
        return None

    @staticmethod
    def _requires(requirement: str, clause: str) -> bool:
        return signs.shared(signs.pairs(requirement), fold(clause), lambda _: 1.0) >= _ALIKE

    def _shared(self, plan: Plan, id: str) -> float:
        """How much of the question's words the standard's words for an indicator hold."""
        indicator = self.facts.standard[id]
        words = fold(
            " ".join([*indicator.names, indicator.requirement, *(w for c in indicator.claims for w in c.words)])
        )
        return sum(term.weight for term in plan.terms if signs.found_in(term, words))
