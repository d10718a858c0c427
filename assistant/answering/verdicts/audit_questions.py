"""Questions about several indicators at once, from the audit: which are met, have no number, are nearest to a limit."""

import re
from collections.abc import Sequence

from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Quote, Toolbox
from assistant.answering.understanding.audit_words import AuditAsk, AuditWords
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import pieces
from assistant.answering.verdicts.asked_set import AskedSet
from assistant.answering.verdicts.audit_gaps import tell_open, tell_published
from assistant.answering.verdicts.audit_states import tell_all, tell_every, tell_state
from assistant.answering.verdicts.audit_values import tell_ranked, tell_values
from assistant.answering.verdicts.spreads import Spreads
from assistant.indicators.school import COMPULSORY
from assistant.text.normalize import fold

_OF_SCHOOLS = re.compile(r"学校|[哪几]所")
_OF_WHICH_SCHOOLS = re.compile(r"学校|[哪几]所|谁|多少|几个")


class AuditQuestions:
    """Answers over the audit of the announcement that a question is about."""

    def __init__(self, toolbox: Toolbox, words: AuditWords) -> None:
        self.toolbox, self.facts, self.words = toolbox, toolbox.facts, words

    def answer(self, plan: Plan) -> Draft | None:
        """The answer to a question about a set of indicators or the spread between schools; None for any other."""
        if plan.schools or plan.elsewhere or plan.years:
            return None
        of_one = bool(plan.indicators) and plan.indicators[0].indicator in self.facts.standard
        if not of_one and (end := self.words.spread_end(plan)):
            announcement = self.facts.announcement(question=plan.query, role=plan.role).document.id
            levels = [level for level in COMPULSORY if level in plan.levels] or list(COMPULSORY)
            if draft := Spreads(self.toolbox, announcement).ends(levels, end):
                return draft
        if len(areas := self.words.sized(plan.query)) > 1:
            return self._sizes(areas)
        ask = self.words.find(plan) or self._first_of_schools(plan)
        if ask is None:
            return None
        asked = AskedSet(self.toolbox, plan, ask)
        if ask.subject == "rank":
            return tell_ranked(asked, whole=self.words.area(plan.query)[1])
        tell = {
            "state": tell_state,
            "values": tell_values,
            "open": tell_open,
            "need": tell_published,
            "every": tell_every,
            "names": tell_all,
        }
        return tell[ask.subject](asked)

    def _sizes(self, areas: Sequence[str]) -> Draft | None:
        """How many indicators each of several areas has, as the standard says it; None where it does not of some."""
        rules = [one for one in self.facts.corpus.passages.values() if one.kind == "standard"]
        draft = Draft("answered", "retrieval")
        for area in areas:
            told = next((one for one in rules if re.search(rf"{area}有\d+项指标", fold(one.text))), None)
            if told is None:
                return None
            words = re.sub(r"^\d+[.、]\s*", "", told.text)
            start = told.start + told.text.index(words)
            draft.say(f"{words.rstrip('。;')}。", Quote(told.document, start, told.end))
        return draft

    def _first_of_schools(self, plan: Plan) -> AuditAsk | None:
        """What is not met, where it is asked before the schools that it is of: 哪一项没达到,具体是哪几所学校."""
        said = pieces(plan.query)
        for many in range(1, len(said)):
            first, rest = ",".join(said[:many]), ",".join(said[many:])
            ask = None if _OF_SCHOOLS.search(first) else self.words.find(plan.model_copy(update={"query": first}))
            if ask and (ask.subject, ask.state) == ("state", "unmet") and _OF_WHICH_SCHOOLS.search(rest):
                return ask
        return None
