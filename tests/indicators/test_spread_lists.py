"""How announcements list the 差异系数 of the two levels: every entry is made up (示例数据)."""

from pathlib import Path

import pytest
from auditing import audited_text

IDS = ("L1", "L2", "L3", "L4", "L5", "L6", "L7")
ONE = ("0.31", "0.28", "0.44", "0.35", "0.49", "0.22", "0.19")
TWO = ("0.27", "0.33", "0.41", "0.29", "0.46", "0.24", "0.18")
FULL = (
    "高于规定学历教师", "骨干教师", "体育艺术教师", "教学及辅助用房", "体育运动场馆", "教学仪器设备", "网络多媒体教室",
)  # fmt: skip
SHORT = ("学历", "骨干", "体艺", "教辅用房", "场馆", "仪器", "多媒体")


def each(names: tuple[str, ...], numbers: tuple[str, ...]) -> str:
    return "、".join(f"{name}{number}" for name, number in zip(names, numbers, strict=True))


LISTED = "、".join(TWO)
LISTS = {
    "按上述顺序": f"七项校际差异系数,小学为:{each(FULL, ONE)},综合差异系数0.33;"
    f"初中按上述顺序依次为{LISTED},综合差异系数0.31。",
    "依照同样顺序": f"七项校际差异系数,小学为:{each(FULL, ONE)};初中依照同样顺序分别是{LISTED}。",
    "相应为": f"小学校际差异系数为:{each(FULL, ONE)};初中相应为{LISTED}。",
    "另起一句按相同顺序": f"小学校际差异系数为:{each(FULL, ONE)}。初中按相同顺序依次为{LISTED}。",
    "综合的在前面": f"小学综合差异系数0.33,其中{each(FULL, ONE)};初中综合差异系数0.31,上述七项依次为{LISTED}。",
    "简称": f"小学七项差异系数分别为:{each(SHORT, ONE)}。初中七项差异系数分别为:{each(SHORT, TWO)}。",
    "简称和顺序": f"小学七项差异系数为{each(SHORT, ONE)};初中对应为{LISTED}。",
    "名称在括号里": "校际差异系数方面,小学依次为"
    + "、".join(f"{number}({name})" for name, number in zip(FULL, ONE, strict=True))
    + f";初中依次为{LISTED}。",
    "表里有综合一行": "表2 校际差异系数\n指标 | 小学 | 初中\n"
    + "".join(f"{name} | {a} | {b}\n" for name, a, b in zip(FULL, ONE, TWO, strict=True))
    + "综合差异系数 | 0.33 | 0.31\n",
    "表头是简称": f"校际差异系数\n学段 | {' | '.join(SHORT)} | 综合\n小学 | {' | '.join(ONE)} | 0.33\n"
    f"初中 | {' | '.join(TWO)} | 0.31\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_两个学段的七项都读出来(tmp_path: Path, name: str) -> None:
    audit = audited_text(tmp_path, f"示例县自评公示\n\n{LISTS[name]}\n")
    for id, one, two in zip(IDS, ONE, TWO, strict=True):
        assert {key: str(value) for key, value in audit[id].reported.items()} == {"cv.primary": one, "cv.junior": two}


def test_综合之后的区间是各项的(tmp_path: Path) -> None:
    text = "小学七项差异系数在0.19至0.47之间,综合差异系数0.33;初中在0.18至0.44之间,综合差异系数0.31。"
    reported = audited_text(tmp_path, f"示例县自评公示\n{text}\n")["L4"].reported
    assert {key: str(value) for key, value in reported.items()} == {"cv.primary": "0.47", "cv.junior": "0.44"}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (f"七项校际差异系数,小学为:{each(FULL, ONE)};初中按上述顺序依次为{'、'.join(TWO[:6])}。", "L1"),  # one too few
        ("初中校际差异系数:骨干教师0.33、教师结构0.41、综合0.37。", "L1"),  # nobody's name
    ],
)
def test_个数或名称对不上就不读(tmp_path: Path, text: str, id: str) -> None:
    assert "cv.junior" not in audited_text(tmp_path, f"示例县自评公示\n{text}\n")[id].reported


def test_认不出的简称不算前一项的(tmp_path: Path) -> None:
    audit = audited_text(tmp_path, "示例县自评公示\n初中校际差异系数:骨干教师0.33、教师结构0.41、综合0.37。\n")
    assert {key: str(value) for key, value in audit["L2"].reported.items()} == {"cv.junior": "0.33"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("初中体育运动场馆差异系数超过规定上限,其余各项均在规定范围内。", "unmet"),
        ("小学、初中体育运动场馆差异系数均未超过规定上限。", "undisclosed"),
        ("小学差异系数为:高于规定学历教师0.27、体育运动场馆0.31。", "met"),
    ],
)
def test_自己写明超过上限(tmp_path: Path, text: str, verdict: str) -> None:
    audit = audited_text(tmp_path, f"示例县自评公示\n{text}\n")
    assert audit["L5"].verdict == verdict
    assert audit["L1"].verdict != "unmet"
