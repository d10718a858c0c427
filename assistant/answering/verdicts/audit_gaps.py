"""What a full judgement of a set of indicators still needs, and what of it was published."""

from typing import Any

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.understanding.naming import CV
from assistant.answering.verdicts.asked_set import AskedSet
from assistant.indicators.school import COMPULSORY


def tell_open(asked: AskedSet) -> Draft | None:
    """What a full judgement would still need, of one indicator or of an area."""
    one = asked.plan.indicators[0].indicator if asked.plan.indicators and asked.ask.area is None else None
    outcome = asked.call("audit_rows")
    rows = [row for row in outcome.result["rows"] if row["needs"] and one in (None, row["indicator"])]
    if not rows:
        return None
    draft = Draft("answered", "calculator", working=[outcome])
    needs: dict[str, list[str]] = {}
    for row in rows:
        for need in row["needs"]:
            needs.setdefault(need, []).append(row["label"])
    of = rows[0]["label"] if one else asked.ask.area or "这些指标"
    if one or all(len(names) == len(rows) for names in needs.values()):
        draft.say(f"{of}要判断完整,公示还没有公布的是:{wording.joined(list(needs))}。")
    else:
        each = [f"{need}({'、'.join(names)})" for need, names in needs.items()]
        draft.say(f"{of}要判断完整,公示还没有公布的是:{';'.join(each)}。")
    _require(draft, asked, rows[0]["indicator"] if one else None, list(needs))
    return draft


def tell_published(asked: AskedSet) -> Draft:
    """Of which indicators one of the things that a full judgement needs was published: 差异系数, 各校数值."""
    area = asked.ask.area or asked.first_area
    every = asked.call("audit_rows", area=area)
    lacking = asked.call("audit_rows", area=area, need=asked.ask.need)
    without = {row["indicator"] for row in lacking.result["rows"]}
    given = [row for row in every.result["rows"] if row["indicator"] not in without]
    if not given:
        draft = Draft("not_disclosed", "calculator", working=[lacking])
        draft.say(f"公示没有公布{area}各项指标的{asked.ask.need}。")
        _require(draft, asked, None, [str(asked.ask.need)])
        return draft
    draft = Draft("answered", "calculator", working=[every, lacking])
    asked.tell_names(draft, f"公布了{asked.ask.need}的有 {len(given)} 项:", every, given)
    if without:
        draft.say(f"没有公布的有 {len(without)} 项:{_names(lacking.result['rows'])}。")
    return draft


def _require(draft: Draft, asked: AskedSet, one: str | None, needs: list[str]) -> None:
    """What the standard asks of the things that are missing."""
    cv = asked.facts.standard.rules.cv
    outcomes = [asked.required(CV, level=level) for level in COMPULSORY] if cv.label in needs else []
    if one:
        missing = [each for each in asked.facts.standard[one].conditions if each.label in needs]
        outcomes += [asked.required(one, condition=each.key) for each in missing if "all" in each.thresholds]
    for outcome in outcomes:
        draft.working.append(outcome)
        wording.say_required(draft, "标准要求", outcome)


def _names(rows: list[dict[str, Any]]) -> str:
    return "、".join(f"{row['label']}({row['indicator']})" for row in rows)
