"""Fixtures of the page's tests."""

import pytest
from pages import FakeAssistant, document

from assistant.documents.model import Document
from assistant.web.feedback import FeedbackStore


@pytest.fixture
def notice() -> Document:
    return document()


@pytest.fixture
def fake() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def store(tmp_path):
    store = FeedbackStore(tmp_path / "new" / "feedback.sqlite3")
    yield store
    store.close()
