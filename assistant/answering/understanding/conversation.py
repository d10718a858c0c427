"""What a conversation remembers, and how a follow-up takes from it what it leaves out."""

import re

from pydantic import BaseModel, ConfigDict

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.plan import Plan, Told
from assistant.answering.understanding.understand import Understanding
from assistant.text.quantities import find_quantities

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
_COMPULSORY = re.compile(r"义务教育(?:阶段|段|学校)?")
_YEARS = re.compile(r"(?:19|20)\d{2}年?|去年|前年|今年")
_INSTEAD = re.compile(
    r"^(?:不对|错了|哦|噢|啊|嗯)?[,。]?(?:不是|不要|不问)(?P<said>[^,]{1,8}),(?:是|我?(?:想|要)?(?:问|要|说)的?是?)(?P<meant>[^,?]{1,10})\??$"
)
_PEOPLE = re.compile(r"(?:学生|孩子|娃娃?|老师|教师|人|家长)+")
_SUPPOSES = re.compile(r"^(?:那|那么)?(?:要是|如果|假如|换成|改成|是|只有|才)")
# 再往前一年, 后一年
_STEP = re.compile(
    r"再?(?:(?:往前|早|倒回|前面|[前上])推?[一1]年|(?P<after>(?:往后|晚|后面|[后下])推?[一1]年|第二年|次年|转年))"
)
# 不对,我问的是前一年的: the number that it was before
_BEFORE = re.compile(r"(?:前|上)一?年(?!级)|原来|以前|之前|原先")
# 校医多少 / 他们一个月多少工资
_THEY = re.compile(r"^(?:那|那么)?(?:[他她它]们|[这那]些(?:人|孩子|娃娃?|老师|教师|学生|学校))")
# 交流了多少老师 / 里面骨干有几个
_AMONG = re.compile(
    r"^(?:那|那么)?(?:[这那](?:些(?:人|学生|孩子|娃|老师|教师|学校)?)?|其)?(?:里面|里头|中间|当中|之中|中(?![小学职等考心])|里(?![程]))(?:的|头|又|,)*"
)
# 政府保障那15项都达标了吗 / 哪些没公布: of the same set of indicators
_SET = re.compile(
    r"(?:资源配置|政府保障(?:程度)?|教育质量(?!监测)|社会认可度)[那这的]{0,2}(?:[\d一二三四五六七八九十]+[项条样])?|[\d一二三四五六七八九十]+(?:项|条|样)(?:核心)?(?:指标)?"
)
_BECAME = re.compile(
    r"达标|达到|合格|过关|过线|没过|过了几|公布|公开|披露|[给没]数|数[字据]|说法|最(?:悬|险|薄弱|勉强)|离[^,?]{0,4}线最近"
)
_WHICH = re.compile(r"哪|几[项条样个]|多少[项条个]|啥|什么|有没有")
_SHORT = 14  # characters of a question that only changes a number
_BARE = 8  # the same of one that only names another thing: 美术的呢
_KEPT = 20
_STANDALONE = FIELDS | {"period"}


class Turn(BaseModel):
    """One question as it was understood; ``place`` is where its answer stood (document, start, end)."""

    question: str
    query: str
    kind: str
    levels: tuple[str, ...] = ()
    subject: str = ""  # the words that name what it was about
    place: tuple[str, int, int] | None = None
    told: tuple[Told, ...] = ()  # the numbers that its answer told
    answered: bool = True


