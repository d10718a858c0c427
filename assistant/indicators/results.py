"""What a lookup gives: JSON as it stands, and the cells or words that it rests on.

Numbers stand at full precision beside their ``display``, with ``steps`` in words, ``labels`` (示例数据, 假设) that an
answer has to say, and the clause that decided with its ``anchor`` in the standard's document.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from assistant.indicators.county import CountyIndicator
from assistant.indicators.judge import Judgement
from assistant.indicators.quotes import cite_cells
from assistant.indicators.standard import Threshold
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Cell, Trace
from assistant.indicators.values import SchoolValue
from assistant.types import Citation


class Result(NamedTuple):
    """What was found, as JSON, and the cells or words it rests on."""

    data: dict[str, Any]
    citations: tuple[Citation, ...] = ()


def about(table: SchoolTable, **named: str | None) -> dict[str, Any]:
    """Whose data it is, and what every answer from it has to say."""
    found = {"county": table.info.county, "school_year": table.info.school_year, "provenance": table.info.provenance}
    given = {key: word for key, word in named.items() if word is not None}
    return {**found, "labels": list(table.labels), **given}


def value_json(one: SchoolValue) -> dict[str, Any]:
    """A school's value with its threshold, its distance from it and the steps."""
    return {
        "level": one.level,
        "label": one.label,
        **one.to_json(),
        **_gap(one.judgement),
        **decided_json(one.threshold),
        "steps": list(one.trace.steps),
    }


def county_json(one: CountyIndicator) -> dict[str, Any]:
    """A county's mean with its threshold, its distance from it, its 差异系数 and the steps."""
    found = {"level": one.level, "label": one.label, **one.to_json(), "mean_verdict": one.mean_verdict}
    limit = decided_json(one.cv_limit)
    return {
        **found,
        **_gap(one.mean),
        **decided_json(one.threshold),
        "cv_reference": limit["reference"],
        "cv_anchor": limit["anchor"],
        "steps": list(one.trace.steps),
    }


def decided_json(threshold: Threshold) -> dict[str, Any]:
    """The clause that decided, with its words in the standard's document."""
    return {
        "direction": threshold.direction,
        "unit": threshold.unit.symbol,
        "reference": threshold.reference.model_dump(),
        "anchor": threshold.anchor,
    }


def _gap(judged: Judgement | None) -> dict[str, Any]:
    """By how much a value is above or below its threshold."""
    if judged is None:
        return {"difference": None, "difference_display": None, "relation": None, "percent_display": None}
    return {
        "difference": float(judged.difference),
        "difference_display": judged.difference_display,
        "relation": judged.relation,
        "percent_display": f"{judged.percent_display}%",
    }


def cited_traces(table: SchoolTable, traces: Iterable[Trace]) -> tuple[Citation, ...]:
    """One citation of the cells that values were computed from."""
    return cited(table, (cell for trace in traces for cell in trace.inputs))


def cited(table: SchoolTable, cells: Iterable[Cell]) -> tuple[Citation, ...]:
    """One citation of all cells, each once; none where there are none."""
    found = tuple(dict.fromkeys(cells))
    return (cite_cells(table, found),) if found else ()
