"""What a document is once it is read."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from assistant.types import DocumentKind, Frozen, Provenance, Role

# YAML reads 2026-01-20 as a date, and a key without a value as None.
Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]


class Description(Frozen):
    """The ``.yaml`` beside a document; every key is optional, unknown keys are refused."""

    title: Text = ""
    issuer: Text = ""
    region: Text = ""
    published: Text = ""
    opens: Text = ""
    closes: Text = ""
    audience: Literal["public", "staff"] = "public"
    provenance: Provenance = "real"
    note: Text = ""


def day_of(words: str) -> date | None:
    """The day that a description gives, as 2026-01-20; None where it gives none or writes it otherwise."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


class Section(Frozen):
    """A headed stretch of a document; ``path`` runs from the outermost heading down to this one."""

    path: tuple[str, ...]
    start: int
    end: int

    @property
    def label(self) -> str:
        """The path as one line."""
        return " ".join(self.path)


class Document(Frozen):
    """A document as stored: every place counts characters of ``text``, ``sha256`` is of its UTF-8 bytes."""

    id: str
    kind: DocumentKind
    text: str
    sha256: str
    description: Description
    sections: tuple[Section, ...] = ()

    @property
    def audience(self) -> Role:
        """Who may read it."""
        return self.description.audience

    def section_at(self, place: int) -> Section | None:
        """The innermost section that holds a place."""
        return next((section for section in self.sections if section.start <= place < section.end), None)


class Passage(Frozen):
    """A clause at ``text[start:end]``: what retrieval ranks. ``grains`` are the finer spans embedded for it."""

    id: str
    document: str
    kind: DocumentKind
    audience: Role
    start: int
    end: int
    text: str
    section: str
    headings: tuple[str, ...] = ()  # the headings above, without those that its sentence says itself
    opening: str = ""  # the first part of its sentence, where the clause leaves time and subject to it
    sentence: tuple[int, int]
    grains: tuple[tuple[int, int], ...] = Field(default=())

    @property
    def context(self) -> str:
        """The words around it that say what it is about."""
        return " ".join(part for part in (*self.headings, self.opening) if part)

    @property
    def lead(self) -> str:
        """The nearest of those words: the opening of its sentence, else that of the heading above."""
        return self.opening or re.split("[,\uff0c]", self.headings[-1] if self.headings else "")[0]
