"""What a county says itself that it still lacks: the list under its heading 存在的短板, 主要不足, 差距与整改."""

import re

from assistant.answering.composing.headed import Span, first, innermost, sentences
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Quote
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.model import Document, Section

_HEADING = re.compile(
    r"短板|没有?做好|有待改进|需要改进|不足|差距|差在哪|哪里差|薄弱环节|弱项|存在.{0,6}问题|困难和问题"
)
_MEASURES = re.compile(r"整改|措施|安排|打算|下一步|计划|举措")
_KINDS = frozenset({"list", "about", "value", "yes_no", "definition", "audit"})
_FEWEST, _MOST = 2, 10  # items that make a list, and that are told of one


class Shortcomings:
    """Tell the items of that list; None where a question asks for something else, or no document has one."""

    def __init__(self, facts: Facts, understanding: Understanding) -> None:
        self._facts, self._understanding = facts, understanding

    def answer(self, plan: Plan) -> Draft | None:
        """The list, item by item, each in the words of its first sentence."""
        if plan.kind not in _KINDS or plan.schools or plan.elsewhere or plan.indicators:
            return None
        if not self._understanding.cues["shortcomings"].search(plan.query):
            return None
        document = self._facts.announcement(question=plan.query, role=plan.role).document
        told = _items(document)
        if len(told) < _FEWEST:
            return None
        draft = Draft("answered", "retrieval")
        for start, end in told[:_MOST]:
            draft.say(f"{document.text[start:end]}。", Quote(document.id, start, end))
        return draft


def _items(document: Document) -> list[Span]:
    """The first sentence of each innermost section under a heading that names shortcomings, none of what is to come.

    Where nothing divides what stands under the heading, its sentences are the items: 其一……。其二……。
    """
    under = [section for section in document.sections if any(_HEADING.search(title) for title in section.path[:-1])]
    if kept := [section for section in innermost(under) if not _of_measures(section)]:
        return [first(document.text, section) for section in kept]
    own = [section for section in document.sections if section.path and _HEADING.search(section.path[-1])]
    return next((told for section in own if (told := sentences(document.text, section))), [])


def _of_measures(section: Section) -> bool:
    """Say whether a heading below the one on shortcomings tells what is to be done: 整改安排."""
    return any(_MEASURES.search(title) and not _HEADING.search(title) for title in section.path[1:-1])
