"""Parts of a whole and ratios in words, and what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.fractions import quantities


def found(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (text[q.start : q.end], f"{q.value.normalize():f}", q.unit, q.comparator)
        for q in quantities(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("负担七成", ("七成", "70", "%", "=")),
        ("减少近两成", ("两成", "20", "%", "~")),
        ("九成以上的家长", ("九成", "90", "%", ">=")),
        ("六成半", ("六成半", "65", "%", "=")),
        ("三分之二以上同意", ("三分之二", "66.6667", "%", ">=")),
        ("不少于五分之一", ("五分之一", "20", "%", ">=")),
        ("百分之九十五", ("百分之九十五", "95", "%", "=")),
        ("各担一半费用", ("一半", "50", "%", "=")),
        ("家长反对的超过半数", ("半数", "50", "%", ">")),
        ("伙食费减半", ("减半", "50", "%", "=")),
        ("租金按市价六折", ("六折", "60", "%", "=")),
        ("票价八五折", ("八五折", "85", "%", "=")),
        ("师生比为1:9.5", ("1:9.5", "0.1053", "", "=")),
        ("师生比1比12.5", ("1比12.5", "0.08", "", "=")),
        ("男女厕位按2:3配置", ("2:3", "0.6667", "", "=")),
    ],
)
def test_文字写的份额(text: str, quantity: tuple[str, str, str, str]) -> None:
    assert found(text) == [quantity]


@pytest.mark.parametrize(
    "text",
    [
        "一成不变", "三成立了小组", "第六成果", "分两批", "曲折", "另一半", "大半年", "上午9:30到校", "一次完成",
        "比如说", "骨折", "一折返就到", "两年建成", "三分之差",
    ],
)  # fmt: skip
def test_不是份额(text: str) -> None:
    assert found(text) == []


def test_数字的量还在() -> None:
    assert [one[0] for one in found("投入2680万元,其中六成奖励教师65人")] == ["2680万元", "六成", "65人"]


@given(st.text(alphabet="一二三五六九十百两半数成分之折比:∶1234567890.,年人每第近以上", max_size=30))
def test_任何文字都不出错_位置不重叠(text: str) -> None:
    read = quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in read)
    assert all(left.end <= right.start for left, right in pairwise(read))
