"""Two announcements audited by the same code: the right tables are derived by hand, row by row, with their quotes."""

import json
from typing import Any

import pytest
from auditing import audited
from making import ROOT, STANDARD

from assistant.documents.model import Document
from assistant.indicators.audit import Audit

CV, EACH, PROOF = "CV", "per-school values", "evidence"
OPEN = "口径:"


def level(primary: str, junior: str) -> dict[str, str]:
    return {"primary": primary, "junior": junior}


# id: (reported, verdict, undisclosed, quotes), read from the text by hand.
Table = dict[str, tuple[dict[str, str], str, list[str], list[str]]]
YANQI: Table = {
    "L1": (level("8.16", "6.56"), "met", [CV, EACH], ["每百名学生拥有高于规定学历教师数小学8.16人、初中6.56人"]),
    "L2": (level("1.77", "1.62"), "met", [CV, EACH], ["每百名学生拥有县级及以上骨干教师数小学1.77人、初中1.62人"]),
    "L3": (level("1.27", "0.97"), "met", [CV, EACH], ["每百名学生拥有体育、艺术专任教师数小学1.27人、初中0.97人"]),
    "L4": (level("7.7", "7.5"), "met", [CV, EACH], ["小学生均教学及辅助用房面积7.7平方米、初中7.5平方米"]),
    "L5": (level("15.35", "14.52"), "met", [CV, EACH], ["小学生均体育运动场馆面积15.35平方米、初中14.52平方米"]),
    "L6": (level("3547.27", "3368.79"), "met", [CV, EACH], ["小学生均教学仪器设备值3547.27元、初中3368.79元"]),
    "L7": (level("3.26", "2.87"), "met", [CV, EACH], ["每百名学生拥有网络多媒体教室数小学3.26间、初中2.87间"]),
    "G1": ({}, "claimed", [PROOF], ["科学规划学校及教学点,做到布局合理"]),
    "G2": ({}, "claimed", [PROOF], ["义务教育学校建设、教师编制、生均公用经费基准定额、基本装备配置均做到标准统一"]),
    "G3": (
        {}, "claimed",
        [
            "每12个班级配备音乐专用教室数", "每间音乐专用教室面积",
            "每12个班级配备美术专用教室数", "每间美术专用教室面积", EACH,
        ],
        ["中小学音乐、美术教室均达到规定标准"],
    ),
    "G4": ({}, "claimed", ["小学、初中在校生数", "一贯制学校义务教育阶段在校生数", EACH], ["义务教育段无超规模学校"]),
    # 按照…编班 repeats the norm; how large any class is it does not say.
    "G5": ({}, "claimed", ["每个班级的学生数", EACH], ["均按照小学45人、初中50人编班"]),
    "G6": (
        {}, "claimed", ["不足100人的学校按100人核定经费", PROOF],
        ["不足100名学生的小学和教学点生均教育经费均统一核拨到位"],
    ),
    "G7": ({}, "undisclosed", ["特殊教育生均公用经费"], []),
    "G8": (
        {}, "claimed", [PROOF],
        ["义务教育学校教师平均工资收入高于公务员平均工资收入水平,按规定足额核定教师绩效工资总量"],
    ),
    # 教师培训完成率 without the 360 hours, 交流比例 without saying of whom, 在校就读率 without 公办: these may be
    # other measures.
    "G9": (
        {"all": "100"}, "met", [f"{OPEN}教师五年360学时培训完成率"],
        ["义务教育专任教师持证上岗率、教师培训完成率均达100%"],
    ),
    "G10": ({}, "undisclosed", ["县域内统筹分配教职工岗位"], []),
    "G11": (
        {"exchange_rate": "13.08"}, "met",
        ["骨干教师占交流轮岗教师的比例", f"{OPEN}每年交流轮岗教师占符合交流条件教师的比例"],
        ["推动校长及骨干教师轮岗交流65人,交流比例13.08%"],
    ),
    "G12": ({"all": "100"}, "met", [], ["义务教育专任教师持证上岗率、教师培训完成率均达100%"]),
    "G13": ({}, "claimed", ["城区和镇区公办非寄宿制学校就近划片入学比例"], ["中小学招生严格执行就近入学原则"]),
    "G14": ({}, "undisclosed", ["优质高中招生名额分配到初中学校的比例", "名额分配向农村初中倾斜"], []),
    "G15": (
        {"all": "100"}, "met", [f"{OPEN}符合条件的随迁子女在公办和政府购买服务的民办学校就读比例"],
        ["健全留守儿童关爱体系,随迁子女在校就读率100%"],
    ),
    "Q1": ({"junior": "100"}, "met", [], ["2025—2026学年初中三年巩固率100%"]),
    "Q2": ({"all": "100"}, "met", [], ["适龄残疾儿童少年入学率100%"]),
    "Q3": ({}, "claimed", [EACH, PROOF], ["各学校按规定制定章程,基本实现学校管理与教学信息化"]),
    "Q4": ({}, "undisclosed", ["教师培训经费占学校公用经费预算的比例", EACH], []),
    "Q5": ({}, "claimed", ["设施设备得到充分利用", PROOF], ["教师能熟练运用信息化手段开展教学活动"]),
    "Q6": (
        {}, "claimed", [EACH, PROOF],
        [
            "坚持把德育置于教育工作首位",
            "对照《中小学德育工作指南》开展德育工作,坚持以“一校一品、一校一特色”为目标,推动校园文化建设从“标准化”向“特色化”升级",
        ],
    ),
    "Q7": (
        {}, "claimed", ["教学秩序规范", PROOF],
        ["各学校严格按照国家《课程设置方案》开齐开足各类课程,综合实践活动有序开展"],
    ),
    "Q8": ({}, "claimed", [PROOF], ["学生课业负担有效减轻"]),
    "Q9": ({}, "undisclosed", ["国家义务教育质量监测校际差异率", "国家义务教育质量监测相关科目达到Ⅲ级以上"], []),
    "S1": (
        {"all": "95.7"}, "met", [],
        ["面向学生、家长、教师、校长、人大代表、政协委员等群体开展社会认可度调查,共发放调查问卷2500份,满意度在95.7%以上"],
    ),
}  # fmt: skip

