"""A share that no sentence gives, and so much a piece, from two numbers that the announcement tells (示例数据)."""

from pathlib import Path

import made_up
import pytest
from made_up import Open, OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.reckoned_words import ReckonedWords
from assistant.errors import CorpusError

MORE = (
    "(四)残疾儿童。全县持证残疾儿童少年150人,其中随班就读96人、送教上门30人。\n"
    "(五)扩充学位。投资2.4亿元新建改扩建学校,新增学位4800个,其中河东片区新增1800个。\n"
    "(六)场地。青松小学屋顶运动场计划投资900万元,面积3000平方米。\n"
    "(七)取暖。学校取暖费由县财政单列,2024年支出540万元。\n"
    "(八)食堂。食堂从业人员240人,持健康证上岗236人,占98.3%。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with parts, wholes and what is shared out."""
    return open_notice("reckoned", made_up.with_more(MORE))


def talk(county: Assistant, question: str) -> str:
    return told(county.answer(question, Conversation()))


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("持证的残疾孩子当中,随班就读的占比是多少", "96 ÷ 150 = 64%"),
        ("残疾儿童里送教上门的占几成", "30 ÷ 150 = 20%"),
        ("新增的学位里河东片区占了多大比例", "1800 ÷ 4800 = 37.5%"),
        ("河东片区新增的学位占全部新增学位的百分之几", "1800 ÷ 4800 = 37.5%"),
    ],
)
def test_没写的占比_由部分和整体算出(county: Assistant, question: str, steps: str) -> None:
    assert steps in talk(county, question)


def test_写明的占比_照公示说(county: Assistant) -> None:
    answer = talk(county, "食堂从业人员里持健康证的占百分之几")
    assert "98.3%" in answer
    assert "÷" not in answer


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("平均每新增一个学位花了多少万元", "24000 ÷ 4800 = 5"),
        ("青松小学的屋顶运动场,每平方米造价合多少元", "9000000 ÷ 3000 = 3000"),
        ("取暖费摊到每所学校,平均一年多少万元", "540 ÷ 18 = 30"),
    ],
)
def test_摊到每一个(county: Assistant, question: str, steps: str) -> None:
    assert steps in talk(county, question)


@pytest.mark.parametrize(
    "question",
    [
        "残疾儿童里住校的占几成",  # no number of the part
        "校长里参加培训的占百分之几",
        "食堂从业人员里随班就读的占百分之几",  # a part of another whole
        "随班就读和送教上门的合起来,送教上门的占几成",  # of a sum
        "随班就读的孩子里送教上门的占几成",  # beside each other
        "平均每新增一个停车位花了多少万元",
        "每平方米绿地摊到多少钱",
    ],
)
def test_缺一个数就不算(county: Assistant, question: str) -> None:
    assert "÷" not in talk(county, question)


def test_说法写错_说出是哪个文件(tmp_path: Path) -> None:
    path = tmp_path / "reckoned.yaml"
    path.write_text("shares: '(?P<part>'\neach: a\nasked: b\nadded: c\n", "utf-8")
    with pytest.raises(CorpusError, match="reckoned"):
        ReckonedWords(path)


SORTS = (
    "(四)队伍。编制内教师712人,另有县聘编外教师46人。全县教师平均年收入8.93万元,与公务员的比值为1.02。食堂炊事员每月工资2200元。\n"
    "(五)名册。民办学校3所。留守儿童450人,孤儿38人。\n"
    "(六)班级。27个小学班已满45人,超过50人的初中班6个。\n"
)


@pytest.fixture(scope="module")
def sorts(open_notice: OpenNotice) -> Assistant:
    """The made-up county with sorts of schools and teachers, and no number of the teachers of one level."""
    return open_notice("sorts", made_up.with_more(SORTS).replace("专任教师712人。", ""))


@pytest.mark.parametrize(
    "question",
    [
        "小学一个老师教几个学生",
        "初中平均一个老师带几个学生",
        "小学老师比初中老师多多少",
        "平均每所民办学校几个学生",
        "教师工资比公务员高多少",
        "小学平均一个班多少人",
        "初中一个班平均多少学生",
    ],
)
def test_学段_类别_期限不同的数_不放在一起算(sorts: Assistant, question: str) -> None:
    answer = talk(sorts, question)
    assert "÷" not in answer
    assert "−" not in answer


def test_问平均_不拿总数回答(sorts: Assistant) -> None:
    assert sorts.answer("平均每所民办学校几名编外教师").status == "not_disclosed"


def test_没点名的一类_不当全部(open_folder: Open, tmp_path: Path) -> None:
    listed = "全县义务教育学校18所(公办16所、民办2所),其中小学11所、初中5所、九年一贯制学校2所。"
    notice = made_up.NOTICE.replace("全县有义务教育段学校18所,其中:小学11所、初中7所。", listed)
    county = open_folder(made_up.write(tmp_path, notice=notice))
    assert "÷ 18" in talk(county, "平均一个学校几个老师")
