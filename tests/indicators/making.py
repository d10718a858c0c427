"""Small made-up counties for the tests: schools that meet everything, with the cells a test changes."""

from pathlib import Path
from typing import Any

from assistant.indicators.school import LEVELS_OF_TYPE, School
from assistant.indicators.standard import load_standard
from assistant.indicators.table import SchoolTable, TableInfo, warn

ROOT = Path(__file__).parents[2]
STANDARDS = ROOT / "corpus" / "standards"
STANDARD = load_standard(STANDARDS)
INFO = TableInfo(title="测试数据", county="测试县", school_year="2025—2026", provenance="synthetic")
PUPILS = {"primary": 1000, "junior": 1000, "senior": 1000}
WORDS = {"primary": "小学", "junior": "初中", "senior": "高中"}


def cells(kind: str = "小学", code: str = "A", row: int = 2, **changes: Any) -> dict[str, Any]:
    """A row by column name: 1000 pupils a level, every indicator comfortably met; ``changes`` replace cells."""
    found: dict[str, Any] = {"row": row, "学校标识码": code, "学校名称": f"测试{code}校", "办学类型": kind}
    found |= {"城乡类型": "镇区", "寄宿制": "否"}
    for level in LEVELS_OF_TYPE[kind]:
        word = WORDS[level]
        found[f"{word}在校生数"] = PUPILS[level]
        if level != "senior":
            found |= {
                f"{word}班数": 25,
                f"{word}最大班额": 42,
                f"{word}专任教师数": 80,
                f"{word}高于规定学历教师数": 70,
            }
            found |= {f"{word}县级以上骨干教师数": 20, f"{word}体育艺术专任教师数": 15}
    levels = len(LEVELS_OF_TYPE[kind])
    found |= {"教学及辅助用房面积": 9000 * levels, "室内体育用房面积": 1000 * levels, "运动场地面积": 14000 * levels}
    found |= {"教学仪器设备资产值": 4_000_000 * levels, "网络多媒体教室数": 40 * levels}
    found |= {"音乐专用教室数": 8, "最小音乐教室面积": 100, "美术专用教室数": 8, "最小美术教室面积": 95}
    return found | changes


def school(kind: str = "小学", code: str = "A", row: int = 2, **changes: Any) -> School:
    """The row as a school; raises where a test makes an impossible one."""
    return School.model_validate(cells(kind, code, row, **changes))


def table(*schools: School) -> SchoolTable:
    """A table of schools as if it had been read from a file."""
    return SchoolTable(name="test", sha256="0" * 64, info=INFO, schools=schools, warnings=warn(schools))
