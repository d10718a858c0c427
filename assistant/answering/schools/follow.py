"""Follow-ups about schools: 那G09呢, 那操场呢, 要是改成30间呢 take school or subject from the turn before."""

import re
from typing import NamedTuple

from assistant.answering.schools.reading import Reader
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.school_words import SchoolWords
from assistant.text.normalize import fold

_REFERS = re.compile(r"^(?:那么?|还有|再|另外|如果|要是|假如)|呢$|^(?:它|这所(?:学校)?)")
_POINTING = re.compile(r"^(?:那么?|还有|另外|它|这所学校)[的,]?")
_ASKS = ("supposed", "needed", "judged", "counted", "place", "unmet")
_ENDS = ("least", "most", "rising", "falling")


def complete(question: str, conversation: Conversation, reader: Reader, words: SchoolWords) -> str:
    """The question with the school or the subject that it leaves out; empty where it is no such follow-up."""
    if not conversation.turns:
        return ""
    text, last = fold(question).lower().rstrip("?。!"), fold(conversation.turns[-1].query).lower()
    now, before = reader.named(text), reader.named(last)
    subject, of = reader.subject(reader.hidden(text)), reader.subject(reader.hidden(last))
    if not (before or (of.known and words.holds("among", last))):
        return ""
    if now and subject.known:
        return question  # says all itself: the level of the turn before is not meant
    turn = _Turn(text, last, of.words, before[0] if before else "")
    asks = any(words.holds(cue, text) for cue in _ASKS)
    if now:
        return turn.of_another(now[0], asks=asks and of.known)
    if words.holds("among", text):
        return ""
    if turn.school:
        return turn.of_the_same(asks=asks and of.known and not subject.known, names=subject.known)
    ends = not subject.known and any(words.holds(cue, text) for cue in _ENDS)
    return f"哪所学校{turn.subject}{turn.rest}" if ends else ""


class _Turn(NamedTuple):
    """A follow-up beside the question before it."""

    text: str
    last: str
    subject: str  # the words of what the question before was about
    school: str  # and of the school that it named

    @property
    def rest(self) -> str:
        """The follow-up without the words that only point back."""
        return _POINTING.sub("", self.text)

    def of_another(self, school: str, *, asks: bool) -> str:
        """The follow-up names a school and no subject: it asks the same of it, or something of the same subject."""
        if asks:
            return f"{school}的{self.subject}{self.text.replace(school, '')}"
        if not (_REFERS.search(self.text) or self.text == school):
            return ""
        return self.last.replace(self.school, school, 1) if self.school else f"{school}的{self.subject}"

    def of_the_same(self, *, asks: bool, names: bool) -> str:
        """The follow-up names no school: it asks something else of the one before."""
        if names and _REFERS.search(self.text):
            return f"{self.school}的{self.rest}"
        return f"{self.school}的{self.subject}{self.rest}" if asks else ""
