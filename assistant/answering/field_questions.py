"""Questions after the office and the period: told from the fixed fields, unless the words ask for another thing."""

import re

from assistant.answering.contact import Contact
from assistant.answering.drafts.draft import Draft
from assistant.answering.finding import Finding
from assistant.answering.searching import Opened
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding

_WAYS = re.compile(r"法子|办法|怎么(?!样)|咋|如何|方式|途径|渠道")
# Fields whose asking words ask for other things as well: 校车归哪个公司管 is no office that takes comments
_SAID_OTHERWISE = frozenset({"place", "office", "period"})
_OF_OFFICE = FIELDS - {"office"}  # fields that hold no number of anything, and are no school's
_PERIOD = "period"
# asks perhaps for what comes after the period, and not for it: 意见交上去了,最迟几天有回话
_AFTERWARDS = re.compile(r"回[话复音信]|答复|处理|接着|之后|以后|完了|然后|往哪|下一步")


class FieldQuestions:
    """Tell a field where one is asked for."""

    def __init__(self, contact: Contact, understanding: Understanding, finding: Finding, opened: Opened) -> None:
        self._contact, self._understanding, self._finding, self._opened = contact, understanding, finding, opened

    def restated(self, plan: Plan) -> Plan:
        """A plan that asks for no period where what comes after it is asked: 意见交上去了,最迟几天有回话."""
        if plan.kind != _PERIOD or plan.follow_up or not _AFTERWARDS.search(plan.query):
            return plan
        return self._without(plan) if self._opened().subject.means_another(plan, _PERIOD) else plan

    def answer(self, plan: Plan) -> Draft | None:
        """The field that a question asks for; None where it asks for none, or for another thing in its words."""
        if not _asks(plan):
            return None
        if plan.kind in _OF_OFFICE and (plan.units or plan.schools):
            return None  # 邮箱发过去多久有回执, 一中在哪条路
        draft = self._with_ways(plan, self._contact.answer(plan))
        if draft.status == "answered" or plan.kind not in _SAID_OTHERWISE:
            return draft
        return None if self._finding.holds(self._without(plan)) else draft

    def unanswered(self, plan: Plan) -> Plan:
        """The plan to go on with where no field was told."""
        return self._without(plan) if _asks(plan) else plan

    def _without(self, plan: Plan) -> Plan:
        return self._understanding.not_of(plan, plan.kind)

    def _with_ways(self, plan: Plan, draft: Draft) -> Draft:
        """The office with the ways to reach it, where both are asked for: 能用啥法子说,跟谁说."""
        if plan.kind != "office" or "procedure" not in plan.kinds or not _WAYS.search(plan.query):
            return draft
        other, retrieval = self._without(plan), self._opened()
        ways = retrieval.answer(other, retrieval.candidates(other))
        for sentence in ways.sentences if ways.status == draft.status == "answered" else ():
            draft.say(sentence.text, *sentence.quotes)
        return draft


def _asks(plan: Plan) -> bool:
    """Say whether a plan asks for a field or the period."""
    return plan.expects in FIELDS or plan.kind == _PERIOD
