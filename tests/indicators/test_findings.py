"""Contradictions and open questions of made-up announcements; each check also has a case that is in order."""

from pathlib import Path

import pytest
from auditing import audited_text
from making import STANDARD

L1, L3 = STANDARD["L1"].label, STANDARD["L3"].label
PUPILS = "义务教育段在校生900人,其中:小学600人,初中300人。"
Case = tuple[str, str, str, list[float]]  # text, check, severity, numbers
FOUND: dict[str, Case] = {
    "学段加起来多了": ("在校学生1000人,其中小学700人、初中400人。", "sum", "conflict", [1000, 700, 400]),
    "学段加起来少了是疑问": ("在校学生1000人,其中小学500人、初中400人。", "sum", "question", [1000, 500, 400]),
    "学段加起来正好": (PUPILS, "sum", "agrees", [900, 600, 300]),
    "括号里的类型": ("学校12所(小学8所,初中3所,九年一贯制学校2所)。", "sum", "conflict", [12, 8, 3, 2]),
    "括号套括号": ("学校9所,其中:小学6所(城区2所,乡镇4所);初中3所。", "sum", "agrees", [9, 6, 3]),
    "冒号列举": ("义务教育学校7所:小学4所、初中2所、九年一贯制学校1所。", "sum", "agrees", [7, 4, 2, 1]),
    "比例没有给出分母": ("教师轮岗交流65人,交流比例13.08%。", "share", "question", [65, 13.08, 497]),
    "比例与给出的分母相符": ("专任教师1000人,其中本科及以上学历926人,占92.6%。", "share", "agrees", [926, 92.6, 1000]),
    "比例与点名的分母不符": (
        "全县专任教师1000人。\n本科及以上学历926人,占专任教师的95.6%。", "share", "conflict", [926, 95.6, 1000],
    ),
    "没有一个整数分母": ("轮岗交流3人,交流比例70%。", "share", "question", [3, 70]),
    "每百名不是整数": (f"{PUPILS}\n{L1}小学5.9人、初中6.67人。", "whole_number", "question", [5.9, 600, 35, 36]),
    "每百名是整数": (f"{PUPILS}\n{L1}小学5.83人、初中6.67人。", "whole_number", "agrees", [5.83, 600, 35]),
    "七项均达标没有差异系数": (
        f"{L1}小学5.83人、初中6.67人。资源配置7项指标均达标。", "claim", "question", [7, 1, 0, 6],
    ),
    "说达标的数值不达标": (
        f"{L3}小学0.85人、初中1.2人,均达到国家标准。", "claim", "conflict", [0.85, 0.9],
    ),
    "三十二项全部达标有一项不达标": (f"{L3}小学0.85人。全县32项指标全部达到标准。", "claim", "conflict", [32, 0.85]),
    "汉字的项数": (f"{L3}小学0.85人。资源配置七项指标全部达标。", "claim", "conflict", [7, 0.85]),
    "高出标准的数算错": (f"{L1}小学5.96人,高于国家标准1.86人。", "claim", "conflict", [5.96, 4.2, 1.86]),
    "前后两个数": (f"{L1}小学5.96人。经复核,{L1}小学5.69人。", "claim", "conflict", [5.96, 5.69]),
    "没有这一天": ("公示时间:2025年2月30日至2025年3月5日。", "date", "conflict", [2025, 2, 30]),
    "星期不对": ("请于2026年1月20日(星期三)前反映。", "date", "conflict", [2026, 1, 20]),
    "结束早于开始": ("公示时间:2025年3月10日至2025年3月5日。", "date", "conflict", [10, 5]),
    "表里和文中不同": (
        f"{STANDARD['L5'].label}小学7.82平方米。\n| 指标 | 小学 | 初中 |\n|---|---|---|\n"
        f"| {STANDARD['L5'].label}(平方米) | 7.28 | 11.05 |\n", "claim", "conflict", [7.82, 7.28],
    ),
    "比标准低的数不对": (
        f"{L3}小学0.85人,比国家标准低0.15人。", "claim", "conflict", [0.85, 0.9, 0.15],
    ),
    "七项均达标而差异系数最大的超过": (
        "资源配置7项指标均达标。七项指标校际差异系数小学在0.2至0.52之间。", "claim", "conflict", [7, 0.52],
    ),
    "下限与数值不能同时成立": (
        "各校教师培训经费占公用经费的比例均在5%以上。\n各校教师培训经费占公用经费的比例为4.2%。", "claim", "conflict",
        [5, 4.2],
    ),
    "占义务教育在校生": (
        "义务教育阶段在校生6000人(小学4000人、初中2000人)。\n民办学校在校生150人,占义务教育在校生总数的2.5%。",
        "share", "agrees", [150, 2.5, 6000],
    ),
    "工作日写在前面": ("公示期为2025年9月8日至9月14日,共7天(其中工作日6天)。", "date", "question", [6, 7, 5]),
    "公示期写在后一句": ("公示时间:2025年9月8日至9月12日。公示期共6个工作日。", "date", "question", [6, 5, 5]),
    "天数不对": ("公示期为2026年1月20日至2026年1月24日,共7天。", "date", "question", [7, 5, 4]),
    "工作日不对": ("公示时间2025年11月3日至2025年11月10日(共5个工作日)。", "date", "question", [5, 8, 6]),
    "学年没有结束": (
        "2025—2026学年初中三年巩固率100%。\n公示时间:2026年1月20日至1月24日。", "date", "question", [2025, 2026, 100],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_查出(tmp_path: Path, name: str) -> None:
    text, check, severity, numbers = FOUND[name]
    audit = audited_text(tmp_path, f"某县自评公示\n{text}\n")
    found = [(one.check, one.severity, [float(n) for n in one.numbers]) for one in (*audit.findings, *audit.checked)]
    assert (check, severity, numbers) in found


QUIET = {
    "寄宿生不是学段": "在校学生1000人,其中寄宿生300人、留守儿童80人。",
    "部分学校": "改扩建学校12所,其中新建3所。",
    "学年已经结束": "2024—2025学年初中三年巩固率100%。\n公示时间:2026年1月20日至1月24日。",
    "天数正好": "公示期为2026年1月19日至2026年1月23日,共5个工作日。",
    "高出标准的数": f"{L1}:小学5.96人,初中6.98人,分别高于国家标准1.76人和1.68人。",
    "点到标准本身": f"{L1}小学5.96人,高于国家标准4.2人。",
    "有日期有星期": "请于2026年1月20日(星期二)前反映。",
    "百分之百": "随迁子女1200人全部就读,占比100%。",
    "没有人数": f"{L1}小学5.9人。",
    "问卷不是人数": "发放问卷2500份,满意率占95.7%。",
    "不同的满意度": "学生满意度97.2%、家长满意度95.1%、教师满意度96.0%。",
    "自己说没有达标其余达标": f"小学{L3}为0.85人,没有达标,其余各项均已达标。",
    "除这一项外达标": f"除小学{L3}(0.85人)未达标外,其余指标均达到国家标准。",
    "比标准低的数": f"{L3}小学0.85人,比国家标准低0.05人;初中1.1人,比0.9人的标准高0.2人。",
    "一所学校超过规定": "东山小学在校生2210人,超过规定。",
    "下限和平均": "各校教师培训经费占公用经费的比例均在5%以上,全县平均为6.3%。",
    "几个科目": "校际差异率四年级数学为0.108、体育与健康为0.121。",
    "两个学段的同一个率": "教师五年360学时培训完成率小学100%、初中99.6%。",
    "工作日数正好": "公示期为2025年9月8日至9月14日,共7天(其中工作日5天)。",
    "答复的期限不是公示期": "公示期为2025年9月8日至9月12日(5个工作日)。收到意见后,在10个工作日内答复,3日内登记。",
    "占自己那一群的": "随迁子女在公办学校就读910人,占随迁子女的91%。全县随迁子女1000人。",
    "项数不是指标": "完成整改事项7项,全部达到要求。",
}


@pytest.mark.parametrize("name", QUIET)
def test_不无中生有(tmp_path: Path, name: str) -> None:
    audit = audited_text(tmp_path, f"某县自评公示\n{QUIET[name]}\n")
    assert [finding.text for finding in audit.findings] == []


def test_表格的合计(tmp_path: Path) -> None:
    head = "| 类别 | 学校数 | 学生数 |\n|---|---|---|\n"
    text = f"{head}| 小学 | 21 | 24310 |\n| 初中 | 9 | 12050 |\n| 合计 | 31 | 36360 |\n"
    audit = audited_text(tmp_path, f"某县自评公示\n\n{text}\n")
    assert [(one.severity, [int(n) for n in one.numbers]) for one in audit.findings] == [("conflict", [31, 21, 9])]
    assert [(one.check, [int(n) for n in one.numbers]) for one in audit.checked] == [("sum", [36360, 24310, 12050])]


def test_人数可以来自表格(tmp_path: Path) -> None:
    text = f"| 类别 | 在校学生数 |\n|---|---|\n| 小学 | 600 |\n| 初中 | 300 |\n\n{L1}小学5.9人、初中6.67人。\n"
    audit = audited_text(tmp_path, f"某县自评公示\n\n{text}\n")
    asked = [[float(n) for n in one.numbers] for one in audit.findings if one.check == "whole_number"]
    assert asked == [[5.9, 600, 35, 36]]
