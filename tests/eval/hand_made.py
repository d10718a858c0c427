"""Small answers, documents and results made by hand, so that each metric is tried on what it must tell apart."""

from typing import Any

from assistant.documents.model import Description, Document
from assistant.documents.read import digest
from assistant.types import Answer, Citation, ToolCall
from eval.metrics.accuracy import faults
from eval.metrics.citations import cited
from eval.metrics.first_sentence import direct
from eval.metrics.retrieval import Text, look
from eval.metrics.support import support
from eval.questions import Question
from eval.result import About, Judged, Result

NOTICE = "每百名学生拥有网络多媒体教室数小学3.26间、初中2.87间。近三年招聘教师105名。为反映人严格保密。"
STANDARD = "网络多媒体教室数的标准是:小学2.3间以上、初中2.4间以上。"


def document(text: str, name: str, kind: Any = "announcement") -> Document:
    return Document(id=name, kind=kind, text=text, sha256=digest(text), description=Description(title=f"{name}全文"))


DOCUMENTS = {one.id: one for one in (document(NOTICE, "notice"), document(STANDARD, "standard", "standard"))}


def cite(number: int, quote: str, name: str = "notice") -> Citation:
    source = DOCUMENTS[name]
    start = source.text.index(quote)
    return Citation(
        id=number,
        kind=source.kind,
        document=name,
        title=source.description.title,
        section="",
        quote=quote,
        start=start,
        end=start + len(quote),
        sha256=source.sha256,
    )


def answer(text: str, *citations: Citation, working: tuple[ToolCall, ...] = (), **more: Any) -> Answer:
    route = "calculator" if working else "retrieval"
    given = {"question": "问", "status": "answered", "route": route, "elapsed_ms": 20.0} | more
    return Answer(answer=text, citations=citations, working=working, **given)


def call(**result: Any) -> ToolCall:
    arguments = {"indicator": "L7", "level": "primary", "start": 4021}
    return ToolCall(name="evaluate_indicator", arguments=arguments, result=result)


def question(**more: Any) -> Question:
    return Question(**{"id": "q1", "kind": "value", "turns": ("问",)} | more)


def judged(asked: Question, given: Answer, *ranked: str, retrievers: tuple[str, ...] = ("fused", "answer")) -> Judged:
    """Judge an answer; ``ranked`` are the texts that every retriever found, best first."""
    texts = [Text(document=asked.document, text=text) for text in ranked]
    wrong = faults(asked, given)
    return Judged(
        question=asked,
        answer=given,
        faults=tuple(wrong),
        support=support(given),
        cited=cited(given, DOCUMENTS),
        direct=None if wrong else direct(asked, given),
        found={name: look(asked, texts, texts) for name in retrievers} if asked.has_source else {},
    )


def result(*all_judged: Judged, retrievers: tuple[str, ...] = ("fused", "answer"), chain: str = "") -> Result:
    about = About(
        version="0.0.0",
        date="2026-01-20T08:00:00+08:00",
        model="手工",
        corpus="c0",
        questions="q0",
        documents=len(DOCUMENTS),
        seconds=1.0,
    )
    return Result(about=about, judged=all_judged, retrievers=retrievers, chain=chain)
