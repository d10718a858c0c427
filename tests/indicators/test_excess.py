"""Schools and classes over a number of pupils, and what is listed as not met: made-up sentences (示例数据)."""

from pathlib import Path

import pytest
from auditing import audited_text

PUBLISHED = "published: 2025-09-05\n"
UNMET = {
    "超过的班还有": ("小学超过45人的班还有87个。", "G5"),
    "以上的小学": ("2000人以上的小学有4所,正在分流。", "G4"),
    "有几个班超过": ("县城2所初中有11个班超过50人。", "G5"),
    "学段在数前": ("7所学校有93个小学班超过45人。", "G5"),
    "大班额还有": ("现有55人以上大班额8个。", "G5"),
    "超出的班": ("每班不超过45人的要求大多做到了,超出的3个班将分流。", "G5"),
    "未达标的是": ("未达标4项,分别是班额、校额、音乐美术专用教室。", "G4"),
    "一项是": ("未达的一项是专用教室:应配音乐、美术教室172间,实有163间。", "G3"),
    "应配与实配": ("全区应配音乐专用教室156间,实配151间。", "G3"),
    "尚有几所未配足": ("每12个班配音乐、美术专用教室各1间以上的学校占96.4%,尚有3所学校未配足。", "G3"),
    "几间不足": ("美术专用教室有8间不足90平方米,正在打通隔墙。", "G3"),
}
NOT_UNMET = {
    "比限额低的不算": ("超过30人的班还有12个。", "G5"),
    "没有说学段的取高的": ("超过45人的班还有12个。", "G5"),
    "没有说是哪类学校的取高的": ("2000人以上的学校12所。", "G4"),
    "已经消除": ("2022年超过55人的班有31个,已于2023年全部消除。", "G5"),
    "没有": ("全县没有超过55人的班。", "G5"),
    "实配比应配多": ("全区应配音乐专用教室134间,实配139间。", "G3"),
    "零个": ("超过55人的班0个。", "G5"),
    "教师缺多少人": ("体育、美术教师仍缺49人。", "L3"),
    "达标的后面": ("达标11项,分别是班额、学校规模。", "G5"),
}
BOUNDS: dict[str, tuple[str, str, dict[str, str]]] = {
    "没有超过多少人的学校": (
        "全县没有超过2000人的学校。", "G4",
        {"school_size.primary": "2000", "school_size.junior": "2000", "combined_size": "2000"},
    ),
    "无学校超过": (
        "无学校超过2000人。", "G4",
        {"school_size.primary": "2000", "school_size.junior": "2000", "combined_size": "2000"},
    ),
    "一个学段": ("初中没有超过50人的班。", "G5", {"junior": "50"}),
    "最大学校": (
        "最大学校1146人。", "G4",
        {"school_size.primary": "1146", "school_size.junior": "1146", "combined_size": "1146"},
    ),
    "不知道哪个学段的大班额": ("现有55人以上大班额8个。", "G5", {}),
    "一所学校没有的": ("东山小学没有超过45人的班。", "G5", {}),
    "一部分学校没有的": ("农村小学没有超过45人的班。", "G5", {}),
    "无教师超过": ("无教师超过2000人。", "G4", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", UNMET | NOT_UNMET)
def test_承认没有达到(tmp_path: Path, name: str) -> None:
    text, id = (UNMET | NOT_UNMET)[name]
    verdict = audited_text(tmp_path, f"示例县自评公示\n{text}\n", PUBLISHED)[id].verdict
    assert (verdict == "unmet") is (name in UNMET)


@pytest.mark.parametrize("name", BOUNDS)
def test_没有超过的数(tmp_path: Path, name: str) -> None:
    text, id, expected = BOUNDS[name]
    row = audited_text(tmp_path, f"示例县自评公示\n{text}\n", PUBLISHED)[id]
    assert {key: str(value) for key, value in row.reported.items()} == expected
