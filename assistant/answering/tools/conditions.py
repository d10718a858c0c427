"""What the standard asks of the indicator, condition and level that a tool is given."""

from typing import Any

from assistant.answering.tools.arguments import IndicatorArguments
from assistant.answering.understanding.facts import AnnouncementFacts
from assistant.answering.understanding.naming import CV
from assistant.errors import InputError
from assistant.indicators.judge import Judgement, plain_number
from assistant.indicators.standard import Condition, Standard, Threshold


class Conditions:
    """The conditions of a standard, found by a tool's arguments; the 差异系数 is one of every resource."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard

    @property
    def cv(self) -> Condition:
        """The 差异系数."""
        return self._standard.rules.cv

    def of(self, given: IndicatorArguments) -> Condition | None:
        """The condition that is asked about; None where the indicator has none. InputError for an unknown one."""
        if given.indicator == CV or given.condition == self.cv.key:
            return self.cv
        if given.indicator not in self._standard:
            raise InputError(f"没有指标 {given.indicator}", remedy="用 L1–L7、G1–G15、Q1–Q9、S1 或 CV")
        try:
            return self._standard[given.indicator].condition(given.condition)
        except KeyError:
            raise InputError(f"{given.indicator} 没有 {given.condition} 这一项", remedy="检查 condition") from None

    def threshold(self, given: IndicatorArguments) -> Threshold | None:
        """What the condition asks at the level that is asked about; None where it asks no number."""
        condition = self.of(given)
        return condition.threshold(given.level) if condition else None

    def named(self, given: IndicatorArguments, announcement: AnnouncementFacts | None = None) -> dict[str, Any]:
        """How a result opens: which indicator and level, and of which county."""
        condition = self.of(given)
        label = condition.label if condition else self._standard[given.indicator].label
        if given.condition == self.cv.key and given.indicator != CV:
            label = f"{self._standard[given.indicator].short}的{label}"
        named: dict[str, Any] = {"indicator": given.indicator, "label": label, "level": given.level}
        if announcement:
            named |= {"county": announcement.county, "announcement": announcement.document.id}
        return named


def threshold_json(threshold: Threshold) -> dict[str, Any]:
    """A threshold as a result has it."""
    return {
        "threshold": float(threshold.value),
        "threshold_display": f"{threshold.value:f}",
        "direction": threshold.direction,
        "unit": threshold.unit.symbol,
        "since": threshold.since.isoformat(),
        "reference": f"{threshold.reference.document} {threshold.reference.clause}",
    }


def gap_json(judged: Judgement, threshold: Threshold) -> dict[str, Any]:
    """By how much a value is above or below its threshold."""
    return {
        "difference": float(judged.difference),
        "difference_display": plain_number(abs(judged.difference)),
        "difference_unit": "个百分点" if threshold.unit.symbol == "%" else threshold.unit.symbol,
        "relation": judged.relation,
    }
