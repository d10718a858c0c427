"""A calculation as small tables: which tool, with what, and what came out."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.types import ToolCall
from assistant.web.markup import escape
from assistant.web.words import FIELDS, NUMBERS, TOOLS, VALUES

Titles = Mapping[str, str]  # document id → title

# The source of an operand stands in the list of sources; which condition of an indicator it is, its label tells.
_UNSAID = {"document", "start", "end", "condition"}


def working(calls: Sequence[ToolCall], titles: Titles) -> str:
    """The folded working of an answer; empty where nothing was calculated."""
    if not calls:
        return ""
    steps = "".join(_step(call, titles) for call in calls)
    return f'<details class="working"><summary>计算过程（{len(calls)} 步）</summary>{steps}</details>'


def _step(call: ToolCall, titles: Titles) -> str:
    given = _pairs(call.arguments, titles)
    new = {key: value for key, value in call.result.items() if call.arguments.get(key) != value}
    rows = [("给定", _line(given)), *_pairs(new, titles)] if given else _pairs(new, titles)
    body = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in rows)
    name = f"{escape(TOOLS.get(call.name, call.name))} <code>{escape(call.name)}</code>"
    return f"<table><caption>{name}</caption><tbody>{body}</tbody></table>"


def _pairs(values: Mapping[str, Any], titles: Titles) -> list[tuple[str, str]]:
    """Names and values as safe HTML: a number with what qualifies it, and nothing that is empty."""
    told = {part for key in NUMBERS if not _empty(values.get(key)) for part in NUMBERS[key]}
    pairs = []
    for key, value in values.items():
        if key in _UNSAID or key in told or _empty(value):
            continue
        before, printed, unit = NUMBERS.get(key, ("", "", ""))
        parts = [values.get(before), values.get(printed, value), values.get(unit)]
        shown = " ".join(filter(None, (_value(part, titles) for part in parts if not _empty(part))))
        pairs.append((escape(FIELDS.get(key, key)), shown))
    return pairs


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], (), {})


def _value(value: Any, titles: Titles) -> str:
    if isinstance(value, dict):
        return _line(_pairs(value, titles))
    if isinstance(value, list | tuple):
        if all(isinstance(part, dict) for part in value):
            return _items([_pairs(part, titles) for part in value])
        return "、".join(_value(part, titles) for part in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return escape(f"{value:.12g}")  # 0.1 + 0.2 does not print its binary tail
    return escape(_word(value, titles) if isinstance(value, str) else str(value))


def _items(items: Sequence[Sequence[tuple[str, str]]]) -> str:
    """One line each of what is its own, then once what all of them share."""
    shared = [pair for pair in items[0] if all(pair in item for item in items)] if len(items) > 1 else []
    lines = [_line([pair for pair in item if pair not in shared]) for item in items]
    lines += [f"各项都是：{_line(shared)}"] if shared else []
    return "".join(f'<div class="item">{line}</div>' for line in lines)


def _word(text: str, titles: Titles) -> str:
    """A name as readers know it; of a reference its document's."""
    first, gap, rest = text.partition(" ")
    return VALUES[text] if text in VALUES else titles.get(first, first) + gap + rest


def _line(pairs: Sequence[tuple[str, str]]) -> str:
    return " ".join(f'<span class="pair"><span>{name}</span> {value}</span>' for name, value in pairs)
