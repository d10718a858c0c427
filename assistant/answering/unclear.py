"""Asking back: one short question with choices, where the words fit several indicators alike or name nothing at all."""

import re
from collections.abc import Callable

from assistant.answering.drafts.draft import Draft
from assistant.answering.suggest import Suggest
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding

_TELLING = 0.25  # a lighter word than this names nothing by itself
_NO_SUBJECT_NEEDED = {"period", "nearest", "audit", *FIELDS}
_CHOICES = 4
_JUDGED = frozenset({"verdict", "threshold"})
_TELLABLE = frozenset({"value", "list", "when"})  # 这些数字是哪天的
_SURELY, _CERTAIN = 0.6, 0.8  # chances that search finds what is asked: by no word, and by words that fit several
# What is left without these says what a question is about: 那个怎么样 and 学校合格吗 are about nothing
_EMPTY = re.compile(
    r"达标|合格|过关|过线|标准|要求|多少|什么|怎么样|咋样|如何|到底|学校|数字?|一共|总共|一下|[几哪啥是吗呢吧么嘛了的这那它个项条所些够大小高低好坏多少不没有差在问事和也都还就得地着过]"
)
_JUDGES = re.compile(r"(?:达标|合格|过关|过线|达到|够数|标准|要求|[达够过超到没不了吗么呢])+")  # 达标没, 达没达标
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SAYS = 2  # characters
_LARGEST = re.compile(r"哪(?:一)?(?:个|所|间|家)[^,?]{0,6}最")  # asks for a school, not for an indicator


class Unclear:
    """Decide before anything is looked up whether a question says what it is about."""

    def __init__(self, understanding: Understanding, suggest: Suggest) -> None:
        self._understanding, self._suggest = understanding, suggest

    def answer(self, plan: Plan, told: Callable[[float], bool]) -> Draft | None:
        """A question back with choices; None where the question is clear enough to be answered or refused.

        ``told`` says whether search finds what is asked, with such a chance: 一共几个岛 names nothing that these
        documents are about, and one announcement tells it.
        """
        if (draft := self._between(plan)) is not None:
            here = plan.kind not in _JUDGED and plan.about != "standard"
            return None if here and told(_CERTAIN) else draft
        if (draft := self._about_nothing(plan)) is not None:
            tellable = plan.kind in _TELLABLE and not _JUDGED & set(plan.kinds)
            says = tellable or len(_CHINESE.findall(_EMPTY.sub("", plan.query))) >= _SAYS
            return None if says and told(_SURELY) else draft
        return None

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
            or any(term.weight >= least and not _JUDGES.fullmatch(term.word) for term in plan.terms)
            or plan.kind in _NO_SUBJECT_NEEDED
        )
        if about or plan.numbers:
            return None
        examples = [each.question for each in self._suggest.examples(plan.role)]
        return _back("你想问哪一项?请说出指标或者事情,例如:", examples[:_CHOICES])


def _back(words: str, choices: list[str]) -> Draft:
    return Draft("clarify", "none", options=tuple(choices)).say(words)
