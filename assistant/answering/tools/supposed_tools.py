"""Tools that hold what the asker gives, a value, a count or a school's shares, against the standard: 假设."""

from decimal import ROUND_CEILING, Decimal

from assistant.answering.tools.arguments import CountArguments, SchoolArguments, ValueArguments
from assistant.answering.tools.clauses import clause, clause_of
from assistant.answering.tools.conditions import Conditions, gap_json, threshold_json
from assistant.answering.tools.tool import Found, Tool
from assistant.answering.understanding.facts import Facts
from assistant.errors import InputError
from assistant.indicators.judge import PERCENT, judge, plain_number, shown


class SupposedTools:
    """The tools by name."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._conditions = facts, Conditions(facts.standard)
        self.tools: dict[str, Tool] = {
            "judge_value": (ValueArguments, self._judge_value),
            "judge_count": (CountArguments, self._judge_count),
            "judge_resources": (SchoolArguments, self._judge_resources),
        }

    def _judge_value(self, given: ValueArguments) -> Found:
        """把提问者自己给出的数值同标准对照(假设)。"""
        threshold = self._conditions.threshold(given)
        base = self._conditions.named(given)
        if threshold is None:
            return {**base, "threshold": None}, []
        judged = judge(given.value, threshold)
        result = {
            **base,
            **threshold_json(threshold),
            "value": float(given.value),
            "display": plain_number(given.value),
            "verdict": judged.verdict,
            **gap_json(judged, threshold),
            "assumed": True,
        }
        return result, [clause_of(self._facts.corpus, threshold)]

    def _judge_count(self, given: CountArguments) -> Found:
        """按提问者给出的学生数或班级数,算标准要求多少,现有的够不够(假设)。"""
        condition = self._conditions.of(given)
        threshold = condition.threshold(given.level) if condition else None
        if condition is None or threshold is None or not condition.unit.base:
            raise InputError("这项标准不是按人数或班数算的", remedy="换一个指标或要求")
        exact = given.whole / condition.unit.base * threshold.value
        whole = condition.unit.symbol in {"人", "间"}
        needed = exact.to_integral_value(ROUND_CEILING) if whole else exact
        by = f" ÷ {plain_number(Decimal(condition.unit.base))}" if condition.unit.base != 1 else ""
        times = f" × {plain_number(threshold.value)}" if threshold.value != 1 else ""
        worked = plain_number(Decimal(shown(exact, 2)))
        same = "=" if Decimal(worked) == exact else "≈"
        up = f",进位取整为 {plain_number(needed)}" if needed != exact else ""
        result = {
            **self._conditions.named(given),
            **threshold_json(threshold),
            "whole": float(given.whole),
            "needed": float(needed),
            "needed_display": plain_number(needed),
            "steps": f"{plain_number(given.whole)}{by}{times} {same} {worked}{up}",
            "assumed": True,
        }
        if given.have is not None:
            verdict = "met" if given.have >= exact else "unmet"
            rate = given.have * condition.unit.base / given.whole
            have = plain_number(Decimal(shown(given.have, 2)))
            each = f" × {condition.unit.base}" if condition.unit.base != 1 else ""
            result |= {
                "display": have,
                "verdict": verdict,
                "holds": verdict == "met",
                "rate": plain_number(Decimal(shown(rate, 2))),
                "rate_steps": f"{have} ÷ {plain_number(given.whole)}{each}",
                "percent": shown(100 * rate / threshold.value, 1),
            }
        return result, [clause_of(self._facts.corpus, threshold)]

    def _judge_resources(self, given: SchoolArguments) -> Found:
        """一所学校几项资源各是标准的百分之几,按七项中六项的规则是否达标(假设)。"""
        rule = self._facts.standard.rules.school
        short = [percent for percent in given.percents if percent < PERCENT]
        spare = len(rule.indicators) - rule.least_met
        known = given.rest_met or len(given.percents) == len(rule.indicators)
        fails = len(short) > spare or any(percent < rule.floor * PERCENT for percent in short)
        verdict = "unmet" if fails else "met" if known else "undecided"
        result = {"verdict": verdict, "short": len(short), "rule": rule.anchor, "assumed": True}
        if verdict != "undecided":
            result["holds"] = verdict == "met"
        return result, [clause(self._facts.corpus, rule.reference.document, rule.anchor)]
