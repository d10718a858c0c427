"""How many indicators of an area are met as an announcement itself counts them: 政府保障15项中达标14项."""

import re

from assistant.answering.outcome import Quote
from assistant.documents.corpus import Corpus
from assistant.documents.model import Document
from assistant.text.normalize import fold
from assistant.text.spans import parts

_COUNT = re.compile(r"(?:达标|合格|达到|符合)[^,;。]{0,6}\d+项|\d+项[^,;。\d]{0,8}(?:达标|合格|达到|符合)")


def counted_itself(corpus: Corpus, document: Document, area: str) -> Quote | None:
    """The part of a clause, in a document's characters, that says so of an area of the standard; None for none."""
    name = area.removesuffix("程度")
    for place in corpus.passages.values():
        if place.document != document.id or name not in fold(f"{place.section} {place.text}"):
            continue
        for low, high in parts(document.text, place.start, place.end):
            if _COUNT.search(fold(document.text[low:high])):
                return Quote(document.id, low, high)
    return None
