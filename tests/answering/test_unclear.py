"""Asking back with choices: where several indicators fit alike, or nothing is named; never where the words choose."""

import pytest

from assistant.answering.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("教师达标吗", ["高于规定学历教师达标吗", "县级以上骨干教师达标吗", "体育、艺术专任教师达标吗"]),
        ("小学老师够不够", ["小学高于规定学历教师达标吗", "小学县级以上骨干教师达标吗"]),
        ("面积标准是多少", ["教学及辅助用房的标准是多少", "体育运动场馆的标准是多少"]),
        ("经费达标吗", ["特殊教育公用经费达标吗"]),
    ],
)
def test_一样相近的几项_反问并给出选项(county: Assistant, question: str, offered: list[str]) -> None:
    answer = county.answer(question)
    assert (answer.status, answer.route) == ("clarify", "none")
    assert set(offered) <= set(answer.options)
    assert answer.answer.startswith("你想问的是哪一项?")


def test_每个选项都答得出来(county: Assistant) -> None:
    for question in ("教师达标吗", "面积标准是多少", "经费达标吗"):
        for option in county.answer(question).options:
            assert county.answer(option).status in {"answered", "not_disclosed"}, option


@pytest.mark.parametrize(
    "question", ["达标吗", "达标没", "达没达标", "够大吗", "标准是多少", "学校达标吗", "那个怎么样"]
)
def test_什么也没说_反问并举例(county: Assistant, question: str) -> None:
    answer = county.answer(question)
    assert answer.status == "clarify"
    assert set(answer.options) <= set(county.examples())


@pytest.mark.parametrize(
    "question",
    [
        "骨干教师达标吗",
        "操场够大吗",
        "教室达标吗",  # no other label has the word
        "美术教室达标吗",
        "教师培训经费达标吗",
        "交流轮岗的老师里骨干占比达标吗",
        "班额的标准是多少",
        "老师有多少",
    ],
)
def test_说清了的不反问(county: Assistant, question: str) -> None:
    assert county.answer(question).status != "clarify"
