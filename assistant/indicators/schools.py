"""Schools by level: who is assessed, their seven values, and whether six of seven carry a school."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assistant.errors import InputError
from assistant.indicators.exact import decimal
from assistant.indicators.judge import PERCENT_DECIMALS, Outcome, outcome, rounded, shown
from assistant.indicators.policy import Policy, policy
from assistant.indicators.school import COMPULSORY, LEVELS, School
from assistant.indicators.standard import Reference, SchoolRule, Standard
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Trace
from assistant.indicators.values import SchoolValue, school_value, share_of
from assistant.types import Frozen, Level, Provenance


class SchoolRow(Frozen):
    """One school at one level; ``row`` is its row in the table, ``assumption`` says what a what-if supposes."""

    row: int
    code: str
    name: str
    type: str
    level: Level
    students: int | None
    values: dict[str, SchoolValue]
    met_count: int
    verdict: Outcome
    least_met: int
    floor: Decimal
    reference: Reference
    provenance: Provenance
    assumption: str = ""

    def to_json(self) -> dict[str, Any]:
        """The row as ``indicators schools --json`` gives it; a what-if says so in ``assumption``."""
        found: dict[str, Any] = {
            "code": self.code,
            "name": self.name,
            "type": self.type,
            "level": self.level,
            "students": self.students,
            "values": {id: value.to_json() for id, value in self.values.items()},
            "met_count": self.met_count,
            "verdict": self.verdict,
            "reason": self.reason,
            "provenance": self.provenance,
        }
        return found | ({"assumption": self.assumption} if self.assumption else {})

    def value(self, indicator: str) -> SchoolValue:
        """The school's value of one indicator. InputError for one that is not computed by school."""
        if indicator not in self.values:
            raise InputError(f"{indicator} 不是按学校计算的指标", remedy=f"用 {'、'.join(self.values)} 之一")
        return self.values[indicator]

    @property
    def reason(self) -> str:
        """The rule in words: what is met, what is not and by how much, what is not known."""
        return _reason(list(self.values.values()), self.least_met, Fraction(self.floor))

    @property
    def trace(self) -> Trace:
        """The seven values' cells and the rule in words."""
        inputs = dict.fromkeys(cell for value in self.values.values() for cell in value.trace.inputs)
        steps = [f"{value.label} {value.display}:{value.trace.steps[-1]}" for value in self.values.values()]
        return Trace(inputs=tuple(inputs), steps=(*steps, self.reason), reference=self.reference)


class Excluded(Frozen):
    """A school that is not assessed at a level, and why."""

    code: str
    name: str
    level: Level
    reason: str
    reference: Reference | None


def school_rows(
    table: SchoolTable, standard: Standard, on: date | None = None, region: str | None = None
) -> tuple[SchoolRow, ...]:
    """A row for each assessed school and level, in the table's order."""
    return rows_of(table, policy(standard, on, region))[0]


def rows_of(table: SchoolTable, policy: Policy) -> tuple[tuple[SchoolRow, ...], tuple[Excluded, ...]]:
    """The assessed schools by level, and those that are not assessed."""
    rows: list[SchoolRow] = []
    left_out: list[Excluded] = []
    for school in table.schools:
        levels = present_levels(school)
        rule = policy.exclusion(school)
        if rule is None and levels:
            rows += [_row(school, level, policy, table) for level in levels]
            continue
        left_out += [
            Excluded(
                code=school.code,
                name=school.name,
                level=level,
                reason=rule.reason if rule else f"{LEVELS[level]}在校生数为 0",
                reference=rule.reference if rule else None,
            )
            for level in levels or [each for each in COMPULSORY if each in school.levels]
        ]
    return tuple(rows), tuple(left_out)


def present_levels(school: School) -> list[Level]:
    """The compulsory levels that a school runs: pupils not reported may be some, 0 are none."""
    return [level for level in COMPULSORY if level in school.levels and school.pupils(level) != 0]


def _row(school: School, level: Level, policy: Policy, table: SchoolTable) -> SchoolRow:
    share = share_of(school, level, policy)
    values = {measure.id: school_value(school, measure, share) for measure in policy.measures[level]}
    return SchoolRow(
        row=school.row,
        code=school.code,
        name=school.name,
        type=school.type,
        level=level,
        students=school.pupils(level),
        values=values,
        verdict=school_verdict(list(values.values()), policy.school),
        least_met=policy.school.least_met,
        floor=policy.school.floor,
        provenance=table.info.provenance,
        assumption=table.assumption,
        met_count=sum(value.verdict == "met" for value in values.values()),
        reference=policy.school.reference,
    )


def school_verdict(values: Sequence[SchoolValue], rule: SchoolRule) -> Outcome:
    """All met, or ``least_met`` met and each other one at ``floor`` of its threshold or more (二(三)).

    What is not known cannot carry a school, but what is known can already fail it.
    """
    unmet, unknown, low = _sorted(values, Fraction(rule.floor))
    too_many = len(unmet) > len(values) - rule.least_met
    return outcome(False if low or too_many else None if unknown else True)


def _sorted(
    values: Sequence[SchoolValue], floor: Fraction
) -> tuple[list[SchoolValue], list[SchoolValue], list[SchoolValue]]:
    """The values that are unmet, those that are not known, and those unmet that are below the floor."""
    unmet = [value for value in values if value.verdict == "unmet"]
    unknown = [value for value in values if value.verdict == "undisclosed"]
    return unmet, unknown, [value for value in unmet if (value.ratio or 0) < floor]


def _reason(values: Sequence[SchoolValue], least_met: int, floor: Fraction) -> str:
    """The rule in words; shares of the threshold are printed so that they stand on the right side of the floor."""
    unmet, unknown, low = _sorted(values, floor)
    count = len(values) - len(unmet) - len(unknown)
    limit = _percent(floor, floor)
    open_ones = f",{len(unknown)} 项未披露({'、'.join(value.label for value in unknown)})" if unknown else ""
    if not unmet:
        return f"{count} 项达标{open_ones},还不能判断" if unknown else f"{len(values)} 项全部达标"
    shares = "、".join(f"{value.label}为标准值的 {_percent(value.ratio or Fraction(0), floor)}" for value in unmet)
    known = f"{count} 项达标,{len(unmet)} 项未达标({shares}){open_ones}"
    if len(unmet) > len(values) - least_met:
        return f"{known};达标的不足 {least_met} 项,这所学校未达标"
    if low:
        return f"{known};未达标的一项低于标准值的 {limit},这所学校未达标"
    if unknown:
        return f"{known};还不能判断"
    return f"{known};达标的有 {least_met} 项,其余不低于标准值的 {limit},按规则这所学校达标"


def _percent(ratio: Fraction, floor: Fraction) -> str:
    """A share of the threshold; one below the floor that would print as it gets the decimals that show it."""
    value = decimal(ratio * 100)
    decimals = 0 if ratio == floor else PERCENT_DECIMALS
    while ratio < floor and rounded(value, decimals) >= decimal(floor * 100):
        decimals += 1
    return f"{shown(value, decimals)}%"
