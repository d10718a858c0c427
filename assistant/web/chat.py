"""The chat as Gradio Blocks: a question box, and one HTML component that holds what was answered."""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answering.assistant import Assistant
from assistant.answering.conversation import Conversation
from assistant.documents.model import Document
from assistant.errors import AssistantError
from assistant.store.store import LABELS, Store
from assistant.types import Answer
from assistant.web import render
from assistant.web.visit import Visit

_HERE = Path(__file__).parent
_AT_ONCE = 2  # answering is work for the processor: with more at a time everyone would wait longer
_WAITING = 200
_TURNS: dict[str, Any] = {"concurrency_limit": _AT_ONCE, "concurrency_id": "answers"}  # for all ways to ask together
logger = logging.getLogger(__name__)
_FAILED = "这个问题没有答成，不是您的问题有错。请换个说法再问一次。"
_FONTS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]  # of the system: none is fetched


def theme() -> Any:
    """A quiet look from system fonts."""
    return gr.themes.Base(
        primary_hue="teal", neutral_hue="slate", font=[gr.themes.Font(name) for name in _FONTS], font_mono=["monospace"]
    ).set(
        body_background_fill="#f6f7f8",
        block_border_width="0px",
        button_primary_background_fill="#0f6b66",
        button_primary_background_fill_hover="#0b5551",
    )


def look() -> dict[str, Any]:
    """What mounting the page takes for its look: theme, styles and the icon, all of it from this folder."""
    return {"theme": theme(), "css_paths": [_HERE / "page.css"], "head": (_HERE / "head.html").read_text("utf-8")}


def build(assistant: Assistant, store: Store) -> Any:
    """The page as Blocks, ready to be mounted."""
    chat = Chat(assistant, store)
    region, period = chat.subject()
    with gr.Blocks(title=f"均衡问答 {region}".strip(), analytics_enabled=False) as blocks:
        visit = gr.State(Visit())
        gr.HTML(render.heading(region, period), js_on_load=None, apply_default_css=False)
        box = gr.Textbox(
            label="您的问题",
            placeholder="例如：公示到哪天为止",
            lines=1,
            max_lines=4,
            submit_btn="提问",
            autofocus=True,
            elem_id="question",
            html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send", lang="zh-CN"),
        )
        script = (_HERE / "page.js").read_text("utf-8")
        answers = gr.HTML(chat.shown(Visit()), js_on_load=script, apply_default_css=False, elem_id="answers")
        gr.api(chat.ask_api, api_name="ask", **_TURNS)
        _listen(chat, visit, box, answers)
    blocks.queue(max_size=_WAITING, default_concurrency_limit=_AT_ONCE)
    return blocks


def _listen(chat: "Chat", visit: Any, box: Any, answers: Any) -> None:
    """Join the page's events to the chat; none of them is offered to other programs."""
    page = [box, answers, visit]
    receipt = gr.Textbox(visible="hidden")
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    asking = {**quiet, **_TURNS, "show_progress": "minimal", "show_progress_on": answers}
    for event in (box.submit, answers.ask):
        event(chat.ask, [box, visit], page, **asking).then(None, js="() => window.assistantPage.settle()", **quiet)
    answers.restart(chat.restart, None, page, **quiet).then(None, js="() => window.assistantPage.begin()", **quiet)
    rated = answers.rate(chat.rate, [visit], [receipt], **quiet)
    rated.then(None, [receipt], js="text => window.assistantPage.confirm(text)", **quiet)


class Chat:
    """What the page's events do; everything that answers is the assistant's."""

    def __init__(self, assistant: Assistant, store: Store) -> None:
        self._assistant, self._store = assistant, store

    @property
    def _documents(self) -> dict[str, Document]:
        """Those in use now: a publication at the desk replaces them while the server runs."""
        return self._assistant.corpus.documents

    def shown(self, visit: Visit) -> str:
        """All that stands below the question box."""
        return render.page(visit.turns, self._documents, self._assistant.examples())

    def ask(self, typed: str, visit: Visit, event: gr.EventData) -> tuple[str, str, Visit]:
        """Answer what was typed, or what stands on the chip that was pressed."""
        question = _sent(event, "question") or _text(typed)
        visit.add(self._answer(question, visit.conversation))
        return "", self.shown(visit), visit

    def restart(self) -> tuple[str, str, Visit]:
        """Forget the conversation."""
        return "", self.shown(Visit()), Visit()

    def rate(self, visit: Visit, event: gr.EventData) -> str:
        """Keep a label and tell the page, as JSON: confirmed only when it is kept."""
        key, label, comment = _sent(event, "turn"), _sent(event, "label"), _sent(event, "comment").strip()
        turn = visit.find(key)
        if turn is None or label not in LABELS:
            return _receipt(key, label, kept=False, text="这个回答已不在页面上，请重新提问后再反馈")
        try:
            self._store.add_feedback(turn.key, turn.answer, label, comment)
        except AssistantError as fault:
            print(fault, file=sys.stderr, flush=True)
            return _receipt(key, label, kept=False, text="暂时记不下来，请稍后再试")
        turn.labels.add(label)
        if comment:
            return _receipt(key, label, kept=True, text="补充已记下，谢谢")
        return _receipt(key, label, kept=True, text="已记下，谢谢", more=label != LABELS[0])

    def ask_api(self, question: str) -> dict[str, Any]:
        """Answer one question as JSON, as ``assistant ask --json`` does."""
        return self._answer(_text(question)).model_dump(mode="json")

    def _answer(self, question: str, conversation: Conversation | None = None) -> Answer:
        """The assistant's answer; a fault of the program is logged, and told without its details."""
        try:
            return self._assistant.answer(question, conversation, role="public")
        except Exception:
            logger.exception("no answer")
            return Answer(question=question, answer=_FAILED, status="error", route="none")

    def subject(self) -> tuple[str, tuple[str, str] | None]:
        """The county, and the days of the announcement where there is just one."""
        told = [each.description for each in self._documents.values() if each.kind == "announcement"]
        region = "、".join(dict.fromkeys(each.region for each in told if each.region))
        period = (told[0].opens, told[0].closes) if len(told) == 1 and told[0].opens and told[0].closes else None
        return region, period


def _receipt(key: str, label: str, *, kept: bool, text: str, more: bool = False) -> str:
    told = {"turn": key, "label": label, "kept": kept, "text": text, "more": more}
    return json.dumps(told, ensure_ascii=False)


def _sent(event: Any, name: str) -> str:
    """What the page sent with an event."""
    data = getattr(event, "_data", None)
    return _text(data.get(name)) if isinstance(data, dict) else ""


def _text(value: object) -> str:
    """Text out of whatever was sent; half of a surrogate pair is none, and nothing could store it."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
