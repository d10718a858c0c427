"""Which numbers of a question are years, and whether they are those of a document."""

from datetime import date

import pytest

from assistant.text.years import has_year, same_year, school_years, years

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("2024年多少学生", ("2024",)),
        ("2024-2025学年巩固率", ("2024-2025",)),
        ("2024—2025学年巩固率", ("2024-2025",)),
        ("2024至25学年巩固率", ("2024-2025",)),
        ("2023年和2024年", ("2023", "2024")),
        ("去年招了几个老师", ("2025",)),
        ("前年招了几个老师", ("2024",)),
        ("大前年招了几个老师", ("2023",)),
        ("20241人", ()),
        ("2026-01-20", ("2026",)),
        ("投入3200万元", ()),
        ("今年多少", ()),
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
def test_问到的年份(question: str, named: tuple[str, ...]) -> None:
    assert years(question, DAY) == named


@pytest.mark.parametrize(
    ("asked", "stated", "same"),
    [
        ("2024", "2024年资助", True),
        ("2024", "2023年资助", False),
        ("2024-2025", "2024—2025学年", True),
        ("2024-2025", "2023—2024学年", False),
        ("2024-2025", "2024年", False),
        ("2024", "2024—2025学年", False),
        ("2024", "近三年", False),
    ],
)
def test_学年要两头都对(asked: str, stated: str, same: bool) -> None:
    assert same_year(asked, stated) is same


def test_文里的年份() -> None:
    assert school_years("2024—2025学年巩固率,2023年投入") == ["2024-2025"]
    assert has_year("2023年投入")
    assert not has_year("近三年投入3200万元")
