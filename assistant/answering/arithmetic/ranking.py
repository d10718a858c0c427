"""Which of several numbers is the most, the least or holds a place: 哪类花钱最多, 从高到低第二名."""

import re

from assistant.answering.arithmetic.by_head import asks_by_head, ranked_by_head
from assistant.answering.arithmetic.operands import MONEY, Operands
from assistant.answering.arithmetic.wholes import FEWEST
from assistant.answering.composing import compose
from assistant.answering.composing.worked import operands, printed, worked
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval import rows
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Operation, Operations
from assistant.answering.understanding.plan import Plan
from assistant.documents.figures import Figure
from assistant.text.numerals import whole_number
from assistant.text.quantities import SHARES

_OPINION = re.compile(r"满意|认可")


class Ranking:
    """Order the numbers that a question asks to be held against each other; None where they are not surely told."""

    def __init__(self, toolbox: Toolbox, operations: Operations, found: Operands) -> None:
        self._toolbox, self._operations, self._operands = toolbox, operations, found

    def extreme(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """Which of the things that a sentence lists has the most or the least: 资助里哪类花钱最多."""
        named, units = self._operations.items(operation.group), plan.units or MONEY
        if _OPINION.search(plan.query):  # 谁最不满意: of shares alone, and no list of sums
            units = tuple(SHARES)
            plan = plan.model_copy(update={"units": units})
        figures = None
        if operation.name != "range" or len(named) <= FEWEST:
            figures = self._operands.group(plan, operation, retrieval)
        if figures is None and len(named) > FEWEST:
            figures = self._operands.find(plan, [(one, units) for one in named], retrieval)
        if figures is None or any(figure.comparator != "=" for figure in figures):
            return None
        if operation.name == "range" and not all(_is_of(plan, figure) for figure in figures):
            return None  # 满意度最高的和最低的差多少, where only drop-out rates are listed
        parts = [one for one in figures if sum(other.parent == one.subject for other in figures) < FEWEST]
        figures = parts if len(parts) >= FEWEST else figures  # 总投资4.1亿元 is none of its three parts
        if operation.name != "range" and asks_by_head(plan.query):
            return ranked_by_head(self._toolbox, retrieval.corpus, figures, most=operation.name == "most")
        order = sorted(figures, key=lambda figure: figure.base, reverse=operation.name == "most")
        if operation.name == "range":
            order.sort(key=lambda figure: -figure.base)
            return worked(self._toolbox, "difference", [order[0], order[-1]], "相差")
        if order[0].base == order[1].base:
            return None
        outcome = self._toolbox.call("rank", operands=operands(order))
        first, *rest = (compose.figure_sentence(retrieval.corpus, figure) for figure in order)
        draft = Draft("answered", "both", working=[outcome])
        ends = ("最高", "最低") if order[0].kind in SHARES else ("最多", "最少")
        told = first[0].rstrip("。").removeprefix("其中")
        draft.say(f"{ends[operation.name != 'most']}的是{told}。", *first[1])
        others = ";".join(sentence.rstrip("。").removeprefix("其中") for sentence, _ in rest)
        return draft.say(f"其余依次是:{others}。", *(quote for _, quotes in rest for quote in quotes))

    def placed(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """Which of a row of numbers holds a place in their order: 从高到低第二名."""
        count, end = operation.operands
        at, order = whole_number(count) - 1, rows.in_order(plan, retrieval, falling=not end)
        if at >= len(order) or [one.base for one in order].count(order[at].base) > 1:
            return None  # no row, or two that share the place
        outcome = self._toolbox.call("rank", operands=operands(order))
        told = [f"{rows.own_name(one)} {wording.amount(printed(one), one.unit)}" for one in order]
        draft = Draft("answered", "both", working=[outcome])
        draft.say(f"{'倒数' if end == '倒数' else ''}第{count}是{told[at]}。", *outcome.quotes)
        return draft.say(f"从{'低到高' if end else '高到低'}依次是:{'、'.join(told)}。", *outcome.quotes)


def _is_of(plan: Plan, figure: Figure) -> bool:
    """Say whether a number's words, or those before it, name the indicator by which a question orders."""
    words = plan.indicators[0].words if plan.indicators else ""
    return words in f"{figure.scope}{figure.parent}{figure.subject}"
