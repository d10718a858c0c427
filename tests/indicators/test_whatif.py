"""What if a cell held something else, and how much a school needs; every such result says 假设."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import ROOT, STANDARD, school, table

from assistant.errors import InputError
from assistant.indicators.county import county_result
from assistant.indicators.need import need
from assistant.indicators.schools import school_rows
from assistant.indicators.table import SchoolTable, read_table
from assistant.indicators.whatif import apply_changes


@pytest.fixture(scope="module")
def sample() -> SchoolTable:
    return read_table(ROOT / "corpus" / "schools" / "sample.csv")


def verdict(county: SchoolTable, code: str, id: str, level: str = "primary") -> str:
    row = next(row for row in school_rows(county, STANDARD) if (row.code, row.level) == (code, level))
    return row.values[id].verdict


def test_改一格后重新计算并标明假设(sample: SchoolTable) -> None:
    changed = apply_changes(sample, ["G08.网络多媒体教室数=25"])
    assert (verdict(sample, "G08", "L7"), verdict(changed, "G08", "L7")) == ("unmet", "met")
    assert changed.labels == ("示例数据", "假设")
    result = county_result(changed, STANDARD).to_json()
    assert result["assumption"] == "假设:G08 网络多媒体教室数 11 改为 25"
    assert "assumption" not in county_result(sample, STANDARD).to_json()
    assert all(row.to_json()["assumption"] == result["assumption"] for row in school_rows(changed, STANDARD))
    assert sample.schools[7].media_rooms == 11


def test_可以用校名并改几格(sample: SchoolTable) -> None:
    changed = apply_changes(
        sample, ["示例县沙枣乡小学.小学县级以上骨干教师数=4", "G11.运动场地面积=2850", "G12.最小美术教室面积=92"]
    )
    found = county_result(changed, STANDARD)
    assert found.verdict == "met"
    assert found.reasons == ()


def test_等号后面留空就是未填报(sample: SchoolTable) -> None:
    changed = apply_changes(sample, ["G08.网络多媒体教室数="])
    assert verdict(changed, "G08", "L7") == "undisclosed"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("G08网络多媒体教室数=25", "看不懂"),
        ("G08.网络多媒体教室数", "看不懂"),
        ("G99.网络多媒体教室数=25", "没有「G99」这所学校"),
        ("G08.多媒体教室=25", "没有「多媒体教室」这一列"),
        ("G08.网络多媒体教室数=-1", "不小于 0"),
        ("G08.网络多媒体教室数=二十五", "不小于 0 的数"),
        ("G08.小学高于规定学历教师数=99", "不大于专任教师数"),
        ("G08.学校标识码=G09", "重复|不同"),
    ],
)
def test_不可能的改动说清楚(sample: SchoolTable, change: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        apply_changes(sample, [change])


def test_最少需要多少(sample: SchoolTable) -> None:
    found = need(sample, STANDARD, "G08", "L7")
    level = found.to_json()["levels"][0]
    assert (level["level"], level["column"], level["current"]) == ("primary", "网络多媒体教室数", 11)
    assert (level["needed"], level["more"]) == (12, 1)
    assert (level["before"]["verdict"], level["after"]["verdict"]) == ("unmet", "met")
    assert level["cv_after"] < level["cv_before"]
    assert found.changes == ("G08.网络多媒体教室数=12",)
    assert found.labels == ("示例数据", "假设")
    assert "至少 12 间" in str(found)


def test_已经够的不需要再加(sample: SchoolTable) -> None:
    level = need(sample, STANDARD, "G06", "L7").to_json()["levels"][0]
    assert (level["more"], level["cv_before"]) == (0, level["cv_after"])


def test_两个学段共用的按多的那个(sample: SchoolTable) -> None:
    found = need(sample, STANDARD, "G03", "L5")
    assert [level.level for level in found.levels] == ["primary", "junior"]
    assert found.changes == ()


def test_学历教师超过专任教师时一并增加(sample: SchoolTable) -> None:
    small = table(school(小学在校生数=2000, 小学班数=50))
    found = need(small, STANDARD, "A", "L1")
    assert found.changes == ("A.小学高于规定学历教师数=84", "A.小学专任教师数=84")
    assert "要相应增加到 84 人" in found.notes[0]


@pytest.mark.parametrize(
    ("code", "id", "said"),
    [("G99", "L7", "没有「G99」"), ("G08", "G3", "不能为"), ("G08", "X", "不能为")],
)
def test_不能推算的说清楚(sample: SchoolTable, code: str, id: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        need(sample, STANDARD, code, id)


def test_不参加评估的学校不推算() -> None:
    special = table(school(), school("特殊教育学校", "B"))
    with pytest.raises(InputError, match="不参加评估"):
        need(special, STANDARD, "B", "L7")


def test_缺少数据时算不出() -> None:
    found = need(table(school(小学在校生数=None, 小学最大班额=None)), STANDARD, "A", "L7")
    assert found.levels[0].needed is None
    assert "算不出" in str(found)


@settings(deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(["小学", "初级中学", "九年一贯制学校", "十二年一贯制学校", "完全中学"]),
    id=st.sampled_from([f"L{n}" for n in range(1, 8)]),
    pupils=st.integers(60, 2500),
)
def test_推算出的数正好够而少一个就不够(kind: str, id: str, pupils: int) -> None:
    """The least whole number meets the threshold at its level, one less does not."""
    level = "小学" if "小" in kind or "一贯制" in kind else "初中"
    changes = {f"{word}专任教师数": None for word in ("小学", "初中")}
    base = table(school(kind, **changes, **{f"{level}在校生数": pupils, f"{level}最大班额": None}))
    for found in need(base, STANDARD, "A", id).levels:
        assert found.needed is not None
        for number, expected in ((found.needed, "met"), (found.needed - 1, "unmet")):
            if number < 0:
                continue
            there = apply_changes(base, [f"A.{found.column}={Decimal(number)}"])
            row = next(row for row in school_rows(there, STANDARD) if row.level == found.level)
            assert row.values[id].verdict == expected
