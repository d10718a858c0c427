"""How many pupils a school has that the announcement names, by whatever name people call it (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, talk

from assistant.answering.assistant import Assistant

MORE = (
    "(四)第四小学太挤。在校生2136人,超过2000人;48个班里有3个班超过45人。\n"
    "(五)不足100名学生的学校有1所,为柳湾第二小学,在校生76人。为方便柳湾、石桥两镇学生上学,开通校车8辆。\n"
    "(六)第五小学正在扩建。全县小学生均图书31册,教师2136人。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("named_school", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("四小现在到底有多少学生啊,天天接孩子堵得要命", "2136人"),
        ("第四小学学生多少", "2136人"),
        ("镇上柳湾二小还剩几个学生", "柳湾第二小学:在校生76人"),
    ],
)
def test_its_pupils_are_told(county: Assistant, question: str, told: str) -> None:
    """They stand behind its name, or in the sentence that follows."""
    assert told in talk(county, question)


def test_its_number_is_held_against_the_standard(county: Assistant) -> None:
    assert "高出 136 人" in talk(county, "四小比两千人的上限多出多少个学生")


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("石桥二小有几个学生", "76"),  # another place's second school
        ("五小有多少学生", "2136"),  # all of the county's teachers
        ("四小有几个老师", "2136"),
        ("三小有多少学生", "2136"),
    ],
)
def test_the_number_of_another_is_none_of_its_own(county: Assistant, question: str, number: str) -> None:
    assert number not in talk(county, question)
