"""A build that is killed half-way leaves the old index answering, and the next build goes through."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bigrams import NAME
from papers_in_folders import NOTICE, load, write

from assistant.documents.corpus import Corpus
from assistant.search.embedding import load_embeddings
from assistant.search.index import current_state, refresh
from assistant.search.searcher import Searcher
from assistant.text.words import Segmenter

HERE = Path(__file__).parent
PLACES = ("embedding", "storing", "switching")
QUERY = "专任教师有多少人"
LATER = "\n".join(f"第{number}所学校在校生{number}00人。" for number in range(1, 90))


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(write(tmp_path_factory.mktemp("old")))


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("new"), notice=NOTICE.replace("1030", "1031") + LATER)


@pytest.fixture(scope="module")
def indexes(old: Corpus, new: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For each place an index of the old corpus, whose rebuild for the new one was killed there."""
    root = tmp_path_factory.mktemp("killed")
    refresh(old, root / "whole", NAME)
    for place in PLACES:
        shutil.copytree(root / "whole", root / place)
    command = [sys.executable, HERE / "build_to_be_killed.py", new, root, *PLACES]
    builds = subprocess.Popen(command, cwd=HERE.parents[1], start_new_session=True)
    try:
        for place in PLACES:
            os.kill(process_at(root / f"{place}.mark", builds), signal.SIGKILL)
        assert builds.wait(30) == 0, "not every build was killed"
    finally:
        if builds.poll() is None:
            os.killpg(builds.pid, signal.SIGKILL)
    return root


def process_at(mark: Path, builds: subprocess.Popen[bytes]) -> int:
    deadline = time.monotonic() + 120
    while not mark.exists():
        assert builds.poll() is None, "a build ended before it could be killed"
        assert time.monotonic() < deadline, "a build did not get there in two minutes"
        time.sleep(0.05)
    return int(mark.read_text("utf-8"))


def states(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("state-*")}


def answer(corpus: Corpus, folder: Path, segmenter: Segmenter) -> str:
    state = current_state(folder)
    assert state is not None
    searcher = Searcher(corpus, folder / state["state"], load_embeddings(NAME), segmenter)
    return corpus.passages[searcher.search(QUERY, mode="dense")[0].passage].text


@pytest.mark.parametrize("place", PLACES)
def test_杀掉之后旧索引照样回答_再建一次就好(
    indexes: Path, old: Corpus, new: Path, segmenter: Segmenter, place: str
) -> None:
    folder, before = indexes / place, states(indexes / "whole")
    leftover = states(folder) - before
    assert len(leftover) == (place != "embedding")
    state = current_state(folder)
    assert state is not None
    assert {state["state"]} == before
    assert "1030人" in answer(old, folder, segmenter)

    corpus = load(new)
    report = refresh(corpus, folder, NAME)
    assert (report.reason, report.changed) == ("文档有变动", ("notice",))
    assert states(folder) == before | {Path(report.folder).name}
    assert not states(folder) & leftover
    assert "1031人" in answer(corpus, folder, segmenter)
    assert refresh(corpus, folder, NAME).reason == ""
