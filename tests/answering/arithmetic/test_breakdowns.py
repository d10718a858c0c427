"""Wholes and their parts, asked of a made-up announcement (示例数据): the largest, what is left, what is listed."""

from decimal import Decimal

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.arithmetic.breakdowns import breakdowns
from assistant.answering.assistant import Assistant

MORE = (
    "(四)特殊教育。适龄残疾儿童少年68人,入学66人,入学率97.1%,去向为:特殊教育学校19人、随班就读38人、送教上门9人。\n"
    "(五)投入。三年总投入2.6亿元,来源为:中央补助1.1亿元、省级补助0.9亿元、县财政0.6亿元。\n"
    "(六)校舍。拆除重建教学楼12栋,抗震加固7栋。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("parts", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("残疾孩子上学走哪条路的人最多,比最少的那条多几个", ("最多的是随班就读38人", "38 − 9 = 29")),
        ("残疾儿童少年上学有几种办法,哪种最多?占全部残疾儿童少年百分之几", ("随班就读38人", "38 ÷ 66")),
        ("三年投入的钱从几个地方来,出得最少的是哪家,比最多的少多少", ("最少的是县财政0.6亿元", "1.1 − 0.6 = 0.5")),
        ("三年总投入,除了中央补助和省级补助,剩下多少钱", ("2.6 − 1.1 − 0.9 = 0.6",)),
        ("拆除重建的和抗震加固的教学楼,一共多少栋", ("12 + 7 = 19",)),
    ],
)
def test_一个整体的几个部分(county: Assistant, question: str, words: tuple[str, ...]) -> None:
    answer = made_up.talk(county, question)
    assert all(word in answer for word in words), answer


def test_没有提到的部分不拿别的顶替(county: Assistant) -> None:
    """A part that is not told is taken from nothing."""
    assert "−" not in made_up.talk(county, "三年总投入,除了企业捐款,还剩多少钱")


def test_加得上的才是整体(county: Assistant) -> None:
    """The whole is the number that the parts add up to, not the first one before them."""
    sentence = [one for one in county.corpus.figures_of("notice") if one.value in map(Decimal, (68, 66, 19, 38, 9))]
    found = [one for one in breakdowns(sentence) if one.whole]
    assert [(one.whole.value, len(one.parts)) for one in found if one.whole] == [(Decimal(66), 3)]
