"""Citations: are they real (validity), is what needs one supported (recall), is each of them of use (precision)."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from assistant.documents.model import Document
from assistant.indicators.table_document import holds_cells
from assistant.text.normalize import comparable
from assistant.types import Answer, Citation, Frozen
from eval.metrics.share import Share
from eval.metrics.statements import Statement, numbers, quoted_numbers, statements, worked_numbers

_NAMED = re.compile(r"《([^《》]+)》")
_SAID_ALIKE = 0.5  # of the shorter text's character pairs: the quote says what the sentence says


class Cited(Frozen):
    """The citations of one answer, counted."""

    valid: Share
    supported: Share  # of the sentences that need support
    useful: Share  # of the citations


def cited(answer: Answer, documents: Mapping[str, Document]) -> Cited:
    """Count valid citations, supported sentences and useful citations."""
    valid = [is_valid(citation, documents) for citation in answer.citations]
    return Cited(
        valid=Share(right=sum(valid), n=len(valid)),
        supported=_recall(answer),
        useful=_precision(answer),
    )


def is_valid(citation: Citation, documents: Mapping[str, Document]) -> bool:
    """Say whether the place exists in that very text and gives the quote back; for a table, whether its rows do."""
    document = documents.get(citation.document)
    if document is None or document.sha256 != citation.sha256:
        return False
    if document.kind == "schools":
        return holds_cells(document, citation.quote, citation.start, citation.end)
    return bool(citation.quote) and document.text[citation.start : citation.end] == citation.quote


def _recall(answer: Answer) -> Share:
    """The share of sentences needing support whose figures and named documents stand in their citations or the working.

    A sentence needs support where it states a number or names a document; the first one of an answer always does.
    """
    worked = worked_numbers(answer)
    needing = right = 0
    for place, statement in enumerate(statements(answer.answer)):
        citations = _of(statement, answer)
        known = quoted_numbers(citation.quote for citation in citations) | worked
        titles = comparable(" ".join(f"{citation.title} {citation.quote}" for citation in citations))
        for index, sentence in enumerate(statement.sentences):
            direct = answer.status == "answered" and place == index == 0
            named = _NAMED.findall(sentence)
            if not (direct or named or numbers(sentence)):
                continue
            needing += 1
            rests = bool(citations or answer.working)
            right += rests and numbers(sentence) <= known and all(comparable(name) in titles for name in named)
    return Share(right=right, n=needing)


def _precision(answer: Answer) -> Share:
    """The share of citations that support a statement alone or whose removal breaks its support."""
    useful: set[int] = set()
    worked = worked_numbers(answer)
    for statement in statements(answer.answer):
        citations = _of(statement, answer)
        stated = quoted_numbers([statement.text]) | worked  # an operand of the working need not be said again
        figures = {citation.id: quoted_numbers([citation.quote]) & stated for citation in citations}
        for citation in citations:
            others = [other for other in citations if other.id != citation.id]
            if _supports(citation, figures, statement) or _only_one_to_say(citation, others, statement):
                useful.add(citation.id)
    return Share(right=len(useful), n=len(answer.citations))


def _supports(citation: Citation, figures: dict[int, set[Decimal]], statement: Statement) -> bool:
    """Say whether it holds all figures of the citations, or one that no other holds; without figures: the words."""
    needed = set().union(*figures.values())
    if not needed:
        return _alike(citation.quote, statement.text)
    others = set().union(*(found for key, found in figures.items() if key != citation.id))
    return figures[citation.id] == needed or not needed <= others


def _only_one_to_say(citation: Citation, others: list[Citation], statement: Statement) -> bool:
    """Say whether the statement repeats words, such as a time, that only this quote holds."""
    words = comparable(citation.quote)
    said = words in comparable(statement.text)
    return bool(words) and said and not any(words in comparable(other.quote) for other in others)


def _of(statement: Statement, answer: Answer) -> list[Citation]:
    return [citation for citation in answer.citations if citation.id in statement.marks]


def _alike(quote: str, sentence: str) -> bool:
    one, other = _pairs(quote), _pairs(sentence)
    return bool(one and other) and len(one & other) >= _SAID_ALIKE * min(len(one), len(other))


def _pairs(text: str) -> set[str]:
    plain = comparable(text)
    return {plain[place : place + 2] for place in range(len(plain) - 1)}


def total(shares: Iterable[Share]) -> Share:
    """Add counts up over answers."""
    counted = list(shares)
    return Share(right=sum(one.right for one in counted), n=sum(one.n for one in counted))
