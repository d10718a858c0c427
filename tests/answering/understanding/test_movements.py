"""What a question asks of a number that has moved: how far, by what share, or what it was."""

import pytest

from assistant.answering.understanding.movements import Movements
from assistant.settings import shipped_corpus


@pytest.fixture(scope="module")
def movements() -> Movements:
    return Movements(shipped_corpus() / "language" / "movements.yaml")


@pytest.mark.parametrize(
    ("question", "wants", "thing", "base"),
    [
        ("全镇户籍人口这四年增长了百分之几", "rate", "全镇户籍人口", "这四年"),
        ("跟三年前比,走读生少了多少人", "by", "走读生", "三年前"),
        ("图书室平均面积扩大了多少平方米", "by", "图书室平均面积", ""),
        ("前一年的肥胖率是多少", "former", "肥胖率是", "前一年"),
        ("2025年的教案比2021年多了多少份", "by", "教案", "2021年"),
    ],
)
def test_问的是变化(movements: Movements, question: str, wants: str, thing: str, base: str) -> None:
    asked = movements.asked(question)
    assert asked is not None
    assert (asked.wants, asked.thing, asked.base) == (wants, thing, base)


@pytest.mark.parametrize("question", ["有多少学生", "护工工资比保洁员高了多少", "走读生比住校生多了几个"])
def test_问的不是变化(movements: Movements, question: str) -> None:
    assert movements.asked(question) is None
