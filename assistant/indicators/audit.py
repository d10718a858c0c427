"""An announcement held against every indicator of the standard: what it reports, claims, and leaves open.

A row's verdict speaks of what is disclosed: one reported value that misses its threshold makes it ``unmet``, else one
that keeps it makes it ``met``, else an assertion makes it ``claimed``. What a full judgement would still need stands in
``undisclosed``: a county's mean says nothing of its schools, one half of a double condition nothing of the other.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from assistant.documents.figures import Figure
from assistant.documents.model import Document
from assistant.documents.passages import passages
from assistant.indicators.around import levels_of
from assistant.indicators.findings import Finding, find
from assistant.indicators.judge import Outcome, meets
from assistant.indicators.mentions import Mention, mentions, trimmed
from assistant.indicators.names import Names, plain
from assistant.indicators.orders import order_at, orders
from assistant.indicators.quotes import Span, cite_all
from assistant.indicators.reading import Reported
from assistant.indicators.reported import all_values, best
from assistant.indicators.school import LEVELS
from assistant.indicators.standard import Condition, Indicator, Standard
from assistant.indicators.wording import says_met
from assistant.text.spans import parts
from assistant.types import Citation, Frozen, Level, Provenance, Verdict

# What a full judgement still needs, as the JSON names it; everything else is named by its label in the standard.
CV_NEED, SCHOOLS_NEED, EVIDENCE_NEED = "CV", "per-school values", "evidence"
NEEDS = {CV_NEED: "校际差异系数", SCHOOLS_NEED: "各校数值", EVIDENCE_NEED: "佐证材料"}
OTHER_MEASURE = "口径"
_OPEN = {">": ">", ">=": ">", "<": "<", "<=": "<"}  # comparators and the side they leave open
_READABLE = 60  # characters


class AuditRow(Frozen):
    """One indicator: ``reported`` values by level (or by condition, where there are several), and the words quoted."""

    id: str
    area: str
    label: str
    requirement: str
    reported: dict[str, Decimal]
    verdict: Verdict
    undisclosed: tuple[str, ...]
    citations: tuple[Citation, ...]

    def to_json(self) -> dict[str, Any]:
        """The row as ``indicators audit --json`` gives it."""
        found = self.model_dump(mode="json")
        return found | {"reported": {key: float(value) for key, value in self.reported.items()}}

    @property
    def needs(self) -> tuple[str, ...]:
        """What is undisclosed, in the words of a report."""
        return tuple(NEEDS.get(need, need) for need in self.undisclosed)


class Audit(Frozen):
    """A whole announcement: its rows in the standard's order, the questions to its office, and the sums that agree."""

    announcement: str
    title: str
    region: str
    provenance: Provenance
    rows: tuple[AuditRow, ...]
    findings: tuple[Finding, ...]
    checked: tuple[Finding, ...]

    def __getitem__(self, id: str) -> AuditRow:
        return next(row for row in self.rows if row.id == id)

    def to_json(self) -> dict[str, Any]:
        """The audit as ``indicators audit --json`` gives it."""
        return {
            "announcement": self.announcement,
            "title": self.title,
            "provenance": self.provenance,
            "rows": [row.to_json() for row in self.rows],
            "findings": [finding.to_json() for finding in self.findings],
            "checked": [finding.to_json() for finding in self.checked],
        }


def audit(document: Document, figures: Iterable[Figure], standard: Standard) -> Audit:
    """Audit one announcement by its own text; ``figures`` are those of all its passages."""
    numbers = list(figures)
    values = all_values(document, numbers, standard)
    said = mentions(document, passages(document), Names(standard))
    chosen = best(values)
    rows = tuple(
        _row(indicator, [v for v in chosen.values() if v.indicator == indicator.id],
             [mention for mention in said if mention.indicator == indicator.id], document, standard)
        for indicator in standard.indicators
    )  # fmt: skip
    findings, checked = find(document, numbers, values, {row.id: row.verdict for row in rows}, standard)
    return Audit(
        announcement=document.id,
        title=document.description.title,
        region=document.description.region,
        provenance=document.description.provenance,
        rows=rows,
        findings=findings,
        checked=checked,
    )


def _row(
    indicator: Indicator, values: Sequence[Reported], said: Sequence[Mention], document: Document, standard: Standard
) -> AuditRow:
    outcomes = {judged_value(value, standard) for value in values}
    in_rule = indicator.id in standard.rules.school.indicators
    # Of a resource it is no claim that there is some of it: 全县有骨干教师320人.
    claiming = [mention for mention in said if not in_rule or says_met(mention.clause.text)]
    claim = max(claiming, key=lambda mention: (mention.length, mention.start), default=None)
    admitted = next((mention for mention in said if mention.admitted), None)
    verdict: Verdict
    if "unmet" in outcomes or admitted:
        verdict = "unmet"
    elif "met" in outcomes:
        verdict = "met"
    else:
        verdict = "claimed" if claim and not values else "undisclosed"
    spans, missing = _statements(indicator, said, document)
    spans += [_widened(value.quote, said) for value in values]
    spans += [span for value in values if (span := _measure_said(value, document, standard))]
    spans += [span for value in values if (span := _level_said(value, document))]
    if admitted:
        spans.append((admitted.start, admitted.end))
    elif claim and verdict == "claimed":
        spans.append((claim.start, claim.end))
    return AuditRow(
        id=indicator.id,
        area=indicator.area,
        label=indicator.label,
        requirement=indicator.requirement,
        reported={_key(value, indicator): value.figure.value for value in values},
        verdict=verdict,
        undisclosed=_needs(indicator, values, missing, verdict, document, standard),
        citations=() if verdict == "undisclosed" and not values else cite_all(document, spans),
    )


