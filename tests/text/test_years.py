"""Which numbers of a question are years."""

from datetime import date

import pytest

from assistant.text.years import years

TODAY = date(2026, 1, 22)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("2024年招了多少老师", ("2024",)),
        ("2024招了多少老师", ("2024",)),
        ("2025人均经费", ("2025",)),
        ("2025名额分配", ("2025",)),
        ("过2024年再说", ("2024",)),
        ("2024到2025学年", ("2024-2025",)),
        ("去年招了多少", ("2025",)),
        ("超过2000人了吗", ()),
        ("学生是不是超过2000了", ()),
        ("破2000没", ()),
        ("2000元的补助", ()),
        ("投入2000万元", ()),
        ("2000以上的学校", ()),
        ("不到2000", ()),
    ],
)
def test_年份和个数分得开(question: str, named: tuple[str, ...]) -> None:
    assert years(question, TODAY) == named
