"""What turns indicators into verdicts: areas, the rule of six of seven, exclusions, split weights, reliefs."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from assistant.indicators.conditions import Condition, Direction, Reference, Unit
from assistant.indicators.parameters import Day, Positive, Words
from assistant.types import Frozen, Level


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
