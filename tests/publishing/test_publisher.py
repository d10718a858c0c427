"""A publication is there as a whole or not at all, whatever happens on its way; and there is a way back."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.documents.published import current_name, published_folder
from assistant.errors import InputError, StoreError, UploadError
from assistant.indicators.sources import table_of
from assistant.publishing import publisher as module
from assistant.publishing.drafts import Drafts
from assistant.publishing.publisher import Publisher, open_running
from assistant.search.index import current_state
from assistant.search.packaged import PACKAGED
from assistant.settings import Settings
from assistant.store.opening import open_store

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "search"))
from bigrams import NAME, Bigrams  # noqa: E402
from papers_in_folders import write  # noqa: E402

PLACES = ["copying", "embedding", "indexing", "indexed", "switching", "after"]
NOTICE = "青禾县公示\n一、基本情况\n青禾县有小学88所。\n联系电话:0900-7654321\n"


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    monkeypatch.setitem(PACKAGED, NAME, Bigrams)


def made_up(folder: Path) -> None:
    """The made-up county, by the shipped standard."""
    write(folder)
    shutil.rmtree(folder / "standards")


class Office:
    """A corpus, its data folder and a publisher, as a server opens them."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        if not self.corpus.exists():
            made_up(self.corpus)
        self.settings = Settings(data_dir=folder / "data", embedding=NAME)
        assistant = Assistant.open(self.settings, self.corpus)
        assistant.warm()
        self.running, self.store = open_running(assistant, self.corpus), open_store(self.settings)
        self.drafts = Drafts(self.settings.data_dir, 1_000_000)
        self.publisher = Publisher(self.running, self.drafts, self.store, self.settings, self.corpus)
        self.place = published_folder(self.settings.data_dir, self.corpus)

    def publish(self, text: str = NOTICE, **told) -> str:
        draft = self.drafts.add("announcement", text.encode(), "x.txt", user="wang", **told)
        self.publisher.publish(draft, "wang")
        return draft.document

    @property
    def documents(self) -> set[str]:
        return set(self.running.corpus.documents)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def test_what_was_published_is_there_after_a_restart_for_every_door(office, tmp_path):
    name = office.publish()
    again = Office(tmp_path)
    assert name in again.documents
    assert "88" in again.running.answer("青禾县有多少所小学").answer
    assert current_state(again.running.index)["documents"].keys() >= {name}
    assert not list(office.corpus.rglob(f"{name}*"))


def test_a_document_of_the_folder_is_replaced_and_comes_back(office):
    before = office.running.corpus.documents["notice"].sha256
    office.publish(NOTICE, document="notice")
    assert office.running.corpus.documents["notice"].text == NOTICE
    office.publisher.go_back("", "li")
    assert office.running.corpus.documents["notice"].sha256 == before
    told = [(one.change, one.user, one.current) for one in office.publisher.history()]
    assert [change for change, *_ in told] == ["退回到:最初的资料", "换上公示「青禾县公示」", "最初的资料"]
    assert [current for *_, current in told] == [True, False, False]


def test_publications_add_up_and_any_of_them_can_be_gone_back_to(office):
    first = office.publish()
    state = current_name(office.place)
    second = office.publish(NOTICE.replace("青禾", "白桦"))
    assert {first, second} <= office.documents
    office.publisher.go_back(state, "wang")
    assert first in office.documents
    assert second not in office.documents
    with pytest.raises(InputError, match="没有保留"):
        office.publisher.go_back("state-made-up", "wang")
    with pytest.raises(InputError, match="没有保留"):
        office.publisher.go_back("../../x", "wang")


