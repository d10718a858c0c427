"""Two numbers of one kind that a question names: 初中学生占全部学生的百分之几, 学生机房比录播教室多多少间."""

import re
from collections.abc import Callable, Sequence

from assistant.answering.arithmetic.operands import Operands
from assistant.answering.arithmetic.stated import stated
from assistant.answering.arithmetic.together import (
    in_one_sentence,
    is_part_of_other,
    of_all_levels,
    of_two_times,
    told_apart,
)
from assistant.answering.arithmetic.wholes import Wholes
from assistant.answering.composing.worked import worked
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval import rows
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Name, Operation
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE, SHARES

_RATE = re.compile(r"[\u4e00-\u9fff]{2}[率度]$")
_RATIO = {"生": "在校生", "学生": "在校生", "师": "专任教师", "老师": "专任教师", "教师": "专任教师"}
_ALL_PUPILS = re.compile(
    r"^(?:全部|所有|全[县区市])*(小学|初中|义务教育(?:阶段|段)?|中小学|全[县区市])?(?:的|全部|所有)*(?:学生|娃娃?|孩子|(?<=[学中])生)(?:人数|数量?|总数)?$"
)
_APART = re.compile(r"[比跟和与].*(?:[多少高低](?:[\u4e00-\u9fff])?|差)(?:了|出|来)?(?:多少|几)")
_TWO = 2


class NamedPairs:
    """Hold one number against another; None where the documents do not tell both, each as the question calls it."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, operands: Operands, wholes: Wholes) -> None:
        self._toolbox, self._understanding = toolbox, understanding
        self._operands, self._wholes = operands, wholes

    def answer(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """The share, difference, ratio or growth; a share that a document gives is quoted."""
        name = operation.name
        if name == "share":
            of_all = _ALL_PUPILS.fullmatch(operation.operands[1])  # a share of another whole is none of all pupils
            if not of_all and (told := stated(plan, "share", retrieval)) is not None:
                return told
            if (listed := self._wholes.of_listed(plan, retrieval)) is not None:
                return worked(self._toolbox, "share", listed)
        words, units = self._phrases(plan, operation)
        first, second = self._operands.completed(words) if name == "difference" else words
        found = self._found(plan, name, (first, second), units, retrieval)
        if found is None or not self._fit(name, (first, second), found, plan, retrieval):
            return None
        if name == "difference":  # how far apart: which is more, the numbers themselves show
            found = sorted(found, key=lambda figure: figure.base, reverse=True)
        grown = "高出" if found[0].base > found[1].base else "低"
        return worked(self._toolbox, name, found, grown if name == "growth" else "")

    def of_levels(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """How far apart the numbers of two levels are that a document tells side by side."""
        asks = len(plan.levels) == _TWO and plan.expects == "quantity" and _APART.search(plan.query)
        if not asks or plan.elsewhere or plan.schools or plan.indicators:
            return None
        found = rows.of_levels(plan, plan.levels, opened())
        if found is None or found[0].base == found[1].base:
            return None
        found.sort(key=lambda figure: -figure.base)
        return worked(self._toolbox, "difference", found)

    def _found(
        self, plan: Plan, name: Name, words: tuple[str, str], units: tuple[str, ...], retrieval: Retrieval
    ) -> list[Figure] | None:
        """The two numbers; the second may leave out the noun of the first: 小学的学生是初中的几倍."""
        first, second = words
        found = self._operands.find(plan, [(first, units), (second, units)], retrieval)
        if found is None and name in {"times", "growth"} and (noun := self._understanding.terms(first)[-1:]):
            found = self._operands.find(plan, [(first, units), (f"{second}的{noun[0].word}", units)], retrieval)
        return found or self._beside(plan, words, units, retrieval)

    def _beside(
        self, plan: Plan, words: tuple[str, str], units: tuple[str, ...], retrieval: Retrieval
    ) -> list[Figure] | None:
        """The first number and the one of its sentence that is called just as the second: 津贴三类比一类多多少."""
        first, second = words
        found = self._operands.find(plan, [(first, units)], retrieval) if len(second) >= _TWO else None
        if not found:
            return None
        beside = retrieval.corpus.beside(found[0])
        alike = [one for one in beside if (one.kind, one.per) == (found[0].kind, found[0].per)]
        called = [[one for one in alike if name in one.subject] for name in (first[-len(second) :], second)]
        pair = [one for ones in called for one in ones]
        return pair if [len(ones) for ones in called] == [1, 1] and pair[0] != pair[1] else None

    def _fit(
        self, name: Name, words: tuple[str, str], found: Sequence[Figure], plan: Plan, retrieval: Retrieval
    ) -> bool:
        """Say whether an operation may be done with two numbers."""
        if found[0].kind != found[1].kind:
            return False
        if found[0].kind in SHARES and not (name == "difference" and _same_rate(retrieval, found)):
            return False
        if name == "ratio":
            return not of_all_levels(plan, found)
        if name == "share":
            # 送教上门的占残疾孩子的百分之几: 随班就读60名 are no whole
            return found[0].base < found[1].base and not retrieval.in_one_way(plan, found[1])
        if name == "difference" and not of_two_times(plan, found):
            return False
        if name == "difference" and _APART.search(plan.query) and is_part_of_other(*found):
            return False  # 乡镇的幼儿园比县里的多几个: those of 县里 are not all
        return name == "times" or told_apart(self._understanding, words, found, retrieval)

    def _phrases(self, plan: Plan, operation: Operation) -> tuple[list[str], tuple[str, ...]]:
        """What the two numbers are called, each with its level, and their unit classes."""
        own = self._understanding
        words = [_RATIO.get(word, _ALL_PUPILS.sub(r"\1在校生", word)) for word in operation.operands]
        if operation.name == "ratio" and len(plan.levels) == 1:  # 小学的生师比
            level = wording.level_name(plan.levels[0])
            words = [word if own.levels(word) else f"{level}{word}" for word in words]
        if operation.name == "share" and not own.levels(words[0]):  # 初中生里住校的
            words[0] = "".join(wording.level_name(one) for one in own.levels(words[1])[:1]) + words[0]
        units = self._units(plan, operation.name, words)
        if operation.name == "share" and not own.subject(words[0]):  # 留守儿童里头小学生占百分之几
            words[0] = f"{words[1]}{words[0]}"
        return words, units

    def _units(self, plan: Plan, name: Name, words: Sequence[str]) -> tuple[str, ...]:
        """The unit classes of two numbers of one kind; empty where any will do."""
        if name == "ratio":
            return PEOPLE
        if name == "times" and "人次" in plan.query:
            return ("person-time",)
        if name in {"times", "growth"}:
            return self._operands.units(words[0]) or self._operands.units(words[1])
        return plan.units if name == "difference" else ()


def _same_rate(retrieval: Retrieval, figures: Sequence[Figure]) -> bool:
    """Say whether shares are of one rate, told of two groups in a sentence: 学生满意度 and 教师满意度."""
    one, other = (_RATE.search(figure.subject) for figure in figures)
    return bool(one and other and one.group() == other.group()) and in_one_sentence(retrieval, figures)
