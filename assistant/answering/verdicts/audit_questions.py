"""Questions about several indicators at once, from the audit: which are met, have no number, are nearest to a limit."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.answering.composing.compose import EDGE
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.audit_tools import EVERY
from assistant.answering.tools.toolbox import Outcome, Quote, Toolbox
from assistant.answering.understanding.audit_words import AuditAsk, AuditWords, State
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import pieces
from assistant.answering.verdicts.as_written import tell_counted, tell_unmet
from assistant.answering.verdicts.spreads import Spreads
from assistant.indicators.school import COMPULSORY
from assistant.text.spans import parts

_SAID: dict[State, str] = {
    "met": "按公示给出的数达标",
    "unmet": "按公示给出的数未达标",
    "claimed": "只有说法、没有数值",
    "undisclosed": "没有公布",
    "reported": "公示给出了数值",
    "numberless": "公示没有给出数值",
}
_OF_SCHOOLS = re.compile(r"学校|[哪几]所")
_OF_WHICH_SCHOOLS = re.compile(r"学校|[哪几]所|谁|多少|几个")
_LONGEST = 40  # characters of a claim that are shown
_RANKED = {"closest": "离标准最近", "thinnest": "余量最小", "weakest": "离标准差得最多", "farthest": "高出标准最多"}


class AuditQuestions:
    """Answers over the audit of the announcement that a question is about."""

    def __init__(self, toolbox: Toolbox, words: AuditWords) -> None:
        self.toolbox, self.facts, self.words = toolbox, toolbox.facts, words

    def answer(self, plan: Plan) -> Draft | None:
        """The answer to a question about a set of indicators or the spread between schools; None for any other."""
        if plan.schools or plan.elsewhere or plan.years:
            return None
        of_one = bool(plan.indicators) and plan.indicators[0].indicator in self.facts.standard
        if not of_one and (end := self.words.spread_end(plan)):
            announcement = self.facts.announcement(question=plan.query, role=plan.role).document.id
            levels = [level for level in COMPULSORY if level in plan.levels] or list(COMPULSORY)
            if draft := Spreads(self.toolbox, announcement).ends(levels, end):
                return draft
        ask = self.words.find(plan) or self._first_of_schools(plan)
        if ask is None:
            return None
        answers = {
            "state": self._state,
            "values": self._values,
            "rank": self._rank,
            "open": self._open,
            "need": self._need,
            "every": self._every,
            "names": self._listed,
        }
        return answers[ask.subject](plan, ask)

    def _first_of_schools(self, plan: Plan) -> AuditAsk | None:
        """What is not met, where it is asked before the schools that it is of: 哪一项没达到,具体是哪几所学校."""
        said = pieces(plan.query)
        for many in range(1, len(said)):
            first, rest = ",".join(said[:many]), ",".join(said[many:])
            ask = None if _OF_SCHOOLS.search(first) else self.words.find(plan.model_copy(update={"query": first}))
            if ask and (ask.subject, ask.state) == ("state", "unmet") and _OF_WHICH_SCHOOLS.search(rest):
                return ask
        return None

    # -- which indicators ----------------------------------------------------------------------------------------------

    def _state(self, plan: Plan, ask: AuditAsk) -> Draft:
        """Which indicators are met, claimed and so on, how many, and by how much the unmet ones miss."""
        state: State = ask.state or "unmet"
        filters = {"reported": {"reported": True}, "numberless": {"reported": False}}.get(state, {"verdict": state})
        outcome = self._call("audit_rows", plan, ask, **filters)
        draft = Draft("answered", "calculator", working=[outcome])
        rows = outcome.result["rows"]
        if not rows:
            draft.say(f"{_among(ask, outcome)}没有{_SAID[state]}的。")
            if state == "unmet" and (met := self._call("audit_rows", plan, ask, verdict="met")).result["rows"]:
                draft.working.append(met)
                every = "都" if len(met.result["rows"]) == met.result["total"] else ""
                draft.say(f"{len(met.result['rows'])} 项{every}达标。")
            return draft
        self._name(draft, f"{_among(ask, outcome)}{_SAID[state]}的有 {len(rows)} 项:", outcome)
        if state in {"unmet", "reported"} or (state == "met" and (ask.area or plan.levels)):
            self._tell_values(draft, plan, ask, unmet_only=state == "unmet", ids={row["indicator"] for row in rows})
        if state == "unmet":
            tell_unmet(draft, self.facts, outcome)
        if state in {"met", "unmet"} and ask.area:
            tell_counted(draft, self.facts, outcome, ask.area)
        if state == "undisclosed":
            self._also(draft, plan, ask, "claimed")
        return draft

    def _listed(self, plan: Plan, ask: AuditAsk) -> Draft:
        """Which indicators an area has, each with what the announcement says of it."""
        outcome = self._call("audit_rows", plan, ask)
        draft = Draft("answered", "calculator", working=[outcome])
        self._name(draft, f"{ask.area}的 {outcome.result['total']} 项指标是:", outcome)
        return draft

    def _also(self, draft: Draft, plan: Plan, ask: AuditAsk, state: State) -> None:
        other = self._call("audit_rows", plan, ask, verdict=state)
        if rows := other.result["rows"]:
            draft.working.append(other)
            self._name(draft, f"另有 {len(rows)} 项{_SAID[state]}:", other)

    def _tell_values(self, draft: Draft, plan: Plan, ask: AuditAsk, *, unmet_only: bool, ids: set[str]) -> None:
        """Every value of the indicators of ``ids`` with what it is held against."""
        for row in self._call("nearest_thresholds", plan, AuditAsk("rank", ask.area or EVERY), order="weakest").result[
            "rows"
        ]:
            if row["indicator"] not in ids or (unmet_only and row["verdict"] != "unmet"):
                continue
            outcome = self._judged(row)
            draft.working.append(outcome)
            draft.say(f"{wording.judged_line(outcome.result)}。", *outcome.quotes)
        for outcome in self._spreads(plan, ids) if unmet_only else ():
            draft.working.append(outcome)
            draft.say(f"{wording.judged_line(outcome.result)}。", *outcome.quotes)

    def _spreads(self, plan: Plan, ids: set[str]) -> Iterator[Outcome]:
        """The 差异系数 of indicators that miss their limit, each judged by itself."""
        facts = self.facts.announcement(question=plan.query, role=plan.role)
        spread = self.facts.standard.rules.cv.key
        for indicator, condition, level in facts.reported:
            if indicator not in ids or condition != spread or (plan.levels and level not in plan.levels):
                continue
            outcome = self._evaluated(indicator, facts.document.id, level, spread)
            if outcome.result["verdict"] == "unmet":
                yield outcome

    def _judged(self, row: dict[str, Any]) -> Outcome:
        """One value of a ranking, judged by itself, with its quotes."""
        indicator = self.facts.standard[row["indicator"]]
        condition = next((c for c in indicator.conditions if c.label == row["label"]), None)
        key = condition.key if condition and len(indicator.conditions) > 1 else None
        return self._evaluated(indicator.id, row["announcement"], row["level"], key)

    def _evaluated(self, indicator: str, announcement: str, level: str | None, condition: str | None) -> Outcome:
        """What an announcement reports for one condition and level, judged; only what is given is passed on."""
        given = {name: value for name, value in (("level", level), ("condition", condition)) if value}
        return self.toolbox.call("evaluate_indicator", indicator=indicator, announcement=announcement, **given)

    # -- values and ranking --------------------------------------------------------------------------------------------

    def _values(self, plan: Plan, ask: AuditAsk) -> Draft | None:
        """Every value reported of an area, a sentence each."""
        outcome = self._call("reported_values", plan, ask)
        rows = outcome.result["rows"]
        if not rows:
            return None
        draft = Draft("answered", "calculator", working=[outcome])
        by_id: dict[str, list[tuple[dict[str, Any], Any]]] = {}
        quotes = [self._value_of(row) for row in rows]
        for row, single in zip(rows, quotes, strict=True):
            by_id.setdefault(row["label"], []).append((row, single))
        for group in by_id.values():
            first = group[0][0]
            if len(group) == 1:
                text = f"{wording.measure(first)} {wording.reported_amount(first)}"
            else:
                each = (f"{wording.level_name(row['level'])} {wording.reported_amount(row)}" for row, _ in group)
                text = f"{wording.measure({**first, 'level': None})}:{'、'.join(each)}"
            draft.say(f"{text}。", *(quote for _, single in group for quote in single.quotes))
        return draft

    def _value_of(self, row: dict[str, Any]) -> Outcome:
        indicator = self.facts.standard[row["indicator"]]
        key = next((c.key for c in indicator.conditions if c.label == row["label"]), None)
        return self.toolbox.call(
            "reported_value",
            indicator=indicator.id,
            condition=key,
            level=row["level"],
            announcement=row["announcement"],
        )

    def _rank(self, plan: Plan, ask: AuditAsk) -> Draft | None:
        """The indicators by their distance to the threshold; the first, or as many as are asked for."""
        _, whole = self.words.area(plan.query)
        scope = ask.area or (EVERY if whole else self.facts.standard.rules.areas[0].name)
        outcome = self._call("nearest_thresholds", plan, AuditAsk("rank", scope), order=ask.order)
        rows = outcome.result["rows"][: ask.first or 1]
        if not rows:
            return None
        draft = Draft("answered", "calculator", working=[outcome])
        for row in rows:
            single = self._judged(row)
            lead = f"{_RANKED[str(ask.order)]}的是" if row is rows[0] else f"第 {row['rank']} 是"
            draft.say(f"{lead}{wording.judged_line(row)}。", *single.quotes)
        return draft

    # -- what is open --------------------------------------------------------------------------------------------------

    def _open(self, plan: Plan, ask: AuditAsk) -> Draft | None:
        """What a full judgement would still need, of one indicator or of an area."""
        one = plan.indicators[0].indicator if plan.indicators and ask.area is None else None
        outcome = self._call("audit_rows", plan, ask)
        rows = [row for row in outcome.result["rows"] if row["needs"] and one in (None, row["indicator"])]
        if not rows:
            return None
        draft = Draft("answered", "calculator", working=[outcome])
        needs: dict[str, list[str]] = {}
        for row in rows:
            for need in row["needs"]:
                needs.setdefault(need, []).append(row["label"])
        of = rows[0]["label"] if one else ask.area or "这些指标"
        if one or all(len(names) == len(rows) for names in needs.values()):
            draft.say(f"{of}要判断完整,公示还没有公布的是:{wording.joined(list(needs))}。")
        else:
            each = [f"{need}({'、'.join(names)})" for need, names in needs.items()]
            draft.say(f"{of}要判断完整,公示还没有公布的是:{';'.join(each)}。")
        self._require(draft, rows[0]["indicator"] if one else None, list(needs))
        return draft

    def _require(self, draft: Draft, one: str | None, needs: list[str]) -> None:
        """What the standard asks of the things that are missing."""
        cv = self.facts.standard.rules.cv
        wanted: list[dict[str, Any]] = []
        if cv.label in needs:
            wanted += [{"indicator": "CV", "level": level} for level in ("primary", "junior")]
        for condition in self.facts.standard[one].conditions if one else ():
            if condition.label in needs and "all" in condition.thresholds:
                wanted.append({"indicator": one, "condition": condition.key})
        for arguments in wanted:
            outcome = self.toolbox.call("indicator_threshold", **arguments)
            draft.working.append(outcome)
            wording.say_required(draft, "标准要求", outcome)

    def _need(self, plan: Plan, ask: AuditAsk) -> Draft:
        """Of which indicators one of the things that a full judgement needs was published: 差异系数, 各校数值."""
        area = ask.area or self.facts.standard.rules.areas[0].name
        asked = AuditAsk("need", area)
        every = self._call("audit_rows", plan, asked)
        lacking = self._call("audit_rows", plan, asked, need=ask.need)
        without = {row["indicator"] for row in lacking.result["rows"]}
        given = [row for row in every.result["rows"] if row["indicator"] not in without]
        if not given:
            draft = Draft("not_disclosed", "calculator", working=[lacking])
            draft.say(f"公示没有公布{area}各项指标的{ask.need}。")
            self._require(draft, None, [str(ask.need)])
            return draft
        draft = Draft("answered", "calculator", working=[every, lacking])
        self._name(draft, f"公布了{ask.need}的有 {len(given)} 项:", every, given)
        if without:
            draft.say(f"没有公布的有 {len(without)} 项:{_names(lacking.result['rows'])}。")
        return draft

    # -- what is supposed of all, and the spread -----------------------------------------------------------------------

    def _every(self, plan: Plan, ask: AuditAsk) -> Draft:
        """Whether all of a set are met, as the question supposes; those that are not are named."""
        outcome = self._call("audit_rows", plan, ask, verdict="met", claim="all")
        result = outcome.result
        draft = Draft("answered", "calculator", working=[outcome])
        among = _among(ask, outcome)
        if result["holds"]:
            self._name(draft, f"是的。{among}{_SAID['met']}的有 {result['count']} 项:", outcome)
        else:
            draft.say(f"不是。{among}{_SAID['met']}的有 {result['count']} 项,不是全部。")
            unmet = self._call("audit_rows", plan, ask, verdict="unmet")
            draft.working.append(unmet)
            if ids := {row["indicator"] for row in unmet.result["rows"]}:
                self._name(draft, f"未达标的有 {len(ids)} 项:", unmet)
                self._tell_values(draft, plan, ask, unmet_only=True, ids=ids)
                tell_unmet(draft, self.facts, unmet)
            for state in ("claimed", "undisclosed"):
                self._also(draft, plan, ask, state)
        if plan.indicators or ask.area == self.facts.standard.rules.areas[0].name:
            needs = sorted({need for row in result["rows"] for need in row["needs"]})
            if needs:
                draft.say(f"公示只给出县平均值,没有公布{wording.joined(needs)}。")
        return draft

    def _name(self, draft: Draft, opening: str, outcome: Outcome, rows: Sequence[dict[str, Any]] | None = None) -> None:
        """The indicators of an outcome one after the other, each with the words that it rests on behind it."""
        rows = outcome.result["rows"] if rows is None else rows
        audit = self.facts.announcement(outcome.arguments.get("announcement")).audit
        places = {row.id: [Quote(c.document, c.start, c.end) for c in row.citations] for row in audit.rows}
        for number, row in enumerate(rows):
            begin = "、" if number else opening
            end = "。" if number == len(rows) - 1 else ""
            own = [quote for quote in places[row["indicator"]] if quote in outcome.quotes]
            said = "" if row["state"] != "claimed" else "".join(self._words(quote) for quote in own)
            draft.say(f"{begin}{row['label']}({row['indicator']}){said}{end}", *own)

    def _words(self, quote: Quote) -> str:
        """How a place begins, word for word: what is claimed without a number is shown as it is said."""
        text = self.facts.corpus.documents[quote.document].text
        low, high = parts(text, quote.start, quote.end)[0]
        words = text[low:high].strip(EDGE)
        return f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '……'}”"

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _call(self, name: str, plan: Plan, ask: AuditAsk, **more: Any) -> Outcome:
        """A tool over the set that is asked about, in the announcement that the question means."""
        levels = [level for level in plan.levels if level in {"primary", "junior"}]
        arguments: dict[str, Any] = {"level": levels[0]} if len(levels) == 1 else {}
        if ask.area:
            arguments["area"] = ask.area
        announcement = self.facts.announcement(question=plan.query, role=plan.role).document.id
        return self.toolbox.call(name, announcement=announcement, **arguments, **more)


def _among(ask: AuditAsk, outcome: Outcome) -> str:
    """The set that is counted: 初中教育质量 9 项指标里."""
    level = wording.level_name(outcome.result["level"])
    return f"{level}{ask.area or ''} {outcome.result['total']} 项指标里,".lstrip()


def _names(rows: list[dict[str, Any]]) -> str:
    return "、".join(f"{row['label']}({row['indicator']})" for row in rows)
