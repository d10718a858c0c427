"""Files of every kind to text, told by their content; bombs, macros and scans are refused with what to do."""

import io
import zipfile

import docx
import openpyxl
import pytest

from assistant.documents.convert import convert, kind_of
from assistant.documents.grids import grids
from assistant.errors import UploadError

PAGE = """<!doctype html><html><head><title>某县公示 - 网站</title><script>alert(1)</script></head><body>
<nav><ul><li>首页</li><li>政务公开</li></ul></nav><div class="wrap"><h1>某县义务教育公示</h1><div id="zoom">
<p>一、基本情况</p><p>全县有<b>学校</b>12所。</p><p>二、自查情况</p><p>小学3.26间、初中2.87间。</p>
<table><tr><th>指标</th><th>小学</th></tr><tr><td>L7</td><td>3.26间</td></tr></table><p>联系电话:0900-1234567</p>
</div></div><footer>版权所有</footer></body></html>"""


def word(*, merged: bool = False) -> bytes:
    document = docx.Document()
    document.add_heading("某县公示", 0)
    document.add_paragraph("一、基本情况")
    document.add_paragraph("全县有学校12所。")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "指标"
    table.cell(0, 2).text, table.cell(1, 0).text, table.cell(1, 2).text = "小学", "L7", "3.26间"
    document.add_paragraph("联系电话:0900-1234567")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*lines: str, text: bool = True) -> bytes:
    """The smallest PDF that there is, in Latin letters: the fonts of a page are not the reader's business."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines) if text else ""
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def test_a_word_file_keeps_its_order_its_headings_and_its_table():
    found = convert(word(), "公示.docx")
    assert found.kind == "docx"
    lines = found.text.splitlines()
    assert lines[:3] == ["# 某县公示", "一、基本情况", "全县有学校12所。"]
    assert lines[-1] == "联系电话:0900-1234567"
    (grid,) = grids(found.text)
    assert [[cell.text for cell in row] for row in grid.rows] == [["指标", "", "小学"], ["L7", "", "3.26间"]]


def test_a_page_is_read_without_its_menus_and_scripts():
    found = convert(PAGE.encode(), "x.html")
    assert found.kind == "html"
    assert found.text.splitlines()[:3] == ["某县义务教育公示", "一、基本情况", "全县有学校12所。"]
    assert "| L7 | 3.26间 |" in found.text
    for word in ("alert", "政务公开", "版权所有"):
        assert word not in found.text


def test_a_page_in_gb18030_is_read():
    assert "全县有学校12所。" in convert(PAGE.encode("gb18030"), "x.html").text


def test_a_pdf_is_read_and_a_scan_is_told():
    found = convert(pdf("1. Schools: 12.", "Telephone 0900-1234567", "- 1 -"), "x.pdf")
    assert found.kind == "pdf"
    assert found.text.splitlines() == ["1. Schools: 12.", "Telephone 0900-1234567"]
    assert any("对照原件" in note for note in found.notes)
    with pytest.raises(UploadError, match=r"扫描件.*请先识别成文字"):
        convert(pdf(text=False), "x.pdf")


def test_lines_that_a_page_broke_are_joined():
    from assistant.documents.pdf import _joined, _page_lines

    broken = "全县现有义务教育学校十二所，其中小学八所、初中四所，在校\n学生一万三千人，专任教师一千人。"
    text = f"一、基本情况\n{broken}\n二、自查情况\n第 3 页"
    assert _joined(_page_lines(text)).splitlines() == [
        "一、基本情况",
        "全县现有义务教育学校十二所，其中小学八所、初中四所，在校学生一万三千人，专任教师一千人。",
        "二、自查情况",
    ]


def test_text_stays_byte_for_byte():
    assert convert("一、甲。 \r\n\r\n\r\n\r\n乙".encode(), "x.exe").text == "一、甲。 \n\n\n\n乙"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04broken", "打不开"),
        (b"%PDF-1.4 broken", "读不出这个 PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式"),
        (b"\x7fELF\x02\x01\x01\x00", "空字符"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "空字符|UTF-8"),
        (b" \n ", "没有文字"),
        (b"<html><body><script>x</script></body></html>", "没有文字"),
        (package(**{"a.txt": b"x"}), "不是 .docx 或 .xlsx"),
        (package(**{"word__document.xml": b"<x/>"}), "读不出这个 .docx"),
        (package(**{"word__document.xml": b"<x/>", "word__vbaProject.bin": b"x"}), "宏"),
        (package(**{"xl__workbook.xml": b"<x/>", "xl__macrosheets__sheet1.xml": b"<x/>"}), "宏"),
        (package(**{"word__document.xml": b"<x/>", "word__embeddings__oleObject1.bin": b"x"}), "嵌入"),
        (
            package(
                **{
                    "xl__workbook.xml": b"<x/>",
                    "[Content_Types].xml": b"<x>application/vnd.ms-excel.sheet.macroEnabled.main</x>",
                }
            ),
            "启用宏",
        ),
        (package(**{"word__document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "XML 声明"),
        (package(**{"word__document.xml": bytes(30_000_000)}), "不像正常的文档"),
        (package(**{f"word__{n}.bin": b"" for n in range(2100)}, **{"word__document.xml": b""}), "2101 个部分"),
    ],
)
def test_what_is_not_let_in_is_told_with_what_to_do(data, words):
    with pytest.raises(UploadError, match=rf"a\.bin:.*(?:{words}).*请"):
        convert(data, "a.bin")


def test_a_workbook_is_known_by_its_content_and_is_no_announcement():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    assert kind_of(out.getvalue(), "公示.txt") == "xlsx"
    with pytest.raises(UploadError, match="学校数据"):
        convert(out.getvalue(), "公示.txt")


def test_what_word_keeps_outside_the_text_is_told():
    document = docx.Document()
    document.add_paragraph("第一项", style="List Number")
    document.add_paragraph("正文")
    out = io.BytesIO()
    document.save(out)
    found = convert(out.getvalue(), "x.docx")
    assert "第一项" in found.text
    assert isinstance(found.notes, tuple)
