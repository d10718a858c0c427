"""Accounts: hashed, expiring, slowed; nothing of a password or a cookie stands in the database."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from assistant.accounts.accounts import Accounts
from assistant.accounts.throttle import FREE, Allowance, Throttle
from assistant.errors import AccountError, SlowDown
from assistant.store.store import Store

PASSWORD = "一个很长的口令2026"


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 22, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def store(tmp_path):
    store = Store.open(f"sqlite:///{tmp_path}/assistant.sqlite3")
    yield store
    store.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(store, clock):
    accounts = Accounts(store, hours=2, clock=clock)
    accounts.add("王老师", PASSWORD)
    return accounts


def test_without_an_account_there_is_none(store):
    assert not Accounts(store).any()
    assert Accounts(store).enter("admin", "admin", "here") is None


def test_a_login_holds_until_it_expires(accounts, clock):
    login = accounts.enter("王老师", PASSWORD, "here")
    assert accounts.known(login.token).user == "王老师"
    clock.moment += timedelta(hours=2, seconds=-1)
    assert accounts.known(login.token)
    clock.moment += timedelta(seconds=1)
    assert accounts.known(login.token) is None


def test_leaving_ends_a_login_and_no_other(accounts):
    one, other = (accounts.enter("王老师", PASSWORD, "here") for _ in range(2))
    accounts.leave(one.token)
    assert accounts.known(one.token) is None
    assert accounts.known(other.token)
    assert one.form != other.form


@pytest.mark.parametrize(
    ("name", "password"), [("王老师", "错的口令"), ("李老师", PASSWORD), ("", ""), ("王老师", PASSWORD * 1000)]
)
def test_a_wrong_name_or_password_lets_nobody_in(accounts, name, password):
    assert accounts.enter(name, password, "here") is None


@pytest.mark.parametrize("token", ["", "x", "\ud800", "' OR 1=1 --"])
def test_a_made_up_cookie_is_nobody(accounts, token):
    assert accounts.known(token) is None


def test_the_database_holds_neither_password_nor_cookie(accounts, store):
    login = accounts.enter("王老师", PASSWORD, "203.0.113.9")
    with sqlite3.connect(store.place) as database:
        dump = "\n".join(database.iterdump())
    assert "$argon2id$" in dump
    for secret in (PASSWORD, login.token, login.form, "203.0.113.9"):
        assert secret not in dump


def test_a_new_password_ends_the_old_logins(accounts):
    login = accounts.enter("王老师", PASSWORD, "here")
    assert accounts.add("王老师", "另一个很长的口令!!") is False
    assert accounts.known(login.token) is None
    assert accounts.enter("王老师", PASSWORD, "here") is None
    assert accounts.names() == ["王老师"]


def test_a_removed_account_is_out_at_once(accounts):
    login = accounts.enter("王老师", PASSWORD, "here")
    accounts.remove("王老师")
    assert accounts.known(login.token) is None
    with pytest.raises(AccountError, match="没有用户 王老师"):
        accounts.remove("王老师")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("王", "短"),
        ("a b", PASSWORD),
        ("../x", PASSWORD),
        ("王老师", "王老师王老师王老师王"),
        ("x", "1" * 20),
        ("x", "长" * 201),
    ],
)
def test_a_name_or_password_that_cannot_be_one_is_told(accounts, name, password):
    with pytest.raises(AccountError, match="请"):
        accounts.add(name, password)


def test_five_wrong_passwords_slow_the_next_even_the_right_one(accounts):
    for place in range(FREE):
        assert accounts.enter("王老师", "错的口令", f"address {place}") is None
    with pytest.raises(SlowDown, match="过 5 秒再试"):
        accounts.enter("王老师", PASSWORD, "another address")


def test_many_tries_at_once_are_counted_one_by_one(accounts):
    def tried(place: int) -> bool:
        try:
            return accounts.enter("王老师", f"错的口令{place}", "here") is None
        except SlowDown:
            return False

    with ThreadPoolExecutor(20) as attackers:
        assert sum(attackers.map(tried, range(20))) == FREE


def test_five_wrong_passwords_slow_their_address_for_any_name(accounts):
    for place in range(FREE):
        accounts.enter(f"name {place}", "错的口令", "here")
    with pytest.raises(SlowDown):
        accounts.enter("王老师", PASSWORD, "here")
    assert accounts.enter("王老师", PASSWORD, "elsewhere")


def test_the_wait_doubles_to_a_limit_and_is_forgotten():
    moment = [0.0]
    throttle = Throttle(lambda: moment[0])
    waits = []
    for _ in range(FREE + 9):
        throttle.wrong(["a"])
        try:
            throttle.check(["a"])
            waits.append(0)
        except SlowDown as slow:
            waits.append(slow.seconds)
            moment[0] += slow.seconds
            throttle.check(["a"])
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]
    throttle.check(["b"])
    moment[0] += 3600
    throttle.wrong(["a"])
    throttle.check(["a"])
    throttle.right(["a"])


def test_an_allowance_is_used_up_and_refilled_for_each_address():
    moment = [0.0]
    allowance = Allowance(60, lambda: moment[0])
    assert [allowance.take("a") for _ in range(60)] == [0.0] * 60
    assert allowance.take("a") == pytest.approx(1.0)
    assert allowance.take("b") == 0.0
    moment[0] += 1.0
    assert allowance.take("a") == 0.0
    assert allowance.take("a") > 0.0
