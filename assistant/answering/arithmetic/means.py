"""How much of one thing there is to one of another: 平均每所学校多少学生, 一个老师带几个学生."""

import re
from collections.abc import Callable

from assistant.answering.arithmetic.indicators_own import is_own
from assistant.answering.arithmetic.operands import Operands
from assistant.answering.arithmetic.stated import says, stated
from assistant.answering.arithmetic.together import of_all_levels, shared_out
from assistant.answering.composing.worked import worked
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.basics import Basics
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.operations import Operation
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.calculate import Calculator
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.text.quantities import PEOPLE

_PUPILS = re.compile(r"学生|娃娃?|孩子")
_TEACHERS = re.compile(r"(?<=^[个名位])(?:老师|教师)$")
_HEADS, _OF_PUPILS = re.compile(r"[坐有装挤容]?(?:多少|几)个?(?:人|娃)?"), re.compile(r"班|学校|教室")
_EACH_PUPIL = re.compile(
    r"(?:平均|均?摊|匀)[^,。?]{0,3}[每一]个?(?:小学|初中)?(?:学生|娃娃?|孩子|生)(?:头上|名下|身上)?,?"
)


class Means:
    """Share one number out over another; None where the documents do not tell both."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, operands: Operands, basics: Basics) -> None:
        self._toolbox, self._understanding = toolbox, understanding
        self._operands, self._basics = operands, basics
        self._calls, self._calculator = IndicatorCalls(toolbox), Calculator(toolbox)

    def named(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> Draft | None:
        """The mean of two numbers that an operation names; one that a document gives is quoted."""
        if (told := stated(plan, "per", retrieval)) is not None:
            return told
        phrases = self._phrases(plan, operation)
        found = self._operands.find(plan, phrases, retrieval) if phrases else None
        if found is None or found[0].start == found[1].start or of_all_levels(plan, found):
            return None
        return worked(self._toolbox, "per", found) if shared_out(plan, found, retrieval) else None

    def _phrases(self, plan: Plan, operation: Operation) -> list[tuple[str, tuple[str, ...]]]:
        """What is shared out and over what, each with its unit classes; empty where it is not said of what."""
        own, before, (of, by) = self._understanding, operation.before, operation.operands
        if _HEADS.fullmatch(of) and _OF_PUPILS.search(by):  # 一个班坐多少人
            of = "多少在校生"
        if not own.terms(f"{before}{of}"):
            return []  # 小学平均一个学生占几个平方: of what is not said
        by = _TEACHERS.sub("专任教师", by)
        if not own.levels(f"{before}{of}"):  # 每所小学多少学生: those of 小学
            of = "".join(wording.level_name(level) for level in own.levels(by)[:1]) + of
        measured = own.units(f"多少{by}") or own.units(by)
        counted = own.units(of) or plan.units
        if set(counted) == set(PEOPLE) and "人次" not in of:  # 资助学生2310人次 are no pupils
            of, counted = _PUPILS.sub("在校生", of), ("person",)
        return [(f"{before}{of}", counted), (f"{before}有多少{by}", measured)]

    def of_all(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """All pupils to a class or a teacher; None where search finds the mean in so many words."""
        basic = self._basics.mean(plan)
        if basic is None or plan.elsewhere or plan.schools or plan.expects not in {"quantity", "text"}:
            return None
        retrieval = opened()
        if retrieval.names_sort(plan.query):
            return None  # 民办学校一个老师带几个学生: not of all schools
        ranked = retrieval.candidates(plan)
        if ranked and says(plan, ranked[0], "per", retrieval):
            return None  # 班均37.9人
        return worked(self._toolbox, "per", basic)

    def of_each_pupil(self, plan: Plan) -> Draft | None:
        """What the announcement reports for each pupil: 平均到每个娃头上,教学仪器值多少."""
        if plan.indicators or plan.elsewhere or plan.schools or not _EACH_PUPIL.search(plan.query):
            return None
        means = self._understanding.indicators(f"生均{_EACH_PUPIL.sub('', plan.query)}")
        if not means or not is_own(plan, means[0], "per", self._calls):
            return None
        own = {"indicators": means[:1], "per_pupil": True, "kind": "value"}
        return self._calculator.answer(plan.model_copy(update=own))
