"""Which of the numbers of a question is asserted of the county, and what the standard asks beside it."""

from decimal import Decimal

import made_up
import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.premises.assertions import Assertions, limits_of
from assistant.answering.understanding.premise_words import PremiseWords


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("小学每百名学生多媒体教室有2.5间吧", "2.5"),
        ("专任教师有700人吗", "700"),
        ("专任教师有多少人", None),
        ("那7项是不是都过了", None),
    ],
)
def test_问的人所说的数(county: Assistant, question: str, value: str | None) -> None:
    words = PremiseWords(made_up.SHIPPED / "language" / "premise.yaml")
    said = Assertions(county.standard, words, county.polarity).number(county.understanding.plan(question))
    assert (said and said.value) == (value and Decimal(value))


def test_标准的数不止一个学段的(county: Assistant) -> None:
    named = county.understanding.plan("小学每百名学生多媒体教室几间").indicators
    assert limits_of(county.standard, named) == {Decimal("2.3"), Decimal("2.4")}
