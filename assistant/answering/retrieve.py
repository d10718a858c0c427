"""The retrieval route: the passage or figure that holds the answer, and whether it does."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering import compose, wording
from assistant.answering.draft import Draft
from assistant.answering.evidence import Candidate, Evidence
from assistant.answering.plan import Asked, Plan
from assistant.answering.polarity import lead
from assistant.answering.tools import Toolbox
from assistant.documents.corpus import Corpus

if TYPE_CHECKING:
    from assistant.search.searcher import Searcher

_LIMIT = 40


@dataclass(frozen=True)
class Gates:
    """When found words count as an answer; calibrated on the development half of the questions."""

    quantity: float = 0.45  # least share of the question's subject that a figure's place must hold
    text: float = 0.3
    search: float = 0.0


class Retrieval:
    """Find, judge and word what the documents say."""

    def __init__(self, corpus: Corpus, searcher: "Searcher", toolbox: Toolbox, gates: Gates | None = None) -> None:
        self.corpus, self.searcher, self.toolbox, self.facts = corpus, searcher, toolbox, toolbox.facts
        self.evidence = Evidence(corpus)
        self.gates = gates or Gates()

    def candidates(self, plan: Plan) -> list[Candidate]:
        """Passages ranked for a plan, best first."""
        return self.evidence.rank(plan, self.searcher.search(plan.query, plan.role, _LIMIT))

    def answer(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Word the best candidate, or say that the documents do not tell."""
        if not ranked or not self.supports(plan, ranked[0]):
            return self.not_disclosed(plan, ranked)
        best = ranked[0]
        draft = Draft("answered", "retrieval")
        if plan.kind == "yes_no":
            sentence, quote = compose.clause_sentence(self.corpus, best)
            check = self.toolbox.call(
                "check_statement", statement=plan.query, document=quote.document, start=quote.start, end=quote.end
            )
            draft.working.append(check)
            return draft.say(f"{lead(plan.query, holds=check.result['holds'])}{sentence}", quote)
        if best.figure is not None:
            sentence, quotes = compose.figure_sentence(self.corpus, best.figure)
            return draft.say(sentence, *quotes)
        sentence, quote = compose.clause_sentence(self.corpus, best)
        return draft.say(sentence, quote)

    def indicator(self, plan: Plan, ranked: list[Candidate]) -> tuple[Asked, str] | None:
        """The indicator that the best passage is about, with the kind to answer as: what the words did not name.

        A verdict or threshold question without an indicator's name is understood by what search finds; a value question is
        the calculator's where the best figure is an indicator's reported value.
        """
        if not ranked:
            return None
        best = ranked[0]
        if plan.expects == "quantity" and best.figure is not None and self.supports(plan, best):
            for (indicator, condition, _), reported in self.facts.announcement(question=plan.query).reported.items():
                if reported.figure == best.figure and plan.kind == "value" and plan.per_pupil:
                    return Asked(indicator=indicator, condition=condition, words=""), "value"
        return None

    def supports(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds what is asked: the kind of thing, of that subject."""
        if plan.expects == "quantity":
            if not best.fits or best.figure is None:
                return False
            if plan.levels and best.figure.level and best.figure.level not in plan.levels:
                return False
            return best.coverage >= self.gates.quantity
        return best.coverage >= self.gates.text

    def not_disclosed(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Say what was looked for and the nearest thing known."""
        draft = Draft("not_disclosed", "retrieval" if ranked else "none")
        looked = wording.joined([f"“{term.word}”" for term in plan.terms[:3]]) if plan.terms else "你问的内容"
        if re.search(r"\d", looked):
            looked = "你问的内容"
        draft.say(f"文件没有公布{looked}的{'数字' if plan.expects == 'quantity' else '情况'}。")
        return draft
