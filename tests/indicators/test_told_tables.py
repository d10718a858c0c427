"""The 32 indicators in a table of words: requirement, situation and verdict each in a column of its own."""

from pathlib import Path

import pytest
from auditing import audited_text

TABLE = """示例县义务教育优质均衡发展自评情况公示
附表 自评情况表
指标 | 标准 | 自评情况 | 是否达标
一、资源配置(7项)
1.每百名学生拥有高于规定学历教师数 | 小学4.2人以上,初中5.3人以上 | 小学5.80人;初中8.12人,差异系数0.24 | 达标
2.生均体育运动场馆面积 | 小学7.5平方米以上,初中10.2平方米以上 | 小学7.18平方米;初中11.05平方米 | 未达标(小学)
二、政府保障程度(15项)
3.音乐、美术专用教室 | 每12个班各1间以上 | 音乐教室应配68间、实有68间;美术教室应配68间、实有65间,缺3间 | 未达标
4.教师五年360学时培训完成率 | 100% | 98.59% | 未达标
5.就近划片入学比例 | 小学100%,初中95%以上 | 小学100%,初中97.8% | 达标
三、教育质量(9项)
6.初中三年巩固率 | 95%以上 | 99.2% | 达标
7.教师信息化教学能力和设施利用 | 熟练运用,充分利用 | 未填报 | —
8.学生课业负担 | 无过重负担 | 无过重课业负担 | 达标
"""


@pytest.mark.parametrize(
    ("id", "verdict", "reported"),
    [
        ("L1", "met", {"primary": "5.80", "junior": "8.12", "cv junior": "0.24"}),
        ("L5", "unmet", {"primary": "7.18", "junior": "11.05"}),
        ("G3", "unmet", {}),
        ("G9", "unmet", {"all": "98.59"}),
        ("G13", "met", {"primary": "100", "junior": "97.8"}),
        ("Q1", "met", {"junior": "99.2"}),
        ("Q5", "undisclosed", {}),
        ("Q8", "claimed", {}),
    ],
)
def test_表里的现状是现状_标准不是(tmp_path: Path, id: str, verdict: str, reported: dict[str, str]) -> None:
    row = audited_text(tmp_path, TABLE)[id]
    assert row.verdict == verdict
    assert sorted(map(str, row.reported.values())) == sorted(reported.values())


def test_没有公布的说明不是说法(tmp_path: Path) -> None:
    text = "示例县自评公示\n26.国家义务教育质量监测:监测结果由上级反馈,本公示不列。\n"
    assert audited_text(tmp_path, text)["Q9"].verdict == "undisclosed"


def test_差异系数在指标后面的另一句(tmp_path: Path) -> None:
    text = (
        "示例县自评公示\n1.每百名学生拥有县级以上骨干教师数:小学1.20人,初中1.30人。差异系数小学0.438;初中0.463。\n"
        "2.每百名学生拥有体育、艺术专任教师数:小学0.96人,初中0.99人。\n"
    )
    row = audited_text(tmp_path, text)["L2"]
    assert row.verdict == "unmet"  # 0.463 is above 0.45
