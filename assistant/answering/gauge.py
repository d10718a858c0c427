"""A value against its threshold as places on one scale, for whoever draws it."""

from collections.abc import Iterable, Sequence
from typing import Any

from assistant.types import Frozen, ToolCall

_ROOM = 1.25  # the scale ends this much behind the larger of the two
_WHOLE = 100.0  # of a share


class Gauge(Frozen):
    """``value`` and ``limit`` are shares of the scale's length; the rest is what a calculation said, for its labels."""

    indicator: str
    label: str
    level: str
    value: float
    limit: float
    display: str
    comparator: str
    threshold_display: str
    unit: str
    direction: str
    verdict: str
    assumed: bool


def gauges(calls: Sequence[ToolCall]) -> tuple[Gauge, ...]:
    """A gauge for each result that has both a value and a threshold; of a ranking for its first row."""
    return tuple(_gauge(result) for result in _results(calls) if _both(result))


def _results(calls: Iterable[ToolCall]) -> Iterable[dict[str, Any]]:
    for call in calls:
        rows = call.result.get("rows")
        if call.name == "nearest_thresholds" and rows:
            yield rows[0]
        else:
            yield call.result


def _both(result: dict[str, Any]) -> bool:
    numbers = [n for n in (result.get("value"), result.get("threshold")) if isinstance(n, int | float)]
    return len(numbers) == 2 and min(numbers) >= 0 and max(numbers) > 0 and "direction" in result


def _gauge(result: dict[str, Any]) -> Gauge:
    value, threshold = float(result["value"]), float(result["threshold"])
    longest = max(value, threshold)
    end = _WHOLE if result["unit"] == "%" and longest <= _WHOLE else longest * _ROOM
    return Gauge(
        indicator=str(result["indicator"]),
        label=str(result["label"]),
        level=str(result.get("level") or ""),
        value=round(value / end, 4),
        limit=round(threshold / end, 4),
        display=str(result["display"]),
        comparator=str(result.get("comparator", "=")),
        threshold_display=str(result["threshold_display"]),
        unit=str(result["unit"]),
        direction=str(result["direction"]),
        verdict=str(result["verdict"]),
        assumed=bool(result.get("assumed", False)),
    )
