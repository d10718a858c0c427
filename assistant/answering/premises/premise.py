"""What a question asserts against the documents is set right first: 满意度只有59.7%吧, 有1100人吗, 没达标是吧."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.evidence import Candidate
from assistant.answering.places.outside import of_schools
from assistant.answering.places.polarity import Polarity
from assistant.answering.places.said_numbers import none_beyond
from assistant.answering.retrieval.meant import NAMED
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.premise_words import Claim, PremiseWords, pieces
from assistant.answering.understanding.understand import Understanding
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.answering.verdicts.own_value import SUPPOSED
from assistant.indicators.standard import Condition
from assistant.text.normalize import fold
from assistant.text.quantities import PEOPLE, UNITS, Quantity

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_KINDS = frozenset(
    {"verdict", "threshold", "value", "yes_no", "about", "list", "definition", "procedure", "nearest", "when"}
)
_LIKE = {
    "person": PEOPLE,
    "个": ("个", "person", "school", "room", "套"),
    "块": ("块", "套", "money"),
}
_OFTEN = 20  # a number this many times the threshold is a count, not a rate
_TOP = 6  # places that are looked at for the number that is asserted
_COVERED = 0.6  # share of the question's subject that a figure must be found with
_MEANT = 0.6  # chance from which a share is meant of an indicator
_SURE = 0.5  # chance from which a figure sets a number right

# speaks of what has to be: 差异系数 and 国家质量监测 are of the standard, and have values here as well
_RULED = re.compile(
    r"标准|要求|规定|国标|国家(?:定|线|让|说)|允许|不得|不能|不准|不许|[上下]限|限值|限额|红线|底线|及格|门槛|应|至少|起码"
    r"|最[多少低高]不|[要得]?(?:达到|满|够|占).{0,8}才|[要得须](?:达|满|有|占|低|高|小|大|超|少|多|不)"
)


class Premise:
    """Hold what a question asserts against the indicator or the figure that it is about."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, polarity: Polarity, words: PremiseWords) -> None:
        self.toolbox, self.facts, self.words = toolbox, toolbox.facts, words
        self.understanding, self._polarity = understanding, polarity
        self._calculator = IndicatorCalls(toolbox)

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """The answer to a question that asserts a number or a verdict; None where it asserts none."""
        if plan.kind not in _KINDS or SUPPOSED.search(plan.query):
            return None
        if (quantity := self._asserted(plan)) is not None:
            claim = self.words.claim(plan.query, quantity)
            single = self._single(plan, claim)
            if single.elsewhere:
                return None
            if single.years:  # 去年只有8%的老师交流了
                return self._of_figure(plan, single, claim, retrieval) if "verdict" not in plan.kinds else None
            if plan.schools or single.schools:  # 晴垭小学的学生破两千了没有: where the announcement speaks of it
                return self._of_figure(plan, single, claim, retrieval) if plan.kind == "yes_no" else None
            if (draft := self._of_indicator(plan, single, claim, retrieval)) is not None:
                return self._rest(plan, claim, draft, retrieval)
            figured = "verdict" not in plan.kinds and not plan.elsewhere
            return self._of_figure(plan, single, claim, retrieval) if figured else None
        return None if plan.schools else self._verdict(plan)

    # -- numbers -------------------------------------------------------------------------------------------------------

    def _asserted(self, plan: Plan) -> Quantity | None:
        """The number that a question asserts: not the threshold beside it, not one of an indicator's name."""
        question = plan.query
        if not (
            self.words.has("confirms", question)
            or self.words.has("asks", question)
            or self.words.has("stance", question)
        ):
            return None
        named = [name for asked in plan.indicators for name in self._names(asked)]
        own = [
            quantity
            for quantity in plan.numbers
            if not any(question[quantity.start : quantity.end] in name and name in question for name in named)
        ]
        own = [
            quantity for quantity in own if not (plan.per_pupil and self.words.has("base", _around(question, quantity)))
        ]
        if self._polarity.asks_all(question):  # 那15项是不是全过了: whether all of them, and not how many
            own = [one for one in own if not question[: one.start].endswith(("那", "这"))]
        known = self._thresholds(plan)
        if (
            plan.kind == "verdict"
            and not self.words.has("stance", question)
            and {quantity.value for quantity in own} <= known
        ):
            return None  # 骨干教师占两成这个要求满足了吗: what is asked, not what is said of the county
        return next((quantity for quantity in own if quantity.value not in known), own[0] if own else None)

    def _names(self, asked: Asked) -> tuple[str, ...]:
        if asked.indicator == CV:
            return ()
        indicator = self.facts.standard[asked.indicator]
        return (*indicator.names, asked.words, *([] if indicator.conditions else [indicator.requirement]))

    def _thresholds(self, plan: Plan) -> set[Decimal]:
        """What the standard asks of the indicators that a question names."""
        found = set()
        for asked in plan.indicators:
            conditions = (
                [self.facts.standard.rules.cv]
                if asked.indicator == CV
                else self.facts.standard[asked.indicator].conditions
            )
            found |= {dated.value for c in conditions for values in c.thresholds.values() for dated in values}
        return found

    def _single(self, plan: Plan, claim: Claim) -> Plan:
        """The question that asks openly for the number asserted."""
        county = self.facts.announcement(question=plan.query, role=plan.role).county
        question = claim.question.replace(county, "").replace(county[:-1], "") if len(county) > 2 else claim.question
        single = self.understanding.plan(question, role=plan.role, today=plan.today)
        kind = claim.quantity.kind
        units = _LIKE.get(kind, (kind,) if kind else ())
        return single.model_copy(
            update={"expects": "quantity", "units": units, "asks": (), "numbers": (), "kind": "value"}
        )

    # -- of an indicator -----------------------------------------------------------------------------------------------

    def _of_indicator(
        self, plan: Plan, single: Plan, claim: Claim, retrieval: "Callable[[], Retrieval]"
    ) -> Draft | None:
        """Against what is reported for the indicator named or, where the standard is asked of, what is required."""
        # 交流比例才9%,交流的里面骨干占多少: what the number itself is said of
        own = single.indicators if _surely(single.indicators) and self._is_clear(single.indicators) else ()
        named = own or plan.indicators or single.indicators or self._contained(plan, claim)
        if claim.quantity.kind == "percent" and not self._is_clear(named):
            found = retrieval().requirements.required(single)  # 只有8%的老师轮过岗: in words of its own
            surely = found is not None and found.support >= _MEANT
            if found and surely and not (_surely(named) and found.asked.indicator != named[0].indicator):
                named = (found.asked,)
        for asked in named[:1]:
            condition = self._calculator.condition(asked)
            if (
                condition is None
                or (asked.condition is None and self._has_several(asked))
                or not self._is_measure(single, claim.quantity, condition, asked)
            ):
                continue
            levels = self._calculator.levels(single if single.levels else plan, asked)
            rate = asked.indicator != CV and condition.unit.base is not None and condition.direction == ">="
            if len(levels) != 1 and rate:
                continue
            if (single.about == "standard" and _RULED.search(plan.query)) or single.official:
                return self._of_standard(claim, asked, levels)
            return self._of_reported(plan, claim, asked, levels)
        return None

    def _is_clear(self, named: Sequence[Asked]) -> bool:
        """Say whether an indicator is surely named, and which of its conditions."""
        first = named[0] if named else None
        if first is None or first.indicator == CV:
            return first is not None
        return _surely(named) and (first.condition is not None or not self._has_several(first))

    def _has_several(self, asked: Asked) -> bool:
        """Say whether an indicator has several conditions."""
        return asked.indicator != CV and len(self.facts.standard[asked.indicator].conditions) > 1

    def _contained(self, plan: Plan, claim: Claim) -> tuple[Asked, ...]:
        """The indicator counted per class or per school where the words say so: 初中的班有没有超过50人的."""
        per = self.words.container(plan.query) if claim.quantity.kind in {"person", "个"} else ""
        return tuple(
            Asked(indicator=indicator.id, condition=None, words="")
            for indicator in self.facts.standard.indicators
            if per and len(indicator.conditions) == 1 and indicator.conditions[0].unit.per == per
        )

    def _is_measure(self, single: Plan, said: Quantity, condition: Condition, asked: Asked) -> bool:
        """Say whether a number can be meant of an indicator: of its unit and, for a rate, of its size."""
        symbol, base = condition.unit.symbol, condition.unit.base
        kind = UNITS[symbol][0] if symbol in UNITS else ""
        if said.kind not in {kind, "个" if kind in {"person", "room"} else kind} and not (
            not said.kind and said.decimals
        ):
            return False
        if base is None or not asked.words:
            return True
        limits = self._thresholds(single.model_copy(update={"indicators": (asked,)}))
        small = bool(limits) and said.value <= max(limits) * _OFTEN
        return small and (condition.direction != ">=" or single.per_pupil or bool(said.decimals) or bool(single.levels))

    def _of_standard(self, claim: Claim, asked: Asked, levels: Sequence[str | None]) -> Draft | None:
        """What the question says the standard asks, against what it asks."""
        draft = Draft("answered", "calculator")
        for level in levels:
            required = self._calculator.call("indicator_threshold", asked, level)
            if required.result["threshold"] is None:
                continue
            check = self._check(required, str(required.result["threshold_display"]), claim, "=")
            draft.working += [check, required]
            lead = "" if draft.sentences else "是的," if check.result["holds"] else "不是,"
            result = required.result
            draft.say(
                f"{lead}标准要求{wording.measure(result)}{wording.to_be(result)}{wording.requirement(result)}。",
                *required.quotes,
            )
        return draft if draft.sentences else None

    def _of_reported(self, plan: Plan, claim: Claim, asked: Asked, levels: Sequence[str | None]) -> Draft | None:
        judged = [self._calculator.call("evaluate_indicator", asked, level, of=plan) for level in levels]
        judged = [outcome for outcome in judged if outcome.result.get("value") is not None]
        judged.sort(key=lambda outcome: -outcome.result["value"])  # of a limit the largest decides: 班额超过50人吗
        if not judged or (len(judged) > 1 and (claim.comparator == "=" or judged[0].result["direction"] == ">=")):
            return None
        result = judged[0].result
        limit = result["direction"].startswith("<")  # 五十个以上的班, where no class may have more than 50
        comparator = ">" if limit and claim.comparator == ">=" else claim.comparator
        check = self._check(judged[0], str(result["display"]), claim, comparator)
        if check.result["holds"] and plan.kind == "verdict":
            return None  # 轮岗13.08%符合规定吗: the verdict is asked for
        lead = self._lead(plan, holds=check.result["holds"])
        draft = Draft("answered", "calculator", working=[check, judged[0]])
        return draft.say(
            f"{lead}{result['county']}{wording.measure(result)} {wording.reported_amount(result)},标准为 "
            f"{wording.requirement(result)},{wording.gap(result)},{wording.verdict_of(result)}。",
            *judged[0].quotes,
        )

    def _check(self, outcome: Outcome, display: str, claim: Claim, comparator: str) -> Outcome:
        place = outcome.quotes[0]
        stated = {
            "label": outcome.result["label"],
            "value": display,
            "unit": outcome.result["unit"],
            "document": place.document,
            "start": place.start,
            "end": place.end,
        }
        return self._compared(stated, claim, comparator)

    def _compared(self, stated: dict[str, Any], claim: Claim, comparator: str) -> Outcome:
        said = claim.quantity
        alike = said.kind == (UNITS[stated["unit"]][0] if stated["unit"] in UNITS else "")
        unit = said.unit if alike else str(stated["unit"])
        return self.toolbox.call("check_number", stated=stated, value=said.value, unit=unit, comparator=comparator)

    # -- of a figure ---------------------------------------------------------------------------------------------------

    def _of_figure(self, plan: Plan, single: Plan, claim: Claim, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """Against the figure that search finds for the question without its number."""
        if not claim.quantity.kind or not (single.terms or single.levels) or single.about == "standard":
            return None
        asks = self.words.has("confirms", plan.query) or self.words.has("asks", plan.query)
        place = self._place(single, claim, retrieval())
        if place is None or place.figure is None:
            return None
        figure = place.figure
        if figure.comparator != "=" and none_beyond(fold(place.passage.text), figure.start - place.passage.start):
            return None  # 没有超过2000人的学校: the number of no school
        check = self._compared(compose.operand(figure), claim, claim.comparator)
        if check.result["holds"] and (not asks or self.words.has("several", plan.query)):
            return None  # what it takes for granted is so: the rest is answered
        sentence, quotes = compose.number_sentence(retrieval().corpus, place)
        draft = Draft("answered", "both", working=[check])
        draft.say(f"{self._lead(plan, holds=check.result['holds'])}{sentence}", *quotes)
        return self._rest(plan, claim, draft, retrieval)

    def _rest(self, plan: Plan, claim: Claim, draft: Draft, retrieval: "Callable[[], Retrieval]") -> Draft:
        """What the question asks beside the number that was set right."""
        said = plan.query[claim.quantity.start : claim.quantity.end]
        for piece in pieces(plan.query):
            if said in piece or not self.words.has("several", piece):
                continue
            single = self.understanding.plan(piece, role=plan.role, today=plan.today)
            found = retrieval().answer(single, retrieval().candidates(single))
            if found.status == "answered":
                draft.working += found.working
                for sentence in found.sentences:
                    draft.say(sentence.text, *sentence.quotes)
        return draft

    def _place(self, single: Plan, claim: Claim, retrieval: "Retrieval") -> Candidate | None:
        """The place of the figure asked about: one that holds the very number said, where it fits nearly as well."""
        # 幼儿园有20所吗: the level is all that is counted
        named_by_level = not single.terms and claim.quantity.kind == "school"
        fitting = [
            place
            for place in retrieval.candidates(single)[:_TOP]
            if place.figure
            and place.passage.kind != "standard"
            and (single.per_pupil or not place.figure.per)
            and (place.signs["covered"] >= _COVERED or (named_by_level and place.signs["level"] > 0))
            and place.signs["unit"] >= 0
            and place.signs["level"] >= 0
            and place.names_the_thing
            and retrieval.of_time(single, place)
            and (not single.schools or of_schools(place, single.schools, self.understanding))
        ]
        said = claim.quantity.base
        same = [place for place in fitting if place.figure and place.figure.base == said]
        if same and same[0].support >= _SURE / 2:
            return same[0]
        return next(
            (place for place in fitting[:1] if place.support >= _SURE and retrieval.supports(single, place)), None
        )

    def _lead(self, plan: Plan, *, holds: bool) -> str:
        if self.words.has("confirms", plan.query) or self.words.has("stance", plan.query):
            return "是的," if holds else "不是,"
        return f"{self._polarity.lead(plan.query, holds=holds).rstrip('。')},"

    # -- verdicts ------------------------------------------------------------------------------------------------------

    def _verdict(self, plan: Plan) -> Draft | None:
        """A verdict that the question takes for granted, where the announcement's number says otherwise."""
        claimed = (
            "unmet"
            if self.words.has("denied", plan.query)
            else "met"
            if self.words.has("affirmed", plan.query)
            else None
        )
        names = self.understanding.cues["named_school"].search(plan.query)
        if claimed is None or not plan.indicators or plan.elsewhere or names:
            return None
        asked = plan.indicators[0]
        judged = [
            outcome
            for level in self._calculator.levels(plan, asked)
            if (
                outcome := self._calculator.call("evaluate_indicator", asked, level, of=plan, claim=claimed)
            ).result.get("value")
            is not None
        ]
        if len(judged) != 1:
            return None
        result = judged[0].result
        draft = Draft("answered", "calculator", working=judged)
        return draft.say(
            f"{'是的' if result['holds'] else '不是'},{wording.verdict_of(result)}:{result['county']}"
            f"{wording.measure(result)} {wording.reported_amount(result)},标准为 {wording.requirement(result)},"
            f"{wording.gap(result)}。",
            *judged[0].quotes,
        )


def _surely(named: Sequence[Asked]) -> bool:
    """Say whether the words of a question name an indicator."""
    return bool(named) and named[0].score >= NAMED


def _around(question: str, quantity: Quantity) -> str:
    """A number with the words right behind it."""
    return question[quantity.start : quantity.end + 2]
