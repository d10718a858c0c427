"""A question of two parts, the second of which reckons with what the first asks (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation

MORE = (
    "(四)特色。建成书法特色校12所(国家级5所,省级7所)。\n"
    "(五)课后服务。课后服务每学期收费小学380元、初中420元。\n"
    "(六)幼儿园。全县有幼儿园9所,其中:县直幼儿园4所、乡镇幼儿园5所。\n"
    "(七)德育。创建省级德育示范校3所、市级德育示范校8所。\n"
)


@pytest.fixture(scope="module")
def larger(open_notice: OpenNotice) -> Assistant:
    """The made-up county with sorts of schools and prices of two levels."""
    return open_notice("parts", made_up.with_more(MORE))


@pytest.mark.parametrize(
    ("question", "quoted", "steps"),
    [
        ("书法特色校有几所,国家级的占多少", "12所", "5 ÷ 12"),
        ("小学有多少学生,占全部学生多少", "6015人", "6015 ÷ 9240"),
        ("小学有多少学生,初中少多少", "6015人", "6015 − 3225 = 2790"),
    ],
)
def test_both_parts_are_told(larger: Assistant, question: str, quoted: str, steps: str) -> None:
    answer = told(larger.answer(question, Conversation()))
    assert quoted in answer
    assert steps in answer


def test_the_conversation_goes_on_after_both_parts(larger: Assistant) -> None:
    talk = Conversation()
    larger.answer("小学有多少学生,占全部学生多少", talk)
    assert [turn.question for turn in talk.turns] == ["小学有多少学生", "占全部学生多少"]


def test_what_cannot_be_computed_stays_one_question(larger: Assistant) -> None:
    talk = Conversation()
    larger.answer("书法特色校有几所,占全国的多少", talk)
    assert len(talk.turns) <= 1


def test_what_a_sentence_tells_side_by_side_is_one_whole(larger: Assistant) -> None:
    assert "3 + 8 = 11" in told(larger.answer("德育示范校一共几所", Conversation()))


@pytest.mark.parametrize(
    "question", ["幼儿园平均每所多少孩子", "乡镇的幼儿园比县里的多几个", "学生比去年少了多少", "省级德育示范校一共几所"]
)
def test_numbers_of_two_scopes_are_not_reckoned_with(larger: Assistant, question: str) -> None:
    answer = told(larger.answer(question, Conversation()))
    assert not any(sign in answer for sign in ("÷", "−", " + "))
