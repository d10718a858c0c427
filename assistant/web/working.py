"""A calculation as small tables: which tool, with what, and what came out."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.types import ToolCall
from assistant.web.markup import escape
from assistant.web.words import Words

Titles = Mapping[str, str]  # document id → title

# How a number is read: what stands before it, the number as it is printed, its unit.
NUMBERS = {
    "value": ("comparator", "display", "unit"),
    "threshold": ("direction", "threshold_display", "unit"),
    "difference": ("relation", "difference_display", "difference_unit"),
    "percent_of_threshold": ("relation", "percent_display", ""),
}
# The source of an operand stands in the list of sources; which condition of an indicator it is, its label tells.
_UNSAID = {"document", "start", "end", "condition"}


def working(calls: Sequence[ToolCall], titles: Titles, words: Words) -> str:
    """The folded working of an answer; empty where nothing was calculated."""
    if not calls:
        return ""
    table = _Table(titles, words)
    steps = "".join(table.step(call) for call in calls)
    title = escape(words("working", count=len(calls)))
    return f'<details class="working"><summary>{title}</summary>{steps}</details>'


class _Table:
    """Values as cells, in the words of one language."""

    def __init__(self, titles: Titles, words: Words) -> None:
        self._titles, self._words = titles, words

    def step(self, call: ToolCall) -> str:
        given = self._pairs(call.arguments)
        new = {key: value for key, value in call.result.items() if call.arguments.get(key) != value}
        rows = [(escape(self._words("given")), _line(given)), *self._pairs(new)] if given else self._pairs(new)
        body = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in rows)
        name = f"{escape(self._words.tools.get(call.name, call.name))} <code>{escape(call.name)}</code>"
        return f"<table><caption>{name}</caption><tbody>{body}</tbody></table>"

    def _pairs(self, values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Names and values as safe HTML: a number with what qualifies it, and nothing that is empty."""
        told = {part for key in NUMBERS if not _empty(values.get(key)) for part in NUMBERS[key]}
        pairs = []
        for key, value in values.items():
            if key in _UNSAID or key in told or _empty(value):
                continue
            before, printed, unit = NUMBERS.get(key, ("", "", ""))
            parts = [values.get(before), values.get(printed, value), values.get(unit)]
            shown = " ".join(filter(None, (self._value(part) for part in parts if not _empty(part))))
            pairs.append((escape(self._words.fields.get(key, key)), shown))
        return pairs

    def _value(self, value: Any) -> str:
        if isinstance(value, dict):
            return _line(self._pairs(value))
        if isinstance(value, list | tuple):
            if all(isinstance(part, dict) for part in value):
                return self._items([self._pairs(part) for part in value])
            return escape(self._words("and")).join(self._value(part) for part in value)
        if isinstance(value, bool):
            return escape(self._words("yes" if value else "no"))
        if isinstance(value, float):
            return escape(f"{value:.12g}")  # 0.1 + 0.2 does not print its binary tail
        return escape(self._word(value) if isinstance(value, str) else str(value))

    def _items(self, items: Sequence[Sequence[tuple[str, str]]]) -> str:
        """One line each of what is its own, then once what all of them share."""
        shared = [pair for pair in items[0] if all(pair in item for item in items)] if len(items) > 1 else []
        lines = [_line([pair for pair in item if pair not in shared]) for item in items]
        lines += [self._words("shared", line=_line(shared))] if shared else []
        return "".join(f'<div class="item">{line}</div>' for line in lines)

    def _word(self, text: str) -> str:
        """A name as readers know it; of a reference its document's."""
        if text in self._words.values:
            return self._words.values[text]
        if text in self._words.units:
            return self._words.units[text]
        first, gap, rest = text.partition(" ")
        return self._titles.get(first, first) + gap + rest


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], (), {})


def _line(pairs: Sequence[tuple[str, str]]) -> str:
    return " ".join(f'<span class="pair"><span>{name}</span> {value}</span>' for name, value in pairs)
