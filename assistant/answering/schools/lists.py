"""Questions among the schools of a table: who stands at an end, in which order they come, who meets what."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.schools import wording as say
from assistant.answering.schools.reading import Reader, Reading
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.school_words import SchoolWords, columns_of
from assistant.indicators.school import COMPULSORY
from assistant.indicators.standard import Standard
from assistant.text.numerals import whole_number
from assistant.text.quantities import Quantity, find_quantities
from assistant.types import Level

Finds = Callable[[Plan], str]  # the indicator that search finds for a plan; empty for none
_BESIDE = 3  # schools named where the one at an end is asked for
_VERDICTS = {"unmet": "未达标", "met": "达标", "undisclosed": "未披露"}
_NAMING = 0.3  # a lighter word than this names nothing by itself


class _Measure(NamedTuple):
    """What schools are put in order by, at one level or over all of them."""

    unit: str
    subject: str
    level: Level | None
    indicator: str | None = None
    column: str | None = None

    @property
    def arguments(self) -> dict[str, str]:
        """As the tool takes them."""
        given = {"level": self.level, "indicator": self.indicator, "column": self.column}
        return {key: value for key, value in given.items() if value}


class SchoolLists:
    """Answers that list, order or count schools."""

    def __init__(self, toolbox: Toolbox, standard: Standard, words: SchoolWords, reader: Reader) -> None:
        self._toolbox, self._standard, self._words, self._reader = toolbox, standard, words, reader

    def answer(self, reading: Reading, finds: Finds) -> Draft | None:
        """Answer a question among schools; None where it is none, or is about nothing that a table tells."""
        if not self._words.holds("among", reading.text):
            return None
        end, order, verdict = self._end(reading), self._order(reading), self._verdict(reading)
        if not reading.subject.known:
            if not (end or order or verdict):
                return None
            if verdict == "undisclosed":
                return unfilled(self._call(reading, "school_unfilled"))
            if verdict and not end and not self._names_more(reading):
                return self._verdicts(reading, verdict)
            if not (indicator := finds(reading.plan)):
                return None
            reading = replace(reading, subject=self._reader.by_indicator(indicator))
        bound = self._bound(reading)
        if bound is not None:
            return self._bounded(reading, *bound)
        if end:
            return self._at_end(reading, end)
        if verdict:
            return self._verdicts(reading, verdict) if reading.subject.indicator else None
        return self._ordered(reading, order or "falling") if order or self._words.holds("each", reading.text) else None

    def place(self, reading: Reading, code: str) -> Draft | None:
        """Which place a school takes among those of its level."""
        order = "rising" if self._words.holds("rising", reading.bare) else "falling"
        draft = Draft("answered", "calculator")
        for level in reading.levels_of(code):
            measure = next(iter(self._measures(replace(reading, levels=(level,)))), None)
            if measure is None:
                continue
            outcome = self._rank(reading, measure, least_first=order == "rising")
            ranking = outcome.result["ranking"]
            own = next((one for one in ranking if one["code"] == code), None)
            if own is None:
                continue
            lead = _lead(draft, outcome)
            draft.working.append(outcome)
            draft.say(
                f"{lead}{say.who(own)}的{measure.column or measure.subject} {say.amount(own, measure.unit)},"
                f"{_ORDERS[order]}排第 {own['rank']},共 {outcome.result['count']} 所。",
                *outcome.quotes,
            )
        return draft if draft.sentences else None

    # -- orders --------------------------------------------------------------------------------------------------------

    def _at_end(self, reading: Reading, end: str) -> Draft | None:
        """The school at one end, and those that come next to it."""
        wanted = self._first(reading) or 1
        draft = Draft("answered", "calculator")
        match = self._words.match(end, reading.bare)
        word = match[0] if match else ""
        for measure in self._measures(reading):
            limit = wanted if wanted > 1 else _BESIDE
            outcome = self._rank(reading, measure, least_first=end == "least", limit=limit)
            first = [one for one in outcome.result["ranking"] if one["rank"] <= wanted]
            rest = [one for one in outcome.result["ranking"] if one["rank"] > wanted]
            if not first:
                continue
            lead = _lead(draft, outcome)
            draft.working.append(outcome)
            names = say.joined(f"{say.who(one)} {say.amount(one, measure.unit)}" for one in first)
            judged = (
                f"({say.against(first[0], first[0]['verdict'])})" if len(first) == 1 and "verdict" in first[0] else ""
            )
            after = (
                f";其后是{say.joined(f'{say.who(one)} {say.amount(one, measure.unit)}' for one in rest)}"
                if rest
                else ""
            )
            draft.say(f"{lead}{measure.subject}{word}的是{names}{judged}{after}。", *outcome.quotes)
            _say_open(draft, measure, outcome)
        return draft if draft.sentences else None

    def _ordered(self, reading: Reading, order: str) -> Draft | None:
        """All schools in order, level by level."""
        draft = Draft("answered", "calculator")
        measures = self._measures(reading)
        for measure in [one for one in measures if one.indicator] or measures:
            limit = self._first(reading)
            outcome = self._rank(reading, measure, least_first=order == "rising", limit=limit)
            if not outcome.result["ranking"]:
                continue
            lead = _lead(draft, outcome)
            draft.working.append(outcome)
            listed = "、".join(
                f"{one['rank']}. {say.who(one)} {say.amount(one, measure.unit)}" for one in outcome.result["ranking"]
            )
            draft.say(f"{lead}{measure.subject}{_ORDERS[order]}:{listed}。", *outcome.quotes)
            _say_open(draft, measure, outcome)
        return draft if draft.sentences else None

    def _bounded(self, reading: Reading, bound: str, quantity: Quantity) -> Draft | None:
        """The schools below or above a number of the asker's own."""
        draft = Draft("answered", "calculator")
        measures = self._measures(reading)
        first = measures[0].column if measures else None
        for measure in [one for one in measures if bool(one.column) == bool(first)]:
            limit = float(quantity.base)
            outcome = self._rank(reading, measure, least_first=bound == "below", **{bound: limit})
            ranking, lead = outcome.result["ranking"], _lead(draft, outcome)
            draft.working.append(outcome)
            amount = wording.amount(say.number(limit), measure.unit)
            listed = say.joined(f"{say.who(one)} {say.amount(one, measure.unit)}" for one in ranking)
            found = f"有 {outcome.result['count']} 所:{listed}" if ranking else "一所也没有"
            word = "低于" if bound == "below" else "超过"
            draft.say(f"{lead}{measure.subject}{word} {amount}的学校{found}。", *outcome.quotes)
            _say_open(draft, measure, outcome)
        return draft if draft.sentences else None

    # -- verdicts ------------------------------------------------------------------------------------------------------

    def _verdicts(self, reading: Reading, verdict: str) -> Draft:
        """Which schools have a verdict, how many, and why; beside those that fail those that cannot be judged."""
        draft = Draft("answered", "calculator")
        indicator = reading.subject.indicator
        what = f"的{self._standard[indicator].short}" if indicator else ""
        level = {"level": reading.levels[0]} if len(reading.levels) == 1 else {}
        of = wording.level_name(level.get("level"))
        for only in (verdict, "undisclosed") if verdict == "unmet" else (verdict,):
            named = {"indicator": indicator} if indicator else {}
            outcome = self._call(reading, "school_verdicts", only=only, **named, **level)
            entries, lead = outcome.result["schools"], _lead(draft, outcome)
            if only != verdict and not entries:
                continue
            draft.working.append(outcome)
            if not entries:
                draft.say(f"{lead}没有{of}学校{what}{_VERDICTS[only]}。", *outcome.quotes)
                continue
            listed = ";".join(_told(entry, short=only == "met") for entry in entries)
            draft.say(
                f"{lead}{of}有 {outcome.result['count']} 所学校{what}{_VERDICTS[only]}:{listed}。", *outcome.quotes
            )
        return draft

    # -- what is asked -------------------------------------------------------------------------------------------------

    def _verdict(self, reading: Reading) -> str:
        if self._words.holds("unmet", reading.bare):
            return "unmet"
        if self._words.holds("open", reading.bare):
            return "undisclosed"
        return "met" if self._words.holds("met", reading.bare) else ""

    def _end(self, reading: Reading) -> str:
        return next((end for end in ("least", "most") if self._words.holds(end, reading.bare)), "")

    def _order(self, reading: Reading) -> str:
        return next((order for order in ("rising", "falling") if self._words.holds(order, reading.bare)), "")

    def _first(self, reading: Reading) -> int | None:
        """How many of an end are wanted; None where no number is named."""
        match = self._words.match("first", reading.bare)
        if match is None:
            return None
        words = next(group for group in match.groups() if group)
        return whole_number(words)

    def _bound(self, reading: Reading) -> tuple[str, Quantity] | None:
        """A number of the asker's own behind 低于 or 超过, with which of them it is."""
        for quantity in find_quantities(reading.bare, chinese=True):
            before = reading.bare[: quantity.start].rstrip()
            for bound in ("below", "above"):
                match = list(re.finditer(getattr(self._words, bound), before))
                if match and match[-1].end() == len(before):
                    return bound, quantity
            comparator = {"<": "below", "<=": "below", ">": "above", ">=": "above"}.get(quantity.comparator)
            if comparator:
                return comparator, quantity
        return None

    def _names_more(self, reading: Reading) -> bool:
        """Say whether a question without a known subject has one all the same: 打球的地方 of 哪些学校打球的地方不够."""
        said = "".join(
            match[0]
            for cue in ("among", "unmet", "met", "open", "judged")
            for match in re.finditer(getattr(self._words, cue), reading.text)
        )
        return any(
            term.weight >= _NAMING and term.tag[:1] in "nv" and term.word in reading.text and term.word not in said
            for term in reading.plan.terms
        )

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _measures(self, reading: Reading) -> list[_Measure]:
        """What to order by, the likeliest first: 最少 of a column means its cells, 最低 and 生均 its indicator."""
        subject = reading.subject
        levels = [level for level in COMPULSORY if level in reading.levels] or list(COMPULSORY)
        ratings = []
        if subject.indicator in self._standard.rules.school.indicators:
            condition = self._standard[subject.indicator].condition()
            unit = condition.unit.symbol if condition else ""
            for level in levels:
                name = say.measure(self._standard, subject.indicator, level)
                ratings.append(_Measure(unit, name, level, indicator=subject.indicator))
        columns = []
        if subject.column and not reading.apiece(self._words) and (subject.told or not ratings):
            alone = reading.levels[0] if len(reading.levels) == 1 else None
            for own, column in columns_of(subject.column, levels).items():
                name = column if own else f"有{wording.level_name(alone)}的学校里{column}" if alone else f"学校{column}"
                columns.append(_Measure(say.unit_of(column), name, own or alone, column=column))
        counted = self._words.holds("counted", reading.bare) and not self._words.holds("place", reading.bare)
        absolute = counted or self._words.holds("largest", reading.bare)
        return [*columns, *ratings] if absolute or not ratings else [*ratings, *columns]

    def _rank(self, reading: Reading, measure: _Measure, **order: Any) -> Outcome:
        given = {key: value for key, value in order.items() if value is not None}
        return self._call(reading, "school_ranking", **measure.arguments, **given)

    def _call(self, reading: Reading, name: str, **arguments: Any) -> Outcome:
        return self._toolbox.call(name, table=reading.table.name, **arguments)


