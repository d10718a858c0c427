"""Tools over one indicator of an announcement: its value, what the standard asks, and one against the other."""

from decimal import Decimal
from typing import Any

from assistant.answering.drafts.outcome import Quote
from assistant.answering.tools.arguments import EvaluateArguments, IndicatorArguments
from assistant.answering.tools.clauses import clause_of
from assistant.answering.tools.conditions import Conditions, gap_json, threshold_json
from assistant.answering.tools.tool import Found, Tool
from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.signs import pairs
from assistant.indicators.audit import AuditRow, judged_value
from assistant.indicators.judge import judge, plain_number, shown
from assistant.indicators.reported import Reported
from assistant.indicators.standard import Condition

SCHOOLS = "各校数值"


class IndicatorTools:
    """The tools by name."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._conditions = facts, Conditions(facts.standard)
        self.tools: dict[str, Tool] = {
            "reported_value": (IndicatorArguments, self.reported_value),
            "indicator_threshold": (IndicatorArguments, self._threshold),
            "evaluate_indicator": (EvaluateArguments, self.evaluate),
        }

    def reported_value(self, given: IndicatorArguments) -> Found:
        """公示为一项指标报告的数值。"""
        announcement = self._facts.announcement(given.announcement)
        found = self._find(announcement, given)
        base = self._conditions.named(given, announcement)
        if found is None:
            return {**base, "value": None, "verdict": "undisclosed"}, []
        return {**base, **_value_json(found)}, [_quote(found)]

    def _threshold(self, given: IndicatorArguments) -> Found:
        """标准对一项指标的要求。"""
        threshold = self._conditions.threshold(given)
        base = self._conditions.named(given)
        if threshold is None:
            return {**base, "threshold": None}, []
        return {**base, **threshold_json(threshold)}, [clause_of(self._facts.corpus, threshold)]

    def evaluate(self, given: EvaluateArguments) -> Found:
        """把公示报告的数值同标准对照:结论、差多少、还有什么没有公布。"""
        announcement = self._facts.announcement(given.announcement)
        threshold = self._conditions.threshold(given)
        found = self._find(announcement, given)
        base = self._conditions.named(given, announcement)
        required = threshold_json(threshold) if threshold else {}
        quotes = [clause_of(self._facts.corpus, threshold)] if threshold else []
        if found is None or threshold is None:
            said, words = self._without_value(announcement, given)
            return {**base, **required, "value": None, **said}, [*words, *quotes]
        judged, verdict = judge(found.figure.value, threshold), judged_value(found, self._facts.standard)
        over = Decimal(100) * judged.difference / threshold.value
        school = given.condition != self._conditions.cv.key and self._facts.standard[given.indicator].scope == "school"
        result = {
            **base,
            **_value_json(found),
            **required,
            "verdict": verdict,
            **gap_json(judged, threshold),
            "steps": f"{found.figure.value:f} − {threshold.value:f} = {plain_number(judged.difference)}",
            "percent_of_threshold": float(over),
            "percent_display": f"{plain_number(Decimal(shown(abs(over), 2)))}%",
            "borderline": judged.borderline,
            "undisclosed": self._still_open(announcement, given) if school else [],
        }
        if given.claim:
            result["holds"] = verdict == given.claim
        return result, [_quote(found), *quotes]

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _find(self, announcement: AnnouncementFacts, given: IndicatorArguments) -> Reported | None:
        condition = self._conditions.of(given)
        if condition is None or given.indicator == CV:
            return None
        found = announcement.reported.get((given.indicator, condition.key, given.level))
        split = len(condition.thresholds) > 1
        return found if found or split else announcement.reported.get((given.indicator, condition.key, None))

    def _without_value(
        self, announcement: AnnouncementFacts, given: EvaluateArguments
    ) -> tuple[dict[str, Any], list[Quote]]:
        """The verdict where no value is reported: what the announcement says itself, with its words."""
        if given.indicator == CV or given.condition == self._conditions.cv.key:
            return {"verdict": "undisclosed"}, []
        row = announcement.audit[given.indicator]
        said = self._said(announcement, row)
        if said == "unmet" and given.condition and self._of_another(row, self._conditions.of(given)):
            return {"verdict": "undisclosed", "elsewhere": True}, []
        if not said:
            return {"verdict": "undisclosed"}, []
        words = [Quote(announcement.document.id, citation.start, citation.end) for citation in row.citations]
        return {"verdict": said}, words[-1:] if said == "unmet" else words  # what is admitted stands last

    def _still_open(self, announcement: AnnouncementFacts, given: IndicatorArguments) -> list[str]:
        """What a judgement by school would still need: a county's mean says nothing of its schools."""
        spread = announcement.reported.get((given.indicator, self._conditions.cv.key, given.level))
        return [SCHOOLS] if spread else [SCHOOLS, self._conditions.cv.label]

    def _said(self, announcement: AnnouncementFacts, row: AuditRow) -> str:
        """What an announcement says itself of an indicator: claimed, or unmet where no value of it says so."""
        if row.verdict != "unmet":
            return "claimed" if row.verdict == "claimed" else ""
        for (indicator, key, level), one in announcement.reported.items():
            spread = key == self._conditions.cv.key
            condition = self._conditions.cv if spread else self._facts.standard[indicator].condition(key)
            threshold = condition.threshold(level) if indicator == row.id and condition else None
            if threshold is not None and judge(one.figure.value, threshold).verdict == "unmet":
                return ""
        return "unmet"

    def _of_another(self, row: AuditRow, condition: Condition | None) -> bool:
        """Say whether what is admitted is of another condition of the indicator: 美术教室缺4间, of 音乐教室."""
        every = self._facts.standard[row.id].conditions
        own = pairs(condition.label) if condition else set()
        others = {pair for one in every if one is not condition for pair in pairs(one.label)}
        words = row.citations[-1].quote if row.citations else ""
        return any(pair in words for pair in others - own) and not any(pair in words for pair in own - others)


def _quote(found: Reported) -> Quote:
    return Quote(found.figure.document, *found.quote)


def _value_json(found: Reported) -> dict[str, Any]:
    figure = found.figure
    return {
        "value": float(figure.value),
        "display": f"{figure.value:f}",
        "unit": figure.unit,
        "comparator": found.comparator,
        "period": figure.time,
    }
