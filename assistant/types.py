"""The few values that pass between rooms; all of them frozen and round-tripping through JSON."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Level = Literal["preschool", "primary", "junior", "senior", "vocational", "special"]
Role = Literal["public", "staff"]
DocumentKind = Literal["announcement", "standard", "schools"]
Provenance = Literal["real", "synthetic"]
Status = Literal["answered", "not_disclosed", "out_of_scope", "clarify", "error"]
Route = Literal["retrieval", "calculator", "both", "none"]
Verdict = Literal["met", "unmet", "claimed", "undisclosed"]


class Frozen(BaseModel):
    """Base of every value: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(Frozen):
    """Words of a document with their place: ``text[start:end] == quote`` in the stored text."""

    id: int
    kind: DocumentKind
    document: str
    title: str
    section: str
    quote: str
    start: int
    end: int
    sha256: str


class ToolCall(Frozen):
    """A calculation as it ran: calling ``name`` with ``arguments`` gives ``result`` again."""

    name: str
    arguments: dict[str, Any]
    result: dict[str, Any]


class Answer(Frozen):
    """What a reader gets: the direct answer first, its citations and its working."""

    id: str | None = None
    question: str
    answer: str
    status: Status
    route: Route
    citations: tuple[Citation, ...] = ()
    working: tuple[ToolCall, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    options: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
