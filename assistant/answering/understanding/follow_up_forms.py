"""Follow-ups of a form of their own, as the whole questions that they stand for.

Each form gives the question, or an empty text where a follow-up is not of it.
"""

import re
from collections.abc import Sequence

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.changed import PEOPLE, SHORT, asking, supposed_otherwise, swap_levels, thing_of
from assistant.answering.understanding.turn import Turn
from assistant.answering.understanding.understand import Understanding

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
# 城区小学几所 / 乡镇小学呢 / 哪边学生多
_WHICH_MORE = re.compile(
    r"^(?:那|那么)?(?:(?:哪|这两)一?(?:边|个|头|种|类|样|方|所|家)|谁)[^,?]{0,8}(?:多|少|高|低|大|小|贵)"
)
# 小学操场人均多大 / 标准呢 / 多出来多少
_APART = re.compile(
    r"^(?:那|那么|一共|总共|现在|还|我们|咱们?|县里|,)*"
    r"(?:相?差[了着]?|[多高超低少][出了过]?来?)(?:多少|几)[^,?]{0,4}[呢啊?]*$"
)
# 宿舍现在人均多大 / 比以前多了多少
_MOVED = re.compile(r"(?:[涨降增减多少长扩提]|增加|减少|提高|下降|扩大)(?:高|加|低)?(?:了|出)(?:多少|几)")
_NOW = re.compile(r"现在|目前|眼下|如今|今年")
# 乡镇的有几个, 县直的多少
_SORT = re.compile(
    r"^(?:那|那么|其中)?(?P<sort>(?![不没非除剩])[^,?的]{2,8})的(?:呢|(?:一共|总共)?(?:有|是)?(?:多少|几)[个所名人位间家台辆处]?)[?]?$"
)
_ABOUT = re.compile(r"^(?:我们|咱们?|俺们?)?(?:[全本这]?[县区市旗州](?:里|内|上)?)?")
_BARE = 8  # characters of a question that only names another thing: 美术的呢


class FollowUpForms:
    """Recognise the forms; one per question."""

    def __init__(self, turns: Sequence[Turn], understanding: Understanding) -> None:
        self._turns, self._last, self._own = turns, turns[-1], understanding

    def otherwise(self, question: str, plain: str) -> str:
        """The question before with another number or another thing of the same kind in it."""
        if supposed := supposed_otherwise(question, self._last.query):
            return supposed
        return self._own.siblings.instead(plain, self._last.query) if len(plain) <= _BARE else ""

    def of_set(self, question: str, plain: str) -> str:
        """Which of the indicators asked of before became what."""
        named = _SET.search(self._last.query)
        if not named or _SET.search(question) or len(question) > SHORT or not _BECAME.search(self._last.query):
            return ""
        if not (_WHICH.search(plain) and _BECAME.search(plain)) or self._own.indicators(question):
            return ""
        levels = "" if self._own.levels(question) else self.levels
        return f"{levels}{named.group()}里{plain}"

    def of_them(self, question: str) -> str:
        """A question about 他们 with the words for whom they are."""
        they = _THEY.match(question)
        return f"{self.levels}{self._last.subject}{question[they.end() :]}" if they and self._last.subject else ""

    def among(self, question: str) -> str:
        """A question for a part of what was told, with the words for that."""
        match = _AMONG.match(question)
        part = question[match.end() :] if match else ""
        own, levels = self._own.subject(part), self._own.levels(part)
        if not (own or levels) or not self._last.subject or not self._last.told:
            return ""
        if levels and PEOPLE.fullmatch(own):  # 全县住校的学生有多少 / 里面小学的有几个
            return swap_levels(self._last.query, levels[0], self._own)
        return f"{self._last.subject}里面{part}"

    def sort(self, question: str) -> str:
        """A question for those of a sort, with the noun that it leaves out: 幼儿园有几所 / 乡镇的有几个."""
        sort = _SORT.match(question)
        told = self._own.measure(self._last.query)
        noun = thing_of(told, self._own) or _ABOUT.sub("", self._named(self._last))
        if sort is None or not noun or not told or noun in sort["sort"]:
            return ""
        if not self._own.subject(sort["sort"]) or self._own.years(question):
            return ""  # 初中的呢, 2022年的呢
        return f"{sort['sort']}的{noun}{asking(told, self._own)}"

    def which_more(self, question: str) -> str:
        """Which of the two things asked of before has more."""
        if len(self._turns) < 2 or not _WHICH_MORE.match(question):
            return ""
        both = [self._named(turn) for turn in self._turns[-2:]]
        return f"{both[0]}和{both[1]}{question}" if all(both) and both[0] != both[1] else ""

    def from_standard(self, question: str) -> str:
        """How far a value is from the standard, where both were asked for."""
        last = self._turns[-2:]
        asked = any(turn.kind == "threshold" for turn in last)
        same = {turn.subject for turn in last}
        if not asked or len(same) > 1 or not _APART.match(question) or not self._own.indicators(self._last.subject):
            return ""
        return f"{self.levels}{self._last.subject}比标准{question}"

    def moved(self, question: str) -> str:
        """By how much what was asked before has moved."""
        if not _MOVED.search(question) or self._own.subject(question) or len(question) > SHORT:
            return ""
        levels = self._own.levels(question)
        return "" if levels else f"{_NOW.sub('', self._named(self._last))}{question}"

    @property
    def levels(self) -> str:
        """The words for the levels of the turn before."""
        return "".join(LEVELS.get(level, "") for level in self._last.levels)

    def _named(self, turn: Turn) -> str:
        """A question without its asking words: 城区小学 of 城区小学几所."""
        return turn.query.replace(self._own.measure(turn.query), "").rstrip("有是的,")
