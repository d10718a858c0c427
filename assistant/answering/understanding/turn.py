"""One question of a conversation, as it is remembered."""

from pydantic import BaseModel

from assistant.answering.understanding.plan import Told


class Turn(BaseModel):
    """One question as it was understood; ``place`` is where its answer stood (document, start, end)."""

    question: str
    query: str
    kind: str
    levels: tuple[str, ...] = ()
    subject: str = ""  # the words that name what it was about
    place: tuple[str, int, int] | None = None
    told: tuple[Told, ...] = ()  # the numbers that its answer told
    answered: bool = True
