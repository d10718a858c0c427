"""Serving: the port is taken first, faults are told before anything is written, and whatever is sent gets an answer."""

import contextlib
import errno
import json
import os
import socket
import threading
import time

import httpx
import pytest
import uvicorn
from pages import FakeAssistant

from assistant import cli
from assistant.errors import ServeError, StoreError
from assistant.settings import Settings
from assistant.store.store import Store
from assistant.web import listening, server
from assistant.web.listening import address, claim
from assistant.web.server import site


@pytest.fixture
def taken():
    with contextlib.closing(claim("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_any_free_port_can_be_asked_for(taken):
    assert taken > 0


def test_a_port_in_use_is_told_with_what_to_do(taken):
    with pytest.raises(ServeError, match=rf"127\.0\.0\.1:{taken}.*端口已被占用.*--port"):
        claim("127.0.0.1", taken)


def test_a_port_in_use_leaves_nothing_behind_and_loads_nothing(taken, tmp_path, monkeypatch):
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(cli, "_open", lambda _: pytest.fail("loaded for nothing"))
    with pytest.raises(ServeError, match="端口已被占用"):
        cli.serve("127.0.0.1", taken)
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_port_let_go(tmp_path, fake, monkeypatch):
    (tmp_path / "data").write_text("a file, no folder")
    with contextlib.closing(claim("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(cli, "_open", lambda _: fake)
    with pytest.raises(StoreError, match=r"assistant\.sqlite3.*ASSISTANT_DATA_DIR"):
        cli.serve("127.0.0.1", port)
    claim("127.0.0.1", port).close()


@pytest.mark.parametrize(
    ("host", "port"),
    [("no-such-host.invalid", 1), ("203.0.113.7", 0), ("a" * 300, 1)],
)
def test_an_address_that_cannot_be_used_is_told(host, port):
    with pytest.raises(ServeError, match=r"这个地址用不了.*--host"):
        claim(host, port)


@pytest.mark.parametrize("port", [-1, 65_536, 70_000])
def test_a_port_that_cannot_be_is_told(port):
    with pytest.raises(ServeError, match=r"没有这个端口.*--port"):
        claim("127.0.0.1", port)


def test_a_port_that_needs_privileges_is_told():
    fault = listening._fault(OSError(errno.EACCES, os.strerror(errno.EACCES)), "127.0.0.1:80")
    assert "1024 以上" in str(fault)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (("0.0.0.0", 80), "http://127.0.0.1:80/"),
        (("::", 80, 0, 0), "http://[::1]:80/"),
        (("::1", 80, 0, 0), "http://[::1]:80/"),
        (("10.0.0.5", 7860), "http://10.0.0.5:7860/"),
    ],
)
def test_the_address_is_one_to_type(name, words):
    class Listener(socket.socket):
        def getsockname(self):
            return name

    with Listener() as listener:
        assert address(listener) == words


class Running:
    """The site over the fake assistant, in a thread."""

    def __init__(self, folder) -> None:
        self.fake, self.store = FakeAssistant(), Store.open(f"sqlite:///{folder}/assistant.sqlite3")
        self.listener = claim("127.0.0.1", 0)
        self.address = address(self.listener).rstrip("/")
        config = uvicorn.Config(
            site(self.fake, self.store, Settings(data_dir=folder, requests_per_minute=100_000)),
            log_level="warning",
            access_log=False,
            ws="none",
        )
        self.server = server._Server(config, self.address)
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],))
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive()
            time.sleep(0.02)

    def stop(self) -> float:
        """Seconds that stopping takes."""
        started = time.perf_counter()
        self.server.should_exit = True
        self.thread.join(20)
        self.store.close()
        return time.perf_counter() - started


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    running = Running(tmp_path_factory.mktemp("data"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def client(running):
    with httpx.Client(base_url=running.address, timeout=20) as client:
        yield client


def asked(client, question) -> dict:
    event = client.post("/gradio_api/call/ask", json={"data": [question]}).json()["event_id"]
    lines = client.get(f"/gradio_api/call/ask/{event}").text.splitlines()
    assert "event: complete" in lines
    return json.loads(next(line for line in lines if line.startswith("data: ")).removeprefix("data: "))[0]


def test_programs_find_one_function_and_get_its_answer(client):
    assert list(client.get("/gradio_api/info").json()["named_endpoints"]) == ["/ask"]
    assert asked(client, "小学达标吗")["answer"].startswith("达标。")


@pytest.mark.parametrize(
    "sent", [None, 5, ["甲"], {"a": 1}, "\x00\x1b", "😀", "长" * 10_000, "<script>alert(1)</script>", "坏"]
)
def test_whatever_is_sent_gets_an_answer_and_no_traceback(client, sent):
    told = asked(client, sent)
    assert told["answer"]
    assert "Traceback" not in json.dumps(told)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"data": []}', b'{"data": ["\\ud800"]}', b'{"data": 5}', b"\xff"])
def test_a_broken_request_gets_no_traceback(client, body):
    reply = client.post("/gradio_api/call/ask", content=body, headers={"content-type": "application/json"})
    assert "Traceback" not in reply.text
    assert client.get("/config").status_code == 200


@pytest.mark.parametrize(
    "path", ["/static/..%2f..%2froutes.py", "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/static//etc/passwd"]
)
def test_no_file_of_the_machine_is_read(client, path):
    reply = client.get(path)
    assert reply.status_code >= 400
    assert "root:" not in reply.text


def test_an_open_page_does_not_hold_up_the_end(tmp_path):
    running = Running(tmp_path)
    with httpx.Client(timeout=20) as client, client.stream("GET", f"{running.address}/gradio_api/heartbeat/a1") as page:
        pieces = page.iter_raw()
        next(pieces)
        assert running.stop() < 2.5
        with contextlib.suppress(httpx.TransportError):
            list(pieces)
