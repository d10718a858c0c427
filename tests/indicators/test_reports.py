"""Reports on the terminal, as workbooks and as pages: complete, coloured, marked as 示例数据 and 假设 everywhere."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from auditing import audited
from making import ROOT, STANDARD, school, table

from assistant.errors import InputError
from assistant.indicators.county import county_result
from assistant.indicators.output import write
from assistant.indicators.page import page
from assistant.indicators.report import Report
from assistant.indicators.reports import PARTLY, audit_report, county_report, schools_report
from assistant.indicators.schools import school_rows
from assistant.indicators.table import SchoolTable, read_table
from assistant.indicators.terminal import show
from assistant.indicators.whatif import apply_changes
from assistant.indicators.workbook import workbook_bytes

SAMPLE = ROOT / "corpus" / "schools" / "sample.csv"


def both(source: SchoolTable) -> list[Report]:
    return [
        county_report(county_result(source, STANDARD), source),
        schools_report(school_rows(source, STANDARD), source),
    ]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    made_up = audited(ROOT / "tests" / "indicators" / "announcements" / "qinglan-2025.md")[0]
    return [*both(read_table(SAMPLE)), audit_report(made_up, STANDARD)]


def texts(report: Report) -> list[str]:
    return [cell.text for sheet in report.sheets for row in sheet.rows for cell in row]


def test_每张表每幅图都写明示例数据(reports: list[Report]) -> None:
    for report in reports:
        html = page(report)
        assert html.count("<section>") == len(report.sheets)
        for section in html.split("<section>")[1:]:
            assert '<span class="banner">示例数据</span>' in section
        charts = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
        assert charts
        assert all("(示例数据)" in chart for chart in charts)
        book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(report)))
        assert len(book.worksheets) == len(report.sheets)
        for sheet in book.worksheets:
            assert "【示例数据】" in [sheet.cell(row, 1).value for row in range(1, 4)]


def test_假设也写在每一处() -> None:
    changed = apply_changes(read_table(SAMPLE), ["G08.网络多媒体教室数=25"])
    for report in both(changed):
        assert report.banner == "示例数据、假设"
        assert any("11 改为 25" in note for note in report.notes)
        assert page(report).count("示例数据、假设</span>") == 1 + len(report.sheets)


def test_真实数据不写示例() -> None:
    source = table(school())
    real = source.model_copy(update={"info": source.info.model_copy(update={"provenance": "real"})})
    for report in both(real):
        assert report.labels == ()
        assert "示例数据" not in page(report)


def test_县和学校的表是完整的(reports: list[Report]) -> None:
    county, schools, _ = reports
    assert [sheet.title for sheet in county.sheets][:2] == ["小学", "初中"]
    assert [row[0].text for row in county.sheets[0].rows] == [f"L{n}" for n in range(1, 8)]
    assert [row[2].text for row in county.sheets[0].rows][:2] == ["8.16", "1.78"]
    assert len(schools.sheets[0].rows) == 15
    gap = next(row for row in schools.sheets[0].rows if row[0].text == "G08")
    cell = gap[schools.sheets[0].head.index("L7 网络多媒体教室")]
    assert (cell.text, cell.tone) == ("2.12", "unmet")


def test_核对的表有三十二行和疑问(reports: list[Report]) -> None:
    report = reports[2]
    assert len(report.sheets[0].rows) == 32
    assert report.sheets[0].note == "达标 21 项、未达标 1 项、公示称达标 10 项、未披露 0 项"
    row = next(row for row in report.sheets[0].rows if row[0].text == "L1")
    assert row[4].text == "小学 5.96人;初中 6.98人;小学 校际差异系数 0.312;初中 校际差异系数 0.280"
    assert row[5].text == PARTLY
    assert [row[0].text for row in report.sheets[1].rows] == ["矛盾", "矛盾"]


def test_没有疑问时写没有(tmp_path: Path) -> None:
    from auditing import audited_text

    report = audit_report(audited_text(tmp_path, "某县自评公示\n全县经济平稳发展。\n"), STANDARD)
    assert report.sheets[1].rows[0][0].text == "没有"


def test_工作簿里是数不是字(reports: list[Report]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(reports[1]))).worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value}
    cell = rows["G08"][11]
    assert cell.value == pytest.approx(2.1153846)
    assert cell.number_format == '0.00" ✗"'
    assert cell.fill.fgColor.rgb.endswith("F8CBAD")
    assert len(sheet._charts) == 2


def test_临界的值说出来() -> None:
    """4.196 prints as 4.20, its threshold is 4.2, and it is unmet."""
    near = table(school(小学在校生数=1001, 小学高于规定学历教师数=42))
    county, schools = both(near)
    assert "4.20 临界" in texts(county)
    cell = next(cell for row in schools.sheets[0].rows for cell in row if cell.text == "4.20 临界")
    assert cell.tone == "unmet"
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(schools))).worksheets[0]
    assert '0.00" 临界 ✗"' in {cell.number_format for row in sheet.iter_rows() for cell in row}


def test_公式样的校名只是文字() -> None:
    bad = table(school(学校名称="=1+1"), school(code="B", row=3, 学校名称="<script>alert(1)</script>"))
    report = both(bad)[1]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(report))).worksheets[0]
    names = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert names
    assert all(cell.data_type == "s" for cell in names)
    html = page(report)
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_图是合格的SVG(reports: list[Report]) -> None:
    for report in reports:
        for chart in re.findall(r"<svg.*?</svg>", page(report), re.DOTALL):
            root = ElementTree.fromstring(chart)
            bars = root.findall("rect")
            assert bars
            assert all(0 <= float(bar.get("width", "-1")) <= 441 for bar in bars)


def test_终端(reports: list[Report], capsys: pytest.CaptureFixture[str]) -> None:
    for report in reports:
        show(report)
        printed = capsys.readouterr().out
        assert report.title in printed
        assert printed.count("示例数据") > len(report.sheets)
        for sheet in report.sheets:
            assert sheet.title in printed


def test_写成文件且不留半个(tmp_path: Path, reports: list[Report]) -> None:
    for name in ("r.xlsx", "r.html", "R.HTML"):
        write(reports[0], tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(InputError, match=r"不会写 \.pdf 文件"):
        write(reports[0], tmp_path / "r.pdf")
    with pytest.raises(InputError, match="文件写不了"):
        write(reports[0], tmp_path / "nowhere" / "r.html")
    assert {path.name for path in tmp_path.iterdir()} == {"r.xlsx", "r.html", "R.HTML"}
