"""How much a year of what a document tells for several: 三年招聘105人, 平均一年招几个."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.answering.composing.worked import worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.numerals import whole_number
from assistant.text.quantities import SHARES

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_ASKS = re.compile(r"平均(?:下来|算下来)?[每一]年|[每一]年平均|年均(?!工资|收入|纯|可支配|值)|平均到[每一]年")
_ASIDE = re.compile(r"平均(?:下来|算下来)?|[每一]年|年均|(?:大概|大约|差不多|要|能|得)(?=[招花投进补换])")
_SPAN = re.compile(
    r"(?P<first>(?:19|20)\d\d)年?(?:[-—–~至到]+)(?P<last>(?:19|20)\d\d)年|(?<![第\d])(?P<count>[两二三四五六七八九十]|\d)(?:个学)?年(?!级|制)"
)
_YEARS = "年"
_TOP = 3  # places among which such a number is looked for


class Yearly:
    """Share a number of several years out over them; None where a question does not ask it or none is told."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding) -> None:
        self._toolbox, self._understanding = toolbox, understanding

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """So much a year, with its working."""
        if not _ASKS.search(plan.question) or plan.elsewhere or plan.schools or plan.expects != "quantity":
            return None
        for figure in self._numbers(plan, retrieval()):
            years = _years_of(figure, retrieval())
            if years is not None and years.value > 1 and figure.kind not in SHARES and not figure.per:
                return worked(self._toolbox, "per", [figure, years], "平均每年")
        return None

    def _numbers(self, plan: Plan, retrieval: "Retrieval") -> list[Figure]:
        """The numbers that may be meant, the likeliest first; of a follow-up what was told before."""
        asked = _ASIDE.sub(" ", plan.question)
        told = [figure for one in plan.told[-1] if (figure := retrieval.corpus.figure_at(*one))] if plan.told else []
        if told and not self._understanding.subject(asked):
            return told  # 三年轮换了多少校长 / 平均一年几个
        single = self._understanding.plan(_ASIDE.sub("", plan.query), role=plan.role, today=plan.today)
        single = single.model_copy(
            update={"expects": "quantity", "units": plan.units, "about": "announcement", "years": ()}
        )
        ranked = retrieval.candidates(single)
        given = {number.base for number in plan.numbers if number.unit != _YEARS}
        stated = [
            one for place in ranked[:_TOP] for one in retrieval.corpus.in_sentence(place.passage) if one.base in given
        ]
        found = [place.figure for place in ranked[:_TOP] if place.figure and retrieval.supports(single, place)]
        found = [*stated, *found]  # 招的105名老师: that number, if the document has it
        last = [figure for figure in told if not plan.units or figure.kind in plan.units]
        return [*last, *found] if plan.follow_up else found


def _years_of(figure: Figure, retrieval: "Retrieval") -> Figure | None:
    """How many years a number is of, as the words before it in its sentence say."""
    low = retrieval.corpus.passages[figure.passage].sentence[0]
    before = fold(retrieval.corpus.documents[figure.document].text[low : figure.start])
    match = next(reversed(list(_SPAN.finditer(before))), None)
    if match is None or (figure.time and not _SPAN.search(fold(figure.time))):
        return None
    count = whole_number(match["count"]) if match["count"] else int(match["last"]) - int(match["first"]) + 1
    place = {"start": low + match.start(), "end": low + match.end(), "quote": (low + match.start(), low + match.end())}
    own = {"value": Decimal(count), "unit": "年", "kind": "year", "decimals": 0, "subject": "年数", "level": None}
    return figure.model_copy(update={**place, **own, "parent": "", "scope": "", "time": "", "heading": None})
