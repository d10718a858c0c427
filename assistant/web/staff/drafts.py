"""A draft: what was read of it, its description, and its way to being published or thrown away."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from assistant.errors import AssistantError
from assistant.publishing.drafts import TABLE_STEM, Draft, checked_name
from assistant.publishing.reading import read_announcement, read_schools
from assistant.web.staff.parts import Parts, go, page

_SHOWN_FIGURES = 300

Field = Annotated[str, Form()]


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""
    drafts, running = parts.drafts, parts.running

    @router.get("/documents/drafts/{key}")
    def draft_page(request: Request, key: str) -> Response:
        draft = drafts.load(key)
        return _schools_page(request, draft) if draft.kind == "schools" else _announcement_page(request, draft)

    @router.post("/documents/drafts/{key}")
    def revise(
        key: str, text: Annotated[str | None, Form()] = None, document: Field = "", title: Field = "",
        issuer: Field = "", region: Field = "", published: Field = "", opens: Field = "", closes: Field = "",
        audience: Field = "", provenance: Field = "", note: Field = "", county: Field = "", school_year: Field = "",
    ) -> Response:  # fmt: skip
        draft = drafts.load(key)
        told = {"title": title, "note": note, "audience": audience, "provenance": provenance}
        if draft.kind == "schools":
            told |= {"county": county, "school_year": school_year}
        else:
            told |= {"issuer": issuer, "region": region, "published": published, "opens": opens, "closes": closes}
        told = {name: value.strip() for name, value in told.items()}
        name = checked_name(document.strip() or draft.document, set(running.corpus.documents))
        name = TABLE_STEM if draft.kind == "schools" else name
        drafts.revise(draft, document=name, text=text, **told)
        return go(f"/documents/drafts/{key}", "已保存")

    @router.post("/documents/drafts/{key}/discard")
    def discard(key: str) -> Response:
        drafts.remove(drafts.load(key))
        return go("/documents", "已丢弃草稿")

    @router.post("/documents/drafts/{key}/publish")
    def publish(request: Request, key: str) -> Response:
        draft, user = drafts.load(key), request.state.login.user
        title = f"发布「{draft.told.get('title') or draft.name}」"
        job = parts.jobs.start(title, "/documents", lambda progress: parts.publisher.publish(draft, user, progress))
        return go(f"/jobs/{job.key}")

    def _announcement_page(request: Request, draft: Draft) -> Response:
        state = running.state
        shown: dict[str, Any] = {"draft": draft, "documents": state.corpus.of_kind("announcement"), "text": ""}
        try:
            shown["text"] = drafts.file(draft).read_text("utf-8")
            read = read_announcement(draft, drafts, state.corpus.lexicon, state.standard)
        except (AssistantError, OSError) as fault:
            return page(request, "draft.html", **shown, read=None, fault=str(fault), figures=[])
        return page(request, "draft.html", **shown, read=read, fault="", figures=read.figures[:_SHOWN_FIGURES])

    def _schools_page(request: Request, draft: Draft) -> Response:
        return page(request, "table.html", draft=draft, read=read_schools(draft, drafts, running.state.standard))
