"""What an announcement tells of the 差异系数 of no indicator in particular: one range for all, or each by itself.

小学介于0.194和0.458之间 is told once and shown in its own words; where each indicator has its own, all are listed.
"""

import re
from collections.abc import Callable, Sequence

from assistant.answering import wording
from assistant.answering.draft import Draft
from assistant.answering.facts import Facts
from assistant.answering.outcome import Outcome, Quote
from assistant.answering.plan import Asked
from assistant.indicators.judge import all_of

# words by which the largest is told, and not only a bound: 介于0.181与0.472之间, 最大为0.47
_REACHED = re.compile(r"之间|最[高大]|\d\s*[至到~\u2013\u2014-]+\s*0\.\d")
Evaluate = Callable[[Asked, str | None], Outcome]


class Spreads:
    """Answers from the 差异系数 that are reported; ``evaluate`` judges an indicator's of a level."""

    def __init__(self, facts: Facts, evaluate: Evaluate) -> None:
        self._facts, self._evaluate = facts, evaluate

    def value(self, levels: Sequence[str | None]) -> Draft | None:
        """How large they are; None where none is reported for any of the levels."""
        told = self._told(levels)
        return self._say(Draft("answered", "calculator"), told) if any(told.values()) else None

    def verdict(self, levels: Sequence[str | None]) -> Draft | None:
        """Whether they keep within the limit, level by level; None where none is reported for any of the levels."""
        told = self._told(levels)
        if not any(told.values()):
            return None
        draft = Draft("answered", "calculator")
        of_each = {wording.level_name(level): self._judged(outcomes) for level, outcomes in told.items() if outcomes}
        names = [f"{level}校际差异系数{verdict}" for level, verdict in of_each.items()]
        if len(of_each) > 1 and len(set(of_each.values())) == 1:
            names = [f"{wording.joined(list(of_each))}校际差异系数都{next(iter(of_each.values()))}"]
        draft.say("、".join(names) + "。")
        self._say(draft, told)
        for outcomes in told.values():
            if outcomes:
                last = outcomes[0]
                result = {**last.result, "label": self._facts.standard.rules.cv.label}
                wording.say_required(draft, "标准要求", Outcome("", {}, result, last.quotes[1:]))
        return draft

    def _told(self, levels: Sequence[str | None]) -> dict[str | None, list[Outcome]]:
        """What is reported for each level, an outcome an indicator."""
        cv = self._facts.standard.rules.cv.key
        ids = self._facts.standard.rules.school.indicators
        return {
            level: [
                outcome
                for id in ids
                if (outcome := self._evaluate(Asked(indicator=id, condition=cv, words=""), level)).result["value"]
                is not None
            ]
            for level in levels
        }

    def _judged(self, outcomes: Sequence[Outcome]) -> str:
        every = len(outcomes) == len(self._facts.standard.rules.school.indicators)
        verdict = all_of(outcome.result["verdict"] for outcome in outcomes)
        if verdict == "unmet" or any(self._is_beyond(outcome) for outcome in outcomes):
            return wording.VERDICTS["unmet"]
        return wording.VERDICTS["met"] if every and verdict == "met" else "不能判断"

    def _is_beyond(self, outcome: Outcome) -> bool:
        """Say whether the upper end of a range, which one of the indicators has, is above the limit."""
        return outcome.result["relation"] == "高出" and bool(_REACHED.search(self._words(outcome.quotes[0])))

    def _say(self, draft: Draft, told: dict[str | None, list[Outcome]]) -> Draft:
        """What is told of each level: in the announcement's words where one number stands for all, else one by one."""
        for level, outcomes in told.items():
            name = wording.level_name(level)
            draft.working.extend(outcomes)
            if not outcomes:
                draft.say(f"公示没有公布{name}校际差异系数。")
            elif len(places := {outcome.quotes[0]: outcome for outcome in outcomes}) == 1:
                quote = next(iter(places))
                draft.say(f"{name}校际差异系数:“{self._words(quote)}”。", quote)
            else:
                each = (f"{self._short(o)} {wording.reported_amount(o.result)}" for o in outcomes)
                draft.say(f"{name}校际差异系数:{'、'.join(each)}。", *places)
        return draft

    def _short(self, outcome: Outcome) -> str:
        return self._facts.standard[outcome.result["indicator"]].short

    def _words(self, quote: Quote) -> str:
        return self._facts.corpus.documents[quote.document].text[quote.start : quote.end].strip()
