"""What an assistant asks of a school table or an audit: one pure function a question, each with what it rests on."""

from collections.abc import Sequence
from typing import Any

from assistant.errors import InputError
from assistant.indicators.audit import Audit
from assistant.indicators.county import CountyIndicator, CountyResult, county_result
from assistant.indicators.government import GovernmentResult
from assistant.indicators.need import need as least_needed
from assistant.indicators.results import Result, about, cited, cited_traces, county_json, decided_json, value_json
from assistant.indicators.school import LEVELS, School
from assistant.indicators.schools import SchoolRow, school_rows
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable
from assistant.indicators.whatif import apply_changes, find_school
from assistant.types import Level


def value(
    table: SchoolTable, standard: Standard, indicator: str, level: Level | None = None, school: str | None = None
) -> Result:
    """A school's value, or the county's where no school is named: verdict, difference to the threshold, CV, steps."""
    if school is not None:
        rows = _rows(table, standard, find_school(table, school), level)
        found = [row.value(indicator) for row in rows]
        data = about(table, indicator=indicator, school=rows[0].code, name=rows[0].name)
        data["values"] = [value_json(one) for one in found]
        return Result(data, cited_traces(table, [one.trace for one in found]))
    result = county_result(table, standard)
    if indicator in result.government:
        return _government(table, result.government[indicator], None)
    means = _county(result, indicator, level)
    data = about(table, indicator=indicator) | {"values": [county_json(one) for one in means]}
    return Result(data, cited_traces(table, [one.trace for one in means]))


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
        return Result(data, cited_traces(table, [row.trace for row in rows]))
    data = about(table) | result.to_json() | {"reasons": list(result.reasons)}
    wrong = [row.trace for level_result in result.levels.values() for row in level_result.rows if row.verdict != "met"]
    return Result(data, cited_traces(table, wrong))


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
    return Result(
        about(table) | {"counts": counts, "schools": listed}, cited_traces(table, [row.trace for row in kept])
    )


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
    data = about(table, indicator=indicator) | {"values": [county_json(one) for one in found]}
    return Result(data | {"composite_cv": composites}, cited_traces(table, [one.trace for one in found]))


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
    return Result(data, cited_traces(changed, rows))


def need(table: SchoolTable, standard: Standard, school: str, indicator: str) -> Result:
    """The least whole number by which a school meets an indicator, and what it does to the CV."""
    found = least_needed(table, standard, school, indicator)
    data = about(table) | found.to_json() | {"text": str(found)}
    return Result(data, cited_traces(table, [level.before.trace for level in found.levels]))


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


def _rows(table: SchoolTable, standard: Standard, school: School, level: Level | None) -> list[SchoolRow]:
    rows = [row for row in school_rows(table, standard) if row.code == school.code and level in (None, row.level)]
    if not rows:
        word = LEVELS[level] if level else "义务教育"
        raise InputError(f"{school.name}({school.code})的{word}不参加评估", remedy="换一所学校或者一个学段")
    return rows


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
