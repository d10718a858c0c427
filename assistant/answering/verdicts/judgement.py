"""Whether an indicator is met: what the announcement reports, held against what the standard asks."""

from decimal import Decimal
from typing import Any

from assistant.answering.composing.compose import written
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.signs import pairs
from assistant.answering.verdicts.claims import say_admitted, unjudged
from assistant.answering.verdicts.indicator_calls import EACH, IndicatorCalls
from assistant.answering.verdicts.undisclosed import of_another_year
from assistant.indicators.standard import Condition, Standard
from assistant.text.quantities import UNITS


def judged(plan: Plan, asked: Asked, calls: IndicatorCalls) -> Draft | None:
    """The verdict with both numbers, or what is claimed where none is reported; None where search is to answer."""
    several = _all_reported(plan, asked, calls)
    outcomes = [
        calls.call("evaluate_indicator", asked, level, condition, of=plan)
        for condition in (*several,) or (None,)
        for level in calls.levels(plan, asked, condition)
    ]
    given = [outcome for outcome in outcomes if outcome.result.get("value") is not None]
    if given:
        return of_another_year(plan, given, calls.facts) or _told(plan, outcomes, given, calls, several=bool(several))
    if outcomes[0].result.get("elsewhere"):
        # 音乐教室配够了没有, where 美术教室 are said to lack: search finds what is told of these
        whole = asked.model_copy(update={"condition": None})
        return judged(plan, whole, calls) if _names_another(plan, asked, calls.facts.standard) else None
    return unjudged(plan, asked, outcomes, calls)


def _all_reported(plan: Plan, asked: Asked, calls: IndicatorCalls) -> list[Condition]:
    """The conditions of an indicator of which the announcement reports more than one, where none is named."""
    if asked.condition or asked.indicator == CV:
        return []
    every = calls.facts.standard[asked.indicator].conditions
    given = [condition for condition in every if calls.reports(plan, asked.indicator, condition.key)]
    return given if len(given) > 1 else []


def _names_another(plan: Plan, asked: Asked, standard: Standard) -> bool:
    """Say whether a question names another condition of an indicator beside one: 音乐美术教室."""
    every = standard[asked.indicator].conditions
    own = {pair for one in every if one.key == asked.condition for pair in pairs(one.label)}
    return any(pair in plan.query for one in every for pair in pairs(one.label) - own)


def _told(plan: Plan, outcomes: list[Outcome], given: list[Outcome], calls: IndicatorCalls, *, several: bool) -> Draft:
    """The verdicts of those outcomes that have a value; ``several`` where they are of several conditions."""
    if not plan.levels and any(one.result["verdict"] == "unmet" for one in given):
        outcomes = given  # 校额: one school that is too large decides
    draft = Draft("answered", "calculator", working=outcomes)
    unmet = (one for one in outcomes if one not in given and one.result["verdict"] == "unmet")
    if admitted := next(unmet, None):  # of a level without a value: the other one's does not decide
        say_admitted(draft, admitted, calls.facts.corpus)
    if len(given) > 1 and not several:
        names = [wording.level_name(outcome.result["level"]) for outcome in given]
        draft.say(wording.of_each(names, [wording.verdict_of(outcome.result) for outcome in given]))
    for outcome in given:
        result = outcome.result
        lead = f"{wording.verdict_of(result)}:" if len(given) == 1 or several else ""
        premise = _premise(plan, result) if len(given) == 1 else ""
        draft.say(f"{lead}{premise}{wording.judged_line(result)}。", *outcome.quotes)
        _say_whose(draft, outcome, calls)
    open_points = given[0].result["undisclosed"]
    if open_points and not _decides(given[0], calls.facts.standard):
        draft.say(f"公示只给出县平均值,没有公布{wording.joined(open_points)}。")
    return draft


def _premise(plan: Plan, result: dict[str, Any]) -> str:
    """Set right a number that the question asserts of this indicator and the announcement does not."""
    kinds = {UNITS[str(result["unit"])][0]} if result["unit"] in UNITS else {""}
    known = {Decimal(str(result["value"])), Decimal(str(result["threshold"]))}
    wrong = [q for q in plan.numbers if q.kind in kinds and q.value not in known and q.value > 0 and q.decimals]
    return "公示的数与你说的不同:" if wrong else ""


def _say_whose(draft: Draft, outcome: Outcome, calls: IndicatorCalls) -> None:
    """Of a school or a class that misses its limit, what the announcement writes: which one it is."""
    quotes = [one for one in outcome.quotes if one.document == outcome.result["announcement"]]
    if quotes and _decides(outcome, calls.facts.standard):
        draft.say(*written(calls.facts.corpus, quotes[0]))


def _decides(outcome: Outcome, standard: Standard) -> bool:
    """Say whether a school or a class that misses a limit decides by itself."""
    if outcome.result["verdict"] != "unmet":
        return False
    own = standard[outcome.result["indicator"]].conditions
    return any(one.label == outcome.result["label"] and one.unit.per in EACH for one in own)
