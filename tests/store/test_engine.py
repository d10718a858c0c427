"""Databases that cannot be opened, are full, gone or locked are told; migrations lead to the model."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from assistant.errors import StoreError
from assistant.settings import Settings
from assistant.store import engine
from assistant.store.engine import database_url
from assistant.store.model import Base
from assistant.store.opening import open_store
from assistant.store.store import Store


def test_the_migrations_lead_to_the_model(store):
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_nothing_tells_who_it_was(store):
    columns = {f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns}
    assert not [name for name in columns if any(word in name for word in ("address", "ip", "agent", "host"))]


def test_the_setting_names_a_file_of_the_data_folder_or_a_database(tmp_path):
    assert database_url("sqlite", tmp_path) == f"sqlite:///{tmp_path}/assistant.sqlite3"
    assert database_url("postgresql://a@b/c", tmp_path) == "postgresql://a@b/c"


@pytest.mark.parametrize("url", ["nonsense", "mysql://a:geheim@b/c", "sqlite+nothing:///a", "", "postgresql://"])
def test_an_address_that_is_none_is_told_without_its_password(url):
    with pytest.raises(StoreError) as told:
        Store.open(url)
    assert "geheim" not in str(told.value)
    assert "请" in str(told.value)


def test_a_database_that_is_not_there_is_told_without_its_password():
    with pytest.raises(StoreError, match=r"127\.0\.0\.1.*检查数据库是否在运行") as told:
        Store.open("postgresql://someone:geheim@127.0.0.1:1/none")
    assert "geheim" not in str(told.value)


def test_a_missing_driver_names_what_to_install(monkeypatch):
    monkeypatch.setattr(engine, "create_engine", lambda *_, **__: __import__("no_such_driver"))
    with pytest.raises(StoreError, match=r"assistant\[postgres\]"):
        Store.open("postgresql://a@b/c")


def test_a_database_that_goes_away_and_comes_back(url, answer):
    store = Store.open(url)
    store.save_turn("c1", answer)
    if "postgres" in url:
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        import psycopg

        with psycopg.connect(url) as other, pytest.raises(psycopg.OperationalError):
            other.execute(end)
    else:
        store._engine.dispose()
    store.save_turn("c1", answer)
    assert len(store.load_conversation("c1").turns) == 2
    store.close()


def test_a_folder_that_is_taken_away_is_told(tmp_path, answer):
    store = Store.open(f"sqlite:///{tmp_path}/data/assistant.sqlite3")
    store.close()
    for path in (tmp_path / "data").iterdir():
        path.unlink()
    (tmp_path / "data").rmdir()
    with pytest.raises(StoreError, match=r"数据库写不进去\(unable to open database file\)"):
        store.save_turn("c1", answer)


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"assistant\.sqlite3:数据库打不开.*请"):
        Store.open(f"sqlite:///{tmp_path}/file/assistant.sqlite3")


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "assistant.sqlite3").write_bytes(b"no database at all, but long enough to be read as one" * 20)
    with pytest.raises(StoreError, match="数据库打不开"):
        Store.open(f"sqlite:///{tmp_path}/assistant.sqlite3")


def test_a_full_disk_is_told_and_loses_nothing_that_was_confirmed(tmp_path, answer):
    store = Store.open(f"sqlite:///{tmp_path}/assistant.sqlite3")
    kept = store.save_turn("c1", answer, state="{}")
    store._engine.dispose()
    full = event.listens_for(store._engine, "connect")
    full(lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    long = answer.model_copy(update={"answer": "长" * 100_000})
    with pytest.raises(StoreError, match=r"数据库写不进去\(database or disk is full\).*检查磁盘空间"):
        store.save_turn("c1", long, state="later")
    found = store.load_conversation("c1")
    assert ([turn.key for turn in found.turns], found.state) == ([kept], "{}")
    store.close()


def test_a_real_limit_of_the_disk_is_told_and_loses_nothing(tmp_path, answer):
    """A process that may write no file beyond a size, as on a disk that is full."""
    code = """
