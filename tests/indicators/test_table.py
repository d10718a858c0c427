"""School tables: read whole or not at all, every fault told at once."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from making import cells

from assistant.errors import TableError
from assistant.indicators.faults import FaultyTable
from assistant.indicators.school import FIELDS
from assistant.indicators.table import SchoolTable, read_table
from assistant.indicators.template import write_template

YAML = "title: 某表\ncounty: 测试县\nschool_year: 2025\nprovenance: synthetic\n"


def write(path: Path, *rows: dict[str, Any], header: list[str] | None = None, encoding: str = "utf-8") -> Path:
    columns = header or list(FIELDS)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([["" if row.get(c) is None else row.get(c) for c in columns] for row in rows])
    return path


def write_book(path: Path, *rows: dict[str, Any]) -> Path:
    book = openpyxl.Workbook()
    book.active.append(list(FIELDS))
    for row in rows:
        book.active.append([row.get(column) for column in FIELDS])
    book.save(path)
    return path


def faults(path: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(FaultyTable) as caught:
        read_table(path)
    return [(fault.kind, fault.row, fault.column, fault.value) for fault in caught.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_三种编码的CSV都能读(tmp_path: Path, encoding: str) -> None:
    found = read_table(write(tmp_path / "t.csv", cells(), cells(code="B"), encoding=encoding))
    assert [school.code for school in found.schools] == ["A", "B"]
    assert (found.schools[0].row, found.schools[1].row) == (2, 3)


def test_列的先后不限且多余的列只是提醒(tmp_path: Path) -> None:
    header = ["备注", *reversed(FIELDS)]
    found = read_table(write(tmp_path / "t.csv", cells() | {"备注": "新建"}, header=header))
    assert found.schools[0].primary_pupils == 1000
    assert ("unknown_column", "备注") in [(one.kind, one.column) for one in found.warnings]


def test_表格文件与CSV读出一样的学校(tmp_path: Path) -> None:
    rows = [cells(), cells("九年一贯制学校", "B"), cells("完全中学", "C", 网络多媒体教室数=None)]
    book, text = read_table(write_book(tmp_path / "a.xlsx", *rows)), read_table(write(tmp_path / "b.csv", *rows))
    assert book.schools == text.schools
    assert book.schools[2].media_rooms is None


def test_公式按存下的值读没有值就是错误(tmp_path: Path) -> None:
    row = cells() | {"网络多媒体教室数": "=20+20"}
    assert ("formula_without_value", 2, "网络多媒体教室数", "=20+20") in faults(write_book(tmp_path / "t.xlsx", row))


def test_合并的单元格是错误(tmp_path: Path) -> None:
    path = write_book(tmp_path / "t.xlsx", cells(), cells(code="B"))
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("D2:D3")
    book.save(path)
    assert "merged_cells" in [kind for kind, *_ in faults(path)]


BAD = {
    "类型不认识": ({"办学类型": "中学"}, "unknown_choice", "办学类型"),
    "不是数": ({"小学在校生数": "约100"}, "not_a_number", "小学在校生数"),
    "负数": ({"网络多媒体教室数": -1}, "negative", "网络多媒体教室数"),
    "人数不是整数": ({"小学在校生数": 99.5}, "fractional", "小学在校生数"),
    "学历教师多于专任教师": ({"小学高于规定学历教师数": 81}, "above_teachers", "小学高于规定学历教师数"),
    "室内体育用房大于总面积": ({"室内体育用房面积": 9001}, "above_whole", "室内体育用房面积"),
    "小学有初中生": ({"初中在校生数": 10}, "no_such_level", "初中在校生数"),
    "班额乘班数少于学生": ({"小学最大班额": 39}, "class_too_small", "小学最大班额"),
    "班额大于学生": ({"小学在校生数": 41}, "class_too_large", "小学最大班额"),
    "没有校名": ({"学校名称": " "}, "required", "学校名称"),
    "没有类型": ({"办学类型": ""}, "required", "办学类型"),
    "寄宿制不认识": ({"寄宿制": "部分"}, "unknown_choice", "寄宿制"),
    "数太大": ({"教学仪器设备资产值": "9" * 16}, "too_large", "教学仪器设备资产值"),
    "无穷大": ({"运动场地面积": "inf"}, "not_a_number", "运动场地面积"),
}


@pytest.mark.parametrize("name", BAD)
def test_每种错误说出行列值和应当怎样(tmp_path: Path, name: str) -> None:
    changes, kind, column = BAD[name]
    path = write(tmp_path / "t.csv", cells(code="B"), cells(**changes))
    assert [(found[0], found[1], found[2]) for found in faults(path)] == [(kind, 3, column)]
    with pytest.raises(TableError) as caught:
        read_table(path)
    assert f"第 3 行「{column}」" in str(caught.value)
    assert "应当" in str(caught.value)


def test_所有错误一次说完(tmp_path: Path) -> None:
    path = write(
        tmp_path / "t.csv",
        cells(小学在校生数="很多", 网络多媒体教室数=-3),
        cells(code="A", 办学类型="小学 "),
        cells(code="C", 室内体育用房面积=99999),
        header=[column for column in FIELDS if column != "寄宿制"],
    )
    found = {(kind, row) for kind, row, *_ in faults(path)}
    assert found == {
        ("missing_column", 1), ("not_a_number", 2), ("negative", 2), ("repeated_code", 3), ("above_whole", 4)
    }  # fmt: skip


def test_千分位和全角数字算数(tmp_path: Path) -> None:
    found = read_table(write(tmp_path / "t.csv", cells(教学仪器设备资产值="4,000,000", 网络多媒体教室数="４０")))
    assert (found.schools[0].equipment_value, found.schools[0].media_rooms) == (4_000_000, 40)


def test_没有的学段留空或填零都可以(tmp_path: Path) -> None:
    found = read_table(write(tmp_path / "t.csv", cells(初中在校生数=0, 初中班数=0), cells(code="B")))
    assert found.schools[0].junior_pupils == 0
    assert found.schools[1].junior_pupils is None


def test_可疑的值只是提醒(tmp_path: Path) -> None:
    rows = [cells(code=str(n)) for n in range(5)]
    rows[4] |= {"教学仪器设备资产值": 40_000_001, "小学班数": None}
    found = read_table(write(tmp_path / "t.csv", *rows))
    assert [(one.kind, one.row, one.column) for one in found.warnings if one.row] == [
        ("far_above_median", 6, "教学仪器设备资产值"), ("pupils_without_classes", 6, "小学班数"),
    ]  # fmt: skip
    assert found.schools[4].equipment_value == 40_000_001


def test_旁边的说明(tmp_path: Path) -> None:
    path = write(tmp_path / "t.csv", cells())
    assert [one.kind for one in read_table(path).warnings] == ["no_description"]
    assert read_table(path).info.audience == "staff"
    path.with_suffix(".yaml").write_text(YAML, encoding="utf-8")
    found = read_table(path)
    assert (found.info.county, found.info.school_year, found.info.audience) == ("测试县", "2025", "staff")
    assert found.labels == ("示例数据",)
    path.with_suffix(".yaml").write_text(YAML + "colour: red\n", encoding="utf-8")
    with pytest.raises(TableError, match="colour"):
        read_table(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.txt", b"x", "不认识的文件类型"),
        ("t.xlsx", b"not a zip", "不是能读取的"),
        ("t.csv", b"\xff\xfe\x00\x01\x02", "UTF-8"),
        ("t.csv", b"", "第一行没有列名"),
        ("t.csv", '学校名称\n"未闭合\n'.encode(), "CSV"),
    ],
)
def test_根本不是表格(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError, match=said):
        read_table(path)
    with pytest.raises(TableError, match="读不了"):
        read_table(tmp_path / "nowhere.csv")


def test_模板填上数就能读(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path)
    assert [kind for kind, *_ in faults(path)] == ["no_schools"]
    book = openpyxl.load_workbook(path)
    sheet = book["学校数据"]
    header = [cell.value for cell in sheet[1]]
    assert header == list(FIELDS)
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert '"是,否"' in lists
    assert any("九年一贯制学校" in choices for choices in lists)
    for place, column in enumerate(header, 1):
        sheet.cell(2, place).value = cells("九年一贯制学校").get(column)
    book.save(path)
    found: SchoolTable = read_table(path)
    assert found.schools[0].cells() == read_table(write(tmp_path / "b.csv", cells("九年一贯制学校"))).schools[0].cells()


def test_模板只写成xlsx(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"\.xlsx"):
        write_template(tmp_path / "t.csv")
    with pytest.raises(TableError, match="写不了"):
        write_template(tmp_path / "no" / "t.xlsx")
