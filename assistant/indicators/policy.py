"""The standard as it holds on one day in one region, made ready for exact arithmetic; and what feeds each indicator."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from assistant.errors import InputError
from assistant.indicators.school import COMPULSORY, LEVELS, School
from assistant.indicators.standard import Condition, Exclusion, SchoolRule, SplitWeights, Standard, Threshold
from assistant.types import Level


@dataclass(frozen=True)
class Formula:
    """Which fields of a school make an indicator's amount; ``grows`` is the one that a school would add to.

    The clauses are 二(二)1–7 of the standard. ``{level}`` stands where teachers are reported by level.
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    grows: str = ""

    def fields(self, level: Level) -> tuple[str, ...]:
        """All its fields for a level, those that count first."""
        return tuple(field.format(level=level) for field in (*self.plus, *self.minus))

    def growing(self, level: Level) -> str:
        """The field that a school would add to."""
        return (self.grows or self.plus[0]).format(level=level)


FORMULAS: dict[str, Formula] = {
    "L1": Formula(plus=("{level}_qualified",)),
    "L2": Formula(plus=("{level}_backbone",)),
    "L3": Formula(plus=("{level}_arts",)),
    "L4": Formula(plus=("teaching_area",), minus=("indoor_sports_area",)),
    "L5": Formula(plus=("indoor_sports_area", "sports_ground_area"), grows="sports_ground_area"),
    "L6": Formula(plus=("equipment_value",)),
    "L7": Formula(plus=("media_rooms",)),
}


@dataclass(frozen=True)
class Measure:
    """One indicator of resources for one level: how it is computed and what it is held against."""

    id: str
    label: str
    level: Level
    formula: Formula
    fields: tuple[str, ...]
    shared: bool
    base: Fraction
    threshold: Threshold
    limit: Fraction


@dataclass(frozen=True)
class Policy:
    """All that the calculator asks of the standard; every number in it comes from the parameter files."""

    standard: Standard
    on: date | None
    region: str | None
    measures: dict[Level, tuple[Measure, ...]]
    cv: dict[Level, Threshold]
    school: SchoolRule
    exclusions: tuple[Exclusion, ...]
    weights: dict[str, SplitWeights]
    _held: dict[tuple[int, Level | None], Threshold | None] = field(default_factory=dict, repr=False, compare=False)

    def exclusion(self, school: School) -> Exclusion | None:
        """The rule by which a school is not assessed; unknown pupils exclude no one."""
        for rule in self.exclusions:
            if school.type not in rule.types:
                continue
            pupils = [school.pupils(level) for level in COMPULSORY if level in school.levels]
            total = None if None in pupils else sum(filter(None, pupils))
            if rule.pupils_below is None or (total is not None and total < rule.pupils_below):
                return rule
        return None

    def threshold(self, condition: Condition, level: Level | None = None) -> Threshold | None:
        """The number of a condition that holds; looked up once however many schools ask."""
        key = (id(condition), level)
        if key not in self._held:
            self._held[key] = condition.threshold(level, self.on, self.region)
        return self._held[key]


def policy(standard: Standard, on: date | None = None, region: str | None = None) -> Policy:
    """Take from the standard what holds on a day (default: the latest); InputError where nothing held yet."""
    rules = standard.rules
    if on is not None and on < rules.school.since:
        raise InputError(f"{on} 时这个标准还没有施行", remedy=f"用 {rules.school.since} 或者以后的日期")
    measures = {level: tuple(_measures(standard, level, on, region)) for level in COMPULSORY}
    limits = {level: rules.cv.threshold(level, on, region) for level in COMPULSORY}
    return Policy(
        standard=standard,
        on=on,
        region=region,
        measures=measures,
        cv={level: _known(limit, rules.cv.label, level) for level, limit in limits.items()},
        school=rules.school,
        exclusions=tuple(rule for rule in rules.exclusions if on is None or rule.since <= on),
        weights={rule.type: rule for rule in rules.splits.weights if on is None or rule.since <= on},
    )


def _measures(standard: Standard, level: Level, on: date | None, region: str | None) -> list[Measure]:
    found = []
    for id in standard.rules.school.indicators:
        condition, formula = standard[id].condition(), FORMULAS.get(id)
        if condition is None or formula is None:
            raise InputError(f"{id} 没有从学校数据计算的方法", remedy="改正标准的 rules.school.indicators")
        threshold = _known(condition.threshold(level, on, region), standard[id].label, level)
        found.append(
            Measure(
                id=id,
                label=standard[id].short,
                level=level,
                formula=formula,
                fields=formula.fields(level),
                shared=id in standard.rules.splits.shared,
                base=Fraction(condition.unit.base or 1),
                threshold=threshold,
                limit=Fraction(threshold.value),
            )
        )
    return found


def _known(threshold: Threshold | None, label: str, level: Level) -> Threshold:
    if threshold is None:
        raise InputError(f"{label}没有{LEVELS[level]}的标准值", remedy="换一个日期,或者补上标准的参数文件")
    return threshold
