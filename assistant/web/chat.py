"""The parents' page as Gradio Blocks: a question box, an HTML component for answers, one for an opened document."""

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.answering.assistant import Assistant
from assistant.store.store import Store
from assistant.web.talk import Chat
from assistant.web.visit import Visit
from assistant.web.words import Words

_HERE = Path(__file__).parent
_AT_ONCE = 2  # answering is work for the processor: with more at a time everyone would wait longer
_WAITING = 200
_TURNS: dict[str, Any] = {"concurrency_limit": _AT_ONCE, "concurrency_id": "answers"}  # for all ways to ask together
_FONTS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif"]  # of the system: none is fetched
_KEPT = "() => { try { return [localStorage.getItem('assistant-visitor') ?? ''] } catch { return [''] } }"


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
    page = _Page(Chat(assistant, store))
    page.blocks.queue(max_size=_WAITING, default_concurrency_limit=_AT_ONCE)
    return page.blocks


def _box(words: Words) -> dict[str, Any]:
    """What of the question box is words."""
    return {"label": words("question"), "placeholder": words("placeholder"), "submit_btn": words("ask")}


class _Page:
    """The components, and which event changes which of them."""

    def __init__(self, chat: Chat) -> None:
        self._chat, new = chat, Visit()
        region, _ = chat.subject()
        plain: dict[str, Any] = {"apply_default_css": False}
        with gr.Blocks(title=f"{chat.words(new)('site')} {region}".strip(), analytics_enabled=False) as self.blocks:
            self._visit = gr.State(Visit())
            self._heading = gr.HTML(chat.heading(new), js_on_load=None, elem_id="heading", **plain)
            self._question = gr.Textbox(
                **_box(chat.words(new)),
                lines=1,
                max_lines=4,
                autofocus=True,
                elem_id="question",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", enterkeyhint="send", lang="zh-CN"),
            )
            script = (_HERE / "page.js").read_text("utf-8")
            self._answers = gr.HTML(chat.shown(new), js_on_load=script, elem_id="answers", **plain)
            self._reader = gr.HTML("", js_on_load=None, elem_id="reader", **plain)
            self._visitor = gr.Textbox(visible="hidden")  # what the browser keeps, sent with every event
            self._receipt = gr.Textbox(visible="hidden")
            gr.api(chat.ask_api, api_name="ask", **_TURNS)
            self._listen()

    def _listen(self) -> None:
        """Join the page's events to the chat; none of them is offered to other programs."""
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        asking = {**quiet, **_TURNS, "show_progress": "minimal", "show_progress_on": self._answers}
        who, page = [self._visitor, self._visit], [self._answers, self._visitor, self._visit]
        whole = [self._heading, self._question, *page]
        for event in (self._question.submit, self._answers.ask):
            event(self._ask, [self._question, *who], [self._question, *page], **asking).then(
                None, js="() => window.assistantPage.settle()", **quiet
            )
        self.blocks.load(self._resume, [self._visitor], whole, js=_KEPT, **quiet).then(
            None, js="() => window.assistantPage.ready()", **quiet
        )
        self._answers.speak(self._speak, who, whole, **quiet).then(
            None, js="() => window.assistantPage.spoken()", **quiet
        )
        self._answers.restart(self._restart, who, [self._question, *page], **quiet).then(
            None, js="() => window.assistantPage.begin()", **quiet
        )
        self._answers.open(self._open, who, [self._reader, self._visit], **quiet).then(
            None, js="() => window.assistantPage.read()", **quiet
        )
        self._answers.rate(self._rate, who, [self._receipt, self._visit], **quiet).then(
            None, [self._receipt], js="text => window.assistantPage.confirm(text)", **quiet
        )

    def _shown(self, visit: Visit) -> tuple[str, str, Visit]:
        return self._chat.shown(visit), visit.visitor, visit

    def _ask(self, typed: str, visitor: str, visit: Visit, event: gr.EventData) -> tuple[Any, ...]:
        return "", *self._shown(self._chat.ask(typed, visitor, visit, event))

    def _restart(self, visitor: str, visit: Visit) -> tuple[Any, ...]:
        return "", *self._shown(self._chat.restart(visitor, visit))

    def _whole(self, visit: Visit) -> tuple[Any, ...]:
        return self._chat.heading(visit), gr.update(**_box(self._chat.words(visit))), *self._shown(visit)

    def _resume(self, visitor: str) -> tuple[Any, ...]:
        """A page that is opened again; for a browser that kept nothing it stays as it is."""
        return self._whole(self._chat.visit(visitor, Visit())) if visitor else tuple(gr.skip() for _ in range(5))

    def _speak(self, visitor: str, visit: Visit, event: gr.EventData) -> tuple[Any, ...]:
        return self._whole(self._chat.speak(visitor, visit, event))

    def _open(self, visitor: str, visit: Visit, event: gr.EventData) -> tuple[str, Visit]:
        return self._chat.open(visitor, visit, event)

    def _rate(self, visitor: str, visit: Visit, event: gr.EventData) -> tuple[str, Visit]:
        return self._chat.rate(visitor, visit, event)
