"""A number that a question takes for granted is set right first; a right one is not spoken of."""

from decimal import Decimal

import pytest
from made_up import SHIPPED

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.granted_words import Granted, GrantedWords
from assistant.answering.understanding.premise_words import PremiseWords

LANGUAGE = SHIPPED / "language"
WORDS = GrantedWords(LANGUAGE / "granted.yaml", PremiseWords(LANGUAGE / "premise.yaml"))


def found(question: str) -> Granted:
    granted = WORDS.find(question)
    assert granted is not None
    return granted


@pytest.mark.parametrize(
    ("question", "opened", "rest"),
    [
        ("去年招了120个老师,里头教音乐的几个", "去年招了多少个老师", "去年招了老师,里头教音乐的几个"),
        ("县里那两所职业学校一共有多少学生", "职业学校有多少所", "县里职业学校一共有多少学生"),
        ("三年才招了65个老师,够用吗", "三年才招了多少个老师", ""),
    ],
)
def test_当作前提的数_单独问出来(question: str, opened: str, rest: str) -> None:
    assert (found(question).claim.question, found(question).rest) == (opened, rest)


@pytest.mark.parametrize(
    "question",
    [
        "我们学校有800个学生,要配几个体育老师",  # the asker's own
        "要是招120个老师,够不够",  # supposed
        "学生不到100个的小学,经费照多少人给",  # says which ones
        "老师300人,今年走了20人,骨干几个",  # several: a case of its own
        "镇上那两所初中分到几个名额",  # some of them
        "骨干占20%的要求,县里够了吗",  # what has to be
        "全县有多少学生",
    ],
)
def test_不是当作前提的数(question: str) -> None:
    assert WORDS.find(question) is None


@pytest.mark.parametrize(
    ("said", "value", "agrees"),
    [
        ("三万三千多学生", "33480", True),
        ("三万三千多学生", "34100", False),
        ("三万三千多学生", "28652", False),
        ("近两百个老师", "193", True),
        ("近两百个老师", "88", False),
        ("2900个学生", "2894", True),
        ("40个老师", "42", False),
        ("42个老师", "42", True),
    ],
)
def test_约数在自己的位数内算对(said: str, value: str, agrees: bool) -> None:
    assert found(f"全县{said},住校的几个").agrees(Decimal(value)) is agrees


def test_那几所可以是其中的几所() -> None:
    granted = found("县里那两所职业学校一共有多少学生")
    assert granted.agrees(Decimal(3))
    assert not granted.agrees(Decimal(1))


@pytest.mark.parametrize(
    ("question", "opening", "told"),
    [
        ("送教上门的有60个孩子,老师多久去一次", "不是,", ("32", "没有公布")),
        ("这三年才招了65个老师,够用吗", "不是,", ("105",)),
        ("全县26所幼儿园里,乡镇的有几所", "不是,", ("16", "9")),
    ],
)
def test_前提错了先说对的数(shipped: Assistant, question: str, opening: str, told: tuple[str, ...]) -> None:
    answer = shipped.answer(question)
    assert answer.answer.startswith(opening)
    assert all(one in answer.answer for one in told)


@pytest.mark.parametrize(
    "question",
    ["送教上门的有32个孩子,老师多久去一次", "全县16所幼儿园里,乡镇的有几所", "全县一万三千多学生,住校的有几个"],
)
def test_前提对的不否认(shipped: Assistant, question: str) -> None:
    assert "不是" not in shipped.answer(question).answer


def test_单项指标看自己那一句说的(shipped: Assistant) -> None:
    answer = shipped.answer("教师交流比例才9%,没够10%吧,交流的里面骨干老师占多少")
    assert answer.answer.startswith("不是,")
    assert "13.08%" in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("老师工资比公务员还低,什么时候能补上", "老师工资比公务员还低"),
        ("既然初中生比小学生多,咋不多盖几所初中", "初中生比小学生多"),
        ("老师挣得没公务员多,县里打算怎么办", "老师挣得没公务员多"),
        ("老师的工资不比公务员低,这条做到了没", ""),
        ("老师工资比公务员低吗", ""),
        ("学生比去年少了多少,什么原因", ""),
    ],
)
def test_当作前提的比较(question: str, said: str) -> None:
    assert WORDS.relation(question) == said
