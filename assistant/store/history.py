"""What was published, and how the question set did: rows that are only ever added."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from assistant.store.model import Publication, Run
from assistant.store.store import Store
from assistant.types import Frozen


class PublicationRecord(Frozen):
    """A state of a corpus that was put in use."""

    state: str
    change: str
    user: str
    time: datetime


class RunRecord(Frozen):
    """A run of the question set; ``figures`` is JSON."""

    id: int
    figures: str
    time: datetime


def record_publication(
    store: Store, corpus: str, state: str, change: str, user: str, switched: Callable[[], None]
) -> None:
    """Note a publication and do its switch: a row that cannot be written stops the switch before it is made."""
    with store.writing() as session:
        session.add(Publication(corpus=corpus, state=state, change=change, user=user))
        session.flush()
        switched()


def publications(store: Store, corpus: str) -> list[PublicationRecord]:
    """Every publication into a corpus, newest first."""
    with store.reading() as session:
        rows = session.scalars(
            select(Publication).where(Publication.corpus == corpus).order_by(Publication.id.desc())
        ).all()
    return [PublicationRecord(state=row.state, change=row.change, user=row.user, time=row.time) for row in rows]


def record_run(store: Store, figures: str) -> None:
    """Keep the figures of a run."""
    with store.writing() as session:
        session.add(Run(figures=figures))


def runs(store: Store, limit: int = 2) -> list[RunRecord]:
    """The last runs, newest first."""
    with store.reading() as session:
        rows = session.scalars(select(Run).order_by(Run.id.desc()).limit(limit)).all()
    return [RunRecord(id=row.id, figures=row.figures, time=row.time) for row in rows]
