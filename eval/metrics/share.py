"""A share with its n and its Wilson interval: every figure of the report is one."""

from collections.abc import Iterable
from math import sqrt

from assistant.types import Frozen

_Z = 1.959964  # 95 %


class Share(Frozen):
    """``right`` of ``n``; without cases (n = 0) it has no value and meets no target."""

    right: int
    n: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1."""
        return self.right / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval; (0, 1) where there are no cases."""
        if not self.n:
            return 0.0, 1.0
        share, square = self.right / self.n, _Z * _Z
        middle = share + square / (2 * self.n)
        width = _Z * sqrt(share * (1 - share) / self.n + square / (4 * self.n * self.n))
        whole = 1 + square / self.n
        return max(0.0, (middle - width) / whole), min(1.0, (middle + width) / whole)

    def __str__(self) -> str:
        if self.value is None:
            return "– (n=0)"
        low, high = self.interval
        return f"{self.value:.1%} ({low:.1%}–{high:.1%}, n={self.n})"


def share(flags: Iterable[bool]) -> Share:
    """Count what is true."""
    counted = list(flags)
    return Share(right=sum(counted), n=len(counted))
