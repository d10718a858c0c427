"""Which indicator of the standard a question means."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.naming import CV
from assistant.indicators.standard import Indicator


def first(county: Assistant, question: str) -> tuple[str, str | None]:
    found = county.understanding.indicators(question)
    return (found[0].indicator, found[0].condition) if found else ("", None)


def test_每个指标的每个名字都认得(county: Assistant) -> None:
    """A name that two indicators share may mean either; none is lost."""
    standard = county.standard

    def lost(indicator: Indicator) -> list[str]:
        names = (indicator.label, indicator.short, *indicator.aliases)
        return [
            name for name in names if indicator.id not in {a.indicator for a in county.understanding.indicators(name)}
        ]

    assert {i.id: names for i in standard.indicators if (names := lost(i))} == {}


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("高学历老师够不够", "L1"),
        ("小学骨干老师多不多", "L2"),
        ("音体美老师达标没", "L3"),
        ("教学用房面积", "L4"),
        ("操场有多大", "L5"),
        ("教学仪器设备值", "L6"),
        ("有电子白板的教室", "L7"),
        ("一个班多少人", "G5"),
        ("大班", "G5"),
        ("巩固率达标吗", "Q1"),
        ("残疾儿童入学率", "Q2"),
        ("老百姓满意度", "S1"),
    ],
)
def test_按别名和用词认指标(county: Assistant, question: str, indicator: str) -> None:
    assert first(county, question)[0] == indicator


@pytest.mark.parametrize("question", ["今天天气怎么样", "幼儿园几所", "领导小组组长是谁", "全县有几个乡镇"])
def test_不是指标的不硬认(county: Assistant, question: str) -> None:
    assert county.understanding.indicators(question) == ()


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("交流轮岗比例达标吗", "exchange_rate"),
        ("骨干教师交流比例要多少", "backbone_share"),
    ],
)
def test_G11的两个比例分得开(county: Assistant, question: str, condition: str) -> None:
    assert first(county, question) == ("G11", condition)


def test_没说骨干_不当作骨干的比例(county: Assistant) -> None:
    assert first(county, "参加轮岗的教师比例是多少") == ("G11", None)


@pytest.mark.parametrize(
    ("question", "condition"),
    [("音乐教室要几间", "music_rooms"), ("音乐教室面积多大", "music_area"), ("美术教室面积", "art_area")],
)
def test_G3按单位和名字分条件(county: Assistant, question: str, condition: str) -> None:
    assert first(county, question) == ("G3", condition)


def test_指标的差异系数是它的条件(county: Assistant) -> None:
    assert first(county, "多媒体教室差异系数多少") == ("L7", "cv")
    assert first(county, "小学骨干教师的校际差异系数") == ("L2", "cv")


def test_不说哪项的差异系数(county: Assistant) -> None:
    assert first(county, "差异系数小学不能超过多少") == (CV, None)


def test_校际差异率是质量监测的_不是差异系数(county: Assistant) -> None:
    assert first(county, "校际差异率要求多少")[0] == "Q9"


def test_问的单位不对时降一等(county: Assistant) -> None:
    by_area = county.understanding.indicators("音乐教室多少平方米")
    by_rooms = county.understanding.indicators("音乐教室多少间")
    assert by_area[0].condition == "music_area"
    assert by_rooms[0].condition == "music_rooms"


def test_整名胜过半名(county: Assistant) -> None:
    found = county.understanding.indicators("特殊教育公用经费多少")
    assert found[0].indicator == "G7"
    assert found == tuple(sorted(found, key=lambda asked: -asked.score))
