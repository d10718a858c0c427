"""How far each school is from each threshold, in shares of the threshold: the nearest one first."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.indicators.judge import Judgement, Outcome
from assistant.indicators.schools import SchoolRow
from assistant.indicators.values import SchoolValue
from assistant.types import Frozen, Level


class Distance(Frozen):
    """One value of one school against its threshold; ``share`` is value ÷ threshold − 1, negative below it."""

    code: str
    name: str
    level: Level
    indicator: str
    label: str
    display: str
    threshold: Decimal
    difference: str  # with 高出 or 低于 before it
    share: Decimal
    percent: str
    verdict: Outcome


def distances(rows: Sequence[SchoolRow]) -> list[Distance]:
    """Every reported value of every row; values that are undisclosed have no distance."""
    found = [
        _distance(row, id, value, value.judgement)
        for row in rows
        for id, value in row.values.items()
        if value.judgement is not None
    ]
    return sorted(found, key=lambda one: (abs(one.share), one.code, one.indicator))


def _distance(row: SchoolRow, id: str, value: SchoolValue, judged: Judgement) -> Distance:
    return Distance(
        code=row.code,
        name=row.name,
        level=row.level,
        indicator=id,
        label=value.label,
        display=value.display,
        threshold=value.threshold.value,
        difference=f"{judged.relation} {judged.difference_display}",
        share=judged.ratio - 1,
        percent=f"{judged.percent_display}%",
        verdict=value.verdict,
    )
