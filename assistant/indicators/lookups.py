"""What an assistant asks of a school table or an audit: one pure function a question, each with what it rests on.

Every ``data`` is JSON as it stands: numbers at full precision beside their ``display``, ``steps`` in words, ``labels``
(示例数据, 假设) that an answer has to say, and the clause that decided with its ``anchor`` in the standard's document.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from assistant.errors import InputError
from assistant.indicators.audit import Audit
from assistant.indicators.county import CountyIndicator, CountyResult, county_result
from assistant.indicators.government import GovernmentResult
from assistant.indicators.judge import Judgement
from assistant.indicators.need import need as least_needed
from assistant.indicators.quotes import cite_cells
from assistant.indicators.school import FIELDS, LEVELS, School
from assistant.indicators.schools import SchoolRow, school_rows
from assistant.indicators.standard import Standard, Threshold
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Cell, Trace, cells_of
from assistant.indicators.values import SchoolValue
from assistant.indicators.whatif import apply_changes, find_school
from assistant.types import Citation, Level


class Result(NamedTuple):
    """What was found, as JSON, and the cells or words it rests on."""

    data: dict[str, Any]
    citations: tuple[Citation, ...] = ()


def value(
    table: SchoolTable, standard: Standard, indicator: str, level: Level | None = None, school: str | None = None
) -> Result:
    """A school's value, or the county's where no school is named: verdict, difference to the threshold, CV, steps."""
    if school is not None:
        rows = _rows(table, standard, find_school(table, school), level)
        found = [_of(row, indicator) for row in rows]
        data = about(table, indicator=indicator, school=rows[0].code, name=rows[0].name)
        data["values"] = [value_json(one) for one in found]
        return Result(data, _cells(table, [one.trace for one in found]))
    result = county_result(table, standard)
    if indicator in result.government:
        return _government(table, result.government[indicator], None)
    means = _county(result, indicator, level)
    data = about(table, indicator=indicator) | {"values": [_county_value(one) for one in means]}
    return Result(data, _cells(table, [one.trace for one in means]))


def verdict(
    table: SchoolTable,
    standard: Standard,
    indicator: str | None = None,
    level: Level | None = None,
    school: str | None = None,
) -> Result:
    """Whether the county or a school is met, for one indicator or on the whole, and why."""
    result = county_result(table, standard)
    if indicator is not None:
        if indicator in result.government:
            found = find_school(table, school) if school else None
            return _government(table, result.government[indicator], found)
        return value(table, standard, indicator, level, school)
    if school is not None:
        rows = _rows(table, standard, find_school(table, school), level)
        data = about(table, school=rows[0].code, name=rows[0].name) | {"rows": [row.to_json() for row in rows]}
        return Result(data, _cells(table, [row.trace for row in rows]))
    data = about(table) | result.to_json() | {"reasons": list(result.reasons)}
    wrong = [row.trace for level_result in result.levels.values() for row in level_result.rows if row.verdict != "met"]
    return Result(data, _cells(table, wrong))


def school_verdicts(
    table: SchoolTable, standard: Standard, level: Level | None = None, only: str | None = None
) -> Result:
    """Every school's verdict with its reason; ``only`` keeps those with one verdict (met, unmet, undisclosed)."""
    rows = [row for row in school_rows(table, standard) if level in (None, row.level)]
    kept = [row for row in rows if only in (None, row.verdict)]
    counts = {one: sum(row.verdict == one for row in rows) for one in ("met", "unmet", "undisclosed")}
    listed = [
        {key: row.to_json()[key] for key in ("code", "name", "level", "students", "met_count", "verdict", "reason")}
        for row in kept
    ]
    return Result(about(table) | {"counts": counts, "schools": listed}, _cells(table, [row.trace for row in kept]))


def cv(table: SchoolTable, standard: Standard, indicator: str | None = None, level: Level | None = None) -> Result:
    """The 差异系数 of one indicator, or of all with their informative composite, each against its limit."""
    result = county_result(table, standard)
    found = [
        one
        for each in ([indicator] if indicator else standard.rules.school.indicators)
        for one in _county(result, each, level)
    ]
    composites = {
        each: None if one.composite_cv is None else float(one.composite_cv)
        for each, one in result.levels.items()
        if level in (None, each)
    }
    data = about(table, indicator=indicator) | {"values": [_county_value(one) for one in found]}
    return Result(data | {"composite_cv": composites}, _cells(table, [one.trace for one in found]))


