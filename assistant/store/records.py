"""What comes out of the database; frozen, and with answers as the rest of the program knows them."""

from datetime import datetime

from assistant.types import Answer, Frozen


class SavedTurn(Frozen):
    """A question with its answer as it was given: its citations carry the hash of the document at that time."""

    key: str
    answer: Answer
    labels: tuple[str, ...]  # what feedback it has got
    time: datetime


class SavedConversation(Frozen):
    """A conversation to go on with: ``state`` is what was given to ``save_turn`` last, turns are oldest first."""

    id: str
    state: str
    turns: tuple[SavedTurn, ...]


class Asked(Frozen):
    """A question as staff see it, with the labels and comments that its answer got."""

    key: str
    role: str
    question: str
    answer: Answer
    labels: tuple[str, ...]
    comments: tuple[str, ...]
    time: datetime


class Rating(Frozen):
    """One label on one answer."""

    turn: str
    label: str
    question: str
    answer: Answer
    comment: str
    time: datetime
