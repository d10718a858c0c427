"""Each test of the database runs on SQLite and on a throw-away PostgreSQL."""

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.store import Store
from assistant.types import Answer, Citation

_names = itertools.count()


def _program(name: str) -> Path | None:
    """A program of PostgreSQL: Debian keeps them out of the PATH."""
    found = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)]
    on_path = shutil.which(name)
    return found[0] if found else Path(on_path).resolve() if on_path else None


def _servant() -> str | None:
    """Another user to run it as where this is root: PostgreSQL refuses to run as root."""
    if os.getuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of an empty cluster, without a database's name; without a server the tests are skipped, but not in CI."""
    initdb, server = _program("initdb"), _program("postgres")
    if not initdb or not server:
        told = "no postgres server on this machine"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    servant = _servant()
    home = Path(tempfile.mkdtemp(prefix="assistant-postgres-"))
    if servant:
        shutil.chown(home, servant)
    as_servant = {"user": servant, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, "cwd": home}
    arguments = [initdb, "-D", home / "data", "-U", "assistant", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run(arguments, check=True, capture_output=True, **as_servant)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = [server, "-D", home / "data", "-p", str(port), "-k", home, "-h", "127.0.0.1", "-c", "fsync=off"]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(options, stdout=log, stderr=log, **as_servant)
    try:
        _wait(process, port, home / "log")
        yield f"postgresql://assistant@127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _wait(process: subprocess.Popen, port: int, log: Path) -> None:
    import time

    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="assistant", dbname="postgres").close()
        except psycopg.OperationalError:
            assert process.poll() is None, log.read_text("utf-8")
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(log.read_text("utf-8"))


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/new/assistant.sqlite3"
    import psycopg

    place, name = request.getfixturevalue("postgres"), f"test_{next(_names)}"
    with psycopg.connect(f"{place}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{place}/{name}"


@pytest.fixture
def store(url) -> Iterator[Store]:
    store = Store.open(url)
    yield store
    store.close()


@pytest.fixture
def answer() -> Answer:
    cited = Citation(
        id=1, kind="announcement", document="notice", title="某县公示", section="", quote="到24日", start=3, end=7,
        sha256="ab" * 32,
    )  # fmt: skip
    return Answer(
        question="公示到哪天为止", answer="到1月24日。[1]", status="answered", route="retrieval", citations=(cited,)
    )
