"""A question of two parts, the second of which reckons with what the first asks, answered one after the other."""

from collections.abc import Callable
from pathlib import Path

from assistant.answering.drafts.draft import Draft
from assistant.answering.front import joined
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.kinds import patterns

Turn = Callable[[str, Conversation], Draft]  # a question in a conversation, which remembers it
_APART = "相差多少"  # the follow-up that holds the last two numbers against each other


class TwoParts:
    """Take such a question apart; one per assistant."""

    def __init__(self, path: Path) -> None:
        self._words = patterns(path, {"asks", "leans", "beside"})

    def answer(self, question: str, talk: Conversation, turn: Turn) -> Draft | None:
        """Both parts told, where the first is quoted and the second is computed from it; else None."""
        first, comma, second = question.rstrip("?。").rpartition(",")
        follow_ups = self._follow_ups(second) if comma and self._words["asks"].search(first) else ()
        if not follow_ups:
            return None
        trial = talk.model_copy(deep=True)
        drafts = [turn(first, trial)]
        if not _is_quoted(drafts[0]):
            return None
        for words in follow_ups:
            drafts.append(turn(words, trial))
            if drafts[-1].status != "answered":
                return None
        if _is_quoted(drafts[-1]):
            return None
        talk.turns = trial.turns
        return joined(drafts)

    def _follow_ups(self, second: str) -> tuple[str, ...]:
        """What is asked after the first part, as follow-ups; empty where the second part is none."""
        if self._words["leans"].search(second):
            return (second,)
        beside = self._words["beside"].search(second)
        return (f"{beside['other']}呢", _APART) if beside else ()


def _is_quoted(draft: Draft) -> bool:
    """Say whether a draft tells what a document says, and nothing computed."""
    return draft.status == "answered" and not any(outcome.name in {"compute", "project"} for outcome in draft.working)
