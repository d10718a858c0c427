"""The tables: what was asked and answered, what people thought of it, who may work at the desk, what was published.

Nothing here says who asked: no address, no name, and a conversation's id is random.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Moment(TypeDecorator[datetime]):
    """A time in UTC: SQLite forgets the zone, so it is put back when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """To UTC before it is stored."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002
        """To UTC when it is read."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The one model; assistant/store/migrations brings a database to it."""


class Conversation(Base):
    """One visitor's conversation; ``state`` is what a follow-up takes from it, as JSON."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    state: Mapped[str] = mapped_column(Text)
    updated: Mapped[datetime] = mapped_column(Moment, default=now, index=True)


class Turn(Base):
    """A question with its whole answer as JSON: status, citations with the documents' hashes, working."""

    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_conversation", "conversation", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    conversation: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(32), index=True)
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    time: Mapped[datetime] = mapped_column(Moment, default=now, index=True)


class Feedback(Base):
    """One label on one answer; ``turn`` is the answer's key: a second click is no second row.

    Question and answer stand here once more: a label must not be lost where its turn could not be kept.
    """

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("turn", "label"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    turn: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(16))
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text, default="")
    time: Mapped[datetime] = mapped_column(Moment, default=now, index=True)


class User(Base):
    """A member of staff; ``password`` is an argon2 hash."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    password: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(Moment, default=now)


class Session(Base):
    """A login; ``token`` is the hash of what the browser holds, so that a copy of the database logs nobody in."""

    __tablename__ = "sessions"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("users.name", ondelete="CASCADE"), index=True)
    expires: Mapped[datetime] = mapped_column(Moment, index=True)


class Publication(Base):
    """One switch of the corpus: which state of the documents was put in use, by whom, and what changed."""

    __tablename__ = "publications"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    corpus: Mapped[str] = mapped_column(String(64), index=True)  # the key of the corpus's folder
    state: Mapped[str] = mapped_column(String(64))  # the folder of the state that was switched to
    change: Mapped[str] = mapped_column(Text)  # in words
    user: Mapped[str] = mapped_column(String(64))
    time: Mapped[datetime] = mapped_column(Moment, default=now)


class Run(Base):
    """One run of the question set: figures by kind as JSON."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    figures: Mapped[str] = mapped_column(Text)
    time: Mapped[datetime] = mapped_column(Moment, default=now)
