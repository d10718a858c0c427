"""A rate behind a group's other number is that group's; made-up texts are 示例数据."""

import pytest
from papers import CORPUS, paper

from assistant.documents.figures import Figure
from assistant.documents.passages import passages
from assistant.documents.tabled import all_figures
from assistant.text.lexicon import load_lexicon

LEXICON = load_lexicon(CORPUS / "language")


def read(text: str) -> dict[str, Figure]:
    document = paper(text)
    return {text[one.start : one.end]: one for one in all_figures(document, passages(document), LEXICON)}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("学生有效问卷900份,满意度96.1%;校长21份,满意度95.2%。", {"96.1%": "学生满意度", "95.2%": "校长满意度"}),
        ("家长(800份)满意率91.4%、教师(210份)满意率94.8%。", {"91.4%": "家长满意率", "94.8%": "教师满意率"}),
        (
            "家长发放500份,收回480份,满意度90%;教师发放100份,收回99份,满意度95%。",
            {"90%": "家长满意度", "95%": "教师满意度"},
        ),
        ("培训教师300人,合格率98%;培训校长20人,合格率97%。", {"98%": "培训教师合格率", "97%": "培训校长合格率"}),
    ],
)
def test_比率是前面那一群人的(text: str, subjects: dict[str, str]) -> None:
    found = read(text)
    assert {words: found[words].subject for words in subjects} == subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("发放问卷700份,收回问卷690份,满意度93%。", "满意度"),
        ("小学在校生960人,巩固率99%;初中在校生510人,巩固率93%。", "巩固率"),
    ],
)
def test_只有总的或者两个学段_不是一群人的(text: str, subject: str) -> None:
    assert read(text)["93%"].subject == subject


def test_学段的达标率就是总的那个达标率() -> None:
    found = read("综合达标率88.4%;其中小学参评29校次,达标率89.7%;初中参评14校次,达标率85.7%。")
    assert [(found[words].subject, found[words].level) for words in ("88.4%", "89.7%", "85.7%")] == [
        ("综合达标率", None),
        ("综合达标率", "primary"),
        ("综合达标率", "junior"),
    ]


def test_开头的学段管整串_综合的不算一项() -> None:
    found = read(
        "差异系数,小学为:甲类0.21、乙类0.32,综合差异系数0.27;初中按上述顺序依次为0.23、0.34,综合差异系数0.29。"
    )
    assert [(found[words].subject, found[words].level) for words in ("0.21", "0.27", "0.23", "0.34", "0.29")] == [
        ("甲类", "primary"),
        ("综合差异系数", "primary"),
        ("甲类", "junior"),
        ("乙类", "junior"),
        ("综合差异系数", "junior"),
    ]
