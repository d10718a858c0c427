"""What must hold for every county, and a second implementation in numpy that must agree."""

import json
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import STANDARD, WORDS, cells, table

from assistant.indicators.county import CountyResult, county_result
from assistant.indicators.exact import spread
from assistant.indicators.policy import policy
from assistant.indicators.school import LEVELS_OF_TYPE, School
from assistant.indicators.schools import SchoolRow, school_rows
from assistant.indicators.table import SchoolTable
from assistant.indicators.values import share_of
from assistant.indicators.whatif import apply_changes

POLICY = policy(STANDARD)
settings.register_profile("rules", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("rules")

PUPILS = st.integers(1, 3000)
AMOUNTS = st.fractions(0, 10_000, max_denominator=1000)
WEIGHTED = st.lists(st.tuples(AMOUNTS, PUPILS), min_size=1, max_size=8)
RESOURCES = {"高于规定学历教师数": 9, "县级以上骨干教师数": 3, "体育艺术专任教师数": 3}
SHARED = {"教学仪器设备资产值": 8_000_000, "网络多媒体教室数": 90}
KINDS = ("小学", "教学点", "初级中学", "九年一贯制学校", "完全中学", "十二年一贯制学校")


@st.composite
def schools(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> dict[str, Any]:
    """A row of any type with any amounts that a table may hold."""
    kind = draw(st.sampled_from(kinds))
    row = cells(kind)
    for level in LEVELS_OF_TYPE[kind]:
        word = WORDS[level]
        row[f"{word}在校生数"] = draw(st.integers(50, 3000))
        if level == "senior":
            continue
        row |= {f"{word}班数": None, f"{word}最大班额": None, f"{word}专任教师数": None}
        row |= {f"{word}{column}": draw(st.integers(0, most * 30)) for column, most in RESOURCES.items()}
    row |= {column: draw(st.integers(0, most)) for column, most in SHARED.items()}
    indoor, rest = draw(st.integers(0, 300_000)), draw(st.integers(0, 3_000_000))
    row |= {"室内体育用房面积": f"{indoor / 100:.2f}", "教学及辅助用房面积": f"{(indoor + rest) / 100:.2f}"}
    return row | {"运动场地面积": f"{draw(st.integers(0, 6_000_000)) / 100:.2f}"}


@st.composite
def counties(draw: st.DrawFn) -> SchoolTable:
    rows = draw(st.lists(schools(), min_size=1, max_size=7))
    return table(*(School.model_validate(r | {"学校标识码": f"X{n}", "row": n}) for n, r in enumerate(rows, 2)))


@given(county=WEIGHTED, factor=st.fractions("1/100", 100))
def test_差异系数不随单位改变(county: list[tuple[Fraction, int]], factor: Fraction) -> None:
    values, pupils = zip(*county, strict=True)
    scaled = spread([value * factor for value in values], pupils)
    assert scaled.cv_squared == spread(values, pupils).cv_squared
    assert scaled.mean == spread(values, pupils).mean * factor


@given(county=WEIGHTED, which=st.integers(0, 7), part=st.integers(1, 2999))
def test_一所学校拆成一样的两所差异系数不变(county: list[tuple[Fraction, int]], which: int, part: int) -> None:
    place = which % len(county)
    value, pupils = county[place]
    first = part % pupils if pupils > 1 else 0
    split = [*county[:place], (value, pupils - first), *([(value, first)] if first else []), *county[place + 1 :]]
    before, after = (spread(*map(list, zip(*rows, strict=True))) for rows in (county, split))
    assert (before.mean, before.cv_squared) == (after.mean, after.cv_squared)


@given(value=AMOUNTS, pupils=st.lists(PUPILS, min_size=1, max_size=8))
def test_各校一样时差异系数是零(value: Fraction, pupils: list[int]) -> None:
    found = spread([value] * len(pupils), pupils)
    assert (found.cv, found.variance, found.mean) == (0, 0, value)


@given(county=WEIGHTED)
def test_均值在最小与最大之间(county: list[tuple[Fraction, int]]) -> None:
    values, pupils = zip(*county, strict=True)
    assert min(values) <= spread(values, pupils).mean <= max(values)


@given(row=schools(("九年一贯制学校", "完全中学", "十二年一贯制学校")))
def test_一所学校各学段的份额加起来是一(row: dict[str, Any]) -> None:
    school = School.model_validate(row)
    shares = [share_of(school, level, POLICY) for level in school.levels]
    assert sum(share.value for share in shares if share and share.value is not None) == 1


@given(row=schools(), more=st.integers(1, 1000), which=st.integers(0, 100))
def test_增加资源不会让学校由达标变成不达标(row: dict[str, Any], more: int, which: int) -> None:
    school = School.model_validate(row)
    measures = [measure for level in school.levels for measure in POLICY.measures.get(level, ())]
    measure = measures[which % len(measures)]
    field = measure.formula.growing(measure.level)
    richer = school.model_copy(update={field: getattr(school, field) + more})
    before, after = (school_rows(table(one), STANDARD) for one in (school, richer))
    for poor, rich in zip(before, after, strict=True):
        assert not (poor.verdict == "met" and rich.verdict == "unmet")
        for id, value in poor.values.items():
            assert not (value.verdict == "met" and rich.values[id].verdict == "unmet")


@given(county=counties())
def test_结果写成JSON再读回(county: SchoolTable) -> None:
    result = county_result(county, STANDARD)
    assert CountyResult.model_validate_json(result.model_dump_json()) == result
    assert SchoolTable.model_validate_json(county.model_dump_json()) == county
    for row in school_rows(county, STANDARD):
        assert SchoolRow.model_validate_json(row.model_dump_json()) == row
        assert json.loads(json.dumps(row.to_json())) == row.to_json()
    assert json.loads(json.dumps(result.to_json())) == result.to_json()


@given(county=counties())
def test_改一格再改回来等于没改(county: SchoolTable) -> None:
    school = county.schools[0]
    there = apply_changes(county, [f"{school.code}.网络多媒体教室数=7"])
    back = apply_changes(there, [f"{school.code}.网络多媒体教室数={school.media_rooms}"])
    assert back.schools == county.schools
    assert len(back.changes) == 2


# An independent reading of the rules in floating point; nothing of the calculator is used below this line.

WEIGHTS = {
    "九年一贯制学校": {"小学": 1.0, "初中": 1.1},
    "完全中学": {"初中": 1.0, "高中": 1.2},
    "十二年一贯制学校": {"小学": 1.0, "初中": 1.1, "高中": 1.32},
}
LIMITS = {"小学": (4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3), "初中": (5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4)}


def numpy_values(row: dict[str, Any], word: str) -> np.ndarray:
    """The seven values of one school at one level."""
    pupils = row[f"{word}在校生数"]
    weights = WEIGHTS.get(row["办学类型"], {word: 1.0})
    share = pupils * weights[word] / sum(row[f"{other}在校生数"] * weight for other, weight in weights.items())
    area, indoor, ground = (float(row[c]) for c in ("教学及辅助用房面积", "室内体育用房面积", "运动场地面积"))
    teachers = [row[f"{word}{column}"] * 100 for column in RESOURCES]
    shared = [area - indoor, indoor + ground, float(row["教学仪器设备资产值"]), row["网络多媒体教室数"] * 100]
    return np.array([*teachers, *(amount * share for amount in shared)], dtype=float) / pupils


@given(county=counties())
def test_与独立的numpy实现相差不到十亿分之一(county: SchoolTable) -> None:
    result = county_result(county, STANDARD)
    rows = [school.cells() for school in county.schools]
    for level, word in (("primary", "小学"), ("junior", "初中")):
        own = [row for row in rows if row.get(f"{word}在校生数")]
        found = result.levels[level]
        assert len(found.rows) == len(own)
        if not own:
            continue
        values = np.stack([numpy_values(row, word) for row in own])
        pupils = np.array([row[f"{word}在校生数"] for row in own], dtype=float)
        mean = np.average(values, axis=0, weights=pupils)
        deviation = np.sqrt(np.average((values - mean) ** 2, axis=0, weights=pupils))
        for place, (id, indicator) in enumerate(found.indicators.items()):
            assert id == f"L{place + 1}"
            assert float(indicator.spread.mean) == pytest.approx(mean[place], rel=1e-9)
            cv = deviation[place] / mean[place] if mean[place] else 0.0
            # Where schools are all but alike a difference of floats has no digits left to compare.
            assert math.isclose(float(indicator.spread.cv), cv, rel_tol=1e-9, abs_tol=1e-7 if cv < 1e-4 else 0)
            each = [float(value.value) for value in indicator.values]
            assert each == pytest.approx(values[:, place].tolist(), rel=1e-9)
        ratios = values / np.array(LIMITS[word])
        # A value at its limit may fall on either side in floating point; such counties say nothing here.
        clear = (np.abs(ratios - 1) > 1e-9).all(axis=1) & (np.abs(ratios - 0.85) > 1e-9).all(axis=1)
        below = ratios < 1
        passes = (below.sum(axis=1) <= 1) & ~((ratios < 0.85).any(axis=1))
        assert [row.verdict == "met" for row, sure in zip(found.rows, clear, strict=True) if sure] == [
            bool(met) for met, sure in zip(passes, clear, strict=True) if sure
        ]
