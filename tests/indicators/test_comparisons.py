"""Schools beside each other, and a table as a document whose quotes can be checked without the calculator."""

import pytest
from making import ROOT, STANDARD, school, table

from assistant.errors import InputError
from assistant.indicators import comparisons
from assistant.indicators.quotes import cite_cells
from assistant.indicators.table import SchoolTable, read_table
from assistant.indicators.table_document import holds_cells, table_document
from assistant.indicators.trace import cells_of


@pytest.fixture(scope="module")
def sample() -> SchoolTable:
    return read_table(ROOT / "corpus" / "schools" / "sample.csv")


def test_按一项指标看哪些学校(sample: SchoolTable) -> None:
    found = comparisons.verdicts_by(sample, STANDARD, "L7", only="unmet")
    assert [(one["code"], one["level"]) for one in found.data["schools"]] == [("G02", "junior"), ("G08", "primary")]
    assert found.data["counts"] == {"met": 10, "unmet": 2, "undisclosed": 0}
    assert (found.citations[0].start, found.citations[0].end) == (3, 9)
    rooms = comparisons.verdicts_by(sample, STANDARD, "G3", only="undisclosed").data
    assert [one["code"] for one in rooms["schools"]] == ["G12"]


def test_缺数的学校不算未达标() -> None:
    schools = table(school(code="A", 网络多媒体教室数=None), school(code="B", row=3, 网络多媒体教室数=1))
    found = comparisons.verdicts_by(schools, STANDARD, "L7").data
    assert found["counts"] == {"met": 0, "unmet": 1, "undisclosed": 1}


def test_两所学校相差(sample: SchoolTable) -> None:
    found = comparisons.difference(sample, STANDARD, "L5", "G03", "示例县白桦九年一贯制学校").data["differences"]
    assert [(one["level"], one["relation"], one["difference_display"]) for one in found] == [
        ("primary", "低于", "0.92"),
        ("junior", "低于", "1.01"),
    ]
    with pytest.raises(InputError, match="没有共同的学段"):
        comparisons.difference(sample, STANDARD, "L5", "G01", "G12")


def test_缺数就不相减() -> None:
    schools = table(school(code="A", 网络多媒体教室数=None), school(code="B", row=3))
    found = comparisons.difference(schools, STANDARD, "L7", "A", "B").data["differences"][0]
    assert (found["difference"], found["relation"]) == (None, None)


def test_空格说成没有填报() -> None:
    schools = table(school(code="A", 网络多媒体教室数=None), school(code="B", row=3))
    found = comparisons.cells(schools, "A", ["网络多媒体教室数", "小学在校生数"])
    assert [cell["display"] for cell in found.data["cells"]] == [None, "1000"]
    assert found.citations[0].quote == "测试A校(A):网络多媒体教室数 (空)、小学在校生数 1000"
    empty = comparisons.unfilled(schools).data
    assert [(one["code"], one["columns"]) for one in empty["schools"]] == [("A", ["网络多媒体教室数"])]


def test_别的学段的空格不算(sample: SchoolTable) -> None:
    assert comparisons.unfilled(sample, "G06").data["schools"] == []


def test_第几行就是第几行(sample: SchoolTable) -> None:
    document = table_document(sample)
    lines = document.text.split("\n")
    assert (document.kind, document.audience, document.description.provenance) == ("schools", "staff", "synthetic")
    assert document.sha256 == sample.sha256
    for one in sample.schools:
        assert lines[one.row - 1].startswith(f"{one.name}({one.code}):")


def test_每一格都引得对_改一个字就不对(sample: SchoolTable) -> None:
    document = table_document(sample)
    cells = [cell for one in sample.schools for cell in cells_of(one, ["media_rooms", "smallest_art_room"])]
    quote = cite_cells(sample, cells)
    assert holds_cells(document, quote.quote, quote.start, quote.end)
    assert not holds_cells(document, quote.quote.replace("数 11", "数 21"), quote.start, quote.end)
    assert not holds_cells(document, quote.quote, quote.start, quote.end - 1)
    assert not holds_cells(document, "", quote.start, quote.end)
