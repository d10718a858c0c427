"""The largest school decides for all of its kind, and shares of parts: every entry is made up (示例数据)."""

from pathlib import Path

import pytest
from auditing import audited_text

LARGEST: dict[str, tuple[str, dict[str, str], str]] = {
    "班数在前": (
        "规模最大的小学为青松小学,40个班、1890人;规模最大的九年一贯制学校为云岭学校,义务教育阶段1735人。",
        {"school_size.primary": "1890", "combined_size": "1735"}, "met",
    ),
    "学生最多": ("学生最多的初中是城关中学(36个班,2104人)。", {"school_size.junior": "2104"}, "unmet"),
    "教职工不是学生": ("规模最大的小学为青松小学,教职工126人。", {}, "claimed"),
    "最小的": ("规模最小的小学为青松小学,6个班、86人。", {}, "claimed"),
}  # fmt: skip
LARGE_CLASS = "小学312个班中,有4个班超过45人,最多的班47人;初中120个班均不超过50人。"
MOVED_IN: dict[str, tuple[str, str | None]] = {
    "人数在后": ("随迁子女860人,其中小学600人;在公办学校就读790人,占91.9%,其余在民办学校就读。", "91.9"),
    "人数在前": ("随迁子女820人,其中750人在公办学校就读,占91.5%。", "91.5"),
    "民办的不是公办的": ("随迁子女960人,在公办学校760人,占79%,在民办学校200人,占21%。", "79"),
    "占全县学生的": ("符合条件的随迁子女960人,占全县学生的5.1%。", None),
}
WITHHELD = (
    "国家义务教育质量监测结果由上级统一反馈,本次自评暂未列入相关数据。",
    "国家义务教育质量监测待2026年统一反馈,暂无结果。",
)


@pytest.mark.parametrize("name", LARGEST)
def test_最大的学校(tmp_path: Path, name: str) -> None:
    text, reported, verdict = LARGEST[name]
    row = audited_text(tmp_path, f"示例县自评公示\n4.学校规模。{text}\n")["G4"]
    assert ({key: str(value) for key, value in row.reported.items()}, row.verdict) == (reported, verdict)


def test_前面说的学段是大班额的学段(tmp_path: Path) -> None:
    row = audited_text(tmp_path, f"示例县自评公示\n5.班级人数。{LARGE_CLASS}\n")["G5"]
    assert {key: str(value) for key, value in row.reported.items()} == {"primary": "47", "junior": "50"}
    assert row.verdict == "unmet"


@pytest.mark.parametrize("name", MOVED_IN)
def test_在公办学校就读的比例(tmp_path: Path, name: str) -> None:
    text, share = MOVED_IN[name]
    reported = audited_text(tmp_path, f"示例县自评公示\n{text}\n")["G15"].reported
    assert str(reported.get("all")) == str(share)


@pytest.mark.parametrize("text", WITHHELD)
def test_没有列入的结果不是说法(tmp_path: Path, text: str) -> None:
    assert audited_text(tmp_path, f"示例县自评公示\n{text}\n")["Q9"].verdict == "undisclosed"
