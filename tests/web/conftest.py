"""Fixtures of the page's tests."""

import pytest
from pages import FakeAssistant, document

from assistant.documents.model import Document
from assistant.store.store import Store


@pytest.fixture
def notice() -> Document:
    return document()


@pytest.fixture
def fake() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def store(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/new/assistant.sqlite3")
    yield store
    store.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The whole site over a made-up county."""
    from desk_site import Site

    found = Site(tmp_path_factory.mktemp("site"))
    yield found
    found.close()


@pytest.fixture
def staff(desk):
    return desk.staff()
