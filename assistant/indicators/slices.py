"""An audit by area, level and what became of an indicator: the rows that a question about several of them means."""

from collections.abc import Iterable, Mapping

from assistant.indicators.audit import Audit, AuditRow, judged_value
from assistant.indicators.reported import Reported
from assistant.indicators.standard import Standard
from assistant.types import Frozen, Level, Verdict


class Slice(Frozen):
    """One row as it stands for the level asked for, with the values reported for it there."""

    row: AuditRow
    verdict: Verdict
    values: tuple[Reported, ...]


def slices(
    audit: Audit,
    reported: Mapping[tuple[str, str, Level | None], Reported],
    standard: Standard,
    *,
    area: str | None = None,
    level: Level | None = None,
) -> list[Slice]:
    """The rows of an area, in the standard's order, judged by what is reported for a level.

    An indicator of the other level alone (初中三年巩固率 where 小学 is asked for) is left out.
    """
    found = []
    for row in audit.rows:
        if area is not None and row.area != area:
            continue
        values = [value for value in reported.values() if value.indicator == row.id]
        if level is None:
            found.append(Slice(row=row, verdict=row.verdict, values=tuple(values)))
        elif (one := _at(row, values, level, standard)) is not None:
            found.append(one)
    return found


def _at(row: AuditRow, values: Iterable[Reported], level: Level, standard: Standard) -> Slice | None:
    levels = standard[row.id].levels
    if levels and level not in levels:
        return None
    given = list(values)
    own = [value for value in given if value.level in (level, None)]
    if given and not own:
        return Slice(row=row, verdict="undisclosed", values=()) if levels else None
    if not any(value.level for value in given):
        return Slice(row=row, verdict=row.verdict, values=tuple(own))
    outcomes = {judged_value(value, standard) for value in own}
    verdict: Verdict = "unmet" if "unmet" in outcomes else "met" if "met" in outcomes else "undisclosed"
    return Slice(row=row, verdict=verdict, values=tuple(own))
