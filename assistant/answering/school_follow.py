"""Follow-ups about schools: 那G09呢, 那操场呢, 要是改成30间呢 take school or subject from the turn before."""

import re

from assistant.answering.conversation import Conversation
from assistant.answering.school_reading import Reader
from assistant.answering.school_words import SchoolWords
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
    school = before[0] if before else ""
    if now and subject.known:
        return question  # says all itself: the level of the turn before is not meant
    if now:
        asks = any(words.holds(cue, text) for cue in _ASKS)
        if asks and of.known:
            return f"{now[0]}的{of.words}{text.replace(now[0], '')}"
        if asks or not (_REFERS.search(text) or text == now[0]):
            return ""
        return last.replace(school, now[0], 1) if school else f"{now[0]}的{of.words}"
    if words.holds("among", text):
        return ""
    if school and _REFERS.search(text) and subject.known:
        return f"{school}的{_POINTING.sub('', text)}"
    if school and not subject.known and of.known and any(words.holds(cue, text) for cue in _ASKS):
        return f"{school}的{of.words}{_POINTING.sub('', text)}"
    if not school and not subject.known and any(words.holds(cue, text) for cue in _ENDS):
        return f"哪所学校{of.words}{_POINTING.sub('', text)}"
    return ""
