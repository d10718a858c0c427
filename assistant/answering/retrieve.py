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
    """When found words count as an answer; set on the development questions.

    A score of the search cannot tell whether an answer is there: what counts is how much of the question's subject the place
    holds, of the words that the documents know at all, and whether it holds the word that is asked of.
    """

    quantity: float = 0.4
    text: float = 0.35
    unknown_head: float = 0.9  # a rarer noun than this, unknown to every document, is a subject nobody wrote about


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

        A verdict question without an indicator's name is understood by what search finds; a value question is the calculator's
        where the best figure is an indicator's reported value.
        """
        if not ranked or not self.supports(plan, ranked[0]):
            return None
        best = ranked[0]
        facts = self.facts.announcement(question=plan.query)
        wanted = "verdict" if "verdict" in plan.kinds else "value" if plan.kind in {"value", "compare"} else ""
        for (indicator, condition, _), reported in facts.reported.items():
            if not wanted or reported.figure.passage != best.passage.id:
                continue
            if wanted == "verdict" or (reported.figure == best.figure and plan.per_pupil):
                return Asked(indicator=indicator, condition=condition, words=""), wanted
        if wanted == "verdict":
            for claim in facts.claims.values():
                if claim.passage == best.passage.id:
                    return Asked(indicator=claim.indicator, condition=None, words=""), wanted
        return None

    def supports(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds what is asked: the kind of thing, of that subject, level and time."""
        if not best.fits or not self._right_time(plan, best):
            return False
        if plan.expects == "quantity":
            figure, head = best.figure, plan.head
            if figure is None or (plan.levels and figure.level and figure.level not in plan.levels):
                return False
            if head is not None and (not best.holds(head) and (head.known or head.weight >= self.gates.unknown_head)):
                return False
            return _known_coverage(plan, best) >= self.gates.quantity
        return _known_coverage(plan, best) >= self.gates.text

    def _right_time(self, plan: Plan, best: Candidate) -> bool:
        """A year that is asked for must be the figure's own or, where it states none, the announcement's."""
        if not plan.years or best.passage.kind != "announcement":
            return True
        document = self.corpus.documents[best.passage.document]
        time = best.figure.time if best.figure else ""
        sentence = document.text[slice(*best.passage.sentence)]
        stated = [year for year in plan.years if str(year) in (time or sentence)]
        own = document.description.opens[:4] or document.description.published[:4]
        return bool(stated) or (not re.search(r"(?:19|20)\d{2}", time) and own in map(str, plan.years))

    def not_disclosed(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Say what was looked for and the nearest thing known."""
        draft = Draft("not_disclosed", "retrieval" if ranked else "none")
        looked = wording.joined([f"“{term.word}”" for term in plan.terms[:3]]) if plan.terms else "你问的内容"
        if re.search(r"\d", looked):
            looked = "你问的内容"
        draft.say(f"文件没有公布{looked}的{'数字' if plan.expects == 'quantity' else '情况'}。")
        return draft


def _known_coverage(plan: Plan, best: Candidate) -> float:
    """The share of the question's subject that a place holds, of the words that any document knows."""
    known = sum(term.weight for term in plan.terms if term.known)
    total = sum(term.weight for term in plan.terms)
    if not known:
        return 1.0 if plan.levels or plan.indicators else 0.0
    return best.coverage * total / known