def ranking(
    table: SchoolTable,
    standard: Standard,
    indicator: str | None = None,
    level: Level | None = None,
    column: str | None = None,
    least_first: bool = True,
    limit: int | None = None,
) -> Result:
    """Schools by an indicator's value, or by what a column of the table holds; equal ones share a rank.

    Schools that have not reported stand in ``undisclosed`` and have no rank.
    """
    if column is not None:
        named: list[tuple[dict[str, Any], Any, Sequence[Cell]]] = [
            (_named(school), getattr(school, _field(column)), cells_of(school, [_field(column)]))
            for school in table.schools
            if level is None or level in school.levels
        ]
    else:
        if indicator is None:
            raise InputError("没有说按什么排列", remedy="给出指标编号或者列名")
        rows = [row for row in school_rows(table, standard) if level in (None, row.level)]
        values = [_of(row, indicator) for row in rows]
        named = [
            (_row_name(row) | value_json(one), one.value, one.trace.inputs)
            for row, one in zip(rows, values, strict=True)
        ]
    known = sorted((one for one in named if one[1] is not None), key=lambda one: one[1], reverse=not least_first)
    ranks: list[dict[str, Any]] = []
    for place, (who, amount, _) in enumerate(known):
        same = place > 0 and known[place - 1][1] == amount
        ranks.append({"rank": ranks[-1]["rank"] if same else place + 1, "amount": float(amount)} | who)
    kept = len(known) if limit is None else limit
    # A school that shares the last rank is not cut off.
    while 0 < kept < len(known) and ranks[kept]["rank"] == ranks[kept - 1]["rank"]:
        kept += 1
    data = about(table, indicator=indicator, column=column) | {
        "least_first": least_first,
        "ranking": ranks[:kept],
        "undisclosed": [who for who, amount, _ in named if amount is None],
    }
    return Result(data, cited(table, (cell for _, _, cells in known[:kept] for cell in cells)))


def what_if(table: SchoolTable, standard: Standard, changes: Sequence[str]) -> Result:
    """What changes of cells (``G08.网络多媒体教室数=25``) do to the schools changed and to the county."""
    changed = apply_changes(table, changes)
    before, after = county_result(table, standard), county_result(changed, standard)
    codes = {change.school for change in changed.changes}
    data = about(changed) | {
        "assumption": changed.assumption,
        "changes": [str(change) for change in changed.changes],
        "schools": [pair for pair in _pairs(before, after) if pair["code"] in codes],
        "county_before": before.to_json(),
        "county_after": after.to_json(),
        "reasons": list(after.reasons),
    }
    rows = [row.trace for row in _all_rows(after) if row.code in codes]
    return Result(data, _cells(changed, rows))


def need(table: SchoolTable, standard: Standard, school: str, indicator: str) -> Result:
    """The least whole number by which a school meets an indicator, and what it does to the CV."""
    found = least_needed(table, standard, school, indicator)
    data = about(table) | found.to_json() | {"text": str(found)}
    return Result(data, _cells(table, [level.before.trace for level in found.levels]))


def audit_row(audit: Audit, indicator: str) -> Result:
    """What an announcement reports, claims and leaves open for one indicator, with the findings that quote it."""
    row = next((row for row in audit.rows if row.id == indicator), None)
    if row is None:
        raise InputError(f"没有指标 {indicator}", remedy=f"用 {audit.rows[0].id} 到 {audit.rows[-1].id} 之一")
    spans = [(citation.start, citation.end) for citation in row.citations]
    findings = [
        finding.to_json()
        for finding in audit.findings
        if any(low < cited.end and cited.start < high for cited in finding.citations for low, high in spans)
    ]
    data = {"announcement": audit.announcement, "provenance": audit.provenance, **row.to_json()}
    return Result(data | {"needs": list(row.needs), "findings": findings}, row.citations)


# -- parts -------------------------------------------------------------------------------------------------------------