CVS = {"小学": "小学 | 0.312 | 0.365", "初中": "初中 | 0.280 | 0.301"}
QINGLAN: Table = {
    "L1": (
        level("5.96", "6.98") | {"cv.primary": "0.312", "cv.junior": "0.280"}, "met", [EACH],
        ["每百名学生拥有高于规定学历教师数:小学5.96人,初中6.98人", *CVS.values()],
    ),
    "L2": (
        level("1.31", "1.41") | {"cv.primary": "0.365", "cv.junior": "0.301"}, "met", [EACH],
        ["每百名学生拥有县级以上骨干教师数,小学、初中分别达到了1.31人、1.41人", *CVS.values()],
    ),
    "L3": (
        level("0.85", "1.03"), "unmet", [CV, EACH],
        ["体育、艺术专任教师方面,每百名学生小学拥有0.85人(标准为0.9人)、初中拥有1.03人"],
    ),
    "L4": (level("5.21", "6.37"), "met", [CV, EACH], ["生均教学及辅助用房面积 | ㎡ | 4.5 | 5.21 | 5.8 | 6.37"]),
    "L5": (level("8.12", "11.05"), "met", [CV, EACH], ["生均体育运动场馆面积 | ㎡ | 7.5 | 8.12 | 10.2 | 11.05"]),
    "L6": (level("2358", "2967"), "met", [CV, EACH], ["生均教学仪器设备值 | 元 | 2000 | 2358 | 2500 | 2967"]),
    "L7": (level("2.61", "2.76"), "met", [CV, EACH], ["每百名学生拥有网络多媒体教室数 | 间 | 2.3 | 2.61 | 2.4 | 2.76"]),
    "G1": ({}, "claimed", [PROOF], ["学校布局规划合理"]),
    "G2": (
        {}, "claimed", [PROOF],
        ["城乡义务教育学校建设标准统一、教师编制标准统一、生均公用经费基准定额统一、基本装备配置标准统一"],
    ),
    "G3": (
        {"music_rooms": "1", "art_rooms": "1"}, "met", ["每间音乐专用教室面积", "每间美术专用教室面积", EACH],
        ["各校每12个班级均配备1间以上音乐专用教室和1间以上美术专用教室"],
    ),
    "G4": (
        {"school_size.primary": "2000", "school_size.junior": "2000"}, "met",
        ["一贯制学校义务教育阶段在校生数", EACH], ["全县所有小学、初中在校生规模均不超过2000人"],
    ),
    "G5": (level("44", "49"), "met", [EACH], ["小学最大班额为44人,初中最大班额为49人"]),
    "G6": ({}, "claimed", [PROOF], ["不足100名学生的村小学和教学点全部按100人核定公用经费"]),
    "G7": ({"all": "8000"}, "met", [], ["特殊教育学校生均公用经费达到8000元"]),
    "G8": (
        {}, "claimed", ["教师绩效工资总量足额核定", PROOF],
        ["义务教育学校教师平均工资收入水平不低于当地公务员平均工资收入水平"],
    ),
    "G9": ({"all": "100"}, "met", [], ["教师五年360学时培训完成率达到100%"]),
    "G10": ({}, "claimed", [PROOF], ["在核定的教职工编制总额内,统筹分配各校教职工岗位数量"]),
    "G11": (
        {"exchange_rate": "12.3", "backbone_share": "24.4"}, "met", [],
        ["今年交流轮岗86人,占符合交流条件教师的12.3%,其中骨干教师21人,占交流教师总数的24.4%"],
    ),
    "G12": ({"all": "100"}, "met", [], ["专任教师持证上岗率100%"]),
    "G13": (
        level("100", "97.2"), "met", [],
        ["城区和镇区公办小学、初中(均不含寄宿制学校)就近划片入学比例分别为100%、97.2%"],
    ),
    "G14": ({"all": "60"}, "met", [], ["优质高中招生名额分配比例达到60%", "并向农村初中倾斜"]),
    "G15": ({"all": "92.6"}, "met", [], ["留守儿童关爱体系健全,符合条件的随迁子女在公办学校就读比例为92.6%"]),
    "Q1": ({"junior": "98.7"}, "met", [], ["初中三年巩固率98.7%"]),
    "Q2": ({"all": "96.4"}, "met", [], ["残疾儿童少年入学率96.4%"]),
    "Q3": ({}, "claimed", [EACH, PROOF], ["所有学校制定了章程", "实现了管理与教学信息化"]),
    "Q4": ({"all": "5"}, "met", [EACH], ["全县所有学校教师培训经费占公用经费预算总额的比例均达到5%以上"]),
    "Q5": ({}, "claimed", [PROOF], ["教师能熟练运用信息化手段组织教学,设施设备利用率较高"]),
    "Q6": ({}, "claimed", [EACH, PROOF], ["所有学校德育工作、校园文化建设水平均达到良好以上"]),
    "Q7": ({}, "claimed", [PROOF], ["课程开齐开足,教学秩序规范,综合实践活动有效开展"]),
    "Q8": ({}, "claimed", [PROOF], ["无过重课业负担"]),
    "Q9": (
        {"all": "0.15"}, "met", [],
        ["国家义务教育质量监测中,相关科目学生学业水平达到Ⅲ级以上,校际差异率均低于0.15"],
    ),
    "S1": ({"all": "93.4"}, "met", [], ["社会认可度为93.4%"]),
}  # fmt: skip
PATHS = {
    "yanqi": ROOT / "corpus" / "announcements" / "yanqi-2026.txt",
    "qinglan": ROOT / "tests" / "indicators" / "announcements" / "qinglan-2025.md",
}
TABLES = {"yanqi": YANQI, "qinglan": QINGLAN}
ROWS = [pytest.param(name, id, id=f"{name}-{id}") for name, table in TABLES.items() for id in table]


