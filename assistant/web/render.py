"""The page below the question box as HTML: answers with sources, working, chips and feedback buttons."""

import re
from collections.abc import Mapping, Sequence

from assistant.documents.model import Document
from assistant.store.store import LABELS, LONGEST_COMMENT
from assistant.types import Answer
from assistant.web.markup import escape, markdown, split_lead
from assistant.web.sources import day, source
from assistant.web.visit import Turn
from assistant.web.working import working

_TAGS = {
    "not_disclosed": "文件未披露",
    "out_of_scope": "不在可答范围",
    "clarify": "请再说清一点",
    "error": "没有答成",
}
_LONGEST_QUESTION = 200
# Control characters, and those that turn the direction of the text around them.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_FOOTNOTE = '<p class="footnote">回答只引用所列文件的话，或当场计算。提问和反馈只在这台服务器上处理，不记录地址。</p>'


def heading(region: str, period: tuple[str, str] | None) -> str:
    """The top of the page: what this is, of which county, and until when the announcement is open."""
    days = f"公示期 {day(period[0])}至{day(period[1])}" if period else ""
    county = f'<span class="county">{escape(region)}</span>' if region else ""
    return (
        f'<header class="masthead"><h1>{county}义务教育优质均衡发展问答</h1>'
        f'<p>问公示，问标准：每个数字都有出处或算式可查。<span class="period">{escape(days)}</span></p></header>'
    )


def page(turns: Sequence[Turn], documents: Mapping[str, Document], examples: Sequence[str]) -> str:
    """Everything below the question box; examples lead before the first question and follow after it."""
    asked = "".join(f"{_divider(index)}{card(turn, documents, newest=index == 0)}" for index, turn in enumerate(turns))
    offered = {option for turn in turns[:1] for option in turn.answer.options} | {
        turn.answer.question for turn in turns
    }
    more = [question for question in examples if question not in offered]
    return f'<div class="page">{_toolbar(bool(turns))}{asked}{_examples(more, first=not turns)}{_FOOTNOTE}</div>'


def card(turn: Turn, documents: Mapping[str, Document], *, newest: bool) -> str:
    """One question with its answer; the page moves the focus to the newest where the pressed chip is gone."""
    answer = turn.answer
    tag = f'<p class="tag {answer.status}">{_TAGS[answer.status]}</p>' if answer.status in _TAGS else ""
    titles = {name: document.description.title for name, document in documents.items()}
    return (
        f'<article class="turn" id="turn-{turn.key}" tabindex="-1" aria-labelledby="asked-{turn.key}">'
        f'<h2 class="question" id="asked-{turn.key}">{escape(_shortened(answer.question))}</h2>'
        f"{_banner(answer)}{tag}{_answer(turn)}{_sources(turn, documents)}{working(answer.working, titles)}"
        f"{_chips(answer) if newest else ''}{_feedback(turn)}</article>"
    )


def chips(questions: Sequence[str]) -> str:
    """Questions that send themselves when pressed."""
    safe = [escape(text) for text in questions]
    buttons = "".join(f'<button type="button" class="chip" data-ask="{text}">{text}</button>' for text in safe)
    return f'<div class="chips">{buttons}</div>'


def _anchor(turn: Turn, number: int) -> str:
    return f"source-{turn.key}-{number}"


def _answer(turn: Turn) -> str:
    anchors = {citation.id: _anchor(turn, citation.id) for citation in turn.answer.citations}
    lead, rest = split_lead(turn.answer.answer)
    first = f'<div class="lead">{markdown(lead, anchors)}</div>' if lead else ""
    return first + (f'<div class="rest">{markdown(rest, anchors)}</div>' if rest else "")


def _sources(turn: Turn, documents: Mapping[str, Document]) -> str:
    entries = [source(each, documents, _anchor(turn, each.id)) for each in turn.answer.citations]
    return f'<section class="sources"><h3>依据</h3><ol>{"".join(entries)}</ol></section>' if entries else ""


def _banner(answer: Answer) -> str:
    if "synthetic" not in answer.provenance:
        return ""
    return '<p class="banner" role="note"><strong>示例数据</strong> 这个回答用到的数据是编造的示例，不是真实情况。</p>'


def _chips(answer: Answer) -> str:
    if not answer.options:
        return ""
    title = "接着问" if answer.status == "answered" else "可以这样问"
    return f'<section class="more"><h3>{title}</h3>{chips(answer.options)}</section>'


def _feedback(turn: Turn) -> str:
    buttons = "".join(
        f'<button type="button" class="rate" data-turn="{turn.key}" data-label="{label}" '
        f'aria-pressed="{"true" if label in turn.labels else "false"}">{label}</button>'
        for label in LABELS
    )
    return (
        f'<footer class="feedback" data-turn="{turn.key}" role="group" aria-label="反馈"><span>这个回答</span>'
        f'{buttons}<span class="receipt" role="status"></span><form class="comment" hidden><input type="text" '
        f'maxlength="{LONGEST_COMMENT}" aria-label="补充说明" placeholder="哪里不对？可以不填">'
        f'<button type="submit">补充</button></form></footer>'
    )


def _divider(index: int) -> str:
    return '<h2 class="earlier">之前问过的</h2>' if index == 1 else ""


def _toolbar(asked: bool) -> str:
    hidden = "" if asked else " hidden"
    return f'<div class="toolbar"{hidden}><button type="button" class="restart" data-restart>重新开始</button></div>'


def _examples(examples: Sequence[str], *, first: bool) -> str:
    if not examples:
        return ""
    title = "可以这样问" if first else "也可以问"
    return f'<section class="examples"><h2>{title}</h2>{chips(examples)}</section>'


def _shortened(question: str) -> str:
    text = " ".join(_UNSEEN.sub(" ", question).split())
    if len(text) <= _LONGEST_QUESTION:
        return text or "（空）"
    return f"{text[:_LONGEST_QUESTION]}……（共 {len(text)} 字）"
