"""The assistant: a corpus opened, its questions answered; ``routes.py`` tells in which order what is tried."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.answerers import Answerers
from assistant.answering.composing.verify import verified
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.finish import finished
from assistant.answering.drafts.registers import Registers, load_glosses
from assistant.answering.front import Front, unreadable
from assistant.answering.library import Library
from assistant.answering.memory import Memory
from assistant.answering.office import Way, ways_to_ask
from assistant.answering.parts import Parts
from assistant.answering.readings import Readings
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.routes import Routes
from assistant.answering.searching import Searching
from assistant.answering.small_talk import SmallTalk
from assistant.answering.two_parts import TwoParts
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.dated import Dated
from assistant.answering.understanding.described import Described
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import cleaned
from assistant.settings import Settings
from assistant.types import Answer, Role

if TYPE_CHECKING:
    from assistant.search.index import IndexReport, Progress


class Assistant:
    """Answers over one corpus. Opening is cheap; index and model are loaded when a question first needs them."""

    def __init__(
        self,
        library: Library,
        progress: "Progress | None" = None,
        refreshed: "Callable[[IndexReport], None] | None" = None,
    ) -> None:
        """``progress`` is told how far the index is, ``refreshed`` what was done to it."""
        parts = Parts(library)
        self.settings, self.corpus, self.standard = library.settings, library.corpus, library.standard
        self.facts, self.understanding = parts.facts, parts.understanding
        self.polarity, self.toolbox = parts.polarity, parts.toolbox
        self._library, self._searching = library, Searching(library, parts, progress, refreshed)
        opened, language = self._searching.opened, parts.language
        answerers = Answerers(parts)
        self.suggest, self._outside = answerers.suggest, answerers.outside
        self.routes = Routes(answerers, parts, library.indicator_of, opened)
        described, dated = Described(language / "described.yaml"), Dated(parts.facts)
        self._readings = Readings(parts.understanding, described, dated, answerers.schools, opened)
        self._memory, self._front = Memory(parts.understanding, parts.facts), Front(parts.understanding, language)
        self._two_parts = TwoParts(language / "two_parts.yaml")
        self._small_talk = SmallTalk(language / "small_talk.yaml")
        self._registers = Registers(load_glosses(language / "glosses.yaml"))

    @classmethod
    def open(
        cls,
        settings: Settings,
        corpus: Path | None = None,
        progress: "Progress | None" = None,
        refreshed: "Callable[[IndexReport], None] | None" = None,
    ) -> "Assistant":
        """Read a corpus. Raises AssistantError for a folder, document or standard that cannot be used."""
        return cls(Library.open(settings, corpus), progress, refreshed)

    # -- the index -----------------------------------------------------------------------------------------------------

    @property
    def index(self) -> Path:
        """The folder of this corpus's index."""
        return self._library.index

    @property
    def retrieval(self) -> Retrieval:
        """Search over an index that is up to date; opened once."""
        return self._searching.opened()

    def refresh(self) -> "IndexReport":
        """Build or refresh the index of the corpus."""
        return self._searching.refresh()

    def warm(self) -> None:
        """Load the index and the model now, so that the first visitor does not wait."""
        self.retrieval.candidates(self.understanding.plan("全县有多少所学校"))
        self._front.warm()

    def close(self) -> None:
        """Let go of the index's files."""
        self._searching.close()

    # -- questions -----------------------------------------------------------------------------------------------------

    def answer(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        role: Role = "public",
        today: date | None = None,
        id: str | None = None,
    ) -> Answer:
        """Answer one question; a conversation lends what it leaves out and remembers it."""
        started = time.perf_counter()
        words, talk = cleaned(question), conversation if conversation is not None else Conversation()

        def single(one: str, within: Conversation) -> Draft:
            plan = self.plan(one, within, role=role, today=today)
            draft = verified(self.routes.answer(plan), self.corpus)
            self._memory.keep(within, plan, draft)
            return draft

        def turn(one: str) -> Draft:
            return self._two_parts.answer(one, talk, single) or single(one, talk)

        draft = (
            unreadable(words)
            or self._small_talk.answer(words, lambda: self.facts.announcement(role=role).county)
            or self._front.answer(words, turn, lambda: self._outside.refuse(role))
        )
        return finished(self._registers.put(draft, words, role), self.corpus, question, id, started)

    def plan(self, words: str, conversation: Conversation, *, role: Role = "public", today: date | None = None) -> Plan:
        """Understand a cleaned question in its conversation."""
        return self._readings.plan(words, conversation, role, today)

    def examples(self, role: Role = "public") -> list[str]:
        """Six questions that fit the documents loaded."""
        return [each.question for each in self.suggest.examples(role)]

    def ways_to_ask(self, answer: Answer, role: Role = "public") -> tuple[Way, ...]:
        """How to ask the office about what its announcement does not disclose; empty for every other answer."""
        if answer.status != "not_disclosed":
            return ()
        return ways_to_ask(self.suggest.announcement_of(answer, role), len(answer.citations) + 1)
