"""Serve the page: say where it is once it answers, and stay until stopped."""

import contextlib
import gc
import socket
from pathlib import Path
from typing import cast

import gradio as gr
import uvicorn
from fastapi import FastAPI

from assistant.answering.assistant import Assistant
from assistant.memory import give_back
from assistant.publishing.publisher import open_running
from assistant.publishing.running import Running
from assistant.settings import Settings
from assistant.store.housekeeping import keeping
from assistant.store.opening import open_store
from assistant.store.store import Store
from assistant.web import chat
from assistant.web.gate import App, Gate
from assistant.web.limits import Limits
from assistant.web.listening import address
from assistant.web.staff import app as staff

_VISITORS = 2000  # pages remembered at a time; the one that was idle longest goes first
_GOODBYE_SECONDS = 3
_READING_SECONDS = 75  # a connection outlasts the reading of an answer: hung up just as one asks, the question is lost


def serve(assistant: Assistant, settings: Settings, listener: socket.socket, folder: Path | None = None) -> None:
    """Load what the first question needs, serve until stopped; StoreError for an unwritable folder.

    ``folder`` is the corpus that the assistant was opened with, where it is not that of the settings.
    """
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
    give_back()  # a first index has just been built
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
