"""Numbers that an announcement leaves to be reckoned from two that it tells: a share, so much a piece."""

from collections.abc import Callable
from pathlib import Path

from assistant.answering.arithmetic.each import Apiece
from assistant.answering.arithmetic.operand_words import OperandWords
from assistant.answering.arithmetic.portions import Portions
from assistant.answering.arithmetic.together import shared_out
from assistant.answering.composing import compose
from assistant.answering.composing.worked import worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.reckoned_words import ReckonedWords

_JUDGED = frozenset({"verdict", "threshold"})


class Reckoned:
    """Reckon from two numbers that are what the question calls them; None where the documents do not tell both."""

    def __init__(self, toolbox: Toolbox, told: OperandWords, path: Path) -> None:
        self._toolbox, self._words = toolbox, ReckonedWords(path)
        self._portions, self._apiece = Portions(told.understanding, told), Apiece(told.understanding, told)

    def share(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """The share that a part is of its whole: told where the announcement gives it, else computed."""
        if plan.elsewhere or plan.told or _JUDGED & set(plan.kinds) or plan.expects not in {"quantity", "text"}:
            return None
        for asked in self._words.shares(plan.query):
            retrieval = opened()
            found = self._portions.find(plan, asked, retrieval)
            if found is None:
                continue
            stated = self._portions.stated(asked, *found, retrieval)
            if stated is not None:
                sentence, quotes = compose.figure_sentence(retrieval.corpus, stated)
                return Draft("answered", "retrieval").say(sentence, *quotes)
            part, wholes = found
            return worked(self._toolbox, "share", (part, *wholes), "占")
        return None

    def apiece(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """How much of a thing there is to one of another."""
        if plan.elsewhere or plan.told or _JUDGED & set(plan.kinds) or plan.expects != "quantity":
            return None
        for asked in self._words.each(plan.query):
            retrieval = opened()
            found = self._apiece.find(plan, asked, retrieval)
            if found is not None and shared_out(plan, found, retrieval):
                return worked(self._toolbox, "per", found, "平均")
        return None
