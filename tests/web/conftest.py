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
