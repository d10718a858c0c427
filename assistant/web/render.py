"""The page below the question box as HTML: answers with bars, sources, working, chips and feedback buttons."""

import json
import re
from collections.abc import Mapping, Sequence

from assistant.answering.drafts.plain_text import CHINESE, plain_text
from assistant.answering.gauge import gauges
from assistant.answering.office import Way
from assistant.answering.suggest import Suggestion
from assistant.documents.model import Document
from assistant.store.store import LABELS, LONGEST_COMMENT
from assistant.types import Answer
from assistant.web.bars import bar
from assistant.web.markup import escape, markdown, split_lead
from assistant.web.sources import opens, source
from assistant.web.visit import Turn, Visit
from assistant.web.words import Words
from assistant.web.working import working

_TAGGED = ("not_disclosed", "out_of_scope", "clarify", "error")
_LONGEST_QUESTION = 200
# Control characters, and those that turn the direction of the text around them.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
# What the script says by itself.
_SPOKEN = ("copied", "copy_failed", "unreached_title", "unreached", "site")


def heading(region: str, period: tuple[str, str] | None, words: Words, other: Words | None = None) -> str:
    """The top of the page: what this is, of which county, until when to comment, and the way to another language."""
    days = words("period", opens=words.day(period[0]), closes=words.day(period[1])) if period else ""
    county = f'<span class="county" lang="zh-CN">{escape(region)}</span>' if region else ""
    switch = (
        f'<button type="button" class="switch" data-language="{other.code}" lang="{other.code}">'
        f"{escape(other.name)}</button>"
        if other
        else ""
    )
    note = f'<p class="note">{escape(words("note"))}</p>' if words("note") else ""
    return (
        f'<header class="masthead">{switch}<h1>{county}{escape(words("title"))}</h1>'
        f'<p>{escape(words("tagline"))}<span class="period">{escape(days)}</span></p>{note}</header>'
    )


def page(visit: Visit, documents: Mapping[str, Document], examples: Sequence[Suggestion], words: Words) -> str:
    """Everything below the question box; examples lead before the first question and follow after it."""
    turns = visit.turns
    asked = "".join(
        f"{_divider(index, words)}{card(turn, documents, words, newest=index == 0)}" for index, turn in enumerate(turns)
    )
    offered = {turn.answer.question for turn in turns}
    for turn in turns[:1]:
        offered |= {*turn.answer.options, *(each.question for each in turn.suggestions)}
    more = [each for each in examples if each.question not in offered]
    spoken = json.dumps({key: words(key) for key in _SPOKEN}, ensure_ascii=False)
    notice = f'<p class="banner" role="alert">{escape(words(visit.notice))}</p>' if visit.notice else ""
    return (
        f'<div class="page" data-visitor="{escape(visit.visitor)}" data-language="{words.code}" '
        f'data-words="{escape(spoken)}">{notice}{_toolbar(bool(turns), words)}{asked}'
        f'{_examples(more, words, first=not turns)}<p class="footnote">{escape(words("footnote"))}</p></div>'
    )


def card(turn: Turn, documents: Mapping[str, Document], words: Words, *, newest: bool) -> str:
    """One question with its answer; the page moves the focus to the newest where the pressed chip is gone."""
    answer = turn.answer
    tag = (
        f'<p class="tag {answer.status}">{escape(words(f"tag_{answer.status}"))}</p>'
        if answer.status in _TAGGED
        else ""
    )
    titles = {name: document.description.title for name, document in documents.items()}
    return (
        f'<article class="turn" id="turn-{turn.key}" tabindex="-1" aria-labelledby="asked-{turn.key}">'
        f'<h2 class="question" id="asked-{turn.key}" lang="zh-CN">{escape(_shortened(answer.question, words))}</h2>'
        f"{_banner(answer, words)}{tag}{_answer(turn, words)}"
        f"{''.join(bar(gauge, words) for gauge in gauges(answer.working))}{_sources(turn, documents, words)}"
        f"{working(answer.working, titles, words)}{_office(turn, words)}{_actions(turn, words)}"
        f"{_next(turn, words) if newest else ''}{_feedback(turn, words)}</article>"
    )


def chips(suggestions: Sequence[Suggestion], words: Words, turn: str = "") -> str:
    """Questions that send themselves when pressed, and sources that open."""
    return f'<div class="chips">{"".join(_chip(each, words, turn) for each in suggestions)}</div>'


def _chip(each: Suggestion, words: Words, turn: str) -> str:
    if each.opens:
        text = escape(words("open_source", number=each.opens))
        return f'<button type="button" class="chip" {opens(turn, each.opens)}>{text}</button>'
    gloss = _gloss(each, words)
    meant = f'<span class="gloss">{escape(gloss)}</span>' if gloss else ""
    text = escape(each.question)
    return f'<button type="button" class="chip" data-ask="{text}"><span lang="zh-CN">{text}</span>{meant}</button>'


