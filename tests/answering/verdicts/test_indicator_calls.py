"""Tools called for one indicator: which condition, which levels and which announcement are meant."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.plan import Asked
from assistant.answering.verdicts.indicator_calls import IndicatorCalls


def asked(indicator: str, condition: str | None = None) -> Asked:
    return Asked(indicator=indicator, condition=condition, words="", score=1.0)


@pytest.fixture(scope="module")
def calls(county: Assistant) -> IndicatorCalls:
    return IndicatorCalls(county.toolbox)


@pytest.mark.parametrize(
    ("question", "indicator", "levels"),
    [
        ("小学多媒体教室达标吗", "L7", ["primary"]),
        ("多媒体教室达标吗", "L7", ["primary", "junior"]),
        ("社会认可度达标吗", "S1", [None]),
    ],
)
def test_问到的学段_没问就是分开的各段(
    county: Assistant, calls: IndicatorCalls, question: str, indicator: str, levels: list[str | None]
) -> None:
    plan = county.understanding.plan(question)
    own = plan.indicators[0]
    assert calls.levels(plan, own) == levels


def test_差异系数是各项共有的要求(calls: IndicatorCalls) -> None:
    assert calls.condition(asked("L7", calls.cv.key)) is calls.cv
    assert calls.condition(asked("L7")) is not calls.cv


def test_只有问公示的才带公示(county: Assistant, calls: IndicatorCalls) -> None:
    plan = county.understanding.plan("小学多媒体教室达标吗")
    judged = calls.call("evaluate_indicator", asked("L7"), "primary", of=plan)
    assert judged.arguments["announcement"] == calls.announcement(plan).document.id
    assert "announcement" not in calls.call("indicator_threshold", asked("L7"), "primary").arguments


def test_一项只有一个要求_不带要求的名字(calls: IndicatorCalls) -> None:
    only = calls.condition(asked("L7"))
    assert only is not None
    assert "condition" not in calls.call("indicator_threshold", asked("L7"), "primary", only).arguments
    spread = calls.call("indicator_threshold", asked("L7"), "primary", calls.cv)
    assert spread.arguments["condition"] == calls.cv.key


def test_公示给出了哪一段都算给出(county: Assistant, calls: IndicatorCalls) -> None:
    plan = county.understanding.plan("多媒体教室几间")
    only = calls.condition(asked("L7"))
    assert only is not None
    assert calls.reports(plan, "L7", only.key)
    assert not calls.reports(plan, "L7", calls.cv.key)
