"""Arithmetic that a question asks for: which operation, over which words, as a file that an office can extend says."""

import re
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from assistant.answering.understanding.listing import Listing
from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml

Name = Literal[
    "sum", "difference", "ratio", "share", "times", "per", "growth", "gain", "place", "most", "least", "range"
]
_TOLD_YEARS = re.compile(r"[这那前](?P<count>[两二三四五])年")  # of what was told, a year at a time
_RATE = re.compile(r"百分|成(?!立|绩)|[幅率]|同比|%|个点")
ON_WHOM = re.compile(r"(?:头上|名下|手[里上]|身上)$")  # 摊到每个娃头上
_RECKONED_BY = re.compile(r"(?:按|以|拿|照|用)[^,]{1,10}(?:来)?算")  # 按专任教师算,平均…
_ASIDE = re.compile(r"\([^)]*\)")
_LIST = r"、[^,。?]*|(?:[两三四五六七八九]|\d)(?:类|项|笔|样|种|块)[^,。?]*"
_WHOLE = rf"(?P<whole>[^,。?在]*(?:{_LIST}))(?:里面|里头|里|当中|中)"
_WHOLES = (re.compile(f"在{_WHOLE}"), re.compile(_WHOLE))
_ASIDE_LEFT_OUT = re.compile(r"\(([^()]*?)(不算|除外|不计|不含|不包括)\)")
_QUOTED = re.compile(r"[“\"「]([^”\"」]{6,})[”\"」]")  # 稿子里想写一句“…占百分之多少”: what is asked stands in it


class Operation(NamedTuple):
    """An operation with its operands' words; ``named`` is how many things the question says there are."""

    name: Name
    operands: tuple[str, ...] = ()
    before: str = ""
    group: str = ""
    named: int | None = None  # how many
    without: tuple[str, ...] = ()  # what is not to be counted
    plain: str = ""  # of an operation in loose words: the question without the words of reckoning