@pytest.fixture(scope="module")
def audits() -> dict[str, tuple[Audit, Document]]:
    return {name: audited(path) for name, path in PATHS.items()}


@pytest.mark.parametrize(("name", "id"), ROWS)
def test_逐行(audits: dict[str, tuple[Audit, Document]], name: str, id: str) -> None:
    reported, verdict, undisclosed, quotes = TABLES[name][id]
    row = audits[name][0][id]
    assert {key: str(value) for key, value in row.reported.items()} == reported
    assert row.verdict == verdict
    assert list(row.undisclosed) == undisclosed
    assert sorted(citation.quote for citation in row.citations) == sorted(quotes)


@pytest.mark.parametrize("name", TABLES)
def test_三十二行按标准的顺序且引文逐字(audits: dict[str, tuple[Audit, Document]], name: str) -> None:
    audit, document = audits[name]
    assert [row.id for row in audit.rows] == [indicator.id for indicator in STANDARD.indicators] == list(TABLES[name])
    quoted = [c for part in (audit.rows, audit.findings, audit.checked) for one in part for c in one.citations]
    assert quoted
    for citation in quoted:
        assert document.text[citation.start : citation.end] == citation.quote
        assert (citation.document, citation.sha256, citation.kind) == (document.id, document.sha256, "announcement")
        assert citation.title == document.description.title


