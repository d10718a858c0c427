"""An operation over the numbers that were told before: 加起来是多少, 占多大比例, 那人均呢."""

import re

from assistant.answering.arithmetic.against_standard import STANDARD
from assistant.answering.arithmetic.over_years import OverYears
from assistant.answering.composing.worked import grown, worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Operation, Operations
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE, SHARES

BOTH = re.compile(r"两(?:边|个|者|样|笔|项|头|下里)|前面那|前者|后者|前一[个种项]|刚才[那这]两")
_BY_SCHOOL = re.compile(r"[每一][所校]|校均|每校")
_BRIEF = 16  # characters of a question that only names an operation


class Recalled:
    """Reckon over what was told; None where a question names numbers of its own, or too few were told."""

    def __init__(
        self, toolbox: Toolbox, understanding: Understanding, operations: Operations, over_years: OverYears
    ) -> None:
        self._toolbox, self._understanding, self._operations = toolbox, understanding, operations
        self._corpus, self._over_years = understanding.corpus, over_years

    def answer(self, plan: Plan) -> Draft | None:
        """The answer to a question that names only an operation, or the year that it adds to what was told."""
        own = self._understanding
        if not plan.told or own.indicators(plan.question) or STANDARD.search(plan.question):
            return None
        if own.subject(plan.question) and not BOTH.search(plan.question):
            return None
        if own.years(plan.question):
            return self._over_years.added(plan)
        operation = self._operations.alone(plan.question)
        return self.alone(plan, operation) if operation and len(plan.question) <= _BRIEF else None

    def alone(self, plan: Plan, operation: Operation) -> Draft | None:
        """An operation that names no number of its own, over those told last."""
        name = operation.name
        if name == "per":
            shared = _shared_out(plan, self._corpus)
            return worked(self._toolbox, name, shared) if shared else None
        found = (_part_of_whole(plan, self._corpus) if name == "share" else None) or last(
            plan, operation.named or 2, self._corpus
        )
        if len(found) < 2 or len({figure.kind for figure in found}) > 1:
            return None
        if name in {"difference", "share", "ratio", "times"}:
            found = sorted(found, key=lambda figure: figure.base, reverse=name != "share")
        elif name == "growth":
            found = [found[-1], found[0]]
        elif name != "sum":
            return None
        own_word = {"growth": grown(rises=found[0].base > found[1].base), "times": "比值"}
        return worked(self._toolbox, name, found, own_word.get(name, ""))


def last(plan: Plan, wanted: int, corpus: Corpus) -> list[Figure]:
    """The numbers told last: those of one turn where it told as many, else the first of each turn."""
    turns = [[f for told in turn if (f := corpus.figure_at(*told))] for turn in dict.fromkeys(plan.told)]
    if turns and len(turns[-1]) == wanted and len({figure.kind for figure in turns[-1]}) == 1:
        return turns[-1]
    return [figures[0] for figures in turns if figures][-wanted:]


def _part_of_whole(plan: Plan, corpus: Corpus) -> list[Figure] | None:
    """What was told last as a part of what a turn before told: 残疾学生403人 / 随班就读241人,特校118人 / 占百分之几."""
    turns = [[f for told in turn if (f := corpus.figure_at(*told))] for turn in dict.fromkeys(plan.told)]
    first = [figures[0] for figures in turns if figures]
    whole = next((one for one in reversed(first[:-1]) if _is_whole(one, first[-1])), None)
    return [first[-1], whole] if whole else None


def _is_whole(whole: Figure, part: Figure) -> bool:
    return whole.kind == part.kind and whole.base > part.base and whole.kind not in SHARES


def _shared_out(plan: Plan, corpus: Corpus) -> list[Figure] | None:
    """What was told last and the people or schools told with it: 助学金49.46万元,430人 / 那人均呢."""
    told = [f for turn in plan.told[-2:] for one in turn if (f := corpus.figure_at(*one))]
    wanted = ("school",) if _BY_SCHOOL.search(plan.question.replace("一下", "")) else PEOPLE
    over = [figure for figure in told if figure.kind in wanted]
    shared = [figure for figure in told if figure.kind not in (*wanted, *SHARES)]
    return [shared[-1], over[-1]] if over and shared and over[-1].base > 1 else None
