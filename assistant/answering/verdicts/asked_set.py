"""The indicators that a question asks about, and how they are named."""

from collections.abc import Sequence
from typing import Any

from assistant.answering.composing.compose import EDGE
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.audit_words import AuditAsk
from assistant.answering.understanding.plan import Plan
from assistant.indicators.school import COMPULSORY
from assistant.text.spans import parts

_LONGEST = 40  # characters of a claim that are shown


class AskedSet:
    """A set of indicators, by area and level, in the announcement that a question means."""

    def __init__(self, toolbox: Toolbox, plan: Plan, ask: AuditAsk) -> None:
        self._toolbox, self.plan, self.ask = toolbox, plan, ask
        self.facts = toolbox.facts
        self.announcement = self.facts.announcement(question=plan.query, role=plan.role)

    @property
    def first_area(self) -> str:
        """The area that is meant where none is named and the whole is not."""
        return self.facts.standard.rules.areas[0].name

    def call(self, name: str, area: str | None = None, **more: Any) -> Outcome:
        """A tool over the set, or over another area where one is given."""
        levels = [level for level in self.plan.levels if level in COMPULSORY]
        arguments: dict[str, Any] = {"level": levels[0]} if len(levels) == 1 else {}
        if area := area or self.ask.area:
            arguments["area"] = area
        return self._toolbox.call(name, announcement=self.announcement.document.id, **arguments, **more)

    def among(self, outcome: Outcome) -> str:
        """The set that is counted: 初中教育质量 9 项指标里."""
        level = wording.level_name(outcome.result["level"])
        return f"{level}{self.ask.area or ''} {outcome.result['total']} 项指标里,".lstrip()

    def reported(self, row: dict[str, Any]) -> Outcome:
        """One value of a list by itself, with its quotes."""
        return self._one("reported_value", row["indicator"], row["level"], self._key(row))

    def judged(self, row: dict[str, Any]) -> Outcome:
        """One value of a ranking, judged by itself, with its quotes."""
        return self._one("evaluate_indicator", row["indicator"], row["level"], self._key(row))

    def unmet_spreads(self, ids: set[str]) -> list[Outcome]:
        """The 差异系数 of indicators that miss their limit, each judged by itself."""
        spread, levels = self.facts.standard.rules.cv.key, self.plan.levels
        judged = [
            self._one("evaluate_indicator", indicator, level, spread)
            for indicator, condition, level in self.announcement.reported
            if indicator in ids and condition == spread and (not levels or level in levels)
        ]
        return [outcome for outcome in judged if outcome.result["verdict"] == "unmet"]

    def required(self, indicator: str, **which: str) -> Outcome:
        """What the standard asks of an indicator, by ``level`` or ``condition``."""
        return self._toolbox.call("indicator_threshold", indicator=indicator, **which)

    def tell_names(
        self, draft: Draft, opening: str, outcome: Outcome, rows: Sequence[dict[str, Any]] | None = None
    ) -> None:
        """The indicators of an outcome one after the other, each with the words that it rests on behind it."""
        rows = outcome.result["rows"] if rows is None else rows
        places = {
            row.id: [Quote(c.document, c.start, c.end) for c in row.citations] for row in self.announcement.audit.rows
        }
        for number, row in enumerate(rows):
            begin = "、" if number else opening
            end = "。" if number == len(rows) - 1 else ""
            own = [quote for quote in places[row["indicator"]] if quote in outcome.quotes]
            said = "" if row["state"] != "claimed" else "".join(self._words(quote) for quote in own)
            draft.say(f"{begin}{row['label']}({row['indicator']}){said}{end}", *own)

    def _key(self, row: dict[str, Any]) -> str | None:
        """The condition that a row is of, where its indicator has several."""
        conditions = self.facts.standard[row["indicator"]].conditions
        return next((one.key for one in conditions if one.label == row["label"]), None) if len(conditions) > 1 else None

    def _one(self, name: str, indicator: str, level: str | None, condition: str | None) -> Outcome:
        """A tool over one condition and level; only what is given is passed on."""
        given = {key: value for key, value in (("level", level), ("condition", condition)) if value}
        return self._toolbox.call(name, indicator=indicator, announcement=self.announcement.document.id, **given)

    def _words(self, quote: Quote) -> str:
        """How a place begins, word for word: what is claimed without a number is shown as it is said."""
        text = self.facts.corpus.documents[quote.document].text
        low, high = parts(text, quote.start, quote.end)[0]
        words = text[low:high].strip(EDGE)
        return f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '……'}”"
