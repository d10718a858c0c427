"""The way of a question: the routes that may answer it, in order; the first that gives a draft has answered."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from assistant.answering.answerers import Answerers
from assistant.answering.drafts.draft import Draft
from assistant.answering.field_questions import FieldQuestions
from assistant.answering.finding import Finding
from assistant.answering.lookup import Lookup
from assistant.answering.part_told import PartTold
from assistant.answering.parts import Parts
from assistant.answering.searching import Opened
from assistant.answering.understanding.plan import Plan

Route = Callable[[Plan], Draft | None]
_ROWS, _AGREEING = 8, 2  # passages of school tables that are looked at; those of an indicator that must agree


class Stage(NamedTuple):
    """How a plan is read from here on, and the routes that are then tried on it, in order."""

    read: Callable[[Plan], Plan]
    routes: tuple[Route, ...]


class Routes:
    """All routes; ``indicator_of`` tells which indicator a passage of a school table is about."""

    def __init__(self, of: Answerers, parts: Parts, indicator_of: dict[str, str], opened: Opened) -> None:
        self._answerers, self._opened, self._indicator_of = of, opened, indicator_of
        self._understanding = parts.understanding
        self._finding, self._part_told = Finding(opened), PartTold(parts.restrictions, parts.corpus)
        self._fields = FieldQuestions(of.contact, parts.understanding, self._finding, opened)
        self._lookup = Lookup(of, parts, self._part_told, opened)
        self._stages = self._in_order()

    def answer(self, plan: Plan) -> Draft:
        """The schools of a table where they are asked for; else the documents, and a table for what they leave out."""
        schools = self._answerers.schools[plan.role]
        if (draft := schools.answer(plan, self._indicator_found)) is not None:
            return draft
        draft = self._answerers.said_of_all.told(plan, self._of_documents(plan), partial(self._by_itself, plan))
        return (schools.instead(plan) or draft) if draft.status == "not_disclosed" else draft

    def _in_order(self) -> tuple[Stage, ...]:
        """Whole questions of a form of their own; what is taken for granted, outside or unclear; then numbers."""
        of, searching = self._answerers, self._searching
        return (
            Stage(
                self._restated,
                (
                    searching(of.aims.answer),
                    searching(of.breakdowns.answer),
                    of.own_school.answer,
                    of.own_case.answer,
                    of.own_class.answer,
                    of.shortcomings.answer,
                    of.named_school.answer,
                    of.named_school.compared,
                    of.named_school.size,
                    of.over_limit.answer,
                    of.said_short.which,
                    self._audited,
                    of.sums.answer,
                    self._ruled,
                    searching(of.trends.answer),
                    searching(of.supposed.answer),
                ),
            ),
            Stage(
                of.supposed.unsettled,
                (
                    self._set_right,
                    self._granted,
                    of.arithmetic.recalled,
                    self._outside,
                    self._asked_back,
                    self._fields.answer,
                ),
            ),
            Stage(
                self._fields.unanswered,
                (
                    self._compared,
                    searching(of.projected.answer),
                    searching(of.prices.answer),
                    searching(of.yearly.answer),
                    searching(of.arithmetic.reckoned),
                ),
            ),
        )

    def _of_documents(self, plan: Plan) -> Draft:
        """The draft of the first route that gives one; what is calculated or found where none does."""
        for stage in self._stages:
            plan = stage.read(plan)
            for route in stage.routes:
                if (draft := route(plan)) is not None:
                    return draft
        return self._lookup.answer(plan)

    def _by_itself(self, plan: Plan, question: str) -> Draft:
        """Answer what a question asks beside what it takes for granted."""
        return self._of_documents(self._understanding.plan(question, role=plan.role, today=plan.today))

    def _searching(self, route: Callable[[Plan, Opened], Draft | None]) -> Route:
        """A route that may open search."""
        return lambda plan: route(plan, self._opened)

    # -- single routes -------------------------------------------------------------------------------------------------

    def _restated(self, plan: Plan) -> Plan:
        """A plan with the kind and the indicator that its question means."""
        plan = self._fields.restated(self._answerers.state.restated(plan))
        return self._answerers.meant.completed(plan, self._opened)

    def _audited(self, plan: Plan) -> Draft | None:
        """The audit of several indicators, with what the announcement admits of them."""
        return self._answerers.said_short.told(plan, self._answerers.audit.answer(plan))

    def _ruled(self, plan: Plan) -> Draft | None:
        """The rule that is asked for; what the question's own words put outside needs no search to say so."""
        return None if self._outside(plan) else self._answerers.rules_asked.answer(plan, self._opened)

    def _set_right(self, plan: Plan) -> Draft | None:
        """What a question states, held against the documents; only where it tells the part asked of."""
        return self._part_told.kept(plan, self._answerers.premise.answer(plan, self._opened))

    def _granted(self, plan: Plan) -> Draft | None:
        """A number that is taken for granted, set right, and the answer to the rest of the question."""
        return self._answerers.granted.answer(plan, self._opened, partial(self._by_itself, plan))

    def _outside(self, plan: Plan) -> Draft | None:
        """What the question's own words put outside, unless search finds it told."""
        return self._answerers.outside.answer(plan, partial(self._finding.tells_here, plan))

    def _asked_back(self, plan: Plan) -> Draft | None:
        """A question back, where neither its words nor search tell what is asked about."""
        return self._answerers.unclear.answer(plan, partial(self._finding.holds, plan))

    def _compared(self, plan: Plan) -> Draft | None:
        """Two levels against each other; search is opened only where the calculator has not both."""
        if plan.kind != "compare":
            return None
        return self._answerers.comparison.answer(plan, None) or self._answerers.comparison.answer(plan, self._opened())

    def _indicator_found(self, plan: Plan) -> str:
        """The indicator that search finds in the school tables; empty where its first passages do not agree."""
        hits = self._opened().searcher.search(plan.query, plan.role, _ROWS, among="schools")
        found = [one for hit in hits if (one := self._indicator_of[hit.passage])][:_AGREEING]
        return found[0] if found and len(set(found)) == 1 else ""
