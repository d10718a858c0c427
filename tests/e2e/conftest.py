"""One server over the real corpus for all tests of this folder, and a browser that may talk to nobody else."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
READY = re.compile(r"已就绪：(http://\S+/)")
PATIENCE = 180.0  # seconds: the first index is built as well
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
SHAPES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


class Server:
    """``python app.py`` on a free port; ``address`` once it is ready."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir, self.log = data_dir, data_dir / "server.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py"), "--port", "0"],
                env=environment | {"ASSISTANT_DATA_DIR": str(data_dir), "PYTHONUTF8": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.address = self._wait()

    def _wait(self) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if ready := READY.search(self.said()):
                return ready[1]
            time.sleep(0.05)
        self.process.kill()
        raise RuntimeError(f"the server did not start: {self.said()}")

    def said(self) -> str:
        """All that it has printed."""
        return self.log.read_text("utf-8")

    def peers(self) -> set[str]:
        """The machines that it holds connections with."""
        held = psutil.Process(self.process.pid).net_connections("inet")
        return {connection.raddr.ip for connection in held if connection.raddr}

    def stop(self) -> int:
        """Its exit code after Ctrl+C."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    assert server.stop() == 0
    assert "Traceback" not in server.said()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the browser's tests are skipped, but not in CI."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        told = "no chromium on the PATH"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return found


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Not longer than a module: while it runs, no other test of this thread could run an event loop."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(chromium, playwright) -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", *QUIET]
    browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
    yield browser
    browser.close()


class Visitor:
    """A page of its own, as a parent has it; notes every host it talks to and everything that goes wrong."""

    def __init__(self, browser: Browser, address: str, shape: str, **more) -> None:
        self.context = browser.new_context(locale="zh-CN", **SHAPES[shape] | more)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.hosts: set[str] = set()
        self.faults: list[str] = []
        self.context.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))
        self.page.on("console", self._hear)
        self.page.goto(address)
        self.page.locator(".chip").first.wait_for()

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"}:
            self.hosts.add(parts.netloc)

    def _hear(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def ask(self, question: str) -> str:
        """Type a question, send it with Enter, and read the newest answer."""
        return self.answered(lambda: (self.box.fill(question), self.box.press("Enter")))

    def answered(self, act) -> str:
        """Do something that asks, wait for its answer, and read it."""
        newest = "document.querySelector('.turn')?.id"
        before = self.page.evaluate(newest)
        act()
        self.page.wait_for_function(f"before => {newest} && {newest} !== before", arg=before)
        return self.page.locator(".turn").first.inner_text()

    @property
    def box(self):
        """The question box."""
        return self.page.locator("#question textarea")

    @property
    def newest(self):
        """The newest answer."""
        return self.page.locator(".turn").first


@pytest.fixture
def visit(browser, server):
    """Open the page as a visitor of a shape; afterwards nobody else was talked to and nothing went wrong."""
    visitors: list[Visitor] = []

    def opened(shape: str = "desktop", **more) -> Visitor:
        visitors.append(Visitor(browser, server.address, shape, **more))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.context.close()
        assert visitor.hosts == {urlsplit(server.address).netloc}
        assert visitor.faults == []
