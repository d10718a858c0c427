"""What the server remembers of one visitor while the page is open; what must last is in the store."""

import re
import secrets
from dataclasses import dataclass, field
from uuid import uuid4

from assistant.answering.office import Way
from assistant.answering.suggest import Suggestion
from assistant.answering.understanding.conversation import Conversation
from assistant.types import Answer, Citation
from assistant.web.words import DEFAULT

KEPT_TURNS = 10
_VISITOR = re.compile(r"([\w-]{2,12}) ([\w-]{32})?")


@dataclass
class Turn:
    """An answer on the page; ``key`` names it in events and in feedback and says nothing about the visitor."""

    answer: Answer
    key: str = field(default_factory=lambda: uuid4().hex)
    labels: set[str] = field(default_factory=set)
    suggestions: tuple[Suggestion, ...] = ()
    ways: tuple[Way, ...] = ()

    def citation(self, number: int) -> Citation | None:
        """The source of a number, those of the ways to ask among them."""
        every = (*self.answer.citations, *(way.citation for way in self.ways))
        return next((each for each in every if each.id == number), None)


@dataclass
class Visit:
    """One visitor's page, newest turn first; ``key`` is what the browser keeps to find the conversation again.

    It is random and long: whoever holds it reads the conversation, and nobody can guess it. There is none before the
    first question: a page that nothing was asked on leaves nothing to be kept.
    """

    key: str = ""
    language: str = DEFAULT
    conversation: Conversation = field(default_factory=Conversation)
    turns: list[Turn] = field(default_factory=list)
    notice: str = ""  # the key of a text to be told once

    def add(self, turn: Turn) -> None:
        """Put an answer on top; the oldest ones go."""
        self.key = self.key or secrets.token_urlsafe(24)
        self.turns = [turn, *self.turns][:KEPT_TURNS]

    def find(self, key: str) -> Turn | None:
        """The turn of a key, while it is still on the page."""
        return next((turn for turn in self.turns if turn.key == key), None)

    @property
    def visitor(self) -> str:
        """What the browser keeps: the language and the key."""
        return f"{self.language} {self.key}"


def told(visitor: str) -> tuple[str, str]:
    """Language and key out of what a browser kept; empty where that is none of ours."""
    match = _VISITOR.fullmatch(visitor)
    return (match[1], match[2] or "") if match else ("", "")
