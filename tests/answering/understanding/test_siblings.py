"""Words that stand for one another in a follow-up."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.understanding.siblings import Siblings
from assistant.errors import CorpusError

SIBLINGS = Siblings(made_up.SHIPPED / "language" / "siblings.yaml")


@pytest.mark.parametrize(
    ("question", "before", "expected"),
    [
        ("美术的", "音乐教室按标准要多大", "美术教室按标准要多大"),
        ("画画的", "全县有几间音乐教室", "全县有几间美术教室"),
        ("完全中学", "九年一贯制学校的权重是几比几", "完全中学的权重是几比几"),
        ("副的", "领导小组组长是谁", "领导小组副组长是谁"),
        ("音乐的", "音乐教室要多大", ""),  # the same again
        ("操场", "音乐教室要多大", ""),  # no sibling
        ("美术的", "音乐、美术教室各几间", ""),  # both were asked of
    ],
)
def test_接着问同类的另一样(question: str, before: str, expected: str) -> None:
    assert SIBLINGS.instead(question, before) == expected


@pytest.mark.parametrize("text", ["音乐: 美术", "- 音乐", "- [音乐]"])
def test_写错的文件说清楚(tmp_path: Path, text: str) -> None:
    path = tmp_path / "siblings.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="应当是列表"):
        Siblings(path)
