"""An answer being composed: sentences with the places they rest on, numbered when it is finished."""

from dataclasses import dataclass, field

from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.types import Route, Status


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer and the quotes that support it."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass
class Draft:
    """Sentences in order, the direct answer first; ``extra`` quotes are cited without a sentence of their own."""

    status: Status
    route: Route
    sentences: list[Sentence] = field(default_factory=list)
    working: list[Outcome] = field(default_factory=list)
    options: tuple[str, ...] = ()

    def say(self, text: str, *quotes: Quote) -> "Draft":
        """Add a sentence; what was said already is not said again."""
        if all(text != sentence.text for sentence in self.sentences):
            self.sentences.append(Sentence(text, quotes))
        return self

    @property
    def quotes(self) -> list[Quote]:
        """Every quote once, in the order of first use."""
        return list(dict.fromkeys(quote for sentence in self.sentences for quote in sentence.quotes))
