"""A case of the asker's own, by counts: 我校25个班要几间音乐教室, 小学900个学生8个体音美老师合格吗.

The standard asks for so much per hundred pupils or per twelve classes; the counts that the question gives are held
against it by the tool ``judge_count``, with the working shown.
"""

import re
from collections.abc import Iterator

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.indicators.standard import Condition
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS, Quantity

_CLASSES = re.compile(r"\s*个?(?:教学)?班(?!主任|子|车)")
PUPILS = re.compile(r"\s*(?:个|名|位)?(?:小学|初中|中学|在校|在读)?(?:学生|孩子|娃|生(?!均)|人)")
_EACH = re.compile(r"(?:每一?百?|[按以满够]|平均)$")
_HOW_MANY = re.compile(
    r"(?:要|配|得|需|该|至少|起码|最少|备)[^,。?]{0,12}?(?:多少|几)|(?:多少|几)[^,。?]{0,8}(?:才|够|合)"
)


class OwnCase:
    """Answer for counts of the asker's own; None where the question gives none, or the standard asks none per them."""

    def __init__(self, toolbox: Toolbox) -> None:
        self._calculator = IndicatorCalls(toolbox)

    def answer(self, plan: Plan) -> Draft | None:
        """What the standard asks of so many pupils or classes, and whether the count that is given is enough."""
        asked = next((one for one in plan.indicators if one.indicator != CV), None)
        if asked is None or plan.schools or plan.elsewhere:
            return None
        draft = Draft("answered", "calculator")
        for condition in self._conditions(asked):
            of = _of(plan, condition)
            count = next(
                (one for one in plan.numbers if of and one != of and counts_of(one, condition, plan.query)), None
            )
            if of is None or (count is None and not _HOW_MANY.search(plan.query)):
                continue
            for level in self._calculator.levels(plan, asked, condition):
                have = count.base if count else None
                outcome = self._calculator.call("judge_count", asked, level, condition, whole=of.base, have=have)
                draft.working.append(outcome)
                _say(draft, outcome)
        return draft if draft.sentences else None

    def _conditions(self, asked: Asked) -> Iterator[Condition]:
        own = self._calculator.condition(asked)
        every = self._calculator.facts.standard[asked.indicator].conditions if asked.condition is None else [own]
        yield from (one for one in every if one is not None and one.unit.base and one.direction == ">=")


def _of(plan: Plan, condition: Condition) -> Quantity | None:
    """How many pupils or classes the question speaks of, where the condition is one per so many of them."""
    behind = _CLASSES if "班级" in (condition.unit.per or "") else PUPILS if _per_pupil(condition) else None
    if behind is None:
        return None
    text = fold(plan.query)
    for number in plan.numbers:
        unit = len(number.unit) if text[number.end - len(number.unit) : number.end] == number.unit else 0
        names = behind.match(text, number.end - unit)
        if names and not _EACH.search(text[: number.start]) and number.base != condition.unit.base:
            return number
    return None


def _per_pupil(condition: Condition) -> bool:
    return condition.unit.per == "生均" or "学生" in (condition.unit.per or "")


def counts_of(number: Quantity, condition: Condition, question: str) -> bool:
    """Say whether a number of a question is one of what a condition asks for."""
    symbol = condition.unit.symbol
    kind = UNITS[symbol][0] if symbol in UNITS else symbol
    loose = number.kind == "个" and kind in {"person", "room", "间"}
    return (number.kind == kind or loose) and not _CLASSES.match(fold(question), number.end - len(number.unit))


def _say(draft: Draft, outcome: Outcome) -> None:
    result = outcome.result
    rule = f"标准要求{wording.measure(result)} {wording.requirement(result)}"
    text = f"要 {wording.amount(result['needed_display'], result['unit'])}({result['steps']})"
    if "verdict" in result:
        verdict = "符合标准" if result["verdict"] == "met" else "不符合标准"
        text = f"{verdict}:{text},你说的是 {wording.amount(result['display'], result['unit'])}"
    draft.say(f"{text}。{rule}。", *outcome.quotes)
