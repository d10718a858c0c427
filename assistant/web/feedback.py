"""What visitors thought of an answer, kept in SQLite: confirmed only once it is on the disk, and without an address."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, String, Text, UniqueConstraint, create_engine, event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from assistant.errors import ServeError
from assistant.types import Answer

LABELS = ("有用", "没用", "数字有误", "引用不符")
LONGEST_COMMENT = 1000


class _Base(DeclarativeBase):
    pass


class Feedback(_Base):
    """One label on one answer; ``turn`` is a random key of the answer as shown: a second click is no second row."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("turn", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    turn: Mapped[str] = mapped_column(String(32))
    label: Mapped[str] = mapped_column(String(16))
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)  # the whole Answer as JSON
    comment: Mapped[str] = mapped_column(Text, default="")
    time: Mapped[str] = mapped_column(String(32))  # UTC, ISO 8601


class FeedbackStore:
    """The feedback of one server; ServeError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = Lock()  # two clicks at once must not both find no row
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._engine: Engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 10})
            event.listen(self._engine, "connect", _durable)
            _Base.metadata.create_all(self._engine)

    def save(self, turn: str, answer: Answer, label: str, comment: str = "") -> None:
        """Keep a label, or the comment to a label that was given before; on the disk when this returns."""
        if label not in LABELS:
            raise ValueError(label)
        comment = comment.strip()[:LONGEST_COMMENT]
        with self._writing, self._told(), Session(self._engine) as session, session.begin():
            row = session.scalar(select(Feedback).where(Feedback.turn == turn, Feedback.label == label))
            if row is None:
                row = Feedback(turn=turn, label=label, question=answer.question, answer=answer.model_dump_json())
                session.add(row)
            row.comment = comment or row.comment or ""
            row.time = datetime.now(UTC).isoformat(timespec="seconds")

    def all(self) -> list[Feedback]:
        """Every row, oldest first."""
        with self._told(), Session(self._engine, expire_on_commit=False) as session:
            return list(session.scalars(select(Feedback).order_by(Feedback.id)))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as fault:
            reason = str(getattr(fault, "orig", None) or getattr(fault, "strerror", None) or fault)
            remedy = "检查磁盘空间和文件夹权限,或用 ASSISTANT_DATA_DIR 换一个文件夹"
            raise ServeError(f"反馈写不进去({reason})", where=str(self._path), remedy=remedy) from fault


def _durable(connection: Any, _: object) -> None:
    """Survive a killed process and a power cut; readers do not wait for writers."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()
