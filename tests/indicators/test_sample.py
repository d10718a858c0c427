"""The synthetic sample: made by its script, marked everywhere, printing the county values it was made for."""

from pathlib import Path

import pytest
from making import ROOT, STANDARD

from assistant.indicators.county import CountyResult, county_result
from assistant.indicators.sample import write_sample
from assistant.indicators.table import SchoolTable, read_table

FOLDER = ROOT / "corpus" / "schools"
PRINTED = {
    "L1": ("8.16", "6.57"), "L2": ("1.78", "1.62"), "L3": ("1.27", "0.97"), "L4": ("7.70", "7.50"),
    "L5": ("15.35", "14.52"), "L6": ("3547.27", "3368.79"), "L7": ("3.26", "2.87"),
}  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> SchoolTable:
    return read_table(FOLDER / "sample.csv")


@pytest.fixture(scope="module")
def county(sample: SchoolTable) -> CountyResult:
    return county_result(sample, STANDARD)


def test_样例由脚本生成且每次一样(tmp_path: Path) -> None:
    write_sample(tmp_path, STANDARD)
    for name in ("sample.csv", "sample.yaml"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"重新运行 sample.py:{name}"


def test_样例的学校和总数(sample: SchoolTable) -> None:
    kinds = [school.type for school in sample.schools]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "完全中学": 1, "初级中学": 1, "九年一贯制学校": 3, "小学": 7,
    }  # fmt: skip
    total = {
        name: sum(getattr(school, name) or 0 for school in sample.schools)
        for name in ("primary_pupils", "junior_pupils", "primary_teachers", "junior_teachers")
    }
    assert (total["primary_pupils"], total["junior_pupils"]) == (7661, 5787)
    assert total["primary_teachers"] + total["junior_teachers"] == 1033
    assert sample.warnings == ()


def test_样例处处标明是编造的(sample: SchoolTable) -> None:
    assert (sample.info.provenance, sample.info.audience) == ("synthetic", "staff")
    assert "示例数据" in sample.info.title
    assert "示例数据" in sample.info.note
    assert all(school.name.startswith("示例") for school in sample.schools)
    assert sample.labels == ("示例数据",)


@pytest.mark.parametrize("id", PRINTED)
def test_样例的全县值(county: CountyResult, id: str) -> None:
    shown = tuple(county.levels[level].indicators[id].to_json()["display"] for level in ("primary", "junior"))
    assert shown == PRINTED[id]


@pytest.mark.parametrize(("pupils", "value", "near"), [(5787, "6.56", (379, 380)), (7661, "1.77", (135, 136))])
def test_有两个公布的值没有整数能凑成(pupils: int, value: str, near: tuple[int, int]) -> None:
    printed = {f"{count * 100 / pupils:.2f}" for count in range(near[0] - 5, near[1] + 6)}
    assert value not in printed
    assert str(near[1]) in (FOLDER / "sample.yaml").read_text(encoding="utf-8")


def test_样例里每种结论都看得到(county: CountyResult) -> None:
    rows = [row for level in county.levels.values() for row in level.rows]
    assert {row.verdict for row in rows} == {"met", "unmet"}
    assert any(row.verdict == "met" and row.met_count == 6 for row in rows)
    assert county.government["G3"].verdict == "undisclosed"
    assert county.verdict == "unmet"
