"""Documents and data: upload, see what was read, mend, publish, go back. Nothing is published by an upload alone."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response

from assistant.errors import AssistantError
from assistant.indicators.table import SchoolTable
from assistant.publishing.running import State
from assistant.web.staff.parts import Parts, go, page

Field = Annotated[str, Form()]
Upload = Annotated[UploadFile, File()]


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""
    drafts, running = parts.drafts, parts.running

    @router.get("/documents")
    def overview(request: Request) -> Response:
        state = running.state
        table, fault = _table(state)
        return page(
            request,
            "documents.html",
            documents=list(state.corpus.documents.values()),
            table=table,
            fault=fault,
            drafts=drafts.all(),
            history=parts.publisher.history(),
            most=parts.settings.upload_mb,
        )

    @router.post("/documents/upload")
    def upload(request: Request, file: Upload, kind: Field = "announcement") -> Response:
        data = file.file.read(parts.settings.upload_mb * 1_000_000 + 1)
        draft = drafts.add(
            "schools" if kind == "schools" else "announcement",
            data,
            file.filename or "",
            user=request.state.login.user,
            **_told_before(running.state, kind),
        )
        return go(f"/documents/drafts/{draft.id}")

    @router.post("/documents/back")
    def back(request: Request, state: Field = "") -> Response:
        user = request.state.login.user
        job = parts.jobs.start(
            "退回以前的资料", "/documents", lambda progress: parts.publisher.go_back(state, user, progress)
        )
        return go(f"/jobs/{job.key}")


def _table(state: State) -> tuple[SchoolTable | None, str]:
    try:
        return state.table, ""
    except AssistantError as fault:
        return None, fault.what


def _told_before(state: State, kind: str) -> dict[str, str]:
    """What a new school table most likely shares with the one in use; provenance has to be said each time."""
    if kind != "schools":
        return {"audience": "public", "provenance": "real"}
    table, _ = _table(state)
    known = {"county": table.info.county, "school_year": table.info.school_year} if table else {}
    return {"title": "学校数据", "audience": "staff", "provenance": "real", **known}
