"""What a school table can decide of 政府保障程度: music and art rooms (G3), school size (G4), class size (G5)."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from assistant.indicators.exact import plain
from assistant.indicators.judge import OUTCOMES, Outcome, all_of, meets, outcome
from assistant.indicators.policy import Policy
from assistant.indicators.school import COLUMNS, COMPULSORY, School
from assistant.indicators.schools import present_levels
from assistant.indicators.standard import Condition, Threshold
from assistant.indicators.trace import Cell, Trace, cells_of, clause
from assistant.types import Frozen

# Conditions of the standard by their key, and the field each is about.
_ROOMS = {"music_rooms": "music_rooms", "art_rooms": "art_rooms"}
_AREAS = {"music_area": ("music_rooms", "smallest_music_room"), "art_area": ("art_rooms", "smallest_art_room")}


class Check(Frozen):
    """One condition at one school; ``required`` is what this school needs, ``value`` what it has."""

    school: str
    name: str
    key: str
    label: str
    cells: tuple[Cell, ...]
    value: Decimal | None
    required: Decimal | None
    threshold: Threshold
    verdict: Outcome

    @property
    def text(self) -> str:
        """What the school has and what it should have, or which cells are missing."""
        if self.value is None or self.required is None:
            missing = [c.column for c in self.cells if c.value is None or (c.value == 0 and c.column in _CLASS_COLUMNS)]
            return f"缺少{'、'.join(missing)}"
        unit = self.threshold.unit.symbol
        bound = "至少" if self.threshold.direction == ">=" else "至多"
        counted = self.cells[:1] if self.key in _ROOMS else self.cells
        named = " + ".join(cell.column for cell in counted)
        return f"{named} {plain(self.value)} {unit},应当{bound} {plain(self.required)} {unit}"


class GovernmentResult(Frozen):
    """An indicator over all assessed schools: every one of them has to meet it."""

    indicator: str
    label: str
    checks: tuple[Check, ...]
    verdict: Outcome

    @property
    def detail(self) -> str:
        """What fails and what is missing, school by school."""
        wrong = [check for check in self.checks if check.verdict != "met"]
        if not self.checks:
            return "没有可以判断的学校"
        if not wrong:
            return f"{len({check.school for check in self.checks})} 所学校都达到要求"
        return ";".join(f"{check.name}({check.school}){check.text},{OUTCOMES[check.verdict]}" for check in wrong)

    @property
    def schools_unmet(self) -> tuple[str, ...]:
        """Codes of the schools that fail."""
        return tuple(dict.fromkeys(check.school for check in self.checks if check.verdict == "unmet"))

    @property
    def schools_undisclosed(self) -> tuple[str, ...]:
        """Codes of the schools that lack an input and do not fail by another one."""
        unmet = self.schools_unmet
        open_ones = (check.school for check in self.checks if check.verdict == "undisclosed")
        return tuple(dict.fromkeys(code for code in open_ones if code not in unmet))

    def to_json(self) -> dict[str, Any]:
        """The verdict as ``indicators county --json`` gives it."""
        return {"verdict": self.verdict, "schools_unmet": list(self.schools_unmet), "detail": self.detail}

    @property
    def trace(self) -> Trace:
        """Every school's cells and a line each."""
        inputs = dict.fromkeys(cell for check in self.checks for cell in check.cells)
        steps = [f"{check.name}:{check.text},{OUTCOMES[check.verdict]}" for check in self.checks]
        asked = dict.fromkeys(f"{check.threshold.label} {clause(check.threshold)}" for check in self.checks)
        return Trace(
            inputs=tuple(inputs), steps=(*asked, *steps), threshold=self.checks[0].threshold if self.checks else None
        )


def government(schools: Iterable[School], policy: Policy) -> dict[str, GovernmentResult]:
    """G3, G4 and G5 of the assessed schools."""
    assessed = [school for school in schools if policy.exclusion(school) is None and present_levels(school)]
    found = {}
    for id, check in _CHECKS.items():
        if id not in policy.standard:
            continue
        indicator = policy.standard[id]
        checks = tuple(
            one for school in assessed for condition in indicator.conditions for one in check(school, condition, policy)
        )
        found[id] = GovernmentResult(
            indicator=id, label=indicator.label, checks=checks, verdict=all_of(one.verdict for one in checks)
        )
    return found


def _rooms(school: School, condition: Condition, policy: Policy) -> Iterator[Check]:
    """Needed are ceil(classes ÷ base) rooms of each kind; every one of them has the least area (三(一)3)."""
    threshold = policy.threshold(condition)
    if threshold is None:
        return
    if condition.key in _ROOMS:
        fields = [f"{level}_classes" for level in present_levels(school)]
        room, *classes = cells_of(school, (_ROOMS[condition.key], *fields))
        # Pupils without a class are a gap in the report, not a school that needs no room.
        required = None
        if all(cell.value for cell in classes):
            total = sum((cell.value or Decimal(0) for cell in classes), Decimal(0))
            base = condition.unit.base or Decimal(1)
            required = (total // base + (total % base > 0)) * threshold.value
        yield _check(school, threshold, (room, *classes), room.value, required)
    elif condition.key in _AREAS:
        rooms, area = cells_of(school, _AREAS[condition.key])
        if rooms.value != 0:  # where there is no room, the number of rooms says so already
            yield _check(school, threshold, (area,), area.value, threshold.value)


def _size(school: School, condition: Condition, policy: Policy) -> Iterator[Check]:
    """A school of one compulsory level by its level, 一贯制 schools by their compulsory years together (三(一)4)."""
    if condition.school_types and school.type not in condition.school_types:
        return
    levels = [level for level in COMPULSORY if level in school.levels]
    groups = [levels] if "all" in condition.thresholds else [[level] for level in levels]
    for group in groups:
        threshold = policy.threshold(condition, group[0])
        if threshold is None:
            continue
        cells = cells_of(school, [f"{level}_pupils" for level in group])
        known = sum((cell.value or Decimal(0) for cell in cells), Decimal(0))
        # One level alone can be too many already.
        decided = all(cell.value is not None for cell in cells) or not meets(
            known, threshold.direction, threshold.value
        )
        yield _check(school, threshold, cells, known if decided else None, threshold.value)


def _classes(school: School, condition: Condition, policy: Policy) -> Iterator[Check]:
    """The largest class of each level (三(一)5)."""
    for level in present_levels(school):
        threshold = policy.threshold(condition, level)
        if threshold is not None:
            cells = cells_of(school, [f"{level}_largest_class"])
            yield _check(school, threshold, cells, cells[0].value, threshold.value)


_CHECKS: dict[str, Callable[[School, Condition, Policy], Iterator[Check]]] = {
    "G3": _rooms,
    "G4": _size,
    "G5": _classes,
}


def _check(
    school: School, threshold: Threshold, cells: tuple[Cell, ...], has: Decimal | None, required: Decimal | None
) -> Check:
    met = None if has is None or required is None else meets(has, threshold.direction, required)
    return Check(
        school=school.code,
        name=school.name,
        key=threshold.key,
        label=threshold.label,
        cells=cells,
        value=has,
        required=required,
        threshold=threshold,
        verdict=outcome(met),
    )


_CLASS_COLUMNS = frozenset(COLUMNS[f"{level}_classes"] for level in COMPULSORY)
