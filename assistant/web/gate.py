"""What of Gradio's server the public page needs, and the desk; everything else is answered with 404."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from assistant.web.limits import refuse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_API = "/gradio_api"
_OPEN = re.compile(
    r"/|/(?:config|theme\.css|favicon\.ico|manifest\.json|robots\.txt)/?|/(?:assets|static)/.*"
    rf"|{_API}/(?:info|app_id|startup-events|theme\.css|queue/join|queue/data|cancel|reset|call/ask)/?"
    rf"|{_API}/(?:heartbeat/[\w-]+|call/ask/[\w-]+)"
)
_DESK = re.compile(r"/staff(?:/.*)?")  # behind a guard of its own, assistant/web/staff/guard.py
# 'unsafe-inline' and 'unsafe-eval' are Gradio's: its page configures itself inline and compiles its templates.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
# Of the desk nothing runs that is not a file of ours, and no other page may frame it.
_DESK_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}
_DESK_HEADERS = _HEADERS | {
    b"content-security-policy": _DESK_POLICY.encode(),
    b"cache-control": b"no-store",
    b"referrer-policy": b"same-origin",  # or the browser would hide where a form comes from
    b"x-frame-options": b"DENY",
}
_PREVIEW = re.compile(rb'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>\s*')
_LANGUAGE = (b'lang="en"', b'lang="zh-CN"')


class Gate:
    """An ASGI wrapper: lets through the paths of the chat, and makes the page itself Chinese and self-contained."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if _DESK.fullmatch(path):
            slashed = {**scope, "path": "/staff/", "raw_path": b"/staff/"} if path == "/staff" else scope
            await self._app(slashed, receive, _guarded(send, _DESK_HEADERS))
        elif not _OPEN.fullmatch(path):
            await refuse(_guarded(send, _HEADERS), 404, "没有这个页面。")
        elif path == "/":
            plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            await self._app({**scope, "headers": plain}, receive, _rewritten(_guarded(send, _HEADERS)))
        else:
            await self._app(scope, receive, _guarded(send, _HEADERS))


def _guarded(send: Send, headers: dict[bytes, bytes]) -> Send:
    """Add the headers that keep the browser from talking to anyone else."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in headers]
            message["headers"] = [*kept, *headers.items()]
        await send(message)

    return guarded


def _rewritten(send: Send) -> Send:
    """Hold the page back until it is whole, then say its language and drop the previews that point to other hosts."""
    start: Message = {}
    parts: list[bytes] = []

    async def rewritten(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = _PREVIEW.sub(b"", b"".join(parts).replace(*_LANGUAGE, 1))
        kept = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body})

    return rewritten
