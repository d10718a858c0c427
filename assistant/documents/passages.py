"""Cut a document into passages at clause grain, with the finer grains that search embeds."""

import hashlib
from itertools import pairwise

from assistant.documents.model import Document, Passage, Section
from assistant.text import spans

_SHORT = 12  # a shorter part says little alone: it is only searched together with its neighbour
_WHOLE = 60  # a clause up to this is one grain: its parts say little that it does not, and each costs its embedding
_LONG = 400  # a clause beyond this is cut at its parts, for documents that never use a full stop


def passages(document: Document) -> list[Passage]:
    """Every clause of every section; together they hold all of the text but white space."""
    found = []
    for section in document.sections:
        for sentence in spans.sentences(document.text, section.start, section.end):
            for start, end in _clauses(document.text, *sentence):
                found.append(_passage(document, section, sentence, start, end))
    return found


def _clauses(text: str, start: int, end: int) -> list[spans.Span]:
    pieces: list[spans.Span] = []
    for low, high in spans.clauses(text, start, end):
        pieces += [(low, high)] if high - low <= _LONG else _packed(text, low, high)
    return pieces


def _packed(text: str, start: int, end: int) -> list[spans.Span]:
    """Cut an endless clause at its commas, and a run without commas at a fixed length, into pieces of bounded size."""
    pieces: list[spans.Span] = []
    for low, high in spans.parts(text, start, end):
        for begin in range(low, high, _LONG):
            stop = min(begin + _LONG, high)
            if pieces and stop - pieces[-1][0] <= _LONG:
                pieces[-1] = (pieces[-1][0], stop)
            else:
                pieces.append((begin, stop))
    return [span for piece in pieces for span in spans.trimmed(text, *piece)]


def _passage(document: Document, section: Section, sentence: spans.Span, start: int, end: int) -> Passage:
    text = document.text[start:end]
    key = f"{document.sha256}:{document.id}:{start}:{end}"
    return Passage(
        id=hashlib.sha256(key.encode()).hexdigest()[:24],
        document=document.id,
        kind=document.kind,
        audience=document.audience,
        start=start,
        end=end,
        text=text,
        section=section.label,
        headings=tuple(title for title in section.path[-2:] if title not in document.text[slice(*sentence)]),
        opening=_opening(document.text, sentence, start),
        sentence=sentence,
        grains=_grains(document.text, start, end),
    )


def _opening(text: str, sentence: spans.Span, start: int) -> str:
    """The first part of a clause's sentence, its time and subject; empty where that part is a clause of its own."""
    first = spans.clauses(text, *sentence)[0]
    low, high = spans.parts(text, *first)[0]
    return text[low : min(high, start)] if high < first[1] else ""


def _grains(text: str, start: int, end: int) -> tuple[spans.Span, ...]:
    """The clause and, of a long one, its comma-separated parts and neighbouring pairs of them."""
    pieces = spans.parts(text, start, end) if end - start > _WHOLE else []
    grains = [(start, end)]
    grains += [piece for piece in pieces if piece[1] - piece[0] >= _SHORT]
    grains += [(left[0], right[1]) for left, right in pairwise(pieces)]
    return tuple(dict.fromkeys(grains))
