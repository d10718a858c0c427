"""The inverse question: how much of a resource a school needs to meet an indicator, and what that does to the CV."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from assistant.errors import InputError
from assistant.indicators.county import CountyIndicator, CountyResult, county_result
from assistant.indicators.exact import decimal, plain
from assistant.indicators.judge import OUTCOMES, UNDISCLOSED, shown
from assistant.indicators.policy import Measure, policy
from assistant.indicators.school import COLUMNS, LEVELS, School
from assistant.indicators.schools import present_levels
from assistant.indicators.standard import Standard, Threshold
from assistant.indicators.table import ASSUMED, SchoolTable
from assistant.indicators.values import SchoolValue, Share, share_of
from assistant.indicators.whatif import apply_changes, find_school
from assistant.types import Frozen, Level


class LevelNeed(Frozen):
    """What one level needs: the least whole number of ``column``, and values and CVs before and after.

    ``needed`` is None where an input is missing; ``more`` is 0 where the threshold is met already.
    """

    level: Level
    column: str
    current: Decimal | None
    needed: int | None
    more: Decimal | None
    before: SchoolValue
    after: SchoolValue
    county_before: CountyIndicator
    county_after: CountyIndicator

    @property
    def threshold(self) -> Threshold:
        """What has to be met."""
        return self.before.threshold

    def to_json(self) -> dict[str, Any]:
        """The need as JSON."""
        before, after = self.county_before.to_json(), self.county_after.to_json()
        return {
            "level": self.level,
            "column": self.column,
            "current": None if self.current is None else float(self.current),
            "needed": self.needed,
            "more": None if self.more is None else float(self.more),
            "threshold": float(self.threshold.value),
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "cv_limit": before["cv_limit"],
            "cv_before": before["cv"],
            "cv_before_display": before["cv_display"],
            "cv_after": after["cv"],
            "cv_after_display": after["cv_display"],
            "cv_verdict": after["cv_verdict"],
        }

    def __str__(self) -> str:
        unit = self.threshold.unit.symbol
        word = LEVELS[self.level]
        if self.needed is None:
            return f"{word}:缺少数据,算不出需要多少{self.column}"
        has = "未填报" if self.current is None else f"{plain(self.current)} {unit}"
        enough = "已够" if self.more == 0 else f"还差 {plain(self.more)} {unit}" if self.more is not None else ""
        cv = " → ".join(
            shown(one.spread.cv, one.cv_limit.decimals) if one.spread else UNDISCLOSED
            for one in (self.county_before, self.county_after)
        )
        return (
            f"{word}:{self.column}至少 {self.needed} {unit},现有 {has}{f',{enough}' if enough else ''};"
            f"{self.before.label}{self.before.display} → {self.after.display}(标准值 {self.threshold.value:f});"
            f"全县差异系数 {cv},{OUTCOMES[self.county_after.cv_verdict]}"
        )


class NeedResult(Frozen):
    """What a school needs for an indicator at each of its levels; ``changes`` can be given to ``--set`` as they are."""

    school: str
    name: str
    indicator: str
    label: str
    levels: tuple[LevelNeed, ...]
    changes: tuple[str, ...]
    notes: tuple[str, ...]
    labels: tuple[str, ...]
    after: CountyResult

    def to_json(self) -> dict[str, Any]:
        """The result as JSON; ``labels`` say 假设, and 示例数据 where the table is synthetic."""
        return {
            "school": self.school,
            "name": self.name,
            "indicator": self.indicator,
            "label": self.label,
            "levels": [level.to_json() for level in self.levels],
            "changes": list(self.changes),
            "notes": list(self.notes),
            "provenance": self.after.provenance,
            "labels": list(self.labels),
        }

    def __str__(self) -> str:
        opening = f"{'、'.join(self.labels)}:{self.name}({self.school})的{self.label}"
        return "\n".join((opening, *map(str, self.levels), *self.notes))


def need(
    table: SchoolTable,
    standard: Standard,
    school: str,
    indicator: str,
    on: date | None = None,
    region: str | None = None,
) -> NeedResult:
    """The least whole number of a resource that meets an indicator at every level of a school, and its effect.

    Levels that use a resource together are met by the largest of their needs. InputError for an unknown or not
    assessed school and for an indicator that is not computed from the table.
    """
    found = find_school(table, school)
    held = policy(standard, on, region)
    if (rule := held.exclusion(found)) is not None:
        raise InputError(f"{found.name}({found.code})不参加评估:{rule.reason}", remedy="换一所学校")
    measures = [m for level in present_levels(found) for m in held.measures[level] if m.id == indicator]
    if not measures:
        raise InputError(
            f"不能为「{found.code}」推算 {indicator}",
            remedy=f"用 {'、'.join(held.school.indicators)} 之一和有义务教育学生的学校",
        )
    needed = {m.level: _least(found, m, share_of(found, m.level, held)) for m in measures}
    changes, notes = _changes(found, measures, needed)
    before = county_result(table, standard, on, region)
    after = county_result(apply_changes(table, changes), standard, on, region) if changes else before
    return NeedResult(
        school=found.code,
        name=found.name,
        indicator=indicator,
        label=measures[0].label,
        levels=tuple(_level(found, m, needed[m.level], before, after) for m in measures),
        changes=changes,
        notes=notes,
        labels=tuple(dict.fromkeys((*table.labels, ASSUMED))),
        after=after,
    )


def _least(school: School, measure: Measure, split: Share | None) -> int | None:
    """The least whole number of the growing field; None where the pupils, a share or another field is missing."""
    share = split.value if split and measure.shared else Fraction(1)
    pupils = school.pupils(measure.level)
    growing = measure.formula.growing(measure.level)
    plus = measure.fields[: len(measure.formula.plus)]
    others = {field: getattr(school, field) for field in measure.fields if field != growing}
    if not pupils or not share or None in others.values():
        return None
    amount = measure.limit * pupils / measure.base / share
    for field, value in others.items():
        amount += Fraction(value) * (-1 if field in plus else 1)
    return max(ceil(amount), 0)


def _changes(
    school: School, measures: list[Measure], needed: dict[Level, int | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to set so that every level is met; more qualified teachers than teachers means that teachers join."""
    wanted: dict[str, int] = {}
    notes = []
    for measure in measures:
        least = needed[measure.level]
        if least is not None:
            field = measure.formula.growing(measure.level)
            wanted[field] = max(least, wanted.get(field, 0))
    for field, least in list(wanted.items()):
        if least <= (getattr(school, field) or 0):
            del wanted[field]
            continue
        teachers = field.replace("qualified", "teachers")
        has = getattr(school, teachers)
        if teachers != field and has is not None and has < least:
            wanted[teachers] = least
            notes.append(f"{COLUMNS[teachers]}现有 {has} 人,要相应增加到 {least} 人")
    return tuple(f"{school.code}.{COLUMNS[field]}={least}" for field, least in wanted.items()), tuple(notes)


def _level(
    school: School, measure: Measure, needed: int | None, before: CountyResult, after: CountyResult
) -> LevelNeed:
    field = measure.formula.growing(measure.level)
    current = getattr(school, field)
    more = None if needed is None or current is None else max(decimal(Fraction(needed) - Fraction(current)), Decimal(0))
    then, now = (result.levels[measure.level].indicators[measure.id] for result in (before, after))
    return LevelNeed(
        level=measure.level,
        column=COLUMNS[field],
        current=None if current is None else Decimal(current),
        needed=needed,
        more=more,
        before=_value(then, school.code),
        after=_value(now, school.code),
        county_before=then,
        county_after=now,
    )


def _value(county: CountyIndicator, code: str) -> SchoolValue:
    return next(value for value in county.values if value.school == code)
