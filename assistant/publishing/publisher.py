"""Publish a draft: indexed beside what is running and switched in one step; the state before is kept to go back to."""

import gc
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from assistant.answering.assistant import Assistant
from assistant.answering.library import Library
from assistant.documents.published import corpus_key, current_name, published_folder, switch
from assistant.errors import InputError, UploadError
from assistant.publishing.drafts import Draft, Drafts
from assistant.publishing.reading import read_announcement, read_schools
from assistant.publishing.running import Running, State
from assistant.settings import Settings
from assistant.store.history import PublicationRecord, publications, record_publication
from assistant.store.store import Store
from assistant.types import Frozen

if TYPE_CHECKING:
    from assistant.search.index import Progress

_KEPT = 20  # states to go back to
_FOLDERS = {"announcement": "announcements", "schools": "schools"}
ORIGINAL = "最初的资料"
Change = Callable[[Path], None]


class Published(Frozen):
    """One publication as it is listed; ``state`` can be gone back to while ``kept``."""

    state: str
    change: str
    user: str
    time: datetime | None
    current: bool
    kept: bool


class Publisher:
    """Publishes into one corpus; one publication at a time, whatever process it comes from."""

    def __init__(self, running: Running, drafts: Drafts, store: Store, settings: Settings, folder: Path) -> None:
        self._running, self._drafts, self._store, self._settings, self._folder = (
            running, drafts, store, settings, folder,
        )  # fmt: skip
        self._place = published_folder(settings.data_dir, folder)
        self._key = corpus_key(folder)

    def publish(self, draft: Draft, user: str, progress: "Progress | None" = None) -> None:
        """Put a draft in use; UploadError where it has faults. What was in use stays so until all of it is ready."""
        title = self._checked(draft)
        replaced = draft.document in self._running.corpus.documents or draft.kind == "schools"
        word = "学校数据" if draft.kind == "schools" else "公示"
        change = f"{'换上' if replaced else '加入'}{word}「{title}」"

        def lay(state: Path) -> None:
            folder = state / _FOLDERS[draft.kind]
            folder.mkdir(exist_ok=True)
            file = self._drafts.file(draft)
            for old in folder.glob(f"{draft.document}.*"):
                old.unlink()
            for source in (file, file.with_suffix(".yaml")):
                shutil.copyfile(source, folder / source.name)

        with self._alone():
            self._put(self._copied(lay), change, user, progress, fresh=True)
        self._drafts.remove(draft)

    def go_back(self, name: str, user: str, progress: "Progress | None" = None) -> None:
        """Put a state in use that was so before (empty: the corpus folder alone); InputError where it is not kept."""
        with self._alone():
            known = {one.state: one for one in self.history()}  # by what first put it in use
            if name not in known or not known[name].kept:
                raise InputError("这次发布已经没有保留", remedy="从列表里另选一个")
            self._put(self._place / name if name else None, f"退回到:{known[name].change}", user, progress, fresh=False)

    def history(self) -> list[Published]:
        """What was published when by whom, newest first, down to the corpus folder alone."""
        current = current_name(self._place)
        rows = [*publications(self._store, self._key), None]
        newest = next((place for place, row in enumerate(rows) if (row.state if row else "") == current), None)
        return [self._listed(row, current=place == newest) for place, row in enumerate(rows)]

    def _listed(self, row: PublicationRecord | None, *, current: bool) -> Published:
        if row is None:
            return Published(state="", change=ORIGINAL, user="", time=None, current=current, kept=True)
        kept = not row.state or (self._place / row.state).is_dir()
        return Published(state=row.state, change=row.change, user=row.user, time=row.time, current=current, kept=kept)

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _checked(self, draft: Draft) -> str:
        """The title of a draft without faults."""
        state = self._running.state
        if draft.kind == "schools":
            table = read_schools(draft, self._drafts, state.standard)
            wrong, title = len(table.faults) + bool(table.told), table.table.info.title if table.table else ""
        else:
            read = read_announcement(draft, self._drafts, state.corpus.lexicon, state.standard)
            wrong, title = len(read.faults), read.document.description.title
        if wrong:
            raise UploadError(f"还有 {wrong} 处错误,没有发布", where=draft.name, remedy="改正后再发布")
        return title

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            self._place.mkdir(parents=True, exist_ok=True)
            with FileLock(self._place / "publish.lock", timeout=0):
                yield
        except Timeout as fault:
            raise UploadError("另一次发布还没有结束", remedy="等它结束后再试") from fault
        except OSError as fault:
            remedy = "检查磁盘空间和权限;正在使用的资料没有变"
            raise UploadError(
                f"没有发布成({fault.strerror or fault})", where=str(self._place), remedy=remedy
            ) from fault

    def _copied(self, lay: Change) -> Path:
        """A new state: what is in use with one change, all of it on the disk."""
        self._sweep()
        current = current_name(self._place)
        state = self._place / f"state-{secrets.token_hex(6)}"
        try:
            if current:
                shutil.copytree(self._place / current, state)
            else:
                state.mkdir()
            lay(state)
            for path in state.rglob("*"):
                if path.is_file():
                    _to_disk(path)
        except BaseException:
            shutil.rmtree(state, ignore_errors=True)
            raise
        return state

    def _put(self, state: Path | None, change: str, user: str, progress: "Progress | None", *, fresh: bool) -> None:
        """Index a state, then switch files, list and running assistant to it; undo all of it where a step fails."""
        from assistant.search.index import current_state, restore

        index, before = self._running.state.assistant.index, current_name(self._place)
        indexed = current_state(index)
        assistant: Assistant | None = None
        try:
            assistant = Assistant(Library.over(state, self._settings, self._folder), progress)
            assistant.warm()
            ready = State(assistant, self._folder, state)
            name = state.name if state else ""
            record_publication(self._store, self._key, name, change, user, lambda: switch(self._place, name))
        except BaseException:
            switch(self._place, before)
            if assistant is not None:
                assistant.close()
            restore(index, indexed)
            if fresh and state is not None:
                shutil.rmtree(state, ignore_errors=True)
            raise
        self._running.switch(ready)
        gc.unfreeze()  # the server froze what it had loaded: the state before the last one would never go
        gc.collect()
        gc.freeze()

    def _sweep(self) -> None:
        """Remove states that no publication names (one was killed on its way), and those that are too old."""
        listed = list(dict.fromkeys(one.state for one in self.history() if one.state))
        keep = {*listed[:_KEPT], current_name(self._place)}
        for place in self._place.glob("state-*"):
            if place.name not in keep:
                shutil.rmtree(place, ignore_errors=True)


def open_running(assistant: Assistant, folder: Path) -> Running:
    """The assistant just opened, as the state in use."""
    from assistant.documents.published import current_state

    return Running(State(assistant, folder, current_state(assistant.settings.data_dir, folder)))


def _to_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
