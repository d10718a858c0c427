"""One question that asks for several numbers, taken apart."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.asks import Ask, asks


def taken_apart(county: Assistant, question: str) -> tuple[Ask, ...]:
    return asks(question, county.understanding.subject, county.understanding.lexicon.levels)


@pytest.mark.parametrize(
    ("question", "single"),
    [
        ("小学多少学生", ["小学多少学生"]),
        ("能匿名举报吗", ["能匿名举报吗"]),
        ("公示到哪天,怎么提意见", ["公示到哪天,怎么提意见"]),
        ("资助了多少人、多少钱", ["资助了多少人", "资助了多少人,多少钱"]),
        ("小学几所,初中几所", ["小学几所", "初中几所"]),
        ("小学有几所,初中呢", ["小学有几所", "初中多少"]),
        ("几个街道几个镇", ["几个街道", "几个镇"]),
        ("小学多少人初中多少人", ["小学多少人", "初中多少人"]),
        ("国家级、省级、市级各几所", ["国家级几所", "省级几所", "市级几所"]),
        ("小学和初中的老师各多少", ["小学的老师多少", "初中的老师多少"]),
        ("这几年招了多少老师", ["这几年招了多少老师"]),
        ("十几所学校一共多少学生", ["十几所学校一共多少学生"]),
        ("从几平涨到几平", ["从几平涨到几平"]),
        ("家长打了多少分(百分之几满意)", ["家长打了多少分(百分之几满意)"]),
        ("补贴分几等、各是多少", ["补贴分几等、各是多少"]),
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


def test_念小学的是人_不是学校(county: Assistant) -> None:
    assert [set(ask.units) for ask in county.understanding.plan("念小学的多少,念中学的多少").asks] == [
        {"person", "person-time"}
    ] * 2


def test_只问一件事的计划不拆(county: Assistant) -> None:
    assert county.understanding.plan("义务教育学校资助了多少人").asks == ()


def test_两问各得其数(county: Assistant) -> None:
    answer = county.answer("2024年义务教育学校资助学生多少人次,补助资金多少钱")
    assert answer.status == "answered"
    assert "2310人次" in answer.answer
    assert "118.4万元" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("小学几家、中学几家", ("小学11所", "初中7所")),
        ("几个乡镇几个行政村", ("7个乡镇", "83个行政村")),
        ("小学和初中的在校生各有多少人", ("小学6015人", "初中3225人")),
    ],
)
def test_问到的数都说_各说各的(county: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = county.answer(question)
    assert answer.status == "answered"
    assert all(words in answer.answer for words in told), answer.answer
