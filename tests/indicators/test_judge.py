"""Verdicts go by the exact value, words by the rounded one."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.indicators.judge import Judgement, judge, meets, rounded, shown
from assistant.indicators.standard import Threshold, load_standard

STANDARD = load_standard(Path(__file__).parents[2] / "corpus" / "standards")


def threshold(id: str, level: str | None = None, key: str | None = None) -> Threshold:
    found = STANDARD[id].condition(key).threshold(level)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("id", "level", "value", "verdict", "borderline", "display"),
    [
        pytest.param("L1", "primary", "4.2", "met", False, "4.20", id="等于标准值算达标"),
        pytest.param("L1", "primary", "4.196", "unmet", True, "4.20", id="4.196显示成4.20仍未达标"),
        pytest.param("L1", "primary", "4.194", "unmet", False, "4.19", id="差得明显的不是临界"),
        pytest.param("L1", "junior", "5.300000001", "met", False, "5.30", id="略高于标准值"),
        pytest.param("L7", "primary", "3.26", "met", False, "3.26", id="小学网络多媒体教室"),
        pytest.param("L6", "junior", "2500", "met", False, "2500.00", id="金额等于标准值"),
        pytest.param("G5", "primary", "45", "met", False, "45", id="班额正好45人"),
        pytest.param("G5", "primary", "46", "unmet", False, "46", id="班额46人"),
        pytest.param("G5", "junior", "46", "met", False, "46", id="初中班额46人"),
        pytest.param("G12", None, "99.96", "unmet", True, "100.0", id="99.96%显示成100.0%仍未达标"),
        pytest.param("Q9", None, "0.15", "unmet", False, "0.150", id="差异率正好0.15不算达到"),
        pytest.param("Q9", None, "0.1499", "met", True, "0.150", id="差异率0.1499达到但显示成0.150"),
        pytest.param("Q9", None, "0.149", "met", False, "0.149", id="差异率0.149达到"),
    ],
)
def test_结论按精确值(id: str, level: str, value: str, verdict: str, borderline: bool, display: str) -> None:
    result = judge(Decimal(value), threshold(id, level))
    assert (result.verdict, result.borderline, result.display) == (verdict, borderline, display)


@pytest.mark.parametrize(
    ("level", "value", "verdict"),
    [
        ("primary", "0.50", "met"),
        ("primary", "0.5004", "unmet"),
        ("junior", "0.45", "met"),
        ("junior", "0.501787", "unmet"),
    ],
)
def test_差异系数也这样判断(level: str, value: str, verdict: str) -> None:
    limit = STANDARD.rules.cv.threshold(level)
    assert limit is not None
    assert judge(Decimal(value), limit).verdict == verdict


def test_差值和比例() -> None:
    result = judge(Decimal("3.26"), threshold("L7", "primary"))
    assert (result.difference, result.relation, result.difference_display) == (Decimal("0.96"), "高出", "0.96")
    assert (result.threshold_display, result.percent_display) == ("2.3", "141.7")
    assert result.ratio * threshold("L7", "primary").value == pytest.approx(Decimal("3.26"))
    below = judge(Decimal("1"), threshold("L7", "primary"))
    assert (below.difference, below.relation, below.difference_display) == (Decimal("-1.3"), "低于", "1.30")
    equal = judge(Decimal("2.30"), threshold("L7", "primary"))
    assert (equal.relation, equal.difference_display) == ("等于", "0.00")


def test_很小的差值不显示成零() -> None:
    assert judge(Decimal("4.196"), threshold("L1", "primary")).difference_display == "0.004"
    assert judge(Decimal("4.19999"), threshold("L1", "primary")).difference_display == "0.00001"


def test_八成五正好是八成五() -> None:
    limit = threshold("L1", "primary")
    floor = STANDARD.rules.school.floor
    assert judge(limit.value * floor, limit).ratio == floor
    assert judge(limit.value * floor - Decimal("1e-9"), limit).ratio < floor


def test_四舍五入() -> None:
    assert [shown(Decimal(v), 2) for v in ("0.125", "0.135", "2.345", "-0.001", "7.7", "1E+3")] == [
        "0.13",
        "0.14",
        "2.35",
        "0.00",
        "7.70",
        "1000.00",
    ]


def test_写成JSON再读回() -> None:
    result = judge(Decimal("3.26"), threshold("L7", "primary"))
    assert Judgement.model_validate_json(result.model_dump_json()) == result
    assert result.to_json()["threshold"] == 2.3
    assert result.to_json()["verdict"] == "met"


VALUES = st.decimals(min_value=0, max_value=100_000, places=6)
LIMITS = st.sampled_from([("L1", "primary"), ("L5", "junior"), ("G5", "primary"), ("Q9", None), ("S1", None)])


@given(value=VALUES, more=VALUES, which=LIMITS)
def test_结论随数值单调(value: Decimal, more: Decimal, which: tuple[str, str | None]) -> None:
    limit = threshold(*which)
    low, high = judge(value, limit), judge(value + more, limit)
    better, worse = (high, low) if limit.direction == ">=" else (low, high)
    assert not (worse.verdict == "met" and better.verdict == "unmet")


@given(value=VALUES, which=LIMITS)
def test_临界就是显示值会改变结论(value: Decimal, which: tuple[str, str | None]) -> None:
    limit = threshold(*which)
    result = judge(value, limit)
    printed = "met" if meets(rounded(value, limit.decimals), limit.direction, limit.value) else "unmet"
    assert result.borderline == (printed != result.verdict)
    assert Decimal(result.display) == rounded(value, limit.decimals)
