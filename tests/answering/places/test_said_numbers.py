"""Whether a clause's numbers tell if there is any over or under the number that a question names."""

import pytest
from made_up import SHIPPED

from assistant.answering.places.said_numbers import is_of_another_level, leaves_open
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.text.normalize import fold

WORDS = PremiseWords(SHIPPED / "language" / "premise.yaml")


@pytest.mark.parametrize(
    ("clause", "left_open"),
    [
        ("27个小学班已满45人,转学插班无空位。", True),
        ("教学班1987个,小学平均班额43.0人,初中平均班额46.7人。", True),
        ("小学超过45人的班153个。", True),
        ("56人以上的班级已经没有。", True),
        ("超过50人的班6个。", False),
        ("没有超过50人的班。", False),
        ("最大班额48人。", False),
        ("56人以上的班级3个。", False),
        ("45人以上的班级已全部消除。", False),
        ("班级公约由师生共同制定。", False),  # no number of pupils
    ],
)
def test_有没有超过50人的班_什么样的数定得下来(clause: str, left_open: bool) -> None:
    assert leaves_open("有没有超过50人的班", fold(clause), WORDS) is left_open


def test_没问有没有的不归这里管() -> None:
    assert not leaves_open("初中平均班额超过50人吗", "初中平均班额46.7人。", WORDS)


@pytest.mark.parametrize(
    ("question", "level", "other"),
    [
        ("初中也是一个班45个人吧", "初中", True),
        ("小学一个班45个人吧", "小学", False),
        ("初中一个班50个人吧", "初中", False),
        ("初中一个班有没有超过45个人的", "初中", False),  # a bound
    ],
)
def test_说的是另一个学段的数(question: str, level: str, other: bool) -> None:
    assert is_of_another_level(question, "均按照小学45人、初中50人编班;", [level], WORDS) is other


def test_同一句里不分学段的数不算另一个学段的() -> None:
    assert not is_of_another_level("初中住校生450人吧", "初中在校生5787人,住校生450人;", ["初中"], WORDS)
