"""Whether a number has moved as a question supposes: by the documents, or not at all."""

import made_up
import pytest

from assistant.answering.premises.trend import TrendWords

WORDS = TrendWords(made_up.SHIPPED / "language" / "trend.yaml")
TOLD = "义务教育段在校生9240人,比上年同期减少152人,其中:"


@pytest.mark.parametrize(
    ("question", "thing", "up"),
    [
        ("现在的学生是不是比前一年少了", "学生", False),
        ("在校生比上年多了吗", "在校生", True),
        ("教育支出是不是逐年下降", "教育支出", False),
        ("寄宿生变多了没有", "寄宿生", True),
    ],
)
def test_问变多还是变少(question: str, thing: str, up: bool) -> None:
    trend = WORDS.find(question)
    assert trend is not None
    assert (trend.thing, trend.up) == (thing, up)


@pytest.mark.parametrize("question", ["在校生比上年少了多少", "小学学生比初中多吗", "在校生比上年少了", "课后服务多吗"])
def test_不是问变多变少(question: str) -> None:
    assert WORDS.find(question) is None


@pytest.mark.parametrize(
    ("question", "opening"),
    [("在校生是不是比上年少了", "是的,"), ("在校生比去年多了吗", "不是,"), ("在校生变少了吧", "是的,")],
)
def test_照公示写的增减回答(open_notice: made_up.OpenNotice, question: str, opening: str) -> None:
    notice = made_up.NOTICE.replace("义务教育段在校生9240人,其中:", TOLD)
    answer = open_notice("trend", notice).answer(question)
    assert answer.answer.startswith(opening)
    assert "152" in answer.answer


def test_没写前后的数就说看不出(county: made_up.Assistant) -> None:
    answer = county.answer("在校生是不是比上年少了")
    assert answer.status == "not_disclosed"
    assert "9240" in answer.answer
