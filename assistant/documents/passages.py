"""Cut a document into passages at clause grain, with the finer grains that search embeds."""

import hashlib

from assistant.documents.model import Document, Passage, Section
from assistant.text import spans

_SHORT = 12  # a shorter part says little alone: it is only searched together with its neighbour
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
            if pieces and pieces[-1][0] >= start and stop - pieces[-1][0] <= _LONG:
                pieces[-1] = (pieces[-1][0], stop)
            else:
                pieces.append((begin, stop))
    return pieces


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
        context=_context(document, section, sentence, start),
        sentence=sentence,
        grains=_grains(document.text, start, end),
    )


def _context(document: Document, section: Section, sentence: spans.Span, start: int) -> str:
    """The headings above, and for a later clause of a sentence the sentence's opening part (its time and subject)."""
    headings = [title for title in section.path[-2:] if title not in document.text[sentence[0] : sentence[1]]]
    opening = ""
    if start > sentence[0]:
        low, high = spans.parts(document.text, *sentence)[0]
        opening = document.text[low : min(high, start)]
    return " ".join(part for part in (*headings, opening) if part)


def _grains(text: str, start: int, end: int) -> tuple[spans.Span, ...]:
    """The clause, its comma-separated parts and neighbouring pairs of them."""
    pieces = spans.parts(text, start, end)
    grains = [(start, end)]
    grains += [piece for piece in pieces if piece[1] - piece[0] >= _SHORT]
    grains += [(left[0], right[1]) for left, right in zip(pieces, pieces[1:], strict=False)]
    return tuple(dict.fromkeys(grains))
