"""A value against a threshold: the verdict by the exact value, the words by the rounded one."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Literal, TypeVar

from assistant.indicators.standard import Direction, Threshold
from assistant.types import Frozen

PERCENT_DECIMALS = 1
PERCENT = Decimal(100)
UNDISCLOSED = "未披露"

# What can become of a thing that is judged: a missing input leaves it undisclosed.
Outcome = Literal["met", "unmet", "undisclosed"]
OUTCOMES: dict[Outcome, str] = {"met": "达标", "unmet": "未达标", "undisclosed": UNDISCLOSED}
N = TypeVar("N", Decimal, Fraction)


class Judgement(Frozen):
    """What became of a value; ``difference`` is value − threshold, ``percent`` the value in % of the threshold."""

    verdict: Literal["met", "unmet"]
    value: Decimal
    threshold: Threshold
    difference: Decimal
    ratio: Decimal
    percent: Decimal
    borderline: bool
    display: str
    threshold_display: str
    difference_display: str
    percent_display: str
    relation: Literal["高出", "低于", "等于"]

    def to_json(self) -> dict[str, Any]:
        """The result as the command line prints it; the only place where a decimal becomes a float."""
        return {
            "value": float(self.value),
            "display": self.display,
            "threshold": float(self.threshold.value),
            "difference": float(self.difference),
            "ratio": float(self.ratio),
            "verdict": self.verdict,
            "borderline": self.borderline,
        }


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as people and the declaration form do."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def shown(value: Decimal, decimals: int) -> str:
    """The rounded value as plain text with all its decimals: ``7.70``; never an exponent, never ``-0.00``."""
    result = rounded(value, decimals)
    return f"{abs(result) if result == 0 else result:f}"


def plain_number(value: Decimal) -> str:
    """A number as people write it: no trailing zeros, no exponent."""
    return f"{value.normalize():f}" if value else "0"


def meets(value: N, direction: Direction, limit: N) -> bool:
    """Whether a value is on the right side of a limit; ``<`` leaves the limit itself out."""
    match direction:
        case ">=":
            return value >= limit
        case "<=":
            return value <= limit
        case "<":
            return value < limit


def outcome(met: bool | None) -> Outcome:
    """The word for a truth value; None is not known."""
    return "undisclosed" if met is None else "met" if met else "unmet"


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Three-valued and: one unmet decides, else one undisclosed leaves it open; of nothing nothing is known."""
    found = set(outcomes)
    if "unmet" in found:
        return "unmet"
    return "met" if found == {"met"} else "undisclosed"


def judge(value: Decimal, threshold: Threshold) -> Judgement:
    """Judge by the exact value; ``borderline`` says that the printed value alone would have told otherwise."""
    met = meets(value, threshold.direction, threshold.value)
    difference = value - threshold.value
    ratio = value / threshold.value
    printed = rounded(value, threshold.decimals)
    return Judgement(
        verdict="met" if met else "unmet",
        value=value,
        threshold=threshold,
        difference=difference,
        ratio=ratio,
        percent=ratio * PERCENT,
        borderline=meets(printed, threshold.direction, threshold.value) != met,
        display=shown(value, threshold.decimals),
        threshold_display=f"{threshold.value:f}",
        difference_display=_gap(difference, threshold.decimals),
        percent_display=shown(ratio * PERCENT, PERCENT_DECIMALS),
        relation="等于" if difference == 0 else "高出" if difference > 0 else "低于",
    )


def _gap(difference: Decimal, decimals: int) -> str:
    """The size of a difference; one that would print as zero gets the decimals that show it (低于 0.004)."""
    size = abs(difference)
    if size and not rounded(size, decimals):
        decimals = -size.adjusted()
    return shown(size, decimals)
