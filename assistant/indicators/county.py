"""A county from its schools: means, weighted 差异系数, and verdicts in three values up to the county's own."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assistant.indicators.exact import Spread, composite, decimal, equals, plain, spread
from assistant.indicators.government import GovernmentResult, government
from assistant.indicators.judge import (
    OUTCOMES,
    UNDISCLOSED,
    Judgement,
    Outcome,
    all_of,
    judge,
    meets,
    outcome,
    shown,
)  # fmt: skip
from assistant.indicators.policy import Measure, Policy, policy
from assistant.indicators.school import COMPULSORY, LEVELS
from assistant.indicators.schools import Excluded, SchoolRow, rows_of
from assistant.indicators.standard import Standard, Threshold
from assistant.indicators.table import SchoolTable
from assistant.indicators.trace import Trace, clause
from assistant.indicators.values import SchoolValue
from assistant.types import Frozen, Level, Provenance


class CountyIndicator(Frozen):
    """One indicator at one level over the assessed schools; its verdict is the mean's and the CV's together."""

    id: str
    label: str
    level: Level
    values: tuple[SchoolValue, ...]
    spread: Spread | None
    threshold: Threshold
    cv_limit: Threshold
    mean_verdict: Outcome
    cv_verdict: Outcome
    verdict: Outcome

    def schools(self, verdict: Outcome) -> tuple[str, ...]:
        """Codes of the schools with a verdict."""
        return tuple(value.school for value in self.values if value.verdict == verdict)

    @property
    def mean(self) -> Judgement | None:
        """The county value against the threshold; None while undisclosed."""
        return judge(decimal(self.spread.mean), self.threshold) if self.spread else None

    @property
    def cv(self) -> Judgement | None:
        """The 差异系数 against its limit; None while undisclosed."""
        return judge(self.spread.cv, self.cv_limit) if self.spread else None

    @property
    def borderline(self) -> bool:
        """Whether the printed mean or CV alone would have told otherwise."""
        return any(judged is not None and judged.borderline for judged in (self.mean, self.cv))

    def to_json(self) -> dict[str, Any]:
        """The indicator as ``indicators county --json`` gives it."""
        found = self.spread
        return {
            "mean": float(found.mean) if found else None,
            "display": shown(decimal(found.mean), self.threshold.decimals) if found else UNDISCLOSED,
            "threshold": float(self.threshold.value),
            "cv": float(found.cv) if found else None,
            "cv_display": shown(found.cv, self.cv_limit.decimals) if found else UNDISCLOSED,
            "cv_limit": float(self.cv_limit.value),
            "cv_verdict": self.cv_verdict,
            "schools_met": len(self.schools("met")),
            "schools_unmet": list(self.schools("unmet")),
            "verdict": self.verdict,
        }

    @property
    def trace(self) -> Trace:
        """Every school's cells, the mean, the standard deviation and the CV."""
        inputs = dict.fromkeys(cell for value in self.values for cell in value.trace.inputs)
        return Trace(
            inputs=tuple(inputs),
            steps=tuple(self._steps()),
            threshold=self.threshold,
            reference=self.cv_limit.reference,
        )

    def _steps(self) -> list[str]:
        if self.spread is None:
            missing = "、".join(value.school for value in self.values if value.value is None)
            return [f"{missing} 的{self.label}未披露,全县的均值和差异系数也未披露" if missing else "没有可以计算的学校"]
        base = self.values[0].base
        pupils = sum((Fraction(value.pupils.value or 0) for value in self.values), Fraction(0))
        times = f" × {plain(base)}" if base != 1 else ""
        quotient = f"{plain(self.spread.mean * pupils / base)} ÷ {plain(pupils)}{times}"
        return [
            f"X̄ = Σxi ÷ ΣPi{times} = {quotient} {equals(self.spread.mean)}",
            f"均值应当 {clause(self.threshold)},{OUTCOMES[self.mean_verdict]}",
            f"S² = Σ(Pi÷PN)×(Xi−X̄)² {equals(self.spread.variance)}({len(self.values)} 所学校,按在校生数加权)",
            f"CV = √S² ÷ X̄ = {plain(self.spread.deviation)} ÷ {plain(self.spread.mean)} {equals(self.spread.cv)}",
            f"差异系数应当 {clause(self.cv_limit)},{OUTCOMES[self.cv_verdict]}",
        ]


