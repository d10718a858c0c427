"""The closed set of typed tools: each takes plain arguments, gives a JSON result and the words it rests on.

The same functions serve the calculator route and LangChain. Calling a tool again with the arguments of a ``working``
entry gives its result again.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from pydantic import BaseModel

from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.places.polarity import Polarity
from assistant.answering.tools.arguments import (
    AuditRowArguments,
    ComputeArguments,
    CountArguments,
    EvaluateArguments,
    IndicatorArguments,
    NumberArguments,
    PeriodArguments,
    ProjectArguments,
    RankArguments,
    SchoolArguments,
    StatementArguments,
    SumArguments,
    ValueArguments,
)
from assistant.answering.tools.audit_tools import AuditTools
from assistant.answering.tools.computing import compute, project
from assistant.answering.tools.number_tools import check_number, check_sum, rank
from assistant.answering.tools.school_tools import SchoolTools, readable
from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.signs import pairs
from assistant.answering.understanding.understand import Understanding
from assistant.errors import InputError
from assistant.indicators import lookups
from assistant.indicators.audit import AuditRow, judged_value
from assistant.indicators.judge import PERCENT, judge, plain_number, shown
from assistant.indicators.reported import Reported
from assistant.indicators.standard import Condition, Threshold
from assistant.indicators.table import SchoolTable
from assistant.types import Role

__all__ = ["Outcome", "Quote", "Toolbox"]

SCHOOLS = "各校数值"


class Toolbox:
    """The tools over one corpus for one reader: school tables that the reader may not see have no tools."""

    def __init__(
        self,
        facts: Facts,
        understanding: Understanding,
        polarity: Polarity,
        tables: Sequence[SchoolTable] = (),
        role: Role = "public",
    ) -> None:
        self.facts, self._understanding, self.polarity, self._all = facts, understanding, polarity, tables
        self.tables, self.role = readable(tables, role), role
        self._tools: dict[str, tuple[type[BaseModel], Callable[[Any], tuple[dict[str, Any], Sequence[Quote]]]]] = {
            "reported_value": (IndicatorArguments, self._reported_value),
            "indicator_threshold": (IndicatorArguments, self._threshold),
            "evaluate_indicator": (EvaluateArguments, self._evaluate),
            "judge_value": (ValueArguments, self._judge_value),
            "judge_count": (CountArguments, self._judge_count),
            "judge_resources": (SchoolArguments, self._judge_resources),
            "compute": (ComputeArguments, compute),
            "project": (ProjectArguments, project),
            "comment_period": (PeriodArguments, self._period),
            "check_statement": (StatementArguments, self._check),
            "rank": (RankArguments, rank),
            "check_sum": (SumArguments, check_sum),
            "check_number": (NumberArguments, check_number),
            "audit_row": (AuditRowArguments, self._audit_row),
            **AuditTools(facts, self.call).tools,
        }
        for name, (model, function) in SchoolTools(self.tables, facts.standard).all().items():
            self._tools[name] = (model, self._over_tables(function))

    def of(self, role: Role) -> "Toolbox":
        """The tools as another reader has them."""
        return Toolbox(self.facts, self._understanding, self.polarity, self._all, role)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tools."""
        return tuple(self._tools)

    def call(self, name: str, /, **arguments: Any) -> Outcome:
        """Run a tool. InputError for an unknown name; pydantic's ValidationError for wrong arguments."""
        if name not in self._tools:
            raise InputError(f"没有工具 {name}", remedy=f"从 {'、'.join(self._tools)} 里选")
        model, function = self._tools[name]
        checked = model.model_validate(arguments)
        result, quotes = function(checked)
        told = checked.model_dump(mode="json", exclude_none=True)
        return Outcome(name, told, result, tuple(dict.fromkeys(quotes)))

    def langchain(self) -> list[Any]:
        """The same tools as LangChain knows them; quotes travel as the artifact."""
        from langchain_core.tools import StructuredTool

        def face(name: str) -> Callable[..., tuple[dict[str, Any], Outcome]]:
            def run(**arguments: Any) -> tuple[dict[str, Any], Outcome]:
                outcome = self.call(name, **arguments)
                return outcome.result, outcome

            return run

        return [
            StructuredTool.from_function(
                face(name),
                name=name,
                description=(function.__doc__ or name).strip(),
                args_schema=model,
                response_format="content_and_artifact",
            )
            for name, (model, function) in self._tools.items()
        ]

    # -- tools ---------------------------------------------------------------------------------------------------------

    def _reported_value(self, given: IndicatorArguments) -> tuple[dict[str, Any], list[Quote]]:
        """公示为一项指标报告的数值。"""
        announcement = self.facts.announcement(given.announcement)
        found = self._find(announcement, given)
        base = self._named(given, announcement)
        if found is None:
            return {**base, "value": None, "verdict": "undisclosed"}, []
        return {**base, **_value_json(found)}, [_quote(found)]

    def _said(self, announcement: AnnouncementFacts, row: AuditRow) -> str:
        """What an announcement says itself of an indicator: claimed, or unmet where no value of it says so."""
        if row.verdict != "unmet":
            return "claimed" if row.verdict == "claimed" else ""
        for (indicator, key, level), one in announcement.reported.items():
            condition = self._cv if key == self._cv.key else self.facts.standard[indicator].condition(key)
            threshold = condition.threshold(level) if indicator == row.id and condition else None
            if threshold is not None and judge(one.figure.value, threshold).verdict == "unmet":
                return ""
        return "unmet"

    def _of_another(self, row: AuditRow, condition: Condition | None) -> bool:
        """Say whether what is admitted is of another condition of the indicator: 美术教室缺4间, of 音乐教室."""
        every = self.facts.standard[row.id].conditions
        own = pairs(condition.label) if condition else set()
        others = {pair for one in every if one is not condition for pair in pairs(one.label)}
        words = row.citations[-1].quote if row.citations else ""
        return any(pair in words for pair in others - own) and not any(pair in words for pair in own - others)

    def _threshold(self, given: IndicatorArguments) -> tuple[dict[str, Any], list[Quote]]:
        """标准对一项指标的要求。"""
        condition = self._condition(given)
        threshold = condition.threshold(given.level) if condition else None
        base = self._named(given, None)
        if threshold is None:
            return {**base, "threshold": None}, []
        return {**base, **_threshold_json(threshold)}, [self._anchor(threshold)]

    def _evaluate(self, given: EvaluateArguments) -> tuple[dict[str, Any], list[Quote]]:
        """把公示报告的数值同标准对照:结论、差多少、还有什么没有公布。"""
        announcement = self.facts.announcement(given.announcement)
        condition = self._condition(given)
        threshold = condition.threshold(given.level) if condition else None
        found = self._find(announcement, given)
        base = self._named(given, announcement)
        required = {**_threshold_json(threshold)} if threshold else {}
        quotes = [self._anchor(threshold)] if threshold else []
        if found is None or threshold is None:
            row = announcement.audit[given.indicator] if given.indicator != CV else None
            said = "" if row is None or given.condition == self._cv.key else self._said(announcement, row)
            if said == "unmet" and row is not None and given.condition and self._of_another(row, condition):
                return {**base, **required, "value": None, "verdict": "undisclosed", "elsewhere": True}, quotes
            if row is None or not said:
                return {**base, **required, "value": None, "verdict": "undisclosed"}, quotes
            words = [Quote(announcement.document.id, citation.start, citation.end) for citation in row.citations]
            told = words[-1:] if said == "unmet" else words  # what is admitted stands last
            return {**base, **required, "value": None, "verdict": said}, [*told, *quotes]
        judged, verdict = judge(found.figure.value, threshold), judged_value(found, self.facts.standard)
        over = Decimal(100) * judged.difference / threshold.value
        school = given.condition != self._cv.key and self.facts.standard[given.indicator].scope == "school"
        result = {
            **base,
            **_value_json(found),
            **required,
            "verdict": verdict,
            "difference": float(judged.difference),
            "difference_display": plain_number(abs(judged.difference)),
            "difference_unit": "个百分点" if threshold.unit.symbol == "%" else threshold.unit.symbol,
            "relation": judged.relation,
            "steps": f"{found.figure.value:f} − {threshold.value:f} = {plain_number(judged.difference)}",
            "percent_of_threshold": float(over),
            "percent_display": f"{plain_number(Decimal(shown(abs(over), 2)))}%",
            "borderline": judged.borderline,
            "undisclosed": self._still_open(announcement, given) if school else [],
        }
        if given.claim:
            result["holds"] = verdict == given.claim
        return result, [_quote(found), *quotes]

    def _judge_value(self, given: ValueArguments) -> tuple[dict[str, Any], list[Quote]]:
        """把提问者自己给出的数值同标准对照(假设)。"""
        condition = self._condition(given)
        threshold = condition.threshold(given.level) if condition else None
        base = self._named(given, None)
        if threshold is None:
            return {**base, "threshold": None}, []
        judged = judge(given.value, threshold)
        result = {
            **base,
            **_threshold_json(threshold),
            "value": float(given.value),
            "display": plain_number(given.value),
            "verdict": judged.verdict,
            "difference": float(judged.difference),
            "difference_display": plain_number(abs(judged.difference)),
            "difference_unit": "个百分点" if threshold.unit.symbol == "%" else threshold.unit.symbol,
            "relation": judged.relation,
            "assumed": True,
        }
        return result, [self._anchor(threshold)]

    def _judge_count(self, given: CountArguments) -> tuple[dict[str, Any], list[Quote]]:
        """按提问者给出的学生数或班级数,算标准要求多少,现有的够不够(假设)。"""
        condition = self._condition(given)
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
            **self._named(given, None),
            **_threshold_json(threshold),
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
        return result, [self._anchor(threshold)]

    def _judge_resources(self, given: SchoolArguments) -> tuple[dict[str, Any], list[Quote]]:
        """一所学校几项资源各是标准的百分之几,按七项中六项的规则是否达标(假设)。"""
        rule = self.facts.standard.rules.school
        short = [percent for percent in given.percents if percent < PERCENT]
        spare = len(rule.indicators) - rule.least_met
        known = given.rest_met or len(given.percents) == len(rule.indicators)
        fails = len(short) > spare or any(percent < rule.floor * PERCENT for percent in short)
        verdict = "unmet" if fails else "met" if known else "undecided"
        result = {"verdict": verdict, "short": len(short), "rule": rule.anchor, "assumed": True}
        if verdict != "undecided":
            result["holds"] = verdict == "met"
        return result, [self._words(rule.reference.document, rule.anchor)]

    def _period(self, given: PeriodArguments) -> tuple[dict[str, Any], list[Quote]]:
        """公示期限从哪天到哪天,某一天在不在期内。"""
        announcement = self.facts.announcement(given.announcement)
        found = announcement.period
        if found is None:
            return {"opens": None, "closes": None, "state": "undisclosed"}, []
        state = "before" if given.today < found.opens else "after" if given.today > found.closes else "open"
        return {
            "opens": found.opens.isoformat(),
            "closes": found.closes.isoformat(),
            "days": (found.closes - found.opens + timedelta(days=1)).days,
            "today": given.today.isoformat(),
            "state": state,
        }, [Quote(found.document, *found.quote)]

    def _check(self, given: StatementArguments) -> tuple[dict[str, Any], list[Quote]]:
        """文件的一段原话是否支持一句话;看不出来时 holds 为空。"""
        clause = self.facts.corpus.documents[given.document].text[given.start : given.end]
        lexicon = self.facts.corpus.lexicon
        asked = [] if given.whole else self._understanding.content_words(given.statement)
        terms = [lexicon.same(word) for word in asked]
        named = lexicon.levels(given.statement)
        levels = {given.statement[start:end] for start, end, _ in named}
        if any(level == "special" for *_, level in named):  # 特教学校 is written 特殊教育学校
            levels |= lexicon.words_of("special")
        holds = self.polarity.holds(
            given.statement,
            clause,
            terms,
            self._understanding.schools,
            levels,
            whole=given.whole,
            strict=given.strict,
        )
        return {"holds": holds}, [Quote(given.document, given.start, given.end)]

    def _audit_row(self, given: AuditRowArguments) -> tuple[dict[str, Any], list[Quote]]:
        """公示对一项指标报告了什么、声称什么、还有什么没有公布,以及引到它的疑问。"""
        announcement = self.facts.announcement(given.announcement)
        found = lookups.audit_row(announcement.audit, given.indicator)
        return found.data, [Quote(announcement.document.id, c.start, c.end) for c in found.citations]

    def _over_tables(
        self, function: Callable[[Any], lookups.Result]
    ) -> Callable[[Any], tuple[dict[str, Any], list[Quote]]]:
        """A tool over a school table, with the cells that it used and the clauses that decided as its quotes."""

        def run(given: Any) -> tuple[dict[str, Any], list[Quote]]:
            found = function(given)
            cited = [Quote(c.document, c.start, c.end, c.quote) for c in found.citations]
            return found.data, [*cited, *(self._words(*place) for place in _anchors(found.data))]

        run.__doc__ = function.__doc__
        return run

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _condition(self, given: IndicatorArguments) -> Condition | None:
        if given.indicator == CV or given.condition == self._cv.key:
            return self._cv
        if given.indicator not in self.facts.standard:
            raise InputError(f"没有指标 {given.indicator}", remedy="用 L1–L7、G1–G15、Q1–Q9、S1 或 CV")
        try:
            return self.facts.standard[given.indicator].condition(given.condition)
        except KeyError:
            raise InputError(f"{given.indicator} 没有 {given.condition} 这一项", remedy="检查 condition") from None

    def _find(self, announcement: AnnouncementFacts, given: IndicatorArguments) -> Reported | None:
        condition = self._condition(given)
        if condition is None or given.indicator == CV:
            return None
        found = announcement.reported.get((given.indicator, condition.key, given.level))
        split = len(condition.thresholds) > 1
        return found if found or split else announcement.reported.get((given.indicator, condition.key, None))

    @property
    def _cv(self) -> Condition:
        return self.facts.standard.rules.cv

    def _still_open(self, announcement: AnnouncementFacts, given: IndicatorArguments) -> list[str]:
        """What a judgement by school would still need: a county's mean says nothing of its schools."""
        spread = announcement.reported.get((given.indicator, self._cv.key, given.level))
        return [SCHOOLS] if spread else [SCHOOLS, self._cv.label]

    def _named(self, given: IndicatorArguments, announcement: AnnouncementFacts | None) -> dict[str, Any]:
        condition = self._condition(given)
        label = condition.label if condition else self.facts.standard[given.indicator].label
        if given.condition == self._cv.key and given.indicator != CV:
            label = f"{self.facts.standard[given.indicator].short}的{label}"
        named: dict[str, Any] = {"indicator": given.indicator, "label": label, "level": given.level}
        if announcement:
            named |= {"county": announcement.county, "announcement": announcement.document.id}
        return named

    def _anchor(self, threshold: Threshold) -> Quote:
        return self._words(threshold.reference.document, threshold.anchor)

    def _words(self, document: str, words: str) -> Quote:
        start = self.facts.corpus.documents[document].text.index(words)
        return Quote(document, start, start + len(words))


def _anchors(data: Any) -> Iterator[tuple[str, str]]:
    """Document and words of every clause that a result says decided."""
    if isinstance(data, list):
        for item in data:
            yield from _anchors(item)
    elif isinstance(data, dict):
        for of in ("", "cv_"):
            if f"{of}anchor" in data:
                yield data[f"{of}reference"]["document"], data[f"{of}anchor"]
        for value in data.values():
            yield from _anchors(value)


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


def _threshold_json(threshold: Threshold) -> dict[str, Any]:
    return {
        "threshold": float(threshold.value),
        "threshold_display": f"{threshold.value:f}",
        "direction": threshold.direction,
        "unit": threshold.unit.symbol,
        "since": threshold.since.isoformat(),
        "reference": f"{threshold.reference.document} {threshold.reference.clause}",
    }
