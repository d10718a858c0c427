"""What an announcement tells of the 差异系数 of no indicator in particular: one range for all, or each by itself.

小学介于0.194和0.458之间 is told once and shown in its own words; where each indicator has its own, all are listed.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.audit_words import SpreadEnd
from assistant.answering.understanding.naming import CV
from assistant.text.normalize import fold

COMPOSITE = r"(?:综合|总体|平均)的?(?:校际)?(?:均衡)?(?:差异)?系数|综合(?:校际)?差异"  # the mean of all of them


class Spreads:
    """Answers from the 差异系数 that an announcement reports, level by level."""

    def __init__(self, toolbox: Toolbox, announcement: str) -> None:
        self._toolbox, self._announcement = toolbox, announcement

    def value(self, levels: Sequence[str]) -> Draft | None:
        """How large they are; None where none is reported for any of the levels."""
        told = self._told(levels)
        return self._say(Draft("answered", "calculator"), told) if _given(told) else None

    def composite(self, levels: Sequence[str]) -> Draft | None:
        """The mean of all of them, which is only informative, as told for the levels; None where it is not."""
        figures = self._toolbox.facts.announcement(self._announcement).figures
        own = [one for one in figures if re.search(COMPOSITE, fold(one.subject)) and not one.former]
        draft = Draft("answered", "calculator")
        for figure in {one.level: one for one in own if one.level in levels}.values():
            words, quotes = compose.figure_sentence(self._toolbox.facts.corpus, figure)
            level = wording.level_name(figure.level)
            draft.say(words if level in words else f"{level}{words}", *quotes)
        return draft if draft.sentences else None

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

    def ends(self, levels: Sequence[str], end: SpreadEnd) -> Draft | None:
        """Over what range they go, and which is the highest, the lowest or the nearest to its limit."""
        given = _given(told := self._told(levels))
        if not given:
            return None
        draft = Draft("answered", "calculator", working=[told[level] for level in given])
        for level, result in given.items():
            if end == "nearest" and (near := self._nearest(level, result)):
                draft.working.append(near)
                draft.say(f"离标准最近的是{wording.judged_line(near.result)}。", *near.quotes)
                continue
            of = f"{wording.level_name(level)}各项指标的{result['label']}"
            several = result["lowest"] and result["lowest"] != result["highest"]
            span = f"从 {result['lowest']} 到 {result['highest']}," if several else ""
            lowest = end == "lowest" and result["rows"]
            size = f"最小 {result['lowest']}" if lowest else f"最大 {result['highest']}"
            which = result["rows"][-1]["indicator"] if lowest else result.get("highest_indicator")
            standard = self._toolbox.facts.standard
            name = standard[str(which)].short if which in standard else ""
            one = f",{size[:2]}的一项是{name}" if name else ""
            draft.say(f"{of}{span}{size}{one};标准为不超过 {result['limit']}。", *told[level].quotes)
            if not result["lowest"] and told[level].quotes:  # 介于0.194和0.458之间
                draft.say(f"公示写的是:“{self._words(told[level])}”。", told[level].quotes[0])
            judged = self._judged(level, str(which)) if name and not lowest else None
            if judged and judged.result.get("value") is not None:
                draft.working.append(judged)
                draft.say(f"{wording.judged_line(judged.result)}。", *judged.quotes)
        return draft

    def _nearest(self, level: str, result: Mapping[str, Any]) -> Outcome | None:
        """The 差异系数 that is the nearest to its limit, judged by itself; None where only a range is told."""
        limit = Decimal(result["limit"])
        rows = sorted(result["rows"], key=lambda row: abs(Decimal(row["display"]) - limit))
        return self._judged(level, rows[0]["indicator"]) if rows else None

    def _judged(self, level: str, indicator: str) -> Outcome:
        """The 差异系数 of one indicator, judged by itself."""
        key = self._toolbox.facts.standard.rules.cv.key
        one = {"level": level, "condition": key, "announcement": self._announcement}
        return self._toolbox.call("evaluate_indicator", indicator=indicator, **one)

    def _words(self, outcome: Outcome) -> str:
        return compose.quoted(self._toolbox.facts.corpus, outcome.quotes[0]).strip()

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
                draft.say(f"{name}校际差异系数:“{self._words(outcome)}”。", outcome.quotes[0])
        return draft


def _given(told: Mapping[str, Outcome]) -> dict[str, dict[str, Any]]:
    """The results of the levels of which something is reported."""
    return {level: outcome.result for level, outcome in told.items() if outcome.result["highest"] is not None}
