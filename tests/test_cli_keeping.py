"""The commands over accounts and questions: passwords from standard input, nothing wiped without being asked."""

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.errors import AccountError
from assistant.settings import load_settings
from assistant.store.opening import open_store
from assistant.types import Answer

PASSWORD = "工作台的长口令2026"


@pytest.fixture(autouse=True)
def own_data(monkeypatch, tmp_path):
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))


def run(*arguments: str, given: str = ""):
    return CliRunner().invoke(app, list(arguments), input=given)


def test_accounts_are_made_listed_changed_and_removed():
    assert "已新建账号 wang" in run("user", "add", "wang", given=f"{PASSWORD}\n").output
    assert "换了口令" in run("user", "add", "wang", given=f"{PASSWORD}!\n").output
    assert run("user", "list").output == "wang\n"
    assert "已删掉账号 wang" in run("user", "remove", "wang").output
    assert run("user", "list").output == ""
    assert isinstance(run("user", "remove", "wang").exception, AccountError)
    assert isinstance(run("user", "add", "wang", given="short\n").exception, AccountError)


def test_questions_are_wiped_only_when_that_is_meant():
    store = open_store(load_settings())
    store.save_turn(None, Answer(question="q", answer="a", status="answered", route="none"))
    assert run("questions", "purge", given="n\n").exit_code == 1
    assert store.count() == 1
    assert "30 天以前的" in run("questions", "purge", "--days", "30", "--yes").output
    assert store.count() == 1
    assert "共 1 条记录" in run("questions", "purge", given="y\n").output
    assert store.count() == 0
    store.close()
