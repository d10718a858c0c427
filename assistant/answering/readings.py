"""The plan of a question in its conversation: of several ways to read it, the one that the documents answer."""

from collections.abc import Mapping
from datetime import date

from assistant.answering.schools.schools import Schools
from assistant.answering.searching import Opened
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.dated import Dated
from assistant.answering.understanding.described import Described
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.types import Role

_BESIDE = 0.3  # what a reading gains whose answer stands in the clause that was just told


class Readings:
    """Read questions; one per assistant."""

    def __init__(
        self,
        understanding: Understanding,
        described: Described,
        dated: Dated,
        schools: Mapping[Role, Schools],
        opened: Opened,
    ) -> None:
        self._understanding, self._described, self._dated = understanding, described, dated
        self._schools, self._opened = schools, opened

    def plan(self, words: str, conversation: Conversation, role: Role, today: date | None) -> Plan:
        """The likeliest plan of a cleaned question."""
        words = self._described.named(words)
        asked_of_schools = self._schools[role].complete(words, conversation)
        readings = (asked_of_schools,) if asked_of_schools else conversation.readings(words, self._understanding)
        plans: list[Plan] = []
        for query in readings:
            plan = self._understanding.plan(words, role=role, today=today, query=query)
            before = {"before": conversation.place} if plan.follow_up else {}
            plans += self._dated.readings(plan.model_copy(update={**before, "told": conversation.told}))
        return plans[0] if len(plans) == 1 else max(plans, key=self._chance)

    def _chance(self, plan: Plan) -> float:
        """How likely the documents hold what a reading asks for; a reading that finds what was just told is none."""
        retrieval = self._opened()
        ranked = retrieval.candidates(plan)
        if not ranked or not retrieval.supports(plan, ranked[0]):
            return 0.0
        best = ranked[0]
        if best.figure and plan.told and (best.figure.document, best.figure.start) == plan.told[-1][0]:
            return 0.0
        beside = plan.before is not None and plan.before[0] == best.passage.document
        low, high = best.passage.sentence
        return best.support + _BESIDE * bool(beside and plan.before and low <= plan.before[1] < high)
