"""What the server remembers: conversations, questions, feedback. Confirmed only once it is on the disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import Literal
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, delete, exists, func, select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.errors import StoreError
from assistant.store.engine import connect, migrate, told
from assistant.store.model import Conversation, Feedback, Turn, now
from assistant.store.records import Asked, Rating, SavedConversation, SavedTurn
from assistant.types import Answer, Role

LABELS = ("有用", "没用", "数字有误", "引用不符")
WRONG = LABELS[1:]
LONGEST_COMMENT = 1000
KEPT_TURNS = 200  # of one conversation; the oldest ones leave the page, not the list of questions
Only = Literal["all", "unanswered", "wrong"]
_UNANSWERED = ("not_disclosed", "out_of_scope", "clarify", "error")


class Store:
    """One database; every method raises StoreError where it cannot be read or written, and nothing is half done.

    Safe to use from several threads, and, with SQLite as well, from several processes.
    """

    def __init__(self, url: str) -> None:
        self._engine, self.place = connect(url)
        file = Path(self._engine.url.database or "") if self._engine.dialect.name == "sqlite" else None
        with told("数据库打不开", self.place):
            if file:
                file.parent.mkdir(parents=True, exist_ok=True)
            migrate(self._engine, file.with_name(f"{file.name}.lock") if file else None)
        self._writer = self._engine.execution_options(writes=True)
        self._lock = Lock()  # SQLite's own waiting is by polling: threads of one process queue here

    @classmethod
    def open(cls, url: str) -> "Store":
        """Open a database by its URL (``sqlite:///file``, ``postgresql://…``) and bring its tables up to date."""
        return cls(url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with told("数据库读不出来", self.place), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that writes all or nothing: on the disk when the block has ended."""
        saying = told("数据库写不进去", self.place)  # outside of the session: a commit may fail as well
        with self._lock, saying, Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    # -- conversations -------------------------------------------------------------------------------------------------

    def save_turn(
        self, conversation: str | None, answer: Answer, *, state: str = "", role: Role = "public", key: str = ""
    ) -> str:
        """Keep a question with its answer; its key, for ``add_feedback``.

        ``conversation`` is a random id that the page chose (a new one begins a conversation), None for a question that
        belongs to none; ``state`` is the conversation afterwards as JSON; ``key`` is the turn's own, else a new one.
        """
        turn = {
            "key": key or uuid4().hex,
            "conversation": conversation,
            "role": role,
            "status": answer.status,
            "question": _text(answer.question),
            "answer": _text(answer.model_dump_json()),
        }

        def write(session: Session) -> None:
            if conversation is not None:
                session.merge(Conversation(id=conversation, state=_text(state), updated=now()))
                session.flush()
            session.add(Turn(**turn))

        self._write(write)
        return str(turn["key"])

    def load_conversation(self, conversation: str) -> SavedConversation | None:
        """A conversation with its last turns, oldest first; None where there is none of that id."""
        with self.reading() as session:
            found = session.get(Conversation, conversation)
            if found is None:
                return None
            turns = session.scalars(
                select(Turn).where(Turn.conversation == conversation).order_by(Turn.id.desc()).limit(KEPT_TURNS)
            ).all()
            labels: dict[str, list[str]] = {}
            keys = [turn.key for turn in turns]
            for turn, label in session.execute(select(Feedback.turn, Feedback.label).where(Feedback.turn.in_(keys))):
                labels.setdefault(turn, []).append(label)
        return SavedConversation(
            id=conversation, state=found.state, turns=tuple(_saved(turn, labels) for turn in reversed(turns))
        )

    def forget_conversation(self, conversation: str) -> None:
        """Wipe a conversation with its turns."""
        with self.writing() as session:
            session.execute(delete(Conversation).where(Conversation.id == conversation))

    # -- feedback ------------------------------------------------------------------------------------------------------

    def add_feedback(self, turn: str, answer: Answer, label: str, comment: str = "") -> None:
        """Keep a label, or the comment to a label that was given before; ValueError for an unknown label."""
        if label not in LABELS:
            raise ValueError(label)
        comment = _text(comment.strip()[:LONGEST_COMMENT])
        told_again = {"question": _text(answer.question), "answer": _text(answer.model_dump_json())}

        def write(session: Session) -> None:
            row = session.scalar(select(Feedback).where(Feedback.turn == turn, Feedback.label == label))
            if row is None:
                row = Feedback(turn=turn, label=label, comment="", **told_again)
                session.add(row)
            row.comment = comment or row.comment
            row.time = now()

        self._write(write)

    def _write(self, work: Callable[[Session], None]) -> None:
        """Write; once more where another server put in the same row first, which the second time is found."""
        try:
            with self.writing() as session:
                work(session)
        except StoreError as fault:
            if not isinstance(fault.__cause__, IntegrityError):
                raise
            with self.writing() as session:
                work(session)

    def feedback(self) -> list[Rating]:
        """Every label, oldest first."""
        with self.reading() as session:
            rows = session.scalars(select(Feedback).order_by(Feedback.id)).all()
        return [
            Rating(
                turn=row.turn,
                label=row.label,
                question=row.question,
                answer=Answer.model_validate_json(row.answer),
                comment=row.comment,
                time=row.time,
            )
            for row in rows
        ]

    # -- questions -----------------------------------------------------------------------------------------------------

    def questions(self, only: Only = "all", limit: int = 100, skip: int = 0) -> list[Asked]:
        """What was asked, newest first: everything, what got no answer, or what was marked wrong."""
        with self.reading() as session:
            turns = session.scalars(select(Turn).where(_only(only)).order_by(Turn.id.desc()).limit(limit).offset(skip))
            found = list(turns)
            marks: dict[str, list[tuple[str, str]]] = {}
            wanted = Feedback.turn.in_([turn.key for turn in found])
            for turn, label, comment in session.execute(
                select(Feedback.turn, Feedback.label, Feedback.comment).where(wanted).order_by(Feedback.id)
            ):
                marks.setdefault(turn, []).append((label, comment))
        return [_asked(turn, marks.get(turn.key, [])) for turn in found]

    def question(self, key: str) -> Asked | None:
        """One of them by its key."""
        with self.reading() as session:
            turn = session.scalar(select(Turn).where(Turn.key == key))
            marks = session.execute(select(Feedback.label, Feedback.comment).where(Feedback.turn == key)).all()
        return None if turn is None else _asked(turn, [(label, comment) for label, comment in marks])

    def count(self, only: Only = "all") -> int:
        """How many there are."""
        with self.reading() as session:
            return session.scalar(select(func.count(Turn.id)).where(_only(only))) or 0

    def purge(self, older_than: timedelta) -> int:
        """Wipe questions, conversations and feedback of that age (zero: all of them); how many rows went."""
        end = now() - older_than
        with self.writing() as session:
            return sum(
                _gone(session.execute(statement))
                for statement in (
                    delete(Feedback).where(Feedback.time <= end),
                    delete(Turn).where(Turn.time <= end),
                    delete(Conversation).where(Conversation.updated <= end),
                )
            )


def _gone(done: object) -> int:
    return done.rowcount if isinstance(done, CursorResult) else 0


def _only(only: Only) -> ColumnElement[bool]:
    if only == "unanswered":
        return Turn.status.in_(_UNANSWERED)
    if only == "wrong":
        return exists().where(Feedback.turn == Turn.key, Feedback.label.in_(WRONG))
    return true()


def _text(text: str) -> str:
    """Text that any database takes: PostgreSQL stores no NUL, and half a surrogate pair is no text."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def _saved(turn: Turn, labels: dict[str, list[str]]) -> SavedTurn:
    answer = Answer.model_validate_json(turn.answer)
    return SavedTurn(key=turn.key, answer=answer, labels=tuple(labels.get(turn.key, ())), time=turn.time)


def _asked(turn: Turn, marks: list[tuple[str, str]]) -> Asked:
    return Asked(
        key=turn.key,
        role=turn.role,
        question=turn.question,
        answer=Answer.model_validate_json(turn.answer),
        labels=tuple(label for label, _ in marks),
        comments=tuple(comment for _, comment in marks if comment),
        time=turn.time,
    )
