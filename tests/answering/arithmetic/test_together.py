"""Numbers that are not shared out: over schools of other levels, or those of one level for all (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant

SCHOOLS = (
    "示例县下辖7个乡镇、83个行政村。全县有各级各类学校40所,其中:义务教育段学校18所(县直小学4所、乡镇小学7所,初中7所);"
    "幼儿园22所。"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with the number of its schools of every level."""
    plain = "示例县下辖7个乡镇、83个行政村。全县有义务教育段学校18所,其中:小学11所、初中7所。"
    assert plain in made_up.NOTICE
    return open_notice("together", made_up.NOTICE.replace(plain, SCHOOLS))


@pytest.mark.parametrize("question", ["每个学校多少老师", "平均每所学校几个老师"])
def test_义务教育的老师不摊到幼儿园头上(county: Assistant, question: str) -> None:
    assert "÷ 40" not in told(county.answer(question))


@pytest.mark.parametrize("question", ["每个乡镇有几所学校", "平均每个乡镇几所学校"])
def test_乡镇小学不是所有学校(county: Assistant, question: str) -> None:
    assert "7 ÷ 7" not in told(county.answer(question))
