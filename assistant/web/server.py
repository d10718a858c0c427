"""Serve the page: take the port first, say where it is once it answers, and stay until stopped."""

import contextlib
import errno
import gc
import os
import socket
from pathlib import Path
from typing import cast

import gradio as gr
import uvicorn
from fastapi import FastAPI

from assistant.answering.assistant import Assistant
from assistant.errors import ServeError
from assistant.publishing.publisher import open_running
from assistant.publishing.running import Running
from assistant.settings import Settings
from assistant.store.housekeeping import keeping
from assistant.store.opening import open_store
from assistant.store.store import Store
from assistant.web import chat
from assistant.web.gate import App, Gate
from assistant.web.limits import Limits
from assistant.web.staff import app as staff

_VISITORS = 2000  # pages remembered at a time; the one that was idle longest goes first
_GOODBYE_SECONDS = 3
_READING_SECONDS = 75  # a connection outlasts the reading of an answer: hung up just as one asks, the question is lost
_LAST_PORT = 65_535


def serve(assistant: Assistant, settings: Settings, host: str, port: int, folder: Path | None = None) -> None:
    """Load what the first question needs, serve until stopped; ServeError for a taken port or an unwritable folder.

    ``folder`` is the corpus that the assistant was opened with, where it is not that of the settings.
    """
    with contextlib.closing(claim(host, port)) as listener:
        store = open_store(settings)
        running = open_running(assistant, folder or settings.corpus)
        running.warm()
        config = uvicorn.Config(
            site(running, store, settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=_GOODBYE_SECONDS,
            timeout_keep_alive=_READING_SECONDS,
        )
        gc.collect()
        gc.freeze()  # what is loaded now stays: looking through it again would hold up everyone for a third of a second
        with contextlib.suppress(KeyboardInterrupt), contextlib.closing(store), keeping(store, settings.keep_days):
            _Server(config, address(listener)).run(sockets=[listener])


def site(running: Running, store: Store, settings: Settings) -> App:
    """The whole web application: the desk at ``/staff``, the chat at ``/``."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/staff", staff.build(staff.parts(running, store, settings)))
    blocks = chat.build(cast("Assistant", running), store)
    blocks.state_session_capacity = _VISITORS
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        show_error=False,
        max_file_size=0,
        **chat.look(),
    )
    return Gate(Limits(app, settings.requests_per_minute, settings.upload_mb))


def claim(host: str, port: int) -> socket.socket:
    """A listening socket for ``host`` and ``port`` (0: any free one), taken before anything slow is done."""
    where = f"{host}:{port}"
    if not 0 <= port <= _LAST_PORT:  # the system would quietly take another
        raise ServeError("没有这个端口", where=where, remedy=f"用 --port 给出 0 到 {_LAST_PORT} 之间的数")
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as fault:
        raise ServeError("这个地址用不了", where=where, remedy="用 --host 换一个本机的地址,例如 127.0.0.1") from fault
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(128)
    except OSError as fault:
        listener.close()
        raise _fault(fault, where) from fault
    return listener


def address(listener: socket.socket) -> str:
    """What to type in a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{host}:{port}/"


def _fault(fault: Exception, where: str) -> ServeError:
    number = getattr(fault, "errno", None)
    if number == errno.EADDRINUSE:
        return ServeError("端口已被占用", where=where, remedy="停掉占用它的程序,或用 --port 换一个端口")
    if number == errno.EACCES:
        return ServeError("没有权限使用这个端口", where=where, remedy="用 --port 换一个 1024 以上的端口")
    return ServeError(
        "这个地址用不了", where=where, remedy="用 --host 换一个本机的地址,例如 127.0.0.1,或用 --port 换一个端口"
    )


class _Server(uvicorn.Server):
    """Says where the page is once it can be opened, not before."""

    def __init__(self, config: uvicorn.Config, place: str) -> None:
        super().__init__(config)
        self._place = place

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to accept, then tell."""
        await super().startup(sockets)
        if self.started:
            print(f"均衡问答已就绪：{self._place} （按 Ctrl+C 停止）", flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Hang up first: an open page listens on a connection that would never end by itself."""
        for connection in list(self.server_state.connections):
            connection.transport.close()
        await super().shutdown(sockets)