def about(table: SchoolTable, **named: str | None) -> dict[str, Any]:
    """Whose data it is, and what every answer from it has to say."""
    found = {"county": table.info.county, "school_year": table.info.school_year, "provenance": table.info.provenance}
    given = {key: word for key, word in named.items() if word is not None}
    return {**found, "labels": list(table.labels), **given}


def _rows(table: SchoolTable, standard: Standard, school: School, level: Level | None) -> list[SchoolRow]:
    rows = [row for row in school_rows(table, standard) if row.code == school.code and level in (None, row.level)]
    if not rows:
        word = LEVELS[level] if level else "义务教育"
        raise InputError(f"{school.name}({school.code})的{word}不参加评估", remedy="换一所学校或者一个学段")
    return rows


def _of(row: SchoolRow, indicator: str) -> SchoolValue:
    if indicator not in row.values:
        raise InputError(f"{indicator} 不是按学校计算的指标", remedy=f"用 {'、'.join(row.values)} 之一")
    return row.values[indicator]


def _county(result: CountyResult, indicator: str, level: Level | None) -> list[CountyIndicator]:
    found = [one for each in result.levels.values() for id, one in each.indicators.items() if id == indicator]
    if not found:
        known = [*(id for each in result.levels.values() for id in each.indicators), *result.government]
        raise InputError(f"学校数据算不出 {indicator}", remedy=f"用 {'、'.join(dict.fromkeys(known))} 之一")
    return [one for one in found if level in (None, one.level)]


def _pairs(before: CountyResult, after: CountyResult) -> list[dict[str, Any]]:
    """Each school and level before and after; None where it was not, or is no longer, assessed."""
    old, new = ({(row.code, row.level): row for row in _all_rows(result)} for result in (before, after))
    found = []
    for code, level in dict.fromkeys([*old, *new]):
        then, now = old.get((code, level)), new.get((code, level))
        pair = {"before": then and then.to_json(), "after": now and now.to_json()}
        found.append({"code": code, "level": level, **pair})
    return found


def _all_rows(result: CountyResult) -> list[SchoolRow]:
    return [row for level in result.levels.values() for row in level.rows]


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


def _county_value(one: CountyIndicator) -> dict[str, Any]:
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


def decided_json(threshold: Threshold) -> dict[str, Any]:
    """The clause that decided, with its words in the standard's document."""
    return {
        "direction": threshold.direction,
        "unit": threshold.unit.symbol,
        "reference": threshold.reference.model_dump(),
        "anchor": threshold.anchor,
    }


def _government(table: SchoolTable, found: GovernmentResult, school: School | None) -> Result:
    """G3, G4 or G5, over the county or at one school."""
    checks = [one for one in found.checks if school is None or one.school == school.code]
    data = about(table, indicator=found.indicator) | {"label": found.label, **found.to_json()}
    data["checks"] = [
        {
            "school": one.school,
            "name": one.name,
            "label": one.label,
            "value": None if one.value is None else float(one.value),
            "required": None if one.required is None else float(one.required),
            "verdict": one.verdict,
            "text": one.text,
            **decided_json(one.threshold),
        }
        for one in checks
        if school is not None or one.verdict != "met"
    ]
    return Result(data, cited(table, (cell for one in checks for cell in one.cells)))


def _named(school: School) -> dict[str, Any]:
    return {"code": school.code, "name": school.name, "type": school.type}


def _row_name(row: SchoolRow) -> dict[str, Any]:
    return {"code": row.code, "name": row.name, "type": row.type}


def _field(column: str) -> str:
    if column not in FIELDS:
        raise InputError(f"没有「{column}」这一列", remedy=f"用 {'、'.join(FIELDS)} 之一")
    return FIELDS[column]


def _cells(table: SchoolTable, traces: Iterable[Trace]) -> tuple[Citation, ...]:
    return cited(table, (cell for trace in traces for cell in trace.inputs))


def cited(table: SchoolTable, cells: Iterable[Cell]) -> tuple[Citation, ...]:
    """One citation of all cells, each once; none where there are none."""
    found = tuple(dict.fromkeys(cells))
    return (cite_cells(table, found),) if found else ()
