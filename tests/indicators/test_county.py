"""The county on the whole: JSON as the contract has it, verdicts in three values, traces that can be followed."""

import json
from datetime import date
from pathlib import Path

import pytest
from making import ROOT, STANDARD, school, table

from assistant.errors import InputError
from assistant.indicators.county import CountyResult, county_result
from assistant.indicators.schools import school_rows
from assistant.indicators.table import read_table

ROW = {"code", "name", "type", "level", "students", "values", "met_count", "verdict", "reason", "provenance"}
VALUE = {"value", "display", "threshold", "ratio", "verdict", "borderline"}
INDICATOR = {
    "mean", "display", "threshold", "cv", "cv_display", "cv_limit", "cv_verdict", "schools_met", "schools_unmet",
    "verdict",
}  # fmt: skip
LEVEL = {"schools", "students", "excluded", "indicators", "composite_cv", "schools_passing", "verdict"}


@pytest.fixture(scope="module")
def county() -> CountyResult:
    return county_result(read_table(ROOT / "corpus" / "schools" / "sample.csv"), STANDARD)


def test_JSON的键与约定的一样(county: CountyResult) -> None:
    found = json.loads(json.dumps(county.to_json()))
    assert set(found) == {"county", "school_year", "provenance", "levels", "government", "verdict"}
    assert found["provenance"] == "synthetic"
    assert set(found["levels"]) == {"primary", "junior"}
    for level in found["levels"].values():
        assert set(level) == LEVEL
        assert all(set(one) == INDICATOR for one in level["indicators"].values())
        assert list(level["indicators"]) == [f"L{n}" for n in range(1, 8)]
    assert list(found["government"]) == ["G3", "G4", "G5"]
    assert all({"verdict", "schools_unmet", "detail"} == set(one) for one in found["government"].values())


def test_学校一行的键(county: CountyResult) -> None:
    rows = [row.to_json() for row in school_rows(read_table(ROOT / "corpus" / "schools" / "sample.csv"), STANDARD)]
    assert len(rows) == 15
    assert all(set(row) == ROW and set(row["values"]["L4"]) == VALUE for row in rows)


def test_算式可以照着再算一遍(county: CountyResult) -> None:
    """Cells, share, value and threshold of a school that shares its rooms, as anybody can follow them."""
    level = county.levels["junior"]
    value = next(v for v in level.indicators["L7"].values if v.school == "G01")
    assert value.trace.steps == (
        "数量 = 网络多媒体教室数 88",
        "初中的份额 = 1600×1 ÷ (1600×1 + 1180×1.2) ≈ 0.530504",
        "初中分到 ≈46.68435",
        "≈46.68435 ÷ 1600 × 100 ≈ 2.917772",
        "应当 ≥ 2.4 间(balanced-2017 二(一)7),达标",
    )
    assert [(cell.column, cell.row) for cell in value.trace.inputs] == [
        ("网络多媒体教室数", 2), ("高中在校生数", 2), ("初中在校生数", 2)
    ]  # fmt: skip
    means = level.indicators["L1"].trace
    assert means.steps[0] == "X̄ = Σxi ÷ ΣPi × 100 = 380 ÷ 5787 × 100 ≈ 6.566442"
    assert means.to_json()["threshold"] == 5.3
    assert "按在校生数加权" in means.steps[2]


def test_标准施行以前不能判断() -> None:
    with pytest.raises(InputError, match="还没有施行"):
        county_result(table(school()), STANDARD, on=date(2017, 3, 31))
    assert county_result(table(school()), STANDARD, on=date(2017, 4, 1)).levels["primary"].verdict == "met"


def test_没有学校的学段是未披露() -> None:
    found = county_result(table(school()), STANDARD)
    assert (found.levels["junior"].verdict, found.verdict) == ("undisclosed", "undisclosed")
    assert "没有参加评估的学校" in found.levels["junior"].reasons[0]
    both = county_result(table(school(), school("初级中学", "B", 3)), STANDARD)
    assert both.verdict == "met"


def test_三值逻辑_缺一格不会变成达标() -> None:
    """Every cell that is taken away can turn met into undisclosed, never unmet into met."""
    full = school("九年一贯制学校")
    assert county_result(table(full), STANDARD).verdict == "met"
    counted = [
        name for name, value in full.model_dump(exclude={"row", "code", "name", "type"}).items() if value is not None
    ]
    for name in counted:
        verdict = county_result(table(full.model_copy(update={name: None})), STANDARD).verdict
        assert verdict in {"met", "undisclosed"}
        used = name not in {"setting", "boarding", "primary_teachers", "junior_teachers"}
        assert verdict == ("undisclosed" if used else "met"), name


def test_每种放宽都不会自己用上(tmp_path: Path) -> None:
    """Reliefs of 2019 are data without effect: taking them all away changes nothing."""
    bare = STANDARD.model_copy(update={"rules": STANDARD.rules.model_copy(update={"reliefs": ()})})
    sample = read_table(ROOT / "corpus" / "schools" / "sample.csv")
    assert county_result(sample, bare).to_json() == county_result(sample, STANDARD).to_json()
