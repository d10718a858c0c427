"""An operation over numbers of several years: 2022、2023、2024三年一共多少钱, 比上年多了多少."""

import re
from collections.abc import Callable

from assistant.answering.arithmetic.wholes import Wholes
from assistant.answering.composing.worked import grown, worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Name
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.quantities import SHARES

_BY_HOW_MUCH = re.compile(r"(?:[多少增减涨降升加长]|提高|下降)(?:了|出)?(?:多少|几)(?!个?百分|成|个点)")


class OverYears:
    """Reckon over years; None where a question asks for none or their numbers are not told."""

    def __init__(self, toolbox: Toolbox, corpus: Corpus, wholes: Wholes) -> None:
        self._toolbox, self._corpus, self._wholes = toolbox, corpus, wholes

    def added(self, plan: Plan, retrieval: Retrieval | None = None) -> Draft | None:
        """Over what was told and the year that a follow-up adds, which stands beside it or ``retrieval`` finds."""
        by_year = self._wholes.told_by_year(plan, self._corpus, retrieval)
        return self._told(plan, *by_year) if by_year else None

    def named(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """Over the years that a question names; shares are only held against each other."""
        name = self._wholes.over_years(plan)
        found = self._wholes.of_years(plan, name, opened()) if name else None
        return self._told(plan, "difference" if found[0].kind in SHARES else name, found) if name and found else None

    def _told(self, plan: Plan, name: Name, figures: list[Figure]) -> Draft:
        """The result; how far apart two are is told without a sign.

        多了多少,涨了百分之几 asks for both: how far apart they are, then by what share.
        """
        apart = sorted(figures, key=lambda figure: figure.base, reverse=True)
        if name == "difference":
            return worked(self._toolbox, name, apart)
        if name != "growth":
            return worked(self._toolbox, name, figures)
        draft = worked(self._toolbox, name, figures, grown(rises=figures[0].base > figures[1].base))
        if not _BY_HOW_MUCH.search(plan.query):
            return draft
        both = worked(self._toolbox, "difference", apart)
        both.working += draft.working
        return both.say(draft.sentences[0].text, *draft.sentences[0].quotes)
