"""Asking back: one short question with choices, where the words fit several indicators alike or name nothing at all."""

import re
from collections.abc import Callable

from assistant.answering.draft import Draft
from assistant.answering.kinds import FIELDS
from assistant.answering.plan import Plan
from assistant.answering.suggest import Suggest
from assistant.answering.understand import Understanding

_TELLING = 0.25  # a lighter word than this names nothing by itself
_NO_SUBJECT_NEEDED = {"period", "nearest", "audit", *FIELDS}
_CHOICES = 4
_JUDGED = frozenset({"verdict", "threshold"})
_TELLABLE = frozenset({"value", "list", "when"})  # 那个怎么样 and 合格吗 are about nothing, whatever search finds
_LARGEST = re.compile(r"哪(?:一)?(?:个|所|间|家)[^,?]{0,6}最")  # asks for a school, not for an indicator


class Unclear:
    """Decide before anything is looked up whether a question says what it is about."""

    def __init__(self, understanding: Understanding, suggest: Suggest) -> None:
        self._understanding, self._suggest = understanding, suggest

    def answer(self, plan: Plan, told: Callable[[], bool]) -> Draft | None:
        """A question back with choices; None where the question is clear enough to be answered or refused.

        ``told`` says whether search finds what is asked: 一共几个岛 names nothing that these documents are about, and
        one announcement tells it.
        """
        draft = self._between(plan) or self._about_nothing(plan)
        tellable = plan.kind in _TELLABLE and not _JUDGED & set(plan.kinds)
        return None if draft and tellable and told() else draft

    def _between(self, plan: Plan) -> Draft | None:
        """Several indicators fit alike: 教师达标吗 may mean their degrees, the key teachers, the art teachers."""
        kind = next((kind for kind in ("verdict", "threshold") if kind in plan.kinds), "")
        if not kind or plan.schools or plan.elsewhere or plan.numbers or len(plan.levels) > 1:
            return None
        alike = () if _LARGEST.search(plan.query) else self._understanding.alike(plan.query)
        if len(alike) < 2:
            return None
        level = plan.levels[0] if len(plan.levels) == 1 else ""
        choices = self._suggest.about(kind, alike, level)
        names = "、".join(self._suggest.name(indicator) for indicator in alike)
        return _back(f"你想问的是哪一项?同你说的相近的有:{names}。", choices)

    def _about_nothing(self, plan: Plan) -> Draft | None:
        """Neither the question nor the conversation says what it is about."""
        judged = _JUDGED & set(plan.kinds) or plan.kind == "about"
        least = _TELLING if judged else 0.0
        about = (
            plan.indicators
            or self._understanding.levels(plan.query)
            or plan.schools
            or any(term.weight >= least for term in plan.terms)
            or plan.kind in _NO_SUBJECT_NEEDED
        )
        if about or plan.numbers:
            return None
        examples = [each.question for each in self._suggest.examples(plan.role)]
        return _back("你想问哪一项?请说出指标或者事情,例如:", examples[:_CHOICES])


def _back(words: str, choices: list[str]) -> Draft:
    return Draft("clarify", "none", options=tuple(choices)).say(words)
