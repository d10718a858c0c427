"""Run as a program: for each place, a process of its own that publishes a draft and is killed there.

Arguments: folder (one inside it for each place, holding corpus and data), places. Exit code 0 if every one was killed.
They are forks: the libraries are imported once.
"""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "search"))
from bigrams import NAME, register

from assistant.answering.assistant import Assistant
from assistant.publishing import publisher
from assistant.publishing.drafts import Drafts
from assistant.search import index
from assistant.settings import Settings
from assistant.store.opening import open_store

NOTICE = "青禾县公示\n一、基本情况\n青禾县有小学88所。\n联系电话:0900-7654321\n"


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def publish(folder: Path, place: str) -> None:
    corpus = folder / "corpus"
    settings = Settings(data_dir=folder / "data", embedding=NAME)
    assistant = Assistant.open(settings, corpus)
    assistant.warm()
    running = publisher.open_running(assistant, corpus)
    drafts = Drafts(settings.data_dir, 1_000_000)
    found = publisher.Publisher(running, drafts, open_store(settings), settings, corpus)
    draft = drafts.add("announcement", NOTICE.encode(), "x.txt", user="wang")
    if place == "copying":
        publisher._to_disk = die
    elif place == "embedding":
        found.publish(draft, "wang", die)
    elif place == "indexing":
        index._switch = die
    elif place == "indexed":
        publisher.record_publication = die
    elif place == "switching":
        publisher.switch = die
    found.publish(draft, "wang")
    die()


def main(folder: str, *places: str) -> int:
    register()
    for place in places:
        if os.fork() == 0:
            try:
                publish(Path(folder) / place, place)
            finally:
                os._exit(1)
    ends = [os.wait()[1] for _ in places]
    return 0 if all(os.WIFSIGNALED(end) and os.WTERMSIG(end) == signal.SIGKILL for end in ends) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
