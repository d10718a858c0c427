"""Tools over the audit of an announcement: several indicators at once, by area, level and what became of them."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from assistant.answering.drafts.outcome import Quote
from assistant.answering.tools.arguments import (
    AuditArguments,
    AuditRowArguments,
    EvaluateArguments,
    IndicatorArguments,
    MarginArguments,
    SetArguments,
    SpreadArguments,
)
from assistant.answering.tools.indicator_tools import IndicatorTools
from assistant.answering.tools.tool import Found, Tool
from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.indicators import lookups
from assistant.indicators.names import Names
from assistant.indicators.reported import Reported
from assistant.indicators.slices import Slice, slices
from assistant.text.normalize import fold
from assistant.types import Level

EVERY = "全部"  # as an area: all four
_RANGE = re.compile(r"\s*(?:到|至|~|—+|-)+\s*")
_MOST = re.compile(r"[^。;]{0,6}最大")
_STOP = re.compile(r"[。;]")


class AuditTools:
    """The tools by name; ``single`` are those over one indicator, that tell its value and its verdict."""

    def __init__(self, facts: Facts, single: IndicatorTools) -> None:
        self.facts, self._single = facts, single
        self.tools: dict[str, Tool] = {
            "audit_row": (AuditRowArguments, self._row),
            "audit_rows": (AuditArguments, self._rows),
            "reported_values": (SetArguments, self._values),
            "nearest_thresholds": (MarginArguments, self._margins),
            "reported_spread": (SpreadArguments, self._spread),
        }

    def _row(self, given: AuditRowArguments) -> Found:
        """公示对一项指标报告了什么、声称什么、还有什么没有公布,以及引到它的疑问。"""
        announcement = self.facts.announcement(given.announcement)
        found = lookups.audit_row(announcement.audit, given.indicator)
        return found.data, [Quote(announcement.document.id, c.start, c.end) for c in found.citations]

    def _rows(self, given: AuditArguments) -> Found:
        """指标里结论是这一种的有哪些:达标、未达标、公示称达标、没有公布;可以只看一个方面、一个学段。"""
        announcement = self.facts.announcement(given.announcement)
        among = self._slices(announcement, given)
        rows = [one for one in among if _fits(one, given)]
        named = [
            {
                "indicator": one.row.id,
                "label": one.row.label,
                "area": one.row.area,
                "state": one.verdict,
                "needs": list(one.row.needs),
            }
            for one in rows
        ]
        quotes = [Quote(announcement.document.id, c.start, c.end) for one in rows for c in one.row.citations]
        found: dict[str, Any] = {
            "county": announcement.county,
            "area": given.area,
            "level": given.level,
            "count": len(rows),
        }
        found |= {"rows": named, "total": len(among)}
        if given.verdict:
            found["verdict"] = given.verdict
        if given.claim:
            found["holds"] = len(rows) == len(among)
        return found, quotes

    def _values(self, given: SetArguments) -> Found:
        """公示报告的一个方面各项指标的数值。"""
        announcement = self.facts.announcement(given.announcement)
        rows: list[dict[str, Any]] = []
        quotes: list[Quote] = []
        for indicator, condition, level in self._places(announcement, given):
            if condition == self.facts.standard.rules.cv.key:
                continue
            one = {"indicator": indicator, "condition": condition, "level": level, "announcement": given.announcement}
            result, places = self._single.reported_value(IndicatorArguments.model_validate(one))
            rows.append(result)
            quotes += places
        return {"area": given.area, "level": given.level, "rows": rows}, quotes

    def _margins(self, given: MarginArguments) -> Found:
        """各项指标离标准的距离,按占标准值的百分比排列。"""
        announcement = self.facts.announcement(given.announcement)
        area = given.area or self.facts.standard.rules.areas[0].name
        given = given.model_copy(update={"area": None if area == EVERY else area})
        judged: list[Found] = []
        for indicator, condition, level in self._places(announcement, given):
            one = {"indicator": indicator, "condition": condition, "level": level, "announcement": given.announcement}
            found = self._single.evaluate(EvaluateArguments.model_validate(one))
            if "percent_of_threshold" in found[0] and condition != self.facts.standard.rules.cv.key:
                judged.append(found)
        if given.order == "thinnest":
            judged = [found for found in judged if found[0]["verdict"] == "met"]
        judged.sort(key=lambda found: _distance(found[0], given.order))
        rows = [result | {"rank": place} for place, (result, _) in enumerate(judged, 1)]
        return {"order": given.order, "rows": rows}, [quote for _, quotes in judged[:1] for quote in quotes]

    def _spread(self, given: SpreadArguments) -> Found:
        """一个学段各项指标的校际差异系数:分别多少,或者从多少到多少,最大的是哪一项。"""
        announcement = self.facts.announcement(given.announcement)
        cv = self.facts.standard.rules.cv
        limit = cv.threshold(given.level)
        own = [v for (_, key, level), v in announcement.reported.items() if (key, level) == (cv.key, given.level)]
        exact = [value for value in own if value.comparator == "="]
        found: dict[str, Any] = {"label": cv.label, "level": given.level, "county": announcement.county}
        found |= {"limit": f"{limit.value:f}" if limit else None, "rows": [], "lowest": None, "highest": None}
        quotes: list[Quote] = []
        if exact:
            exact.sort(key=lambda value: -value.figure.value)
            found["rows"] = [self._one(value) for value in exact]
            found |= {"lowest": f"{exact[-1].figure.value:f}", "highest": f"{exact[0].figure.value:f}"}
            found["highest_indicator"] = found["rows"][0]["indicator"]
            quotes = [Quote(announcement.document.id, *value.quote) for value in exact]
        elif own:
            found |= self._range(announcement, own)
            quotes = [Quote(announcement.document.id, *own[0].quote)]
        whole = len(exact) == len(self.facts.standard.rules.school.indicators) or (own and not exact)
        if limit and found["highest"] is not None:
            over = Decimal(found["highest"]) > limit.value
            found["verdict"] = "unmet" if over else "met" if whole else "undisclosed"
        return found, quotes

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _slices(self, announcement: AnnouncementFacts, given: SetArguments) -> list[Slice]:
        standard = self.facts.standard
        return slices(announcement.audit, announcement.reported, standard, area=given.area, level=given.level)

    def _places(self, announcement: AnnouncementFacts, given: SetArguments) -> list[tuple[str, str, Level | None]]:
        """Indicator, condition and level of every value of a set, in the standard's order, 小学 first."""
        found = []
        for one in self._slices(announcement, given):
            own = [v for v in one.values if given.level in (None, v.level) or v.level is None]
            levels = ("primary", "junior", None)
            found += [
                (v.indicator, v.condition, v.level)
                for v in sorted(own, key=lambda v: levels.index(v.level) if v.level in levels else 3)
            ]
        return found

    def _one(self, value: Reported) -> dict[str, Any]:
        short = self.facts.standard[value.indicator].short
        return {"indicator": value.indicator, "label": short, "display": f"{value.figure.value:f}"}

    def _range(self, announcement: AnnouncementFacts, own: Sequence[Reported]) -> dict[str, Any]:
        """The ends of a range such as 0.186到0.437, and the indicator named as its largest behind it."""
        highest = max(own, key=lambda value: value.figure.value).figure
        text = fold(announcement.document.text)
        before = [
            f for f in announcement.figures if f.end <= highest.start and _RANGE.fullmatch(text[f.end : highest.start])
        ]
        found: dict[str, Any] = {"highest": f"{highest.value:f}"}
        if before:
            found["lowest"] = f"{before[-1].value:f}"
        stop = _STOP.search(text, highest.end)
        end = stop.start() if stop else len(text)
        if most := _MOST.search(text, highest.end, end):
            name = next(Names(self.facts.standard).find(announcement.document.text, most.end(), end), None)
            if name and name.indicator in self.facts.standard:
                found["highest_indicator"] = name.indicator
        return found


def _fits(one: Slice, given: AuditArguments) -> bool:
    return (
        given.verdict in (None, one.verdict)
        and (given.reported is None or given.reported is bool(one.values))
        and (given.need is None or given.need in one.row.needs)
    )


def _distance(result: dict[str, Any], order: str) -> float:
    """By what to sort: the room above (or, for a limit, below) the threshold in percent of it."""
    room = float(result["percent_of_threshold"]) * (1 if result["direction"] == ">=" else -1)
    return {"closest": abs(room), "farthest": -room}.get(order, room)
