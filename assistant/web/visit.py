"""What the server remembers of one visitor: the conversation and the answers on the page."""

from dataclasses import dataclass, field
from uuid import uuid4

from assistant.answering.conversation import Conversation
from assistant.types import Answer

KEPT_TURNS = 10


@dataclass
class Turn:
    """An answer on the page; ``key`` names it in anchors and in feedback and says nothing about the visitor."""

    answer: Answer
    key: str = field(default_factory=lambda: uuid4().hex)
    labels: set[str] = field(default_factory=set)


@dataclass
class Visit:
    """One visitor's page, newest turn first."""

    conversation: Conversation = field(default_factory=Conversation)
    turns: list[Turn] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Put an answer on top; the oldest ones go."""
        self.turns = [Turn(answer), *self.turns][:KEPT_TURNS]

    def find(self, key: str) -> Turn | None:
        """The turn of a key, while it is still on the page."""
        return next((turn for turn in self.turns if turn.key == key), None)
