"""All pupils where an announcement tells those of both levels and no total (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

NOTICE = made_up.with_more("(四)随迁子女。随迁子女924名,全部在公办学校就读。与2022年相比,初中生增加225名。\n").replace(
    "义务教育段在校生9240人,其中:初中3225人,小学6015人", "小学生6015名,初中生3225名"
)


@pytest.fixture(scope="module")
def without_total(open_notice: OpenNotice) -> Assistant:
    """The made-up county without the number of all pupils."""
    return open_notice("both", NOTICE)


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        ("全县中小学生总共多少人", "6015 + 3225 = 9240"),
        ("随迁子女占学生百分之几", "924 ÷ (6015 + 3225)"),
        ("初中生占全部学生几成", "3225 ÷ (6015 + 3225)"),
    ],
)
def test_both_levels_are_the_whole(without_total: Assistant, question: str, steps: str) -> None:
    assert steps in told(without_total.answer(question, Conversation()))
