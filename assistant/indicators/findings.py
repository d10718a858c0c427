"""What in an announcement's numbers needs an answer from its office: contradictions and open questions.

Each finding carries its figures and the words on both sides, and is worded as a question: an announcement may be
right in a way that its text does not show.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from assistant.documents.figures import Figure
from assistant.documents.model import Document
from assistant.indicators.names import Names
from assistant.indicators.quotes import Span, cite_all
from assistant.indicators.reading import Reported
from assistant.indicators.standard import Standard, Threshold
from assistant.indicators.totals import Pupils, Total, enrolment, totals
from assistant.text.normalize import fold
from assistant.types import Citation, Frozen, Level, Verdict

Kind = Literal["sum", "share", "whole_number", "claim", "date"]
Severity = Literal["conflict", "question", "agrees"]

_MARKS = ",;。、 \u3000\n\uff0c\uff1b"


class Finding(Frozen):
    """One check with its numbers and quotes: a ``conflict``, a ``question``, or ``agrees`` where nothing is to ask."""

    check: Kind
    text: str
    numbers: tuple[Decimal, ...]
    severity: Severity
    citations: tuple[Citation, ...]

    def to_json(self) -> dict[str, Any]:
        """The finding as ``indicators audit --json`` gives it."""
        found = self.model_dump(mode="json")
        return found | {"numbers": [int(n) if n == n.to_integral_value() else float(n) for n in self.numbers]}


@dataclass(frozen=True)
class Evidence:
    """What the checks look at: a document, its numbers in reading order, its values, and the verdicts of its rows."""

    document: Document
    figures: Sequence[Figure]
    values: Sequence[Reported]
    verdicts: Mapping[str, Verdict]
    standard: Standard

    @cached_property
    def folded(self) -> str:
        """The text in one width."""
        return fold(self.document.text)

    @cached_property
    def names(self) -> Names:
        """The names of the standard's indicators."""
        return Names(self.standard)

    @cached_property
    def totals(self) -> list[Total]:
        """Every total with the parts that the text gives."""
        return totals(self.document.text, self.figures)

    @cached_property
    def enrolment(self) -> dict[Level, Pupils]:
        """The pupils of each level."""
        return enrolment(self.document.text, self.figures, self.totals)

    def finding(
        self, check: Kind, severity: Severity, text: str, numbers: Sequence[Decimal | int], *spans: Span
    ) -> Finding:
        """A finding with its quotes."""
        return Finding(
            check=check, text=text, numbers=tuple(map(Decimal, numbers)), severity=severity,
            citations=cite_all(self.document, map(self.trimmed, spans)),
        )  # fmt: skip

    def trimmed(self, span: Span) -> Span:
        """A place without the marks and blanks at its ends."""
        words = self.document.text[slice(*span)]
        lead = len(words) - len(words.lstrip(_MARKS))
        return span[0] + lead, span[0] + max(lead, len(words.rstrip(_MARKS)))

    def threshold(self, value: Reported) -> Threshold | None:
        """What a value is held against."""
        return value.threshold(self.standard)

    def words(self, span: Span) -> str:
        """The words at a place."""
        return self.document.text[slice(*self.trimmed(span))]


def find(
    document: Document,
    figures: Sequence[Figure],
    values: Sequence[Reported],
    verdicts: Mapping[str, Verdict],
    standard: Standard,
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """All findings, conflicts first, and beside them the checks that agree."""
    from assistant.indicators import claims, dates, shares, sums

    checks: tuple[Callable[[Evidence], list[Finding]], ...] = (sums.check, shares.check, claims.check, dates.check)
    evidence = Evidence(document, sorted(figures, key=lambda figure: figure.start), values, verdicts, standard)
    found = [finding for check in checks for finding in check(evidence)]
    asked = sorted((one for one in found if one.severity != "agrees"), key=lambda one: one.severity != "conflict")
    return tuple(asked), tuple(one for one in found if one.severity == "agrees")
