"""How far a number has moved, or what it was before: by its two ends, or by one of them and the move."""

from collections.abc import Callable

from assistant.answering.arithmetic.ends import Ends
from assistant.answering.arithmetic.in_a_year import InAYear
from assistant.answering.composing.worked import worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.movements import Movements
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding


class Moved:
    """Reckon over a movement in time; None where a question asks for none, or the documents do not tell it."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, movements: Movements, basics: Basics) -> None:
        self._toolbox, self._movements = toolbox, movements
        self._ends = Ends(understanding, toolbox.facts.corpus)
        self._in_a_year = InAYear(understanding, basics, self._ends)

    def answer(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """The move, or the end of it that is asked for."""
        if plan.elsewhere or plan.schools or plan.expects not in {"quantity", "text"} or plan.kind == "threshold":
            return None
        asked = self._movements.asked(plan.query)
        found = self._in_a_year.moved(plan, asked) if asked else self._in_a_year.was(plan)
        if found is None and asked:
            found = self._ends.find(plan, asked, opened())
        if found is None and plan.expects == "quantity" and not (asked or self._movements.compares(plan.query)):
            found = self._ends.other_side(plan)
        return worked(self._toolbox, found.name, found.figures, found.label) if found else None
