"""What the standard asks of an indicator: 初中骨干教师标准是多少."""

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.indicators.standard import Condition
from assistant.text.quantities import UNITS

_TELLS = 2  # characters: a longer name of a type of school tells which condition is meant


def has_unit(plan: Plan, condition: Condition) -> bool:
    """Say whether a condition is measured in a unit that is asked for; of none it may be any."""
    kind = UNITS[condition.unit.symbol][0] if condition.unit.symbol in UNITS else ""
    return not plan.units or (kind or "percent") in plan.units


def required(plan: Plan, asked: Asked, calls: IndicatorCalls) -> Draft | None:
    """The thresholds of what is asked about; None where it has none, or none in the unit that is named."""
    conditions = _conditions(plan, asked, calls)
    if plan.units and plan.unit_named and not any(has_unit(plan, one) for one in conditions):
        return None  # 要抽多少人: not the share that is required
    draft = Draft("answered", "calculator")
    for condition in conditions:
        for level in calls.levels(plan, asked, condition):
            outcome = calls.call("indicator_threshold", asked, level, condition)
            if outcome.result["threshold"] is not None:
                draft.working.append(outcome)
                wording.say_required(draft, "标准要求", outcome)
    return draft if draft.sentences else None


def _conditions(plan: Plan, asked: Asked, calls: IndicatorCalls) -> list[Condition]:
    """The conditions that are meant: the one named, those of the type of school or the unit asked for, else all."""
    if asked.indicator == CV or asked.condition:
        condition = calls.condition(asked)
        return [condition] if condition else []
    every = list(calls.facts.standard[asked.indicator].conditions)
    kinds = set(plan.units)
    fitting = [one for one in every if one.unit.symbol in UNITS and UNITS[one.unit.symbol][0] in kinds]
    typed = [one for one in every if any(name in plan.query for name in one.school_types if len(name) > _TELLS)]
    return typed or fitting or every
