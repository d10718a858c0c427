"""The standard as data: the parameter files of ``corpus/standards`` read into strict models.

A ``*.yaml`` beside a text document of the same stem describes that document; every other one is a parameter file.
Places in a document are written section(subsection)clause, as its headings number them: ``二(一)7`` is clause 7 under
``### (一)…`` of ``## 二、…``. An ``anchor`` is a verbatim piece of that clause which states the number, so that a
citation is ``text.find(anchor)``. Where only the month is public, ``from`` is the month's first day.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator

from assistant.errors import StandardError
from assistant.indicators.parameters import Day, Positive, Words, read_parameters
from assistant.types import Frozen, Level

TEXT_SUFFIXES = frozenset({".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".xlsx"})

Direction = Literal[">=", "<=", "<"]
Confidence = Literal["A", "B", "C"]
LevelKey = Literal["primary", "junior", "all"]


class Reference(Frozen):
    """Where a fact stands and how well it is established (A several sources, B one good one, C sources differ)."""

    document: Words
    clause: Words
    confidence: Confidence


class Unit(Frozen):
    """``symbol`` of the number ("" for a bare ratio) and what it is counted per: ``base`` 100 for 每百名学生."""

    symbol: str
    per: str | None = None
    base: Positive | None = None


class RegionalValue(Frozen):
    """A region's own number in place of the national one."""

    value: Positive
    anchor: Words
    reference: Reference


class DatedValue(Frozen):
    """A number with the day from which it holds; a reference of its own takes precedence over the condition's."""

    since: Day = Field(alias="from")
    value: Positive
    anchor: Words
    reference: Reference | None = None
    regions: dict[str, RegionalValue] = Field(default_factory=dict)


class Threshold(Frozen):
    """A number that holds for a level, day and region, with all that judging and citing it needs."""

    key: str
    label: str
    level: LevelKey
    value: Decimal
    direction: Direction
    unit: Unit
    decimals: int
    since: date
    region: str | None
    reference: Reference
    anchor: str


class Condition(Frozen):
    """One measurable thing that is asked, with its dated thresholds per level."""

    key: Words
    label: Words
    aliases: tuple[Words, ...] = ()
    school_types: tuple[Words, ...] = ()
    unit: Unit
    direction: Direction
    decimals: Annotated[StrictInt, Field(ge=0, le=6)]
    reference: Reference
    note: str = ""
    thresholds: dict[LevelKey, tuple[DatedValue, ...]]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.thresholds or not all(self.thresholds.values()):
            raise ValueError("thresholds 和其中每个学段都不能为空")
        if "all" in self.thresholds and len(self.thresholds) > 1:
            raise ValueError("all 不能与具体学段并列")
        for level, values in self.thresholds.items():
            days = [value.since for value in values]
            if days != sorted(set(days)):
                raise ValueError(f"{level} 的 from 应从早到晚且不重复")
        return self

    def threshold(self, level: Level | None = None, on: date | None = None, region: str | None = None
                  ) -> Threshold | None:
        """The number that holds for a level on a day (default: the latest); None where none is set.

        ``all`` serves every level. Without a level the only list there is is meant; two are ambiguous and give None.
        """
        found = self._values(level)
        if found is None:
            return None
        key, values = found
        held = [value for value in values if on is None or value.since <= on]
        if not held:
            return None
        dated = held[-1]
        local = dated.regions.get(region) if region else None
        return Threshold(
            key=self.key, label=self.label, level=key, direction=self.direction, unit=self.unit,
            decimals=self.decimals, since=dated.since, value=(local or dated).value, anchor=(local or dated).anchor,
            region=region if local else None,
            reference=local.reference if local else dated.reference or self.reference,
        )

    def _values(self, level: Level | None) -> tuple[LevelKey, tuple[DatedValue, ...]] | None:
        items = self.thresholds.items()
        for key, values in items:
            if key in ("all", level) or (level is None and len(items) == 1):
                return key, values
        return None


