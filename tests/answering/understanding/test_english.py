"""An English question is asked in Chinese, and its answer says the same in English around the Chinese quotes."""

import re
from datetime import date

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.composing.verify import numbers
from assistant.answering.understanding.english import English
from assistant.answering.understanding.english_forms import folded


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
        ("how many pupils are in primary schools?", "小学有多少名学生"),
        ("and junior high?", "那初中呢"),
    ],
)
def test_英语问题换成中文问题(english: English, asked: str, chinese: str) -> None:
    reading = english.read(asked)
    assert sorted(reading.question) == sorted(chinese)
    assert not reading.unknown


@pytest.mark.parametrize(
    ("asked", "chinese"),
    [
        ("how many more primary pupils than junior pupils are there?", "小学学生比初中学生多多少"),
        ("how many more primary than junior pupils are there?", "小学学生比初中学生多多少"),
        ("what share of all pupils are in primary school?", "小学占学生的比例是多少"),
        ("how many pupils are there per teacher?", "平均每名教师有多少学生"),
        ("how many staff members are not full-time teachers?", "教职工里有多少不是专任教师"),
        ("how many times as many primary students as junior students are there?", "小学学生是初中学生的几倍"),
        ("by how much did education spending grow from 2023 to 2025?", "2023年到2025年教育支出增加了多少"),
        ("are there more than 8,000 primary pupils?", "小学学生超过8000名吗"),
        ("is the rotation rate above 10 percent?", "交流轮岗超过10%吗"),
        ("how many students can a primary class have at most?", "小学班额国家标准要求是多少"),
        ("do all schools have a psychological counselling room?", "所有学校都有心理健康咨询室吗"),
        ("who do i complain to about a school?", "意见交给哪个部门"),
        ("can i complain without giving my name?", "能匿名反映问题吗"),
        ("how many books does each primary pupil have?", "小学生均图书是多少"),
        ("how many pupils does no. 2 primary school have?", "第二小学学生有多少"),
        ("how many primary pupils were there in 2019?", "2019年小学有多少名学生"),
        ("what is a backbone teacher?", "县级以上骨干教师是什么意思"),
        ("which indicators were not met?", "哪些指标没有达标"),
        ("deadline?", "公示到哪天截止"),
        ("do migrant children have to pay?", "留守儿童和随迁子女情况"),
        ("my son is in a class of 52 in junior school. is that allowed?", "初中班额国家标准要求是多少"),
        ("what is the zip code?", "邮政编码是多少"),
    ],
)
def test_有成分的英语问题成句(english: English, asked: str, chinese: str) -> None:
    assert english.reads(asked)
    reading = english.read(asked)
    assert reading.question == chinese
    assert not reading.unknown


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("how many teachers were promoted?", "promoted"),
        ("how many more unicorns than pupils are there?", "unicorn"),
        ("which school has the highest fee?", "highest"),
        ("except kindergartens, how many schools are there?", "except"),
        ("how many days of pupils are there?", "day"),
        ("why are there so few teachers?", "why"),
    ],
)
def test_不认识的词和没有读进去的否定都要说出来(english: English, asked: str, word: str) -> None:
    assert word in english.read(asked).unknown


def test_别的县说出名字(shipped: Assistant) -> None:
    answer = shipped.answer("How does the county compare with Bohu county?")
    assert answer.status == "not_disclosed"
    assert "Bohu County" in answer.answer


@pytest.mark.parametrize(
    ("word", "known", "form"),
    [
        ("sent", {"send"}, "send"),
        ("recruited", {"recruit"}, "recruit"),
        ("hired", {"hire"}, "hire"),
        ("stopped", {"stop"}, "stop"),
        ("carried", {"carry"}, "carry"),
        ("building", {"building"}, "building"),
        ("buses", {"bus"}, "bus"),
        ("string", {"teacher"}, "string"),
        ("10 percent", {"teacher"}, "10%"),
    ],
)
def test_词形归到认识的词(word: str, known: set[str], form: str) -> None:
    assert folded(word, known, {"sent": "send"}) == form


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


@pytest.mark.model
@pytest.mark.parametrize(
    ("asked", "opening"),
    [
        ("How many more primary pupils than junior pupils are there?", "1874 people (7661"),
        ("The satisfaction rate is 99%, right?", "No: "),
        ("Is the sports area in primary schools bigger than in junior schools?", "Yes: "),
        ("Which indicators are met?", "14 of 32 indicators meet the standard by the figures given: "),
    ],
)
def test_英语先说是不是和多少(shipped: Assistant, asked: str, opening: str) -> None:
    assert shipped.answer(asked).answer.startswith(opening)


@pytest.mark.model
def test_英语句子之间有空格(shipped: Assistant) -> None:
    answer = shipped.answer("What is the coefficient of variation for primary schools?")
    assert answer.status == "not_disclosed"
    assert "this. The" in answer.answer
    assert "0.50" in answer.answer


@pytest.mark.model
def test_不问达标的不先说是(shipped: Assistant) -> None:
    assert not shipped.answer("Are there oversized classes?").answer.startswith("Yes")
