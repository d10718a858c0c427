"""Nobody without a login gets past here, whatever the path; nothing sent from another site does either."""

import hmac
import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, HTTPException, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.accounts.accounts import Accounts
from assistant.errors import StoreError
from assistant.web.staff.parts import ROOT

COOKIE, FORM_COOKIE = "staff", "staff_form"
_OPEN = (f"{ROOT}/login", f"{ROOT}/static/")
_SAFE = {"GET", "HEAD", "OPTIONS"}
_ANOTHER_SITE = "这个请求不是从本网站的页面发出的。"


class Guard:
    """An ASGI wrapper around all pages of the desk."""

    def __init__(self, app: ASGIApp, accounts: Accounts) -> None:
        self._app, self._accounts = app, accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        refusal = _foreign(request) or await self._unknown(request)
        await (refusal or self._app)(scope, receive, send)

    async def _unknown(self, request: Request) -> Response | None:
        """A way to the login for whoever has none; the login of whoever has one is kept with the request."""
        token, path = request.cookies.get(COOKIE, ""), request.url.path
        try:
            login = await run_in_threadpool(self._accounts.known, token) if token else None
        except StoreError:
            return PlainTextResponse("数据库现在读不出来,请稍后再试。", status_code=503)
        request.state.login = login
        if login or path == _OPEN[0] or path.startswith(_OPEN[1]):
            return None
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse(_OPEN[0], status_code=303)
        return PlainTextResponse("请先登录。", status_code=401)


def _foreign(request: Request) -> Response | None:
    """Refuse what another site makes a browser send; both headers are the browser's own and cannot be forged there."""
    if request.method in _SAFE:
        return None
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if site not in ("same-origin", "none") or elsewhere:
        return PlainTextResponse(_ANOTHER_SITE, status_code=403)
    return None


def checked(request: Request, form: Annotated[str, Form()] = "") -> None:
    """Every form brings along what only a page of this login could know; 403 otherwise."""
    login = getattr(request.state, "login", None)
    expected = login.form if login else request.cookies.get(FORM_COOKIE, "")
    if not expected or not hmac.compare_digest(expected.encode(), form.encode("utf-8", "replace")):
        raise HTTPException(403, "这个表单已经过期,请刷新页面后再试。")


def new_form() -> str:
    """What the login's own form brings along, since there is no login yet."""
    return secrets.token_urlsafe(24)
