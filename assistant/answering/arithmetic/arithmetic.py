"""Arithmetic over the numbers that the documents give: 五类资助一共多少钱, 生师比, 平均每所学校多少学生.

The operands are found by search, one for each thing that the question names; the computing is a tool's. Each family of
operations has a module of its own; here is the order in which they are asked.
"""

from collections.abc import Callable
from functools import partial

from assistant.answering.arithmetic.addends import Addends
from assistant.answering.arithmetic.against_standard import AgainstStandard
from assistant.answering.arithmetic.asked_operations import AskedOperations
from assistant.answering.arithmetic.beside import Beside
from assistant.answering.arithmetic.breakdowns import Breakdowns
from assistant.answering.arithmetic.indicators_own import reports_share
from assistant.answering.arithmetic.loose_pairs import LoosePairs
from assistant.answering.arithmetic.means import Means
from assistant.answering.arithmetic.moved import Moved
from assistant.answering.arithmetic.named_pairs import NamedPairs
from assistant.answering.arithmetic.operands import Operands
from assistant.answering.arithmetic.opinions import Opinions
from assistant.answering.arithmetic.opposites import Opposites
from assistant.answering.arithmetic.over_years import OverYears
from assistant.answering.arithmetic.ranking import Ranking
from assistant.answering.arithmetic.recalled import Recalled, last
from assistant.answering.arithmetic.reckoned import Reckoned
from assistant.answering.arithmetic.remainder import Remainder
from assistant.answering.arithmetic.side_by_side import side_by_side
from assistant.answering.arithmetic.stated import asks_share, tells_share
from assistant.answering.arithmetic.wholes import Wholes
from assistant.answering.composing.worked import worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.retrieval.sorts import of_sorts
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.beside_words import BesideWords
from assistant.answering.understanding.movements import Movements
from assistant.answering.understanding.operations import Operation, Operations
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.indicator_calls import IndicatorCalls


class Arithmetic:
    """Find the operands of an operation and compute it; None where a question asks for none or they are not given."""

    def __init__(
        self,
        toolbox: Toolbox,
        understanding: Understanding,
        operations: Operations,
        movements: Movements,
        called: Reckoned,
        basics: Basics,
        opinions: Opinions,
        breakdowns: Breakdowns,
        beside: BesideWords,
        opposites: Opposites,
    ) -> None:
        self._toolbox, self._understanding, self._calls = toolbox, understanding, IndicatorCalls(toolbox)
        self.operands = operands = Operands(understanding, basics)
        wholes = Wholes(understanding, operations, operands)
        self._called, self._opinions, self._breakdowns = called, opinions, breakdowns
        self._opposites, self._remainder = opposites, Remainder(understanding)
        self._asked = AskedOperations(operations, understanding, self._calls)
        self._addends = Addends(understanding, operands)
        self._means = Means(toolbox, understanding, operands, basics)
        self._named_pairs = NamedPairs(toolbox, understanding, operands, wholes)
        self._loose_pairs = LoosePairs(toolbox, understanding, wholes)
        self._ranking = Ranking(toolbox, operations, operands)
        self._beside = Beside(understanding, operations, operands, basics, beside)
        self._moved = Moved(toolbox, understanding, movements, basics)
        self._against_standard = AgainstStandard(toolbox, understanding, self._calls)
        self._over_years = OverYears(toolbox, understanding.corpus, wholes)
        self._recalled = Recalled(toolbox, understanding, operations, self._over_years)

    def recalled(self, plan: Plan) -> Draft | None:
        """An operation that names no number of its own, over those told before; None for every other question."""
        return self._recalled.answer(plan)

    def reckoned(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """What a plan asks to reckon: by what it says of each number, else by a pair. Only that opens search."""
        own = self._understanding
        years = own.years(plan.question) if plan.told and not own.subject(plan.question) else ()
        draft = self._over_years.added(plan, retrieval()) if years else None
        draft = draft or self._of_all(plan, retrieval) or self._of_beside(plan, retrieval)
        draft = draft or self._over_years.named(plan, retrieval)
        draft = draft or self._moved.answer(plan, retrieval) or self._named_pairs.of_levels(plan, retrieval)
        if draft is not None:
            return draft
        if (draft := self._called.share_of_all(plan, retrieval)) is not None:
            return draft
        if asks_share(plan) and tells_share(plan, retrieval()):
            return None  # search answers it
        draft = None if reports_share(plan, self._calls) else self._called.share(plan, retrieval)
        draft = draft or self._means.of_all(plan, retrieval)
        if draft is None and (operation := self._asked.find(plan)):
            draft = self._answer(plan, operation, retrieval())
        if draft is None and (rest := self._beside.rest(plan, retrieval)) is not None:
            draft = worked(self._toolbox, "difference", rest, "其余")
        if draft is None and (operation := self._asked.loose(plan)):
            draft = self._loose_pairs.answer(plan, operation, retrieval())
        return draft or self._called.apiece(plan, retrieval)

    def _of_all(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """What is reckoned of opinions, what is left, for each pupil, or of all schools where only sorts are told."""
        if (opinions := self._opinions.find(plan)) is not None:
            return worked(self._toolbox, *opinions)
        left = self._opposites.find(plan) or self._remainder.find(plan) or self._breakdowns.left(plan, retrieval)
        if left is not None:
            return worked(self._toolbox, "difference", left, "其余")
        if (each := self._means.of_each_pupil(plan)) is not None:
            return each
        sorts = of_sorts(plan, retrieval) or side_by_side(plan, retrieval)
        return worked(self._toolbox, "sum", sorts) if sorts else None

    def _of_beside(self, plan: Plan, retrieval: Callable[[], Retrieval]) -> Draft | None:
        """What is reckoned of a number told before and one of its sentence."""
        both = self._beside.told(plan, retrieval)
        return worked(self._toolbox, *both) if both else None

    def _answer(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """What an operation gives over the numbers that a plan names."""
        if not operation.operands and not operation.group:
            return self._recalled.alone(plan, operation)
        if operation.name == "sum":
            return self._sum(plan, operation, retrieval)
        if operation.name in {"most", "least", "range"}:
            return self._ranking.extreme(plan, operation, retrieval)
        if operation.name == "place":
            return self._ranking.placed(plan, operation, retrieval)
        if operation.name == "per":
            return None if self._called.minds(plan) else self._means.named(plan, operation, retrieval)
        if held := self._against_standard.asked(plan, operation):
            return self._against_standard.answer(plan, operation, held)
        if operation.name in {"share", "difference", "ratio", "times", "growth"}:
            return self._named_pairs.answer(plan, operation, retrieval)
        return None

    def _sum(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """All that a question lists, each found by itself, or that a sentence lists as a group."""
        told = partial(last, plan, corpus=self._understanding.corpus)
        found = self._addends.find(plan, operation, retrieval, told)
        found = found or self._breakdowns.listed(plan, operation.operands, retrieval)
        return worked(self._toolbox, "sum", found) if found else None
