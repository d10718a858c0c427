"""All of what a sentence tells in several numbers without a total: 德育示范校一共几所, of 自治区4所 and 自治州7所."""

import re
from collections.abc import Callable

from assistant.answering.arithmetic.operand_words import counts, own_words
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import COMPULSORY_NAME, Plan
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.terms import STRONG
from assistant.documents.figures import Figure
from assistant.text.normalize import fold

_ALTOGETHER = re.compile(r"一共|总共|合计|总计|共计|拢共|统共|加起来|合起来|总数|总额")
_NOUN = 3  # characters that numbers of one thing end with alike


def side_by_side(plan: Plan, opened: Callable[[], Retrieval]) -> list[Figure] | None:
    """The numbers of one thing in a sentence; None where one alone is asked for, or their total is told."""
    if plan.expects != "quantity" or plan.levels or plan.schools or plan.elsewhere or plan.indicators:
        return None
    if len(plan.asks) > 1 or COMPULSORY_NAME in plan.query or not _ALTOGETHER.search(plan.query):
        return None
    retrieval = opened()
    ranked = retrieval.candidates(plan)
    if not ranked or ranked[0].passage.kind != "announcement" or not retrieval.supports(plan, ranked[0]):
        return None
    alike = _alike(plan, ranked[0], retrieval)
    beside = retrieval.corpus.in_sentence(ranked[0].passage)
    told = sum(one.base for one in alike) in {one.base for one in beside}
    return alike if len(alike) > 1 and not told else None


def _alike(plan: Plan, best: Candidate, retrieval: Retrieval) -> list[Figure]:
    """The numbers whose own words end with the noun that a question names, and tell of it as much as the best one."""
    one = best.figure
    if one is None or not counts(one):
        return []
    nouns = {one.subject[-length:] for length in range(_NOUN, len(one.subject) + 1)}
    noun = max((noun for noun in nouns if fold(noun) in fold(plan.query)), key=len, default="")
    terms = [
        term for term in plan.terms if term.weight >= STRONG and found_in(term, fold(own_words(one, retrieval.corpus)))
    ]
    return [
        other
        for other in retrieval.corpus.in_sentence(best.passage)
        if noun
        and (other.kind, other.parent, other.time, other.per) == (one.kind, one.parent, one.time, one.per)
        and other.subject.endswith(noun)
        and counts(other)
        and all(found_in(term, fold(own_words(other, retrieval.corpus))) for term in terms)
    ]
