"""What each tool takes, as typed arguments; their descriptions are what LangChain shows a model."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.types import Level

RoughLevel = Literal["primary", "junior"]
Operation = Literal["sum", "difference", "ratio", "share", "times", "per", "growth", "gain", "compare"]


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


class EvaluateArguments(IndicatorArguments):
    """An indicator to be judged; ``claim`` is the verdict that a question supposes."""

    claim: Literal["met", "unmet"] | None = Field(default=None, description="问的人以为的结论")


class ValueArguments(IndicatorArguments):
    """A value of the asker's own to hold against a threshold."""

    value: Decimal = Field(description="要对照标准判断的数值")


class CountArguments(IndicatorArguments):
    """Counts of the asker's own for a requirement per so many pupils or classes."""

    whole: Decimal = Field(gt=0, description="学生数或班级数")
    have: Decimal | None = Field(default=None, description="现有多少;不填只算要多少")


class SchoolArguments(_Arguments):
    """Resources of a school of the asker's own, each in percent of its threshold."""

    percents: tuple[Decimal, ...] = Field(min_length=1, description="每项资源是标准的百分之几")
    rest_met: bool = Field(default=False, description="没有给出的各项是否都达到标准")


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


class ProjectArguments(_Arguments):
    """A rate or a mean applied to a number: the whole of a part and its share, a supposed part, a total of a mean.

    ``times`` takes a price as often as the asker says, ``gap`` tells how far a number is from the asker's.
    """

    operation: Literal["whole", "part", "total", "times", "gap"]
    operands: tuple[Operand, ...] = Field(min_length=1, max_length=2)
    rate: Decimal | None = Field(default=None, description="问的人说的百分数;只用于 part")
    count: Decimal | None = Field(default=None, description="问的人说的次数、天数、月数,或要达到的数;用于 times 和 gap")
    hundred: bool = Field(default=False, description="平均数是每百名的")
    unit: str = Field(default="", description="想要的单位,只换算金额")


class RankArguments(_Arguments):
    """Numbers that documents give, in order."""

    operands: tuple[Operand, ...] = Field(min_length=2)


class StatementArguments(_Arguments):
    """A statement to hold against words of a document; ``whole``: all of them are about it, whatever words they use.

    ``strict``: nothing is inferred from words that say nothing of it themselves.
    """

    statement: str
    document: str
    start: int
    end: int
    whole: bool = False
    strict: bool = False


class PeriodArguments(_Arguments):
    """A day to hold against the announcement's period."""

    today: date
    announcement: str | None = None


class SetArguments(_Arguments):
    """Indicators of an announcement: all, or those of an area and a level."""

    area: str | None = Field(default=None, description="四个方面之一,如 教育质量;不填是全部")
    level: RoughLevel | None = Field(default=None, description="学段;不填不分学段")
    announcement: str | None = Field(default=None, description="公示编号;不填用最新的公示")


class AuditArguments(SetArguments):
    """Indicators by what became of them; ``claim`` is what a question supposes of them."""

    verdict: Literal["met", "unmet", "claimed", "undisclosed"] | None = None
    reported: bool | None = Field(default=None, description="只要给了数值的(true)或没给的(false)")
    need: str | None = Field(default=None, description="只要还缺这一样的,如 校际差异系数、各校数值")
    claim: Literal["all"] | None = Field(default=None, description="问的人以为全部如此")


class MarginArguments(SetArguments):
    """Indicators by their distance to the threshold, in percent of it; without an area those judged per school."""

    order: Literal["closest", "thinnest", "weakest", "farthest"] = "weakest"


class SpreadArguments(_Arguments):
    """A level's 差异系数 over all indicators."""

    level: RoughLevel
    announcement: str | None = None


class AuditRowArguments(_Arguments):
    """One indicator of an announcement, with all that was found of it."""

    indicator: str = Field(description="指标编号:L1–L7、G1–G15、Q1–Q9、S1")
    announcement: str | None = Field(default=None, description="公示编号;不填用最新的公示")


class SumArguments(_Arguments):
    """A total that a document gives and the parts that should add up to it."""

    whole: Operand
    parts: tuple[Operand, ...] = Field(min_length=1)


class NumberArguments(_Arguments):
    """A number that a question asserts, held against the one that a document gives."""

    stated: Operand
    value: Decimal = Field(description="问的人说的数")
    unit: str = ""
    comparator: Literal["=", ">=", "<=", ">", "<", "~"] = "="