class LevelResult(Frozen):
    """One level of a county; met when every school passes and each CV keeps its limit."""

    level: Level
    rows: tuple[SchoolRow, ...]
    excluded: tuple[Excluded, ...]
    students: int | None
    indicators: dict[str, CountyIndicator]
    composite_cv: Decimal | None
    verdict: Outcome

    @property
    def schools_passing(self) -> int:
        """How many schools pass by the rule of six of seven."""
        return sum(row.verdict == "met" for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        """The level as ``indicators county --json`` gives it."""
        return {
            "schools": len(self.rows),
            "students": self.students,
            "excluded": [{"code": one.code, "reason": one.reason} for one in self.excluded],
            "indicators": {id: found.to_json() for id, found in self.indicators.items()},
            "composite_cv": None if self.composite_cv is None else float(self.composite_cv),
            "schools_passing": self.schools_passing,
            "verdict": self.verdict,
        }

    @property
    def trace(self) -> Trace:
        """What decided the level, in words."""
        inputs = dict.fromkeys(cell for row in self.rows for cell in row.trace.inputs)
        return Trace(inputs=tuple(inputs), steps=self.reasons)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What keeps the level from being met, one line each."""
        word = LEVELS[self.level]
        found = [f"{word}:{row.name}({row.code}){row.reason}" for row in self.rows if row.verdict != "met"]
        for one in self.indicators.values():
            if one.cv_verdict != "met":
                cv = one.cv.display if one.cv else UNDISCLOSED
                asked = f"应当 {clause(one.cv_limit)},{OUTCOMES[one.cv_verdict]}"
                found.append(f"{word}:{one.label}差异系数 {cv},{asked}")
        return tuple(found) if self.rows else (f"{word}:没有参加评估的学校",)


class CountyResult(Frozen):
    """All that a school table decides; ``verdict`` speaks of the resources and G3–G5, never of the other indicators."""

    county: str
    school_year: str
    title: str
    provenance: Provenance
    labels: tuple[str, ...]
    assumption: str
    levels: dict[Level, LevelResult]
    government: dict[str, GovernmentResult]
    verdict: Outcome

    def to_json(self) -> dict[str, Any]:
        """The county as ``indicators county --json`` gives it; a what-if says so in ``assumption``."""
        found: dict[str, Any] = {
            "county": self.county,
            "school_year": self.school_year,
            "provenance": self.provenance,
            "levels": {level: result.to_json() for level, result in self.levels.items()},
            "government": {id: result.to_json() for id, result in self.government.items()},
            "verdict": self.verdict,
        }
        return found | ({"assumption": self.assumption} if self.assumption else {})

    @property
    def reasons(self) -> tuple[str, ...]:
        """What keeps the county from being met, one line each."""
        government = tuple(
            f"{result.label}:{result.detail}" for result in self.government.values() if result.verdict != "met"
        )
        return (*(reason for level in self.levels.values() for reason in level.reasons), *government)


def county_result(
    table: SchoolTable, standard: Standard, on: date | None = None, region: str | None = None
) -> CountyResult:
    """Compute a county by the standard that holds on a day (default: the latest) in a region."""
    return county_of(table, policy(standard, on, region))


def county_of(table: SchoolTable, policy: Policy) -> CountyResult:
    """Compute a county by a policy, which serves any number of counties."""
    rows, excluded = rows_of(table, policy)
    levels = {level: _level(level, rows, excluded, policy) for level in COMPULSORY}
    checks = government(table.schools, policy)
    return CountyResult(
        county=table.info.county,
        school_year=table.info.school_year,
        title=table.info.title,
        provenance=table.info.provenance,
        labels=table.labels,
        assumption=table.assumption,
        levels=levels,
        government=checks,
        verdict=all_of([*(found.verdict for found in levels.values()), *(found.verdict for found in checks.values())]),
    )


def _level(level: Level, rows: tuple[SchoolRow, ...], excluded: tuple[Excluded, ...], policy: Policy) -> LevelResult:
    own = tuple(row for row in rows if row.level == level)
    indicators = {measure.id: _indicator(measure, own, policy.cv[level]) for measure in policy.measures[level]}
    pupils = [row.students for row in own]
    cvs = [one.spread.cv for one in indicators.values() if one.spread]
    judged = [*(row.verdict for row in own), *(one.cv_verdict for one in indicators.values())]
    return LevelResult(
        level=level,
        rows=own,
        excluded=tuple(one for one in excluded if one.level == level),
        students=None if None in pupils else sum(filter(None, pupils)),
        indicators=indicators,
        composite_cv=composite(cvs) if len(cvs) == len(indicators) else None,
        verdict=all_of(judged),
    )


def _indicator(measure: Measure, rows: tuple[SchoolRow, ...], limit: Threshold) -> CountyIndicator:
    """Mean and CV need every school's value; the CV is judged by its square, which is exact."""
    values = tuple(row.values[measure.id] for row in rows)
    known = [(value.value, row.students) for value, row in zip(values, rows, strict=True)]
    numbers = [value for value, _ in known if value is not None]
    complete = bool(numbers) and len(numbers) == len(known)
    found = spread(numbers, [int(pupils or 0) for _, pupils in known]) if complete else None
    mean_met = meets(found.mean, measure.threshold.direction, measure.limit) if found else None
    cv_met = meets(found.cv_squared, limit.direction, Fraction(limit.value) ** 2) if found else None
    return CountyIndicator(
        id=measure.id,
        label=measure.label,
        level=measure.level,
        values=values,
        spread=found,
        threshold=measure.threshold,
        cv_limit=limit,
        mean_verdict=outcome(mean_met),
        cv_verdict=outcome(cv_met),
        verdict=all_of([outcome(mean_met), outcome(cv_met)]),
    )
