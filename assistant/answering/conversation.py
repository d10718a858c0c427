"""What a conversation remembers, and how a follow-up takes from it what it leaves out."""

import re

from pydantic import BaseModel, ConfigDict

from assistant.answering.plan import Plan
from assistant.answering.understand import Understanding
from assistant.answering.wording import LEVELS

_REFERS = re.compile(r"^(那|那么|还有|再|另外|它|这个|那个|这项|那项|该项|其|同样|也|刚才|上面)|呢[??]?$|这(个|项|条|一项)|刚才|前面|上面(那|说)")
_CORRECTS = re.compile(r"^(?:不对|错了|我?说错了|不是|哦|噢|啊|嗯)?[,,]?(?:我?说错了[,,])?(?:不是|不要|不问)[^,,]{1,12}[,,](?:是|我?要|要的是|问的?是)?")
_NEW_TOPIC = re.compile(r"算了|不问(这个|那个)|换个|顺便|对了")
_OPERATION = re.compile(r"合起来|加起来|一共|总共|相加|相差|差多少|高出多少|超(了|出)")


class Turn(BaseModel):
    """One question as it was understood."""

    question: str
    query: str
    kind: str
    levels: tuple[str, ...] = ()
    subject: str = ""  # the words that name what it was about
    answered: bool = True


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

    def remember(self, plan: Plan, subject: str, *, answered: bool) -> None:
        """Keep a turn; one without a subject, such as small talk, changes nothing."""
        if subject:
            turn = Turn(
                question=plan.question,
                query=plan.query,
                kind=plan.kind,
                levels=plan.levels,
                subject=subject,
                answered=answered,
            )
            self.turns = [*self.turns[-19:], turn]

    def complete(self, question: str, understanding: Understanding) -> str:
        """The question with what it leaves out: level, subject or measure of the turn before."""
        if not self.turns or _NEW_TOPIC.search(question):
            return question
        last = self.turns[-1]
        question = _CORRECTS.sub("", question) or question
        own = understanding.subject(question)
        levels = understanding.levels(question)
        if own and not (_REFERS.search(question) and len(own) <= 2):
            return self._with_level(question, own, levels, last, understanding)
        measure = understanding.measure(question)
        level = "" if levels else "".join(LEVELS[level] for level in last.levels if level in LEVELS)
        if not measure and levels:  # 那初中呢: everything but the level stays
            return _swap_levels(last.query, question, levels[0], understanding)
        if not measure:
            return question
        return f"{level}{last.subject}{question}"

    def _with_level(
        self, question: str, own: str, levels: tuple[str, ...], last: Turn, understanding: Understanding
    ) -> str:
        """A follow-up with a subject of its own keeps the level, and a bare 那操场呢 the measure too."""
        if not _REFERS.search(question):
            return question
        level = "" if levels else "".join(LEVELS[level] for level in last.levels if level in LEVELS)
        if understanding.measure(question):
            return f"{level}{question}"
        asked = understanding.measure(last.query)
        return f"{level}{question}{asked}"


def _swap_levels(query: str, question: str, level: str, understanding: Understanding) -> str:
    named = understanding.lexicon.levels(query)
    word = LEVELS[level]
    if not named:
        return f"{word}{query}"
    for start, end, _ in reversed(named[1:]):
        query = query[:start] + query[end:]
    start, end, _ = named[0]
    return query[:start] + word + query[end:]
