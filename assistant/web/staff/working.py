"""A job's progress: a page that keeps itself up to date, and the same as JSON."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response

from assistant.publishing.jobs import Job
from assistant.web.staff.parts import ROOT, Parts, page


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""

    def found(key: str) -> Job:
        job = parts.jobs.find(key)
        if job is None:
            raise HTTPException(404)
        return job

    @router.get("/jobs/{key}")
    def job_page(request: Request, key: str) -> Response:
        return page(request, "job.html", job=found(key))

    @router.get("/jobs/{key}/state")
    def job_state(key: str) -> Response:
        job = found(key)
        told = {"state": job.state, "percent": job.percent, "done": job.done, "total": job.total, "fault": job.fault}
        return JSONResponse(told | {"next": f"{ROOT}{job.next}"})
