"""What a price comes to over the time that the asker names: 每天8元, 一学期住100天; 月租150元, 一年.

The price is the announcement's; how often it is paid is taken as it is said, and shown.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.numerals import whole_number
from assistant.text.yaml_file import read_keyed

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_TOP = 3  # places among which a price is looked for
_MONEY = "money"
_LEAST = 0.3  # the chance from which a place is taken for the price of what is asked
_LIMITS = frozenset({"<", "<="})  # comparators of a price that is not to be exceeded
_NEAR = 150  # characters before a price in which those are counted that it is paid for
_BEFORE = 12  # characters before a price in which its period is said


class Prices:
    """Multiply a price by a number of days, months or terms; None where a question names none or no price is told."""

    def __init__(self, toolbox: Toolbox, path: Path) -> None:
        data = read_keyed(path, {"asks", "counts", "periods", "total", "each", "shared", "within"})
        self._toolbox = toolbox
        self._asks, self._counts = pattern(data["asks"], path.name), pattern(data["counts"], path.name)
        self._asked, self._paid = (
            {unit: pattern(words[key], path.name) for unit, words in data["periods"].items()}
            for key in ("asked", "paid")
        )
        self._total, self._shared = (pattern(data[key], path.name) for key in ("total", "shared"))
        self._each = [(pattern(one["words"], path.name), frozenset(one["units"])) for one in data["each"]]
        self._within: dict[str, dict[str, int]] = data["within"]

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """What is to be paid altogether, with its working."""
        if self._shared.search(fold(plan.query)):
            return None  # 平均每辆校车一年补多少: a sum shared out, and no price
        counts = self._said(plan.query)
        total = plan.expects == "quantity" and not plan.elsewhere and self._total.search(fold(plan.query))
        if total and (bill := self._bill(plan, retrieval())) is not None:
            return bill
        if not counts or not self._asks.search(plan.query) or plan.elsewhere or plan.expects != "quantity":
            return None
        if plan.units and _MONEY not in plan.units:
            return None
        for place in retrieval().candidates(plan)[:_TOP]:
            price = place.figure
            if price is None or price.kind != _MONEY or not self._is_likely(place):
                continue
            count = self._times(counts, self._period(price, retrieval()))
            if count is not None and count > 1:
                return self._worded(price, count)
        return None

    def _bill(self, plan: Plan, retrieval: "Retrieval") -> Draft | None:
        """What a price comes to for all those of its sentence that it is paid for: 校车168辆,每车每年补贴2.6万元."""
        if plan.units and _MONEY not in plan.units:
            return None
        for place in retrieval.candidates(plan)[:_TOP]:
            price = place.figure
            if price is None or price.kind != _MONEY or not self._is_likely(place):
                continue
            times = self._paid_for(price, plan, retrieval)
            unit = "万元" if "万" in plan.query and price.unit == "元" else ""
            return self._multiplied(price, times, unit) if times is not None else None
        return None

    def _paid_for(self, price: Figure, plan: Plan, retrieval: "Retrieval") -> Figure | None:
        """The number of those that a price is paid for each; of days, where the sentence says on how many."""
        text = retrieval.corpus.documents[price.document].text
        before = fold(text[max(price.quote[0], price.start - _BEFORE) : price.start])
        sentence = retrieval.corpus.passages[price.passage].sentence
        beside = [one for one in retrieval.corpus.figures_in(price.document, *sentence) if one != price]
        period, question = self._period(price, retrieval), fold(plan.query)
        if period == "day" and "年" in question:
            return next((one for one in beside if one.kind == "day" and one.start > price.start), None)
        if period not in {"", "year"} and not self._asked[period].search(question):
            return None
        units = next((units for words, units in self._each if words.search(before)), frozenset())
        near = retrieval.corpus.figures_in(price.document, max(0, price.start - _NEAR), price.start)
        counted = [one for one in near if one.unit in units and one.base > 1 and not one.per]
        here = [one for one in counted if one in beside]
        return here[-1] if here else counted[0] if len(counted) == 1 else None

    def _multiplied(self, price: Figure, times: Figure, unit: str) -> Draft:
        operands = [compose.operand(one, compose.label(one)) for one in (price, times)]
        outcome = self._toolbox.call("project", operation="total", operands=operands, unit=unit)
        result = outcome.result
        draft = Draft("answered", "both", working=[outcome])
        shown = wording.amount(str(result["display"]), str(result["unit"]))
        draft.say(f"按公示的标准算,一共 {shown}({result['steps']})。", *outcome.quotes)
        rows = [f"{one['label']} {wording.amount(str(one['display']), str(one['unit']))}" for one in result["rows"]]
        return draft.say(f"其中:{wording.joined(rows)}。这是推算,公示没有直接给出。", *outcome.quotes)

    def _said(self, question: str) -> dict[str, int]:
        """How many days, months and so on a question names, the last of each."""
        found = {}
        for match in self._counts.finditer(fold(question)):
            unit = next((unit for unit, words in self._asked.items() if words.fullmatch(match["unit"])), "")
            if unit:
                found[unit] = int(match["count"]) if match["count"].isdigit() else whole_number(match["count"])
        return found

    @staticmethod
    def _is_likely(place: Candidate) -> bool:
        return place.passage.kind == "announcement" and place.support >= _LEAST

    def _period(self, price: Figure, retrieval: "Retrieval") -> str:
        """The period that a price is paid for, as the words right before it say: 每生每天5元, 月租金150元."""
        text = retrieval.corpus.documents[price.document].text
        before = fold(text[max(price.quote[0], price.start - _BEFORE) : price.start])
        found = [(match.end(), unit) for unit, words in self._paid.items() for match in words.finditer(before)]
        return max(found, default=(0, ""))[1]

    def _times(self, counts: dict[str, int], period: str) -> int | None:
        """How often a price is paid; of a longer time than its period as often as that holds the period."""
        if period in counts:
            return counts[period]
        longer = {unit: parts[period] for unit, parts in self._within.items() if period in parts and unit in counts}
        return next((counts[unit] * parts for unit, parts in longer.items()), None)

    def _worded(self, price: Figure, count: int) -> Draft:
        label = compose.label(price)
        operands = [compose.operand(price, label)]
        outcome = self._toolbox.call("project", operation="times", operands=operands, count=Decimal(count))
        result = outcome.result
        shown = wording.amount(str(result["display"]), str(result["unit"]))
        draft = Draft("answered", "both", working=[outcome])
        most = "不超过 " if price.comparator in _LIMITS else ""
        draft.say(f"按公示的标准算,一共{most or ' '}{shown}({result['steps']})。", *outcome.quotes)
        told = wording.amount(str(result["rows"][0]["display"]), str(result["rows"][0]["unit"]))
        return draft.say(f"公示给出的是:{label}{most or ' '}{told}。乘的次数是你说的。", *outcome.quotes)
