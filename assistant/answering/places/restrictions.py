"""What narrows a question or a number to a part: who asks of women teachers is not answered with all of them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.kinds import pattern, unless_of
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import is_of_the_others
from assistant.answering.understanding.terms import STRONG
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import PEOPLE, SHARES
from assistant.text.yaml_file import read_keyed

_PEOPLE = re.compile("学生|孩子|老师|教师|家长|校长")
_KEYS = {"asked", "parts", "sorts", "ways", "plain", "alone", "within", "schools"}


class _Asked(NamedTuple):
    words: re.Pattern[str]
    held: re.Pattern[str]
    own: bool
    beside: re.Pattern[str]  # the same right before a number
    reason: bool  # asks why
    unless: re.Pattern[str] | None  # words of a question that is not narrowed

    def narrows(self, question: str) -> bool:
        """Say whether it narrows a question."""
        return bool(self.words.search(question)) and not (self.unless and self.unless.search(question))


_TIME = "t"  # the tag of words such as 去年, which name no part


class Restrictions:
    """The words of ``restrictions.yaml``; CorpusError names a line that is wrong."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._asked = [_asked(entry, path.name) for entry in data["asked"]]
        self._sorts = [pattern(line, path.name) for line in data["sorts"]]
        self._parts = [*(pattern(line, path.name) for line in data["parts"]), *self._sorts]
        self._ways = [pattern(line, path.name) for line in data["ways"]]
        self._alone, self._within = pattern(data["alone"], path.name), pattern(data["within"], path.name)
        self._schools = pattern(data["schools"], path.name)
        self._plain = re.compile("(?:" + re.sub(r"\s", "", data["plain"]) + ")+")

    def allow(self, plan: Plan, place: Candidate, around: str) -> bool:
        """Say whether a place is of the part that a question asks of; ``around`` is its clause with its context."""
        own = _own(place.figure) if place.figure else ""
        folded = fold(around)
        for asked in self._narrowing(plan):
            if not asked.held.search(own if asked.own and own else f"{own} {folded}"):
                return False
            if asked.own and not own and _only_lists(asked.held, folded):
                return False  # 面向学生、家长、教师调查,满意度95.7%: of all of them
        if is_of_the_others(plan.query, plan.terms, own):
            return False
        if self._is_whole(plan, place) or self._leaves_out(plan, place):
            return False
        if place.figure is None:
            return True
        parts = self._sorts if place.figure.kind in SHARES else self._parts if place.figure.kind in PEOPLE else []
        return not self._is_part(plan, own, parts) and not self._in_one_way(plan, place, own)

    def narrow(self, plan: Plan) -> bool:
        """Say whether a question asks of a part."""
        return bool(self._narrowing(plan))

    def _narrowing(self, plan: Plan) -> list[_Asked]:
        """What narrows a question; of a follow-up that names people only its own words: 家长满意的有多少 / 校长呢."""
        own = plan.follow_up and _PEOPLE.search(plan.question)
        question = plan.question if own else plan.query
        return [asked for asked in self._asked if asked.narrows(question)]

    def _is_whole(self, plan: Plan, place: Candidate) -> bool:
        """Say whether a number of all levels is found where one level alone is asked for: 光看初中, 老师里教小学的."""
        if not plan.levels or place.figure is None or place.figure.level:
            return False
        part = self._within.search(plan.query)
        told = (part["part"] or part["own"]) if part else ""
        return bool(self._alone.search(plan.query)) or any(LEVELS.get(level, "?") in told for level in plan.levels)

    def _leaves_out(self, plan: Plan, place: Candidate) -> bool:
        """Say whether nothing of a part is found where a part of a whole is counted: 责任督学里专职的占几个."""
        part = self._within.search(plan.query) if plan.expects == "quantity" else None
        if part and part["place"] and self._is_of_it(plan, place):
            return False  # 县里自己往修房上拿了多少
        told = (part["part"] or part["own"]) if part else ""
        words = {term.word for term in plan.terms if term.word in told}
        return bool(words) and words <= {term.word for term in place.missing} and not place.tells_the_thing

    def _is_of_it(self, plan: Plan, place: Candidate) -> bool:
        """Say whether a number is more likely of the thing asked about than not, and of no part of it."""
        return place.leans_to_the_thing and not (place.figure and self._is_of(plan, _own(place.figure), self._parts))

    def told(self, question: str, texts: Iterable[str]) -> bool:
        """Say whether texts that were quoted hold every part that a question asks of."""
        quoted = fold(" ".join(texts))
        narrowed = [asked for asked in self._asked if asked.narrows(question) and not asked.reason]
        return all((asked.beside if asked.own else asked.held).search(quoted) for asked in narrowed)

    def narrower(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts a sort of people of which a question does not speak: 骨干教师, of 几个老师."""
        return figure.kind in PEOPLE and self._is_of(plan, _own(figure), self._sorts)

    def names_sort(self, question: str) -> bool:
        """Say whether a question speaks of one sort of schools: 民办学校一个老师带几个学生."""
        return len(set(self._schools.findall(question))) == 1

    def alike(self, question: str, figures: Iterable[Figure]) -> bool:
        """Say whether numbers are all, or none, of the sort of schools that a question names: 民办学校."""
        named = set(self._schools.findall(question))
        return len({bool(named & set(self._schools.findall(_own(figure)))) for figure in figures}) == 1

    def _is_part(self, plan: Plan, own: str, parts: Iterable[re.Pattern[str]]) -> bool:
        """Say whether a number counts a part of the people all of whom are asked for."""
        bare = plan.follow_up and not plan.terms  # 多少人: of what was told before
        if bare or not all(self._plain.fullmatch(term.word) or term.tag == _TIME for term in plan.terms):
            return False
        return self._is_of(plan, own, parts)

    def counts_part(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts people who do or get what a question does not speak of: 轮岗交流65人."""
        return figure.kind in PEOPLE and self._is_of(plan, _own(figure), self._parts)

    def in_one_way(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts people schooled in a way of which a question does not speak: 随班就读60名."""
        own = _own(figure)
        return figure.kind in PEOPLE and any(way.search(own) and not way.search(plan.query) for way in self._ways)

    def _in_one_way(self, plan: Plan, place: Candidate, own: str) -> bool:
        """Say whether people schooled in one way are counted, where all of a sort are asked for: 残疾孩子有多少."""
        of_all = sum(term.weight >= STRONG for term in plan.terms) == 1 and not place.missing
        people = place.figure is not None and place.figure.kind in PEOPLE
        return of_all and people and self._is_of(plan, own, self._ways)

    @staticmethod
    def _is_of(plan: Plan, own: str, parts: Iterable[re.Pattern[str]]) -> bool:
        """Say whether a number's own words name a part of which a question does not speak."""
        said = " ".join((plan.query, *(same for term in plan.terms for same in term.same)))
        return any(part.search(own) and not part.search(said) for part in parts)


def _only_lists(held: re.Pattern[str], clause: str) -> bool:
    """Say whether a folded clause with a share names a group only among others, and gives it no number of its own."""
    named = list(held.finditer(clause))
    if "%" not in clause or "分别" in clause or not all(_beside(clause, one) for one in named):
        return False
    return not any(re.match(r"[^、;。]{0,14}\d", clause[one.end() :]) for one in named)


def _beside(clause: str, named: re.Match[str]) -> bool:
    """Say whether a word stands beside another in a list."""
    return clause[named.end() : named.end() + 1] == "、" or clause[: named.start()].endswith("、")


def _asked(entry: dict[str, Any], where: str) -> _Asked:
    held = entry.get("held", entry["words"])
    beside = pattern(rf"(?:{held})[^,。;]{{0,8}}\d", where)
    own, reason = bool(entry.get("own")), bool(entry.get("reason"))
    unless = unless_of(entry, where)
    return _Asked(pattern(entry["words"], where), pattern(held, where), own, beside, reason, unless)


def _own(figure: Figure) -> str:
    return fold(f"{figure.parent} {figure.subject}")
