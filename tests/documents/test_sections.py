"""Headings of Chinese official texts, and the stretch that each one heads."""

import pytest
from hypothesis import given
from papers import CHINESE, announcement

from assistant.documents.sections import sections


def headed(text: str) -> list[tuple[str, ...]]:
    return [section.path for section in sections(text)]


@given(CHINESE)
def test_各节铺满全文(text: str) -> None:
    place = 0
    for section in sections(text):
        assert section.start == place < section.end
        place = section.end
    assert place == len(text)


@given(CHINESE)
def test_标题是原文里的话(text: str) -> None:
    for section in sections(text):
        assert all(title in text for title in section.path)


def test_真实公示的章节() -> None:
    document = announcement()
    paths = [section.path for section in document.sections]
    assert paths[0] == ()  # what stands before the first heading
    assert paths[-1] == ()  # the closing lines
    assert list(dict.fromkeys(path[0] for path in paths if path)) == [
        "一、基本情况", "二、工作开展情况", "三、自查自评情况",
    ]  # fmt: skip
    second = [path for path in paths if path[:1] == ("二、工作开展情况",)]
    assert [path[1][:3] for path in second if len(path) == 2] == ["(一)", "(二)", "(三)", "(四)", "(五)", "(六)"]
    assert sum(len(path) == 3 for path in second) == 18
    assert [path[1] for path in paths if path[:1] == ("三、自查自评情况",) and len(path) == 2] == [
        "(一)资源配置全面优化", "(二)政府保障全面落实", "(三)教育质量全面提升", "(四)社会认可度全面达标",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("每百名学生拥有网络多媒体教室数", "三、自查自评情况 (一)资源配置全面优化"),
        (
            "开展联合督查7次",
            "二、工作开展情况 (六)升级惠民服务,提升教育满意度,当好群众“贴心人” 二是办好民生实事,维护群众权益",
        ),
        ("幼儿园16所", "一、基本情况"),
        ("公示期限", ""),
        ("署真实姓名", ""),
        ("0996-8771083", ""),
    ],
)
def test_真实公示里一处在哪一节(words: str, label: str) -> None:
    document = announcement()
    section = document.section_at(document.text.index(words))
    assert section is not None
    assert section.label == label


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        pytest.param(
            "示例县公示\n一、情况\n甲。\n(一)规模。乙。一是丙。二是丁。\n(二)投入\n戊。\n二、结果\n己。",
            [
                (),
                ("一、情况",),
                ("一、情况", "(一)规模"),
                ("一、情况", "(一)规模", "一是丙"),
                ("一、情况", "(一)规模", "二是丁"),
                ("一、情况", "(二)投入"),
                ("二、结果",),
            ],
            id="一、(一)一是",
        ),
        pytest.param(
            "一、教师\n1.学历\n甲。\n2.骨干\n(1)小学\n乙。\n(2)初中\n丙。\n二、用房\n1.面积\n丁。",
            [
                ("一、教师",),
                ("一、教师", "1.学历"),
                ("一、教师", "2.骨干"),
                ("一、教师", "2.骨干", "(1)小学"),
                ("一、教师", "2.骨干", "(2)初中"),
                ("二、用房",),
                ("二、用房", "1.面积"),
            ],
            id="一、1.(1)",
        ),
        pytest.param(
            "(一)教师\n一、学历\n甲。\n二、骨干\n乙。\n(二)用房\n丙。",
            [("(一)教师",), ("(一)教师", "一、学历"), ("(一)教师", "二、骨干"), ("(二)用房",)],
            id="先出现的在外层",
        ),
        pytest.param(
            "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。",
            [
                ("第一章 总则",),
                ("第一章 总则", "第一条 甲"),
                ("第一章 总则", "第二条 乙"),
                ("第二章 附则",),
                ("第二章 附则", "第三条 丙"),
            ],
            id="章和条",
        ),
        pytest.param(
            "# 题目\n\n## 一、概述\n\n1. 一句话。\n2. 另一句。\n\n### 细则\n\n甲。\n\n## 二、结果\n\n乙。",
            [
                (),
                ("一、概述",),
                ("一、概述", "1."),
                ("一、概述", "2."),
                ("一、概述", "细则"),
                ("二、结果",),
            ],
            id="Markdown标题高于编号",
        ),
        pytest.param(
            "## 甲\n乙。\n#### 丙\n丁。\n### 戊\n己。", [("甲",), ("甲", "丙"), ("甲", "戊")], id="Markdown跳级"
        ),
        pytest.param("①教师\n甲。\n②用房\n乙。", [("①教师",), ("②用房",)], id="带圈数字"),
        pytest.param(
            "\u3000\u3000一、情况\n\u3000\u3000甲。\n\u3000\u3000一是乙。二是丙。",
            [(), ("一、情况",), ("一、情况", "一是乙"), ("一、情况", "二是丙")],
            id="段首空两格",
        ),
        pytest.param(
            "做法:一是甲;二是乙;三是丙。", [(), ("一是甲",), ("二是乙",), ("三是丙",)], id="分号隔开的一是二是"
        ),
        pytest.param("首先,甲。其次,乙。最后,丙。", [("首先,甲",), ("其次,乙",), ("最后,丙",)], id="首先其次"),
        pytest.param(
            "\uff08一\uff09教师\n甲。\n\uff08二\uff09用房\n乙。",
            [("\uff08一\uff09教师",), ("\uff08二\uff09用房",)],
            id="全角括号",
        ),
        pytest.param("1.1 学校\n甲。\n1.2教师\n乙。", [("1.1 学校",), ("1.2教师",)], id="多级数字"),
        pytest.param("甲。\n3.26间教室。\n12.5万元用于建设。", [()], id="行首的小数不是编号"),
        pytest.param("没有标题。\n只有文字。", [()], id="没有标题"),
        pytest.param("一、只有标题", [("一、只有标题",)], id="只有标题"),
        pytest.param("", [], id="空"),
    ],
)
def test_各种编号(text: str, paths: list[tuple[str, ...]]) -> None:
    assert headed(text) == paths


def test_长段落的标题到第一个标点() -> None:
    text = "(一)强化责任," + "持续推进各项重点工作," * 6 + "取得成效。后文。"
    assert headed(text) == [("(一)强化责任",)]


def test_编号的整句只取编号作标题() -> None:
    assert headed("1. 小学每班不超过45人。\n2. 初中每班不超过50人;\n") == [("1.",), ("2.",)]


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        pytest.param(
            "一、情况。甲。\n二、结果。乙。\n如有异议请反映。\n联系电话:0900-1234567\n",
            "如有异议请反映。",
            id="段首标题后的落款",
        ),
        pytest.param("一、情况\n甲。\n二、结果。乙。\n公示期限:2026年1月20日至24日\n", "公示期限", id="只有期限"),
        pytest.param("一、情况。甲。\n二、联系方式\n联系电话:0900-1234567\n", None, id="整行的标题管到最后"),
        pytest.param("一、情况。甲。\n接着的一段。\n", None, id="没有联系方式的不是落款"),
    ],
)
def test_落款不属于任何一节(text: str, tail: str | None) -> None:
    last = sections(text)[-1]
    if tail is None:
        assert last.path
    else:
        assert last.path == ()
        assert text[last.start :].startswith(tail)