class Conversation(BaseModel):
    """The turns so far; plain data, so that it can be kept and read back."""

    model_config = ConfigDict(validate_assignment=True)

    turns: list[Turn] = []

    def reset(self) -> None:
        """Forget everything."""
        self.turns = []

    def to_json(self) -> str:
        """The state as text."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> "Conversation":
        """The state read back."""
        return cls.model_validate_json(text)

    def remember(
        self,
        plan: Plan,
        subject: str,
        *,
        answered: bool,
        place: tuple[str, int, int] | None = None,
        told: tuple[Told, ...] = (),
    ) -> None:
        """Keep a turn; one that neither has a subject nor was answered, such as small talk, changes nothing."""
        if subject or (answered and place):
            turn = Turn(
                question=plan.question,
                query=plan.query,
                kind=plan.kind,
                levels=plan.levels,
                subject=subject,
                place=place,
                told=told,
                answered=answered,
            )
            self.turns = [*self.turns[1 - _KEPT :], turn]

    @property
    def place(self) -> tuple[str, int, int] | None:
        """Where the last answer stood."""
        return self.turns[-1].place if self.turns else None

    @property
    def told(self) -> tuple[tuple[Told, ...], ...]:
        """The numbers that each turn told, oldest first, as far as turns told any."""
        return tuple(turn.told for turn in self.turns if turn.told)

    def readings(self, question: str, understanding: Understanding) -> tuple[str, ...]:
        """The ways to complete a question from the turn before, the likeliest first.

        Words alone do not say whether 那录播教室呢 goes on about what was asked before or leaves it: where several
        readings are left, the documents decide which of them they answer.
        """
        if self.turns and (otherwise := self._otherwise(question, understanding)):
            return (otherwise,)
        if self.turns and (of_set := self._of_set(question, understanding)):
            return (of_set,)
        among = self._among(question, understanding) if self.turns else ""
        readings = self._readings(question, understanding)
        return tuple(dict.fromkeys((among, *readings))) if among else readings

    def _readings(self, question: str, understanding: Understanding) -> tuple[str, ...]:
        """The ways to complete a question that names no part of what was told, the likeliest first."""
        first = self.complete(question, understanding)
        own = understanding.subject(question)
        named = understanding.indicators(first) or understanding.years(question)
        if self.turns and first == question and _PEOPLE.fullmatch(own) and len(question) <= _SHORT:
            return (question, f"{self.turns[-1].subject}{question}")  # 职校助学金发了多少钱 / 几个学生领的
        if not self.turns or first == question or named or (understanding.levels(question) and not own):
            return (first,)
        last = self.turns[-1]
        plain = _POINTING.sub("", _CORRECTS.sub("", question) or question)
        measure = understanding.measure(question)
        asked = "" if measure else understanding.measure(last.query)
        stem = last.query.replace(understanding.measure(last.query), "")
        beside = f"{plain}{asked}" if own else ""
        within = f"{stem}{plain}{asked}"
        return tuple(dict.fromkeys(reading for reading in (first, beside, within) if reading))

    def complete(self, question: str, understanding: Understanding) -> str:
        """The question with what it leaves out: level, subject or measure of the turn before."""
        question = _DROPPED.sub("", question) or question
        if not self.turns or _NEW_TOPIC.search(question):
            return question
        named = (
            self._otherwise(question, understanding) or self._of_set(question, understanding) or self._of_them(question)
        )
        return named or self._completed(question, understanding)

    def _of_them(self, question: str) -> str:
        """A question about 他们 with the words for whom they are; empty for any other."""
        last, they = self.turns[-1], _THEY.match(question)
        levels = "".join(LEVELS.get(level, "") for level in last.levels)
        return f"{levels}{last.subject}{question[they.end() :]}" if they and last.subject else ""

    def _among(self, question: str, understanding: Understanding) -> str:
        """A question for a part of what was told, with the words for that; empty for any other."""
        last, match = self.turns[-1], _AMONG.match(question)
        part = question[match.end() :] if match else ""
        named = understanding.subject(part) or understanding.levels(part)
        return f"{last.subject}里面{part}" if named and last.subject and last.told else ""

    def _of_set(self, question: str, understanding: Understanding) -> str:
        """A question which of the indicators asked of before became what; empty for any other."""
        last = self.turns[-1]
        named = _SET.search(last.query)
        if not named or _SET.search(question) or len(question) > _SHORT or not _BECAME.search(last.query):
            return ""
        plain = _POINTING.sub("", question)
        if not (_WHICH.search(plain) and _BECAME.search(plain)) or understanding.indicators(question):
            return ""
        levels = "" if understanding.levels(question) else "".join(LEVELS.get(level, "") for level in last.levels)
        return f"{levels}{named.group()}里{plain}"

    def _otherwise(self, question: str, understanding: Understanding) -> str:
        """The question before with another number or another thing of the same kind in it; empty for any other."""
        before = self.turns[-1].query
        if supposed := _supposed_otherwise(question, before):
            return supposed
        plain = _POINTING.sub("", _CORRECTS.sub("", question) or question)
        return understanding.siblings.instead(plain, before) if len(plain) <= _BARE else ""

    def _completed(self, question: str, understanding: Understanding) -> str:
        last = self.turns[-1]
        if (instead := _INSTEAD.match(question)) and instead["said"] in last.query:
            return last.query.replace(instead["said"], instead["meant"].strip("的呢?"), 1)
        corrected = _CORRECTS.sub("", question) or question
        corrects, question = corrected != question, corrected
        if understanding.kind(question) in _STANDALONE or understanding.foreign(question):
            return question
        question = _dated(question, understanding.years(last.query))
        years = understanding.years(question)
        own, levels = understanding.subject(question), understanding.levels(question)
        if last.kind == "period" and not own and not levels:
            return f"公示期{question}"
        if not own and (years or (_BEFORE.search(question) and len(question) <= _SHORT)):
            return f"{_POINTING.sub('', question)}{_YEARS.sub('', last.query) if years else last.query}"
        schools = understanding.schools(question)
        refers = bool(_REFERS.search(question))
        measure = "" if _SAME.search(question) else understanding.measure(question)
        kept = "" if levels else "".join(LEVELS[level] for level in last.levels if level in LEVELS)
        if understanding.judges(question) and understanding.indicators(last.subject):
            return f"{kept}{last.subject}{question}"  # 达标吗, 国家要几个
        if own and corrects:
            return f"{kept}{question}{'' if measure else understanding.measure(last.query)}"
        if own and measure and not refers:
            return question
        if own or schools:
            return self._another(question, own, measure, kept, last, understanding)
        if levels and not understanding.units(measure) and (not measure or understanding.bare(measure)):
            return swap_levels(last.query, levels[0], understanding)  # 那初中呢, 幼儿园那块又是多少
        about = f"{kept}{last.subject}{question}" if measure else question
        # 有意见找谁 / 局长叫什么名字: the office that was asked for is no part of what is asked now
        return question if understanding.kind(about) in FIELDS else about

    @staticmethod
    def _another(question: str, own: str, measure: str, kept: str, last: Turn, understanding: Understanding) -> str:
        """A follow-up about something else: it keeps the level, and the measure where it has none of its own."""
        asked = "" if measure else understanding.measure(last.query)
        if understanding.of_spread(question) and understanding.indicators(last.subject):
            spread = understanding.of_spread(last.subject)  # 高学历教师每百人几个 / 差异系数呢
            return (
                f"{kept}{question}{asked}" if spread else f"{kept}{last.subject}的{_POINTING.sub('', question)}是多少"
            )
        if understanding.indicators(question) or (measure and not understanding.bare(measure)):
            return f"{kept}{question}{asked}"
        rest = last.subject if own not in last.subject else ""
        return f"{kept}{_POINTING.sub('', question)}{'' if measure else '、'}{rest}{asked}"


def _supposed_otherwise(question: str, before: str) -> str:
    """The question before with another number: 第七项是标准的90%,达标吗 / 要是只有80%呢; empty for any other."""
    if not _SUPPOSES.match(question):
        return ""
    said = find_quantities(question)
    if len(said) != 1 or len(question) > _SHORT:
        return ""
    same = [number for number in find_quantities(before) if number.unit == said[0].unit]
    if len(same) != 1:
        return ""
    return f"{before[: same[0].start]}{question[said[0].start : said[0].end]}{before[same[0].end :]}"


def _dated(question: str, before: tuple[str, ...]) -> str:
    """The question with the year that it counts from the one asked of before: 2025年招了多少 / 再往前一年呢."""
    step = _STEP.search(question) if len(before) == 1 and before[0].isdigit() and len(question) <= _SHORT else None
    if step is None:
        return question
    year = int(before[0]) + (1 if step["after"] else -1)
    return f"{question[: step.start()]}{year}年{question[step.end() :]}"


def swap_levels(query: str, level: str, understanding: Understanding) -> str:
    """The question with its first level replaced by another, or that level put before it."""
    named = understanding.lexicon.levels(query)
    word = LEVELS[level]
    if not named:
        return _COMPULSORY.sub(word, query, count=1) if _COMPULSORY.search(query) else f"{word}{query}"
    for start, end, _ in reversed(named[1:]):
        query = query[:start] + query[end:]
    start, end, _ = named[0]
    counted = query[start:end].endswith("生") and not word.endswith("生") and query[end : end + 1] not in "人均每平"
    pupils = "生" if counted else ""  # 小学生有多少 / 那初中呢
    return query[:start] + word + pupils + query[end:]
