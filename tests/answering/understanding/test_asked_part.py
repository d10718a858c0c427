"""The part of a question that asks, its noun and its units."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.asked_part import asking, focused, head_of, units_of
from assistant.answering.understanding.plan import Term
from assistant.text.quantities import PEOPLE


def term(word: str, weight: float = 0.8, tag: str = "n") -> Term:
    return Term(word=word, same=(word,), weight=weight, tag=tag)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("娃明年入园,全县有几所幼儿园", "全县有几所幼儿园"),
        ("教师多少人,学生多少人", "教师多少人,学生多少人"),
        ("公示到哪天为止", "公示到哪天为止"),
    ],
)
def test_the_part_that_asks(question, part):
    assert asking(question) == part


def test_words_outside_the_part_that_asks_count_for_less():
    terms = (term("明年"), term("幼儿园"))
    apart, own = focused("明年入园,幼儿园多少家", terms, lambda _: [])
    assert apart.weight < terms[0].weight
    assert own == terms[1]
    assert focused("明年幼儿园多少家", terms, lambda _: []) == terms


def test_a_part_that_names_nothing_leaves_the_weights():
    terms = (term("幼儿园"), term("家", weight=0.1))
    assert focused("幼儿园的事,有多少家", terms, lambda _: []) == terms


@pytest.mark.parametrize(
    ("question", "head"),
    [("多少个教师在学校", "教师"), ("学校的教师有多少", "教师"), ("教师达标吗", None)],
)
def test_the_noun_that_a_number_is_asked_of(question, head):
    found = head_of(question, (term("学校"), term("教师"), term("在", tag="v")))
    assert (found.word if found else None) == head


def test_people_are_counted_in_heads(county: Assistant):
    assert units_of("多少个教师", term("教师"), county.understanding.kinds) == PEOPLE
    assert units_of("多少个观测站", term("观测站"), county.understanding.kinds) == ()
