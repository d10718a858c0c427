"""An English question is asked in Chinese, and its answer says the same in English around the Chinese quotes."""

import re
from datetime import date

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.composing.verify import numbers
from assistant.answering.understanding.english import English


@pytest.fixture(scope="module")
def english(shipped: Assistant) -> English:
    return shipped._front._english


@pytest.mark.parametrize(
    "text", ["xiaoxue you duoshao xuesheng", "dianhua duoshao", "小学多媒体教室达标吗", "ai培训几次", "hi"]
)
def test_不是英语的不当英语(english: English, text: str) -> None:
    assert not english.reads(text)


@pytest.mark.parametrize(
    ("asked", "chinese"),
    [
        (
            "how many multimedia classrooms per 100 students do primary schools have?",
            "小学每百名学生网络多媒体教室有多少",
        ),
        ("do junior middle schools meet the standard for backbone teachers?", "初中县级以上骨干教师达标吗"),
        ("when does the notice period end?", "公示到哪天截止"),
        ("what is the phone number?", "联系电话是多少"),
        ("how many pupils are in primary schools?", "小学有多少学生"),
        ("and junior high?", "那初中呢"),
    ],
)
def test_英语问题换成中文问题(english: English, asked: str, chinese: str) -> None:
    reading = english.read(asked)
    assert sorted(reading.question) == sorted(chinese)
    assert not reading.unknown


def test_三十二项指标都有英文名字(shipped: Assistant, english: English) -> None:
    assert set(english.glossary.labels) == {indicator.id for indicator in shipped.standard.indicators}


def test_词表没有的词不猜(shipped: Assistant) -> None:
    answer = shipped.answer("How many students are there in Korla?")
    assert answer.status == "not_disclosed"
    assert "korla" in answer.answer


def test_题外的英语用英语谢绝(shipped: Assistant) -> None:
    answer = shipped.answer("What's the weather like tomorrow?")
    assert answer.status == "out_of_scope"
    assert answer.answer.startswith("This question is outside")


@pytest.mark.model
@pytest.mark.parametrize(
    ("english_question", "chinese_question"),
    [
        ("Do primary schools meet the standard for multimedia classrooms?", "小学网络多媒体教室达标吗"),
        ("What is the retention rate?", "巩固率比例是多少"),
        ("What is the phone number?", "联系电话是多少"),
        ("What is the required satisfaction rate?", "社会认可度国家标准要求是多少"),
        ("Can I complain anonymously?", "匿名反映问题吗"),
    ],
)
def test_英语回答同中文回答一样有据(shipped: Assistant, english_question: str, chinese_question: str) -> None:
    said, meant = shipped.answer(english_question), shipped.answer(chinese_question)
    assert (said.status, said.route) == (meant.status, meant.route)
    assert {c.quote for c in said.citations} == {c.quote for c in meant.citations}
    supported = numbers(" ".join([*(c.quote for c in said.citations), *(str(call.result) for call in said.working)]))
    assert numbers(re.sub(r"\[\d+\]", "", said.answer)) <= supported


@pytest.mark.model
def test_结论先说_日期用英文(shipped: Assistant) -> None:
    today = date(2026, 1, 22)
    assert shipped.answer("Do primary schools meet the standard for backbone teachers?").answer.startswith("Yes")
    assert "24 January 2026" in shipped.answer("When does the notice period end?", today=today).answer


@pytest.mark.model
def test_英语的几个问题都答(shipped: Assistant) -> None:
    answer = shipped.answer("How many full-time teachers are there? And what is the phone number?")
    assert "1033" in answer.answer
    assert "0996-8771083" in answer.answer
