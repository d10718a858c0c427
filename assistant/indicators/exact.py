"""Exact arithmetic: fractions inside, one square root at the end, decimals for what is shown."""

import math
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from assistant.types import Frozen

DIGITS = 40  # of what has no end; far more than any verdict or display needs
_CONTEXT = Context(prec=DIGITS)
_WIDE = Context(prec=5 * DIGITS)


class Spread(Frozen):
    """What a county's schools give together: weighted mean and variance in the indicator's unit, and their CV."""

    mean: Fraction
    variance: Fraction
    cv: Decimal

    @property
    def cv_squared(self) -> Fraction:
        """CV² without any rounding: what verdicts go by."""
        return self.variance / self.mean**2 if self.mean else Fraction(0)

    @property
    def deviation(self) -> Decimal:
        """The standard deviation S."""
        return square_root(self.variance)


def decimal(value: Fraction) -> Decimal:
    """The fraction as a decimal; exact where it ends within ``DIGITS``."""
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def square_root(value: Fraction) -> Decimal:
    """The root to ``DIGITS`` places; exact where it ends, never above the true value."""
    scale = 10 ** (2 * DIGITS)
    return Decimal(math.isqrt(value.numerator * scale // value.denominator)).scaleb(-DIGITS, _WIDE)


def spread(values: Sequence[Fraction], weights: Sequence[int]) -> Spread:
    """Weighted by enrolment, without n−1: ``S² = Σ (Pi/PN)(Xi − X̄)²`` and ``CV = S/X̄`` (rules.cv, 二(四)7–8).

    Over one common denominator D it is integers only, several hundred schools in milliseconds:
    ``CV² = (PN·Σ Pi·ai² − (Σ Pi·ai)²) / (Σ Pi·ai)²`` with ``ai = D·Xi``. Where every school has nothing the mean is 0
    and the schools do not differ: the CV is 0.
    """
    common = math.lcm(*(value.denominator for value in values))
    scaled = [value.numerator * (common // value.denominator) for value in values]
    total = sum(weights)
    first = sum(weight * amount for weight, amount in zip(weights, scaled, strict=True))
    second = sum(weight * amount * amount for weight, amount in zip(weights, scaled, strict=True))
    squares = total * second - first * first
    return Spread(
        mean=Fraction(first, common * total),
        variance=Fraction(squares, (common * total) ** 2),
        cv=square_root(Fraction(squares, first * first)) if first else Decimal(0),
    )


def composite(cvs: Sequence[Decimal]) -> Decimal:
    """The plain mean of the CVs; informative only, no verdict rests on it (二(四)4)."""
    return _CONTEXT.divide(sum(cvs, Decimal(0)), Decimal(len(cvs)))


def equals(value: Fraction | Decimal | int) -> str:
    """``= 5.16`` where a number is written whole, ``≈ 5.161290`` where it is not."""
    text = plain(value)
    return f"≈ {text[1:]}" if text.startswith("≈") else f"= {text}"


def plain(value: Fraction | Decimal | int) -> str:
    """A number for a working: all its digits where they are few, else six decimals after ≈."""
    number = value if isinstance(value, Decimal) else decimal(Fraction(value))
    short = number.quantize(Decimal("1e-6"), context=_WIDE)
    text = f"{short:f}".rstrip("0").rstrip(".")
    return text if short == number else f"≈{text}"
