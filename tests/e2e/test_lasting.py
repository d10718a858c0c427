"""A conversation outlasts the server, and says where a document has changed meanwhile."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from driving import ROOT, Server

pytestmark = pytest.mark.browser


@pytest.fixture
def corpus(tmp_path) -> Path:
    """A corpus of one's own, to be changed."""
    folder = tmp_path / "corpus"
    shutil.copytree(ROOT / "corpus" / "announcements", folder / "announcements")
    return folder


@pytest.fixture
def start(tmp_path, corpus):
    """Start the server over that corpus, again and again on the same port and over the same data."""
    running: list[Server] = []

    def started() -> Server:
        port = urlsplit(running[-1].address).port if running else 0
        data = tmp_path / "data"
        data.mkdir(exist_ok=True)
        running.append(Server(data, "--corpus", str(corpus), port=port))
        return running[-1]

    yield started
    for server in running:
        if server.process.poll() is None:
            server.stop()


def test_after_a_restart_the_page_goes_on_and_a_changed_document_is_told(visit, start, corpus):
    first = start()
    parent = visit("phone", at=first)
    parent.ask("小学多媒体教室达标吗")
    chip = parent.newest.locator(".source").first
    quote = chip.locator("q").text_content()
    first.stop()

    second = start()  # the page is still open: nothing is reloaded
    parent.ask("那初中呢")
    assert "初中" in parent.newest.locator(".lead").inner_text()
    assert parent.page.locator(".turn").count() == 2
    second.stop()

    path = next((corpus / "announcements").glob("*.txt"))
    path.write_text("(更正版)\n" + path.read_text("utf-8"), "utf-8")
    start()
    parent.reload()
    chip = parent.page.locator(".turn").last.locator(".source").first
    assert chip.locator(".changed").inner_text() == "文件已改动"
    assert parent.opened(chip.click) == quote
    assert "文件在回答之后有改动" in parent.page.locator("#reader .banner").inner_text()
    parent.shot("changed", whole=False)
    parent.page.close()
    parent.faults.clear()  # the browser's own words on a server that was away
