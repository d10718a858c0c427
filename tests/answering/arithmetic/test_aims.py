"""How far a number of the announcement is from one that the asker names (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation


@pytest.fixture(scope="module")
def bounded(open_notice: OpenNotice) -> Assistant:
    """The made-up county, which tells its opinions as a bound."""
    return open_notice("aims", made_up.NOTICE.replace("满意度88.4%", "满意度在88.4%以上"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("专任教师离800人还差几个", "还差 88 人(800 − 712 = 88)"),
        ("小学生要到七千人还差多少", "还差 985 人(7000 − 6015 = 985)"),
        ("满意度离90%还差多少", "还差 1.6 个百分点(90 − 88.4 = 1.6)"),
        ("离20所学校还差几所,小学", ""),
    ],
)
def test_what_is_missing_is_told_with_its_working(county: Assistant, question: str, words: str) -> None:
    answer = told(county.answer(question, Conversation()))
    assert words in answer if words else "还差" not in answer


def test_a_number_past_the_aim_is_told_as_such(county: Assistant) -> None:
    answer = told(county.answer("专任教师离700人还差几个", Conversation()))
    assert "已经超过 700 人,多 12 人(712 − 700 = 12)" in answer


def test_of_a_bound_no_more_than_so_much_is_missing(bounded: Assistant) -> None:
    assert "最多还差 1.6 个百分点" in told(bounded.answer("满意度离90%还差多少", Conversation()))


def test_an_aim_of_another_unit_or_of_what_is_not_told_is_none(county: Assistant) -> None:
    for question in ("专任教师离800万元还差多少", "校医离20人还差几个"):
        assert "是你说的数" not in told(county.answer(question, Conversation()))
