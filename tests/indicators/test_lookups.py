"""What the assistant's tools ask: JSON as it stands, each with the cells or words it rests on."""

import json
from typing import Any

import pytest
from auditing import audited
from making import ROOT, STANDARD, school, table

from assistant.errors import InputError
from assistant.indicators import lookups
from assistant.indicators.ranking import ranking
from assistant.indicators.results import Result
from assistant.indicators.table import SchoolTable, read_table
from assistant.indicators.table_passages import table_passages


@pytest.fixture(scope="module")
def sample() -> SchoolTable:
    return read_table(ROOT / "corpus" / "schools" / "sample.csv")


def checked(result: Result, source: SchoolTable | None) -> dict[str, Any]:
    """The data of a result, after its JSON, labels and cells have been held against the table."""
    assert json.loads(json.dumps(result.data)) == result.data
    assert result.citations
    if source is not None:
        assert "示例数据" in result.data["labels"]
        rows = {one.row: one.cells() for one in source.schools}
        for citation in result.citations:
            assert (citation.kind, citation.document, citation.sha256) == ("schools", source.name, source.sha256)
            assert "示例数据" in citation.section
            lines = citation.quote.split("\n")
            assert citation.start in rows
            assert citation.end in rows
            for line in lines:
                name, _, cells = line.partition("):")
                row = next(row for row in rows.values() if name.startswith(f"{row['学校名称']}({row['学校标识码']}"))
                for cell in cells.split("、"):
                    column, _, shown = cell.rpartition(" ")
                    assert shown == ("(空)" if row[column] is None else f"{row[column]}")
    return result.data


def test_学校的数值和差多少(sample: SchoolTable) -> None:
    result = lookups.value(sample, STANDARD, "L7", school="G08")
    found = checked(result, sample)["values"][0]
    assert (found["level"], found["display"], found["verdict"]) == ("primary", "2.12", "unmet")
    assert (found["relation"], found["difference_display"], found["unit"]) == ("低于", "0.18", "间")
    assert (found["reference"]["clause"], found["anchor"][:6]) == ("二(一)7", "每百名学生拥")
    assert (result.citations[0].start, result.citations[0].end) == (9, 9)
    assert result.citations[0].quote == "示例县松林乡小学(G08):网络多媒体教室数 11、小学在校生数 520"


def test_全县的数值(sample: SchoolTable) -> None:
    found = checked(lookups.value(sample, STANDARD, "L5", "primary"), sample)["values"]
    assert [(one["level"], one["display"], one["cv_display"]) for one in found] == [("primary", "15.35", "0.318")]
    both = lookups.value(sample, STANDARD, "L5").data["values"]
    assert [one["level"] for one in both] == ["primary", "junior"]


def test_各种结论(sample: SchoolTable) -> None:
    county = checked(lookups.verdict(sample, STANDARD), sample)
    assert (county["verdict"], len(county["reasons"])) == ("unmet", 2)
    one = checked(lookups.verdict(sample, STANDARD, school="示例县沙枣乡小学"), sample)
    assert (one["rows"][0]["verdict"], one["school"]) == ("unmet", "G11")
    rooms = checked(lookups.verdict(sample, STANDARD, "G3"), sample)
    assert (rooms["verdict"], [check["school"] for check in rooms["checks"]]) == ("undisclosed", ["G12"])
    own = checked(lookups.verdict(sample, STANDARD, "G5", school="G06"), sample)
    assert own["checks"][0]["text"] == "小学最大班额 42 人,应当至多 45 人"


def test_哪些学校没有达标(sample: SchoolTable) -> None:
    found = checked(lookups.school_verdicts(sample, STANDARD, only="unmet"), sample)
    assert found["counts"] == {"met": 14, "unmet": 1, "undisclosed": 0}
    assert [(one["code"], one["level"]) for one in found["schools"]] == [("G11", "primary")]
    junior = lookups.school_verdicts(sample, STANDARD, "junior").data
    assert junior["counts"] == {"met": 5, "unmet": 0, "undisclosed": 0}


def test_差异系数(sample: SchoolTable) -> None:
    found = checked(lookups.cv(sample, STANDARD, level="junior"), sample)
    assert len(found["values"]) == 7
    assert set(found["composite_cv"]) == {"junior"}
    one = checked(lookups.cv(sample, STANDARD, "L5"), sample)["values"]
    assert [value["cv_display"] for value in one] == ["0.318", "0.230"]
    assert one[0]["cv_anchor"].endswith("0.50")


