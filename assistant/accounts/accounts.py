"""Who may work at the desk: names with argon2 hashes, and logins that expire."""

import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select

from assistant.accounts.throttle import Throttle
from assistant.errors import AccountError
from assistant.store.model import Session, User, now
from assistant.store.store import Store
from assistant.types import Frozen

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200  # characters; a hash of more would only cost time
_NAME = re.compile(r"[\w.@-]{1,64}")
_NOBODY = "nobody"  # hashed once, so that an unknown name takes as long as a wrong password


class Login(Frozen):
    """A login as the browser keeps it: ``token`` is secret, ``form`` goes into every form of the page."""

    token: str
    user: str
    expires: datetime

    @property
    def form(self) -> str:
        """What a form must bring along: another site can send the cookie, but cannot know this."""
        return hashlib.sha256(f"form:{self.token}".encode()).hexdigest()


class Accounts:
    """The accounts of one database."""

    def __init__(self, store: Store, hours: int = 12, clock: Callable[[], datetime] = now) -> None:
        self._store, self._hours, self._clock = store, hours, clock
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(_NOBODY)
        self.throttle = Throttle()
        self._entering = (
            Lock()
        )  # one at a time: a hundred tries at once must not all be made before the first is counted

    def any(self) -> bool:
        """Whether there is an account at all."""
        with self._store.reading() as session:
            return bool(session.scalar(select(func.count(User.name))))

    def names(self) -> list[str]:
        """Every account's name."""
        with self._store.reading() as session:
            return list(session.scalars(select(User.name).order_by(User.name)))

    def add(self, name: str, password: str) -> bool:
        """Make an account, or give an old one a new password and end its logins; whether it is new.

        AccountError for a name or a password that cannot be one.
        """
        if not _NAME.fullmatch(name):
            raise AccountError(f"用户名 {name!r} 不行", remedy="用 1 到 64 个字母、汉字、数字和 . _ @ -")
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            wanted = f"用 {SHORTEST_PASSWORD} 到 {LONGEST_PASSWORD} 个字符"
            raise AccountError(f"口令有 {len(password)} 个字符", remedy=wanted)
        if name in password or len(set(password)) < SHORTEST_PASSWORD // 2:
            raise AccountError("口令太容易猜", remedy="不要含有用户名,也不要只用几个字符")
        hashed = self._hasher.hash(password)
        with self._store.writing() as session:
            known = session.get(User, name)
            if known is None:
                session.add(User(name=name, password=hashed))
            else:
                known.password = hashed
                session.execute(delete(Session).where(Session.user == name))
        return known is None

    def remove(self, name: str) -> None:
        """Take an account away with its logins; AccountError where there is none."""
        with self._store.writing() as session:
            known = session.get(User, name)
            if known is None:
                raise AccountError(f"没有用户 {name}", remedy="用 assistant user list 查看")
            session.execute(delete(Session).where(Session.user == name))
            session.delete(known)

    def enter(self, name: str, password: str, address: str) -> Login | None:
        """Log in; None for a wrong name or password. SlowDown where too many were wrong before.

        Wrong ones are counted for the account and for the address, so that neither many names nor many machines help.
        """
        with self._entering:
            known = self._checked(name, password, (f"name:{name}", f"from:{address}"))
        if known is None:
            return None
        if self._hasher.check_needs_rehash(known.password):
            self._rehash(name, password)
        login = Login(token=secrets.token_urlsafe(32), user=name, expires=self._clock() + timedelta(hours=self._hours))
        with self._store.writing() as session:
            session.execute(delete(Session).where(Session.expires <= self._clock()))
            session.add(Session(token=_hash(login.token), user=name, expires=login.expires))
        return login

    def _checked(self, name: str, password: str, keys: tuple[str, str]) -> User | None:
        self.throttle.check(keys)
        with self._store.reading() as session:
            known = session.get(User, name)
        if not self._matches(known.password if known else self._nobody, password) or known is None:
            self.throttle.wrong(keys)
            return None
        self.throttle.right(keys)
        return known

    def known(self, token: str) -> Login | None:
        """The login of a cookie; None for one that is unknown or has expired."""
        with self._store.reading() as session:
            found = session.get(Session, _hash(token))
        if found is None or found.expires <= self._clock():
            return None
        return Login(token=token, user=found.user, expires=found.expires)

    def leave(self, token: str) -> None:
        """End a login."""
        with self._store.writing() as session:
            session.execute(delete(Session).where(Session.token == _hash(token)))

    def _matches(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password[: LONGEST_PASSWORD + 1])
        except (VerificationError, InvalidHashError):
            return False

    def _rehash(self, name: str, password: str) -> None:
        with self._store.writing() as session:
            known = session.get(User, name)
            if known is not None:
                known.password = self._hasher.hash(password)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
