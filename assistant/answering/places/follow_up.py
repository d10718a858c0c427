"""What a follow-up asks for: something beside what was answered, near it, and not the same again."""

import re

from assistant.answering.understanding import signs
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import Place
from assistant.answering.understanding.understand import Understanding

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
            first = plan.told[-1][0] if plan.told else None
            return _VERY if (place.passage.document, place.figure.start) != first else -2 * _NEXT
        overlap = min(end, place.span[1]) - max(start, place.span[0])
        told = start <= place.figure.start < end if place.figure else 2 * overlap > place.span[1] - place.span[0]
        if told:
            return -2 * _NEXT
        low, high = place.passage.sentence
        beside = _CLOSER * inside
        return _NEXT + beside if low <= start < high else 0.0

    def _names_nothing(self, plan: Plan) -> bool:
        """Say whether a follow-up leaves out what it is about: 多少人次, 几个学生领的."""
        own = self._understanding
        measured = bool(own.units(plan.question)) and not plan.per_pupil
        return measured and not own.levels(plan.question) and bool(_PEOPLE.fullmatch(own.subject(plan.question)))
