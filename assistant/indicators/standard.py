"""The standard as data: the parameter files of ``corpus/standards`` read into strict models.

A ``*.yaml`` beside a text document of the same stem describes that document; every other one is a parameter file.
Places in a document are written section(subsection)clause, as its headings number them: ``二(一)7`` is clause 7 under
``### (一)…`` of ``## 二、…``. An ``anchor`` is a verbatim piece of that clause which states the number, so that a
citation is ``text.find(anchor)``. Where only the month is public, ``from`` is the month's first day.
"""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assistant.errors import StandardError
from assistant.indicators.conditions import Condition, Direction, Reference, Threshold, Unit
from assistant.indicators.parameters import Words, read_parameters
from assistant.indicators.rules import Area, Exclusion, Limit, Relief, Rules, SchoolRule, Splits, SplitWeights
from assistant.types import Frozen

__all__ = [
    "Area", "Condition", "Direction", "Exclusion", "Indicator", "Limit", "Reference", "Relief", "Rules", "SchoolRule",
    "SplitWeights", "Splits", "Standard", "Statement", "Threshold", "Unit", "load_standard",
]  # fmt: skip

TEXT_SUFFIXES = frozenset({".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".xlsx"})


class Statement(Frozen):
    """A part of a requirement that has no number; any of ``words`` in an announcement speaks of it."""

    label: Words
    words: tuple[Words, ...]


class Indicator(Frozen):
    """One of the indicators; without conditions it can at best be claimed; ``claims`` are parts without a number.

    ``unlike`` are names that hold one of its own and are of something else: 九年义务教育巩固率 beside 巩固率.
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]\d{1,2}$")]
    area: Words
    label: Words
    short: Words
    aliases: tuple[Words, ...]
    phrases: tuple[Words, ...] = ()
    unlike: tuple[Words, ...] = ()
    requirement: Words
    scope: Literal["school", "county"]
    levels: tuple[Literal["primary", "junior"], ...]
    reference: Reference
    claims: tuple[Statement, ...] = ()
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
        raise StandardError(
            f"应当正好有一个文件写明 rules,现有 {len(rules)} 个 {names}".rstrip(),
            where=str(folder),
            remedy="在其中一个参数文件里写 rules",
        )
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
                raise StandardError(
                    f"{id} 的{kind}「{name}」与 {owners[name]} 重复", where=str(path), remedy="删去其中一个"
                )
        owners.update(dict.fromkeys((id, *names), f"{path.name} 的 {id}"))


def _assemble(folder: Path, indicators: list[Indicator], rules: Rules) -> Standard:
    order = {area.name: number for number, area in enumerate(rules.areas)}
    for indicator in indicators:
        if indicator.area not in order:
            raise StandardError(
                f"{indicator.id}.area「{indicator.area}」不在 rules.areas 里",
                where=str(folder),
                remedy="改正 area 或者补上这个方面",
            )
    standard = Standard(indicators=tuple(sorted(indicators, key=lambda i: order[i.area])), rules=rules)
    for area in rules.areas:
        if (found := len(standard.area(area.name))) != area.count:
            raise StandardError(
                f"{area.name}应有 {area.count} 项指标,读到 {found} 项",
                where=str(folder),
                remedy="补全参数文件或者改正 rules.areas 的 count",
            )
    named = {*rules.school.indicators, *rules.splits.shared, *rules.splits.unshared}
    named |= {relief.indicator for relief in rules.reliefs}
    if missing := sorted(id for id in named if id not in standard):
        raise StandardError(
            f"rules 提到的指标 {'、'.join(missing)} 不存在", where=str(folder), remedy="改正 rules 里的 id"
        )
    return standard