def test_排列(sample: SchoolTable) -> None:
    least = checked(ranking(sample, STANDARD, "L5", limit=1), sample)
    assert [(one["rank"], one["code"], one["display"]) for one in least["ranking"]] == [(1, "G11", "6.87")]
    most = ranking(sample, STANDARD, "L5", "junior", least_first=False).data["ranking"]
    assert [one["code"] for one in most] == ["G05", "G04", "G03", "G01", "G02"]
    ground = checked(ranking(sample, STANDARD, column="运动场地面积", limit=1), sample)
    assert [one["name"] for one in ground["ranking"]] == ["示例县沙枣乡小学"]


def test_并列的同名次且没有填报的不排() -> None:
    schools = table(school(), school(code="B", row=3), school(code="C", row=4, 网络多媒体教室数=None))
    found = ranking(schools, STANDARD, "L7", limit=1).data
    assert [(one["rank"], one["code"]) for one in found["ranking"]] == [(1, "A"), (1, "B")]
    assert [one["code"] for one in found["undisclosed"]] == ["C"]


def test_假设前后(sample: SchoolTable) -> None:
    result = lookups.what_if(sample, STANDARD, ["G08.网络多媒体教室数=25"])
    found = result.data
    assert found["labels"] == ["示例数据", "假设"]
    assert found["assumption"].startswith("假设:")
    assert [pair["code"] for pair in found["schools"]] == ["G08"]
    pair = found["schools"][0]
    assert (pair["before"]["values"]["L7"]["verdict"], pair["after"]["values"]["L7"]["verdict"]) == ("unmet", "met")
    assert found["county_before"]["levels"]["primary"]["indicators"]["L7"]["schools_unmet"] == ["G08"]
    assert found["county_after"]["levels"]["primary"]["indicators"]["L7"]["schools_unmet"] == []
    assert "网络多媒体教室数 25" in result.citations[0].quote


def test_假设让学校不再参加评估() -> None:
    schools = table(school(), school("教学点", "B", 3, 小学在校生数=60, 小学班数=2, 小学最大班额=30))
    pair = lookups.what_if(schools, STANDARD, ["B.小学在校生数=49"]).data["schools"][0]
    assert pair["before"]["students"] == 60
    assert pair["after"] is None


def test_最少需要(sample: SchoolTable) -> None:
    found = checked(lookups.need(sample, STANDARD, "G08", "L7"), sample)
    assert (found["levels"][0]["needed"], found["changes"]) == (12, ["G08.网络多媒体教室数=12"])
    assert "假设" in found["labels"]
    assert "至少 12 间" in found["text"]


def test_公示的一行连同它的疑问() -> None:
    audit, document = audited(ROOT / "corpus" / "announcements" / "yanqi-2026.txt")
    result = lookups.audit_row(audit, "L2")
    found = checked(result, None)
    assert (found["verdict"], found["needs"]) == ("met", ["校际差异系数", "各校数值"])
    assert [one["check"] for one in found["findings"]] == ["whole_number", "claim"]
    assert all(document.text[c.start : c.end] == c.quote for c in result.citations)
    silent = lookups.audit_row(audit, "G14")
    assert (silent.data["verdict"], silent.citations) == ("undisclosed", ())


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda t: lookups.value(t, STANDARD, "G14"), "算不出 G14"),
        (lambda t: lookups.value(t, STANDARD, "G3", school="G08"), "不是按学校计算"),
        (lambda t: lookups.value(t, STANDARD, "L7", "junior", "G08"), "初中不参加评估"),
        (lambda t: lookups.value(t, STANDARD, "L7", school="不存在"), "没有「不存在」"),
        (lambda t: ranking(t, STANDARD), "按什么排列"),
        (lambda t: ranking(t, STANDARD, column="面积"), "没有「面积」这一列"),
    ],
)
def test_问错了说清楚(sample: SchoolTable, ask: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        ask(sample)


def test_学校数据的段落(sample: SchoolTable) -> None:
    """A passage a school and one an indicator and level; rows as places, cells as quotes, staff as readers."""
    found = table_passages(sample, STANDARD)
    assert len(found) == 12 + 14
    assert len({one.passage.id for one in found}) == len(found)
    assert {(one.passage.kind, one.passage.audience, one.passage.document) for one in found} == {
        ("schools", "staff", "sample")
    }
    for one in found:
        assert (one.passage.start, one.passage.end) == (one.citation.start, one.citation.end)
        assert "示例" in one.citation.quote
    smallest = [one.passage.text for one in found if "操场" in one.passage.text]
    assert len(smallest) == 2
    assert "最小、最少、最低的学校是示例县沙枣乡小学;" in smallest[0]


def test_公开的表给公众(sample: SchoolTable) -> None:
    public = sample.model_copy(update={"info": sample.info.model_copy(update={"audience": "public"})})
    assert {one.passage.audience for one in table_passages(public, STANDARD)} == {"public"}
