"""What a conversation remembers."""

from pydantic import BaseModel, ConfigDict

from assistant.answering.understanding.follow_ups import FollowUps
from assistant.answering.understanding.plan import Plan, Told
from assistant.answering.understanding.turn import Turn
from assistant.answering.understanding.understand import Understanding

_KEPT = 20


class Conversation(BaseModel):
    """The turns so far; plain data, so that it can be kept and read back."""

    model_config = ConfigDict(validate_assignment=True)

    turns: list[Turn] = []

    def reset(self) -> None:
        """Forget everything."""
        self.turns = []

    def to_json(self) -> str:
        """The state as text."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> "Conversation":
        """The state read back."""
        return cls.model_validate_json(text)

    def remember(
        self,
        plan: Plan,
        subject: str,
        *,
        answered: bool,
        place: tuple[str, int, int] | None = None,
        told: tuple[Told, ...] = (),
    ) -> None:
        """Keep a turn; one that neither has a subject nor was answered, such as small talk, changes nothing."""
        if subject or (answered and place):
            turn = Turn(
                question=plan.question,
                query=plan.query,
                kind=plan.kind,
                levels=plan.levels,
                subject=subject,
                place=place,
                told=told,
                answered=answered,
            )
            self.turns = [*self.turns[1 - _KEPT :], turn]

    @property
    def place(self) -> tuple[str, int, int] | None:
        """Where the last answer stood."""
        return self.turns[-1].place if self.turns else None

    @property
    def told(self) -> tuple[tuple[Told, ...], ...]:
        """The numbers that each turn told, oldest first, as far as turns told any."""
        return tuple(turn.told for turn in self.turns if turn.told)

    def readings(self, question: str, understanding: Understanding) -> tuple[str, ...]:
        """The ways to complete a question from the turn before, the likeliest first.

        Words alone do not say whether 那录播教室呢 goes on about what was asked before or leaves it: where several
        readings are left, the documents decide which of them they answer.
        """
        return FollowUps(self.turns, understanding).readings(question) if self.turns else (question,)

    def complete(self, question: str, understanding: Understanding) -> str:
        """The question with what it leaves out: level, subject or measure of the turn before."""
        return FollowUps(self.turns, understanding).complete(question) if self.turns else question
