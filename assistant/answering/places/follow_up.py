"""What a follow-up asks for: something beside what was answered, near it, and not the same again."""

import re

from assistant.answering.understanding import signs
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import Place
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.documents.model import Passage

# What a follow-up's place gains in the sentence of the last answer, in its very clause, and there where the follow-up
# names nothing of its own: 多少人次
_NEXT, _CLOSER, _VERY = 0.8, 0.6, 3.0
_PEOPLE = re.compile(r"(?:学生|孩子|娃娃?|老师|教师|人|家长)*")


class FollowUp:
    """Hold a place against the one of the last answer."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding = understanding

    def gain(self, plan: Plan, place: Place) -> float:
        """What a place counts more for a follow-up, or less; 0 for a question of its own."""
        if plan.before is None or plan.before[0] != place.passage.document:
            return 0.0
        _, start, end = plan.before
        inside = place.passage.start <= start < place.passage.end
        if inside and place.figure and self._names_nothing(plan) and signs.unit_sign(plan, place.figure) > 0:
            return -2 * _NEXT if _is_told(plan, place.figure) else _VERY
        overlap = min(end, place.span[1]) - max(start, place.span[0])
        told = start <= place.figure.start < end if place.figure else 2 * overlap > place.span[1] - place.span[0]
        if told:
            return -2 * _NEXT
        low, high = place.passage.sentence
        beside = _CLOSER * inside
        return _NEXT + beside if low <= start < high else 0.0

    def continues(self, plan: Plan, passage: Passage, figure: Figure | None) -> bool:
        """Say whether a number of the clause just told is the one asked for: 资助10639人次,资金462.3万元 / 多少钱."""
        if plan.before is None or plan.before[0] != passage.document or figure is None:
            return False
        inside = passage.start <= plan.before[1] < passage.end and not _is_told(plan, figure)
        return inside and signs.unit_sign(plan, figure) > 0 and self._names_nothing(plan)

    def _names_nothing(self, plan: Plan) -> bool:
        """Say whether a follow-up leaves out what it is about: 多少人次, 几个学生领的."""
        own = self._understanding
        measured = bool(own.units(plan.question)) and not plan.per_pupil
        return measured and not own.levels(plan.question) and bool(_PEOPLE.fullmatch(own.subject(plan.question)))


def _is_told(plan: Plan, figure: Figure) -> bool:
    """Say whether a number is the one that was told first."""
    return bool(plan.told) and (figure.document, figure.start) == plan.told[-1][0]
