"""Numbers that an announcement leaves to be reckoned from two that it tells: a share, so much a piece."""

import re
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

_OF_ALL = re.compile(r"学校[^。?]{0,6}占(?:了|到)?(?:全[县区市旗州]|全部|所有)[^。?]{0,4}学校")
_COUNT = re.compile(r"占(?:了|到)?(?:多少|几)[个名所间家人户]")  # 里面小学的占多少人: asks for no share
_JUDGED = frozenset({"verdict", "threshold"})


class Reckoned:
    """Reckon from two numbers that are what the question calls them; None where the documents do not tell both."""

    def __init__(self, toolbox: Toolbox, told: OperandWords, path: Path) -> None:
        self._toolbox, self._words = toolbox, ReckonedWords(path)
        self._portions, self._apiece = Portions(told.understanding, told), Apiece(told.understanding, told)

    def share_of_all(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """The share of all schools, which some rate of theirs (学校达标率100%) does not tell."""
        of_all = _OF_ALL.search(plan.query) and "threshold" not in plan.kinds
        return self.share(plan.model_copy(update={"kinds": ()}), opened) if of_all else None

    def share(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """The share that a part is of its whole: told where the announcement gives it, else computed."""
        if plan.elsewhere or plan.told or _JUDGED & set(plan.kinds) or plan.expects not in {"quantity", "text"}:
            return None
        if _COUNT.search(plan.query):
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

    def minds(self, plan: Plan) -> bool:
        """Say whether a question asks of how many pupils somebody looks after who does not look after all."""
        return self._words.minds(plan.query)

    def apiece(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """How much of a thing there is to one of another."""
        if plan.elsewhere or plan.told or plan.kind in _JUDGED or plan.expects != "quantity":
            return None
        for asked in self._words.each(plan.query):
            retrieval = opened()
            found = self._apiece.find(plan, asked, retrieval)
            if found is not None and shared_out(plan, found, retrieval):
                return worked(self._toolbox, "per", found, "平均")
        return None
