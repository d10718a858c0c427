"""Of what is asked the contrary may be told in other words."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.understanding.matters import Matters
from assistant.errors import CorpusError

FILE = made_up.SHIPPED / "language" / "matters.yaml"
MATTERS = Matters(FILE)


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("借图书要交押金吗", "图书免费借阅", False),
        ("借图书不用交押金吧", "图书免费借阅", True),
        ("饮水机换滤芯要家长掏钱吗", "滤芯由学校公用经费列支", False),
        ("饮水机是学校掏钱买的吗", "饮水机由企业捐赠", False),
        ("来支教给不给补贴", "支教教师每月发放津贴500元", True),
        ("合班以后档案会转走吗", "档案留在原来的学校", False),
        ("代课的工资跟正式的一样吗", "代课教师同工同酬", True),
        ("工会经费还欠着吗", "欠款已于上月结清", False),
        ("校医够用吗", "校医缺口12人", False),
        ("录像会一直留着吗", "录像90天后删除", False),
        ("这里只有公办的幼儿园吗", "全部为民办", False),
        ("这里有公办的幼儿园吗", "另有民办幼儿园3所", None),
        ("食堂几点开门", "食堂自办", None),
        ("下雨天还在外头做操吗", "雨天改在室内做操", False),
        ("戏台是不是不盖了", "原计划的戏台因资金不足取消", True),
        ("村里的戏台还照常开吗", "保留戏台", True),
        ("甲小学的操场够用吗", "乙小学翻修操场", None),
        ("甲小学的操场够用吗", "甲小学人均仅3.1平方米", False),
        ("有人辍学吗", "零辍学", False),
    ],
)
def test_另一面(asked: str, told: str, expected: bool | None) -> None:
    assert MATTERS.told(asked, told.split(",")) is expected


def test_没说够不够_另一种_都不作数() -> None:
    assert MATTERS.left_open("操场够用吗", ["甲小学翻修操场"])
    assert not MATTERS.left_open("操场够用吗", ["操场已经补齐"])
    assert not MATTERS.left_open("操场翻修吗", ["甲小学翻修操场"])
    assert MATTERS.of_other_sort("室内运动场", ["室外操场12个"])
    assert not MATTERS.of_other_sort("室内运动场", ["室内、室外操场12个"])
    assert not MATTERS.of_other_sort("民办的小学", ["小学16所", "全部为公办"])


def test_只看所问的那些人() -> None:
    pieces = ["每学期收费50元", "孤儿免收"]
    assert MATTERS.told("要交钱吗", MATTERS.own("孤儿要交钱吗", pieces)) is False
    assert MATTERS.told("要交钱吗", MATTERS.own("学生要交钱吗", pieces)) is True


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("托管要交钱吗", "每月收费90元,"),
        ("低保户托管要交钱吗", "每月收费90元,低保家庭免收"),
        ("打疫苗吗", "每月收费90元,"),
    ],
)
def test_对一些人免收的_不算对人人都免(asked: str, kept: str) -> None:
    assert MATTERS.of_everybody(asked, "每月收费90元,低保家庭免收") == kept


def test_除外的人() -> None:
    pieces = ["每户限领一份", "多胞胎家庭除外"]
    assert MATTERS.excepts("多胞胎也只能领一份吗", pieces)
    assert not MATTERS.excepts("每户只能领一份吗", pieces)


def test_写漏一面要报文件名(tmp_path: Path) -> None:
    path = tmp_path / "matters.yaml"
    path.write_text(FILE.read_text("utf-8") + "  - name: 缺一面\n    one: 甲\n", "utf-8")
    with pytest.raises(CorpusError, match=r"matters\.yaml"):
        Matters(path)
