"""How results are said in Chinese: one place for the phrases that several kinds of answer share."""

from collections.abc import Sequence
from typing import Any

from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome

LEVELS = {
    "primary": "小学",
    "junior": "初中",
    "senior": "高中",
    "preschool": "学前教育",
    "vocational": "中等职业学校",
    "special": "特殊教育",
}
_BOUNDS = {">=": ("", "以上"), "<=": ("", "以内"), "<": ("低于 ", ""), ">": ("超过 ", "")}
UNDECIDED = "不能判断"
VERDICTS = {"met": "达标", "unmet": "未达标", "claimed": "公示称达标", "undisclosed": "未披露"}


def level_name(level: str | None) -> str:
    """小学, 初中 …; empty for none."""
    return LEVELS.get(level or "", "")


def amount(display: str, unit: str) -> str:
    """A number with its unit: 3.26 间, 95.7%."""
    return f"{display}{unit}" if unit in {"%", ""} else f"{display} {unit}"


def reported_amount(result: dict[str, Any]) -> str:
    """The reported value as the document bounds it: 95.7%以上, 低于 0.15."""
    before, after = _BOUNDS.get(result.get("comparator", "="), ("", ""))
    return f"{before}{amount(result['display'], result['unit'])}{after}"


def requirement(result: dict[str, Any]) -> str:
    """A threshold with its direction: 2.3 间以上, 不超过 45 人, 低于 0.15."""
    number = amount(result["threshold_display"], result["unit"])
    return {">=": f"{number}以上", "<=": f"不超过 {number}", "<": f"低于 {number}"}[result["direction"]]


def measure(result: dict[str, Any]) -> str:
    """What is measured, as a subject before its number: 小学每百名学生拥有网络多媒体教室."""
    label, level = str(result["label"]), level_name(result["level"])
    label = label.removesuffix("数") if label.startswith("每百") else label
    return label if level and level in label else f"{level}{label}"


def gap(result: dict[str, Any]) -> str:
    """高出 0.96 间(41.7%), or 正好等于标准."""
    if _is_open(result):
        return "公示没有给出确切的数值"
    if result["relation"] == "等于":
        return "正好等于标准"
    size = f"{result['relation']} {amount(result['difference_display'], result['difference_unit'])}"
    points = result["difference_unit"] == "个百分点"
    return size if points or "percent_display" not in result else f"{size}({result['percent_display']})"


def judged_line(result: dict[str, Any]) -> str:
    """A value against its threshold: 小学…0.84 人,标准为 0.9 人以上,低于 0.06 人(6.7%)."""
    return f"{result['county']}{measure(result)} {reported_amount(result)},标准为 {requirement(result)},{gap(result)}"


def of_each(names: Sequence[str], verdicts: Sequence[str], what: str = "") -> str:
    """What became of each of several: 小学和初中都达标。, or 小学达标、初中未达标。; ``what`` of theirs is judged."""
    if len(names) > 1 and len(set(verdicts)) == 1:
        return f"{joined(list(names))}{what}都{verdicts[0]}。"
    return "、".join(f"{name}{what}{verdict}" for name, verdict in zip(names, verdicts, strict=True)) + "。"


def verdict_of(result: dict[str, Any]) -> str:
    """达标, 未达标, or 不能判断 where a reported value is only bounded, on the side that matters."""
    return UNDECIDED if result["verdict"] == "undisclosed" and _is_open(result) else VERDICTS[result["verdict"]]


def _is_open(result: dict[str, Any]) -> bool:
    """Say whether a value is only bounded so that its distance from the threshold is not known: 低于0.15 for < 0.15."""
    comparator = result.get("comparator", "=")
    return comparator in _BOUNDS and (result["verdict"] == "undisclosed" or result["relation"] == "等于")


def chinese_day(iso: str, *, year: bool = True) -> str:
    """2026-01-24 as 2026年1月24日."""
    y, m, d = (int(part) for part in iso.split("-"))
    return f"{y}年{m}月{d}日" if year else f"{m}月{d}日"


def joined(names: list[str]) -> str:
    """A, B和C."""
    return names[0] if len(names) == 1 else f"{'、'.join(names[:-1])}和{names[-1]}"


def to_be(result: dict[str, Any]) -> str:
    """为 before a plain number, nothing before 不超过 and 低于."""
    return " " if result["direction"] == ">=" else ""


def say_required(draft: Draft, opening: str, outcome: Outcome) -> None:
    """Add what the standard asks of an indicator."""
    result = outcome.result
    draft.say(f"{opening}{measure(result)}{to_be(result)}{requirement(result)}。", *outcome.quotes)
