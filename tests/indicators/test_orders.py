"""Values whose levels a text names once for all of them: every entry is a made-up sentence (示例数据)."""

from pathlib import Path

import pytest
from auditing import audited_text
from making import STANDARD

Values = dict[str, dict[str, str]]
L4, L5, L6 = (STANDARD[id].label for id in ("L4", "L5", "L6"))
BOTH = {"L4": {"primary": "5.1", "junior": "6.4"}, "L6": {"primary": "2300", "junior": "2900"}}

ORDERED: dict[str, tuple[str, Values]] = {
    "同一句的括号里": (f"七项均值(前为小学,后为初中):{L4}5.1平方米、6.4平方米;{L6}2300元、2900元。", BOTH),
    "前一句里": (f"以下各项前者为小学、后者为初中。{L4}:5.1平方米,6.4平方米。{L6}:2300元,2900元。", BOTH),
    "斜线": (f"以下前为小学、后为初中。{L4}5.1㎡／6.4㎡;{L6}2300元／2900元。", BOTH),
    "先初中": (f"以下前为初中、后为小学。{L4}6.4㎡/5.1㎡;{L6}2900元/2300元。", BOTH),
    "按次序": (f"各项按小学、初中的顺序列出。{L4}为5.1平方米和6.4平方米;{L6}为2300元和2900元。", BOTH),
    "小学在前初中在后": (f"数据小学在前、初中在后:{L4}5.1平方米、6.4平方米;{L6}2300元、2900元。", BOTH),
    "写成小学斜线初中": (f"均值(小学/初中):{L4}5.1/6.4平方米;{L6}2300元/2900元。", BOTH),
    "标题里说的管标题下面": (
        f"一、资源配置(前为小学、后为初中)\n1.{L4}5.1㎡/6.4㎡。\n2.{L6}2300元/2900元。\n"
        f"二、其他\n{L5}8.1平方米、11.2平方米。",
        BOTH | {"L5": {}},
    ),
    "小学斜线初中不在括号里": (f"小学/初中均值依次为:{L4}5.1/6.4平方米,{L6}2300/2900元。", BOTH),
    "初中斜线小学": (f"初中/小学均值依次为:{L4}6.4/5.1平方米,{L6}2900/2300元。", BOTH),
    "自己写了学段的照自己的": (
        f"以下前为小学、后为初中。{L4}初中6.4平方米、小学5.1平方米;{L6}2300元、2900元。", BOTH,
    ),
}  # fmt: skip

NOBODYS: dict[str, tuple[str, Values]] = {
    "没有说次序": (f"{L4}5.1㎡/6.4㎡。", {"L4": {}}),
    "三个数": (f"以下前为小学、后为初中。{L4}5.1平方米、6.4平方米、7.2平方米。", {"L4": {}}),
    "写在数后面的只管前面的数": (
        f"均值:{L6}2300元、2900元(小学/初中)。\n{L4}5.1平方米、6.4平方米。", {"L4": {}},
    ),
    "空格隔开的两个数": (f"{L4}(平方米)  5.1  6.4", {"L4": {}}),
    "另一行": (f"以下前为小学、后为初中:{L6}2300元、2900元。\n{L4}5.1平方米、6.4平方米。", {"L4": {}}),
    "后面的数是增加了多少": (
        f"以下前为小学、后为初中。{L6}2300元,比上年增加200元。", {"L6": {"all": "2300"}},
    ),
    "前后说的是同一个学段": (f"以下前为小学、后为小学。{L4}5.1平方米、6.4平方米。", {"L4": {}}),
}  # fmt: skip
SAID = ORDERED | NOBODYS


@pytest.mark.parametrize("name", SAID)
def test_次序(tmp_path: Path, name: str) -> None:
    text, expected = SAID[name]
    audit = audited_text(tmp_path, f"示例县自评公示\n{text}\n")
    for id, values in expected.items():
        assert {key: str(value) for key, value in audit[id].reported.items()} == values, id


def test_次序也是依据(tmp_path: Path) -> None:
    """Values whose own words name no level are cited with the words that announce their order."""
    text = f"各项前为小学,后为初中。{L4}5.1平方米、6.4平方米。{L6}小学2300元、初中2900元。"
    audit = audited_text(tmp_path, f"示例县自评公示\n{text}\n")
    assert [c.quote for c in audit["L4"].citations] == ["前为小学,后为初中", f"{L4}5.1平方米、6.4平方米"]
    assert [c.quote for c in audit["L6"].citations] == [f"{L6}小学2300元、初中2900元"]
