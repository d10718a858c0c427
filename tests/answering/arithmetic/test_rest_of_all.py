"""The opposite sort, what is called the rest, whom somebody looks after, lists of one sentence (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

MORE = (
    "(四)寄宿。全县寄宿生2240人。每个楼层设“晚安阿姨”,共聘用56人。在民办学校就读的学生1240人。\n"
    "(五)补充。近三年补充教师160人,其中公费师范生60人、特岗教师40人,其余为公开招考。同期流失12人。\n"
    "(六)工作室。设立名师工作室10个,其中语文4个、数学2个、英语1个、其他学科3个。组建教育集团4个,覆盖15所学校。\n"
    "(七)校车。投入校车40辆,乘车费每人每月60元,年补贴额600万元。山区津贴分三类,一类每月500元,二类每月800元,三类每月1200元。\n"
    "(八)支出。三年里一般公共预算教育支出由8亿元提高到10亿元,教育支出占一般公共预算支出的21.5%。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with sorts of which the other is counted, and rests without a number."""
    return open_notice("rest_of_all", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("走读的学生有多少", "9240 − 2240 = 7000"),
        ("全县不住校、走读的学生有多少", "9240 − 2240 = 7000"),
        ("公办学校的学生一共多少人", "9240 − 1240 = 8000"),
        ("公开招考来的老师有几个", "160 − 60 − 40 = 60"),
        ("语文、数学、英语三科的名师工作室加起来有几个", "4 + 2 + 1 = 7"),
        ("加入教育集团的学校占全县学校的百分之几", "15 ÷ 18"),
        ("平均每辆校车一年补多少钱", "600 ÷ 40 = 15"),
        ("山区津贴三类比一类多多少", "1200 − 500 = 700"),
        ("教育支出涨了百分之几", "25%"),
    ],
)
def test_没写的数_由写了的算出(county: Assistant, question: str, steps: str) -> None:
    assert steps in told(county.answer(question, Conversation()))


@pytest.mark.parametrize(
    "question",
    ["男老师有几个", "初中走读的学生有多少", "民办学校一个老师带几个学生", "按占比倒推,教育支出总共多少"],
)
def test_缺一边的数_不算(county: Assistant, question: str) -> None:
    answer = told(county.answer(question, Conversation()))
    assert not set("−÷+") & set(answer)
