"""The gate lets through what the chat needs and nothing else that Gradio would offer."""

import asyncio
import re

import pytest

from assistant.settings import Settings
from assistant.web.gate import Gate
from assistant.web.server import site

PAGE = (
    b'<!doctype html><html lang="en"><head><meta property="og:url" content="https://a.invalid/"></head>lang="en"</html>'
)
# What the page uses of Gradio; a path that a later version adds stays shut until it is named here and in the gate.
NEEDED = """
    / /config /config/ /theme.css /favicon.ico /manifest.json /robots.txt /assets/a1 /static/a1
    /gradio_api/info /gradio_api/info/ /gradio_api/app_id /gradio_api/app_id/ /gradio_api/startup-events
    /gradio_api/theme.css /gradio_api/queue/join /gradio_api/queue/data /gradio_api/cancel
    /gradio_api/reset /gradio_api/reset/ /gradio_api/heartbeat/a1
"""


async def inner(scope, receive, send):
    """Gradio's part: a page in two pieces, with headers of its own."""
    start = [(b"content-type", b"text/html"), (b"content-length", b"1"), (b"Referrer-Policy", b"unsafe-url")]
    await send({"type": "http.response.start", "status": 200, "headers": start})
    await send({"type": "http.response.body", "body": PAGE[:40], "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[40:]})


def through(path: str, app=inner, **scope) -> list[dict]:
    sent: list[dict] = []

    async def send(message):
        sent.append(message)

    asyncio.run(Gate(app)({"type": "http", "path": path, "headers": [], **scope}, None, send))
    return sent


def status(path: str) -> int:
    return through(path)[0]["status"]


def test_of_all_that_gradio_offers_only_the_needed_paths_are_open(fake, store, tmp_path):
    application = site(fake, store, Settings(data_dir=tmp_path))._app._app
    (mount,) = (route for route in application.routes if hasattr(route, "app") and route.path == "")
    offered = {re.sub(r"\{\w+\}", "a1", path) for path in mount.app.openapi()["paths"]}
    assert len(offered) > 50
    assert {path for path in offered if status(path) == 200} == set(NEEDED.split())


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/call/rate",
        "/gradio_api/call/ask_1",
        "/gradio_api/call/v2/ask",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/docs",
        "/openapi.json",
        "/staffs",
        "/staff\n",
        "",
        "//",
        "/gradio_api/heartbeat/a/b",
        "/config\n",
    ],
)
def test_everything_else_is_not_there(path):
    refused = through(path)
    assert refused[0]["status"] == 404
    assert refused[1]["body"].decode() == "没有这个页面。"
    assert b"content-security-policy" in dict(refused[0]["headers"])


def test_asking_as_a_program_is_open():
    assert status("/gradio_api/call/ask") == status("/gradio_api/call/ask/0a1b-2c") == 200


def test_the_page_is_chinese_and_names_no_other_host():
    start, body = through("/")
    assert body["body"].startswith(b'<!doctype html><html lang="zh-CN">')
    assert b"a.invalid" not in body["body"]
    assert body["body"].endswith(b'lang="en"</html>')  # only the page's own tag is changed
    assert dict(start["headers"])[b"content-length"] == str(len(body["body"])).encode()


def test_the_page_is_asked_for_uncompressed_since_it_is_rewritten():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope["headers"])
        await inner(scope, receive, send)

    through("/", app, headers=[(b"accept-encoding", b"br"), (b"host", b"a")])
    assert seen == [[(b"host", b"a")]]


@pytest.mark.parametrize("path", ["/", "/assets/a.js", "/gradio_api/info"])
def test_the_browser_is_told_to_talk_to_no_one_else(path):
    headers = through(path)[0]["headers"]
    assert [value for name, value in headers if name.lower() == b"referrer-policy"] == [b"no-referrer"]
    policy = dict(headers)[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("path", ["/staff", "/staff/", "/staff/documents/drafts/a1"])
def test_of_the_desk_nothing_runs_that_is_not_a_file_of_ours(path):
    headers = dict(through(path)[0]["headers"])
    policy = headers[b"content-security-policy"].decode()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers[b"cache-control"] == b"no-store"


def test_starting_and_stopping_pass_and_a_websocket_does_not():
    seen = []

    async def app(scope, receive, send):
        seen.append(scope["type"])

    through("", app, type="lifespan")
    through("/", app, type="websocket")
    assert seen == ["lifespan"]
