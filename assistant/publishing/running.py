"""The assistant in use, which a publication replaces while the server runs."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.documents.corpus import Corpus
from assistant.documents.model import Document
from assistant.errors import AssistantError
from assistant.indicators.audit import Audit
from assistant.indicators.county import CountyResult, county_result
from assistant.indicators.schools import SchoolRow, school_rows
from assistant.indicators.sources import table_of
from assistant.indicators.standard import Standard
from assistant.indicators.table import SchoolTable
from assistant.types import Answer, Role


class State:
    """One state of the corpus with all that is computed from it, each thing once."""

    def __init__(self, assistant: Assistant, folder: Path, published: Path | None) -> None:
        self.assistant, self.folder, self.published = assistant, folder, published

    @property
    def corpus(self) -> Corpus:
        """Its documents."""
        return self.assistant.corpus

    @property
    def standard(self) -> Standard:
        """Its standard."""
        return self.assistant.standard

    @property
    def announcements(self) -> list[Document]:
        """Its announcements, newest first."""
        found = self.corpus.of_kind("announcement")
        told = [document.description for document in found]
        order = sorted(range(len(found)), key=lambda n: (told[n].published or told[n].opens, found[n].id), reverse=True)
        return [found[place] for place in order]

    def audit(self, name: str | None = None) -> Audit:
        """The audit of an announcement, else of the newest one; AssistantError where there is none of that id."""
        return self.assistant.facts.announcement(name or self.announcements[0].id).audit

    @cached_property
    def _table(self) -> SchoolTable | AssistantError:
        try:
            return table_of(self.folder, self.published)
        except AssistantError as fault:
            return fault

    @property
    def table(self) -> SchoolTable:
        """The school table; AssistantError where there is none, or one with faults."""
        if isinstance(self._table, AssistantError):
            raise self._table
        return self._table

    @cached_property
    def county(self) -> CountyResult:
        """The county by the school table."""
        return county_result(self.table, self.standard)

    @cached_property
    def rows(self) -> tuple[SchoolRow, ...]:
        """Every school and level by the school table."""
        return school_rows(self.table, self.standard)


class Running:
    """Answers as ``Assistant`` does, always from the state in use."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._before: Assistant | None = None

    def switch(self, state: State) -> None:
        """Put another state in use. The one before stays open for questions on their way; the one before that goes."""
        if self._before is not None:
            self._before.close()
        self._before, self.state = self.state.assistant, state

    @property
    def corpus(self) -> Corpus:
        """The documents in use."""
        return self.state.corpus

    def warm(self) -> None:
        """Load what the first question needs."""
        self.state.assistant.warm()

    def examples(self, role: Role = "public") -> list[str]:
        """Questions that fit the documents in use."""
        return self.state.assistant.examples(role)

    def answer(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        role: Role = "public",
        today: date | None = None,
        id: str | None = None,
    ) -> Answer:
        """Answer from the documents in use."""
        return self.state.assistant.answer(question, conversation, role=role, today=today, id=id)

    def __getattr__(self, name: str) -> Any:
        """Whatever else an assistant has."""
        return getattr(self.state.assistant, name)
