"""What if a school had other figures: verdicts and CVs before and after, and the least that would do."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.errors import AssistantError
from assistant.indicators.lookups import what_if
from assistant.indicators.need import need
from assistant.indicators.school import CHOICES, NUMBERS, School
from assistant.indicators.whatif import find_school
from assistant.publishing.running import State
from assistant.web.staff.parts import Parts, page

_CELL = "set."  # before a column's name in the form


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""

    @router.get("/whatif")
    def whatif(request: Request, school: str = "") -> Response:
        state = parts.running.state
        try:
            found = find_school(state.table, school) if school else None
        except AssistantError as fault:
            return page(request, "nothing.html", title="假设", fault=str(fault))
        sent = {key[len(_CELL) :]: value for key, value in request.query_params.items() if key.startswith(_CELL)}
        values: dict[str, Any] = {
            "schools": state.table.schools,
            "school": found,
            "labels": state.table.labels,
            "columns": [*CHOICES, *NUMBERS],
            "choices": CHOICES,
        }
        return page(request, "whatif.html", **values, **_result(state, found, sent))

    def _result(state: State, school: School | None, sent: dict[str, str]) -> dict[str, Any]:
        empty: dict[str, Any] = {"sent": sent, "changes": [], "result": None, "fault": "", "needs": []}
        if school is None:
            return empty
        cells = school.cells()
        changes = [
            f"{school.code}.{column}={value.strip()}"
            for column, value in sent.items()
            if column in cells and value.strip() != _shown(cells[column])
        ]
        values = {**{column: _shown(value) for column, value in cells.items()}, **sent}
        found = {**empty, "sent": values, "changes": changes, "needs": _needs(state, school)}
        if changes:
            try:
                found["result"] = what_if(state.table, state.standard, changes).data
            except AssistantError as fault:
                found["fault"] = str(fault)
        return found


def _shown(value: Any) -> str:
    from assistant.indicators.school import as_text

    return as_text(value)


def _needs(state: State, school: School) -> list[tuple[str, str, list[str]]]:
    """For each indicator that is not met: its name, the least that would do in words, and the cells to change."""
    found = []
    unmet = [
        id for row in state.rows if row.code == school.code for id, one in row.values.items() if one.verdict == "unmet"
    ]
    for id in dict.fromkeys(unmet):
        least = need(state.table, state.standard, school.code, id)
        found.append((f"{id} {least.label}", "\n".join([*map(str, least.levels), *least.notes]), list(least.changes)))
    return found
