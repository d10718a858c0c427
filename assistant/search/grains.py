"""What is embedded: each passage in several grains, and each of its figures with what it counts."""

import hashlib
from dataclasses import dataclass

from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.types import DocumentKind, Role

_LITTLE = 12  # characters


@dataclass(frozen=True)
class Grain:
    """A stretch of a passage as it is embedded; ``id`` is a hash of its place and its words."""

    id: str
    passage: str
    document: str
    kind: DocumentKind
    audience: Role
    start: int
    end: int
    text: str


def grains(corpus: Corpus) -> list[Grain]:
    """Every grain of a corpus, in reading order, each id once."""
    found = {grain.id: grain for passage in corpus.passages.values() for grain in _grains(passage, corpus)}
    # A row of a school table is one grain: its words were put together to be found, and its place is its row.
    rows = (_grain(passage, passage.start, passage.end, passage.text) for passage in corpus.rows.values())
    return list((found | {grain.id: grain for grain in rows}).values())


def digests(pieces: list[Grain]) -> dict[str, str]:
    """What the index holds of each document, in one hash: it changes with any grain or with who may read it."""
    hashes = {piece.document: hashlib.sha256() for piece in pieces}
    for piece in pieces:
        hashes[piece.document].update(f"{piece.id}:{piece.audience}\n".encode())
    return {document: found.hexdigest() for document, found in hashes.items()}


def _grains(passage: Passage, corpus: Corpus) -> list[Grain]:
    text = corpus.documents[passage.document].text
    spans = [(start, end, grain_text(passage, text[start:end])) for start, end in passage.grains]
    figures = [figure for figure in corpus.figures.get(passage.id, []) if not _told(figure, passage)]
    spans += [(figure.start, figure.end, figure_text(figure, text)) for figure in figures]
    return [_grain(passage, *span) for span in spans]


def _told(figure: Figure, passage: Passage) -> bool:
    """Say whether a grain says it already: its words with little around them, or a clause of the standard."""
    if figure.heading:
        return False
    low, high = figure.quote
    near = any(start <= low and high <= end and end - start <= high - low + _LITTLE for start, end in passage.grains)
    return near or passage.kind == "standard"


def _grain(passage: Passage, start: int, end: int, words: str) -> Grain:
    key = hashlib.sha256(f"{passage.id}:{start}:{end}:{words}".encode()).hexdigest()[:32]
    return Grain(key, passage.id, passage.document, passage.kind, passage.audience, start, end, words)


def grain_text(passage: Passage, words: str) -> str:
    """What is embedded for a grain: its words after those that it leaves out, its sentence's opening or its heading."""
    return f"{passage.lead}:{words}" if passage.lead else words


def figure_text(figure: Figure, text: str) -> str:
    """What is embedded for a figure: its time, what it counts, and the words that carry it."""
    return " ".join(part for part in (figure.time, figure.parent, figure.subject, text[slice(*figure.quote)]) if part)
