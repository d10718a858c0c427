"""Coming in and going out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from assistant.errors import SlowDown
from assistant.web.staff.guard import COOKIE, FORM_COOKIE, new_form
from assistant.web.staff.parts import ROOT, Parts, go, page


def add(router: APIRouter, parts: Parts) -> None:
    """The routes of this room."""
    secure = parts.settings.secure_cookies

    def shown(request: Request, status: int = 200, fault: str = "", seconds: int = 0) -> Response:
        form = new_form()
        answer = page(request, "login.html", status=status, form=form, fault=fault, any=parts.accounts.any())
        answer.set_cookie(FORM_COOKIE, form, path=ROOT, httponly=True, samesite="lax", secure=secure)
        if seconds:
            answer.headers["retry-after"] = str(seconds)
        return answer

    @router.get("/login")
    def login_page(request: Request) -> Response:
        return go("/") if request.state.login else shown(request)

    @router.post("/login")
    def log_in(request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "") -> Response:
        address = request.client.host if request.client else ""
        try:
            login = parts.accounts.enter(name.strip(), password, address)
        except SlowDown as fault:
            return shown(request, 429, str(fault), fault.seconds)
        if login is None:
            return shown(request, 401, "用户名或者口令不对。")
        answer = go("/")
        hours = parts.settings.session_hours
        answer.set_cookie(
            COOKIE, login.token, max_age=hours * 3600, path=ROOT, httponly=True, samesite="lax", secure=secure
        )
        answer.delete_cookie(FORM_COOKIE, path=ROOT)
        return answer

    @router.post("/logout")
    def log_out(request: Request) -> Response:
        if request.state.login:
            parts.accounts.leave(request.state.login.token)
        answer = go("/login")
        answer.delete_cookie(COOKIE, path=ROOT)
        return answer
