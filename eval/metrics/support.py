"""Number support: every number of an answer stands in one of its quotes or in its working.

Kept apart from ``assistant/answering/composing/verify.py``, which is what it checks, and stricter: titles, places and
identifiers support nothing.
"""

from decimal import Decimal

from assistant.types import Answer, Frozen
from eval.metrics.statements import numbers, quoted_numbers, without_marks, worked_numbers


class Support(Frozen):
    """The numbers of an answer: how many, and which stand nowhere."""

    n: int
    unsupported: tuple[Decimal, ...] = ()


def support(answer: Answer) -> Support:
    """Look for each number that the answer shows."""
    shown = numbers(without_marks(answer.answer))
    known = quoted_numbers(citation.quote for citation in answer.citations) | worked_numbers(answer)
    return Support(n=len(shown), unsupported=tuple(sorted(shown - known)))
