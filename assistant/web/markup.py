"""Text to HTML that cannot run: nothing typed by a visitor or standing in a document becomes markup."""

import html
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

_REFERENCE = re.compile(r"\[(\d{1,3})\]")
_LEAD_END = re.compile(r"[。!?\uff01\uff1f](?:\s*\[\d{1,3}\])*")
_PROSE = re.compile(r"(?![#>|\-*+\s]|\d+[.)]\s)")
_OPENING, _CLOSING = "“‘「『《(\uff08", "”’」』》)\uff09"
_SHORT_LEAD = 12  # 「达标。」 alone says too little: its sentence goes on

# No links and images: their addresses would come from a document. No code: four spaces before a quote are no code.
_SWITCHED_OFF = ["link", "image", "autolink", "reference", "html_block", "html_inline", "code", "fence", "lheading"]


def escape(text: str) -> str:
    """Make text safe between tags and in quoted attributes."""
    return html.escape(text, quote=True)


def markdown(text: str, labels: dict[int, str], turn: str = "") -> str:
    """Render an answer's Markdown; ``[n]`` becomes a button that opens source ``n`` of the turn, where there is one."""
    return str(_parser().render(text, {"turn": turn, "labels": labels}))


def split_lead(text: str) -> tuple[str, str]:
    """The direct answer, which is set large, and the rest; all of it is rest where the answer opens with a list."""
    paragraph, gap, rest = text.strip().partition("\n\n")
    if not _PROSE.match(paragraph):
        return "", text
    ends = [match.end() for match in _LEAD_END.finditer(paragraph) if not _inside(paragraph[: match.start()])]
    cut = next((end for end in ends if end >= _SHORT_LEAD), len(paragraph))
    return paragraph[:cut].strip(), (paragraph[cut:].strip() + gap + rest).strip()


def _inside(before: str) -> bool:
    """Whether a quotation or bracket is still open."""
    return sum(before.count(mark) for mark in _OPENING) > sum(before.count(mark) for mark in _CLOSING)


def highlighted(text: str, start: int, end: int, marks: Iterable[tuple[int, int]]) -> str:
    """``text[start:end]`` escaped, with each marked span (places in ``text``) inside ``<mark>``."""
    pieces, place = [], start
    for low, high in sorted(marks):
        low, high = max(low, place), min(high, end)
        if low < high:
            pieces += [escape(text[place:low]), "<mark>", escape(text[low:high]), "</mark>"]
            place = high
    return "".join([*pieces, escape(text[place:end])])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(_SWITCHED_OFF)
    parser.add_render_rule("text", _text)
    return parser


def _text(_: RendererHTML, tokens: Sequence[Token], index: int, __: object, env: dict[str, Any]) -> str:
    labels: dict[int, str] = env["labels"]
    turn = escape(env["turn"])

    def button(match: re.Match[str]) -> str:
        number = int(match[1])
        if number not in labels:
            return match[0]
        label = escape(labels[number])
        place = f'data-turn="{turn}" data-opens="{number}"'
        return f'<button type="button" class="ref" {place} aria-label="{label}">{number}</button>'

    return _REFERENCE.sub(button, escape(tokens[index].content))
