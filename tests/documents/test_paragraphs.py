"""A document as headings and paragraphs, every one with its place."""

from assistant.documents.model import Description, Document
from assistant.documents.paragraphs import paragraphs
from assistant.documents.read import digest
from assistant.documents.sections import sections


def paper(text: str) -> Document:
    return Document(
        id="a", kind="announcement", text=text, sha256=digest(text), description=Description(), sections=sections(text)
    )


def test_标题和段落各有位置() -> None:
    text = "开头。\n\n一、基本情况\n  全县有学校12所。 \n(一)很长的一段," + "说明" * 30 + "。\n"
    found = paragraphs(paper(text))
    assert [(text[each.start : each.end][:6], each.level) for each in found] == [
        ("开头。", 0),
        ("一、基本情况", 1),
        ("全县有学校1", 0),
        ("(一)很长的", 0),
    ]


def test_井号标题去掉井号() -> None:
    text = "# 标准\n## 二、资源配置\n正文。\n"
    assert [(text[each.start : each.end], each.level) for each in paragraphs(paper(text))] == [
        ("标准", 1),
        ("二、资源配置", 2),
        ("正文。", 0),
    ]


def test_很长的文档只取引文前后() -> None:
    text = "".join(f"第{number}行的话,说了一些事情。\n" for number in range(10_000))
    place = text.index("第5000行")
    found = paragraphs(paper(text), place)
    assert found[0].start < place < found[-1].end
    assert found[-1].end - found[0].start < 41_000
    assert paragraphs(paper(text), 0)[0].start == 0


def test_空文档没有段落() -> None:
    assert paragraphs(paper("\n \n")) == ()
