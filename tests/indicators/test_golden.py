"""The published numbers, reproduced to their last digit."""

import csv
import statistics
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from making import STANDARD

from assistant.indicators.exact import Spread, composite, spread
from assistant.indicators.judge import judge, meets, shown

GOLDEN = Path(__file__).parent / "golden"


def rows(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def example() -> Spread:
    schools = rows("weighted_cv_example.csv")
    pupils = [int(school["students"]) for school in schools]
    values = [Fraction(int(school["books"]), count) for school, count in zip(schools, pupils, strict=True)]
    return spread(values, pupils)


def test_公开算例的加权差异系数(example: Spread) -> None:
    assert float(example.cv) == pytest.approx(0.515257, abs=1e-6)
    assert shown(example.cv, 2) == "0.52"


def test_不加权的两种算法给出别的数(example: Spread) -> None:
    schools = rows("weighted_cv_example.csv")
    plain = [int(school["books"]) / int(school["students"]) for school in schools]
    population = statistics.pstdev(plain) / statistics.fmean(plain)
    sample = statistics.stdev(plain) / statistics.fmean(plain)
    assert (population, sample) == (pytest.approx(0.4888, abs=5e-5), pytest.approx(0.5465, abs=5e-5))
    assert abs(float(example.cv) - population) > 0.02
    limit = STANDARD.rules.cv.threshold("primary")
    assert judge(example.cv, limit).verdict == "unmet"
    assert judge(Decimal(str(population)), limit).verdict == "met"


def test_均值是总量除以总人数(example: Spread) -> None:
    schools = rows("weighted_cv_example.csv")
    books, pupils = (sum(int(school[key]) for school in schools) for key in ("books", "students"))
    assert example.mean == Fraction(books, pupils)


@pytest.mark.parametrize("row", rows("published_county_row.csv"), ids=lambda row: row["indicator"])
def test_鸠江区的差异系数等于标准差除以均值(row: dict[str, str]) -> None:
    """Two schools of equal size at one deviation from the mean have exactly this mean and deviation."""
    mean, deviation = Fraction(row["mean"]), Fraction(row["deviation"])
    found = spread([mean - deviation, mean + deviation], [100, 100])
    assert found.mean == mean
    assert float(found.deviation) == pytest.approx(float(deviation), abs=1e-12)
    assert float(found.cv) == pytest.approx(float(row["cv"]), abs=1e-6)
    limit = STANDARD.rules.cv.threshold("primary")
    met = meets(found.cv_squared, limit.direction, Fraction(limit.value) ** 2)
    assert met == (row["indicator"] != "L2")


def test_鸠江区的综合差异系数不能代替逐项判断() -> None:
    cvs = [Decimal(row["cv"]) for row in rows("published_county_row.csv")]
    mean = composite(cvs)
    assert shown(mean, 6) == "0.367503"
    limit = STANDARD.rules.cv.threshold("primary")
    assert judge(mean, limit).verdict == "met"
    assert [judge(cv, limit).verdict for cv in cvs].count("unmet") == 1


@pytest.mark.parametrize("row", rows("published_cv_rows.csv"), ids=lambda row: f"{row['county']}{row['level']}")
def test_综合差异系数是各项的简单平均(row: dict[str, str]) -> None:
    cvs = [Decimal(value) for key, value in row.items() if key.startswith("cv_") and key != "cv_composite_published"]
    assert len(cvs) == 8
    assert abs(composite(cvs) - Decimal(row["cv_composite_published"])) <= Decimal("0.0005")