def judged_value(value: Reported, standard: Standard) -> Outcome:
    """What a reported value shows: of 95%以上 only the lower end is known; a value without its level shows nothing."""
    threshold = value.threshold(standard)
    if threshold is None:
        return "undisclosed"
    number, limit, direction = value.figure.value, threshold.value, threshold.direction
    met, comparator = meets(number, direction, limit), value.comparator
    if comparator not in _OPEN:
        return "met" if met else "unmet"
    if _OPEN[comparator] == direction[0]:
        # Open towards the good side: all of it is there as soon as its end is; 低于0.15 meets < 0.15.
        return "met" if met or (comparator == "<" and number == limit) else "undisclosed"
    beyond = not met or (number == limit and len(comparator) == 1)
    return "unmet" if beyond else "undisclosed"


def _key(value: Reported, indicator: Indicator) -> str:
    """Under which key a value is reported: its level, or its condition where an indicator has several."""
    place = value.level or "all"
    if len(indicator.conditions) > 1 or value.condition not in {c.key for c in indicator.conditions}:
        return value.condition if place == "all" else f"{value.condition}.{place}"
    return place


def _statements(indicator: Indicator, said: Sequence[Mention], document: Document) -> tuple[list[Span], list[str]]:
    """Where the parts of a requirement that have no number are spoken of, and the labels of those that are not."""
    spans: list[Span] = []
    missing: list[str] = []
    for statement in indicator.claims:
        words = [plain(word) for word in statement.words]
        found = [mention.clause for mention in said if any(word in plain(mention.clause.text) for word in words)]
        if not found:
            missing.append(statement.label)
            continue
        pieces = parts(document.text, found[-1].start, found[-1].end)
        start, end = next(
            (piece for piece in pieces if any(word in plain(document.text[slice(*piece)]) for word in words)),
            (found[-1].start, found[-1].end),
        )
        spans.append(trimmed(document.text, start, end))
    return spans, missing


def _widened(quote: Span, said: Sequence[Mention]) -> Span:
    """A value's words with those that name the indicator around it, where they are short enough to read."""
    around = [(m.start, m.end) for m in said if m.start <= quote[0] and quote[1] <= m.end <= m.start + _READABLE]
    return min(around, default=quote)


def _needs(
    indicator: Indicator, values: Sequence[Reported], missing: list[str], verdict: Verdict, document: Document,
    standard: Standard,
) -> tuple[str, ...]:  # fmt: skip
    """What a full judgement would still need, the most telling first."""
    in_rule = indicator.id in standard.rules.school.indicators
    shown = {(value.condition, value.level) for value in values}
    cv = standard.rules.cv
    exact = {value.level for value in values if value.condition == cv.key and value.comparator == "="}
    needs = [need for condition in indicator.conditions for need in _missing(condition, indicator, shown)]
    if in_rule and any(level not in exact for level in indicator.levels):
        needs.append(CV_NEED)
    if indicator.scope == "school":
        needs.append(SCHOOLS_NEED)
    for value in values:
        condition = value.asked(standard)
        if condition and condition.qualifiers and _qualifying(value, condition, document) is None:
            needs.append(f"{OTHER_MEASURE}:{condition.label}")
    needs += missing
    if not indicator.conditions:
        needs += [EVIDENCE_NEED] if verdict == "claimed" else [indicator.label] if verdict == "undisclosed" else []
    return tuple(dict.fromkeys(needs))


def _measure_said(value: Reported, document: Document, standard: Standard) -> Span | None:
    condition = value.asked(standard)
    return _qualifying(value, condition, document) if condition and condition.qualifiers else None


def _level_said(value: Reported, document: Document) -> Span | None:
    """Where the text says in which order levels come, for a value whose own words name none."""
    if value.level is None or levels_of(document.text[slice(*value.quote)]):
        return None
    order = order_at(orders(document), value.figure.start)
    return (order.said, order.start) if order else None


def _qualifying(value: Reported, condition: Condition, document: Document) -> Span | None:
    """The words that say of what a number is taken: its own, else a part of its sentence before them."""
    start, _ = value.quote
    begin = max(document.text.rfind(mark, 0, start) for mark in "。\n") + 1
    for piece in (value.quote, *reversed(parts(document.text, min(begin, start), start))):
        words = plain(document.text[slice(*piece)])
        if any(plain(word) in words for word in condition.qualifiers):
            return trimmed(document.text, *piece)
    return None


def _missing(condition: Condition, indicator: Indicator, shown: set[tuple[str, Level | None]]) -> list[str]:
    """A condition's values that are not reported, by level where the standard tells levels apart."""
    if "all" in condition.thresholds or len(condition.thresholds) == 1:
        reported = any(key == condition.key for key, _ in shown)
        return [] if reported else [condition.label]
    absent = [level for level in indicator.levels if (condition.key, level) not in shown]
    if len(absent) == len(indicator.levels):
        return [condition.label]
    return [f"{LEVELS[level]}{condition.label}" for level in absent]
