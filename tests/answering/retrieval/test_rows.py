"""Numbers side by side: of two levels, and in the order of a row."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

SIDE_BY_SIDE = (
    "(四)其他。小学超过四十人的宿舍还有13间,初中超过四十人的宿舍还有5间。"
    "伙食满意度为88.3%,其中寄宿生91.6%、走读生86.2%、食堂职工94.7%。"
    "小学生均伙食补贴为620元,初中为810元。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("rows", made_up.with_more(SIDE_BY_SIDE))


def told(county: Assistant, question: str) -> str:
    return county.answer(question, Conversation()).answer


def test_两个学段的数并排写着就能加能减(county: Assistant) -> None:
    assert "13 + 5 = 18" in told(county, "小学和初中超过四十人的宿舍加起来还有多少间")
    assert "810 − 620 = 190" in told(county, "一个初中生的伙食补贴比小学生多拿多少元")


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("伙食满意度从高到低排,第二名是多少", "第二是寄宿生 91.6%"),
        ("伙食满意度从低到高排,第一的是多少", "第一是走读生 86.2%"),
        ("伙食满意度倒数第二的是多少", "倒数第二是寄宿生 91.6%"),
    ],
)
def test_一排数里排第几(county: Assistant, question: str, opening: str) -> None:
    assert told(county, question).startswith(opening)


def test_没有那么多个数就没有那一名(county: Assistant) -> None:
    assert "第五" not in told(county, "伙食满意度从高到低排,第五名是多少")
