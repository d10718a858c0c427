"""What each person gets is put in order by the quotient, not by the sum."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant

AID = made_up.with_more(
    "(四)资助学生。2025年,学前教育资助300人,补助资金24万元;普通高中国家助学金资助学生210人次,补助资金42万元;"
    "中等职业学校国家助学金资助学生50人,补助资金11万元。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with three sorts of aid."""
    return open_notice("by_head", AID)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("三类资助哪类人均最高", "2200 元(110000 ÷ 50 = 2200 元)", "800 元(240000 ÷ 300 = 800 元)"),
        ("资助里哪一类平均每人最少", "800 元(240000 ÷ 300 = 800 元)", "2200 元(110000 ÷ 50 = 2200 元)"),
    ],
)
def test_the_order_is_that_of_the_quotients(county, question, first, last):
    answer = county.answer(question)
    assert answer.status == "answered"
    assert told(answer).index(first) < told(answer).index(last)
    assert "有的按人、有的按人次计" in answer.answer
    assert [call.name for call in answer.working] == ["compute"] * 3


def test_the_largest_sum_is_another_question(county):
    assert "42万元" in county.answer("三类资助哪类补助资金最多").answer.split("。")[0]
