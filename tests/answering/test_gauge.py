"""A value and its threshold on one scale."""

from typing import Any

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.gauge import gauges
from assistant.types import ToolCall

RESULT = {
    "indicator": "L7",
    "label": "甲",
    "level": "primary",
    "display": "3",
    "threshold_display": "2",
    "verdict": "met",
}


def call(name: str = "evaluate_indicator", **result: Any) -> ToolCall:
    return ToolCall(name=name, arguments={}, result=RESULT | {"unit": "间", "direction": ">="} | result)


def test_较大的数后面还留一段() -> None:
    (gauge,) = gauges([call(value=4.0, threshold=2.0)])
    assert (gauge.value, gauge.limit) == (0.8, 0.4)
    (gauge,) = gauges([call(value=1.0, threshold=2.0)])
    assert (gauge.value, gauge.limit) == (0.4, 0.8)


def test_百分数画在零到一百上() -> None:
    (gauge,) = gauges([call(value=95.7, threshold=85.0, unit="%")])
    assert (gauge.value, gauge.limit) == (0.957, 0.85)
    (gauge,) = gauges([call(value=120.0, threshold=85.0, unit="%")])
    assert gauge.value == 0.8


@pytest.mark.parametrize(
    "result",
    [
        {"value": None, "threshold": 2.0},
        {"value": 3.0},
        {"threshold": 2.0},
        {"value": 0.0, "threshold": 0.0},
        {"value": -1.0, "threshold": 2.0},
    ],
)
def test_少一个数就不画(result: dict[str, Any]) -> None:
    assert gauges([call(**result)]) == ()


def test_排名只画最近的一项() -> None:
    rows = [call(value=3.0, threshold=2.0, label=label).result for label in "甲乙"]
    assert [
        gauge.label for gauge in gauges([ToolCall(name="nearest_thresholds", arguments={}, result={"rows": rows})])
    ] == ["甲"]


def test_真的回答(county: Assistant) -> None:
    found = gauges(county.answer("多媒体教室达标吗").working)
    assert [(gauge.level, gauge.display, gauge.direction, gauge.verdict) for gauge in found] == [
        ("primary", "2.18", ">=", "unmet"),
        ("junior", "2.61", ">=", "met"),
    ]
    (own,) = gauges(county.answer("我孩子小学班上53人合规吗").working)
    assert (own.assumed, own.direction, own.verdict) == (True, "<=", "unmet")
    assert gauges(county.answer("公示到哪天为止").working) == ()
