"""The year that 去年 or 十年前 means."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import made_up
import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.dated import Dated


def years(assistant: Assistant, question: str, today: date) -> list[tuple[str, ...]]:
    plan = assistant.understanding.plan(question, today=today)
    return [reading.years for reading in Dated(assistant.facts).readings(plan)]


def test_去年从今天算_也从公示那天算(county: Assistant) -> None:
    """The made-up announcement is of November 2025."""
    assert years(county, "去年补助了多少钱", date(2025, 11, 20)) == [("2024",)]
    assert years(county, "去年补助了多少钱", date(2026, 3, 1)) == [("2025",), ("2024",)]


@pytest.mark.parametrize("question", ["2024年补助了多少钱", "全县有几个行政村"])
def test_没说相对的年份_只有一种读法(county: Assistant, question: str) -> None:
    assert len(years(county, question, date(2026, 3, 1))) == 1


def test_公示说到的那一年才是几年前(county: Assistant) -> None:
    assert years(county, "一年前补助了多少钱", date(2026, 3, 1)) == [("2024",)]
    assert years(county, "九年前补助了多少钱", date(2026, 3, 1)) == [()]


def test_写得不是日期的发布日不碍事(open_folder: Callable[[Path], Assistant], tmp_path: Path) -> None:
    folder = made_up.write(tmp_path)
    for described in folder.rglob("*.yaml"):
        text = described.read_text("utf-8")
        described.write_text(text.replace("published: 2025-11-03", "published: 2025年11月"), "utf-8")
    assistant = open_folder(folder)
    assert ("2025",) in years(assistant, "去年补助了多少钱", date(2026, 3, 1))
    assert assistant.answer("去年补助了多少钱", today=date(2026, 3, 1)).answer
