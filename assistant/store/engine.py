"""Open a database, bring it to the model, and turn its faults into one error that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from assistant.errors import StoreError

FILE = "assistant.sqlite3"
_MIGRATIONS = Path(__file__).with_name("migrations")
_PATIENCE_SECONDS = 10  # how long a writer waits for another one
_LOCK = 4_219_046_733  # any number: the advisory lock under which PostgreSQL is migrated
_WAYS = "写 sqlite 或 postgresql://用户:密码@主机/库名"


def database_url(setting: str, data_dir: Path) -> str:
    """The URL of a setting: ``sqlite`` alone is a file in the data folder."""
    return f"sqlite:///{data_dir / FILE}" if setting == "sqlite" else setting


def connect(url: str) -> tuple[Engine, str]:
    """The engine of a URL and the name of its place without the password; StoreError where it cannot be used."""
    place = url.split("@")[-1]
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            place = parsed.database or ":memory:"
            return _sqlite(parsed), place
        if parsed.get_backend_name() == "postgresql":
            place = parsed.render_as_string(hide_password=True)
            seconds = {"connect_timeout": _PATIENCE_SECONDS}
            return create_engine(
                parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=seconds
            ), place
    except (ArgumentError, NoSuchModuleError) as fault:
        raise StoreError("看不懂这个数据库地址", where=place, remedy=_WAYS) from fault
    except ModuleNotFoundError as fault:
        remedy = "安装 assistant[postgres]"
        raise StoreError(f"用 PostgreSQL 还缺少软件包 {fault.name}", where=place, remedy=remedy) from fault
    raise StoreError(f"不支持 {parsed.get_backend_name()} 数据库", where=place, remedy=_WAYS)


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _PATIENCE_SECONDS})
    event.listen(engine, "connect", _durable)
    event.listen(engine, "begin", _begin)
    return engine


def _durable(connection: sqlite3.Connection, _: object) -> None:
    """Survive a killed process and a power cut; readers do not wait for writers; transactions are begun by us."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: one that first reads could not wait for another writer's end."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def migrate(engine: Engine, lock_file: Path | None) -> None:
    """Bring the tables to the model, one process at a time; a database that is up to date is only read."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with FileLock(lock_file) if lock_file else nullcontext(), engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def told(what: str, place: str) -> Iterator[None]:
    """Turn whatever the database or the disk says into a StoreError."""
    try:
        yield
    except (SQLAlchemyError, OSError, sqlite3.Error) as fault:
        reason = _reason(fault)
        raise StoreError(f"{what}({reason})", where=place, remedy=_remedy(reason)) from fault


def _reason(fault: Any) -> str:
    """The database's own words, the first line of them: the rest may hold what was to be written."""
    words = str(getattr(fault, "orig", None) or getattr(fault, "strerror", None) or fault).strip()
    return words.splitlines()[0] if words else type(fault).__name__


def _remedy(reason: str) -> str:
    if "locked" in reason:
        return "等一会儿再试;另一个程序正在写这个数据库"
    if "connect" in reason:
        return "检查数据库是否在运行,和 ASSISTANT_DATABASE 写的地址"
    return "检查磁盘空间和文件夹权限,或用 ASSISTANT_DATA_DIR 换一个文件夹"
