"""A verified draft as the answer that every interface shows: text with its marks, citations, working, provenance."""

import time

from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Quote
from assistant.documents.corpus import Corpus
from assistant.indicators.quotes import cite
from assistant.indicators.table import SYNTHETIC
from assistant.types import Answer, Citation, ToolCall


def finished(draft: Draft, corpus: Corpus, question: str, id: str | None, started: float) -> Answer:
    """The answer to ``question`` as it was typed; ``started`` is the ``perf_counter`` at which the work on it began."""
    quotes = draft.quotes
    number = {quote: place for place, quote in enumerate(quotes, 1)}
    text = "".join(
        sentence.text + "".join(f"[{number[quote]}]" for quote in sentence.quotes) for sentence in draft.sentences
    )
    documents = [corpus.documents[quote.document] for quote in quotes]
    return Answer(
        id=id,
        question=question.encode("utf-8", "replace").decode("utf-8"),  # half a surrogate pair is no text
        answer=text,
        status=draft.status,
        route=draft.route,
        citations=tuple(_citation(quote, corpus, number[quote]) for quote in quotes),
        working=tuple(ToolCall(name=o.name, arguments=o.arguments, result=o.result) for o in draft.working),
        provenance=tuple(dict.fromkeys(document.description.provenance for document in documents)),
        options=draft.options,
        elapsed_ms=round((time.perf_counter() - started) * 1000, 2),
    )


def _citation(quote: Quote, corpus: Corpus, number: int) -> Citation:
    document = corpus.documents[quote.document]
    if not quote.cells:
        return cite(document, (quote.start, quote.end), number)
    return Citation(
        id=number,
        kind=document.kind,
        document=document.id,
        title=document.description.title,
        section=SYNTHETIC if document.description.provenance == "synthetic" else "",
        quote=quote.cells,
        start=quote.start,
        end=quote.end,
        sha256=document.sha256,
    )
