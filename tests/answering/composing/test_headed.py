"""What stands under a heading, item by item (示例数据)."""

import pytest

from assistant.answering.composing.headed import below
from assistant.documents.model import Description, Document
from assistant.documents.sections import sections

TEXT = """一、工作情况
(一)关爱学生。一是控辍保学。逐户走访。二是资助到人;不漏一人。
(二)下一步打算
1.2026年建成第五小学,设36个班。
2.定向培养音乐教师20名。服务6年。
二、其他
没有分条的一句。还有一句。
"""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (("一、工作情况", "(一)关爱学生"), ["一是控辍保学", "二是资助到人"]),
        (("一、工作情况", "(二)下一步打算"), ["1.2026年建成第五小学,设36个班", "2.定向培养音乐教师20名"]),
        (("二、其他",), ["没有分条的一句", "还有一句"]),
    ],
)
def test_标题下逐条(path: tuple[str, ...], told: list[str]) -> None:
    document = Document(
        id="d", kind="announcement", text=TEXT, sha256="", description=Description(), sections=sections(TEXT)
    )
    assert [TEXT[start:end] for start, end in below(document, path)] == told
