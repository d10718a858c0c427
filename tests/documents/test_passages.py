"""Passages hold all of the text; places always give the words back."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import CHINESE, announcement, paper

from assistant.documents.model import Document, Passage
from assistant.documents.passages import passages

ENDLESS = st.text(alphabet="学校教师,;1 。\n", min_size=400, max_size=2500) | st.integers(300, 900).map(
    lambda n: "甲" + " " * n + "乙"
)


def check(document: Document) -> None:
    found = passages(document)
    covered = Counter(place for passage in found for place in range(passage.start, passage.end))
    assert all(count == 1 for count in covered.values())
    assert all(place in covered or char.isspace() for place, char in enumerate(document.text))
    assert len({passage.id for passage in found}) == len(found)
    for passage in found:
        check_passage(document, passage)


def check_passage(document: Document, passage: Passage) -> None:
    assert document.text[passage.start : passage.end] == passage.text
    assert passage.text == passage.text.strip() != ""
    assert len(passage.text) <= 400
    assert passage.sentence[0] <= passage.start < passage.end <= passage.sentence[1]
    section = document.section_at(passage.start)
    assert section is not None
    assert passage.section == section.label
    assert passage.end <= section.end
    assert passage.grains[0] == (passage.start, passage.end)
    assert len(set(passage.grains)) == len(passage.grains)
    for start, end in passage.grains:
        assert passage.start <= start < end <= passage.end
        assert document.text[start:end].strip()


@given(CHINESE)
def test_任何文字都不丢不重(text: str) -> None:
    check(paper(text))


@given(st.text(max_size=200))
def test_任何字符都不丢不重(text: str) -> None:
    check(paper(text))


@given(ENDLESS)
def test_没有句号的长文切成有限的段(text: str) -> None:
    check(paper(text))


def test_真实公示不丢不重() -> None:
    check(announcement())


def find(document: Document, words: str) -> Passage:
    return next(passage for passage in passages(document) if words in passage.text)


def test_分句是一段() -> None:
    assert find(announcement(), "网络多媒体教室").text == "每百名学生拥有网络多媒体教室数小学3.26间、初中2.87间。"


def test_后面的分句带着句子开头的时间() -> None:
    passage = find(announcement(), "补助资金462.3万元")
    assert passage.text == "义务教育学校资助学生10639人次,补助资金462.3万元;"
    assert passage.opening == "2025年,"
    assert passage.lead == "2025年,"
    assert passage.context.endswith("一是保障教育公平,助力学生成长 2025年,")


def test_独立的分句不借给后面的分句() -> None:
    passage = find(announcement(), "县级及以上骨干教师数")
    assert passage.opening == ""
    assert "规定学历" not in passage.context
    assert passage.lead == "(一)资源配置全面优化"


def test_第一个分句不带自己() -> None:
    assert find(announcement(), "学前教育资助4452人").opening == ""


def test_上文的标题不重复句子里的话() -> None:
    passage = find(announcement(), "一是保障教育公平")
    assert passage.headings == ("(六)升级惠民服务,提升教育满意度,当好群众“贴心人”",)
    assert passage.lead == "(六)升级惠民服务"


def test_长分句有小段和相邻两段() -> None:
    document = announcement()
    passage = find(document, "智慧黑板500余套")
    grains = [document.text[start:end] for start, end in passage.grains]
    assert "建设完成常态录播教室280间," in grains
    assert "智慧黑板500余套,学生机房20间," in grains
    assert "智慧黑板500余套," not in grains  # too short to say much alone


def test_短分句只有自己() -> None:
    passage = find(announcement(), "学前教育资助4452人")
    assert passage.grains == ((passage.start, passage.end),)


@pytest.mark.parametrize("change", ["document", "text"])
def test_编号随文档和文字变(change: str) -> None:
    before = passages(paper("甲。乙。"))
    after = passages(paper("甲。乙。", "other") if change == "document" else paper("甲。丙。"))
    assert not {passage.id for passage in before} & {passage.id for passage in after}
    assert [p.id for p in passages(paper("甲。乙。"))] == [p.id for p in before]
