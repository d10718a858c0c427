"""Operations over numbers: one unit for one class, exact sums, nothing divided by zero, the working shown."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.answering.tools.arguments import ComputeArguments
from assistant.answering.tools.computing import computed
from assistant.errors import InputError

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)
MONEY = st.sampled_from(["元", "万元", "亿元"])
BASE = {"元": 1, "万元": 10_000, "亿元": 100_000_000}


def arguments(operation: str, *amounts: str | tuple[Decimal, str], **more: str) -> ComputeArguments:
    """An operation over amounts as people write them: 118.4 万元."""
    pairs = [amount.split(" ") if isinstance(amount, str) else (str(amount[0]), amount[1]) for amount in amounts]
    operands = [{"label": "", "value": v, "unit": u, "document": "d", "start": 0, "end": 1} for v, u in pairs]
    return ComputeArguments.model_validate({"operation": operation, "operands": operands, **more})


def result(operation: str, *amounts: str, **more: str) -> dict[str, Any]:
    return computed(arguments(operation, *amounts, **more))


@pytest.mark.parametrize(
    ("operation", "amounts", "shown", "steps"),
    [
        ("sum", ("2 万元", "5000 元"), "2.5 万元", "2 + 0.5 = 2.5"),
        ("sum", ("5000 元", "2 万元"), "25000 元", "5000 + 20000 = 25000"),
        ("sum", ("1.2 亿元", "300 万元"), "1.23 亿元", "1.2 + 0.03 = 1.23"),
        ("sum", ("3 人", "4 名"), "7 人", "3 + 4 = 7"),
        ("difference", ("1 万元", "1 元"), "0.9999 万元", "1 − 0.0001 = 0.9999"),
        ("difference", ("9 间", "2 间", "3 间"), "4 间", "9 − 2 − 3 = 4"),
        ("times", ("2 万元", "5000 元"), "4 倍", "2 ÷ 0.5 = 4"),
        ("share", ("5000 元", "2 万元"), "25 %", "5000 ÷ 20000 = 25%"),
        ("share", ("1 人", "3 人"), "33.33 %", "1 ÷ 3 ≈ 33.33%"),
        ("ratio", ("9240 人", "712 人"), "12.98 ", "9240 ÷ 712 ≈ 12.98"),
        ("per", ("118.4 万元", "2310 人次"), "512.55 元", "1184000 ÷ 2310 ≈ 512.55 元"),
        ("per", ("9240 人", "18 所"), "513.33 人", "9240 ÷ 18 ≈ 513.33 人"),
        ("growth", ("110 万元", "100 万元"), "10 %", "(110 − 100) ÷ 100 = 10%"),
        ("growth", ("90 人", "100 人"), "10 %", "(100 − 90) ÷ 100 = 10%"),
        ("gain", ("10 人", "110 人"), "10 %", "10 ÷ (110 − 10) = 10%"),
        ("sum", ("47.9 %", "1.6 个百分点"), "49.5 %", "47.9 + 1.6 = 49.5%"),
        ("difference", ("47.9 %", "1.6 个百分点"), "46.3 %", "47.9 − 1.6 = 46.3%"),
        ("growth", ("1 亿元", "8000 万元"), "25 %", "(1 − 0.8) ÷ 0.8 = 25%"),
    ],
)
def test_结果_单位和算式(operation: str, amounts: tuple[str, ...], shown: str, steps: str) -> None:
    found = result(operation, *amounts)
    assert f"{found['display']} {found['unit']}" == shown
    assert found["steps"] == steps
    assert found["mixed_units"] == []


@pytest.mark.parametrize(
    ("amounts", "mixed"),
    [
        (("3 人", "4 人次"), ["人", "人次"]),
        (("3 人", "4 所"), ["人", "所"]),
        (("10 %", "2 人"), ["%", "人"]),
        (("10 %", "2 个百分点"), []),
        (("1 万元", "1 元", "1 间"), ["万元", "元", "间"]),
        (("1 万元", "1 元"), []),
        (("1 人", "1 名", "1 位"), []),
    ],
)
def test_不同类的单位不能悄悄加在一起(amounts: tuple[str, ...], mixed: list[str]) -> None:
    assert result("sum", *amounts)["mixed_units"] == mixed


@pytest.mark.parametrize("operation", ["share", "ratio", "times", "per", "growth"])
@pytest.mark.parametrize("amounts", [("3 人", "0 人"), ("3 人",), ("3 人", "4 人", "5 人")])
def test_除以零或者不是两个数就说清楚(operation: str, amounts: tuple[str, ...]) -> None:
    if operation == "share" and len(amounts) > 2:
        assert result(operation, *amounts)["steps"] == "3 ÷ (4 + 5) ≈ 33.33%"  # of a whole given in parts
        return
    with pytest.raises(InputError, match="比值要有两个数,后一个不为零"):
        result(operation, *amounts)


def test_没有数可算就不收() -> None:
    with pytest.raises(ValidationError):
        arguments("sum")


def test_小数相加没有尾巴() -> None:
    found = result("sum", "0.1 万元", "0.2 万元")
    assert (found["display"], found["steps"]) == ("0.3", "0.1 + 0.2 = 0.3")


@pytest.mark.parametrize(
    ("claim", "amounts", "holds"),
    [
        ("more", ("4 间", "3 间"), True),
        ("more", ("3 间", "3 间"), False),
        ("less", ("3 间", "3 间"), False),
        ("less", ("5000 元", "1 万元"), True),
    ],
)
def test_比较的说法先化成一个单位再判断(claim: str, amounts: tuple[str, ...], holds: bool) -> None:
    assert result("compare", *amounts, claim=claim)["holds"] is holds
    assert "holds" not in result("compare", *amounts)


@given(parts=st.lists(st.tuples(AMOUNTS, MONEY), min_size=1, max_size=8))
def test_和等于各部分相加_一分不差(parts: list[tuple[Decimal, str]]) -> None:
    found = computed(arguments("sum", *parts))
    total = sum((value * BASE[unit] for value, unit in parts), Decimal(0))
    assert Decimal(found["display"]) * BASE[parts[0][1]] == total
    assert found["unit"] == parts[0][1]


@given(parts=st.lists(st.tuples(AMOUNTS, MONEY), min_size=1, max_size=8), data=st.data())
def test_和与次序无关(parts: list[tuple[Decimal, str]], data: st.DataObject) -> None:
    other = data.draw(st.permutations(parts))
    one, same = computed(arguments("sum", *parts)), computed(arguments("sum", *other))
    assert Decimal(one["display"]) * BASE[one["unit"]] == Decimal(same["display"]) * BASE[same["unit"]]


@given(
    operation=st.sampled_from(["sum", "difference", "ratio", "share", "times", "per", "growth", "compare"]),
    first=AMOUNTS,
    second=AMOUNTS.filter(bool),
    units=st.tuples(MONEY, MONEY),
)
def test_存成JSON再算一遍结果相同(operation: str, first: Decimal, second: Decimal, units: tuple[str, str]) -> None:
    asked = arguments(operation, (first, units[0]), (second, units[1]))
    again = ComputeArguments.model_validate_json(asked.model_dump_json())
    assert computed(again) == computed(asked)


@given(part=AMOUNTS, whole=AMOUNTS.filter(bool))
def test_约数只在约等号后面(part: Decimal, whole: Decimal) -> None:
    found = computed(arguments("share", (part, "元"), (whole, "元")))
    exact = part * 100 / whole == Decimal(found["display"])
    assert ("≈" in found["steps"]) is not exact
    assert abs(Decimal(found["display"]) - part * 100 / whole) <= Decimal("0.005000001")
