"""Latency: p50 and p95 of milliseconds."""

from collections.abc import Iterable

from assistant.types import Frozen


class Latency(Frozen):
    """Percentiles in milliseconds."""

    n: int
    p50: float
    p95: float


def latency(milliseconds: Iterable[float]) -> Latency:
    """Percentiles between the nearest two values; zeros where there are none."""
    ordered = sorted(milliseconds)
    return Latency(n=len(ordered), p50=percentile(ordered, 50), p95=percentile(ordered, 95))


def percentile(ordered: list[float], percent: float) -> float:
    """The value below which ``percent`` of sorted values lie; 0 for no values."""
    if not ordered:
        return 0.0
    place = (len(ordered) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
