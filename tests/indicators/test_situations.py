"""The rules as situations: every entry of ``situations/*.yaml`` states one."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from making import STANDARD, school, table

from assistant.indicators.county import county_result
from assistant.indicators.judge import judge
from assistant.indicators.schools import school_rows

FOLDER = Path(__file__).parent / "situations"
SITUATIONS = [
    pytest.param(situation, id=f"{path.stem}-{situation['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for situation in yaml.safe_load(path.read_text(encoding="utf-8"))
]
MISSING = object()


def outcome(schools: list[dict[str, Any]]) -> dict[str, Any]:
    """What the two commands print for these schools: ``county`` and each school's levels by its code."""
    made = [school(**{"row": row, **cells}) for row, cells in enumerate(schools, 2)]
    found: dict[str, Any] = {"county": county_result(table(*made), STANDARD).to_json()}
    for row in school_rows(table(*made), STANDARD):
        found.setdefault(row.code, {})[row.level] = row.to_json()
    return json.loads(json.dumps(found))


def look_up(found: Any, path: str) -> Any:
    for step in path.split("."):
        found = found.get(step, MISSING) if isinstance(found, dict) else MISSING
    return found


@pytest.mark.parametrize("situation", SITUATIONS)
def test_规则(situation: dict[str, Any]) -> None:
    assert set(situation) in ({"name", "schools", "expect"}, {"name", "judge", "expect"})
    if "judge" in situation:
        given = situation["judge"]
        limit = STANDARD[given["indicator"]].condition(given.get("condition")).threshold(given.get("level"))
        found = judge(Decimal(str(given["value"])), limit).to_json()
    else:
        found = outcome(situation["schools"])
    for path, expected in situation["expect"].items():
        value = look_up(found, path)
        if expected == "absent":
            assert value is MISSING, path
        elif isinstance(expected, dict):
            assert expected["contains"] in value, path
        elif isinstance(expected, int | float) and not isinstance(expected, bool):
            assert value == pytest.approx(expected, abs=1e-9), path
        else:
            assert value == expected, path
