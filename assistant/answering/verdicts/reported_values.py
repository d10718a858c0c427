"""What the announcement reports for an indicator: 小学生均教学用房多大."""

import re
from collections.abc import Sequence

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.understanding.plan import COMPULSORY, Asked, Plan
from assistant.answering.verdicts.indicator_calls import EACH, IndicatorCalls
from assistant.answering.verdicts.required import has_unit
from assistant.answering.verdicts.undisclosed import of_another_year, say_withheld
from assistant.text.quantities import SHARES

_MEAN = re.compile(r"平均|均摊|除以")
_BOUGHT = re.compile(r"买|购|添置|投入|投了|投资|花|拨|采购|新建|建成|建好|装了")
_OF_A_MEAN = frozenset({"room", "套", "area"})


def is_own(plan: Plan, asked: Asked, calls: IndicatorCalls) -> bool:
    """Say whether the number asked for is the indicator's own, and not a head count or a sum of money."""
    condition = calls.condition(asked)
    if condition is calls.cv:
        return True
    if condition is None or not has_unit(plan, condition) or (_BOUGHT.search(plan.query) and not plan.per_pupil):
        return False
    if condition.unit.per in EACH and _MEAN.search(plan.query):
        return False  # the largest class is no mean
    if condition.unit.base is None:
        return bool(set(plan.units) & SHARES) or plan.kind == "about"
    if not COMPULSORY & set(plan.levels):
        return plan.per_pupil
    return plan.per_pupil or condition.unit.per == "生均" or set(plan.units) <= _OF_A_MEAN


def value(plan: Plan, asked: Asked, calls: IndicatorCalls) -> Draft:
    """The values reported, level by level; what the standard asks, where none is."""
    outcomes = [calls.call("reported_value", asked, level, of=plan) for level in calls.levels(plan, asked)]
    given = [outcome for outcome in outcomes if outcome.result["value"] is not None]
    if not given:
        return _not_reported(plan, asked, outcomes, calls)
    return of_another_year(plan, given, calls.facts) or _told(given, outcomes)


def _told(given: Sequence[Outcome], outcomes: list[Outcome]) -> Draft:
    first = given[0].result
    if len(given) == 1:
        text = f"{first['county']}{wording.measure(first)} {wording.reported_amount(first)}。"
    else:
        numbers = "、".join(
            f"{wording.level_name(outcome.result['level'])} {wording.reported_amount(outcome.result)}".strip()
            for outcome in given
        )
        text = f"{first['county']}{wording.measure({**first, 'level': None})}:{numbers}。"
    draft = Draft("answered", "calculator", working=outcomes)
    return draft.say(text, *(quote for outcome in given for quote in outcome.quotes))


def _not_reported(plan: Plan, asked: Asked, outcomes: list[Outcome], calls: IndicatorCalls) -> Draft:
    draft = Draft("not_disclosed", "calculator", working=outcomes)
    names = [wording.measure(outcome.result) for outcome in outcomes]
    draft.say(f"公示没有公布{outcomes[0].result['county']}{wording.joined(names)}。")
    for level in calls.levels(plan, asked):
        required = calls.call("indicator_threshold", asked, level)
        if required.result["threshold"] is not None:
            draft.working.append(required)
            wording.say_required(draft, "标准的要求是", required)
    return say_withheld(draft, plan, asked, calls)
