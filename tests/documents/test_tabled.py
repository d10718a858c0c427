"""Tables: numbers by their headings, and rows that tell in words what there is of a thing."""

from papers import CORPUS, paper

from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.grids import grids, told_rows
from assistant.documents.passages import passages
from assistant.documents.tabled import all_figures
from assistant.text.lexicon import load_lexicon

LEXICON = load_lexicon(CORPUS / "language")
YEARS = """示例县自评公示
近三年情况如下：

年份 | 小学在校生（人） | 初中在校生（人） | 教育支出（亿元）
2023年 | 8105 | 4012 | 3.12
2024年 | 7790 | 3988 | 3.27
"""
PUPILS = """示例县自评公示
表2 义务教育在校学生数（单位：人）
类别|2023年|2024年
小学|17480|16912
小学阶段小计|20285|19582
"""
TOLD = """示例县自评公示
指标 | 标准 | 自评情况 | 是否达标
一、政府保障程度（2项）
教师五年360学时培训 | 完成率100% | 应完成1976人，已完成1951人，完成率98.7% | 未达标（25人）
教师工资 | 不低于公务员 | 教师年平均9.86万元，公务员年平均9.71万元 | 达标
二、教育质量（1项）
初中三年巩固率 | 95%以上 | 98.62% | 达标
"""


def read(text: str) -> dict[str, Figure]:
    document = paper(text)
    found = all_figures(document, passages(document), LEXICON)
    return {text[figure.start : figure.end]: figure for figure in found}


def test_单位在表头_年份在行首() -> None:
    found = read(YEARS)
    assert (found["7790"].value, found["7790"].unit, found["7790"].level) == (7790, "人", "primary")
    assert (found["7790"].subject, found["7790"].time) == ("在校生", "2024年")
    assert (found["3.12"].unit, found["3.12"].level, found["3.12"].subject) == ("亿元", None, "教育支出")
    heading = found["3.27"].heading
    assert heading is not None
    assert YEARS[slice(*heading)] == "教育支出（亿元）"


def test_年份在表头_单位在表名() -> None:
    found = read(PUPILS)
    assert {(found[words].time, found[words].unit) for words in ("17480", "20285")} == {("2023年", "人")}
    assert "表" not in found["17480"].subject


def test_标准一栏不是现状() -> None:
    found = read(TOLD)
    assert "98.62%" in found
    assert "95%" not in found


def test_一行话里的数归这一行的事() -> None:
    found = read(TOLD)
    assert (found["98.7%"].subject, found["98.7%"].parent) == ("完成率", "教师五年360学时培训")
    assert found["9.71万元"].subject.startswith("公务员")


def test_小标题不断开表() -> None:
    assert [len(grid.rows) for grid in grids(TOLD)] == [4]


def test_另一张表不接在前一张后面() -> None:
    text = "表4 小学\n指标|全县值\n甲|1.1\n表5 初中\n指标|全县值\n乙|2.2\n"
    assert [len(grid.rows) for grid in grids(text)] == [2, 2]


def test_要求抹去_字的位置不变() -> None:
    blotted = told_rows(TOLD)
    assert len(blotted) == len(TOLD)
    assert "完成率100%" not in blotted
    assert blotted.index("完成率98.7%") == TOLD.index("完成率98.7%")
    assert told_rows(YEARS) == YEARS


SITUATIONS = """示例县自评公示
表4 政府保障程度
序号 | 指标 | 自评情况 | 结论
1 | 教师交流轮岗 | 2025年符合交流条件教师1164人，实际交流137人，占11.77% | 达标
2 | 班级学生数 | 小学最大班额45人；初中有9个班超过50人，最大班额53人 | 未达标
"""
AID = """示例县自评公示
表5 生活补助
对象 | 标准（元/生·年） | 人数（人）
小学寄宿生 | 1250 | 612
初中寄宿生 | 1500 | 1140
"""


def test_没有要求一栏的话也归这一行的事() -> None:
    """A column headed by what tells in words needs none of requirements beside it."""
    found = read(SITUATIONS)
    assert (found["137人"].subject, found["137人"].parent) == ("实际交流", "教师交流轮岗")
    assert found["11.77%"].parent == "教师交流轮岗"
    assert found["53人"].subject == "最大班额"


def test_发放标准是现状() -> None:
    """What is paid is called 标准 as well; it is no requirement."""
    assert (read(AID)["1500"].unit, read(AID)["1500"].level) == ("元", "junior")


def test_同一学段的两行各算各的() -> None:
    """Two rows of a level are no two numbers of one thing: each goes with its own years."""
    document = paper(PUPILS)
    corpus = Corpus([document], LEXICON)
    sums = next(one for one in corpus.figures_in(document.id, 0, len(document.text)) if one.value == 19582)
    assert [one.value for one in corpus.alike(sums)] == [20285, 19582]
