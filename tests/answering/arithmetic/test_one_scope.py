"""Operands are of one scope: pupils of 义务教育 are not shared out over kindergartens, nor a level over some."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant

SCHOOLS = made_up.NOTICE.replace(
    "全县有义务教育段学校18所,其中:小学11所、初中7所。",
    "全县现有各级各类学校30所,其中:义务教育段学校18所(九年一贯制学校3所,初级中学4所,县直小学2所,乡镇小学9所);"
    "幼儿园12所(县直幼儿园5所、乡镇幼儿园7所)。60名残疾儿童随班就读,32名残疾儿童送教上门。",
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with schools of all stages, by sorts."""
    return open_notice("one_scope", SCHOOLS)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("平均每所学校多少学生", "9240 ÷ 18"),
        ("每所学校平均几名专任教师", "712 ÷ 18"),
        ("乡镇幼儿园比县直的多几所", "7 − 5 = 2"),
    ],
)
def test_numbers_of_one_scope_are_reckoned_with(county, question, result):
    assert result in told(county.answer(question))


@pytest.mark.parametrize("question", ["一所小学平均几个学生", "一所初中平均多少学生"])
def test_a_level_is_not_shared_out_over_some_of_its_schools(county, question):
    answer = county.answer(question)
    assert "÷" not in answer.answer
    assert answer.status == "not_disclosed"


def test_a_whole_is_not_added_to_its_parts(county):
    answer = county.answer("全县各级各类学校一共几所")
    assert "30所" in answer.answer
    assert "合计" not in answer.answer


def test_one_way_of_schooling_is_no_whole_for_another(county):
    assert "÷" not in county.answer("送教上门的占残疾孩子的百分之几").answer
