"""How a follow-up takes what it leaves out from the turns before it."""

import re
from collections.abc import Sequence

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.changed import PEOPLE, SHORT, asking, dated, swap_levels, without_levels
from assistant.answering.understanding.follow_up_forms import FollowUpForms
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.turn import Turn
from assistant.answering.understanding.understand import Understanding
from assistant.types import Level

_REFERS = re.compile(
    r"^(那|那么|还有|再|另外|它|这个|那个|这项|那项|该项|其|同样|也|刚才|上面|其中)|呢[??]?$|这(个|项|条|一项)|那(块|边|里)|刚才|前面|上面(那|说)"
)
_CORRECTS = re.compile(
    r"^(?:不对|错了|我?[说打问写]错了|不是|哦|噢|啊|嗯)?[,,。]?(?:我?[说打问写]错了[,,。])?(?:不是|不要|不问)[^,,]{1,12}[,,](?:是|我?(?:想|要)?(?:问|要|说)的?是?)?"
    r"|^(?:不对|错了|我?[说打问写记]错了|不是)[,,]我?(?:想|要)?(?:要的|问的?|说的)是"
)
_NEW_TOPIC = re.compile(r"不问(这个|那个)|换个|顺便|对了")
_DROPPED = re.compile(r"^(?:好吧|行吧|那?算了|不说这个了?|不管了|言归正传|回到正题|说回来)[,。!]*")
_SAME = re.compile(r"(也|都)?(是?一样|相同|是?这样|如此|是?这么多|是)的?(吗|么|不|吧|嘛)?[?]?$")
_POINTING = re.compile(r"^(?:那么?|还有|再|另外|也|其中)|呢[??]?$|[??]$")
_YEARS = re.compile(r"(?:19|20)\d{2}年?|去年|前年|今年")
_INSTEAD = re.compile(
    r"^(?:不对|错了|哦|噢|啊|嗯)?[,。]?(?:不是|不要|不问)(?P<said>[^,]{1,8}),(?:是|我?(?:想|要)?(?:问|要|说)的?是?)(?P<meant>[^,?]{1,10})\??$"
)
# 不对,我问的是前一年的: the number that it was before
_BEFORE = re.compile(r"(?:前|上)一?年(?!级)|[一二两三四五六七八九十\d]年[以之]?前|原来|以前|之前|原先")
# 初中毕业了多少人 / 去读中职的呢: a part of them, and no other level
_GOES = re.compile(r"^(?:那|那么)?(?:去|到|上|读|考|升|进|转)")
_EACH = re.compile(r"^(?:那|那么)?(?:平均|[每一]个|[每一]名|每人|人均)")
_RATED = re.compile(r"[每一][百千]?[个名位]|生均|人均|平均")
_STANDALONE = FIELDS | {"period"}


