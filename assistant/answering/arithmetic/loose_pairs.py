"""Two numbers of a question in loose words, which does not say which number is which: 老师里骨干占几成."""

import re

from assistant.answering.arithmetic.pairs import Pairs
from assistant.answering.arithmetic.stated import says
from assistant.answering.arithmetic.together import apart, of_two_times, shared_out
from assistant.answering.arithmetic.wholes import Wholes
from assistant.answering.composing.worked import worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Operation
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import is_of_the_others
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure

_OF_THESE = re.compile(r"^(?:那|那么)?(?:这里头?|其中|里[头面]|当中|这里面)")


class LoosePairs:
    """Reckon with the pair that tells a question's words; None where none surely does, or a document says it itself."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, wholes: Wholes) -> None:
        self._toolbox, self._pairs, self._wholes = toolbox, Pairs(understanding), wholes

    def answer(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """The result of an operation over the pair."""
        if plan.told and _OF_THESE.search(plan.question):
            return None  # 这里头骨干占几成: of what was told, and no other number
        ranked = retrieval.candidates(plan)
        told = bool(ranked) and ranked[0].passage.kind == "announcement"  # an example of the standard tells no county's
        if told and says(plan, ranked[0], operation.name, retrieval):
            return None  # search answers it
        share = operation.name == "share"
        found = self._wholes.of_listed(plan, retrieval) if share else None
        found = found or self._pairs.find(plan, operation, retrieval)
        if found is None and share and ranked:
            found = self._wholes.of_parent(plan, operation, retrieval)
        if found is None or not _fit(plan, operation, found, retrieval):
            return None
        return worked(self._toolbox, operation.name, found)


def _fit(plan: Plan, operation: Operation, found: list[Figure], retrieval: Retrieval) -> bool:
    """Say whether an operation may be done with a pair."""
    if any(is_of_the_others(plan.query, plan.terms, one.subject) for one in found):
        return False
    if operation.name == "per":
        return shared_out(plan, found, retrieval)
    if operation.name == "difference":
        return apart(plan, found) and of_two_times(plan, found)
    if operation.name != "share":
        return True
    return retrieval.tells_parts(plan, found) and not _of_another(found, retrieval)  # 老师里女的占几成


def _of_another(found: list[Figure], retrieval: Retrieval) -> bool:
    """Say whether the sentence of a sum of money tells of what it is a part, and the second number is not that."""
    part, whole = found
    told = {one.subject for one in retrieval.corpus.beside(part) if one.kind == part.kind}
    return part.kind == "money" and part.parent in told and whole.subject != part.parent
