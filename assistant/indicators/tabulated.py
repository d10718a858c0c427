"""The values that an announcement reports in tables."""

import re
from collections.abc import Iterator

from assistant.documents.figures import PER, Figure, stated
from assistant.documents.grids import Entry, Grid
from assistant.documents.model import Document, Passage
from assistant.documents.tabled import UNIT
from assistant.indicators import wording
from assistant.indicators.around import bare, level_for, levels_of, unit_class
from assistant.indicators.names import CV, Name, Names
from assistant.indicators.pairing import in_unit
from assistant.indicators.reading import Reported
from assistant.indicators.standard import Condition, Standard
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS
from assistant.types import Level

# A row of the whole county, when the indicators are the columns: any other row is a school's.
_WHOLE = re.compile(
    r"小学|初中|初级中学|学段|阶段|全?[县区市旗]|合计|总计|平均|均值|整体|数值|实际|自评|公示|\d{4}(?:年|学年)?|[\s、()]"
)
_COMPOSITE = re.compile("综合|平均")  # the mean of all of them is one row of their table
_YEAR = re.compile(r"(?:19|20)\d{2}")


def tabulated_values(
    grid: Grid, document: Document, clauses: list[Passage], standard: Standard, names: Names
) -> Iterator[Reported]:
    """The values of one table; where columns are years the latest counts."""
    latest: dict[tuple[int, str, str, Level | None], tuple[int, Reported]] = {}
    for entry in grid.entries():
        found = _value(entry, grid, document, clauses, standard, names)
        if found is not None:
            key = (entry.line, found.indicator, found.condition, found.level)
            year = max(map(int, _YEAR.findall(fold(entry.column_head))), default=0)
            if key not in latest or year > latest[key][0]:
                latest[key] = (year, found)
    yield from (found for _, found in latest.values())


def _value(
    entry: Entry, grid: Grid, document: Document, clauses: list[Passage], standard: Standard, names: Names
) -> Reported | None:
    row, column = entry.row_head, entry.column_head
    if wording.is_required(row, "", None, "") or wording.is_required(column, "", None, ""):
        return None
    in_row, in_column = list(names.find(row)), list(names.find(column))
    spread = _is_spread(grid, names)
    if spread and not any(name.indicator != CV for name in (*in_row, *in_column)):
        in_row, in_column = _short(row, names), _short(column, names)
    if not any(name.indicator != CV for name in in_row) and _WHOLE.sub("", fold(row)):
        return None
    owner, cv = _owner([*in_row, *in_column], spread=spread)
    if owner is None:
        return None
    indicator = standard[owner.indicator]
    condition = standard.rules.cv if cv else (indicator.condition(owner.condition) if indicator.conditions else None)
    if condition is None or not _fits(condition, entry, grid):
        return None
    # 小学 | 差异系数 | 初中 | 差异系数: a measure goes with the level to its left.
    left = _levels_left(entry, grid) if condition is standard.rules.cv else []
    levels = levels_of(column) or levels_of(row) or left or levels_of(grid.caption)
    level = level_for(condition, indicator, levels[-1] if len(set(levels)) == 1 else None)
    return Reported(
        indicator=indicator.id,
        condition=condition.key,
        level=level,
        figure=_figure(entry, condition, document, clauses, level),
        matched=owner.length,
        main=owner.main,
        comparator=entry.quantity.comparator,
        direction=condition.direction,
        quote=entry.row,
    )


def _levels_left(entry: Entry, grid: Grid) -> list[Level]:
    """The level of the nearest column to the left that has one."""
    heads = [other.column_head for other in grid.entries() if other.line == entry.line and other.column < entry.column]
    return next((found for head in reversed(heads) if (found := levels_of(head))), [])


def _is_spread(grid: Grid, names: Names) -> bool:
    """Whether a table is one of 差异系数 by its caption alone, so that no heading has to say it."""
    rows = ((entry.row_head, entry.column_head) for entry in grid.entries())
    heads = (head for row in rows for head in row if not _COMPOSITE.search(head))
    said = any(name.indicator == CV for name in names.find(grid.caption))
    return said and not any(name.indicator == CV for head in heads for name in names.find(head))


def _short(head: str, names: Names) -> list[Name]:
    """The resource that a heading of a table of 差异系数 is short for: 体艺, 用房."""
    words = bare(fold(head))
    id = names.only(words)
    return [Name(0, len(head), id, None, len(words), False, 0)] if id else []


def _owner(names: list[Name], *, spread: bool) -> tuple[Name | None, bool]:
    """The name a number belongs to, the fullest one; and whether it is a 差异系数 of it."""
    owners = [name for name in names if name.indicator != CV]
    return max(owners, key=lambda name: name.length, default=None), spread or len(owners) < len(names)


def _fits(condition: Condition, entry: Entry, grid: Grid) -> bool:
    """Whether unit and measure are the condition's; a number without a unit takes that of its headings."""
    if entry.quantity.kind not in ("", unit_class(condition)):
        return False
    words = fold(f"{grid.caption} {entry.row_head} {entry.column_head}")
    return condition.unit.base is None or bool(PER.search(words))


def _figure(
    entry: Entry, condition: Condition, document: Document, clauses: list[Passage], level: Level | None
) -> Figure:
    quantity, offset = entry.quantity, entry.cell.start
    beside = UNIT.search(fold(f"{entry.column_head} {entry.row_head}"))
    unit = beside[1] if beside and UNITS[beside[1]][0] == unit_class(condition) else ""
    inside = next((clause.id for clause in clauses if clause.start <= offset < clause.end), "")
    figure = Figure(
        document=document.id,
        passage=inside,
        **stated(quantity, offset, unit),
        quote=entry.row,
        subject=entry.row_head,
        scope=entry.column_head,
        level=level,
        time=year.group() if (year := _YEAR.search(fold(entry.column_head))) else "",
        per=condition.unit.base is not None,
    )
    return in_unit(figure, condition)
