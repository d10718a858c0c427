"""What an announcement tells of the 差异系数 of no indicator in particular: one range for all, or each by itself.

小学介于0.194和0.458之间 is told once and shown in its own words; where each indicator has its own, all are listed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answering import wording
from assistant.answering.compose import quoted
from assistant.answering.draft import Draft
from assistant.answering.naming import CV
from assistant.answering.outcome import Outcome
from assistant.answering.tools import Toolbox


class Spreads:
    """Answers from the 差异系数 that an announcement reports, level by level."""

    def __init__(self, toolbox: Toolbox, announcement: str) -> None:
        self._toolbox, self._announcement = toolbox, announcement

    def value(self, levels: Sequence[str]) -> Draft | None:
        """How large they are; None where none is reported for any of the levels."""
        told = self._told(levels)
        return self._say(Draft("answered", "calculator"), told) if _given(told) else None

    def verdict(self, levels: Sequence[str]) -> Draft | None:
        """Whether they keep within the limit; None where none is reported for any of the levels."""
        told = self._told(levels)
        given = _given(told)
        if not given:
            return None
        verdicts = [
            wording.UNDECIDED if result["verdict"] == "undisclosed" else wording.VERDICTS[result["verdict"]]
            for result in given.values()
        ]
        draft = Draft("answered", "calculator")
        draft.say(wording.of_each([wording.level_name(level) for level in given], verdicts, "校际差异系数"))
        self._say(draft, told)
        for level in given:
            required = self._toolbox.call("indicator_threshold", indicator=CV, level=level)
            draft.working.append(required)
            wording.say_required(draft, "标准要求", required)
        return draft

    def _told(self, levels: Sequence[str]) -> dict[str, Outcome]:
        return {
            level: self._toolbox.call("reported_spread", level=level, announcement=self._announcement)
            for level in levels
        }

    def _say(self, draft: Draft, told: Mapping[str, Outcome]) -> Draft:
        """What is told of each level: one by one, or in the announcement's words where one range stands for all."""
        for level, outcome in told.items():
            name, result = wording.level_name(level), outcome.result
            draft.working.append(outcome)
            if result["highest"] is None:
                draft.say(f"公示没有公布{name}校际差异系数。")
            elif result["rows"]:
                each = (f"{row['label']} {row['display']}" for row in result["rows"])
                draft.say(f"{name}校际差异系数:{'、'.join(each)}。", *outcome.quotes)
            else:
                place = outcome.quotes[0]
                words = quoted(self._toolbox.facts.corpus, place).strip()
                draft.say(f"{name}校际差异系数:“{words}”。", place)
        return draft


def _given(told: Mapping[str, Outcome]) -> dict[str, dict[str, Any]]:
    """The results of the levels of which something is reported."""
    return {level: outcome.result for level, outcome in told.items() if outcome.result["highest"] is not None}