def test_an_edit_of_the_folder_by_hand_is_still_seen(office, tmp_path):
    office.publish()
    (office.corpus / "announcements" / "later.txt").write_text("后来的公示\n一、情况\n后来县有学校3所。\n", "utf-8")
    assert "later" in Office(tmp_path).documents


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> Path:
    """For each place a folder, whose publication was killed there."""
    root = tmp_path_factory.mktemp("killed")
    made_up(root / "whole" / "corpus")
    for place in PLACES:
        shutil.copytree(root / "whole", root / place)
    command = [sys.executable, HERE / "publish_to_be_killed.py", root, *PLACES]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return root


@pytest.mark.parametrize("place", PLACES)
def test_killed_on_its_way_it_is_there_as_a_whole_or_not_at_all(killed, place):
    office = Office(killed / place)
    published = [name for name in office.documents if name.startswith("gongshi")]
    assert len(published) == (1 if place == "after" else 0)
    assert ("88" in office.running.answer("青禾县有多少所小学").answer) == bool(published)
    assert "3.2" in office.running.answer("示例县小学每百名学生有几间多媒体教室").answer
    name = office.publish()  # and the next one works
    assert name in office.documents
    assert len(list(office.place.glob("state-*"))) == 1 + len(published)


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("record_publication", StoreError("数据库写不进去(disk full)")),
        ("_to_disk", OSError(28, "No space left on device")),
        ("switch", OSError(28, "No space left on device")),
    ],
)
def test_a_full_disk_changes_nothing_that_is_in_use(office, monkeypatch, broken, fault):
    before, indexed = office.documents, current_state(office.running.index)
    real = getattr(module, broken)
    calls = []

    def full(*arguments):
        calls.append(arguments)
        if broken == "switch" and len(calls) > 1:
            return real(*arguments)  # undoing it works again
        raise fault

    monkeypatch.setattr(module, broken, full)
    with pytest.raises((UploadError, StoreError), match=r"disk full|No space left"):
        office.publish()
    monkeypatch.undo()
    PACKAGED.setdefault(NAME, Bigrams)
    assert office.documents == before
    assert current_state(office.running.index) == indexed
    assert "3.2" in office.running.answer("示例县小学每百名学生有几间多媒体教室").answer
    assert not list(office.place.glob("state-*"))
    assert [one.change for one in office.publisher.history()] == ["最初的资料"]
    assert len(office.drafts.all()) == 1  # the draft is still there
    office.publisher.publish(office.drafts.all()[0], "wang")
    assert office.documents > before


def test_a_published_table_goes_before_the_one_of_the_folder(office):
    from assistant.settings import shipped_corpus

    shutil.copytree(shipped_corpus() / "schools", office.corpus / "schools")
    data = (shipped_corpus() / "schools" / "sample.csv").read_bytes()
    told = {"title": "新表", "county": "示例县", "school_year": "2026", "provenance": "synthetic"}
    office.publisher.publish(office.drafts.add("schools", data, "x.csv", user="wang", **told), "wang")
    assert office.running.state.table.info.title == "新表"
    assert table_of(office.corpus, None).info.title != "新表"


def test_a_draft_with_faults_is_not_published(office):
    with pytest.raises(UploadError, match="还有 1 处错误"):
        office.publish(opens="2026-13-01")
    assert not office.place.exists() or not list(office.place.glob("state-*"))


def test_drafts_that_nobody_came_back_to_are_thrown_away(office, monkeypatch):
    import os

    draft = office.drafts.add("announcement", NOTICE.encode(), "x.txt", user="wang")
    folder = office.drafts.file(draft).parent
    os.utime(folder, (1, 1))
    office.drafts.sweep()
    assert office.drafts.all() == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\公示.docx", "\ud800\x00\n.txt", "", "a" * 500])
def test_a_files_name_is_shown_and_never_a_path(office, name):
    draft = office.drafts.add("announcement", NOTICE.encode(), name, user="wang")
    assert "/" not in draft.name
    assert "\\" not in draft.name
    assert len(draft.name) <= 120
    assert office.drafts.file(draft).parent.parent == office.settings.data_dir / "drafts"
    assert office.drafts.file(draft).name == f"{draft.document}.txt"
