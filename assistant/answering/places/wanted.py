"""What sort of answer a question wants, and whether what would be told gives one: 头班车几点开 wants a time of day.

A place may speak of the very thing asked about and leave out what is asked of it. Read by form: asking words want a
sort of answer (a time of day, who pays, names), and an answer of that sort shows in certain words. Only what clearly
holds none is untold. Yes/no questions are ``doubted.py``'s, and a rule of the standard is told in words of its own.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.kinds import pattern, unless_of
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import is_given
from assistant.errors import CorpusError
from assistant.text.fractions import quantities
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES
from assistant.text.yaml_file import read_keyed

_PATTERNS = ("last", "called", "many", "listed", "plain", "aged", "either")
_KEYS = {"sorts", "counted", "measured", "classes", "which", "light", *_PATTERNS}
_SHORTEST = 2  # characters of a piece that a question and what is told share
_SCHOOLS = "(?:学校|[小中]学|初中|高中|幼儿园|总校|校区)(?![生老教])"
_CHAR = r"[\u4e00-\u9fff]"
_NUMBER = r"[\d一二两三四五六七八九十半]"
_AGE = "岁"
_ASKS = re.compile(r"[怎咋哪啥谁几]|什么|多少|为何|如何")
_SURELY = 0.6  # support from which a place may tell one side of a choice in words of its own


class _Sort(NamedTuple):
    asked: re.Pattern[str]
    told: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    beyond: bool = False  # told in other words than those of the question
    here: bool = False  # not told by a rule of the standard

    def wanted(self, question: str) -> bool:
        """Say whether a question wants an answer of this sort."""
        return bool(self.asked.search(question)) and not (self.unless and self.unless.search(question))

    def gives(self, question: str, told: str) -> bool:
        """Say whether folded words give one."""
        return bool(self.told.search(beyond(question, told) if self.beyond else told))


class Wanted:
    """The forms of ``wanted.yaml``; ``schools`` finds names of schools in words. CorpusError names what is wrong."""

    def __init__(self, path: Path, schools: Callable[[str], Iterable[str]]) -> None:
        data, where = read_keyed(path, _KEYS), path.name
        self._schools = schools
        self._form = {key: pattern(data[key], where) for key in _PATTERNS}
        self._light = frozenset(data["light"])
        try:
            self._sorts = [_sort(one, where) for one in data["sorts"]]
            self._measured = [_sort(one, where) for one in data["measured"]]
            self._counted = [
                _Sort(pattern(f"(?:多少|几)(?:{units})", where), pattern(f"{_NUMBER}(?:{units})", where))
                for units in data["counted"]
            ]
            self._classes = [
                (
                    _asks_names(one["asked"], data["which"], data["called"], where),
                    pattern(rf"(?P<before>{_CHAR}{{0,2}})(?P<name>{_CHAR}{{2}})(?:{one['named']})", where),
                )
                for one in data["classes"]
            ]
        except (KeyError, TypeError) as fault:
            raise CorpusError(f"缺少或写错了 {fault}", where=str(path), remedy="按文件开头的说明改正") from fault
        self._of_schools = _asks_names(_SCHOOLS, data["which"], data["called"], where)

    def untold(self, plan: Plan, place: Candidate, words: str) -> bool:
        """Say whether words that would be told of a place surely give no answer of the sort that a question wants."""
        if plan.about == "standard" or plan.kind == "yes_no":
            return False
        question, told, ruled = plan.query, fold(words), place.passage.kind == "standard"
        beside = self._measured if plan.expects == "quantity" else self._counted
        for sort in (*self._sorts, *beside):
            if sort.wanted(question) and (sort.here if ruled else not sort.gives(question, told)):
                return True
        if ruled:
            return False
        if plan.expects == "quantity":
            return is_given(plan, place.figure) or self._of_another_age(plan, told)
        return (
            _unmeasured(plan, told)
            or self._unnamed(question, told)
            or (place.support < _SURELY and self._unchosen(question, told))
        )

    def _of_another_age(self, plan: Plan, told: str) -> bool:
        """Say whether a question sets a bound by age that what is told does not."""
        asked = {one.value for one in plan.numbers if one.unit == _AGE} if self._form["aged"].search(plan.query) else ()
        return bool(asked) and not any(one.unit == _AGE and one.value in asked for one in quantities(told))

    def _unnamed(self, question: str, told: str) -> bool:
        """Say whether names are wanted and none is told that the question does not give itself."""
        listed = self._form["listed"].search(beyond(question, told))
        few = 1 if self._form["many"].search(question) and not listed else 0
        schools = {name for name in self._schools(told) if name not in question}
        for asked, named in self._classes:
            if asked.search(question):
                return not listed and len(self._names(named, question, told)) <= few
        if self._of_schools.search(question):
            return len(schools) <= few
        which = self._form["last"].search(question) or self._form["called"].search(question)
        return bool(which) and not listed and len(schools) <= few

    def _names(self, named: re.Pattern[str], question: str, told: str) -> set[str]:
        # 通达校车公司 has a name of its own, though 校车公司 is what is asked about
        found = {match["before" if match["name"] in question else "name"] for match in named.finditer(told)} - {""}
        return {name for name in found if name not in question and not self._form["plain"].fullmatch(name)}

    def _unchosen(self, question: str, told: str) -> bool:
        """Say whether one of two is wanted and nothing is told of either."""
        sides = self._form["either"].search(question)
        said = set(sides["one"] + sides["other"]) - self._light if sides else set()
        return bool(said) and not said & set(told)


def _unmeasured(plan: Plan, told: str) -> bool:
    """Say whether a statement gives a share and nothing is told that could bear it out: 体质健康优良率没过50%."""
    stated = any(one.kind in SHARES for one in plan.numbers) and not _ASKS.search(plan.query)
    return stated and not any(one.kind in SHARES for one in quantities(told))


def beyond(question: str, words: str) -> str:
    """Words without the pieces that a question holds as well, a mark in the place of each."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        size = 0
        while at + size < len(words) and words[at : at + size + 1] in question:
            size += 1
        kept.append("|" if size >= _SHORTEST else words[at])
        at += size if size >= _SHORTEST else 1
    return "".join(kept)


def _sort(entry: dict[str, Any], where: str) -> _Sort:
    unless = unless_of(entry, where)
    asked, told = pattern(entry["asked"], where), pattern(entry["told"], where)
    return _Sort(asked, told, unless, bool(entry.get("beyond")), bool(entry.get("here")))


def _asks_names(noun: str, which: str, called: str, where: str) -> re.Pattern[str]:
    """A question for the names of what a noun stands for: 哪个镇, 什么路, 机构是哪几家, 公司叫什么."""
    modified = rf"(?:{which})[^\W\d类种样时年月天]{{0,2}}(?:{noun})"
    behind = rf"(?:{noun})[^,。?]{{0,6}}(?:(?:{which})(?=$|[?,。])|{called})"
    return pattern(rf"{modified}|(?:哪|(?<!为)(?:什么|啥))(?:{noun})|{behind}", where)
