"""Movements reckoned from a made-up announcement: both ends, or one end and the move."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

MOVED = (
    "(四)变化。全县户籍人口41.2万人,比三年前净增2.6万人。学生肥胖率为12.4%,较上年下降0.9个百分点。"
    "图书室平均面积由62平方米扩大到80平方米。护理员年平均工资5.12万元,比保洁员高出0.24万元。"
    "2015年全县有学生11800人。小学生比2019年减少420人。"
    "镇中心校食堂由9家减少到6家。2019年校办农场为50处,六年减少12处。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("moved", made_up.with_more(MOVED))


def told(county: Assistant, question: str) -> str:
    return county.answer(question, Conversation()).answer


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("户籍人口这三年增长了百分之几", "26000 ÷ (412000 − 26000) ≈ 6.74%"),
        ("再往前一年的学生肥胖率是多少", "12.4 + 0.9 = 13.3"),
        ("图书室平均面积扩大了多少平方米", "80 − 62 = 18"),
        ("保洁员一年平均工资是多少万元", "5.12 − 0.24 = 4.88"),
        ("校办农场六年减少了百分之几", "12 ÷ 50 = 24%"),
        ("全县学生比2015年少了多少人", "11800 − 9240 = 2560"),
        ("跟2015年比,现在全县学生少了百分之几", "(11800 − 9240) ÷ 11800 ≈ 21.69%"),
        ("2019年那会儿小学生有多少", "6015 + 420 = 6435"),
        ("镇中心校食堂减少了百分之几", "(9 − 6) ÷ 9 ≈ 33.33%"),
    ],
)
def test_由两头或一头加变化推算(county: Assistant, question: str, steps: str) -> None:
    assert steps in told(county, question)


def test_减少不带负号(county: Assistant) -> None:
    answer = told(county, "镇中心校食堂减少了百分之几")
    assert answer.startswith("减少约 33.3%")
    assert "-" not in answer


@pytest.mark.parametrize("question", ["学生肥胖率下降了几个百分点", "户籍人口这三年增加了多少人", "学生肥胖率是多少"])
def test_写明的数不另算(county: Assistant, question: str) -> None:
    assert "−" not in told(county, question)
    assert "÷" not in told(county, question)


def test_另一个时候的变化不拿来算(county: Assistant) -> None:
    assert "÷" not in told(county, "户籍人口这八年增长了百分之几")
