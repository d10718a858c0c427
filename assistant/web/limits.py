"""How much one address may ask of the server, and how much may be sent at once; nothing of it is written down."""

import ipaddress
import math
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.accounts.throttle import Allowance

_FILES = re.compile(
    r"/(?:assets|static|staff/static)/|/(?:theme\.css|favicon\.ico)$"
)  # free: they cost next to nothing
_UPLOADS = re.compile(r"/staff/documents/")
_MOST_BYTES = 1_000_000
_AROUND_A_FILE = 500_000  # bytes that a form needs beside the file itself


class Limits:
    """An ASGI wrapper: 429 with ``retry-after`` for who asks too often, 413 for who sends too much."""

    def __init__(self, app: ASGIApp, per_minute: int, upload_mb: int) -> None:
        self._app, self._allowance = app, Allowance(per_minute)
        self._upload = upload_mb * 1_000_000 + _AROUND_A_FILE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not _FILES.match(scope["path"]) and (wait := self._allowance.take(address(scope))):
            await refuse(send, 429, f"问得太快了，请过 {math.ceil(wait)} 秒再试。", retry=math.ceil(wait))
            return
        most = self._upload if _UPLOADS.match(scope["path"]) else _MOST_BYTES
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > most:
            await refuse(send, 413, f"发来的内容太大，最多 {most // 1_000_000} MB。")
            return
        await self._app(scope, _counted(receive, most), send)


def _counted(receive: Receive, most: int) -> Receive:
    """Stop reading where more comes than was announced; the application sees that the sender has gone."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                return {"type": "http.disconnect"}
        return message

    return counted


def address(scope: Scope) -> str:
    """Whose request it is: an IPv4 address, or the network of an IPv6 one, of which a visitor has many."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


async def refuse(send: Send, status: int, words: str, *, retry: int = 0) -> None:
    """A refusal in plain words."""
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    if retry:
        headers.append((b"retry-after", str(retry).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})