class Indicator(Frozen):
    """One of the indicators; without conditions it can at best be claimed; ``claims`` are parts without a number."""

    id: Annotated[str, Field(pattern=r"^[A-Z]\d{1,2}$")]
    area: Words
    label: Words
    short: Words
    aliases: tuple[Words, ...]
    requirement: Words
    scope: Literal["school", "county"]
    levels: tuple[Literal["primary", "junior"], ...]
    reference: Reference
    claims: tuple[Words, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _levels_agree(self) -> Self:
        keys = [condition.key for condition in self.conditions]
        if len(keys) != len(set(keys)):
            raise ValueError("conditions 里有重复的 key")
        for condition in self.conditions:
            if strange := set(condition.thresholds) - {*self.levels, "all"}:
                raise ValueError(f"条件 {condition.key} 的学段 {'、'.join(sorted(strange))} 不在 levels 里")
        return self

    def condition(self, key: str | None = None) -> Condition | None:
        """The condition of that key, or the first; None where the indicator has no number at all."""
        if key is None:
            return self.conditions[0] if self.conditions else None
        for condition in self.conditions:
            if condition.key == key:
                return condition
        raise KeyError(f"{self.id}.{key}")

    @property
    def names(self) -> tuple[str, ...]:
        """Label, short name and every alias, its conditions' among them; each once."""
        own = (self.label, self.short, *self.aliases)
        return tuple(dict.fromkeys((*own, *(name for c in self.conditions for name in (c.label, *c.aliases)))))


class Area(Frozen):
    """One of the areas and how many indicators it has; their order is the standard's."""

    name: Words
    count: Annotated[StrictInt, Field(gt=0)]
    reference: Reference


class SchoolRule(Frozen):
    """A school passes with all met, or with ``least_met`` met and each other one at ``floor`` of its threshold."""

    since: Day = Field(alias="from")
    indicators: tuple[Words, ...]
    least_met: Annotated[StrictInt, Field(gt=0)]
    floor: Positive
    reference: Reference
    anchor: Words


class Exclusion(Frozen):
    """School types that are not assessed; with ``pupils_below`` only those with fewer pupils."""

    since: Day = Field(alias="from")
    types: tuple[Words, ...]
    pupils_below: Annotated[StrictInt, Field(gt=0)] | None = None
    reason: Words
    reference: Reference
    anchor: Words


class SplitWeights(Frozen):
    """How much a pupil of each level weighs when a school of this type shares out what its levels use together."""

    since: Day = Field(alias="from")
    type: Words
    levels: dict[Level, Positive]
    reference: Reference
    anchor: Words


class Splits(Frozen):
    """Which indicators are shared out by weighted enrolment, and the weights by school type."""

    shared: tuple[Words, ...]
    unshared: tuple[Words, ...]
    reference: Reference
    weights: tuple[SplitWeights, ...]

    def of(self, school_type: str) -> SplitWeights | None:
        """The weights of a school type; None for a school of one level."""
        return next((weights for weights in self.weights if weights.type == school_type), None)


class Limit(Frozen):
    """A number of a relief: its precondition, or what it puts in place of the indicator's condition of that key."""

    key: Words
    label: Words
    level: Literal["primary", "junior"] | None = None
    unit: Unit
    direction: Direction
    value: Positive


class Relief(Frozen):
    """A relief of later working rules; one of unknown validity is told, never applied unless asked for."""

    id: Words
    indicator: Words
    text: Words
    granted: Words
    validity: Literal["unknown", "valid", "expired"]
    when: tuple[Limit, ...] = ()
    limits: tuple[Limit, ...] = ()
    reference: Reference
    anchor: Words


class Rules(Frozen):
    """What turns indicators into verdicts on schools and counties; ``cv`` is judged like any condition."""

    areas: tuple[Area, ...]
    school: SchoolRule
    cv: Condition
    exclusions: tuple[Exclusion, ...]
    splits: Splits
    reliefs: tuple[Relief, ...]


class ParameterFile(Frozen):
    """One parameter file: indicators, rules, or both."""

    indicators: tuple[Indicator, ...] = ()
    rules: Rules | None = None


class Standard(Frozen):
    """All indicators in the standard's order, and the rules."""

    indicators: tuple[Indicator, ...]
    rules: Rules

    @cached_property
    def _by_id(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    def __getitem__(self, id: str) -> Indicator:
        return self._by_id[id]

    def __contains__(self, id: object) -> bool:
        return id in self._by_id

    def area(self, name: str) -> tuple[Indicator, ...]:
        """The indicators of an area, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.area == name)


def load_standard(folder: Path) -> Standard:
    """Read every parameter file of a folder; a fault in any of them raises StandardError naming file and key."""
    parsed = [(path, read_parameters(path, ParameterFile)) for path in _parameter_files(folder)]
    rules = [(path, file.rules) for path, file in parsed if file.rules is not None]
    if len(rules) != 1:
        names = "、".join(path.name for path, _ in rules)
        raise StandardError(f"应当正好有一个文件写明 rules,现有 {len(rules)} 个 {names}".rstrip(), where=str(folder),
                            remedy="在其中一个参数文件里写 rules")
    owners: dict[str, str] = {}
    for path, file in parsed:
        _claim(path, file, owners)
    return _assemble(folder, [i for _, file in parsed for i in file.indicators], rules[0][1])


def _parameter_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise StandardError("没有这个标准文件夹", where=str(folder), remedy="检查 --corpus 所指的文件夹")
    described = {path.stem for path in folder.iterdir() if path.suffix.lower() in TEXT_SUFFIXES}
    return [path for path in sorted(folder.glob("*.yaml")) if path.stem not in described]


def _claim(path: Path, file: ParameterFile, owners: dict[str, str]) -> None:
    """Note whose every id and name is; one that is taken already would make words ambiguous."""
    things = [(i.id, i.names) for i in file.indicators]
    if file.rules:
        things.append(("cv", (file.rules.cv.label, *file.rules.cv.aliases)))
    for id, names in things:
        for kind, name in (("id", id), *(("名称", name) for name in names)):
            if name in owners:
                raise StandardError(f"{id} 的{kind}「{name}」与 {owners[name]} 重复", where=str(path),
                                    remedy="删去其中一个")
        owners.update(dict.fromkeys((id, *names), f"{path.name} 的 {id}"))


def _assemble(folder: Path, indicators: list[Indicator], rules: Rules) -> Standard:
    order = {area.name: number for number, area in enumerate(rules.areas)}
    for indicator in indicators:
        if indicator.area not in order:
            raise StandardError(f"{indicator.id}.area「{indicator.area}」不在 rules.areas 里", where=str(folder),
                                remedy="改正 area 或者补上这个方面")
    standard = Standard(indicators=tuple(sorted(indicators, key=lambda i: order[i.area])), rules=rules)
    for area in rules.areas:
        if (found := len(standard.area(area.name))) != area.count:
            raise StandardError(f"{area.name}应有 {area.count} 项指标,读到 {found} 项", where=str(folder),
                                remedy="补全参数文件或者改正 rules.areas 的 count")
    named = {*rules.school.indicators, *rules.splits.shared, *rules.splits.unshared}
    named |= {relief.indicator for relief in rules.reliefs}
    if missing := sorted(id for id in named if id not in standard):
        raise StandardError(f"rules 提到的指标 {'、'.join(missing)} 不存在", where=str(folder),
                            remedy="改正 rules 里的 id")
    return standard