_ORDERS = {"rising": "从低到高", "falling": "从高到低"}


def _lead(draft: Draft, outcome: Outcome) -> str:
    return "" if draft.sentences else say.lead(outcome.result)


def unfilled(outcome: Outcome) -> Draft:
    """The cells that schools have left empty."""
    result, draft = outcome.result, Draft("answered", "calculator", working=[outcome])
    listed = ";".join(f"{say.who(one)}没有填报{'、'.join(one['columns'])}" for one in result["schools"])
    return draft.say(f"{say.lead(result)}{listed or '没有空着的数'}。", *outcome.quotes)


def _told(entry: dict[str, Any], *, short: bool) -> str:
    """A school of a list with its level, and why it stands there."""
    level = f"的{wording.level_name(entry['level'])}" if entry.get("level") else ""
    if "reason" in entry:
        return f"{say.who(entry)}{level}" + ("" if short else f":{entry['reason']}")
    if "text" in entry:
        return f"{say.who(entry)}" + ("" if short else f":{entry['text']}")
    held = say.held(entry)
    return f"{say.who(entry)}{level} {held}" + ("" if short else f",{say.against(entry, entry['verdict'])}")


def _say_open(draft: Draft, measure: _Measure, outcome: Outcome) -> None:
    """Name those that have no rank because they have not reported."""
    missing = outcome.result["undisclosed"]
    if missing:
        draft.say(f"没有填报{measure.subject}、不排名次的:{say.joined(map(say.who, missing))}。", *outcome.quotes)
