"""Opinions of groups and the forms of an inquiry, asked of a made-up announcement (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant

BEFORE = "(四)社会认可度。面向学生、家长、教师发放调查问卷1800份,满意度88.4%。"
AFTER = (
    "(四)社会认可度。面向学生、家长、教师发放调查问卷1800份,收回1764份,有效1746份,总体满意度88.4%;"
    "学生91.7%、家长86.2%、教师89.5%,其中被撤并学校的家长最低,为80.3%。"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    assert BEFORE in made_up.NOTICE
    return open_notice("opinions", made_up.NOTICE.replace(BEFORE, AFTER))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("学生打的分比家长高几个百分点", "91.7 − 86.2 = 5.5"),
        ("老师的满意度跟总的差几个点", "89.5 − 88.4 = 1.1"),
        ("学校被撤掉的那些家长,满意度比总体低几个百分点", "88.4 − 80.3 = 8.1"),
        ("最满意的和最不满意的差几个百分点", "91.7 − 80.3 = 11.4"),
        ("问卷的回收率是多少", "1764 ÷ 1800 = 98%"),
        ("发出去的问卷,有效的占百分之几", "1746 ÷ 1800 = 97%"),
        ("收回来的问卷里作废的有几份", "1764 − 1746 = 18"),
        ("发出去的问卷,没收回来的有几份", "1800 − 1764 = 36"),
    ],
)
def test_差几个点和收回多少(county: Assistant, question: str, words: str) -> None:
    assert words in made_up.talk(county, question)


@pytest.mark.parametrize("question", ["校长的满意度比学生高几个百分点", "收回来的问卷里家长填的占多大比例"])
def test_没有公布的一方不拿别的来比(county: Assistant, question: str) -> None:
    answer = made_up.talk(county, question)
    assert "−" not in answer
    assert "1764" not in answer
