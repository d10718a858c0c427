"""A share that no sentence gives, and so much a piece, from two numbers that the announcement tells (示例数据)."""

from pathlib import Path

import made_up
import pytest
from made_up import Open, told

from assistant.answering.assistant import Assistant
from assistant.answering.conversation import Conversation
from assistant.answering.reckoned_words import ReckonedWords
from assistant.errors import CorpusError

MORE = (
    "(四)残疾儿童。全县持证残疾儿童少年150人,其中随班就读96人、送教上门30人。\n"
    "(五)扩充学位。投资2.4亿元新建改扩建学校,新增学位4800个,其中河东片区新增1800个。\n"
    "(六)场地。青松小学屋顶运动场计划投资900万元,面积3000平方米。\n"
    "(七)取暖。学校取暖费由县财政单列,2024年支出540万元。\n"
    "(八)食堂。食堂从业人员240人,持健康证上岗236人,占98.3%。\n"
)


@pytest.fixture(scope="module")
def county(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with parts, wholes and what is shared out."""
    notice = made_up.with_more(MORE)
    return open_folder(made_up.write(tmp_path_factory.mktemp("reckoned"), notice=notice))


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
