"""Dates of the announcement's period and how to reach the office: fields, not sentences."""

import re
from datetime import date

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.polarity import Polarity
from assistant.answering.tools.toolbox import Outcome, Quote, Toolbox
from assistant.answering.understanding.days_said import DaySaid, days_said
from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.answering.understanding.plan import Plan
from assistant.documents.fields import Field

_NAMES = {"phone": "联系电话", "place": "地址", "postcode": "邮政编码", "email": "电子邮箱", "office": "受理单位"}
_ALSO = {
    "phone": re.compile(r"电话|号码|热线|联系方式|怎么联系"),
    "place": re.compile(r"地址|在哪|哪条路|地方|联系方式|怎么联系"),
    "postcode": re.compile(r"邮编|邮政编码"),
    "email": re.compile(r"邮箱|电子邮件|e-?mail"),
}
# 电话:…(工作日8:30至12:00)
_HOURS = re.compile("\\s*[(\uff08][^()\uff08\uff09\\n]*\\d{1,2}[:\uff1a时点][^()\uff08\uff09\\n]*[)\uff09]")
_START = re.compile(r"开始|起始|从(几号|哪天|什么时候)|哪天起|起算|几号起")
_END = re.compile(r"截止|截至|结束|最晚|最迟|到(几号|哪天|什么时候|哪一天)|拖到|为止|完")
_NOW = re.compile(
    r"现在|今天|这会儿|还能|还可以|来得及|还收|还算|到了没|过了没|晚不晚|还在|结束了(吗|没)|到期了?(没|吗)|开始了(吗|没)"
)
_HOW_LONG = re.compile(r"几天|多少天|多久|多长")
_COUNT = re.compile(r"算|计算|第一天|第二天|次日|当天")

_WEEKDAY = re.compile(r"(?:星期|礼拜|周)[几末]|双休")
_DAYS = "一二三四五六日"