def numbers(audit: Audit, severity: str | None = None) -> list[tuple[str, str, list[float]]]:
    return [
        (one.check, one.severity, [float(n) for n in one.numbers])
        for one in (*audit.findings, *audit.checked)
        if severity is None or one.severity == severity
    ]


def test_焉耆的疑问(audits: dict[str, tuple[Audit, Document]]) -> None:
    """65 of 497 is 13.08 %; 379 and 380 teachers print as 6.55 and 6.57; seven means, no CV; a year not yet over."""
    assert numbers(audits["yanqi"][0], "conflict") == []
    assert numbers(audits["yanqi"][0], "question") == [
        ("share", "question", [65, 13.08, 497]),
        ("whole_number", "question", [6.56, 5787, 379, 380]),
        ("whole_number", "question", [1.77, 7661, 135, 136]),
        ("claim", "question", [7, 7, 0]),
        ("date", "question", [2025, 2026, 100]),
    ]


def test_焉耆相符的数(audits: dict[str, tuple[Audit, Document]]) -> None:
    found = numbers(audits["yanqi"][0], "agrees")
    assert [given for check, _, given in found if check == "sum"] == [
        [29, 12, 1, 16], [12, 1, 1, 3, 2, 5], [16, 7, 9], [13448, 5787, 7661], [12, 5, 7]
    ]  # fmt: skip
    assert [given for check, _, given in found if check == "whole_number"] == [
        [8.16, 7661, 625], [1.62, 5787, 94], [1.27, 7661, 97], [0.97, 5787, 56], [3.26, 7661, 250], [2.87, 5787, 166]
    ]  # fmt: skip


def test_每个疑问都有两边的原话并且是问句(audits: dict[str, tuple[Audit, Document]]) -> None:
    for audit, _ in audits.values():
        for finding in audit.findings:
            assert len(finding.citations) >= 2, finding.text
            assert "请问" in finding.text
            assert finding.text.endswith("?")
            assert not any(word in finding.text for word in ("造假", "虚报", "错误", "违规"))


def test_青岚的矛盾(audits: dict[str, tuple[Audit, Document]]) -> None:
    assert numbers(audits["qinglan"][0], "conflict") == [
        ("sum", "conflict", [23, 14, 6, 4]),
        ("claim", "conflict", [7, 0.85]),
    ]
    assert numbers(audits["qinglan"][0], "question") == []
    sums = [given for check, _, given in numbers(audits["qinglan"][0], "agrees") if check in {"sum", "share"}]
    assert sums == [[21360, 14250, 7110], [86, 12.3, 702], [21, 24.4, 86]]


def test_写成JSON(audits: dict[str, tuple[Audit, Document]]) -> None:
    """The keys of the contract, numbers as JSON numbers; read back as it was."""
    audit = audits["yanqi"][0]
    found: dict[str, Any] = json.loads(json.dumps(audit.to_json()))
    assert (found["announcement"], found["provenance"]) == ("yanqi-2026", "real")
    row = {"id", "area", "label", "requirement", "reported", "verdict", "undisclosed", "citations"}
    assert all(set(one) == row for one in found["rows"])
    assert found["rows"][0]["reported"] == {"primary": 8.16, "junior": 6.56}
    citation = {"id", "kind", "document", "title", "section", "quote", "start", "end", "sha256"}
    assert set(found["rows"][0]["citations"][0]) == citation
    finding = {"check", "text", "numbers", "severity", "citations"}
    assert all(set(one) == finding for one in found["findings"])
    assert {one["severity"] for one in found["findings"]} <= {"conflict", "question"}
    assert found["findings"][0]["numbers"] == [65, 13.08, 497]
    assert Audit.model_validate_json(audit.model_dump_json()) == audit


def test_说法里没有焉耆也没有青岚() -> None:
    """Nothing about one county stands in the code or in the standard."""
    for path in [*(ROOT / "assistant" / "indicators").glob("*.py"), *(ROOT / "corpus" / "standards").glob("*.yaml")]:
        text = path.read_text(encoding="utf-8")
        assert (
            not any(word in text for word in ("焉耆", "青岚", "13448", "7661", "5787"))
            or path.name == "sample_plan.yaml"
        )
