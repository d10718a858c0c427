"""The desk as one application to be mounted: pages behind the guard, faults as pages."""

import logging

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from assistant.accounts.accounts import Accounts
from assistant.errors import AssistantError, SlowDown, StoreError
from assistant.publishing.drafts import Drafts
from assistant.publishing.jobs import Jobs
from assistant.publishing.publisher import Publisher
from assistant.publishing.running import Running
from assistant.settings import Settings
from assistant.store.store import Store
from assistant.web.staff import desk, documents, drafts, entry, export, questions, whatif, working
from assistant.web.staff.guard import Guard, checked
from assistant.web.staff.parts import STATIC, Parts, page

logger = logging.getLogger(__name__)


def parts(running: Running, store: Store, settings: Settings) -> Parts:
    """What the desk needs, from what the server has opened."""
    drafts = Drafts(settings.data_dir, settings.upload_mb * 1_000_000)
    publisher = Publisher(running, drafts, store, settings, running.state.folder)
    accounts = Accounts(store, settings.session_hours)
    return Parts(running, store, accounts, drafts, publisher, Jobs(), settings)


def build(found: Parts) -> ASGIApp:
    """The desk, to be mounted at ``/staff``."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(checked_when_sent)])
    app.mount("/static", StaticFiles(directory=STATIC))
    for room in (entry, desk, whatif, documents, drafts, questions, export, working):
        room.add(app.router, found)
    app.add_exception_handler(AssistantError, _told)
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _broken)
    return Guard(app, found.accounts)


async def checked_when_sent(request: Request) -> None:
    """Check the form of whatever is not only read."""
    if request.method not in ("GET", "HEAD"):
        form = await request.form()
        checked(request, str(form.get("form", "")))


def _told(request: Request, fault: Exception) -> Response:
    status = 503 if isinstance(fault, StoreError) else 429 if isinstance(fault, SlowDown) else 400
    if isinstance(fault, StoreError):
        logger.error("%s", fault)
        return page(request, "fault.html", status=status, fault="数据库现在用不了,没有保存。请稍后再试。")
    answer = page(request, "fault.html", status=status, fault=str(fault))
    if isinstance(fault, SlowDown):
        answer.headers["retry-after"] = str(fault.seconds)
    return answer


def _refused(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException | StarletteHTTPException) else 400
    words = {404: "没有这个页面。", 405: "这个页面不能这样打开。"}
    detail = str(getattr(fault, "detail", ""))
    return page(request, "fault.html", status=status, fault=words.get(status, detail or "做不到。"))


def _unreadable(request: Request, _: Exception) -> Response:
    return page(request, "fault.html", status=400, fault="发来的内容不完整或者不合要求。请回到上一页重新填写。")


def _broken(request: Request, fault: Exception) -> Response:
    logger.error("staff page failed: %s", request.url.path, exc_info=fault)
    return page(request, "fault.html", status=500, fault="程序出了错,已记入日志。请稍后再试。")
