"""What each tool over a school table takes; the descriptions are what LangChain shows a model."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.answering.tools.arguments import RoughLevel

_LEVEL = Field(default=None, description="学段 primary 小学或 junior 初中;不填为全部学段")
_SCHOOL = "学校标识码,或者表里的学校名称"
_INDICATOR = "指标编号:L1–L7"


class TableArguments(BaseModel):
    """The table that is meant."""

    model_config = ConfigDict(extra="forbid")

    table: str | None = Field(default=None, description="学校数据的编号(文件名);不填用最近学年的一份")


class SchoolValueArguments(TableArguments):
    """An indicator of a school, or of the county where none is named."""

    indicator: str = Field(description=f"{_INDICATOR};全县的还可以用 G3、G4、G5")
    level: RoughLevel | None = _LEVEL
    school: str | None = Field(default=None, description=f"{_SCHOOL};不填为全县")


class SchoolVerdictArguments(TableArguments):
    """A verdict on a school or on the county, of one indicator or on the whole."""

    indicator: str | None = Field(default=None, description=f"{_INDICATOR}、G3、G4、G5;不填为总的结论")
    level: RoughLevel | None = _LEVEL
    school: str | None = Field(default=None, description=f"{_SCHOOL};不填为全县")


class SchoolDifferenceArguments(TableArguments):
    """Two schools and the indicator in which they are compared."""

    indicator: str = Field(description=_INDICATOR)
    school: str = Field(description=_SCHOOL)
    other: str = Field(description="另一所学校的标识码或者名称")
    level: RoughLevel | None = _LEVEL


class SchoolVerdictsArguments(TableArguments):
    """Which schools, by their verdict."""

    indicator: str | None = Field(default=None, description=f"{_INDICATOR}、G3、G4、G5;不填按七项的总结论")
    level: RoughLevel | None = _LEVEL
    only: Literal["met", "unmet", "undisclosed"] | None = Field(default=None, description="只列这一种结论的学校")


class SchoolCvArguments(TableArguments):
    """The 差异系数 of one indicator or of all."""

    indicator: str | None = Field(default=None, description=f"{_INDICATOR};不填为七项全部")
    level: RoughLevel | None = _LEVEL


class SchoolRankingArguments(TableArguments):
    """What schools are put in order by: an indicator's value or what a column holds."""

    indicator: str | None = Field(default=None, description=f"{_INDICATOR};与 column 二选一")
    column: str | None = Field(default=None, description="表里的列名,如 运动场地面积;与 indicator 二选一")
    level: RoughLevel | None = _LEVEL
    least_first: bool = Field(default=True, description="从低到高;false 为从高到低")
    limit: int | None = Field(default=None, ge=1, description="只要前几名;不填为全部")
    below: float | None = Field(default=None, description="只要低于这个数的")
    above: float | None = Field(default=None, description="只要超过这个数的")


class SchoolWhatIfArguments(TableArguments):
    """Cells that are supposed to hold something else."""

    changes: tuple[str, ...] = Field(min_length=1, description="每项写成 学校.列名=值,如 G08.网络多媒体教室数=25")


class SchoolNeedArguments(TableArguments):
    """A school and the indicator that it should meet."""

    school: str = Field(description=_SCHOOL)
    indicator: str = Field(description=_INDICATOR)


class SchoolCellsArguments(TableArguments):
    """A school and the columns asked for."""

    school: str = Field(description=_SCHOOL)
    columns: tuple[str, ...] = Field(min_length=1, description="表里的列名,如 小学在校生数")


class SchoolUnfilledArguments(TableArguments):
    """A school, or all of them."""

    school: str | None = Field(default=None, description=f"{_SCHOOL};不填为全部学校")
