"""A whole school of the asker's own: 480个学生,多媒体教室11间,体育艺术老师4个,能算达标吗.

Each resource that the question gives is held against the standard by itself; whether the school passes is then said by
the rule of six of seven, as far as what the question gives decides it.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.schools.own_case import PUPILS, counts_of
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.understand import Understanding
from assistant.text.normalize import fold
from assistant.text.quantities import Quantity, find_quantities
from assistant.types import Level

_PIECE = re.compile(r"[^,、;。?!]+")
_PASSES = re.compile(r"达标|合格|过关|过得去|算(?:是)?(?:过|行)|能过")
_REST_MET = re.compile(
    r"(?:其[余他它]|别的|剩下|另外|余下)[^,。?]{0,8}(?:够|达标|合格|达到|过|行|没问题)"
    r"|(?:只有|就)(?:这)?[一1](?:项|样|条)[^,。?]{0,4}(?:没|不|差)"
)
_VILLAGE = re.compile(r"村小")
_OWN = re.compile(r"[我咱](?:们)?(?:的|在的|这)?(?:学?校|村小|小学|初中|中学)|本校|某|一所|九年一贯|完全中学")
_SEVERAL = 2


class _Given(NamedTuple):
    """One resource that the question gives: of which indicator, and how much of it."""

    indicator: str
    amount: Quantity


class OwnSchool:
    """Answer for several resources of one school; None where a question gives fewer, or no pupils."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding) -> None:
        self._toolbox, self._understanding = toolbox, understanding
        self._rules = toolbox.facts.standard.rules

    def answer(self, plan: Plan) -> Draft | None:
        """Every resource against its threshold, and whether the school passes where that is asked for."""
        pupils = self._pupils(plan)
        if not pupils or not _OWN.search(plan.query) or plan.elsewhere:
            return None
        given = self._given(plan, {number.start for number in pupils.values()})
        passes, rest = bool(_PASSES.search(plan.query)), bool(_REST_MET.search(plan.query))
        if not given or (len(given) < _SEVERAL and len(pupils) < _SEVERAL and not (passes and rest)):
            return None
        judged = [outcome for one in given for outcome in self._judged(one, pupils)]
        if not judged:
            return None
        draft = Draft("answered", "calculator")
        if passes and len(pupils) == 1 and (len(given) >= _SEVERAL or rest):
            self._concluded(draft, judged, rest=rest)
        draft.working += judged
        for outcome in judged:
            _say(draft, outcome)
        return draft

    def _pupils(self, plan: Plan) -> dict[Level, Quantity]:
        """How many pupils the question gives, by level."""
        text = fold(plan.query)
        found: dict[Level, Quantity] = {}
        for number in plan.numbers:
            if number.kind not in {"person", "个"} or not PUPILS.match(text, number.end - len(number.unit)):
                continue
            before = re.split(r"[,、;。]", text[: number.start])[-1]
            levels = self._understanding.levels(before) or plan.levels[:1]
            level = levels[-1] if levels else "primary" if _VILLAGE.search(text) else None
            if level in {"primary", "junior"}:
                found.setdefault(level, number)
        return found

    def _given(self, plan: Plan, taken: set[int]) -> list[_Given]:
        """The resources that the question gives, one a part of it."""
        text = fold(plan.query)
        found: list[_Given] = []
        for piece in _PIECE.finditer(text):
            numbers = [q for q in find_quantities(piece.group(), chinese=True) if q.start + piece.start() not in taken]
            named = [a.indicator for a in self._understanding.indicators(piece.group())]
            own = [one for one in named if one in self._rules.school.indicators]
            for number in numbers if own else ():
                condition = self._toolbox.facts.standard[own[0]].conditions[0]
                if counts_of(number, condition, piece.group()) and number.base != condition.unit.base:
                    found.append(_Given(own[0], number))
                    break
        return found

    def _judged(self, given: _Given, pupils: dict[Level, Quantity]) -> list[Outcome]:
        """One resource against the threshold of each level; of a nine-year school its weighted share."""
        whole = given.amount.base
        if len(pupils) == 1:
            shares = dict.fromkeys(pupils, whole)
        elif given.indicator in self._rules.splits.shared and (weights := self._weights(pupils)):
            total = sum((weights[level] * number.base for level, number in pupils.items()), Decimal(0))
            shares = {level: whole * weights[level] * number.base / total for level, number in pupils.items()}
        else:
            return []
        asked = {"indicator": given.indicator}
        return [
            self._toolbox.call("judge_count", **asked, level=level, whole=pupils[level].base, have=have)
            for level, have in shares.items()
        ]

    def _weights(self, pupils: dict[Level, Quantity]) -> dict[str, Decimal]:
        """What a pupil of each level counts where one school has both."""
        known = (weights.levels for weights in self._rules.splits.weights if set(weights.levels) == set(pupils))
        return {str(level): Decimal(str(weight)) for level, weight in next(known, {}).items()}

    def _concluded(self, draft: Draft, judged: Sequence[Outcome], *, rest: bool) -> None:
        """Whether the school passes, by the rule of six of seven; what the question leaves out may leave it open."""
        shares = [Decimal(str(outcome.result["percent"])) for outcome in judged]
        outcome = self._toolbox.call("judge_resources", percents=shares, rest_met=rest)
        draft.working.append(outcome)
        verdict = outcome.result["verdict"]
        lead = {"met": "算达标。", "unmet": "不算达标。"}.get(verdict, "还要看没有说到的几项。")
        draft.say(f"{lead}{outcome.result['rule']}。", *outcome.quotes)


def _say(draft: Draft, outcome: Outcome) -> None:
    result = outcome.result
    rate = f"{wording.amount(result['rate'], result['unit'])}({result['rate_steps']})"
    short = "够" if result["verdict"] == "met" else f"不够,是标准的 {result['percent']}%"
    draft.say(f"{wording.measure(result)} {rate},标准为 {wording.requirement(result)},{short}。", *outcome.quotes)
