"""What is asked and measured: a number with its unit, direction, dates and the clause that states it."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from assistant.indicators.parameters import Day, Positive, Words
from assistant.types import Frozen, Level

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
    """One measurable thing that is asked, with its dated thresholds per level.

    ``phrases`` are what announcements call it beside its names; without any of its ``qualifiers`` a reported number may
    be another measure of the same thing. A share right behind words with one of ``rest`` and no qualifier is of those
    who are left over. Of what is ``granted`` by a norm the norm that is followed is the value.
    """

    key: Words
    label: Words
    aliases: tuple[Words, ...] = ()
    phrases: tuple[Words, ...] = ()
    qualifiers: tuple[Words, ...] = ()
    rest: tuple[Words, ...] = ()
    granted: StrictBool = False
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

    @property
    def limits(self) -> tuple[Decimal, ...]:
        """Every number that is asked, of any level and from any day."""
        return tuple(dated.value for values in self.thresholds.values() for dated in values)

    def threshold(
        self, level: Level | None = None, on: date | None = None, region: str | None = None
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
            key=self.key,
            label=self.label,
            level=key,
            direction=self.direction,
            unit=self.unit,
            decimals=self.decimals,
            since=dated.since,
            value=(local or dated).value,
            anchor=(local or dated).anchor,
            region=region if local else None,
            reference=local.reference if local else dated.reference or self.reference,
        )

    def _values(self, level: Level | None) -> tuple[LevelKey, tuple[DatedValue, ...]] | None:
        items = self.thresholds.items()
        for key, values in items:
            if key in ("all", level) or (level is None and len(items) == 1):
                return key, values
        return None
