"""What the end-to-end tests drive: the server as a process of its own, and a visitor with a page of a real browser."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
READY = re.compile(r"已就绪：(http://\S+/)")
SHOTS = ROOT / "var" / "shots"
PATIENCE = 300.0  # seconds: the first index is built as well
SHAPES = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


# Wider than the window, or pressed together: what is hidden, or inside of another thing to press, does not count.
CROWDED = """() => {
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && node.getBoundingClientRect().width > 1;
  const pressed = 'button, input, textarea, summary, .bar text, figcaption';
  const things = [...document.querySelectorAll(pressed)].filter(shown);
  const boxes = things.map((node) => [node, node.getBoundingClientRect()]);
  for (const [node, box] of boxes) {
    const name = `${node.tagName} ${node.textContent.slice(0, 20)}`;
    if (box.left < -1 || box.right > innerWidth + 1) found.push(`${name} is outside of the window`);
    if (node.scrollWidth > node.clientWidth + 1 && node.tagName === 'BUTTON') found.push(`${name} is cut`);
    for (const [other, place] of boxes) {
      if (node === other || node.contains(other) || other.contains(node)) continue;
      const wide = Math.min(box.right, place.right) - Math.max(box.left, place.left);
      const high = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
      if (wide > 1 && high > 1) found.push(`${name} lies on ${other.tagName} ${other.textContent.slice(0, 20)}`);
    }
  }
  return found;
}"""


class Server:
    """``python app.py`` on a free port; ``address`` once it is ready."""

    def __init__(self, data_dir: Path, *options: str, port: int = 0) -> None:
        self.data_dir, self.log = data_dir, data_dir / "server.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py"), "--port", str(port), *options],
                env=environment
                | {"ASSISTANT_DATA_DIR": str(data_dir), "PYTHONUTF8": "1", "ASSISTANT_REQUESTS_PER_MINUTE": "6000"},
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


class Visitor:
    """A page of its own, as a parent has it; notes every host it talks to and everything that goes wrong."""

    def __init__(self, browser: Browser, address: str, shape: str, **more) -> None:
        self.context = browser.new_context(locale="zh-CN", **SHAPES[shape] | more)
        self.shape, self.host = shape, urlsplit(address).netloc
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
        self.ready()

    def ready(self) -> None:
        """Wait until the page has found what it kept."""
        self.page.locator("body[data-ready] .chip").first.wait_for()

    def reload(self) -> None:
        """Open the page again."""
        self.page.reload()
        self.ready()

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

    def opened(self, act) -> str:
        """Do something that opens a document, and read the words marked in it."""
        act()
        self.page.locator("body.reading-document").wait_for()
        return "".join(self.page.locator("#reader mark").all_inner_texts())

    def shot(self, name: str, *, whole: bool = True) -> None:
        """Write down how it looks, for people to look at; an opened document as the window shows it."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}-{self.shape}.png", full_page=whole)

    def crowded(self) -> list[str]:
        """What does not fit: a page wider than the window, words cut off, things to press that lie on each other."""
        return self.page.evaluate(CROWDED)

    @property
    def box(self):
        """The question box."""
        return self.page.locator("#question textarea")

    @property
    def newest(self):
        """The newest answer."""
        return self.page.locator(".turn").first