class FollowUps:
    """Complete one question from the turns before it, of which there is one at least."""

    def __init__(self, turns: Sequence[Turn], understanding: Understanding) -> None:
        self._last, self._own = turns[-1], understanding
        self._forms = FollowUpForms(turns, understanding)

    def readings(self, question: str) -> tuple[str, ...]:
        """The ways to complete a question, the likeliest first.

        Words alone do not say whether 那录播教室呢 goes on about what was asked before or leaves it: where several
        readings are left, the documents decide which of them they answer.
        """
        if whole := self._whole(question) or self._forms.among(question):
            return (whole,)
        if sort := self._forms.sort(question):
            return tuple(dict.fromkeys((sort, self.complete(question))))
        first, own = self.complete(question), self._own.subject(question)
        if first == question and own and PEOPLE.fullmatch(own) and len(question) <= SHORT:
            about = f"{self._forms.levels}{self._last.subject}{question}"
            return (about,) if _EACH.match(question) else (question, about)  # 职校助学金发了多少钱 / 几个学生领的
        named = self._own.indicators(first) or self._own.years(question)
        levels = self._own.levels(question)
        if levels and not own and _GOES.match(question):
            return self._of_those(question), first
        if first == question or named or (levels and not own):
            return (first,)
        told = self._own.measure(self._last.query)
        asked = "" if self._own.measure(question) else asking(told, self._own)
        beside = f"{_plain(question)}{asked}" if own else ""
        stem = self._names_anything(self._last.query.replace(told, ""))
        within = self._within(question, asked) if stem else ""  # none in 还缺 of 还缺多少双语老师
        return tuple(dict.fromkeys(reading for reading in (first, beside, within) if reading))

    def complete(self, question: str) -> str:
        """The question with what it leaves out: level, subject or measure of the turn before."""
        question = _DROPPED.sub("", question) or question
        if _NEW_TOPIC.search(question):
            return question
        return self._whole(question) or self._completed(question)

    def _whole(self, question: str) -> str:
        """The whole question that a follow-up of a form of its own stands for; empty for any other."""
        forms, plain = self._forms, _plain(question)
        return (
            forms.otherwise(question, plain)
            or forms.of_set(question, plain)
            or forms.which_more(question)
            or forms.from_standard(question)
            or forms.moved(question)
        )

    def _names_anything(self, words: str) -> bool:
        own = self._own
        return bool(own.subject(words) or own.levels(words) or own.years(words) or own.schools(words))

    def _within(self, question: str, asked: str) -> str:
        """The question before with a follow-up in the place of what it asked."""
        stem, plain = self._last.query.replace(self._own.measure(self._last.query), ""), _plain(question)
        return f"{stem}{asked}{plain}" if asked.endswith("的") else f"{stem}{plain}{asked}"  # 平均有多大的运动场馆

    def _of_those(self, question: str) -> str:
        """A question for those of the ones asked of before who went on: 毕业了去读中职的多少人."""
        told = self._own.measure(self._last.query)
        before = without_levels(self._last.query.replace(told, ""), self._own)
        return f"{before}{_plain(question)}{told}"

    def _completed(self, question: str) -> str:
        last, own_words = self._last, self._own
        if (instead := _INSTEAD.match(question)) and instead["said"] in last.query:
            return last.query.replace(instead["said"], instead["meant"].strip("的呢?"), 1)
        if them := self._forms.of_them(question):
            return them
        corrected = _CORRECTS.sub("", question) or question
        corrects, question = corrected != question, corrected
        if own_words.kind(question) in _STANDALONE or own_words.foreign(question):
            return question
        question = dated(question, own_words.years(last.query))
        years = own_words.years(question)
        own, levels = own_words.subject(question), own_words.levels(question)
        if last.kind == "period" and not own and not levels:
            return f"公示期{question}"
        if not own and (years or (_BEFORE.search(question) and len(question) <= SHORT)):
            return f"{_POINTING.sub('', question)}{_YEARS.sub('', last.query) if years else last.query}"
        return self._continued(question, own, levels, corrects=corrects)

    def _continued(self, question: str, own: str, levels: tuple[Level, ...], *, corrects: bool) -> str:
        """A question of the same kind as the one before, about the same thing or another."""
        last, own_words = self._last, self._own
        measure = "" if _SAME.search(question) else own_words.measure(question)
        kept = "" if levels else "".join(LEVELS[level] for level in last.levels if level in LEVELS)
        if own_words.judges(question) and own_words.indicators(last.subject):
            return f"{kept}{last.subject}{question}"  # 达标吗, 国家要几个
        if own and corrects:
            return f"{kept}{question}{'' if measure else own_words.measure(last.query)}"
        if own and measure and not _REFERS.search(question):
            return question
        if own or own_words.schools(question):
            return self._another(question, own, measure, kept)
        if levels and not own_words.units(measure) and (not measure or own_words.bare(measure)):
            return swap_levels(last.query, levels[0], own_words)  # 那初中呢, 幼儿园那块又是多少
        about = f"{kept}{last.subject}{question}" if measure else question
        # 有意见找谁 / 局长叫什么名字: the office that was asked for is no part of what is asked now
        return question if own_words.kind(about) in FIELDS else about

    def _another(self, question: str, own: str, measure: str, kept: str) -> str:
        """A follow-up about something else: it keeps the level, and the measure where it has none of its own."""
        subject, own_words = self._last.subject, self._own
        asked = "" if measure else asking(own_words.measure(self._last.query), own_words)
        if own_words.of_spread(question) and own_words.indicators(subject):
            if own_words.of_spread(subject):  # 高学历教师每百人几个 / 差异系数呢
                return f"{kept}{question}{asked}"
            return f"{kept}{subject}的{_POINTING.sub('', question)}是多少"
        told = self._last.query.replace(own_words.measure(self._last.query), "")
        if not measure and _RATED.search(told) and PEOPLE.fullmatch(own_words.subject(_RATED.sub("", told))):
            return self._within(question, asked)  # 每百个初中生有几个骨干老师 / 教体育的呢
        if own_words.indicators(question) or (measure and not own_words.bare(measure)):
            return f"{kept}{question}{asked}"
        rest = subject if own not in subject else ""
        return f"{kept}{_POINTING.sub('', question)}{'' if measure else '、'}{rest}{asked}"


def _plain(question: str) -> str:
    """What a follow-up names, without the words that point back or correct."""
    return _POINTING.sub("", _CORRECTS.sub("", question) or question)
