"""Makes the synthetic school table of the corpus: ``python -m assistant.indicators.sample [FOLDER]``.

Nothing is drawn by chance: each school's richness in the plan, scaled to the county's totals and rounded by largest
remainders, gives the same file every time. Levels that share resources come first; the schools of one level take what
is left to the county's value.
"""

import csv
import io
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import TableError
from assistant.indicators.exact import decimal
from assistant.indicators.judge import rounded
from assistant.indicators.parameters import Positive, Words, read_parameters
from assistant.indicators.school import COLUMNS, FIELDS, LEVELS, School
from assistant.indicators.standard import Standard, load_standard
from assistant.indicators.table import TableInfo
from assistant.types import Frozen, Level

PLAN = Path(__file__).with_name("sample_plan.yaml")
NAME = "sample"


class Cell(Frozen):
    """A cell of the sample."""

    code: Words
    column: Words


class Rooms(Frozen):
    """One music and one art room for so many classes, and their areas."""

    classes: int
    music_area: int
    art_area: int


class PlannedSchool(Frozen):
    """A made-up school: its pupils, its indoor sports area, and how it stands to the county by resource."""

    code: Words
    name: Words
    type: Words
    setting: Words
    boarding: bool
    pupils: dict[Level, int]
    indoor: int
    richness: dict[str, Positive]


class Plan(Frozen):
    """What the sample is made from."""

    info: TableInfo
    totals: dict[str, dict[Level, int]]
    targets: dict[str, dict[Level, Positive]]
    per_hundred: tuple[Words, ...]
    average_class: dict[Level, int]
    rooms: Rooms
    schools: tuple[PlannedSchool, ...]
    unreported: tuple[Cell, ...]


def apportion(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Whole parts of a total in proportion to weights, by largest remainders; the earlier one wins a tie."""
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda n: (parts[n] - exact[n], n))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts


def make(plan: Plan, standard: Standard) -> list[School]:
    """The schools of the sample."""
    cells: list[dict[str, Any]] = [_given(school, plan) for school in plan.schools]
    for level in plan.average_class:
        for field in ("qualified", "backbone", "arts"):
            _spread_counts(plan, cells, level, field)
        _spread_teachers(plan, cells, level)
    for resource, targets in plan.targets.items():
        _share_out(plan, cells, resource, targets, standard)
    for school, row in zip(plan.schools, cells, strict=True):
        row["teaching_area"] = row.pop("teaching") + school.indoor
        row["sports_ground_area"] = row.pop("sports") - school.indoor
        row["equipment_value"], row["media_rooms"] = row.pop("equipment"), row.pop("media")
    for cell in plan.unreported:
        row = next(row for row in cells if row["code"] == cell.code)
        row[FIELDS[cell.column]] = None
    return [School.model_validate(row) for row in cells]


def _given(school: PlannedSchool, plan: Plan) -> dict[str, Any]:
    """What the plan says of a school, its classes, and rooms enough for them."""
    number = plan.schools.index(school)
    row: dict[str, Any] = {
        "row": number + 2,
        "code": school.code,
        "name": school.name,
        "type": school.type,
        "setting": school.setting,
        "boarding": "是" if school.boarding else "否",
        "indoor_sports_area": school.indoor,
    }
    classes = 0
    for level, pupils in school.pupils.items():
        row[f"{level}_pupils"] = pupils
        if level in plan.average_class:
            row[f"{level}_classes"] = ceil(Fraction(pupils, plan.average_class[level]))
            row[f"{level}_largest_class"] = ceil(Fraction(pupils, row[f"{level}_classes"])) + number % 3
            classes += row[f"{level}_classes"]
    rooms = ceil(Fraction(classes, plan.rooms.classes))
    row["music_rooms"] = row["art_rooms"] = rooms
    row["smallest_music_room"] = plan.rooms.music_area + number % 4
    row["smallest_art_room"] = plan.rooms.art_area + number % 5
    return row


def _weight(school: PlannedSchool, level: Level, resource: str) -> Fraction:
    return school.pupils.get(level, 0) * Fraction(school.richness.get(resource, Decimal(1)))


def _spread_counts(plan: Plan, cells: list[dict[str, Any]], level: Level, field: str) -> None:
    parts = apportion(plan.totals[field][level], [_weight(school, level, field) for school in plan.schools])
    for school, row, part in zip(plan.schools, cells, parts, strict=True):
        if level in school.pupils:
            row[f"{level}_{field}"] = part


def _spread_teachers(plan: Plan, cells: list[dict[str, Any]], level: Level) -> None:
    """Every school has its qualified teachers; the others go by pupils."""
    others = plan.totals["teachers"][level] - plan.totals["qualified"][level]
    parts = apportion(others, [Fraction(school.pupils.get(level, 0)) for school in plan.schools])
    for school, row, part in zip(plan.schools, cells, parts, strict=True):
        if level in school.pupils:
            row[f"{level}_teachers"] = row[f"{level}_qualified"] + part


def _share_out(
    plan: Plan, cells: list[dict[str, Any]], resource: str, targets: Mapping[Level, Decimal], standard: Standard
) -> None:
    """Give each school its whole amount of a shared resource, so that the county prints its targets."""
    base = 100 if resource in plan.per_hundred else 1
    given = dict.fromkeys(targets, Fraction(0))
    for school, row in zip(plan.schools, cells, strict=True):
        split = standard.rules.splits.of(school.type)
        if split is None:
            continue
        weighted = {level: school.pupils[level] * Fraction(weight) for level, weight in split.levels.items()}
        first = next(level for level in split.levels if level in targets)
        rate = Fraction(targets[first]) / base * Fraction(school.richness.get(resource, Decimal(1)))
        row[resource] = round(rate * sum(weighted.values()))
        for level in targets:
            given[level] += row[resource] * weighted.get(level, Fraction(0)) / sum(weighted.values())
    for level, target in targets.items():
        alone = [n for n, school in enumerate(plan.schools) if list(school.pupils) == [level]]
        pupils = sum(school.pupils.get(level, 0) for school in plan.schools)
        rest = round(Fraction(target) * pupils / base - given[level])
        for place, part in zip(
            alone, apportion(rest, [_weight(plan.schools[n], level, resource) for n in alone]), strict=True
        ):
            cells[place][resource] = part
        printed = rounded(decimal((given[level] + rest) * base / pupils), -int(target.as_tuple().exponent))
        if printed != target:
            raise TableError(
                f"{LEVELS[level]} {resource} 凑不成 {target},最接近 {printed}",
                where=str(PLAN),
                remedy="改动多学段学校的 richness",
            )


def to_csv(schools: Sequence[School]) -> str:
    """The table as it is committed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    for school in schools:
        writer.writerow(["" if value is None else value for value in (getattr(school, name) for name in COLUMNS)])
    return out.getvalue()


def write_sample(folder: Path, standard: Standard) -> None:
    """Write ``sample.csv`` (with a BOM, for spreadsheets) and ``sample.yaml``."""
    plan = read_parameters(PLAN, Plan, TableError)
    (folder / f"{NAME}.csv").write_bytes(to_csv(make(plan, standard)).encode("utf-8-sig"))
    described = yaml.safe_dump(plan.info.model_dump(), allow_unicode=True, sort_keys=False, width=1000)
    text = f"# 由 python -m assistant.indicators.sample 生成,不要手工改动。\n{described}"
    (folder / f"{NAME}.yaml").write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    corpus = Path(__file__).parents[2] / "corpus"
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else corpus / "schools"
    target.mkdir(parents=True, exist_ok=True)
    write_sample(target, load_standard(corpus / "standards"))
