"""Sentences, clauses and parts: nothing of the words is lost between them, and each lies within the one above."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.spans import Span, clauses, parts, sentences

CHINESE = st.text(alphabet="学校教师人1234。;,、!?:()“”《》 \n\u3000\uff0c\uff1b\uff08\uff09.", max_size=80)
CUTS = [sentences, clauses, parts]


def words(text: str, cut: Callable[..., list[Span]]) -> list[str]:
    return [text[start:end] for start, end in cut(text)]


@pytest.mark.parametrize("cut", CUTS)
@given(text=CHINESE)
def test_段与段之间只有空白(cut: Callable[..., list[Span]], text: str) -> None:
    place = 0
    for start, end in cut(text):
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end].strip() == text[start:end]
        place = end
    assert not text[place:].strip()


@given(text=CHINESE, data=st.data())
def test_只切给定的一段(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for cut in CUTS:
        assert [text[low:high] for low, high in cut(text, start, end)] == words(text[start:end], cut)


@given(text=CHINESE)
def test_分句在句子里_小段在分句里(text: str) -> None:
    for low, high in sentences(text):
        inner = clauses(text, low, high)
        assert inner
        assert (inner[0][0], inner[-1][1]) == (low, high)
        for start, end in inner:
            pieces = parts(text, start, end)
            assert (pieces[0][0], pieces[-1][1]) == (start, end)


@pytest.mark.parametrize(
    ("cut", "text", "pieces"),
    [
        pytest.param(sentences, "甲。乙!丙?丁", ["甲。", "乙!", "丙?", "丁"], id="句末标点"),
        pytest.param(sentences, "甲\n\n  乙\n", ["甲", "乙"], id="换行"),
        pytest.param(sentences, "他说“好。”再见。", ["他说“好。”", "再见。"], id="引号跟着句号"),
        pytest.param(sentences, "甲\uff01乙\uff1f丙", ["甲\uff01", "乙\uff1f", "丙"], id="全角句末"),
        pytest.param(sentences, "3.26间。", ["3.26间。"], id="小数点不断句"),
        pytest.param(clauses, "甲,乙;丙\uff1b丁", ["甲,乙;", "丙\uff1b", "丁"], id="分号"),
        pytest.param(clauses, "甲(乙;丙);丁", ["甲(乙;丙);", "丁"], id="括号里的分号"),
        pytest.param(clauses, "甲《乙;丙》“丁;戊”;己", ["甲《乙;丙》“丁;戊”;", "己"], id="书名号和引号里的分号"),
        pytest.param(clauses, "甲(乙;丙", ["甲(乙;", "丙"], id="没有合上的括号不算"),
        pytest.param(clauses, "甲(乙(丙;丁)戊;己", ["甲(乙(丙;丁)戊;", "己"], id="没合上的括号里合上的算"),
        pytest.param(clauses, "1)甲;2)乙", ["1)甲;", "2)乙"], id="没有打开的括号不算"),
        pytest.param(parts, "甲,乙\uff0c丙、丁", ["甲,", "乙\uff0c", "丙、丁"], id="逗号切顿号不切"),
        pytest.param(parts, "学生13,448人,教师1,033人", ["学生13,448人,", "教师1,033人"], id="千分位不切"),
        pytest.param(parts, "共1,234,567元,余5", ["共1,234,567元,", "余5"], id="两个千分位"),
        pytest.param(parts, "小学5,初中3", ["小学5,", "初中3"], id="数字后的逗号"),
        pytest.param(parts, "2025,2026", ["2025,", "2026"], id="四位数之间的逗号"),
        pytest.param(
            parts,
            "学校12所(完中1所,初中1所),幼儿园16所",
            ["学校12所(完中1所,初中1所),", "幼儿园16所"],
            id="括号里的逗号",
        ),
    ],
)
def test_切法(cut: Callable[..., list[Span]], text: str, pieces: list[str]) -> None:
    assert words(text, cut) == pieces
