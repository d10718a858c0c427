"""McNemar's exact test: do two versions differ on the same questions by more than chance."""

from collections.abc import Sequence
from math import comb

from assistant.types import Frozen


class Paired(Frozen):
    """How often only the first and only the second was right, and the two-sided p of a difference that large."""

    only_first: int
    only_second: int

    @property
    def p(self) -> float:
        """The exact binomial p value; 1.0 where both agree on every question."""
        n = self.only_first + self.only_second
        tail = sum(comb(n, k) for k in range(min(self.only_first, self.only_second) + 1))
        return min(1.0, 2 * tail / (1 << n))


def paired(first: Sequence[bool], second: Sequence[bool]) -> Paired:
    """Compare question by question; ValueError where the two do not cover the same number of questions."""
    pairs = list(zip(first, second, strict=True))
    return Paired(
        only_first=sum(one and not other for one, other in pairs),
        only_second=sum(other and not one for one, other in pairs),
    )
