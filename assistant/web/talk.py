"""What the events of the parents' page do; everything that answers is the assistant's, what lasts is in the store."""

import json
import logging
import sys
from collections.abc import Mapping
from typing import Any

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.documents.model import Document
from assistant.errors import AssistantError
from assistant.settings import shipped_corpus
from assistant.store.store import LABELS, Store
from assistant.types import Answer
from assistant.web import render
from assistant.web.reader import reader
from assistant.web.visit import KEPT_TURNS, Turn, Visit, told
from assistant.web.words import DEFAULT, Words, load_words

logger = logging.getLogger(__name__)


class Chat:
    """One page for all visitors; each event brings the visit as the server remembers it, and what the browser kept.

    A server that was started again remembers no visit: it is read back from the store by the browser's key.
    """

    def __init__(self, assistant: Assistant, store: Store) -> None:
        self._assistant, self._store = assistant, store
        self._languages = load_words(shipped_corpus() / "language")

    # -- what is shown -------------------------------------------------------------------------------------------------

    def words(self, visit: Visit) -> Words:
        """The texts of a visit's language."""
        return self._languages.get(visit.language, self._languages[DEFAULT])

    def shown(self, visit: Visit) -> str:
        """All that stands below the question box."""
        examples = self._assistant.suggest.examples()
        return render.page(visit, self._documents, examples, self.words(visit))

    def heading(self, visit: Visit) -> str:
        """What stands above it."""
        words = self.words(visit)
        other = next((each for each in self._languages.values() if each is not words), None)
        return render.heading(*self.subject(), words, other)

    def subject(self) -> tuple[str, tuple[str, str] | None]:
        """The county, and the days of the announcement where there is just one."""
        notices = [each for each in self._documents.values() if each.kind == "announcement"]
        public = [each.description for each in notices if each.audience == "public"]
        region = "、".join(dict.fromkeys(each.region for each in public if each.region))
        only = public[0] if len(public) == 1 else None
        return region, (only.opens, only.closes) if only and only.opens and only.closes else None

    # -- events --------------------------------------------------------------------------------------------------------

    def ask(self, typed: str, visitor: str, visit: Visit, event: Any) -> Visit:
        """Answer what was typed, or what stands on the chip that was pressed, and keep both."""
        visit = self.visit(visitor, visit)
        question = _sent(event, "question") or _text(typed)
        answer = self._answer(question, visit.conversation, self.words(visit))
        turn = self._turn(answer, visit.conversation)
        visit.add(turn)
        try:
            self._store.save_turn(visit.key, answer, state=visit.conversation.to_json(), key=turn.key)
        except AssistantError as fault:
            _tell(fault)
            visit.notice = "not_kept"
        return visit

    def visit(self, visitor: str, visit: Visit) -> Visit:
        """The visit of an event: as the server remembers it, else as the store has it."""
        language, key = told(_text(visitor))
        visit.notice = ""
        if visit.turns or visit.key:
            return visit
        visit.language = language if language in self._languages else visit.language
        return self._restored(key, visit.language) if key else visit

    def _restored(self, key: str, language: str) -> Visit:
        """The conversation of a key; a key that is not known is no key."""
        try:
            saved = self._store.load_conversation(key)
        except AssistantError as fault:
            _tell(fault)
            return Visit(key=key, language=language, notice="not_read")
        if saved is None:
            return Visit(language=language)
        try:
            conversation = Conversation.from_json(saved.state)
        except ValueError:  # of a version that remembered something else: the answers are still worth showing
            conversation = Conversation()
        turns = [
            self._turn(each.answer, conversation, each.key, set(each.labels)) for each in saved.turns[-KEPT_TURNS:]
        ]
        return Visit(key=key, language=language, conversation=conversation, turns=turns[::-1])

    def restart(self, visitor: str, visit: Visit) -> Visit:
        """Forget the conversation, here and in the store."""
        visit = self.visit(visitor, visit)
        try:
            if visit.key:
                self._store.forget_conversation(visit.key)
        except AssistantError as fault:
            _tell(fault)
            visit.notice = "not_forgotten"
            return visit
        return Visit(language=visit.language)

    def speak(self, visitor: str, visit: Visit, event: Any) -> Visit:
        """Go on in another language."""
        visit = self.visit(visitor, visit)
        language = _sent(event, "language")
        visit.language = language if language in self._languages else visit.language
        return visit

    def open(self, visitor: str, visit: Visit, event: Any) -> tuple[str, Visit]:
        """The document of a source of an answer on the page; empty where there is no such source."""
        visit = self.visit(visitor, visit)
        turn, number = visit.find(_sent(event, "turn")), _sent(event, "number")
        citation = turn.citation(int(number)) if turn and number.isdecimal() and len(number) < 4 else None
        return (reader(citation, self._documents, self.words(visit)) if citation else ""), visit

    def rate(self, visitor: str, visit: Visit, event: Any) -> tuple[str, Visit]:
        """Keep a label and tell the page, as JSON: confirmed only when it is kept."""
        visit = self.visit(visitor, visit)
        words = self.words(visit)
        key, label, comment = _sent(event, "turn"), _sent(event, "label"), _sent(event, "comment").strip()
        turn = visit.find(key)
        if turn is None or label not in LABELS:
            return _receipt(key, label, kept=False, text=words("rate_gone")), visit
        try:
            self._store.add_feedback(turn.key, turn.answer, label, comment)
        except AssistantError as fault:
            _tell(fault)
            return _receipt(key, label, kept=False, text=words("rate_failed")), visit
        turn.labels.add(label)
        if comment:
            return _receipt(key, label, kept=True, text=words("comment_kept")), visit
        return _receipt(key, label, kept=True, text=words("kept"), more=label != LABELS[0]), visit

    def ask_api(self, question: str) -> dict[str, Any]:
        """Answer one question as JSON, as ``assistant ask --json`` does; it is kept as one of no conversation."""
        answer = self._answer(_text(question), None, self._languages[DEFAULT])
        try:
            self._store.save_turn(None, answer)
        except AssistantError as fault:  # the answer is right all the same
            _tell(fault)
        return answer.model_dump(mode="json")

    # -- parts ---------------------------------------------------------------------------------------------------------

    @property
    def _documents(self) -> Mapping[str, Document]:
        """As they are now: staff may publish others while the page is open."""
        return self._assistant.corpus.documents

    def _turn(self, answer: Answer, conversation: Conversation, key: str = "", labels: set[str] | None = None) -> Turn:
        suggestions = tuple(self._assistant.suggest.after(answer, conversation))
        turn = Turn(answer, suggestions=suggestions, ways=self._assistant.ways_to_ask(answer), labels=labels or set())
        turn.key = key or turn.key
        return turn

    def _answer(self, question: str, conversation: Conversation | None, words: Words) -> Answer:
        """The assistant's answer; a fault of the program is logged, and told without its details."""
        try:
            return self._assistant.answer(question, conversation, role="public")
        except Exception:
            logger.exception("no answer")
            return Answer(question=question, answer=words("failed"), status="error", route="none")


def _tell(fault: AssistantError) -> None:
    """To whoever runs the server."""
    print(fault, file=sys.stderr, flush=True)


def _receipt(key: str, label: str, *, kept: bool, text: str, more: bool = False) -> str:
    receipt = {"turn": key, "label": label, "kept": kept, "text": text, "more": more}
    return json.dumps(receipt, ensure_ascii=False)


def _sent(event: Any, name: str) -> str:
    """What the page sent with an event."""
    data = getattr(event, "_data", None)
    return _text(data.get(name)) if isinstance(data, dict) else ""


def _text(value: object) -> str:
    """Text out of whatever was sent; half of a surrogate pair is none, and nothing could store it."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
