"""The desk: the 32 indicators with their evidence, the school matrix, the spread, the distances; a question box."""

import contextlib
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from markupsafe import Markup

from assistant.errors import AssistantError, StoreError
from assistant.indicators.audit import AuditRow
from assistant.indicators.distances import distances
from assistant.indicators.page import chart
from assistant.indicators.reports import audit_report, county_report
from assistant.indicators.schools import SchoolRow
from assistant.publishing.running import State
from assistant.settings import shipped_corpus
from assistant.web.staff.parts import Parts, page
from assistant.web.words import DEFAULT, load_words
from assistant.web.working import working

VERDICTS = ("unmet", "undisclosed", "claimed", "met")
_SORTS = ("name", "students", "met")


@dataclass(frozen=True)
class Line:
    """One indicator: its row of the audit, the values as they are printed, and what the school table says of it."""

    row: AuditRow
    reported: str
    table: tuple[tuple[str, str, str], ...]  # words, verdict, what it is about


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""
    words = load_words(shipped_corpus() / "language")[DEFAULT]

    @router.get("/")
    def indicators(request: Request, announcement: str = "", area: str = "", verdict: str = "") -> Response:
        state = parts.running.state
        audit = state.audit(announcement or None)
        printed = {row[0].text: row[4].text for row in audit_report(audit, state.standard).sheets[0].rows}
        lines = [Line(row, printed[row.id], _of_table(state, row.id)) for row in audit.rows]
        kept = [line for line in lines if area in ("", line.row.area) and verdict in ("", line.row.verdict)]
        return page(
            request,
            "desk.html",
            audit=audit,
            announcements=state.announcements,
            lines=kept,
            areas=list(dict.fromkeys(row.area for row in audit.rows)),
            area=area,
            verdict=verdict,
            verdicts=VERDICTS,
            counts={one: sum(row.verdict == one for row in audit.rows) for one in VERDICTS},
            labels=_labels(state, synthetic=audit.provenance == "synthetic"),
        )

    @router.get("/schools")
    def matrix(request: Request, level: str = "", verdict: str = "", sort: str = "", down: bool = False) -> Response:
        state = parts.running.state
        try:
            rows = list(state.rows)
        except AssistantError as fault:
            return page(request, "nothing.html", title="学校矩阵", fault=str(fault))
        ids = list(rows[0].values) if rows else []
        kept = [row for row in rows if level in ("", row.level) and verdict in ("", row.verdict)]
        return page(
            request,
            "schools.html",
            rows=_sorted(kept, sort, down=down),
            ids={id: rows[0].values[id].label for id in ids},
            sort=sort if sort in (*_SORTS, *ids) else "",
            down=down,
            level=level,
            verdict=verdict,
            labels=_labels(state),
            table=state.table,
        )

    @router.get("/spread")
    def spread(request: Request) -> Response:
        state = parts.running.state
        try:
            report = county_report(state.county, state.table)
        except AssistantError as fault:
            return page(request, "nothing.html", title="差异系数", fault=str(fault))
        charts = {
            sheet.title: [Markup(chart(one, report.banner)) for one in sheet.charts]  # noqa: S704 (it escapes)
            for sheet in report.sheets
        }
        return page(request, "spread.html", report=report, charts=charts, county=state.county, labels=_labels(state))

    @router.get("/distances")
    def nearest(request: Request, level: str = "", verdict: str = "", indicator: str = "") -> Response:
        state = parts.running.state
        try:
            found = distances(state.rows)
        except AssistantError as fault:
            return page(request, "nothing.html", title="离标准的距离", fault=str(fault))
        kept = [
            one
            for one in found
            if level in ("", one.level) and verdict in ("", one.verdict) and indicator in ("", one.indicator)
        ]
        return page(
            request,
            "distances.html",
            found=kept,
            level=level,
            verdict=verdict,
            indicator=indicator,
            indicators=dict(sorted({one.indicator: one.label for one in found}.items())),
            labels=_labels(state),
        )

    @router.post("/ask")
    def ask(request: Request, question: Annotated[str, Form()] = "") -> Response:
        answer = parts.running.answer(question[:2000], role="staff")
        kept = True
        try:
            parts.store.save_turn(None, answer, role="staff")
        except StoreError:
            kept = False
        titles = {name: document.description.title for name, document in parts.running.state.corpus.documents.items()}
        steps = Markup(working(answer.working, titles, words))  # noqa: S704 (it escapes what it is given)
        return page(request, "answer.html", answer=answer, kept=kept, working=steps)


def _labels(state: State, *, synthetic: bool = False) -> list[str]:
    """What has to be said of the data: 示例数据."""
    found = ["示例数据"] if synthetic else []
    with contextlib.suppress(AssistantError):
        found += state.table.labels
    return list(dict.fromkeys(found))


def _of_table(state: State, id: str) -> tuple[tuple[str, str, str], ...]:
    """What the school table says of an indicator, level by level; nothing where there is no table."""
    try:
        county = state.county
    except AssistantError:
        return ()
    found: list[tuple[str, str, str]] = []
    for level in county.levels.values():
        one = level.indicators.get(id)
        if one is not None:
            told = one.to_json()
            unmet = f"，未达标：{'、'.join(told['schools_unmet'])}" if told["schools_unmet"] else ""
            words = (
                f"全县值 {told['display']}，差异系数 {told['cv_display']}（限值 {told['cv_limit']:g}），"
                f"{told['schools_met']} 所达标{unmet}"
            )
            found.append((words, one.verdict, level.level))
    if id in county.government:
        found.append((county.government[id].detail, county.government[id].verdict, ""))
    return tuple(found)


def _sorted(rows: list[SchoolRow], sort: str, *, down: bool) -> list[SchoolRow]:
    """By a column; what is undisclosed comes last either way."""

    def key(row: SchoolRow) -> Any:
        match sort:
            case "name":
                return row.name
            case "students":
                return row.students
            case "met":
                return row.met_count
        return row.values[sort].value if sort in row.values else row.row

    known = [row for row in rows if key(row) is not None]
    return sorted(known, key=key, reverse=down) + [row for row in rows if key(row) is None]
