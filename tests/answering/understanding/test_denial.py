"""How far a word of denial reaches, and how much of what is asked some words hold."""

import made_up
import pytest

from assistant.answering.understanding.denial import Denial, weight

DENIAL = Denial(made_up.SHIPPED / "language" / "denial.yaml")


@pytest.mark.parametrize(
    ("clause", "denied"),
    [
        ("课桌不刷漆", ["刷漆"]),
        ("操场没有照明", ["照明"]),
        ("严禁在走廊奔跑", ["在走廊奔跑"]),
        ("原定的展览取消", ["原定的展览"]),
        ("旧水箱已清零", ["旧水箱已"]),
        ("每班不少于两盆花", []),
        ("无线广播覆盖全校", []),
        ("检测不达标即换新", ["达标"]),
        ("午休安静,不放音乐", ["放音乐"]),
    ],
)
def test_否定词管到哪里(clause: str, denied: list[str]) -> None:
    assert [part.told for part in DENIAL.parts(clause) if part.denied] == denied


def test_问题自己说的否定不算() -> None:
    assert not any(part.denied for part in DENIAL.parts("天气不好就改期", "改期", "天气不好,会"))
    assert not any(part.denied for part in DENIAL.parts("周五取消晚自习", "取消晚自习"))


def test_只说一样的() -> None:
    assert [part.told for part in DENIAL.parts("钥匙只有值班员能领") if part.only] == ["有值班员能领"]
    assert not any(part.only for part in DENIAL.parts("只要登记就能领"))


def test_说法相同的词也算说到() -> None:
    assert weight("浇花", [["浇花", "灌溉"]], "每周灌溉两次", "的") > weight("浇花", [], "每周灌溉两次", "的") == 0
