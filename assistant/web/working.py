"""A calculation as a small table: which tool, with what, and what came out."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.types import ToolCall
from assistant.web.markup import escape
from assistant.web.words import FIELDS, TOOLS, VALUES

_SHOWN = "_display"  # ``x_display`` is ``x`` as it is printed, ``display`` that of ``value``: shown in its place
_PLACES = {"document", "start", "end"}  # of an operand: its source stands in the list of sources


def working(calls: Sequence[ToolCall]) -> str:
    """The folded working of an answer; empty where nothing was calculated."""
    if not calls:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(TOOLS.get(call.name, call.name))}<code>{escape(call.name)}</code></th>'
        f'<td data-head="给定">{_value(call.arguments)}</td><td data-head="结果">{_value(call.result)}</td></tr>'
        for call in calls
    )
    return (
        f'<details class="working"><summary>计算过程({len(calls)} 步)</summary><div class="table"><table>'
        '<thead><tr><th scope="col">计算</th><th scope="col">给定</th><th scope="col">结果</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return _pairs(value)
    if isinstance(value, list | tuple):
        if any(isinstance(part, dict | list) for part in value):
            return "".join(f'<div class="item">{_value(part)}</div>' for part in value)
        return "、".join(_value(part) for part in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return escape(f"{value:.12g}")  # 0.1 + 0.2 does not print its binary tail
    return escape(VALUES.get(value, str(value)) if isinstance(value, str) else str(value))


def _pairs(values: Mapping[str, Any]) -> str:
    lines = []
    for key, value in values.items():
        printed = values.get("display" if key == "value" else f"{key}{_SHOWN}")
        if value is None or value in ("", [], ()) or key == "display" or _twin(key, values) or key in _PLACES:
            continue
        name = escape(FIELDS.get(key, key))
        lines.append(f'<div class="pair"><span>{name}</span> {_value(printed if printed is not None else value)}</div>')
    return "".join(lines)


def _twin(key: str, values: Mapping[str, Any]) -> bool:
    return key.endswith(_SHOWN) and key.removesuffix(_SHOWN) in values
