"""Open the database that the settings name; the feedback file of versions before 0.1 is taken over once."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from assistant.settings import Settings
from assistant.store.engine import database_url, told
from assistant.store.model import Feedback
from assistant.store.store import Store

_BEFORE = "feedback.sqlite3"


def open_store(settings: Settings) -> Store:
    """The database of the settings, up to date; StoreError where it cannot be used."""
    store = Store.open(database_url(settings.database, settings.data_dir))
    before = settings.data_dir / _BEFORE
    if before.is_file():
        take_over(before, store)
    return store


def take_over(before: Path, store: Store) -> None:
    """Copy the rows of an old feedback file, then set it aside: copied again they would be the same rows."""
    with told("旧的反馈读不出来", str(before)), closing(sqlite3.connect(before)) as old:
        rows = old.execute("SELECT turn, label, question, answer, comment, time FROM feedback ORDER BY id").fetchall()
    with store.writing() as session:
        known = {(row.turn, row.label) for row in session.execute(select(Feedback.turn, Feedback.label))}
        for turn, label, question, answer, comment, time in rows:
            if (turn, label) not in known:
                moment = datetime.fromisoformat(time)
                told_again = {"question": question, "answer": answer, "comment": comment, "time": moment}
                session.add(Feedback(turn=turn, label=label, **told_again))
    before.replace(before.with_name(f"{_BEFORE}.old"))
