"""Documents for the tests: the shipped announcement and made-up ones (示例数据)."""

from pathlib import Path

from hypothesis import strategies as st

from assistant.documents.model import Description, Document
from assistant.documents.read import digest, read_text
from assistant.documents.sections import sections

CORPUS = Path(__file__).parents[2] / "corpus"
ANNOUNCEMENT = CORPUS / "announcements" / "yanqi-2026.txt"

NUMBERINGS = [
    "一、",
    "二、",
    "(一)",
    "(二)",
    "\uff08三\uff09",
    "1.",
    "2、",
    "(1)",
    "①",
    "第一章 ",
    "## ",
    "一是",
    "二是",
    "\u3000\u3000",
]
PHRASES = [
    "学校12所",
    "教师65人",
    "面积7.7平方米",
    "其中",
    "联系电话:0900-1234567",
    "2025年",
    "\uff1b",
    "\uff0c",
    "1,033人",
    "“达标”",
]
MARKS = list("。;,、:!?()《》“”\n\n \u3000")
CHINESE = st.lists(st.sampled_from([*NUMBERINGS, *PHRASES, *MARKS, "全县教育", "小学", "<b>"]), max_size=60).map(
    "".join
)


def paper(text: str, name: str = "sample", **told: str) -> Document:
    """A document as it is read, with what its description tells."""
    return Document(
        id=name,
        kind="announcement",
        text=text,
        sha256=digest(text),
        description=Description.model_validate(told),
        sections=sections(text),
    )


def announcement() -> Document:
    """The shipped announcement without its description."""
    return paper(read_text(ANNOUNCEMENT), "announcement")
