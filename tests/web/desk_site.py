"""What the tests of the desk share: the whole site over a made-up county, and somebody who may log in."""

import re
import shutil
import sys
import threading
import time
from pathlib import Path
from unittest.mock import patch

import httpx
import uvicorn
from starlette.testclient import TestClient

from assistant.accounts.accounts import Accounts
from assistant.answering.assistant import Assistant
from assistant.publishing.publisher import open_running
from assistant.search.packaged import PACKAGED
from assistant.settings import Settings, shipped_corpus
from assistant.store.opening import open_store
from assistant.web.listening import address, claim
from assistant.web.server import _Server, site

sys.path.insert(0, str(Path(__file__).parents[1] / "search"))
from bigrams import NAME, Bigrams
from papers_in_folders import write

USER, PASSWORD = "wang", "工作台的长口令2026"
SECRET = "校舍有安全隐患"  # stands in a document for staff alone
SCHOOLS = ("示例县第一中学", "示例县松林乡小学", "G08")  # stand in the school table alone


class Site:
    """The site, its parts, and clients of it."""

    def __init__(self, folder: Path, **settings) -> None:
        patch.dict(PACKAGED, {NAME: Bigrams}).start()
        self.folder = write(folder / "corpus")
        shutil.copytree(shipped_corpus() / "schools", self.folder / "schools")
        shutil.rmtree(self.folder / "standards")  # the shipped ones, or there were no indicators
        told = {"data_dir": folder / "data", "embedding": NAME, "requests_per_minute": 1_000_000, **settings}
        self.settings = Settings(**told)
        self.store = open_store(self.settings)
        assistant = Assistant.open(self.settings, self.folder)
        assistant.warm()
        self.running = open_running(assistant, self.folder)
        self.app = site(self.running, self.store, self.settings)
        Accounts(self.store).add(USER, PASSWORD)

    def visitor(self) -> TestClient:
        """Somebody without a login."""
        return TestClient(self.app, headers={"accept": "text/html"})

    def staff(self) -> TestClient:
        """Somebody who has logged in."""
        client = self.visitor()
        reply = log_in(client)
        assert reply.status_code == 200, reply.text
        return client

    def close(self) -> None:
        self.running.state.assistant.close()
        self.store.close()


class Live:
    """The site served on a port, and what it gives for a request: endless streams are left after a moment."""

    def __init__(self, found: Site) -> None:
        listener = claim("127.0.0.1", 0)
        config = uvicorn.Config(found.app, log_level="warning", access_log=False, ws="none")
        self.server = _Server(config, address(listener))
        self.thread = threading.Thread(target=self.server.run, args=([listener],))
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive()
            time.sleep(0.02)
        self.client = httpx.Client(base_url=address(listener).rstrip("/"), timeout=3)

    def reach(self, method: str, path: str, **more) -> tuple[int, dict, str]:
        """Status, headers and body; 0 where nothing came in time."""
        status, headers, body = 0, {}, b""
        try:
            headers = {"accept": "text/html", "connection": "close"}  # a server may hang up after a fault
            with self.client.stream(method, path, headers=headers, **more) as reply:
                status, headers = reply.status_code, dict(reply.headers)
                for piece in reply.iter_bytes():
                    body += piece
                    if len(body) > 3_000_000 or "event-stream" in headers.get("content-type", ""):
                        break
        except httpx.TimeoutException:
            pass
        return status, headers, body.decode("utf-8", "replace")

    def close(self) -> None:
        self.client.close()
        self.server.should_exit = True
        self.thread.join(20)


def form_of(client: TestClient, path: str) -> str:
    """What the forms of a page bring along."""
    return re.findall(r'name="form" value="([^"]+)"', client.get(path).text)[0]


def log_in(client: TestClient, name: str = USER, password: str = PASSWORD, **more):
    form = form_of(client, "/staff/login")
    return client.post("/staff/login", data={"form": form, "name": name, "password": password}, **more)


def send(client: TestClient, path: str, page: str = "/staff/documents", files=None, **data):
    """Post a form as its page would."""
    return client.post(path, data={"form": form_of(client, page), **data}, files=files)


def finished(client: TestClient, reply) -> dict:
    """A job's end, from the page that its start led to."""
    assert "/staff/jobs/" in str(reply.url), reply.text
    for _ in range(600):
        told = client.get(f"{reply.url.path}/state").json()
        if told["state"] != "running":
            return told
        time.sleep(0.05)
    raise TimeoutError
