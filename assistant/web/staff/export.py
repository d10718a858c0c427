"""The reports of the indicators as files."""

from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from assistant.errors import AssistantError
from assistant.indicators.page import page as html_of
from assistant.indicators.report import Report
from assistant.indicators.reports import audit_report, county_report, schools_report
from assistant.indicators.template import template_bytes
from assistant.indicators.workbook import workbook_bytes
from assistant.publishing.running import State
from assistant.web.staff.parts import Parts, page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REPORTS: dict[str, tuple[str, Callable[[State], Report]]] = {
    "audit": ("公示核对:32 项指标", lambda state: audit_report(state.audit(), state.standard)),
    "county": ("县级指标与差异系数", lambda state: county_report(state.county, state.table)),
    "schools": ("学校指标", lambda state: schools_report(state.rows, state.table)),
}


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""

    @router.get("/export")
    def export_page(request: Request) -> Response:
        state = parts.running.state
        reports = [(name, title, _why_not(make, state)) for name, (title, make) in _REPORTS.items()]
        return page(request, "export.html", reports=reports)

    @router.get("/export/template.xlsx")
    def template() -> Response:
        return _file(template_bytes(), _XLSX, "学校数据表.xlsx")

    @router.get("/export/{name}.{suffix}")
    def report(name: str, suffix: str) -> Response:
        if name not in _REPORTS or suffix not in ("xlsx", "html"):
            raise HTTPException(404)
        found = _REPORTS[name][1](parts.running.state)
        file = f"{found.title}{f' {found.banner}' if found.labels else ''}.{suffix}"
        if suffix == "xlsx":
            return _file(workbook_bytes(found), _XLSX, file)
        return _file(html_of(found).encode(), "text/html; charset=utf-8", file)


def _why_not(make: Callable[[State], Report], state: State) -> str:
    """Why a report cannot be made; empty where it can."""
    try:
        make(state)
    except AssistantError as fault:
        return fault.what
    return ""


def _file(data: bytes, kind: str, name: str) -> Response:
    return Response(
        data, media_type=kind, headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    )
