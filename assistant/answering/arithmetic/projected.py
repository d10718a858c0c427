"""Numbers that a rate or a mean gives when it is applied: 按13.08%推算有多少人, 人均数乘在校生.

The document's own numbers are the operands; a rate that only the question names is taken as it is said, and shown.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.answering.arithmetic.operands import Operands
from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE, SHARES, Quantity

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_CUE = re.compile(r"推算|倒推|反推|估算|折算|倒着算|推出来|乘以?|按这个(?:比例|数)")
_SUPPOSES = re.compile(r"假设|假如|假定|如果|要是|若是?|倘若|按")
_RATE = re.compile(r"(?:按照?|以|照|拿|用|只|收回|达到?|占|的)*\s*\d[\d.]*\s*(?:%|成)(?:的?(?:话|比例))?(?:来|去)?")
_ASIDE = re.compile(
    r"(?:用|按照?|拿|照)?(?:公示|公告)?(?:给|里|写|公布)?的?(?:人均|生均|每生|平均)数?|推算|倒推|反推|估算|折算|乘以?|大概|大约|约|保留.{0,6}小数|两位小数"
)
_OF = re.compile(r"占(?P<whole>[^,,。;;]{2,12}?)的?$")
_SUPPORT = 0.5


class Projected:
    """Apply a rate or a mean to a number of the announcement; None where a question asks for neither."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, basics: Basics) -> None:
        self._calculator = IndicatorCalls(toolbox)
        self._toolbox, self._understanding = toolbox, understanding
        self._operands = Operands(understanding, basics)

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """The number with its working."""
        if plan.schools or plan.elsewhere or plan.expects != "quantity":
            return None
        rates = [number for number in plan.numbers if number.unit == "%"]
        if len(rates) == 1 and (_CUE.search(plan.query) or _SUPPOSES.search(plan.query)):
            return self._by_rate(plan, rates[0], retrieval())
        if not rates and _CUE.search(plan.query) and plan.levels:
            return self._by_mean(plan, retrieval())
        return None

    # -- a rate --------------------------------------------------------------------------------------------------------

    def _by_rate(self, plan: Plan, rate: Quantity, retrieval: "Retrieval") -> Draft | None:
        """The whole that a share of the announcement is a share of, or the part that a supposed share would be."""
        told = self._told(rate, retrieval)
        if told is not None:
            part, share = told
            operands = [compose.operand(part, compose.label(part)), compose.operand(share, "比例")]
            outcome = self._toolbox.call("project", operation="whole", operands=operands)
            return self._worded(outcome)
        if (whole := self._whole_of(plan, rate, retrieval)) is not None:
            operands = [compose.operand(whole, compose.label(whole))]
            return self._worded(self._toolbox.call("project", operation="part", operands=operands, rate=rate.value))
        words = _CUE.sub("", _RATE.sub("", plan.query))
        single = self._understanding.plan(words, role=plan.role, today=plan.today)
        units = tuple(unit for unit in plan.units if unit not in SHARES)
        single = single.model_copy(update={"expects": "quantity", "units": units, "about": "announcement"})
        places = [place for place in retrieval.candidates(single)[:3] if place.figure and place.signs["unit"] >= 0]
        if not places or places[0].support < _SUPPORT or not places[0].figure:
            return None
        base = places[0].figure
        if base.per or base.kind in SHARES or places[0].passage.kind == "standard":
            return None
        outcome = self._toolbox.call(
            "project", operation="part", operands=[compose.operand(base, compose.label(base))], rate=rate.value
        )
        return self._worded(outcome)

    @staticmethod
    def _told(rate: Quantity, retrieval: "Retrieval") -> tuple[Figure, Figure] | None:
        """A share that the announcement gives itself, and the count right before it that is that share."""
        for share, part in _shares(rate, retrieval):
            if part and part.kind in {*PEOPLE, "school", "个", "份"} and not part.per:
                return part, share
        return None

    def _whole_of(self, plan: Plan, rate: Quantity, retrieval: "Retrieval") -> Figure | None:
        """What the announcement says its share is a share of: 寄宿生占在校生的31.5%."""
        for share, _ in _shares(rate, retrieval):
            text = retrieval.corpus.documents[share.document].text
            if said := _OF.search(text[retrieval.corpus.passages[share.passage].start : share.start]):
                found = self._operands.find(plan, [(said["whole"], plan.units)], retrieval)
                return found[0] if found else None
        return None

    # -- a mean --------------------------------------------------------------------------------------------------------

    def _by_mean(self, plan: Plan, retrieval: "Retrieval") -> Draft | None:
        """What all pupils of a level have, by the mean that is reported and their number."""
        level = plan.levels[0]
        words = _ASIDE.sub("", plan.query)
        asked = plan.indicators or self._understanding.indicators(f"生均{words}")
        if not asked:
            return None
        found = self._calculator.call("evaluate_indicator", asked[0], level, of=plan)
        reported = self._reported(found, retrieval)
        pupils = self._operands.find(plan, [(f"{wording.level_name(level)}在校生", ("person",))], retrieval)
        if reported is None or not pupils:
            return None
        operands = [
            compose.operand(reported, wording.measure(found.result)),
            compose.operand(pupils[0], f"{wording.level_name(level)}在校生"),
        ]
        hundred = str(found.result["label"]).startswith("每百名")
        wanted = "万元" if "万元" in plan.query and reported.unit == "元" else ""
        outcome = self._toolbox.call("project", operation="total", operands=operands, hundred=hundred, unit=wanted)
        return self._worded(outcome, found)

    @staticmethod
    def _reported(found: Outcome, retrieval: "Retrieval") -> Figure | None:
        if found.result.get("value") is None or not found.quotes:
            return None
        place = found.quotes[0]
        value = Decimal(str(found.result["display"]))
        figures = retrieval.corpus.figures_in(place.document, place.start, place.end)
        return next((figure for figure in figures if figure.value == value), None)

    @staticmethod
    def _worded(outcome: Outcome, *more: Outcome) -> Draft:
        result: dict[str, Any] = outcome.result
        draft = Draft("answered", "both", working=[outcome, *more])
        shown = wording.amount(str(result["display"]), str(result["unit"]))
        draft.say(f"推算约 {shown}({result['steps']})。", *outcome.quotes)
        parts = wording.joined(
            [f"{one['label']} {wording.amount(str(one['display']), str(one['unit']))}" for one in result["rows"]]
        )
        return draft.say(f"其中:{parts}。这是推算,公示没有直接给出。", *outcome.quotes)


def _shares(rate: Quantity, retrieval: "Retrieval") -> Iterator[tuple[Figure, Figure | None]]:
    """The announcement's shares of that very value, each with the number before it in its clause."""
    for passage, figures in retrieval.corpus.figures.items():
        if retrieval.corpus.passages[passage].kind == "announcement":
            for before, share in zip((None, *figures), figures, strict=False):
                if share.kind == "percent" and share.value == rate.value:
                    yield share, before
