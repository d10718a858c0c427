"""The days that a question about the period names."""

from datetime import date

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.days_said import days_said

CLOSES = date(2025, 11, 7)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("公示到11月9号才结束对吧,那我8号再打电话也来得及", [(9, "closes"), (8, "day")]),
        ("公示从十一月三号开始的吧", [(3, "opens")]),
        ("7号之后还能提意见吗", [(8, "day")]),
        ("去几楼几号房", []),
    ],
)
def test_说到的日子(question: str, found: list[tuple[int, str]]) -> None:
    assert [(one.day.day, one.role) for one in days_said(question, CLOSES)] == found


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公示到11月9号才结束对吧,那我8号再反映也来得及", ("不是,公示到2025年11月7日为止", "11月8日公示期已过")),
        ("公示到11月7号结束对吧,那我6号再反映也来得及", ("是的,公示到2025年11月7日为止", "11月6日在公示期内")),
    ],
)
def test_照公示期回答(county: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = county.answer(question).answer
    assert all(one in answer for one in told)
