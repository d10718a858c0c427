"""What a question asserts of an indicator, against what is reported of it or what the standard asks."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.premises.assertions import limits_of
from assistant.answering.premises.checks import Checks
from assistant.answering.retrieval.meant import NAMED
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.premise_words import Claim, PremiseWords
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.indicators.around import unit_class
from assistant.indicators.standard import Condition
from assistant.text.quantities import Quantity

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_OFTEN = 20  # a number this many times the threshold is a count, not a rate
_MEANT = 0.6  # chance from which a share is meant of an indicator

# speaks of what has to be: 差异系数 and 国家质量监测 are of the standard, and have values here as well
_RULED = re.compile(
    r"标准|要求|规定|国标|国家(?:定|线|让|说)|允许|不得|不能|不准|不许|[上下]限|限值|限额|红线|底线|及格|门槛|应|至少|起码"
    r"|最[多少低高]不|[要得]?(?:达到|满|够|占).{0,8}才|[要得须](?:达|满|有|占|低|高|小|大|超|少|多|不)"
)


class IndicatorClaims:
    """Holds claims against the indicators that are named, or meant in other words."""

    def __init__(self, toolbox: Toolbox, words: PremiseWords, checks: Checks) -> None:
        self._standard, self._words, self._checks = toolbox.facts.standard, words, checks
        self._calls = IndicatorCalls(toolbox)

    def number(self, plan: Plan, single: Plan, claim: Claim, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """A number against what is reported or, where the standard is asked of, required; None where it is of neither.

        ``single`` asks openly for the number of the claim.
        """
        asked = self._meant(plan, single, claim, retrieval)
        condition = self._calls.condition(asked) if asked else None
        if (
            asked is None
            or condition is None
            or (asked.condition is None and self._has_several(asked))
            or not self._is_measure(single, claim.quantity, condition, asked)
        ):
            return None
        levels = self._calls.levels(single if single.levels else plan, asked)
        rate = asked.indicator != CV and condition.unit.base is not None and condition.direction == ">="
        if len(levels) != 1 and rate:
            return None
        if (single.about == "standard" and _RULED.search(plan.query)) or single.official:
            return self._of_standard(claim, asked, levels)
        return self._of_reported(plan, claim, asked, levels)

    def verdict(self, plan: Plan, claimed: Literal["met", "unmet"]) -> Draft | None:
        """A verdict against that of the one value reported; None where there is none, or several."""
        asked = plan.indicators[0]
        judged = [
            self._calls.call("evaluate_indicator", asked, level, of=plan, claim=claimed)
            for level in self._calls.levels(plan, asked)
        ]
        judged = [outcome for outcome in judged if outcome.result.get("value") is not None]
        if len(judged) != 1:
            return None
        result = judged[0].result
        draft = Draft("answered", "calculator", working=judged)
        lead = "是的" if result["holds"] else "不是"
        return draft.say(f"{lead},{wording.verdict_of(result)}:{_against(result)}。", *judged[0].quotes)

    def _meant(self, plan: Plan, single: Plan, claim: Claim, retrieval: "Callable[[], Retrieval]") -> Asked | None:
        """The indicator that a number is said of."""
        # 交流比例才9%,交流的里面骨干占多少: what the number itself is said of
        own = single.indicators if _surely(single.indicators) and self._is_clear(single.indicators) else ()
        named = own or plan.indicators or single.indicators or self._contained(plan, claim)
        if claim.quantity.kind == "percent" and not self._is_clear(named):
            found = retrieval().requirements.required(single)  # 只有8%的老师轮过岗: in words of its own
            surely = found is not None and found.support >= _MEANT
            if found and surely and not (_surely(named) and found.asked.indicator != named[0].indicator):
                named = (found.asked,)
        return named[0] if named else None

    def _is_clear(self, named: Sequence[Asked]) -> bool:
        """Say whether an indicator is surely named, and which of its conditions."""
        first = named[0] if named else None
        if first is None or first.indicator == CV:
            return first is not None
        return _surely(named) and (first.condition is not None or not self._has_several(first))

    def _has_several(self, asked: Asked) -> bool:
        """Say whether an indicator has several conditions."""
        return asked.indicator != CV and len(self._standard[asked.indicator].conditions) > 1

    def _contained(self, plan: Plan, claim: Claim) -> tuple[Asked, ...]:
        """The indicator counted per class or per school where the words say so: 初中的班有没有超过50人的."""
        per = self._words.container(plan.query) if claim.quantity.kind in {"person", "个"} else ""
        return tuple(
            Asked(indicator=indicator.id, condition=None, words="")
            for indicator in self._standard.indicators
            if per and len(indicator.conditions) == 1 and indicator.conditions[0].unit.per == per
        )

    def _is_measure(self, single: Plan, said: Quantity, condition: Condition, asked: Asked) -> bool:
        """Say whether a number can be meant of an indicator: of its unit and, for a rate, of its size."""
        kind, base = unit_class(condition), condition.unit.base
        if said.kind not in {kind, "个" if kind in {"person", "room"} else kind} and not (
            not said.kind and said.decimals
        ):
            return False
        if base is None or not asked.words:
            return True
        limits = limits_of(self._standard, (asked,))
        small = bool(limits) and said.value <= max(limits) * _OFTEN
        return small and (condition.direction != ">=" or single.per_pupil or bool(said.decimals) or bool(single.levels))

    def _of_standard(self, claim: Claim, asked: Asked, levels: Sequence[str | None]) -> Draft | None:
        """What the question says the standard asks, against what it asks."""
        draft = Draft("answered", "calculator")
        for level in levels:
            required = self._calls.call("indicator_threshold", asked, level)
            if required.result["threshold"] is None:
                continue
            check = self._checks.outcome(required, str(required.result["threshold_display"]), claim, "=")
            draft.working += [check, required]
            lead = "" if draft.sentences else "是的," if check.result["holds"] else "不是,"
            result = required.result
            draft.say(
                f"{lead}标准要求{wording.measure(result)}{wording.to_be(result)}{wording.requirement(result)}。",
                *required.quotes,
            )
        return draft if draft.sentences else None

    def _of_reported(self, plan: Plan, claim: Claim, asked: Asked, levels: Sequence[str | None]) -> Draft | None:
        """What the question says is reported, against what is, with the verdict."""
        judged = [self._calls.call("evaluate_indicator", asked, level, of=plan) for level in levels]
        judged = [outcome for outcome in judged if outcome.result.get("value") is not None]
        judged.sort(key=lambda outcome: -outcome.result["value"])  # of a limit the largest decides: 班额超过50人吗
        if not judged or (len(judged) > 1 and (claim.comparator == "=" or judged[0].result["direction"] == ">=")):
            return None
        result = judged[0].result
        limit = result["direction"].startswith("<")  # 五十个以上的班, where no class may have more than 50
        comparator = ">" if limit and claim.comparator == ">=" else claim.comparator
        check = self._checks.outcome(judged[0], str(result["display"]), claim, comparator)
        if check.result["holds"] and plan.kind == "verdict":
            return None  # 轮岗13.08%符合规定吗: the verdict is asked for
        lead = self._checks.lead(plan, holds=check.result["holds"])
        draft = Draft("answered", "calculator", working=[check, judged[0]])
        return draft.say(f"{lead}{_against(result)},{wording.verdict_of(result)}。", *judged[0].quotes)


def _surely(named: Sequence[Asked]) -> bool:
    """Say whether the words of a question name an indicator."""
    return bool(named) and named[0].score >= NAMED


def _against(result: dict[str, Any]) -> str:
    """What is reported beside what is asked."""
    return (
        f"{result['county']}{wording.measure(result)} {wording.reported_amount(result)},"
        f"标准为 {wording.requirement(result)},{wording.gap(result)}"
    )
