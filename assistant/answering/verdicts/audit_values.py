"""The values of a set of indicators: all of them, or those that are first by their distance from the standard."""

from typing import Any

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.tools.audit_tools import EVERY
from assistant.answering.verdicts.asked_set import AskedSet

_RANKED = {"closest": "离标准最近", "thinnest": "余量最小", "weakest": "离标准差得最多", "farthest": "高出标准最多"}


def tell_values(asked: AskedSet) -> Draft | None:
    """Every value reported of an area, a sentence each."""
    outcome = asked.call("reported_values")
    rows = outcome.result["rows"]
    if not rows:
        return None
    draft = Draft("answered", "calculator", working=[outcome])
    by_label: dict[str, list[tuple[dict[str, Any], Outcome]]] = {}
    for row in rows:
        by_label.setdefault(row["label"], []).append((row, asked.reported(row)))
    for group in by_label.values():
        first = group[0][0]
        if len(group) == 1:
            text = f"{wording.measure(first)} {wording.reported_amount(first)}"
        else:
            each = (f"{wording.level_name(row['level'])} {wording.reported_amount(row)}" for row, _ in group)
            text = f"{wording.measure({**first, 'level': None})}:{'、'.join(each)}"
        draft.say(f"{text}。", *(quote for _, single in group for quote in single.quotes))
    return draft


def tell_ranked(asked: AskedSet, *, whole: bool) -> Draft | None:
    """The indicators by their distance to the threshold; the first, or as many as are asked for.

    Without an area they are those of all areas where the ``whole`` is asked about, or of the first one.
    """
    scope = asked.ask.area or (EVERY if whole else asked.first_area)
    outcome = asked.call("nearest_thresholds", area=scope, order=asked.ask.order)
    rows = outcome.result["rows"][: asked.ask.first or 1]
    if not rows:
        return None
    draft = Draft("answered", "calculator", working=[outcome])
    for row in rows:
        single = asked.judged(row)
        lead = f"{_RANKED[str(asked.ask.order)]}的是" if row is rows[0] else f"第 {row['rank']} 是"
        draft.say(f"{lead}{wording.judged_line(row)}。", *single.quotes)
    return draft
