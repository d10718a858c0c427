"""Whether the words of an old citation still stand: documents change while a conversation is kept."""

from collections.abc import Mapping
from typing import Literal

from assistant.documents.model import Document
from assistant.types import Citation, Frozen, Role

State = Literal["same", "moved", "lost", "gone"]


class Standing(Frozen):
    """``same``: nothing changed. ``moved``: another text, which holds the words at ``start``–``end``.

    ``lost``: another text without the words. ``gone``: no such document for this reader.
    """

    state: State
    start: int = 0
    end: int = 0

    @property
    def found(self) -> bool:
        """Whether there is a place to show."""
        return self.end > self.start


def standing(citation: Citation, documents: Mapping[str, Document], role: Role = "public") -> Standing:
    """Hold a citation against the documents as they are now."""
    document = documents.get(citation.document)
    if document is None or (document.audience == "staff" and role != "staff"):
        return Standing(state="gone")
    start, end, text = citation.start, citation.end, document.text
    here = text[start:end] == citation.quote
    if here and document.sha256 == citation.sha256:
        return Standing(state="same", start=start, end=end)
    if not here:
        start = _nearest(text, citation)
        end = start + len(citation.quote)
    return Standing(state="moved", start=start, end=end) if start >= 0 and citation.quote else Standing(state="lost")


def _nearest(text: str, citation: Citation) -> int:
    """Where the words stand now, nearest to their old place; -1 where they do not."""
    before = text.rfind(citation.quote, 0, citation.start + len(citation.quote))
    after = text.find(citation.quote, citation.start)
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - citation.start), default=-1)
