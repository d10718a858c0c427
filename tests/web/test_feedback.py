"""Feedback is on the disk when it is confirmed, once for each label of an answer, and without an address."""

import json
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import event

from assistant.errors import ServeError
from assistant.types import Answer
from assistant.web.feedback import LABELS, LONGEST_COMMENT, FeedbackStore


@pytest.fixture
def answer():
    return Answer(question="公示到哪天为止", answer="到1月24日。", status="answered", route="retrieval")


def test_a_label_is_kept_with_question_and_answer(store, answer):
    store.save("a1", answer, "数字有误", " 应为25日 ")
    (row,) = store.all()
    assert (row.turn, row.label, row.question, row.comment) == ("a1", "数字有误", "公示到哪天为止", "应为25日")
    assert Answer.model_validate_json(row.answer) == answer
    assert row.time.endswith("+00:00")


def test_a_second_click_is_no_second_row_and_keeps_the_comment(store, answer):
    store.save("a1", answer, "没用")
    store.save("a1", answer, "没用", "太短")
    store.save("a1", answer, "没用")
    assert [(row.label, row.comment) for row in store.all()] == [("没用", "太短")]


def test_labels_and_answers_are_kept_apart(store, answer):
    for turn in ("a1", "a2"):
        for label in LABELS:
            store.save(turn, answer, label)
    assert len(store.all()) == 2 * len(LABELS)


def test_an_unknown_label_is_refused(store, answer):
    with pytest.raises(ValueError, match="很好"):
        store.save("a1", answer, "很好")
    assert store.all() == []


def test_a_comment_has_a_length(store, answer):
    store.save("a1", answer, "没用", "长" * 5000)
    assert len(store.all()[0].comment) == LONGEST_COMMENT


def test_nothing_tells_who_it_was(store, answer):
    store.save("a1", answer, "有用")
    with sqlite3.connect(store._path) as database:
        columns = {row[1] for row in database.execute("PRAGMA table_info(feedback)")}
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert columns == {"id", "turn", "label", "question", "answer", "comment", "time"}


def test_what_was_confirmed_survives_a_killed_process(tmp_path, answer):
    path = tmp_path / "feedback.sqlite3"
    code = (
        "import json, os, sys; from pathlib import Path; from assistant.types import Answer\n"
        "from assistant.web.feedback import FeedbackStore\n"
        f"FeedbackStore(Path({str(path)!r})).save('a1', Answer(**json.loads(sys.argv[1])), '有用')\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, json.dumps(answer.model_dump(mode="json"))], check=False)
    store = FeedbackStore(path)
    assert [row.label for row in store.all()] == ["有用"]
    store.close()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ServeError, match=r"feedback\.sqlite3:反馈写不进去.*请"):
        FeedbackStore(tmp_path / "file" / "feedback.sqlite3")


def test_a_file_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "feedback.sqlite3"
    path.write_bytes(b"no database at all, but long enough to be read as one" * 20)
    with pytest.raises(ServeError, match="反馈写不进去"):
        FeedbackStore(path)


def test_a_full_disk_is_told_and_loses_nothing_that_was_confirmed(store, answer):
    store.save("a1", answer, "有用")
    store._engine.dispose()
    full = event.listens_for(store._engine, "connect")
    full(lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    with pytest.raises(ServeError, match=r"反馈写不进去\(database or disk is full\).*检查磁盘空间"):
        store.save("a2", answer.model_copy(update={"answer": "长" * 100_000}), "没用")
    assert [row.turn for row in store.all()] == ["a1"]
