"""Counts of the asker's own held against the standard, and indicators meant in words of one's own."""

import pytest
from made_up import told

from assistant.answering.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("我们学校25个班,音乐教室要备几间才够", "要 3 间(25 ÷ 12 ≈ 2.08,进位取整为 3)"),
        ("36个班的学校美术教室该配几间", "要 3 间(36 ÷ 12 = 3)"),
        (
            "小学900个学生,体音美老师一共8个,合格吗",
            "不符合标准:要 9 人(900 ÷ 100 × 0.9 = 8.1,进位取整为 9),你说的是 8 人",
        ),
        ("25个班有3间音乐教室够不够", "符合标准:要 3 间"),
        ("800人的小学操场要多少平方", "要 6000 平方米(800 × 7.5 = 6000)"),
    ],
)
def test_自己学校的数(county: Assistant, question: str, shown: str) -> None:
    answer = county.answer(question)
    assert answer.status == "answered"
    assert told(answer).startswith(shown)
    assert answer.working[0].name == "judge_count"
    assert all(citation.document == "balanced-2017" for citation in answer.citations)


@pytest.mark.parametrize("question", ["每12个班要几间音乐教室", "每百名学生要几个骨干教师"])
def test_标准自己的基数不是谁的情况(county: Assistant, question: str) -> None:
    assert all(call.name != "judge_count" for call in county.answer(question).working)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "indicator", "condition"),
    [
        ("跑道球场连同室内馆,摊到每个小学生身上最低要几个平方", "L5", None),
        ("轮岗老师当中骨干的份额,够不够国家划的那条线", "G11", "backbone_share"),
        ("每个学校拿公用经费的百分之五以上给老师培训,这一条做到没有", "Q4", None),
        ("特教娃娃人头公用经费不是要求6000嘛,我们县够了没", "G7", None),
    ],
)
def test_没说名称的指标(shipped: Assistant, question: str, indicator: str, condition: str | None) -> None:
    arguments = shipped.answer(question).working[0].arguments
    assert (arguments["indicator"], arguments.get("condition")) == (indicator, condition)


def test_问最多的是什么_不是问限值(county: Assistant) -> None:
    assert all(call.name != "indicator_threshold" for call in county.answer("大家抱怨最多的都有啥").working)