class Operations:
    """What the cues of ``operations.yaml`` find in a question; CorpusError names the line that is wrong."""

    def __init__(self, path: Path) -> None:
        self._cues: list[tuple[Name, list[re.Pattern[str]]]] = []
        self._alone: list[tuple[Name, re.Pattern[str]]] = []
        self._loose: list[tuple[Name, list[re.Pattern[str]]]] = []
        entries = read_yaml(path)
        if not isinstance(entries, list):
            raise CorpusError("应当是列表", where=str(path), remedy="每项写 operation 和 cues")
        for number, entry in enumerate(entries, 1):
            if not _is_sound(entry):
                names = "、".join(get_args(Name))
                remedy = f"只用 operation、cues、loose、alone,operation 取 {names}"
                raise CorpusError(f"第 {number} 项算法的键不对", where=str(path), remedy=remedy)
            place = f"第 {number} 项"
            if "alone" in entry:
                self._alone.append((entry["operation"], _pattern(entry["alone"], f"{place} alone ", path)))
            for key, kept in (("cues", self._cues), ("loose", self._loose)):
                lines = [(at, line.strip()) for at, line in enumerate(entry.get(key, "").splitlines(), 1)]
                cues = [_pattern(line, f"{place} {key} 第 {at} 行", path) for at, line in lines if line]
                kept.append((entry["operation"], cues))
        self._reckoning = _reckoning(path.with_name("reckoning.yaml"))
        self._listing = Listing(path.with_name("listed.yaml"))

    def find(self, question: str) -> Operation | None:
        """The operation a question asks for, or None."""
        question = _asked(_ASIDE.sub("", question))
        for name, lines in self._cues:
            match = next((found for line in lines if (found := line.search(question))), None)
            if match is None:
                continue
            if name == "sum":
                return None if self._listing.asks_otherwise(question) else self._sum(question)
            if name == "place":
                groups = {key.rstrip("23"): words for key, words in match.groupdict().items() if words}
                return Operation(name, (groups["count"], groups.get("end", "")), group=question)
            if name in {"most", "least", "range"}:
                return Operation(name, group=question)
            given = {key.rstrip("2345"): (words or "").strip(",") for key, words in match.groupdict().items() if words}
            operands = (given.get("a") or given.get("of", ""), given.get("b") or given.get("by", ""))
            before = given.get("before", "").rsplit(",", 1)[-1]
            after = given.get("after", "").rstrip("呢啊呀吗了")
            words = tuple(ON_WHOM.sub("", self._listing.opened(words)) for words in operands)
            if name == "difference" and before:  # 撇开住校的,义务教育阶段还有多少学生
                words = (f"{before}{words[0]}", *words[1:])
            before = "" if _RECKONED_BY.fullmatch(before) else self._listing.opened(before)
            return Operation(name, tuple(f"{one}{after}" for one in words), before)
        return None

    def items(self, question: str) -> tuple[str, ...]:
        """The things that a question lists before it asks which of them: 甲、乙、丙这几个工程,哪个花钱最多."""
        listed = re.split(
            r"(?:这|那)?(?:几|[两三四五六七])(?:个|类|种|项|所|块|笔|样)|,?哪|,?最", question, maxsplit=1
        )[0]
        return self._listing.items(listed)

    def over(self, question: str) -> Name | None:
        """The operation that a question asks for over numbers of several years, whichever way it says so."""
        named = [
            name for cues in (self._cues, self._loose) for name, lines in cues if any(x.search(question) for x in lines)
        ]
        wanted: tuple[Name, ...] = ("growth", "difference", "sum")
        found = next((name for name in wanted if name in named), None)
        return "difference" if found == "growth" and not _RATE.search(question) else found  # 增加了多少: how much

    def listed(self, question: str) -> tuple[Operation, str] | None:
        """What a question lists as a whole, or the group it names, and its other words: 新建的在新建、维修里占几成."""
        match = next((found for words in _WHOLES if (found := words.search(question))), None)
        whole = self._sum(_ASIDE_LEFT_OUT.sub(r"、不算\1、", match["whole"])) if match else None
        if match is None or whole is None:
            return None
        rest = self._reckoning.sub(" ", f"{question[: match.start()]}{question[match.end() :]}")
        return whole, re.sub(r"占|[,。?]|份$", " ", rest).strip()

    def loosely(self, question: str) -> Operation | None:
        """The operation that a question asks for without saying which number is which, or None."""
        question = _asked(question)
        for name, lines in self._loose:
            match = next((found for line in lines if (found := line.search(question))), None)
            if match:
                by = next((words for words in match.groupdict().values() if words), "")
                return Operation(name, ("", by) if by else (), plain=self.plain(question))
        return None

    def plain(self, question: str) -> str:
        """A question without the words of reckoning."""
        return self._reckoning.sub(" ", question)

    def alone(self, question: str) -> Operation | None:
        """The operation of a follow-up whose operands are what was told before, or None."""
        name = next((name for name, cues in self._alone if cues.search(question)), None)
        group = self._listing.group(question) or _TOLD_YEARS.search(question)
        return Operation(name, named=self._listing.count(group)) if name else None

    def _sum(self, question: str) -> Operation | None:
        """What is to be added: the things that a question lists, or the group that it names."""
        found = self._listing.find(question)
        if found is None:
            return None
        return Operation("sum", found.items, group=found.group, named=found.named, without=found.without)


def _asked(question: str) -> str:
    """What stands in quotation marks where it is the question."""
    quoted = _QUOTED.search(question)
    return quoted[1] if quoted and re.search(r"多少|几", quoted[1]) else question


def _is_sound(entry: Any) -> bool:
    if not isinstance(entry, dict) or set(entry) - {"alone", "loose"} != {"operation", "cues"}:
        return False
    return entry["operation"] in get_args(Name) and all(isinstance(words, str) for words in entry.values())


def _reckoning(path: Path) -> re.Pattern[str]:
    """The words of reckoning as one expression, the longest first where several begin at a place."""
    lines = read_yaml(path)
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise CorpusError("应当是列表", where=str(path), remedy="一行一个正则式")
    return re.compile("|".join(_pattern(line, f"第 {at} 行", path).pattern for at, line in enumerate(lines, 1)))


def _pattern(words: str, place: str, path: Path) -> re.Pattern[str]:
    try:
        return re.compile(words)
    except re.error as fault:
        raise CorpusError(f"{place}的正则式写错了({fault})", where=str(path), remedy="改正这一行") from fault
