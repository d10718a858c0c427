"""The numbers that an announcement begins with, found once by agreeing with one another (示例数据)."""

from pathlib import Path

import made_up
import pytest
from made_up import Open, OpenNotice, talk, told

from assistant.answering.assistant import Assistant
from assistant.answering.places.basics import Basics
from assistant.errors import CorpusError

MORE = (
    "(四)班级。小学共有150个班、初中共有75个班,合计225个班。小学专任教师402人、初中专任教师310人。\n"
    "(五)寄宿。全县寄宿生1530人,其中小学240人、初中1290人。留守儿童800人,其中小学500人、初中300人。\n"
    "(六)规模。规模最大的青松小学有30个班、在校学生1310人。2021年小学在校生7020人、初中在校生3100人。\n"
    "(七)校车。校车乘车学生640人。参加课后服务的学生8316人。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with classes, boarders and numbers of other years and of one school."""
    return open_notice("basics", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("小学平均一个班坐多少人", "6015 ÷ 150"),
        ("全县平均一个班多少学生", "9240 ÷ 225"),
        ("初中一个老师带几个学生", "3225 ÷ 310"),
        ("几个学生配一个老师", "9240 ÷ 712"),
        ("小学的生师比是多少", "6015 ÷ 402"),
        ("初中生里头住校的占多大比例", "1290 ÷ 3225"),
        ("初中生住校的占几成", "1290 ÷ 3225"),
        ("住校的学生在全县学生里占几成", "1530 ÷ 9240"),
        ("留守儿童里小学生占百分之几", "500 ÷ 800"),
        ("没住校的学生有几个", "9240 − 1530"),
        ("不住校的初中生有多少", "3225 − 1290"),
        ("有几个学生不坐校车", "9240 − 640"),
    ],
)
def test_all_pupils_teachers_and_classes_are_the_wholes(county: Assistant, question: str, steps: str) -> None:
    """A mean or a share is reckoned from all of a level, not from a school, a part or another year."""
    assert steps in talk(county, question)


@pytest.mark.parametrize("question", ["一个班最多能坐多少人", "2021年小学平均一个班多少人", "青松小学平均一个班多少人"])
def test_what_is_required_or_of_another_is_not_reckoned_from_them(county: Assistant, question: str) -> None:
    """A limit, another year and a single school are none of the county's numbers of now."""
    answer = talk(county, question)
    assert "6015" not in answer
    assert "9240" not in answer


def test_a_total_that_stands_behind_a_level_is_of_no_level(county: Assistant) -> None:
    """初中75个班,合计225个班: the total is called what it is."""
    assert "初中共有班 225" not in talk(county, "全县平均一个班多少学生")


def test_numbers_that_contradict_each_other_are_none(open_folder: Open, tmp_path: Path) -> None:
    """Without two levels that stand together, and with several totals alike, no number is that of all."""
    text = "示例县公示(示例数据)\n全县在校生5000人。另一处写在校生4000人。全县教学班120个。\n"
    text += "公示期限:2025年11月3日至11月7日\n"
    answer = told(open_folder(made_up.write(tmp_path, notice=text)).answer("一个班平均多少学生"))
    assert "÷" not in answer


def test_a_file_with_a_wrong_key_names_itself(county: Assistant, tmp_path: Path) -> None:
    """The message says which file is wrong."""
    wrong = tmp_path / "basics.yaml"
    wrong.write_text("idle: x\n", "utf-8")
    with pytest.raises(CorpusError, match=r"basics\.yaml|键"):
        Basics(county.facts, wrong)


TABLE = """表1 义务教育在校学生数(单位:人)
类别|2023年|2024年|2025年
小学|5480|5912|5604
九年一贯制学校小学部|310|268|411
小学阶段小计|5790|6180|6015
初中阶段小计|3077|3158|3225
总计|8867|9338|9240
"""


@pytest.fixture(scope="module")
def by_year(open_notice: OpenNotice) -> Assistant:
    return open_notice("by_year", made_up.with_more(TABLE))


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("2024年小学生有多少", "6180"),
        ("2023年那会儿初中生有好多人", "3077"),
        ("2024年一共多少学生", "9338"),
    ],
)
def test_the_number_of_another_year_is_of_all_as_well(by_year: Assistant, question: str, number: str) -> None:
    """A table gives the whole of a year, and parts of it before: 小学 is no 小学阶段小计."""
    assert number in talk(by_year, question)


def test_a_year_that_is_not_told_has_no_number(by_year: Assistant) -> None:
    answer = talk(by_year, "2019年小学生有多少")
    assert "6015" not in answer
    assert "5790" not in answer
