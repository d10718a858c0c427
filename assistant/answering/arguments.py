"""What each tool takes, as typed arguments; their descriptions are what LangChain shows a model."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.types import Level

RoughLevel = Literal["primary", "junior"]
Operation = Literal["sum", "difference", "ratio", "share", "times", "per", "growth", "compare"]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


class IndicatorArguments(_Arguments):
    """An indicator of the standard and a level."""

    indicator: str = Field(description="指标编号,如 L7;校际差异系数用 CV")
    level: Level | None = Field(default=None, description="学段 primary 小学或 junior 初中;不分学段的指标不填")
    condition: str | None = Field(
        default=None, description="一个指标有几项要求时是哪一项,如 G11 的 exchange_rate;cv 是它的校际差异系数"
    )
    announcement: str | None = Field(default=None, description="公示编号;不填用最新的公示")


class ValueArguments(IndicatorArguments):
    """A value of the asker's own to hold against a threshold."""

    value: Decimal = Field(description="要对照标准判断的数值")


class Operand(_Arguments):
    """A number that a document gives."""

    label: str
    value: Decimal
    unit: str
    document: str
    start: int
    end: int


class ComputeArguments(_Arguments):
    """An operation over numbers that documents give; ``claim`` is what a question supposes of a comparison."""

    operation: Operation
    claim: Literal["more", "less"] | None = None
    operands: tuple[Operand, ...] = Field(min_length=1)


class StatementArguments(_Arguments):
    """A statement to hold against words of a document."""

    statement: str
    document: str
    start: int
    end: int


class PeriodArguments(_Arguments):
    """A day to hold against the announcement's period."""

    today: date
    announcement: str | None = None


class AuditArguments(_Arguments):
    """The indicators of an announcement by what became of them."""

    verdict: Literal["met", "unmet", "claimed", "undisclosed"]
    announcement: str | None = None


class MarginArguments(_Arguments):
    """Indicators of an announcement by their distance to the threshold."""

    level: Level | None = None
    announcement: str | None = None
