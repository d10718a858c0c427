"""A class of the asker's own, by how many sit in it, held against what a class may have (示例数据)."""

import pytest
from made_up import told

from assistant.answering.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("我们班52个人正常吗", "不符合标准。标准要求小学"),
        ("一个班46个小学生算大班额吗", "不符合标准。标准要求小学"),
        ("孩子班里有48个人,多不多", "小学不符合标准、初中符合标准。"),
        ("班上55个学生是不是太挤了", "不符合标准。标准要求小学"),
        ("我孩子上三年级,班里48个人,超了没有", "不符合标准。标准要求小学"),
        ("娃上初二,一个班48个人行吗", "符合标准。标准要求初中"),
        ("一个班40人算多吗", "符合标准。标准要求小学"),
    ],
)
def test_自己班里的人数按班额判(county: Assistant, question: str, begins: str) -> None:
    answer = county.answer(question)
    assert answer.status == "answered"
    assert told(answer).startswith(begins)
    assert {call.name for call in answer.working} == {"judge_value"}


@pytest.mark.parametrize("question", ["平均每个班38人正常吗", "有几个班超过50人", "班主任46个人正常吗"])
def test_全县的班_平均的班_不是自己的班(county: Assistant, question: str) -> None:
    plan = county.understanding.plan(question)
    assert county.routes._answerers.own_class.answer(plan) is None