class Contact:
    """Answers from an announcement's fixed fields."""

    def __init__(self, facts: Facts, toolbox: Toolbox, polarity: Polarity) -> None:
        self.facts, self.toolbox, self._polarity = facts, toolbox, polarity

    def answer(self, plan: Plan, meant: str = "") -> Draft:
        """The field that a plan expects or asks for; ``meant`` is the one where it does not say so itself."""
        return self.period(plan) if "period" in {meant, plan.kind} else self.field(plan, meant)

    def field(self, plan: Plan, meant: str = "") -> Draft:
        """Telephone, address, postcode, e-mail or office; what the announcement does not give is said so."""
        facts = self.facts.announcement(question=plan.query, role=plan.role)
        first = meant or plan.expects
        wanted = [first, *(name for name, cue in _ALSO.items() if name != first and cue.search(plan.query))]
        places = {name: found.start() for name, cue in _ALSO.items() if (found := cue.search(plan.query))}
        if not meant:
            wanted.sort(key=lambda name: places.get(name, 0))
        given = {name: self._fields(facts, name) for name in wanted}
        if not any(given.values()):
            return self._missing(facts, first)
        draft = self._wrong_day(plan) or Draft("answered", "retrieval")
        for name in wanted:
            for field in given[name][:2]:
                lead = self._within(plan, field, draft) if _hours(facts, field) and not draft.sentences else ""
                text = f"{lead}{_NAMES[name]}:{field.value}{_hours(facts, field)}。"
                draft.say(text, Quote(field.document, *field.quote))
            if not given[name]:
                draft.say(f"公示没有给出{_NAMES[name]}。")
        return draft

    def _within(self, plan: Plan, field: Field, draft: Draft) -> str:
        """Yes or no, where a question asks if somebody answers at a time: 中午打有人接吗; empty where it does not."""
        if not self._polarity.asks_of_hours(plan.query):
            return ""
        place = {"document": field.document, "start": field.quote[0], "end": field.quote[1]}
        check = self.toolbox.call("check_statement", statement=plan.query, **place, whole=False, strict=True)
        if check.result["holds"] is None:
            return ""
        draft.working.append(check)
        return self._polarity.lead(plan.query, holds=check.result["holds"])

    def _missing(self, facts: AnnouncementFacts, name: str) -> Draft:
        draft = Draft("not_disclosed", "retrieval").say(f"公示没有给出{_NAMES[name]}。")
        for other in ("phone", "place"):
            for field in self._fields(facts, other)[:1]:
                draft.say(f"可以用公示的{_NAMES[other]}:{field.value}。", Quote(field.document, *field.quote))
        return draft

    @staticmethod
    def _fields(facts: AnnouncementFacts, name: str) -> list[Field]:
        return [field for field in facts.fields if field.name == name]

    def period(self, plan: Plan) -> Draft:
        """From which day to which the announcement can be commented on, and whether a day lies within."""
        facts = self.facts.announcement(question=plan.query, role=plan.role)
        outcome = self.toolbox.call("comment_period", today=plan.today or date.today(), announcement=facts.document.id)
        result = outcome.result
        if result["opens"] is None:
            return Draft("not_disclosed", "retrieval").say("公示没有写明从哪天到哪天。")
        draft = Draft("answered", "calculator", working=[outcome])
        opens, closes = wording.chinese_day(result["opens"]), wording.chinese_day(result["closes"])
        words = facts.document.text[outcome.quotes[0].start : outcome.quotes[0].end]
        question = plan.query
        if said := days_said(question, date.fromisoformat(result["closes"])):
            return self._of_days(said, outcome, words)
        if _WEEKDAY.search(question):
            text = f"公示从{opens}({_weekday(result['opens'])})到{closes}({_weekday(result['closes'])})。"
        elif _NOW.search(question):
            text = {
                "open": f"还可以,公示期到{closes}为止。",
                "after": f"公示期已过,公示从{opens}到{closes}。",
                "before": f"公示期还没有开始,公示从{opens}到{closes}。",
            }[result["state"]]
        elif _HOW_LONG.search(question):
            text = f"公示期共 {result['days']} 天,从{opens}到{closes}。"
        elif _COUNT.search(question):
            text = f"公示的原话是:“{words}”。"
        elif _START.search(question) and not _END.search(question):
            text = f"公示从{opens}开始。"
        elif _END.search(question) and not _START.search(question):
            text = f"公示到{closes}为止。"
        else:
            text = f"公示期从{opens}到{closes}。"
        draft.say(text, *outcome.quotes)
        if words not in text:
            draft.say(f"公示原文:“{words}”。", *outcome.quotes)
        return draft

    def _wrong_day(self, plan: Plan) -> Draft | None:
        """The day on which the period closes or opens where a question takes another for granted; None where not."""
        announcement = self.facts.announcement(question=plan.query, role=plan.role)
        if announcement.period is None:
            return None
        period = announcement.period
        said = [one for one in days_said(plan.query, period.closes) if one.role in {"opens", "closes"}]
        wrong = [one for one in said if one.day != (period.opens if one.role == "opens" else period.closes)]
        if not wrong:
            return None
        today = plan.today or date.today()
        outcome = self.toolbox.call("comment_period", today=today, announcement=announcement.document.id)
        words = announcement.document.text[outcome.quotes[0].start : outcome.quotes[0].end]
        return self._of_days(wrong, outcome, words)

    def _of_days(self, said: list[DaySaid], outcome: Outcome, words: str) -> Draft:
        """Whether the period opens and closes on the days that a question says, and whether others lie within."""
        result = outcome.result
        own = {"opens": date.fromisoformat(result["opens"]), "closes": date.fromisoformat(result["closes"])}
        shown = {role: wording.chinese_day(result[role]) for role in own}
        draft, announcement = Draft("answered", "calculator"), outcome.arguments["announcement"]
        for one in said:
            of_day = self.toolbox.call("comment_period", today=one.day, announcement=announcement)
            draft.working.append(of_day)
            day = wording.chinese_day(one.day.isoformat())
            if one.role in own:
                lead = "是的," if one.day == own[one.role] else "不是,"
                text = f"公示从{shown['opens']}开始" if one.role == "opens" else f"公示到{shown['closes']}为止"
                draft.say(f"{lead}{text}。", *outcome.quotes)
                continue
            text = {
                "open": f"{day}在公示期内,公示从{shown['opens']}到{shown['closes']}。",
                "after": f"{day}公示期已过,公示从{shown['opens']}到{shown['closes']}。",
                "before": f"{day}公示期还没有开始,公示从{shown['opens']}到{shown['closes']}。",
            }[of_day.result["state"]]
            draft.say(text, *outcome.quotes)
        return draft.say(f"公示原文:“{words}”。", *outcome.quotes)


def _weekday(day: str) -> str:
    return f"星期{_DAYS[date.fromisoformat(day).weekday()]}"


def _hours(facts: AnnouncementFacts, field: Field) -> str:
    """When somebody answers, as the line says it in a bracket behind; empty where it says nothing."""
    match = _HOURS.match(facts.document.text, field.end)
    return match.group().strip() if match and match.end() <= field.quote[1] else ""
