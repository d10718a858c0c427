"""How results over a school table are said: whose number it is, against what, and that it is a sample or supposed."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from assistant.answering.drafts import wording
from assistant.indicators.judge import UNDISCLOSED
from assistant.indicators.standard import Standard

_MOST_NAMED = 12  # schools in one sentence
Json = dict[str, Any]


def lead(data: Json) -> str:
    """What every answer from this table has to say first: 示例数据, 假设."""
    return f"{'、'.join(data['labels'])}:" if data["labels"] else ""


def who(entry: Json) -> str:
    """A school by name and code."""
    return f"{entry['name']}({entry.get('code') or entry['school']})"


def joined(names: Iterable[str]) -> str:
    """Names in one sentence; of very many the first."""
    found = list(names)
    return "、".join(found[:_MOST_NAMED]) + ("等" if len(found) > _MOST_NAMED else "")


def number(value: float) -> str:
    """A number without an empty fraction: 2.3, 2000."""
    return f"{Decimal(str(value)).normalize():f}"


def required(value: float, unit: str, direction: str) -> str:
    """A threshold with its direction: 2.3 间以上, 不超过 45 人."""
    return wording.requirement({"threshold_display": number(value), "unit": unit, "direction": direction})


def held(one: Json) -> str:
    """A value with its unit, or that it has not been reported."""
    unknown = one.get("value", one.get("mean")) is None
    return UNDISCLOSED if unknown else wording.amount(one["display"], one["unit"])


def measure(standard: Standard, indicator: str, level: str | None) -> str:
    """小学生均教学及辅助用房面积."""
    return wording.measure({"label": standard[indicator].label, "level": level})


def against(one: Json, verdict: str) -> str:
    """What the standard asks and how far the value is from it: 标准为 2.3 间以上,低于标准 0.18 间,未达标."""
    asked = f"标准为 {required(one['threshold'], one['unit'], one['direction'])}"
    if one["relation"] is None:
        return f"{asked},缺少数据,不能判断"
    gap = (
        "正好等于标准"
        if one["relation"] == "等于"
        else f"{one['relation']}标准 {wording.amount(one['difference_display'], one['unit'])}"
    )
    close = ",按四舍五入以前的数判断" if one.get("borderline") else ""
    return f"{asked},{gap},{wording.VERDICTS[verdict]}{close}"


def school_value(standard: Standard, data: Json, one: Json) -> str:
    """One indicator of a school at one level, as a sentence without its stop."""
    subject = measure(standard, data["indicator"], one["level"])
    return f"{who(data)}的{subject} {held(one)},{against(one, one['verdict'])}"


def county_value(standard: Standard, data: Json, one: Json) -> str:
    """One indicator of the county at one level, as a sentence without its stop."""
    subject = measure(standard, data["indicator"], one["level"])
    return f"{data['county']}{subject} {held(one)},{against(one, one['mean_verdict'])}"


def spread(standard: Standard, one: Json, indicator: str) -> str:
    """The 差异系数 of one indicator at one level against its limit."""
    subject = f"{measure(standard, indicator, one['level'])}的{standard.rules.cv.label}"
    if one["cv"] is None:
        return f"{subject}{UNDISCLOSED}"
    within = "没有超过" if one["cv_verdict"] == "met" else "超过"
    return f"{subject}是 {one['cv_display']},{within}上限 {one['cv_limit']:.2f}"


def amount(entry: Json, unit: str) -> str:
    """What a school is ranked by: an indicator's value as it is printed, or what a cell holds."""
    display = entry["display"] if "display" in entry else number(entry["amount"])
    return wording.amount(display, entry.get("unit", unit))


def changed(standard: Standard, before: Json, after: Json) -> list[tuple[str, str]]:
    """The indicators of a school's row that a change moved: id, and from what to what."""
    found = []
    for id, then in before["values"].items():
        now = after["values"][id]
        if then["value"] != now["value"]:
            condition = standard[id].condition()
            unit = condition.unit.symbol if condition else ""
            move = f"从 {held({**then, 'unit': unit})}变为 {held({**now, 'unit': unit})}"
            found.append((id, f"{measure(standard, id, before['level'])}{move}{turned(then, now)}"))
    return found


def turned(then: Json, now: Json) -> str:
    """Whether a verdict changed: 由未达标变为达标, 仍然达标."""
    old, new = wording.VERDICTS[then["verdict"]], wording.VERDICTS[now["verdict"]]
    return f",仍然{new}" if old == new else f",由{old}变为{new}"


def unit_of(column: str) -> str:
    """What a column counts, by its name."""
    units = (("面积", "平方米"), ("资产值", "元"), ("教室数", "间"), ("班数", "个"), ("班额", "人"))
    return next((unit for ending, unit in units if column.endswith(ending)), "人")
