"""How far a number is from one that the asker names: 专任教师离1100人还差几个, 满意度离100%还差多少."""

from collections.abc import Callable
from pathlib import Path

from assistant.answering.arithmetic.operands import how_many
from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.quantities import Quantity, find_quantities
from assistant.text.yaml_file import read_keyed

_ASIDE = 2  # characters of the words of an aim that are none of its number
# How exactly the distance is known, by how the announcement prints its number: of 95.7%以上 at most
_SURELY = {">=": "最多", ">": "不到", "<=": "至少", "<": "不止", "~": "约"}


class Aims:
    """Take a number from the asker's own; None where a question names none or no such number is told."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, basics: Basics, path: Path) -> None:
        lines = read_keyed(path, {"asked"})["asked"].splitlines()
        self._asked = [pattern(line, path.name) for line in lines if line.strip()]
        self._toolbox, self._understanding, self._basics = toolbox, understanding, basics

    def answer(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """How much is missing, or by how much the aim is passed, with its working."""
        if plan.elsewhere or plan.schools:
            return None
        for line in self._asked:
            match = line.search(plan.query)
            aim = _number(match["aim"]) if match else None
            if match and aim and (figure := self._figure(plan, match["what"], aim, opened())) is not None:
                return self._worded(figure, aim, opened())
        return None

    def _figure(self, plan: Plan, what: str, aim: Quantity, retrieval: Retrieval) -> Figure | None:
        """The announcement's number of what is called so, in the unit of the aim."""
        units = (aim.kind,) if aim.kind else ()
        if (basic := self._basics.named(plan, what, units)) is not None:
            return basic
        single = how_many(self._understanding, plan, what, units)
        ranked = retrieval.candidates(single)
        if not ranked or ranked[0].passage.kind != "announcement" or not retrieval.supports(single, ranked[0]):
            return None
        figure = ranked[0].figure
        return figure if figure and figure.unit and aim.kind in {"", figure.kind} else None

    def _worded(self, figure: Figure, aim: Quantity, retrieval: Retrieval) -> Draft:
        own = aim.base / (figure.base / figure.value) if aim.kind and figure.value else aim.value
        outcome = self._toolbox.call(
            "project", operation="gap", operands=[compose.operand(figure, compose.label(figure))], count=own
        )
        gap = outcome.result
        shown = wording.amount(str(gap["display"]), str(gap["unit"]))
        named = wording.amount(str(gap["aim"]), figure.unit)
        label, surely = compose.label(figure), _SURELY.get(figure.comparator, "")
        draft = Draft("answered", "both", working=[outcome])
        if gap["value"] > 0:
            draft.say(f"{label}离 {named}{surely}还差 {shown}({gap['steps']})。", *outcome.quotes)
        elif gap["value"] == 0:
            draft.say(f"{label}正好是 {named}。", *outcome.quotes)
        else:
            draft.say(f"{label}已经超过 {named},多 {shown}({gap['steps']})。", *outcome.quotes)
        sentence, quotes = compose.figure_sentence(retrieval.corpus, figure)
        return draft.say(f"公示给出的是:{sentence}", *quotes).say(f"{named}是你说的数。")


def _number(words: str) -> Quantity | None:
    """The one number that words are; None where they hold none, or say more."""
    found = find_quantities(words, chinese=True)
    aside = len(words) - sum(one.end - one.start for one in found)
    return found[0] if len(found) == 1 and aside <= _ASIDE else None
