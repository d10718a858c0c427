"""One server over the real corpus for all tests of this folder, and a browser that may talk to nobody else."""

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from driving import Server, Visitor
from playwright.sync_api import Browser, Playwright, sync_playwright

QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


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
