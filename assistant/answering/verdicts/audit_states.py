"""Which indicators of a set are met, unmet, claimed or not published, and whether all of them are met."""

import re

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.audit_tools import EVERY
from assistant.answering.understanding.audit_words import State
from assistant.answering.verdicts.as_written import tell_counted, tell_unmet
from assistant.answering.verdicts.asked_set import AskedSet

_SAID: dict[State, str] = {
    "met": "按公示给出的数达标",
    "unmet": "按公示给出的数未达标",
    "claimed": "只有说法、没有数值",
    "undisclosed": "没有公布",
    "reported": "公示给出了数值",
    "numberless": "公示没有给出数值",
}
_HOW_MANY_MET = re.compile(r"(?:过|达标|合格)了?(?:的)?(?:有)?(?:几|多少)(?=[项条样个])")
# how it is said that none of a set is so, where that denies a denial
_NONE: dict[State, str] = {"numberless": "每一项公示都给出了数值", "undisclosed": "没有哪一项是公示没有提到的"}


def tell_state(asked: AskedSet) -> Draft:
    """Which indicators are met, claimed and so on, how many, and by how much the unmet ones miss."""
    state: State = asked.ask.state or "unmet"
    filters = {"reported": {"reported": True}, "numberless": {"reported": False}}.get(state, {"verdict": state})
    outcome = asked.call("audit_rows", **filters)
    draft = Draft("answered", "calculator", working=[outcome])
    rows = outcome.result["rows"]
    if not rows:
        draft.say(f"{asked.among(outcome)}{_NONE.get(state, f'没有{_SAID[state]}的')}。")
        if state == "unmet" and (met := asked.call("audit_rows", verdict="met")).result["rows"]:
            draft.working.append(met)
            every = "都" if len(met.result["rows"]) == met.result["total"] else ""
            draft.say(f"{len(met.result['rows'])} 项{every}达标。")
        return draft
    asked.tell_names(draft, f"{asked.among(outcome)}{_SAID[state]}的有 {len(rows)} 项:", outcome)
    if state in {"unmet", "reported"} or (state == "met" and (asked.ask.area or asked.plan.levels)):
        _tell_values(draft, asked, unmet_only=state == "unmet", ids={row["indicator"] for row in rows})
    if state == "unmet" and _HOW_MANY_MET.search(asked.plan.query):  # 过了几项,没过的是哪项
        met = asked.call("audit_rows", verdict="met")
        draft.working.append(met)
        draft.say(f"{_SAID['met']}的有 {met.result['count']} 项。")
    if state == "unmet":
        tell_unmet(draft, asked.facts, outcome)
    if state in {"met", "unmet"} and asked.ask.area:
        tell_counted(draft, asked.facts, outcome, asked.ask.area)
    if state == "undisclosed":
        _also(draft, asked, "claimed")
    return draft


def tell_every(asked: AskedSet) -> Draft:
    """Whether all of a set are met, as the question supposes; those that are not are named."""
    outcome = asked.call("audit_rows", verdict="met", claim="all")
    result = outcome.result
    draft = Draft("answered", "calculator", working=[outcome])
    among = asked.among(outcome)
    if result["holds"]:
        asked.tell_names(draft, f"是的。{among}{_SAID['met']}的有 {result['count']} 项:", outcome)
    else:
        unmet = asked.call("audit_rows", verdict="unmet")
        draft.working.append(unmet)
        # what is claimed or untold is no denial: the announcement says of none that it is missed
        lead = "不是。" if unmet.result["rows"] else "还不能这么说。"
        draft.say(f"{lead}{among}{_SAID['met']}的有 {result['count']} 项,不是全部。")
        if ids := {row["indicator"] for row in unmet.result["rows"]}:
            asked.tell_names(draft, f"未达标的有 {len(ids)} 项:", unmet)
            _tell_values(draft, asked, unmet_only=True, ids=ids)
            tell_unmet(draft, asked.facts, unmet)
        for state in ("claimed", "undisclosed"):
            _also(draft, asked, state)
        if asked.ask.area:
            tell_counted(draft, asked.facts, outcome, asked.ask.area)
    if asked.plan.indicators or asked.ask.area == asked.first_area:
        needs = sorted({need for row in result["rows"] for need in row["needs"]})
        if needs:
            draft.say(f"公示只给出县平均值,没有公布{wording.joined(needs)}。")
    return draft


def tell_all(asked: AskedSet) -> Draft:
    """Which indicators an area has, each with what the announcement says of it."""
    outcome = asked.call("audit_rows")
    draft = Draft("answered", "calculator", working=[outcome])
    asked.tell_names(draft, f"{asked.ask.area}的 {outcome.result['total']} 项指标是:", outcome)
    return draft


def _also(draft: Draft, asked: AskedSet, state: State) -> None:
    other = asked.call("audit_rows", verdict=state)
    if rows := other.result["rows"]:
        draft.working.append(other)
        asked.tell_names(draft, f"另有 {len(rows)} 项{_SAID[state]}:", other)


def _tell_values(draft: Draft, asked: AskedSet, *, unmet_only: bool, ids: set[str]) -> None:
    """Every value of the indicators of ``ids`` with what it is held against."""
    nearest = asked.call("nearest_thresholds", area=asked.ask.area or EVERY, order="weakest")
    rows = [row for row in nearest.result["rows"] if row["indicator"] in ids]
    outcomes = [asked.judged(row) for row in rows if not unmet_only or row["verdict"] == "unmet"]
    for outcome in [*outcomes, *(asked.unmet_spreads(ids) if unmet_only else ())]:
        draft.working.append(outcome)
        draft.say(f"{wording.judged_line(outcome.result)}。", *outcome.quotes)
