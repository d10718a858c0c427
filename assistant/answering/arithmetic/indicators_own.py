"""What of an operation an indicator gives itself: its own mean, share or distance is no arithmetic."""

from assistant.answering.understanding.operations import Name
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import EACH, IndicatorCalls


def is_own(plan: Plan, asked: Asked, name: Name, calls: IndicatorCalls) -> bool:
    """Say whether what an operation gives is what an indicator measures, or its distance from the threshold."""
    standard = calls.facts.standard
    if asked.indicator not in standard:
        return True
    if name == "share":
        return any(condition.unit.symbol == "%" for condition in standard[asked.indicator].conditions)
    reported, resources = calls.announcement(plan).reported, standard.rules.school.indicators
    means = {id for (id, *_), one in reported.items() if one.comparator == "=" and (one.mean or id in resources)}
    return asked.indicator in means


def counts_each(asked: Asked, calls: IndicatorCalls) -> bool:
    """Say whether an indicator limits every class or school, so that a mean is none of its values."""
    condition = calls.condition(asked)
    return condition is not None and condition.unit.per in EACH


def reports_share(plan: Plan, calls: IndicatorCalls) -> bool:
    """Say whether the announcement reports the share that a plan means: 骨干 among those who moved."""
    reported = calls.announcement(plan).reported
    means = {(asked.indicator, asked.condition) for asked in plan.indicators[:1] if asked.condition}
    return not plan.years and any(key[:2] in means for key in reported)
