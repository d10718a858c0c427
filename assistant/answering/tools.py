"""The closed set of typed tools: each takes plain arguments, gives a JSON result and the words it rests on.

The same functions serve the calculator route and LangChain. Calling a tool again with the arguments of a ``working``
entry gives its result again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from assistant.answering.arguments import (
    AuditArguments,
    ComputeArguments,
    IndicatorArguments,
    MarginArguments,
    PeriodArguments,
    RoughLevel,
    StatementArguments,
    ValueArguments,
)
from assistant.answering.facts import AnnouncementFacts, Facts
from assistant.answering.naming import CV
from assistant.answering.polarity import Polarity
from assistant.answering.understand import Understanding
from assistant.errors import InputError
from assistant.indicators.judge import judge, shown
from assistant.indicators.reported import Reported
from assistant.indicators.standard import Condition, Threshold
from assistant.text.quantities import UNITS

SCHOOLS = "各校数值"


@dataclass(frozen=True)
class Quote:
    """Words to cite: a place in a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True)
class Outcome:
    """What a tool gives: the result as JSON and the places it rests on."""

    name: str
    arguments: dict[str, Any]
    result: dict[str, Any]
    quotes: tuple[Quote, ...]


class Toolbox:
    """The tools over one corpus."""

    def __init__(self, facts: Facts, understanding: Understanding, polarity: Polarity) -> None:
        self.facts, self._understanding, self._polarity = facts, understanding, polarity
        self._tools: dict[str, tuple[type[BaseModel], Callable[[Any], tuple[dict[str, Any], Sequence[Quote]]]]] = {
            "reported_value": (IndicatorArguments, self._reported_value),
            "indicator_threshold": (IndicatorArguments, self._threshold),
            "evaluate_indicator": (IndicatorArguments, self._evaluate),
            "judge_value": (ValueArguments, self._judge_value),
            "compute": (ComputeArguments, self._compute),
            "comment_period": (PeriodArguments, self._period),
            "check_statement": (StatementArguments, self._check),
            "audit_rows": (AuditArguments, self._audit_rows),
            "nearest_thresholds": (MarginArguments, self._margins),
        }

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
        plain = checked.model_dump(mode="json", exclude_none=True)
        return Outcome(name, plain, result, tuple(dict.fromkeys(quotes)))

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

    def _threshold(self, given: IndicatorArguments) -> tuple[dict[str, Any], list[Quote]]:
        """标准对一项指标的要求。"""
        condition = self._condition(given)
        threshold = condition.threshold(given.level) if condition else None
        base = self._named(given, None)
        if threshold is None:
            return {**base, "threshold": None}, []
        return {**base, **_threshold_json(threshold)}, [self._anchor(threshold)]

    def _evaluate(self, given: IndicatorArguments) -> tuple[dict[str, Any], list[Quote]]:
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
            claimed = row is not None and row.verdict == "claimed" and given.condition != self._cv.key
            if row is None or not claimed:
                return {**base, **required, "value": None, "verdict": "undisclosed"}, quotes
            said = [Quote(announcement.document.id, citation.start, citation.end) for citation in row.citations]
            return {**base, **required, "value": None, "verdict": "claimed"}, [*said, *quotes]
        judged = judge(found.figure.value, threshold)
        over = Decimal(100) * judged.difference / threshold.value
        school = given.condition != self._cv.key and self.facts.standard[given.indicator].scope == "school"
        result = {
            **base,
            **_value_json(found),
            **required,
            "verdict": judged.verdict,
            "difference": float(judged.difference),
            "difference_display": _plain(abs(judged.difference)),
            "difference_unit": "个百分点" if threshold.unit.symbol == "%" else threshold.unit.symbol,
            "relation": judged.relation,
            "steps": f"{found.figure.value:f} − {threshold.value:f} = {_plain(judged.difference)}",
            "percent_of_threshold": float(over),
            "percent_display": f"{shown(abs(over), 1)}%",
            "borderline": judged.borderline,
            "undisclosed": self._still_open(announcement, given) if school else [],
        }
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
            "display": _plain(given.value),
            "verdict": judged.verdict,
            "difference": float(judged.difference),
            "difference_display": _plain(abs(judged.difference)),
            "difference_unit": "个百分点" if threshold.unit.symbol == "%" else threshold.unit.symbol,
            "relation": judged.relation,
            "assumed": True,
        }
        return result, [self._anchor(threshold)]

    def _compute(self, given: ComputeArguments) -> tuple[dict[str, Any], list[Quote]]:
        """对文件给出的数做加、减、比,列出算式。"""
        units = list(dict.fromkeys(operand.unit for operand in given.operands))
        values = _in_one_unit(given)
        quotes = [Quote(operand.document, operand.start, operand.end) for operand in given.operands]
        first = values[0]
        if given.operation == "sum":
            result, sign = sum(values, Decimal(0)), " + "
        elif given.operation in {"difference", "compare"}:
            result, sign = first - sum(values[1:], Decimal(0)), " − "
        else:
            if len(values) != 2 or not values[1]:
                raise InputError("比值要有两个数,后一个不为零", remedy="检查参数")
            result, sign = first / values[1] * (100 if given.operation in {"share", "growth"} else 1), " ÷ "
        steps = sign.join(_plain(value) for value in values)
        if given.operation == "growth":
            result, steps = result - 100, f"({_plain(first)} − {_plain(values[1])}) ÷ {_plain(values[1])}"
        exact = given.operation in {"sum", "difference", "compare"}
        display = _plain(result) if exact else _plain(Decimal(shown(result, 2)))
        unit = {"share": "%", "growth": "%", "ratio": "", "times": "倍", "per": _counted(given)}.get(given.operation, units[0])
        found: dict[str, Any] = {
            "value": float(result),
            "display": display,
            "unit": unit,
            "steps": f"{steps} {'=' if exact or Decimal(display) == result else '≈'} {display}{'%' if unit == '%' else ''}",
            "mixed_units": sorted(units) if _mixed(units) else [],
        }
        if given.claim:
            found["holds"] = result > 0 if given.claim == "more" else result < 0
        return found, quotes

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
        """文件的一段原话是否支持一句话。"""
        clause = self.facts.corpus.documents[given.document].text[given.start : given.end]
        lexicon = self.facts.corpus.lexicon
        words = {same for word in self._understanding.content_words(given.statement) for same in lexicon.same(word)}
        holds = self._polarity.holds(given.statement, clause, words, self._understanding.schools)
        return {"holds": holds}, [Quote(given.document, given.start, given.end)]

    def _audit_rows(self, given: AuditArguments) -> tuple[dict[str, Any], list[Quote]]:
        """全部指标里结论是这一种的有哪些:达标、未达标、公示称达标、没有公布。"""
        announcement = self.facts.announcement(given.announcement)
        rows = [row for row in announcement.audit.rows if row.verdict == given.verdict]
        quotes = [Quote(announcement.document.id, c.start, c.end) for row in rows for c in row.citations]
        named = [{"indicator": row.id, "label": row.label, "area": row.area} for row in rows]
        found = {"verdict": given.verdict, "county": announcement.county, "count": len(rows), "rows": named}
        return {**found, "total": len(announcement.audit.rows)}, quotes

    def _margins(self, given: MarginArguments) -> tuple[dict[str, Any], list[Quote]]:
        """资源配置各项指标离标准的距离,最近的在前。"""
        rows, quotes = [], []
        ids = self.facts.standard.rules.school.indicators
        levels: tuple[RoughLevel, ...] = ("primary", "junior")
        for level in levels:
            if given.level not in (None, level):
                continue
            for indicator in ids:
                outcome = self.call(
                    "evaluate_indicator", indicator=indicator, level=level, announcement=given.announcement
                )
                if outcome.result.get("value") is not None:
                    rows.append(outcome.result)
                    quotes.append(outcome.quotes)
        order = sorted(range(len(rows)), key=lambda place: rows[place]["percent_of_threshold"])
        return {"rows": [rows[place] for place in order]}, [quote for place in order[:1] for quote in quotes[place]]

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
        text = self.facts.corpus.documents[threshold.reference.document].text
        start = text.index(threshold.anchor)
        return Quote(threshold.reference.document, start, start + len(threshold.anchor))


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


def _in_one_unit(given: ComputeArguments) -> list[Decimal]:
    """The operands' values in the first one's unit where their units are of one class: 万元 and 元."""
    first = given.operands[0].unit
    if given.operation == "per" and UNITS.get(first, ("",))[0] == "money":
        return [o.value * UNITS[o.unit][1] if o.unit in UNITS and UNITS[o.unit][0] == "money" else o.value for o in given.operands]
    known = first in UNITS
    return [
        o.value * UNITS[o.unit][1] / UNITS[first][1]
        if known and o.unit in UNITS and UNITS[o.unit][0] == UNITS[first][0]
        else o.value
        for o in given.operands
    ]


def _counted(given: ComputeArguments) -> str:
    """The unit of a mean: money is told in 元, everything else as it stands."""
    unit = given.operands[0].unit
    return "元" if UNITS.get(unit, ("",))[0] == "money" else unit


def _mixed(units: list[str]) -> bool:
    return len({UNITS.get(unit, (unit,))[0] for unit in units}) > 1


def _plain(value: Decimal) -> str:
    """A number as people write it: no trailing zeros, no exponent."""
    text = f"{value.normalize():f}"
    return text if text != "-0" else "0"