import resource, signal, sys
from assistant.errors import StoreError
from assistant.store.store import Store
from assistant.types import Answer
store = Store.open(sys.argv[1])
answer = Answer(question="q", answer="a" * 20_000, status="answered", route="none")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
kept = []
try:
    for _ in range(200):
        kept.append(store.save_turn(None, answer))
except StoreError as fault:
    print(fault, file=sys.stderr)
print("\\n".join(kept), flush=True)
import os; os._exit(0)
"""
    url = f"sqlite:///{tmp_path}/assistant.sqlite3"
    done = subprocess.run([sys.executable, "-c", code, url], capture_output=True, text=True, check=True)
    kept = done.stdout.split()
    assert 0 < len(kept) < 200
    assert "数据库写不进去" in done.stderr
    store = Store.open(url)
    assert [one.key for one in reversed(store.questions(limit=500))] == kept
    store.save_turn(None, answer)  # and goes on where there is room again
    store.close()


def test_a_locked_database_is_told(tmp_path, answer, monkeypatch):
    monkeypatch.setattr(engine, "_PATIENCE_SECONDS", 0.2)
    store = Store.open(f"sqlite:///{tmp_path}/assistant.sqlite3")
    with closing(sqlite3.connect(tmp_path / "assistant.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"database is locked.*等一会儿再试"):
            store.save_turn("c1", answer)
    store.save_turn("c1", answer)
    store.close()


def test_what_was_confirmed_survives_a_killed_process(url, answer):
    code = (
        "import os, sys; from assistant.types import Answer; from assistant.store.store import Store\n"
        "store, answer = Store.open(sys.argv[1]), Answer.model_validate_json(sys.argv[2])\n"
        "store.add_feedback(store.save_turn('c1', answer, key='k1'), answer, '有用')\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, url, answer.model_dump_json()], check=False)
    store = Store.open(url)
    assert [turn.labels for turn in store.load_conversation("c1").turns] == [("有用",)]
    store.close()


def test_killed_while_it_writes_it_keeps_what_it_had_confirmed(url, answer):
    code = (
        "import sys; from assistant.types import Answer; from assistant.store.store import Store\n"
        "store, answer = Store.open(sys.argv[1]), Answer.model_validate_json(sys.argv[2])\n"
        "while True: print(store.save_turn('c1', answer), flush=True)"
    )
    arguments = [sys.executable, "-c", code, url, answer.model_dump_json()]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        confirmed = [process.stdout.readline().strip() for _ in range(50)]
        process.kill()
        confirmed += process.stdout.read().split()
    store = Store.open(url)
    kept = [one.key for one in reversed(store.questions(limit=100_000))]
    assert kept[: len(confirmed)] == confirmed
    assert len(kept) <= len(confirmed) + 1
    store.close()


def test_the_feedback_of_an_older_version_is_taken_over_once(tmp_path, answer):
    columns = "id INTEGER PRIMARY KEY, turn TEXT, label TEXT, question TEXT, answer TEXT, comment TEXT, time TEXT"
    row = ("a1", "没用", "公示到哪天为止", answer.model_dump_json(), "太短", "2026-01-22T08:00:00+00:00")
    with closing(sqlite3.connect(tmp_path / "feedback.sqlite3")) as old:
        old.execute(f"CREATE TABLE feedback ({columns})")
        old.execute("INSERT INTO feedback (turn, label, question, answer, comment, time) VALUES (?,?,?,?,?,?)", row)
        old.commit()
    for _ in range(2):
        store = open_store(Settings(data_dir=tmp_path))
        (rating,) = store.feedback()
        assert (rating.turn, rating.comment, rating.time.isoformat()) == ("a1", "太短", "2026-01-22T08:00:00+00:00")
        assert rating.answer == answer
        store.close()
    assert not (tmp_path / "feedback.sqlite3").exists()
    assert json.loads(row[3])
