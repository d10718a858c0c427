"""A citation as a numbered chip with its words; pressed, it opens the document there."""

from collections.abc import Mapping

from assistant.answering.drafts.standing import standing
from assistant.documents.model import Document
from assistant.types import Citation
from assistant.web.markup import escape
from assistant.web.words import Words

Documents = Mapping[str, Document]


def source(citation: Citation, documents: Documents, turn: str, words: Words) -> str:
    """One entry of the list of sources; a chip says so where its document has changed since."""
    state = standing(citation, documents).state
    kind = words(f"kind_{citation.kind}")
    changed = "" if state == "same" else f'<span class="changed">{escape(words(f"chip_{state}"))}</span>'
    section = f'<span class="where" lang="zh-CN">{escape(citation.section)}</span>' if citation.section else ""
    label = escape(words("source", number=citation.id, kind=kind))
    return (
        f'<li><button type="button" class="source" {opens(turn, citation.id)}>'
        f'<span class="number" aria-hidden="true">{citation.id}</span><span class="said-only">{label}</span>'
        f'<span class="words"><span class="kind" aria-hidden="true">{escape(kind)}</span> '
        f'{section}{changed}<q lang="zh-CN">{escape(citation.quote)}</q></span></button></li>'
    )


def opens(turn: str, number: int) -> str:
    """The attributes that make an element open a source."""
    return f'data-turn="{escape(turn)}" data-opens="{number}"'
