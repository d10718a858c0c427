"""An .html page to text: the part that holds the paragraphs, without menus, scripts and forms."""

import re
from typing import Any

_DROPPED = (
    "script, style, noscript, template, nav, header, footer, aside, form, button, select, iframe, svg, object, "
    "[hidden], [aria-hidden=true], [style*='display:none'], [style*='display: none']"
)
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
    "blockquote", "pre", "table",
})  # fmt: skip
_CONTAINERS = "article, main, section, div, td, body"
_MOST_OF_IT = 0.6  # of all paragraphs' text: the smallest element that holds so much is the announcement
_SPACE = re.compile(r"[ \t\r\n\f\u3000\xa0]+")


def read_html(source: str) -> str:
    """The text of the page's main part, its title first where the part does not say it."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(source)
    titles = [_clean(node.text()) for name in ("h1", "title") for node in page.css(name)]
    for node in page.css(_DROPPED):
        if node.tag not in ("html", "body"):
            node.decompose()
    body = page.body
    if body is None:
        return ""
    lines: list[str] = []
    _walk(_main(body), lines)
    text = "\n".join(filter(None, map(_clean_line, "".join(lines).split("\n"))))
    title = next(filter(None, titles), "")
    return text if not title or title in text[: len(title) + 200] else f"{title}\n{text}"


def _main(body: Any) -> Any:
    """The smallest element that holds most of the paragraphs' words."""
    whole = _amount(body)
    found = body
    for node in body.css(_CONTAINERS):
        if whole and _MOST_OF_IT * whole <= _amount(node) and len(node.html or "") < len(found.html or ""):
            found = node
    return found


def _amount(node: Any) -> int:
    return sum(len(_clean(paragraph.text())) for paragraph in node.css("p, td, li"))


def _walk(node: Any, lines: list[str]) -> None:
    """Words in their order, a line for each block; a row of a table is one line."""
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            lines.append(_SPACE.sub(" ", child.text(deep=False) or ""))
        elif tag == "br":
            lines.append("\n")
        elif tag == "tr":
            cells = [_clean(cell.text()).replace("|", "/") for cell in child.css("td, th")]
            lines.append(f"\n| {' | '.join(cells)} |\n" if len(cells) > 1 else f"\n{''.join(cells)}\n")
        elif tag in _BLOCKS:
            lines.append("\n")
            _walk(child, lines)
            lines.append("\n")
        else:
            _walk(child, lines)


def _clean(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip()


def _clean_line(line: str) -> str:
    return _SPACE.sub(" ", line).strip()
