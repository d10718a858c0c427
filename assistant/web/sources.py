"""A citation as a fold that opens at the quoted words, marked in their section."""

import re
from collections.abc import Mapping

from assistant.documents.model import Document
from assistant.types import Citation
from assistant.web.markup import escape, highlighted

_AROUND = 160  # characters shown before and after the quote; the whole section folds out below
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_STOPS = "。;!?\n\uff1b\uff01\uff1f"
_KINDS = {"announcement": "公示", "standard": "标准", "schools": "学校数据"}
_ELLIPSIS = '<span class="cut">……</span>'


def source(citation: Citation, documents: Mapping[str, Document], anchor: str) -> str:
    """One entry of the list of sources."""
    document = documents.get(citation.document)
    section = f'<span class="where">{escape(citation.section)}</span>' if citation.section else ""
    return (
        f'<li><details class="source" id="{escape(anchor)}"><summary>'
        f'<span class="number">{citation.id}</span><span class="kind">{_KINDS[citation.kind]}</span>'
        f'<span class="title">{escape(citation.title)}</span>{section}</summary>'
        f'<div class="opened">{_about(document)}{_words(citation, document)}</div></details></li>'
    )


def day(text: str) -> str:
    """A day or month in ISO form as people read it; anything else stays as it stands."""
    match = _ISO.fullmatch(text)
    if match is None:
        return text
    year, month, date = (int(part) if part else 0 for part in match.groups())
    return f"{year}年{month}月" + (f"{date}日" if date else "")


def _about(document: Document | None) -> str:
    if document is None:
        return ""
    told = document.description
    period = f"公示期 {day(told.opens)}至{day(told.closes)}" if told.opens and told.closes else day(told.published)
    parts = [told.issuer, period, "示例数据" if told.provenance == "synthetic" else ""]
    line = " · ".join(escape(part) for part in parts if part)
    return f'<p class="about">{line}</p>' if line else ""


def _words(citation: Citation, document: Document | None) -> str:
    if document is None or citation.kind == "schools":
        return f'<blockquote class="excerpt"><mark>{escape(citation.quote)}</mark></blockquote>'
    text, place = document.text, (citation.start, citation.end)
    if text[slice(*place)] != citation.quote:
        return (
            f'<blockquote class="excerpt"><mark>{escape(citation.quote)}</mark></blockquote>'
            '<p class="about">文件在回答之后有改动，此处只显示当时引用的原文。</p>'
        )
    section = document.section_at(citation.start)
    low, high = _stripped(text, section.start, max(section.end, citation.end)) if section else (0, len(text))
    start, end = _window(text, citation, low, high)
    before, after = (_ELLIPSIS if start > low else ""), (_ELLIPSIS if end < high else "")
    excerpt = f'<blockquote class="excerpt">{before}{highlighted(text, start, end, [place])}{after}</blockquote>'
    if not before and not after:
        return excerpt
    whole = highlighted(text, low, high, [place])
    return f'{excerpt}<details class="whole"><summary>看本节全文</summary><div class="section">{whole}</div></details>'


def _window(text: str, citation: Citation, low: int, high: int) -> tuple[int, int]:
    """The quote with the clauses around it, cut at a stop where one is near."""
    start, end = max(low, citation.start - _AROUND), min(high, citation.end + _AROUND)
    if start > low:
        found = (text.find(mark, start, citation.start) for mark in _STOPS)
        start = min((at + 1 for at in found if at >= 0), default=start)
    if end < high:
        stop = max(text.rfind(mark, citation.end, end) for mark in _STOPS)
        end = stop + 1 if stop >= 0 else end
    return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
