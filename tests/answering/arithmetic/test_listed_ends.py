"""Ends of lists and the largest school, asked of a made-up announcement (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

LISTED = (
    "(五)差距。校际差异系数,小学为:高于规定学历教师0.27、骨干教师0.35、体育运动场馆0.48,综合差异系数0.36;"
    "初中按上述顺序依次为0.22、0.31、0.47,综合差异系数0.33。\n"
    "(六)规模。规模最大的小学为青松小学,40个班、1890人;规模最大的初中为城关中学,1742人。\n"
    "(七)调查。学生有效问卷900份,满意度96.1%;家长700份,满意度91.3%;校长21份,满意度95.2%。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("listed", made_up.with_more(LISTED))


def told(county: Assistant, question: str) -> str:
    return county.answer(question, Conversation()).answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("初中差异系数最小的是哪一项", ("0.22", "高于规定学历教师")),
        ("小学差异系数最大的是哪一项", ("0.48", "体育运动场馆")),
        ("小学差异系数里离0.50上限最近的是哪项", ("体育运动场馆", "0.48", "0.02")),
        ("初中运动场馆的校际差异系数超上限了吗", ("未达标", "0.47")),
        ("初中综合差异系数多少", ("初中综合差异系数0.33",)),
        ("有小学超过2000人的吗", ("没有", "1890人")),
        ("有没有超过1800人的小学", ("有。", "1890人")),
        ("哪所学校最接近规模上限", ("青松小学", "110 人")),
        ("校长们的满意度多高", ("95.2%",)),
        ("满意度最高的和最低的那两拨人,差了几个百分点", ("96.1 − 91.3 = 4.8",)),
    ],
)
def test_一串数里问哪一个(county: Assistant, question: str, words: tuple[str, ...]) -> None:
    answer = told(county, question)
    assert all(word in answer for word in words), answer


def test_只知道一个学段的不说没有(open_notice: OpenNotice) -> None:
    one = open_notice("one_level", made_up.with_more("(六)规模。规模最大的小学为青松小学,40个班、1890人。\n"))
    assert "没有。" not in told(one, "有没有学校超过2000人")
