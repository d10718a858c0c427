"""Whatever is typed gets a clear answer that can be printed as JSON."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import digits, told

from assistant.answering.assistant import Assistant
from assistant.answering.front import LONGEST_QUESTION
from assistant.types import Answer


def clear(answer: Answer) -> Answer:
    """The answer, after checking that it is one: words, JSON, supported numbers."""
    assert answer.answer.strip()
    assert json.loads(json.dumps(answer.model_dump(mode="json")))
    assert answer.model_dump_json()  # half a surrogate pair would not go into UTF-8
    assert answer.status in {"answered", "not_disclosed", "out_of_scope", "clarify"}
    support = " ".join([*(c.quote for c in answer.citations), *(f"{c.arguments} {c.result}" for c in answer.working)])
    assert digits(told(answer)) <= digits(support)
    return answer


@pytest.mark.parametrize(
    "question", ["", "   ", "\n\t", "???", "。。。", "\x00\x07\x1b", "\u200b\u200e\ufeff", "🎉🎉", "<br>", "—"]
)
def test_没有字就请他写(county: Assistant, question: str) -> None:
    answer = clear(county.answer(question))
    assert answer.status == "clarify"
    assert answer.options
    assert answer.question == question


@pytest.mark.parametrize("question", ["校" * 10_000, "小学多媒体教室达标吗" * 1_000, "1" * (LONGEST_QUESTION + 1)])
def test_太长就请他说短些(county: Assistant, question: str) -> None:
    answer = clear(county.answer(question))
    assert answer.status == "clarify"
    assert len(answer.answer) < 100


@pytest.mark.parametrize(
    "question", ["小学" * 1_000, "学" * LONGEST_QUESTION, "几" * LONGEST_QUESTION, "(" * 999 + "达标吗"]
)
def test_长而不过长也答(county: Assistant, question: str) -> None:
    clear(county.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script>小学多媒体教室达标吗",
        "<b>小学</b>多媒体教室达标吗",
        "小学\x00多媒体\x07教室达标吗\x1b",
        "小学多媒体教室达标吗🙏😀",
        "小学 多媒体 教室 达标 吗?",
        "  小学多媒体教室达标吗\r\n",
        "小學多媒體教室達標嗎",
        "小学多媒体教室达标吗?????",
        "\u202e小学多媒体教室达标吗\u202c",
        "小学多媒体教室达标吗\ud800",
    ],
)
def test_夹着杂物的问题照样答(county: Assistant, question: str) -> None:
    answer = clear(county.answer(question))
    assert answer.answer.startswith("未达标:")
    assert "2.18" in answer.answer
    assert "script" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Do primary schools have enough classrooms?",
        "Сколько учеников?",
        "小学校は何校ですか",
        "ئۇيغۇرچە",
        "SELECT * FROM passages; DROP TABLE x",
        "../../etc/passwd",
        "{{7*7}} ${7*7}",
    ],
)
def test_别的语言和代码不出错(county: Assistant, question: str) -> None:
    answer = clear(county.answer(question))
    assert "49" not in answer.answer


@settings(deadline=None)
@given(question=st.text(max_size=60))
def test_任意文字都有回答(county: Assistant, question: str) -> None:
    clear(county.answer(question))


SUBJECTS = ["小学", "初中", "多媒体教室", "骨干教师", "公示", "一中", "差异系数", "G11", "音乐教室", "53人", "2024年"]
ASKING = [
    "达标吗",
    "多少",
    "几所",
    "标准",
    "哪天",
    "没有",
    "比",
    "最近",
    "哪些指标",
    "平方米",
    "那",
    "呢",
    ",",
    "%",
    "和",
]


@settings(deadline=None)
@given(pieces=st.lists(st.sampled_from(SUBJECTS + ASKING), min_size=1, max_size=8))
def test_任意拼起来的问题都有回答(county: Assistant, pieces: list[str]) -> None:
    clear(county.answer("".join(pieces)))
