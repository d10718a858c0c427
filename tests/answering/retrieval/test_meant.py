"""An indicator that a question describes without its name."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.retrieval.meant import Meant
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.plan import Plan


def completed(county: Assistant, question: str) -> Plan:
    plan = county.plan(question, Conversation())
    return Meant(county.standard).completed(plan, lambda: county.retrieval)


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("学校人数别太多的那条规定,咱区算过关没有", "G4"),
        ("一个学校人不能太多的那个规定,这回过了没有", "G4"),
        ("每个班不许塞太多孩子这条达标没", "G5"),
        ("体育老师美术老师要够这条,过了没", "L3"),
        ("老师学历要高这一条合格吗", "L1"),
        ("操场要够大那个标准,小学过了吗", "L5"),
        ("孩子就近上学那条达标了吗", "G13"),
        ("老百姓要满意这一条过关了吗", "S1"),
        ("随迁子女要能上公办这条做到没有", "G15"),
        ("学校要有自己的章程这条落实了吗", "Q3"),
    ],
)
def test_说成规定的_按所说的认出是哪项_问的是结论(shipped: Assistant, question: str, indicator: str) -> None:
    plan = completed(shipped, question)
    assert [one.indicator for one in plan.indicators] == [indicator]
    assert plan.kind == "verdict"


@pytest.mark.parametrize(
    "question",
    [
        "一个学校七项里差了一项,还能不能算过",  # no rule is described
        "食堂饭菜好不好吃这条过了没",  # no indicator is
        "学校人数别太多的那条规定,是哪年定的",  # no verdict is asked for
    ],
)
def test_没说规定_没说是哪项_没问结论的不动(shipped: Assistant, question: str) -> None:
    plan = shipped.plan(question, Conversation())
    assert completed(shipped, question).indicators == plan.indicators
