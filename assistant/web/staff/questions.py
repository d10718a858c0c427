"""Questions: asked, not answered, marked wrong; one becomes an eval question; the question set is run and compared."""

from typing import Annotated, get_args

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from assistant.errors import AssistantError
from assistant.store.history import record_run, runs
from assistant.store.store import Only
from assistant.types import Status
from assistant.web.staff.parts import Parts, go, page
from eval.desk import RunFigures, add_question, kinds, own_questions, questions_for, run_set

_EACH = 50  # on a page
_ONLY: dict[Only, str] = {"all": "全部", "unanswered": "没有回答的", "wrong": "被标出问题的"}

Field = Annotated[str, Form()]


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""

    @router.get("/questions")
    def asked(request: Request, only: str = "all", start: int = 0) -> Response:
        chosen: Only = next((one for one in _ONLY if one == only), "all")
        start = max(0, min(start, 1_000_000))
        return page(
            request,
            "questions.html",
            asked=parts.store.questions(chosen, _EACH, start),
            counts={one: (label, parts.store.count(one)) for one, label in _ONLY.items()},
            only=chosen,
            start=start,
            each=_EACH,
            days=parts.settings.keep_days,
        )

    @router.get("/questions/{key}/case")
    def case_page(request: Request, key: str) -> Response:
        found = parts.store.question(key)
        if found is None:
            raise HTTPException(404)
        return page(
            request, "case.html", asked=found, kinds=kinds(), states=get_args(Status)[:4], name=f"own-{key[:8]}"
        )

    @router.post("/questions/{key}/case")
    def case(
        id: Field = "", kind: Field = "", question: Field = "", status: Field = "answered",
        numbers: Field = "", words: Field = "", source: Field = "", document: Field = "", role: Field = "public",
    ) -> Response:  # fmt: skip
        entry = {
            "id": id.strip(),
            "question": question.strip(),
            "role": role if role != "public" else "",
            "status": status,
            "numbers": _listed(numbers),
            "words": _listed(words),
            "source": source.strip(),
            "document": document.strip(),
        }
        added = add_question(parts.settings.data_dir, kind, entry)
        return go("/eval", f"已加入评测题 {added.id}")

    @router.get("/eval")
    def results(request: Request) -> Response:
        found = [(one.time, RunFigures.model_validate_json(one.figures)) for one in runs(parts.store)]
        try:
            own = len(own_questions(parts.settings.data_dir))
            fault = ""
        except AssistantError as broken:
            own, fault = 0, str(broken)
        return page(
            request,
            "eval.html",
            now=found[0] if found else None,
            before=found[1] if len(found) > 1 else None,
            own=own,
            fault=fault,
        )

    @router.post("/eval")
    def run() -> Response:
        assistant = parts.running.state.assistant
        asked, note = questions_for(assistant, parts.settings.data_dir)
        job = parts.jobs.start(
            f"评测 {len(asked)} 道题",
            "/eval",
            lambda progress: record_run(parts.store, run_set(assistant, asked, note, progress).model_dump_json()),
        )
        return go(f"/jobs/{job.key}")


def _listed(text: str) -> list[str]:
    """One a line, or between semicolons."""
    return [part.strip() for line in text.splitlines() for part in line.replace("；", ";").split(";") if part.strip()]
