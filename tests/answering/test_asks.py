"""One question that asks for several numbers, taken apart."""

import pytest

from assistant.answering.asks import Ask, asks
from assistant.answering.assistant import Assistant


def taken_apart(county: Assistant, question: str) -> tuple[Ask, ...]:
    return asks(question, county.understanding.subject, county.understanding.levels)


@pytest.mark.parametrize(
    ("question", "single"),
    [
        ("小学多少学生", ["小学多少学生"]),
        ("能匿名举报吗", ["能匿名举报吗"]),
        ("公示到哪天,怎么提意见", ["公示到哪天,怎么提意见"]),
        ("资助了多少人、多少钱", ["资助了多少人", "资助了多少人,多少钱"]),
        ("小学几所,初中几所", ["小学几所", "初中几所"]),
        ("小学有几所,初中呢", ["小学有几所", "初中多少"]),
    ],
)
def test_一问和几问(county: Assistant, question: str, single: list[str]) -> None:
    assert [ask.question for ask in taken_apart(county, question)] == single


def test_前面共同的话每一问都带着(county: Assistant) -> None:
    found = taken_apart(county, "青松小学新建综合楼,投入多少钱,录播教室几间")
    assert [ask.piece for ask in found] == ["投入多少钱", "录播教室几间"]
    assert all("青松小学新建综合楼" in ask.question for ask in found)


def test_每一问有自己的单位(county: Assistant) -> None:
    people, money = county.understanding.plan("义务教育学校资助了多少人、多少钱").asks
    assert set(people.units) == {"person", "person-time"}
    assert money.units == ("money",)


def test_只问一件事的计划不拆(county: Assistant) -> None:
    assert county.understanding.plan("义务教育学校资助了多少人").asks == ()


def test_两问各得其数(county: Assistant) -> None:
    answer = county.answer("2024年义务教育学校资助学生多少人次,补助资金多少钱")
    assert answer.status == "answered"
    assert "2310人次" in answer.answer
    assert "118.4万元" in answer.answer
