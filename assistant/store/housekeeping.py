"""Wipe what is older than the settings allow, at the start and then several times a day."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

from assistant.errors import StoreError
from assistant.store.store import Store

_EVERY_SECONDS = 6 * 3600.0
logger = logging.getLogger(__name__)


@contextmanager
def keeping(store: Store, days: int) -> Iterator[None]:
    """Keep house while the block runs; a database that cannot be written now is tried again later."""
    ended = Event()

    def work() -> None:
        while True:
            try:
                store.purge(timedelta(days=days))
            except StoreError as fault:
                logger.warning("nothing wiped: %s", fault)
            if ended.wait(_EVERY_SECONDS):
                return

    thread = Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(10)
