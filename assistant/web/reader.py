"""A document opened at the words that an answer quotes: title, issuer and date, then its text with the words marked."""

from collections.abc import Mapping

from assistant.answering.drafts.standing import Standing, standing
from assistant.documents.model import Document
from assistant.documents.paragraphs import Paragraph, paragraphs
from assistant.types import Citation
from assistant.web.markup import escape, highlighted
from assistant.web.words import Words

_CUT = "<p>……</p>"  # a very long document is shown around the place only
_TITLE = "reading"  # the id of the heading, which takes the focus


def reader(citation: Citation, documents: Mapping[str, Document], words: Words) -> str:
    """The page that a chip opens; where the words are not to be found it shows them as they were quoted."""
    place = standing(citation, documents)
    document = documents.get(citation.document) if place.state != "gone" else None
    back = f'<button type="button" class="back" data-back>{escape(words("back"))}</button>'
    title = document.description.title if document else citation.title
    note = _note(citation, place)
    told = f'<p class="banner" role="note">{escape(words(note))}</p>' if note else ""
    quote = "" if place.found and citation.kind != "schools" else _quoted(citation, words)
    text = _text(document, place, words) if document and citation.kind != "schools" else ""
    return (
        f'<section class="reader" aria-labelledby="{_TITLE}"><header class="return">{back}'
        f'<h1 id="{_TITLE}" tabindex="-1" lang="zh-CN">{escape(title)}</h1>{_about(document, words)}</header>'
        f"{told}{quote}{text}</section>"
    )


def _note(citation: Citation, place: Standing) -> str:
    if citation.kind == "schools" and place.state != "gone":
        return "note_table"
    return "" if place.state == "same" else f"note_{place.state}"


def _about(document: Document | None, words: Words) -> str:
    """Who issued it and when; made-up data is named as such."""
    if document is None:
        return ""
    told = document.description
    period = words("period", opens=words.day(told.opens), closes=words.day(told.closes)) if told.opens else ""
    parts = [told.issuer, words.day(told.published), period if told.closes else ""]
    line = " · ".join(escape(part) for part in parts if part)
    sample = f'<span class="tag">{escape(words("synthetic_tag"))}</span> ' if told.provenance == "synthetic" else ""
    return f'<p class="about">{sample}{line}</p>' if sample or line else ""


def _quoted(citation: Citation, words: Words) -> str:
    return f'<h2>{escape(words("then"))}</h2><blockquote lang="zh-CN">{escape(citation.quote)}</blockquote>'


def _text(document: Document, place: Standing, words: Words) -> str:
    found = paragraphs(document, place.start)
    parts = "".join(_paragraph(document.text, each, place, words) for each in found)
    before, after = ("", "") if not found else (document.text[: found[0].start], document.text[found[-1].end :])
    opening, closing = (_CUT if left.strip().strip("#") else "" for left in (before, after))
    return f'<div class="text" lang="zh-CN">{opening}{parts}{closing}</div>'


def _paragraph(text: str, each: Paragraph, place: Standing, words: Words) -> str:
    inside = place.found and each.start < place.end and place.start < each.end
    shown = highlighted(text, each.start, each.end, [(place.start, place.end)] if inside else [])
    if each.level:
        depth = min(each.level + 1, 4)
        return f"<h{depth}>{shown}</h{depth}>"
    if not inside:
        return f"<p>{shown}</p>"
    said = f'<span class="said-only" lang="{words.code}">{escape(words("here"))}</span>'
    return f'<p class="here">{said}{shown}</p>'
