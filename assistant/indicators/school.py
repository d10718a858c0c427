"""One row of a school table: the columns, what each may hold, and what must agree within a row.

The model is the schema, the header notes of the template and the source of every fault at once. Pydantic rather than
a data-frame schema: cells stay exact (int and Decimal, never a float column), an empty cell is None and not NaN, and
each error brings its column and the value found.
"""

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from assistant.text.normalize import fold
from assistant.types import Frozen, Level

SchoolType = Literal[
    "小学", "教学点", "初级中学", "九年一贯制学校", "完全中学", "十二年一贯制学校", "特殊教育学校", "职业学校"
]
Setting = Literal["城区", "镇区", "乡村"]
YesNo = Literal["是", "否"]

LEVELS: dict[Level, str] = {"primary": "小学", "junior": "初中", "senior": "高中"}
COMPULSORY: tuple[Level, ...] = ("primary", "junior")
LEVELS_OF_TYPE: dict[str, tuple[Level, ...]] = {
    "小学": ("primary",),
    "教学点": ("primary",),
    "初级中学": ("junior",),
    "九年一贯制学校": ("primary", "junior"),
    "完全中学": ("junior", "senior"),
    "十二年一贯制学校": ("primary", "junior", "senior"),
    "特殊教育学校": ("primary", "junior", "senior"),
    "职业学校": ("junior", "senior"),
}

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_MOST_DIGITS = 15  # as a spreadsheet keeps them
_EMPTY_OR = "或者留空(空表示未填报)"


def as_text(raw: object) -> str:
    """A cell as it stands: a whole number of a spreadsheet without its ``.0``; nothing as an empty text."""
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime.datetime):
        return raw.isoformat(sep=" ")
    return str(raw).strip()


def _text(raw: object) -> str:
    if not (text := as_text(raw)):
        raise PydanticCustomError("required", "填写,不能为空")
    return text


def _choice(kind: Any) -> BeforeValidator:
    choices = get_args(kind)

    def check(raw: object) -> str | None:
        text = fold(as_text(raw))
        if text and text not in choices:
            raise PydanticCustomError("unknown_choice", "是{choices}之一", {"choices": "、".join(choices)})
        return text or None

    return BeforeValidator(check)


def _required(raw: object) -> object:
    _text(raw)
    return raw


def _number(raw: object) -> Decimal | None:
    """A cell's exact value; a spreadsheet's float counts as what it prints."""
    if type(raw) is int:
        number = Decimal(raw)
    else:
        text = fold(as_text(raw))
        if not text:
            return None
        if isinstance(raw, float):
            text = f"{Decimal(repr(raw)):f}"
        if isinstance(raw, bool) or not _NUMBER.fullmatch(text):
            raise PydanticCustomError("not_a_number", f"是不小于 0 的数{_EMPTY_OR}")
        number = Decimal(text.replace(",", ""))
    if number.is_signed() and number:
        raise PydanticCustomError("negative", f"是不小于 0 的数{_EMPTY_OR}")
    if number.adjusted() >= _MOST_DIGITS or len(number.as_tuple().digits) > 2 * _MOST_DIGITS:
        raise PydanticCustomError("too_large", f"是不超过 {_MOST_DIGITS} 位的数")
    return number or Decimal(0)


def _count(raw: object) -> int | None:
    number = _number(raw)
    if number is None:
        return None
    if number != (whole := int(number)):
        raise PydanticCustomError("fractional", f"是整数{_EMPTY_OR}")
    return whole


Text = Annotated[str, BeforeValidator(_text)]
Count = Annotated[int | None, BeforeValidator(_count)]
Amount = Annotated[Decimal | None, BeforeValidator(_number)]


def _pupils(level: str) -> Any:
    return Field(None, alias=f"{level}在校生数", description=f"{level}阶段全部在校生人数;没有{level}的学校留空或填 0")


def _of(level: str, column: str, note: str) -> Any:
    return Field(None, alias=f"{level}{column}", description=note.format(level=level))


_LARGEST = "{level}人数最多的一个班的学生数"
_QUALIFIED = {"小学": "专科及以上学历的小学专任教师", "初中": "本科及以上学历的初中专任教师"}
_BACKBONE = "县级或者更高一级认定的{level}骨干教师"
_ARTS = "{level}体育、音乐、美术和艺术专任教师合计"


