"""What is older than the settings allow is wiped as soon as the server starts, and a fault does not stop it."""

import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from assistant.errors import StoreError
from assistant.store.housekeeping import keeping
from assistant.store.model import Turn
from assistant.store.store import Store


def until(condition) -> bool:
    for _ in range(200):
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_old_questions_are_wiped_at_the_start(tmp_path, answer):
    store = Store.open(f"sqlite:///{tmp_path}/assistant.sqlite3")
    old, new = store.save_turn(None, answer), store.save_turn(None, answer)
    with store.writing() as session:
        moment = datetime.now(UTC) - timedelta(days=31)
        session.execute(update(Turn).where(Turn.key == old).values(time=moment))
    with keeping(store, 30):
        assert until(lambda: store.count() == 1)
    assert store.question(new)
    store.close()


def test_a_database_that_cannot_be_written_is_tried_again_later(tmp_path, monkeypatch, caplog):
    store = Store.open(f"sqlite:///{tmp_path}/assistant.sqlite3")

    def gone(_):
        raise StoreError("数据库写不进去", where="x")

    monkeypatch.setattr(store, "purge", gone)
    with keeping(store, 30):
        assert until(lambda: "nothing wiped" in caplog.text)
    store.close()
