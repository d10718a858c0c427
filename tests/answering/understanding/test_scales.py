"""Of more or less of a quality a clause answers only where it says which."""

from pathlib import Path

import pytest
from made_up import SHIPPED

from assistant.answering.understanding.scales import Scales
from assistant.errors import CorpusError


@pytest.fixture(scope="module")
def scales() -> Scales:
    """Those of the shipped file."""
    return Scales(SHIPPED / "language" / "scales.yaml")


@pytest.mark.parametrize(
    ("asked", "clause", "holds"),
    [
        ("作业多", "学生课业负担有效减轻", False),
        ("作业多", "学生作业负担过重的问题仍然存在", True),
        ("作业多", "开齐开足各类课程", None),
        ("学校安全", '实现校园安全"零事故"', True),
        ("学校安全", "三年来未发生重大安全事故", True),
        ("学校安全", "2024年发生一起溺水事故", False),
        ("操场大", "小学生均体育运动场馆面积15.35平方米", None),
        ("校舍旧", "投入1328万元维修改造校舍", None),
        ("食堂干净", "食堂全部实现明厨亮灶", True),
        ("有食堂", "食堂全部实现明厨亮灶", None),
    ],
)
def test_a_clause_says_which_or_nothing(scales, asked, clause, holds):
    assert scales.told(asked, clause) is holds
    assert scales.left_open(asked, clause) is (holds is None and scales.asks(asked))


def test_a_wrong_entry_is_named(tmp_path: Path):
    path = tmp_path / "scales.yaml"
    path.write_text("- asked: 大$\n  so: 大\n", "utf-8")
    with pytest.raises(CorpusError, match="scales"):
        Scales(path)
