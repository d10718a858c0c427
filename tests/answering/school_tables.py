"""School tables beside made-up announcements: folders of both, and the sample's values by a computation of its own."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

from made_up import SHIPPED, write

# Another county than the sample's, whose announcement names a school of its own as 县一小.
OTHER = """河谷县义务教育优质均衡发展自查自评公示(示例数据)
一、基本情况
河谷县有义务教育段学校9所。义务教育段在校生4100人。推动县一小与城关镇中心学校结对。
二、自查自评情况
(一)资源配置。小学生均教学及辅助用房面积5.12平方米、初中6.33平方米。
公示期限:2025年11月3日至11月7日
联系电话:0900-1234567
"""
ABOUT_OTHER = "region: 河谷县\npublished: 2025-11-03\nprovenance: synthetic\n"
WEIGHTS = {
    "小学": {"小学": 1.0},
    "初级中学": {"初中": 1.0},
    "九年一贯制学校": {"小学": 1.0, "初中": 1.1},
    "完全中学": {"初中": 1.0, "高中": 1.2},
}


def with_table(folder: Path, *, of_the_county: bool = False) -> Path:
    """A corpus with the sample: beside another county's announcement, or beside one of the sample's own county."""
    if of_the_county:
        write(folder)
        for path in (folder / "announcements").glob("ledger.*"):  # of the same county, and it reports nothing
            path.unlink()
    else:
        place = folder / "announcements"
        place.mkdir(parents=True)
        (place / "other.txt").write_text(OTHER, "utf-8")
        (place / "other.yaml").write_text(ABOUT_OTHER, "utf-8")
    shutil.copytree(SHIPPED / "schools", folder / "schools")
    return folder


def rows() -> list[dict[str, str]]:
    """The sample's rows as they stand in its file."""
    with (SHIPPED / "schools" / "sample.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def values(indicator: str) -> dict[tuple[str, str], float]:
    """An indicator by code and level, computed from the cells here and not by the calculator."""
    return {(row["学校标识码"], level): value for row in rows() for level, value in _levels(row, indicator)}


def _levels(row: dict[str, str], indicator: str) -> Iterator[tuple[str, float]]:
    def cell(column: str) -> float:
        return float(row[column] or 0)

    weights = WEIGHTS[row["办学类型"]]
    whole = sum(cell(f"{level}在校生数") * weight for level, weight in weights.items())
    for level in ("小学", "初中"):
        if level not in weights:
            continue
        pupils = cell(f"{level}在校生数")
        share = pupils * weights[level] / whole / pupils
        yield (
            level,
            {
                "L1": 100 * cell(f"{level}高于规定学历教师数") / pupils,
                "L2": 100 * cell(f"{level}县级以上骨干教师数") / pupils,
                "L3": 100 * cell(f"{level}体育艺术专任教师数") / pupils,
                "L4": (cell("教学及辅助用房面积") - cell("室内体育用房面积")) * share,
                "L5": (cell("室内体育用房面积") + cell("运动场地面积")) * share,
                "L6": cell("教学仪器设备资产值") * share,
                "L7": 100 * cell("网络多媒体教室数") * share,
            }[indicator],
        )
