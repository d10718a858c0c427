"""What the bench measures is what it says: counties of faultless schools, each judged on the whole."""

import random

from making import STANDARD, table

from assistant.indicators.county import county_result
from assistant.indicators.table import check_rows
from eval.bench_indicators import rows


def test_抽出的学校没有错误且类型齐全() -> None:
    faults, schools = check_rows(rows(300, random.Random(1)), missing=set())
    assert faults == []
    assert len({school.type for school in schools}) == 5
    result = county_result(table(*schools), STANDARD)
    assert sum(len(level.rows) for level in result.levels.values()) > 300
    assert all(one.spread for level in result.levels.values() for one in level.indicators.values())
    assert {row.verdict for level in result.levels.values() for row in level.rows} == {"met", "unmet"}
