"""Run as a program: publish a draft and be killed at a place. Arguments: corpus folder, data folder, place."""

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


def main(corpus: str, data: str, place: str) -> None:
    register()
    settings = Settings(data_dir=Path(data), embedding=NAME)
    assistant = Assistant.open(settings, Path(corpus))
    assistant.warm()
    running = publisher.open_running(assistant, Path(corpus))
    drafts = Drafts(settings.data_dir, 1_000_000)
    found = publisher.Publisher(running, drafts, open_store(settings), settings, Path(corpus))
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


if __name__ == "__main__":
    main(*sys.argv[1:])
