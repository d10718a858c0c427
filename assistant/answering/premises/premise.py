"""What a question asserts against the documents is set right first: 满意度只有59.7%吧, 有1100人吗, 没达标是吧."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.answering.drafts.draft import Draft
from assistant.answering.places.polarity import Polarity
from assistant.answering.premises.assertions import LIKE, Assertions
from assistant.answering.premises.checks import Checks
from assistant.answering.premises.figure_claims import FigureClaims
from assistant.answering.premises.indicator_claims import IndicatorClaims
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import Claim, PremiseWords, pieces
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.own_value import SUPPOSED

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_KINDS = frozenset(
    {"verdict", "threshold", "value", "yes_no", "about", "list", "definition", "procedure", "nearest", "when"}
)


class Premise:
    """Hold what a question asserts against the indicator or the figure that it is about."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, polarity: Polarity, words: PremiseWords) -> None:
        self.facts, self.words, self.understanding = toolbox.facts, words, understanding
        checks = Checks(toolbox, words, polarity)
        self._assertions = Assertions(toolbox.facts.standard, words, polarity)
        self._indicators = IndicatorClaims(toolbox, words, checks)
        self._figures = FigureClaims(understanding, words, checks)

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """The answer to a question that asserts a number or a verdict; None where it asserts none."""
        if plan.kind not in _KINDS or SUPPOSED.search(plan.query):
            return None
        quantity = self._assertions.number(plan)
        if quantity is None:
            return None if plan.schools else self._verdict(plan)
        claim = self.words.claim(plan.query, quantity)
        draft = self._number(plan, self._single(plan, claim), claim, retrieval)
        return self._rest(plan, claim, draft, retrieval) if draft is not None else None

    def _number(self, plan: Plan, single: Plan, claim: Claim, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """A number that is asserted against the indicator or else the figure that it is of."""
        if single.elsewhere:
            return None
        if single.years:  # 去年只有8%的老师交流了
            figured = "verdict" not in plan.kinds
        elif plan.schools or single.schools:  # 晴垭小学的学生破两千了没有: where the announcement speaks of it
            figured = plan.kind == "yes_no"
        elif (draft := self._indicators.number(plan, single, claim, retrieval)) is not None:
            return draft
        else:
            figured = "verdict" not in plan.kinds and not plan.elsewhere
        return self._figures.number(plan, single, claim, retrieval) if figured else None

    def _single(self, plan: Plan, claim: Claim) -> Plan:
        """The question that asks openly for the number asserted."""
        county = self.facts.announcement(question=plan.query, role=plan.role).county
        question = claim.question.replace(county, "").replace(county[:-1], "") if len(county) > 2 else claim.question
        single = self.understanding.plan(question, role=plan.role, today=plan.today)
        kind = claim.quantity.kind
        units = LIKE.get(kind, (kind,) if kind else ())
        return single.model_copy(
            update={"expects": "quantity", "units": units, "asks": (), "numbers": (), "kind": "value"}
        )

    def _rest(self, plan: Plan, claim: Claim, draft: Draft, retrieval: "Callable[[], Retrieval]") -> Draft:
        """What the question asks beside the number that was set right."""
        said = plan.query[claim.quantity.start : claim.quantity.end]
        for piece in pieces(plan.query):
            if said in piece or not self.words.has("several", piece):
                continue
            single = self.understanding.plan(piece, role=plan.role, today=plan.today)
            found = retrieval().answer(single, retrieval().candidates(single))
            if found.status == "answered":
                draft.working += found.working
                for sentence in found.sentences:
                    draft.say(sentence.text, *sentence.quotes)
        return draft

    def _verdict(self, plan: Plan) -> Draft | None:
        """A verdict that the question takes for granted, where the announcement's number says otherwise."""
        if not plan.indicators or plan.elsewhere or self.understanding.cues["named_school"].search(plan.query):
            return None
        if self.words.has("denied", plan.query):
            return self._indicators.verdict(plan, "unmet")
        return self._indicators.verdict(plan, "met") if self.words.has("affirmed", plan.query) else None
