"""Two levels held against each other: 初中生比小学生多吗, 小学和初中谁的操场大."""

import re

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.places.evidence import Candidate, group_of
from assistant.answering.places.preferred import SUPPORTED
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.documents.figures import Figure
from assistant.text.quantities import SHARES
from assistant.types import Level

_LESS = re.compile(r"少|低|小(?!学)|不如|没有[^,?]{0,6}(多|高|大)|差")
_MORE = re.compile(r"多|高|大|强|好")
_DOUBTS = re.compile(r"吗|么|吧|嘛|是不是|对不对|不是|有没有")
_HEADS = re.compile(r"^[^,。?]{0,8}?(?:初中|小学)生?(?:比|和|跟|与|没有?)(?:初中|小学)生(?![均活的])")
_ASKS_SHARE = re.compile(r"百分之|百分比|几成|比例")
_ASKS_SIZE = re.compile(r"多少|几|差距|相差")


class Comparison:
    """Find the same subject's figures for two levels and compute the difference."""

    def __init__(self, toolbox: Toolbox, basics: Basics) -> None:
        self.toolbox, self.facts, self._basics = toolbox, toolbox.facts, basics

    def answer(self, plan: Plan, retrieval: Retrieval | None) -> Draft | None:
        """A comparison of two levels; None where the documents do not give both."""
        if len(plan.levels) != 2:
            return None
        figures = self._reported(plan) or self._pupils(plan) or (self._searched(plan, retrieval) if retrieval else None)
        if figures is None:
            return None
        first, second = figures
        operands = [
            compose.operand(figure, wording.level_name(level))
            for figure, level in zip(figures, plan.levels, strict=True)
        ]
        claimed = "" if _ASKS_SIZE.search(plan.query) or not _DOUBTS.search(plan.query) else self._claims(plan)
        claim = {"claim": claimed} if claimed else {}
        outcome = self.toolbox.call("compute", operation="compare", operands=operands, **claim)
        difference = first.value - second.value
        names = [wording.level_name(level) for level in plan.levels]
        size = wording.amount(outcome.result["display"].lstrip("-"), outcome.result["unit"])
        relation = "一样" if not difference else f"比{names[1]}{'多' if difference > 0 else '少'} {size}"
        opening = ("是的。" if outcome.result["holds"] else "不是。") if claimed else ""
        shown = "、".join(
            f"{name} {wording.amount(f'{figure.value:f}', figure.unit)}"
            for name, figure in zip(names, figures, strict=True)
        )
        draft = Draft("answered", "calculator" if retrieval is None else "both", working=[outcome])
        subject = first.subject.strip(compose.EDGE)
        if _ASKS_SIZE.search(plan.query) and difference > 0:
            draft.say(f"相差 {size}({outcome.result['steps']})。", *outcome.quotes)
        draft.say(f"{opening}{subject}{':' if subject else ''}{shown},{names[0]}{relation}。", *outcome.quotes)
        if _ASKS_SHARE.search(plan.query) and first.kind not in SHARES and second.value:
            share = self.toolbox.call("compute", operation="growth", operands=operands)
            more = "多" if difference > 0 else "少"
            draft.working.append(share)
            draft.say(
                f"{names[0]}比{names[1]}{more} {share.result['display'].lstrip('-')}%({share.result['steps']})。",
                *share.quotes,
            )
        return draft

    @staticmethod
    def _claims(plan: Plan) -> str:
        if _LESS.search(plan.query):
            return "less"
        return "more" if _MORE.search(plan.query) else ""

    def _reported(self, plan: Plan) -> list[Figure] | None:
        reported = self.facts.announcement(question=plan.query, role=plan.role).reported
        for asked in plan.indicators:
            keys = [(asked.indicator, asked.condition or "value", level) for level in plan.levels]
            if all(key in reported for key in keys):
                return [reported[key].figure for key in keys]
        return None

    def _pupils(self, plan: Plan) -> list[Figure] | None:
        """How many pupils each level has, where pupils are held against each other and nothing of theirs."""
        if plan.units or not _HEADS.search(plan.query):
            return None
        found = [self._basics.named(plan, f"{wording.level_name(level)}学生") for level in plan.levels]
        return [one for one in found if one] if all(found) else None

    def _searched(self, plan: Plan, retrieval: Retrieval) -> list[Figure] | None:
        ranked = [c for c in retrieval.candidates(plan)[:8] if c.support >= SUPPORTED[group_of(plan)]]
        # 初中生比小学生多吗: heads, no rates
        alike = (c for c in ranked if c.figure and c.figure.subject and c.figure.per == plan.per_pupil)
        for candidate in (c for c in alike if plan.head is None or c.signs["head"] > 0):
            found = [self._of_level(retrieval, candidate, level) for level in plan.levels]
            if found[0] and found[1] and found[0].unit == found[1].unit and found[0].subject == found[1].subject:
                return [figure for figure in found if figure]
        return None

    @staticmethod
    def _of_level(retrieval: Retrieval, candidate: Candidate, level: Level) -> Figure | None:
        figures = retrieval.corpus.figures.get(candidate.passage.id, [])
        return next((figure for figure in figures if figure.level == level), None)
