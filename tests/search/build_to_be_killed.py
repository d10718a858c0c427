"""Run as a program: for each place, a process of its own that builds, stops there, says so, and waits to be killed.

Arguments: corpus folder, folder of the indexes (one a place), places (embedding, storing, switching). Each process
writes its id to ``PLACE.mark``. Exit code 0 if every one was killed. They are forks: the libraries are imported once.
"""

import os
import signal
import sys
import time
from pathlib import Path

from bigrams import NAME, register
from papers_in_folders import load

from assistant.documents.corpus import Corpus
from assistant.search import index
from assistant.search.embedding import Vectors
from assistant.search.grains import Grain
from assistant.search.store import GrainStore


def build(corpus: Corpus, folder: Path, place: str) -> None:
    def stop(*_: object, **__: object) -> None:
        draft = folder.with_suffix(".draft")
        draft.write_text(str(os.getpid()), "utf-8")
        draft.replace(folder.with_suffix(".mark"))
        time.sleep(600)

    def half(self: GrainStore, grains: list[Grain], vectors: Vectors) -> None:
        add(self, grains[: len(grains) // 2], vectors[: len(grains) // 2])
        stop()

    add = GrainStore.add
    if place == "storing":
        GrainStore.add = half  # type: ignore[method-assign]
    elif place == "switching":
        index._switch = stop
    index.refresh(corpus, folder, NAME, stop if place == "embedding" else None)


def main(corpus_folder: str, indexes: str, *places: str) -> int:
    register()
    corpus = load(Path(corpus_folder))
    for place in places:
        if os.fork() == 0:
            try:
                build(corpus, Path(indexes) / place, place)
            finally:
                os._exit(1)
    ends = [os.wait()[1] for _ in places]
    return 0 if all(os.WIFSIGNALED(end) and os.WTERMSIG(end) == signal.SIGKILL for end in ends) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
