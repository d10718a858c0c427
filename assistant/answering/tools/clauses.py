"""The clauses of the standard that decide a result, as quotes."""

from collections.abc import Iterator
from typing import Any

from assistant.answering.drafts.outcome import Quote
from assistant.documents.corpus import Corpus
from assistant.indicators.standard import Threshold


def clause(corpus: Corpus, document: str, words: str) -> Quote:
    """Where a document has the words of a clause; ValueError where it has not."""
    start = corpus.documents[document].text.index(words)
    return Quote(document, start, start + len(words))


def clause_of(corpus: Corpus, threshold: Threshold) -> Quote:
    """The clause that states a threshold."""
    return clause(corpus, threshold.reference.document, threshold.anchor)


def clauses_in(corpus: Corpus, data: Any) -> Iterator[Quote]:
    """Every clause that a result, as JSON, says decided."""
    if isinstance(data, list):
        for item in data:
            yield from clauses_in(corpus, item)
    elif isinstance(data, dict):
        for of in ("", "cv_"):
            if f"{of}anchor" in data:
                yield clause(corpus, data[f"{of}reference"]["document"], data[f"{of}anchor"])
        for value in data.values():
            yield from clauses_in(corpus, value)
