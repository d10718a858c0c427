"""The calculator route: which part of it answers a plan about an indicator. No search, no model."""

import re

from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts import reported_values
from assistant.answering.verdicts.indicator_calls import EACH, IndicatorCalls
from assistant.answering.verdicts.judgement import judged
from assistant.answering.verdicts.own_value import judged_own
from assistant.answering.verdicts.required import required
from assistant.answering.verdicts.spreads import COMPOSITE, Spreads
from assistant.text.normalize import fold

_ASKED_HOW_MUCH = re.compile(r"多少|几|多大|多高|什么|啥")
_METHOD = re.compile(r"小数|保留|几位|平均|综合|加权|权重|公式|怎么算|咋算|如何计算|怎样算|n-1|参考|算数|代替")
_COMPOSITE = re.compile(COMPOSITE)
_RELIEF = re.compile(r"放宽|走教")  # reliefs are told from the document, never applied


class Calculator:
    """Answers that are computed from the standard and from what an announcement reports."""

    def __init__(self, toolbox: Toolbox) -> None:
        self._toolbox, self._calls = toolbox, IndicatorCalls(toolbox)

    def answer(self, plan: Plan) -> Draft | None:
        """Answer a plan about an indicator; None where its question is not one for the calculator."""
        if not plan.indicators or plan.schools or _RELIEF.search(plan.query):
            return None
        asked, calls = plan.indicators[0], self._calls
        if asked.indicator == CV and not plan.levels and _METHOD.search(plan.query):
            return None  # how it is taken, not how large it is
        if calls.of_another_level(plan, asked):
            return None  # 小学巩固率: 初中三年巩固率 is none of it
        if plan.kind == "verdict":
            return judged_own(plan, asked, calls) or self._spread(plan, asked) or judged(plan, asked, calls)
        if plan.kind == "threshold":
            supposed = None if _ASKED_HOW_MUCH.search(plan.query) else judged_own(plan, asked, calls)
            return supposed or required(plan, asked, calls)
        if plan.kind in {"value", "about"} and reported_values.is_own(plan, asked, calls):
            return self._spread(plan, asked) or reported_values.value(plan, asked, calls)
        return None

    def leaves(self, plan: Plan) -> bool:
        """Say whether search is to choose: among shares of several groups, or numbers of each class or school."""
        condition = self._calls.condition(plan.indicators[0]) if plan.indicators else None
        share = condition is not None and condition.unit.symbol == "%"
        heads = condition is not None and (condition.unit.base or 1) > 1 and not plan.per_pupil  # 多媒体教室共多少间
        each = condition is not None and condition.unit.per in EACH  # 一个班坐几个: 平均班额38.6人
        return plan.kind in {"value", "about"} and (share or heads or each)

    def _spread(self, plan: Plan, asked: Asked) -> Draft | None:
        """What is reported of the 差异系数 of no indicator in particular."""
        if asked.indicator != CV:
            return None
        spreads = Spreads(self._toolbox, self._calls.announcement(plan).document.id)
        levels = [level for level in self._calls.levels(plan, asked) if level]
        if plan.kind == "verdict":
            return spreads.verdict(levels)
        told = spreads.composite(levels) if _COMPOSITE.search(fold(plan.query)) else None
        return told or spreads.value(levels)