def _gloss(each: Suggestion, words: Words) -> str:
    """What a suggestion asks, in a language that is not the question's own; empty where it needs no explaining."""
    level = words.value(each.level) if each.level else ""
    name = words.indicators.get(each.indicator, each.indicator)
    full = words("named", name=name, level=level) if level and name else name
    return words.suggestions.get(each.kind, "").format(level=level, name=full)


def _answer(turn: Turn, words: Words) -> str:
    labels = {each.id: words("reference", number=each.id) for each in turn.answer.citations}
    lead, rest = split_lead(turn.answer.answer)
    first = f'<div class="lead" lang="zh-CN">{markdown(lead, labels, turn.key)}</div>' if lead else ""
    return first + (f'<div class="rest" lang="zh-CN">{markdown(rest, labels, turn.key)}</div>' if rest else "")


def _sources(turn: Turn, documents: Mapping[str, Document], words: Words) -> str:
    entries = [source(each, documents, turn.key, words) for each in turn.answer.citations]
    title = escape(words("sources"))
    return f'<section class="sources"><h3>{title}</h3><ol>{"".join(entries)}</ol></section>' if entries else ""


def _office(turn: Turn, words: Words) -> str:
    """How to ask the office, each line with the place where the announcement says it."""
    if not turn.ways:
        return ""
    lines = "".join(_way(way, turn, words) for way in turn.ways)
    return f'<section class="office"><h3>{escape(words("office"))}</h3><dl>{lines}</dl></section>'


def _way(way: Way, turn: Turn, words: Words) -> str:
    number = way.citation.id
    label = escape(words("reference", number=number))
    opener = f'<button type="button" class="ref" {opens(turn.key, number)} aria-label="{label}">{number}</button>'
    value = f'<span lang="zh-CN">{escape(way.value)}</span>'
    return f"<div><dt>{escape(words(f'way_{way.name}'))}</dt><dd>{value} {opener}</dd></div>"


def _banner(answer: Answer, words: Words) -> str:
    if "synthetic" not in answer.provenance:
        return ""
    tag, text = escape(words("synthetic_tag")), escape(words("synthetic"))
    return f'<p class="banner" role="note"><strong>{tag}</strong> {text}</p>'


def _actions(turn: Turn, words: Words) -> str:
    text = escape(plain_text(turn.answer, {key: words(f"text_{key}") for key in CHINESE}))
    return (
        f'<p class="actions" data-text="{text}"><button type="button" class="copy" data-copy>{escape(words("copy"))}'
        f'</button><button type="button" class="copy" data-share hidden>{escape(words("share"))}</button>'
        f'<span class="done" role="status"></span></p>'
    )


def _next(turn: Turn, words: Words) -> str:
    """What may be asked next: choices that the answer itself gives, else suggestions."""
    if turn.answer.options:
        offered = [Suggestion(question=text, kind="") for text in turn.answer.options]
        return f'<section class="more"><h3>{escape(words("instead"))}</h3>{chips(offered, words)}</section>'
    if not turn.suggestions:
        return ""
    return f'<section class="more"><h3>{escape(words("next"))}</h3>{chips(turn.suggestions, words, turn.key)}</section>'


def _feedback(turn: Turn, words: Words) -> str:
    buttons = "".join(
        f'<button type="button" class="rate" data-turn="{turn.key}" data-label="{label}" '
        f'aria-pressed="{"true" if label in turn.labels else "false"}">{escape(words.labels[label])}</button>'
        for label in LABELS
    )
    return (
        f'<div class="feedback" data-turn="{turn.key}" role="group" aria-label="{escape(words("feedback"))}">'
        f'<span>{escape(words("this_answer"))}</span>{buttons}<span class="receipt" role="status"></span>'
        f'<form class="comment" hidden><input type="text" maxlength="{LONGEST_COMMENT}" '
        f'aria-label="{escape(words("comment"))}" placeholder="{escape(words("comment_hint"))}">'
        f'<button type="submit">{escape(words("comment_send"))}</button></form></div>'
    )


def _divider(index: int, words: Words) -> str:
    return f'<h2 class="earlier">{escape(words("earlier"))}</h2>' if index == 1 else ""


def _toolbar(asked: bool, words: Words) -> str:
    hidden = "" if asked else " hidden"
    text = escape(words("restart"))
    return f'<div class="toolbar"{hidden}><button type="button" class="restart" data-restart>{text}</button></div>'


def _examples(examples: Sequence[Suggestion], words: Words, *, first: bool) -> str:
    if not examples:
        return ""
    title = escape(words("examples" if first else "more_examples"))
    return f'<section class="examples"><h2>{title}</h2>{chips(examples, words)}</section>'


def _shortened(question: str, words: Words) -> str:
    text = " ".join(_UNSEEN.sub(" ", question).split())
    if len(text) <= _LONGEST_QUESTION:
        return text or words("empty")
    return words("shortened", text=text[:_LONGEST_QUESTION], count=len(text))
