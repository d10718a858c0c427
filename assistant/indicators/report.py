"""A report as sheets of cells and charts, before anybody decides on a terminal, a workbook or a page."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from assistant.indicators.judge import UNDISCLOSED

Tone = Literal["met", "unmet", "claimed", "undisclosed", "conflict", "question", "plain"]
# Every tone has a mark beside its colour, for those who do not tell colours apart.
MARKS: dict[Tone, str] = {
    "met": "✓", "unmet": "✗", "claimed": "~", "undisclosed": "?", "conflict": "!", "question": "?", "plain": "",
}  # fmt: skip
WORDS: dict[str, str] = {
    "met": "达标", "unmet": "未达标", "claimed": "公示称达标", "undisclosed": UNDISCLOSED,
    "conflict": "矛盾", "question": "疑问", "agrees": "相符",
}  # fmt: skip


class Cell(NamedTuple):
    """A cell's words; ``number`` where a workbook should hold a number with so many ``decimals``."""

    text: str
    tone: Tone = "plain"
    number: float | None = None
    decimals: int = 0


class Bar(NamedTuple):
    """A value and its limit as shares of the limit; ``text`` says both."""

    label: str
    share: float | None
    tone: Tone
    text: str


class Chart(NamedTuple):
    """Bars against one limit; ``limit`` names the line they are held against."""

    title: str
    limit: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Sheet:
    """A table with its heading; ``wide`` columns hold sentences.

    ``filed`` columns have no room on a terminal, where ``lines`` below the table say what matters of them.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    wide: frozenset[str] = frozenset()
    charts: tuple[Chart, ...] = ()
    filed: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """Sheets under one title; ``labels`` (示例数据, 假设) stand on every sheet and chart."""

    title: str
    labels: tuple[str, ...]
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...] = field(default=())

    @property
    def banner(self) -> str:
        """The labels in one line; empty for real data as it was reported."""
        return "、".join(self.labels)


def verdict(value: str) -> Cell:
    """A verdict in its colour."""
    tone: Tone = value  # type: ignore[assignment]
    return Cell(WORDS[value], tone)
