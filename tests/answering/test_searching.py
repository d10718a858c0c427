"""Search is opened once, when it is first needed, and can be let go of."""

import made_up
import pytest

from assistant.answering.library import Library
from assistant.answering.parts import Parts
from assistant.answering.searching import Searching
from assistant.settings import Settings


@pytest.fixture
def library(bigrams, tmp_path) -> Library:
    folder = made_up.write(tmp_path / "county")
    return Library.open(Settings(data_dir=tmp_path / "data", embedding=bigrams), folder)


def test_it_is_opened_once_and_again_after_it_was_closed(library):
    reports = []
    searching = Searching(library, Parts(library), told=reports.append)
    assert reports == []
    first = searching.opened()
    assert searching.opened() is first
    assert len(reports) == 1
    searching.close()
    searching.close()
    assert searching.opened() is not first
    assert [report.embedded > 0 for report in reports] == [True, False]
