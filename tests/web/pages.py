"""What the tests of the page share: a small announcement that tries to run, and an assistant that answers from it."""

import html
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

from assistant.answering.office import Way
from assistant.answering.suggest import Suggestion
from assistant.documents.model import Description, Document
from assistant.documents.read import digest
from assistant.documents.sections import sections
from assistant.settings import Settings, shipped_corpus
from assistant.types import Answer, Citation, ToolCall
from assistant.web.words import load_words

NOTICE = """某县在小学和初中开展自查自评。
一、基本情况
全县有学校12所。义务教育段在校生<b>100</b>人。
二、自查自评情况
(一)资源配置。每百名学生拥有网络多媒体教室数小学3.26间、初中2.87间。以上指标均达标。
<img src=x onerror="window.harmed=true">公示期限:2026年1月20日-1月24日。"""
RESULT = {
    "indicator": "L7",
    "label": "每百名学生拥有网络多媒体教室数",
    "level": "primary",
    "announcement": "notice",
    "value": 3.26,
    "display": "3.26",
    "comparator": "=",
    "unit": "间",
    "period": "",
    "threshold": 2.3,
    "threshold_display": "2.3",
    "direction": ">=",
    "reference": "rules 二(一)7",
    "verdict": "met",
    "difference": 0.96,
    "difference_display": "0.96",
    "difference_unit": "间",
    "relation": "高出",
    "borderline": False,
    "undisclosed": ["各校数值", "校际差异系数"],
}
NASTY = '<img src=x onerror="window.harmed=true"><script>window.harmed=true</script>'
WORDS = load_words(shipped_corpus() / "language")
CHINESE, ENGLISH = WORDS["zh-CN"], WORDS["en"]
_TAGS = """
    article blockquote br button caption code dd details div dl dt em figcaption figure form h1 h2 h3 h4 header input
    li line mark ol p q rect section span strong summary svg table tbody td text th thead tr ul
"""


def document(text: str = NOTICE, name: str = "notice", **told: str) -> Document:
    description = Description(**{"title": "某县公示", "issuer": "某县教育局", "region": "某县"} | told)
    return Document(
        id=name, kind="announcement", text=text, sha256=digest(text), description=description, sections=sections(text)
    )


def cite(source: Document, quote: str, number: int = 1) -> Citation:
    start = source.text.index(quote)
    section = source.section_at(start)
    return Citation(
        id=number,
        kind=source.kind,
        document=source.id,
        title=source.description.title,
        section=section.label if section else "",
        quote=quote,
        start=start,
        end=start + len(quote),
        sha256=source.sha256,
    )


def answered(text: str = "达标。", **more) -> Answer:
    return Answer(**{"question": "问", "answer": text, "status": "answered", "route": "retrieval"} | more)


def marked(rendered: str) -> list[str]:
    """The words inside each mark."""
    return [html.unescape(words) for words in re.findall(r"<mark>(.*?)</mark>", rendered, re.DOTALL)]


def plain(rendered: str) -> str:
    """The words without their tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", rendered))


def running(rendered: str) -> list[str]:
    """Whatever a browser would run or fetch: tags that the page has no use for, handlers, addresses."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.extend([tag] if tag not in _TAGS.split() else [])
            for name, value in attributes:
                led_away = name in {"href", "src", "action", "style"} and not (value or "").startswith("#")
                found.extend([f"{tag} {name}={value}"] if name.startswith("on") or led_away else [])

    Reader().feed(rendered)
    return found


class FakeAssistant:
    """Answers by the words of the question, each kind of answer once; remembers what it was asked."""

    def __init__(self) -> None:
        self.document = document(opens="2026-01-20", closes="2026-01-24")
        self.corpus = SimpleNamespace(documents={"notice": self.document})
        self.state = SimpleNamespace(folder=Path("no such corpus"))
        self.settings = Settings()
        self.asked: list[tuple[str, str, bool]] = []  # question, role, whether a conversation came with it

    def warm(self) -> None:
        pass

    @property
    def suggest(self) -> "FakeAssistant":
        return self

    def examples(self) -> list[Suggestion]:
        first = Suggestion(question="小学多媒体教室达标吗", kind="verdict", indicator="L7", level="primary")
        return [first, Suggestion(question="公示到哪天为止", kind="period")]

    def after(self, answer, conversation) -> list[Suggestion]:
        if answer.status != "answered":
            return []
        other = Suggestion(question="初中多媒体教室达标吗", kind="verdict", indicator="L7", level="junior")
        return [other, Suggestion(kind="source", opens=1)]

    def ways_to_ask(self, answer) -> tuple[Way, ...]:
        if answer.status != "not_disclosed":
            return ()
        cited = cite(self.document, "公示期限:2026年1月20日-1月24日", 1)
        return (Way(name="period", value="1月20日至1月24日", citation=cited),)

    def answer(self, question, conversation=None, *, role="public", today: date | None = None, id=None) -> Answer:
        self.asked.append((question, role, conversation is not None))
        shared = {"question": question, "status": "answered", "route": "retrieval", "provenance": ("real",)}
        if "坏" in question:
            raise ZeroDivisionError("secret detail")
        if "达标" in question:
            text = (
                "达标。小学每百名学生拥有网络多媒体教室3.26间,标准为2.3间以上,高出0.96间。[1]\n\n按公示所报的数计算。"
            )
            call = ToolCall(name="evaluate_indicator", arguments={"indicator": "L7", "level": "primary"}, result=RESULT)
            cited = (cite(self.document, "每百名学生拥有网络多媒体教室数小学3.26间"),)
            return Answer(
                **shared | {"route": "calculator", "provenance": ("real", "synthetic")},
                answer=text,
                citations=cited,
                working=(call,),
            )
        if "期限" in question:
            return Answer(
                **shared, answer="到1月24日。[1]", citations=(cite(self.document, "公示期限:2026年1月20日-1月24日"),)
            )
        if "选" in question:
            return Answer(
                **shared | {"status": "clarify"}, answer="问小学还是初中?", options=("小学达标吗", "初中达标吗")
            )
        return Answer(**shared | {"status": "not_disclosed"}, answer=f"公示没有说明“{question}”。")
