"""A value of the asker's own held against the threshold: 我孩子班上53人合规吗."""

import re

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import EACH, IndicatorCalls
from assistant.indicators.standard import Condition
from assistant.text.quantities import UNITS, Quantity

SUPPOSED = re.compile(
    r"刚好|正好|恰好|卡在|假如|假设|如果|要是|若是|倘若|某(个|所|校|县|完全)|我(家|孩子|娃|儿子|女儿|们班|家孩子)|孩子(班|的班)|班上|班里"
)
# the limit that a question quotes itself: 占5%这一项, 够不够20%, (差异率0.15)
_QUOTED = re.compile(
    r"这(?:一)?(?:项|条|个要求|个指标)|(?:够不够|到不到|到没到|达没达到|有没有(?:到|达到)?|过没过|超没超过?)了?(?=\d)|\([^)]*\d[^)]*\)"
)
_VERDICTS = ("不符合标准", "符合标准")
_OF_ONE = EACH | {"每间"}  # what an asker can know of a school


def judged_own(plan: Plan, asked: Asked, calls: IndicatorCalls) -> Draft | None:
    """Whether the value that a question gives meets the threshold; None where it gives none."""
    condition = calls.condition(asked)
    value = _own_value(plan, asked, condition, calls) if condition else None
    if value is None:
        return None
    outcomes = [
        calls.call("judge_value", asked, level, condition, value=value.value)
        for level in calls.levels(plan, asked, condition)
    ]
    return _told([outcome for outcome in outcomes if outcome.result["threshold"] is not None])


def _told(outcomes: list[Outcome]) -> Draft | None:
    """What the standard asks and by how much it is met; first of which levels it is, where not of all."""
    draft = Draft("answered", "calculator", working=outcomes)
    verdicts = [_VERDICTS[outcome.result["verdict"] == "met"] for outcome in outcomes]
    apart = len(set(verdicts)) > 1
    if apart:
        draft.say(wording.of_each([wording.level_name(one.result["level"]) for one in outcomes], verdicts))
    for outcome, verdict in zip(outcomes, verdicts, strict=True):
        result = outcome.result
        draft.say(
            f"{'' if apart else f'{verdict}。'}标准要求{wording.measure(result)}{wording.to_be(result)}"
            f"{wording.requirement(result)},你说的是 {wording.amount(result['display'], result['unit'])},"
            f"{wording.gap(result)}。",
            *outcome.quotes,
        )
    return draft if outcomes else None


def _own_value(plan: Plan, asked: Asked, condition: Condition, calls: IndicatorCalls) -> Quantity | None:
    """The number of a question that is the asker's, and neither a limit that it quotes nor the county's own value."""
    symbol = condition.unit.symbol
    kinds = {UNITS[symbol][0]} if symbol in UNITS else {""}
    kinds |= {"个"} if "person" in kinds else set()
    own = [quantity for quantity in plan.numbers if quantity.kind in kinds and quantity.value > 0]
    per_school = condition is calls.cv or condition.unit.per in _OF_ONE
    quoted = _QUOTED.search(plan.query)
    if quoted and (not per_school or "(" in quoted.group() or quoted.end() in {one.start for one in own}):
        own = [quantity for quantity in own if quantity.value not in condition.limits]
    told = calls.reports(plan, asked.indicator, condition.key)
    return own[0] if own and (per_school or not told or SUPPOSED.search(plan.query)) else None