class School(Frozen):
    """A school as reported; None is "not reported" and is never read as 0. ``row`` is its row in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    row: int
    code: Text = Field(alias="学校标识码", description="每所学校一个,不能重复")
    name: Text = Field(alias="学校名称", description="学校全称")
    type: Annotated[SchoolType, _choice(SchoolType), BeforeValidator(_required)] = Field(
        alias="办学类型", description="从下拉列表里选"
    )
    setting: Annotated[Setting | None, _choice(Setting)] = Field(
        None, alias="城乡类型", description="从下拉列表里选;用于政府保障 13"
    )
    boarding: Annotated[YesNo | None, _choice(YesNo)] = Field(
        None, alias="寄宿制", description="是或者否;用于政府保障 13"
    )
    primary_pupils: Count = _pupils("小学")
    junior_pupils: Count = _pupils("初中")
    senior_pupils: Count = _pupils("高中")
    primary_classes: Count = _of("小学", "班数", "{level}班级数;用于政府保障 3、5")
    junior_classes: Count = _of("初中", "班数", "{level}班级数;用于政府保障 3、5")
    primary_largest_class: Count = _of("小学", "最大班额", _LARGEST + ";用于政府保障 5")
    junior_largest_class: Count = _of("初中", "最大班额", _LARGEST + ";用于政府保障 5")
    primary_teachers: Count = _of("小学", "专任教师数", "{level}专任教师人数;用于核对")
    junior_teachers: Count = _of("初中", "专任教师数", "{level}专任教师人数;用于核对")
    primary_qualified: Count = _of("小学", "高于规定学历教师数", _QUALIFIED["小学"] + ";用于 L1")
    junior_qualified: Count = _of("初中", "高于规定学历教师数", _QUALIFIED["初中"] + ";用于 L1")
    primary_backbone: Count = _of("小学", "县级以上骨干教师数", _BACKBONE + ";用于 L2")
    junior_backbone: Count = _of("初中", "县级以上骨干教师数", _BACKBONE + ";用于 L2")
    primary_arts: Count = _of("小学", "体育艺术专任教师数", _ARTS + ";用于 L3")
    junior_arts: Count = _of("初中", "体育艺术专任教师数", _ARTS + ";用于 L3")
    teaching_area: Amount = Field(
        None, alias="教学及辅助用房面积", description="平方米,含室内体育用房(与统计报表一致);用于 L4"
    )
    indoor_sports_area: Amount = Field(None, alias="室内体育用房面积", description="平方米,没有填 0;用于 L4、L5")
    sports_ground_area: Amount = Field(None, alias="运动场地面积", description="平方米,室外运动场地;用于 L5")
    equipment_value: Amount = Field(None, alias="教学仪器设备资产值", description="单位是元,不是万元;用于 L6")
    media_rooms: Count = Field(None, alias="网络多媒体教室数", description="间;用于 L7")
    music_rooms: Count = Field(None, alias="音乐专用教室数", description="间;用于政府保障 3")
    smallest_music_room: Amount = Field(None, alias="最小音乐教室面积", description="平方米,最小的一间;用于政府保障 3")
    art_rooms: Count = Field(None, alias="美术专用教室数", description="间;用于政府保障 3")
    smallest_art_room: Amount = Field(None, alias="最小美术教室面积", description="平方米,最小的一间;用于政府保障 3")

    @field_validator("*", mode="after")
    @classmethod
    def _level_exists(cls, value: object, info: ValidationInfo) -> object:
        """A level that a type does not have holds nothing: its cells are empty or 0."""
        level = LEVEL_OF_FIELD.get(info.field_name or "")
        kind = info.data.get("type")
        if value and level and kind and level not in LEVELS_OF_TYPE[kind]:
            raise PydanticCustomError(
                "no_such_level", "留空或填 0({kind}没有{level})", {"kind": kind, "level": LEVELS[level]}
            )
        return value

    @field_validator("primary_largest_class", "junior_largest_class", mode="after")
    @classmethod
    def _class_fits(cls, value: int | None, info: ValidationInfo) -> int | None:
        """A level's pupils sit in its classes: none is larger than the level, all together hold it."""
        level = (info.field_name or "").partition("_")[0]
        pupils, classes = info.data.get(f"{level}_pupils"), info.data.get(f"{level}_classes")
        if value is None or pupils is None:
            return value
        if value > pupils:
            raise PydanticCustomError("class_too_large", "不大于这个学段的在校生数 {pupils}", {"pupils": pupils})
        # No classes at all is a warning of its own.
        if classes and value * classes < pupils:
            raise PydanticCustomError(
                "class_too_small",
                "与班数 {classes} 相乘不小于这个学段的在校生数 {pupils}",
                {"classes": classes, "pupils": pupils},
            )
        return value

    @field_validator("primary_qualified", "junior_qualified", mode="after")
    @classmethod
    def _among_teachers(cls, value: int | None, info: ValidationInfo) -> int | None:
        teachers = info.data.get((info.field_name or "").replace("qualified", "teachers"))
        if value is not None and teachers is not None and value > teachers:
            raise PydanticCustomError("above_teachers", "不大于专任教师数 {teachers}", {"teachers": teachers})
        return value

    @field_validator("indoor_sports_area", mode="after")
    @classmethod
    def _within_whole(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        whole = info.data.get("teaching_area")
        if value is not None and whole is not None and value > whole:
            raise PydanticCustomError("above_whole", "不大于教学及辅助用房面积 {whole}", {"whole": f"{whole:f}"})
        return value

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that a school of this type has."""
        return LEVELS_OF_TYPE[self.type]

    def pupils(self, level: Level) -> int | None:
        """Pupils of a level."""
        found: int | None = getattr(self, f"{level}_pupils")
        return found

    def cells(self) -> dict[str, Any]:
        """The row as it is written: column to value."""
        return self.model_dump(by_alias=True, exclude={"row"})


# Column (as the header names it) to field, in the order of the template; and back.
FIELDS: dict[str, str] = {str(f.alias): name for name, f in School.model_fields.items() if f.alias}
COLUMNS: dict[str, str] = {name: column for column, name in FIELDS.items()}
NOTES: dict[str, str] = {str(f.alias): f.description or "" for f in School.model_fields.values() if f.alias}
CHOICES: dict[str, tuple[str, ...]] = {
    "办学类型": get_args(SchoolType),
    "城乡类型": get_args(Setting),
    "寄宿制": get_args(YesNo),
}
LEVEL_OF_FIELD: dict[str, Level] = {name: level for name in COLUMNS for level in LEVELS if name.startswith(f"{level}_")}
NUMBERS: tuple[str, ...] = tuple(column for column in FIELDS if column not in {"学校标识码", "学校名称", *CHOICES})
COUNTS: frozenset[str] = frozenset(str(f.alias) for f in School.model_fields.values() if f.annotation == int | None)
