"""The calculator route: which tool answers a plan, and the words around its result. No search, no model."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.composing.compose import EDGE, quoted, to_the_end, written
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Outcome, Quote, Toolbox
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.signs import pairs
from assistant.answering.verdicts.spreads import COMPOSITE, Spreads
from assistant.indicators.standard import Condition
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES, UNITS, Quantity
from assistant.text.years import has_year, same_year, school_years

SUPPOSED = re.compile(
    r"刚好|正好|恰好|卡在|假如|假设|如果|要是|若是|倘若|某(个|所|校|县|完全)|我(家|孩子|娃|儿子|女儿|们班|家孩子)|孩子(班|的班)|班上|班里"
)
_ASKED_HOW_MUCH = re.compile(r"多少|几|多大|多高|什么|啥")
# the limit that a question quotes itself: 占5%这一项, 够不够20%, (差异率0.15)
_QUOTED = re.compile(
    r"这(?:一)?(?:项|条|个要求|个指标)|(?:够不够|到不到|到没到|达没达到|有没有(?:到|达到)?|过没过|超没超过?)了?(?=\d)|\([^)]*\d[^)]*\)"
)
_METHOD = re.compile(r"小数|保留|几位|平均|综合|加权|权重|公式|怎么算|咋算|如何计算|怎样算|n-1|参考|算数|代替")
EACH, _MEAN = frozenset({"每班", "每校"}), re.compile(r"平均|均摊|除以")
_COMPOSITE = re.compile(COMPOSITE)
_RELIEF = re.compile(r"放宽|走教")  # reliefs are told from the document, never applied
_WITHHELD = re.compile(r"(?:暂|尚|另行|待)[^,。;]{0,8}(?:公布|核定|公开|核实|统计)|待核|正在核[对实]|未能?公布")
_EXISTS = re.compile(r"(?:有没有|有无|存不存在|还有没有)(?![^,?]{0,6}(?:数|依据|说法))")
_NUMBER = re.compile(r"\d")
_BOUGHT = re.compile(r"买|购|添置|投入|投了|投资|花|拨|采购|新建|建成|建好|装了")


class Calculator:
    """Answers that are computed from the standard and from what an announcement reports."""

    def __init__(self, toolbox: Toolbox, announcement: str = "") -> None:
        self.toolbox, self.facts, self._of = toolbox, toolbox.facts, announcement

    def answer(self, plan: Plan) -> Draft | None:
        """Answer a plan about an indicator; None where its question is not one for the calculator."""
        announcement = self.facts.announcement(question=plan.query, role=plan.role)
        return Calculator(self.toolbox, announcement.document.id)._routed(plan)

    def _routed(self, plan: Plan) -> Draft | None:
        if not plan.indicators or plan.schools or _RELIEF.search(plan.query):
            return None
        asked = plan.indicators[0]
        if asked.indicator == CV and not plan.levels and _METHOD.search(plan.query):
            return None  # how it is taken, not how large it is
        if plan.kind == "verdict":
            return self._supposed(plan, asked) or self._spread(plan, asked) or self._verdict(plan, asked)
        if plan.kind == "threshold":
            return self.threshold(plan, asked)
        if plan.kind in {"value", "about"} and self._reports(plan, asked):
            return self._spread(plan, asked) or self.value(plan, asked)
        return None

    def _spread(self, plan: Plan, asked: Asked) -> Draft | None:
        """What is reported of the 差异系数 of no indicator in particular."""
        if asked.indicator != CV:
            return None
        spreads = Spreads(self.toolbox, self._of)
        levels = [level for level in self.levels(plan, asked) if level]
        if plan.kind != "verdict" and _COMPOSITE.search(fold(plan.query)) and (told := spreads.composite(levels)):
            return told
        return spreads.verdict(levels) if plan.kind == "verdict" else spreads.value(levels)

    def leaves(self, plan: Plan) -> bool:
        """Say whether search is to choose: among shares of several groups, or numbers of each class or school."""
        condition = self.condition(plan.indicators[0]) if plan.indicators else None
        share = condition is not None and condition.unit.symbol == "%"
        heads = condition is not None and (condition.unit.base or 1) > 1 and not plan.per_pupil  # 多媒体教室共多少间
        each = condition is not None and condition.unit.per in EACH  # 一个班坐几个: 平均班额38.6人
        return plan.kind in {"value", "about"} and (share or heads or each)

    # -- value ---------------------------------------------------------------------------------------------------------

    def _reports(self, plan: Plan, asked: Asked) -> bool:
        """Say whether the number asked for is the indicator's own, and not a head count or a sum of money."""
        condition = self.condition(asked)
        if condition is self._cv:
            return True
        if condition is not None and condition.unit.per in EACH and _MEAN.search(plan.query):
            return False  # the largest class is no mean
        if condition is None or not self._unit_fits(plan, asked) or (_BOUGHT.search(plan.query) and not plan.per_pupil):
            return False
        if condition.unit.base is None:
            return bool(set(plan.units) & SHARES) or plan.kind == "about"
        split = {"primary", "junior"} & set(plan.levels)
        return (
            plan.per_pupil
            or ((bool(split) and not plan.units) or (bool(split) and condition.unit.per == "生均"))
            or (bool(split) and set(plan.units) <= {"room", "套", "area"})
        )

    def _unit_fits(self, plan: Plan, asked: Asked) -> bool:
        condition = self.condition(asked)
        return condition is not None and self._has_unit(plan, condition)

    @staticmethod
    def _has_unit(plan: Plan, condition: Condition) -> bool:
        kind = UNITS[condition.unit.symbol][0] if condition.unit.symbol in UNITS else ""
        return not plan.units or (kind or "percent") in plan.units

    def _of_the_year(self, plan: Plan, result: dict[str, object]) -> bool:
        """Say whether a reported value is of a year that is asked for; one that states none is the announcement's."""
        if not plan.years:
            return True
        stated = str(result["period"])
        if not has_year(stated):
            own = self.facts.announcement(str(result["announcement"])).document
            latest = max(school_years(own.text), default="")
            stated = f"{own.description.published} {own.description.opens} {latest}"
        return any(same_year(year, stated) for year in plan.years)

    @property
    def _cv(self) -> Condition:
        return self.facts.standard.rules.cv

    def value(self, plan: Plan, asked: Asked) -> Draft:
        """What the announcement reports for an indicator."""
        outcomes = [self.call("reported_value", asked, level) for level in self.levels(plan, asked)]
        given = [outcome for outcome in outcomes if outcome.result["value"] is not None]
        if given and not any(self._of_the_year(plan, outcome.result) for outcome in given):
            return self._other_year(given)
        if not given:
            return self._not_reported(plan, asked, outcomes)
        draft = Draft("answered", "calculator", working=outcomes)
        first = given[0].result
        numbers = "、".join(
            f"{wording.level_name(outcome.result['level'])} {wording.reported_amount(outcome.result)}".strip()
            for outcome in given
        )
        if len(given) == 1:
            text = f"{first['county']}{wording.measure(first)} {wording.reported_amount(first)}。"
        else:
            text = f"{first['county']}{wording.measure({**first, 'level': None})}:{numbers}。"
        return draft.say(text, *(quote for outcome in given for quote in outcome.quotes))

    @staticmethod
    def _other_year(outcomes: list[Outcome]) -> Draft:
        """Say that the value of the year asked for is not given; what is given is of another year."""
        names = wording.joined([wording.measure(outcome.result) for outcome in outcomes])
        draft = Draft("not_disclosed", "calculator", working=outcomes)
        return draft.say(f"公示没有给出你问的年份的{names},只给出了公示所写时间的数。")

    def _not_reported(self, plan: Plan, asked: Asked, outcomes: list[Outcome]) -> Draft:
        first = outcomes[0].result
        draft = Draft("not_disclosed", "calculator", working=outcomes)
        names = [wording.measure(outcome.result) for outcome in outcomes]
        draft.say(f"公示没有公布{first['county']}{wording.joined(names)}。")
        for level in self.levels(plan, asked):
            required = self.call("indicator_threshold", asked, level)
            if required.result["threshold"] is not None:
                draft.working.append(required)
                wording.say_required(draft, "标准的要求是", required)
        return self._why(asked, plan.levels, draft)

    def _why(self, asked: Asked, levels: Sequence[str], draft: Draft) -> Draft:
        """What the announcement says itself of a value that it withholds: 账目正在核对,本次暂不公布."""
        names = self.facts.standard[asked.indicator].names if asked.indicator != CV else ()
        document, lexicon = self.facts.announcement(self._of or None).document, self.facts.corpus.lexicon
        for passage in self.facts.corpus.passages.values():
            if passage.document != document.id or not _WITHHELD.search(fold(passage.text)):
                continue
            named = {level for *_, level in lexicon.levels(passage.text)}
            if any(name in f"{passage.text}{passage.context}" for name in names) and (
                not levels or named & set(levels)
            ):
                words = passage.text.strip(EDGE)
                start = passage.start + passage.text.index(words)
                return draft.say(f"公示的说明:{words}。", Quote(document.id, start, start + len(words)))
        return draft

    # -- threshold -----------------------------------------------------------------------------------------------------

    def threshold(self, plan: Plan, asked: Asked) -> Draft | None:
        """What the standard asks."""
        if not _ASKED_HOW_MUCH.search(plan.query) and (supposed := self._supposed(plan, asked)):
            return supposed
        draft = Draft("answered", "calculator")
        if plan.units and plan.unit_named and not any(self._has_unit(plan, c) for c in self._conditions(plan, asked)):
            return None  # 要抽多少人: not the share that is required
        for condition in self._conditions(plan, asked):
            levels = self.levels(plan, asked, condition)
            for level in levels:
                outcome = self.call("indicator_threshold", asked, level, condition)
                if outcome.result["threshold"] is None:
                    continue
                draft.working.append(outcome)
                wording.say_required(draft, "标准要求", outcome)
        return draft if draft.sentences else None

    # -- verdict -------------------------------------------------------------------------------------------------------

    def _verdict(self, plan: Plan, asked: Asked) -> Draft | None:
        several = self._all_reported(asked)
        outcomes = [
            self.call("evaluate_indicator", asked, level, condition)
            for condition in (*several,) or (None,)
            for level in self.levels(plan, asked, condition)
        ]
        judged = [outcome for outcome in outcomes if outcome.result.get("value") is not None]
        if judged and not any(self._of_the_year(plan, outcome.result) for outcome in judged):
            return self._other_year(judged)
        if not judged:
            return self._unjudged(plan, asked, outcomes)
        if not plan.levels and any(one.result["verdict"] == "unmet" for one in judged):
            outcomes = [one for one in outcomes if one in judged]  # 校额: one school that is too large decides
        draft = Draft("answered", "calculator", working=outcomes)
        if admitted := next((one for one in outcomes if one not in judged and one.result["verdict"] == "unmet"), None):
            self._say_admitted(draft, admitted)  # of a level without a value: the other one's does not decide
        verdicts = [wording.verdict_of(outcome.result) for outcome in judged]
        if len(judged) > 1 and not several:
            names = [wording.level_name(outcome.result["level"]) for outcome in judged]
            draft.say(wording.of_each(names, verdicts))
        for outcome in judged:
            result = outcome.result
            lead = f"{wording.verdict_of(result)}:" if len(judged) == 1 or several else ""
            premise = self._premise(plan, result) if len(judged) == 1 else ""
            draft.say(
                f"{lead}{premise}{result['county']}{wording.measure(result)} {wording.reported_amount(result)},"
                f"标准为 {wording.requirement(result)},{wording.gap(result)}。",
                *outcome.quotes,
            )
            self._say_whose(draft, outcome)
        open_points = judged[0].result["undisclosed"]
        if open_points and not self._decides(judged[0]):
            draft.say(f"公示只给出县平均值,没有公布{wording.joined(open_points)}。")
        return draft

    def _say_whose(self, draft: Draft, outcome: Outcome) -> None:
        """Of a school or a class that misses its limit, what the announcement writes: which one it is."""
        quotes = [one for one in outcome.quotes if one.document == outcome.result["announcement"]]
        if quotes and self._decides(outcome):
            draft.say(*written(self.facts.corpus, quotes[0]))

    def _decides(self, outcome: Outcome) -> bool:
        """Say whether a school or a class that misses a limit decides by itself."""
        own = (
            self.facts.standard[outcome.result["indicator"]].conditions if outcome.result["verdict"] == "unmet" else ()
        )
        return any(one.label == outcome.result["label"] and one.unit.per in EACH for one in own)

    def _all_reported(self, asked: Asked) -> list[Condition]:
        """The conditions of an indicator of which the announcement reports more than one, where none is named."""
        if asked.condition or asked.indicator == CV:
            return []
        reported = self.facts.announcement(self._of or None).reported
        given = [
            condition
            for condition in self.facts.standard[asked.indicator].conditions
            if any(key[:2] == (asked.indicator, condition.key) for key in reported)
        ]
        return given if len(given) > 1 else []

    def _premise(self, plan: Plan, result: dict[str, object]) -> str:
        """Set right a number that the question asserts of this indicator and the announcement does not."""
        kinds = {UNITS[str(result["unit"])][0]} if result["unit"] in UNITS else {""}
        known = {Decimal(str(result["value"])), Decimal(str(result["threshold"]))}
        wrong = [q for q in plan.numbers if q.kind in kinds and q.value not in known and q.value > 0 and q.decimals]
        return "公示的数与你说的不同:" if wrong else ""

    def _exists(self, plan: Plan, outcome: Outcome) -> list[Outcome]:
        """Whether what is claimed says yes or no to a question whether there is any: 有没有超规模的学校."""
        if not _EXISTS.search(plan.query):
            return []
        place = outcome.quotes[0]
        given = {"document": place.document, "start": place.start, "end": place.end}
        check = self.toolbox.call("check_statement", statement=plan.query, **given)
        return [] if check.result["holds"] is None else [check]

    def _say_admitted(self, draft: Draft, outcome: Outcome) -> Draft:
        quote = to_the_end(self.facts.corpus, outcome.quotes[0])
        return draft.say(f"未达标:公示自己写明“{quoted(self.facts.corpus, quote).strip(EDGE)}”。", quote)

    def _unjudged(self, plan: Plan, asked: Asked, outcomes: list[Outcome]) -> Draft | None:
        outcome = outcomes[0]
        result = outcome.result
        if result.get(
            "elsewhere"
        ):  # 音乐教室配够了没有, where 美术教室 are said to lack: search finds what is told of these
            whole = asked.model_copy(update={"condition": None})
            return self._verdict(plan, whole) if self._names_another(plan, asked) else None
        if result["verdict"] == "unmet":
            return self._say_admitted(Draft("answered", "calculator", working=outcomes), outcome)
        if result["verdict"] == "claimed":
            quote = self._held_against(asked, outcome.quotes[0])
            words = quoted(self.facts.corpus, quote).strip(EDGE)
            draft = Draft("answered", "calculator", working=outcomes)
            check = self._exists(plan, outcome)
            draft.working = [*check, *outcomes]
            lead = self.toolbox.polarity.lead(plan.query, holds=check[0].result["holds"]) if check else ""
            given = "公示称达标,给出的是" if _NUMBER.search(words) else "公示称达标,但没有给出可以核对的数值"
            draft.say(f"{lead}{given}:“{words}”。", quote)
            label = self.facts.standard[asked.indicator].requirement
            condition = self.condition(asked)
            if condition is not None and len(outcome.quotes) > 1:
                draft.say(f"标准的要求:{label}", *outcome.quotes[1:])
            return draft
        draft = Draft("not_disclosed", "calculator", working=outcomes)
        names = wording.joined([wording.measure(item.result) for item in outcomes])
        draft.say(f"公示没有公布{result['county']}{names},所以不能判断是否达标。")
        for item in outcomes:
            if item.result.get("threshold") is not None:
                wording.say_required(draft, "标准的要求是", item)
        return self._why(asked, plan.levels, draft)

    def _names_another(self, plan: Plan, asked: Asked) -> bool:
        """Say whether a question names another condition of an indicator beside one: 音乐美术教室."""
        every = self.facts.standard[asked.indicator].conditions
        own = {pair for one in every if one.key == asked.condition for pair in pairs(one.label)}
        return any(pair in plan.query for one in every for pair in pairs(one.label) - own)

    def _held_against(self, asked: Asked, quote: Quote) -> Quote:
        """A claim with what its value is held against, told in the clause after it: 工资9.48万元,公务员为9.35万元."""
        claims = self.facts.standard[asked.indicator].claims if asked.indicator != CV else ()
        text = self.facts.corpus.documents[quote.document].text
        words = "|".join(re.escape(word) for claim in claims for word in claim.words)
        if not words or re.search(words, text[quote.start : quote.end]):
            return quote
        other = re.compile(rf"\s*[,\uff0c][^,;\uff0c\uff1b。]*(?:{words})[^,;\uff0c\uff1b。]*").match(text, quote.end)
        return Quote(quote.document, quote.start, other.end()) if other else quote

    def _supposed(self, plan: Plan, asked: Asked) -> Draft | None:
        """Hold a value of the asker's own against the threshold: 我孩子班上53人合规吗."""
        condition = self.condition(asked)
        if condition is None:
            return None
        value = self._own_value(plan, asked, condition)
        if value is None:
            return None
        draft = Draft("answered", "calculator")
        for level in self.levels(plan, asked, condition):
            outcome = self.call("judge_value", asked, level, condition, value=value.value)
            result = outcome.result
            if result["threshold"] is None:
                continue
            draft.working.append(outcome)
            verdict = "符合标准" if result["verdict"] == "met" else "不符合标准"
            draft.say(
                f"{verdict}。标准要求{wording.measure(result)}{wording.to_be(outcome.result)}{wording.requirement(result)},"
                f"你说的是 {wording.amount(result['display'], result['unit'])},{wording.gap(result)}。",
                *outcome.quotes,
            )
        return draft if draft.sentences else None

    def _own_value(self, plan: Plan, asked: Asked, condition: Condition) -> Quantity | None:
        symbol = condition.unit.symbol
        kinds = {UNITS[symbol][0]} if symbol in UNITS else {""}
        kinds |= {"个"} if "person" in kinds else set()
        own = [quantity for quantity in plan.numbers if quantity.kind in kinds and quantity.value > 0]
        per_school = condition is self._cv or condition.unit.per in {"每校", "每班", "每间"}
        quoted = _QUOTED.search(plan.query)
        if quoted and (not per_school or "(" in quoted.group() or quoted.end() in {one.start for one in own}):
            limits = {dated.value for values in condition.thresholds.values() for dated in values}
            own = [quantity for quantity in own if quantity.value not in limits]
        reported = self.facts.announcement(question=plan.query, role=plan.role).reported
        told = any(key[:2] == (asked.indicator, condition.key) for key in reported)
        return own[0] if own and (per_school or not told or SUPPOSED.search(plan.query)) else None

    # -- parts ---------------------------------------------------------------------------------------------------------

    def condition(self, asked: Asked) -> Condition | None:
        """What of an indicator is asked about; None where it has no number at all."""
        if asked.indicator == CV or asked.condition == self._cv.key:
            return self._cv
        return self.facts.standard[asked.indicator].condition(asked.condition)

    def _conditions(self, plan: Plan, asked: Asked) -> list[Condition]:
        """The conditions a threshold question means: the one named, those of the unit asked for, else all."""
        if asked.indicator == CV or asked.condition:
            condition = self.condition(asked)
            return [condition] if condition else []
        every = list(self.facts.standard[asked.indicator].conditions)
        kinds = set(plan.units)
        fitting = [c for c in every if c.unit.symbol in UNITS and UNITS[c.unit.symbol][0] in kinds]
        typed = [c for c in every if any(name in plan.query for name in c.school_types if len(name) > 2)]
        return typed or (fitting if plan.units and fitting else every)

    def levels(self, plan: Plan, asked: Asked, condition: Condition | None = None) -> list[str | None]:
        """The levels to answer for: those asked, or all that the indicator tells apart."""
        condition = condition or self.condition(asked)
        split = [level for level in ("primary", "junior") if condition and level in condition.thresholds]
        wanted = [level for level in split if level in plan.levels]
        return list(wanted or split) or [None]

    def call(
        self,
        name: str,
        asked: Asked,
        level: str | None,
        condition: Condition | None = None,
        *,
        of: Plan | None = None,
        **more: object,
    ) -> Outcome:
        """Run a tool for an indicator; ``of`` is the plan whose announcement is meant, by default this calculator's."""
        arguments: dict[str, object] = {"indicator": asked.indicator, **more}
        if name in {"reported_value", "evaluate_indicator"}:
            own = self.facts.announcement(question=of.query, role=of.role).document.id if of else self._of
            arguments["announcement"] = own
        key = condition.key if condition else asked.condition
        if level:
            arguments["level"] = level
        if (
            key
            and asked.indicator != CV
            and (key == self._cv.key or len(self.facts.standard[asked.indicator].conditions) > 1)
        ):
            arguments["condition"] = key
        return self.toolbox.call(name, **arguments)
