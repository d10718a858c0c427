"""Those of one sort as all without the opposite sort, where only that is counted: 走读的学生, of 住校生 and all."""

import re
from pathlib import Path
from re import Pattern
from typing import NamedTuple

from assistant.answering.places.basics import Basics
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES
from assistant.text.yaml_file import read_keyed

_NAMES = {"pupils": "学生", "teachers": "老师"}


class _Pair(NamedTuple):
    of: tuple[str, ...]
    asked: Pattern[str]
    told: Pattern[str]


class Opposites:
    """The pairs of ``opposites.yaml``; CorpusError names a line that is wrong."""

    def __init__(self, facts: Facts, basics: Basics, path: Path) -> None:
        data = read_keyed(path, {"attend", "pairs"})
        self._facts, self._basics, self._attend = facts, basics, pattern(data["attend"], path.name)
        self._pairs = []
        for one in data["pairs"]:
            sides = [pattern(words, path.name) for words in one["sides"]]
            self._pairs += [_Pair(tuple(one["of"]), *order) for order in (sides, sides[::-1])]

    def find(self, plan: Plan) -> list[Figure] | None:
        """All of them and those of the opposite sort; None where the announcement counts the sort itself."""
        if plan.expects != "quantity" or set(plan.units) & SHARES or plan.elsewhere or plan.schools or plan.years:
            return None
        asked = next((one for one in fold(plan.query).split("?") if "多少" in one or "几" in one), "")
        for pair in self._pairs:
            if pair.asked.search(asked) and (found := self._of_pair(plan, pair, asked)) is not None:
                return found
        return None

    def _of_pair(self, plan: Plan, pair: _Pair, asked: str) -> list[Figure] | None:
        denied = rf"(?:不|没有?)(?:{pair.told.pattern})[、,]?"  # 不住校、走读的学生
        phrase = self._basics.without_asking(self._attend.sub("", re.sub(denied, "", asked)))
        if pair.told.search(phrase):
            return None  # 男女老师各多少
        phrase = pair.asked.sub("", phrase)
        noun = self._noun(phrase, pair.of)
        whole = (
            self._basics.named(plan, f"{phrase}{'' if self._basics.noun(phrase) else _NAMES[noun]}") if noun else None
        )
        if whole is None or noun is None:
            return None
        figures = self._facts.announcement(question=plan.query, role=plan.role).figures
        alike = [one for one in figures if one.kind == whole.kind and one.level in {None, whole.level}]
        if any(self._counts(one, pair.asked, noun, pair.of, whole) for one in alike):
            return None
        told = [one for one in alike if one.level == whole.level and self._counts(one, pair.told, noun, pair.of, whole)]
        fits = len({one.base for one in told}) == 1 and told[0].base < whole.base
        return [whole, told[0]] if fits else None

    def _noun(self, phrase: str, of: tuple[str, ...]) -> str | None:
        """Whom a phrase names when the sort is taken out; the first of ``of`` where it names nobody."""
        noun = self._basics.noun(phrase) or (of[0] if self._basics.is_idle(phrase) else None)
        return noun if noun in of else None

    def _counts(self, one: Figure, side: Pattern[str], noun: str, of: tuple[str, ...], whole: Figure) -> bool:
        """Say whether a number counts all of a sort and nobody else: 专任教师9168人,其中民办2072人."""
        subject = fold(one.subject)
        if not side.search(subject) or one.comparator != "=" or one.per or one.former:
            return False
        own = one.parent in {"", whole.subject} or side.search(one.parent)  # 寄宿生14376人,其中初中11108人
        if one.time not in {"", whole.time} or not own:
            return False
        rest = self._attend.sub("", side.sub("", subject))
        return (
            self._noun(rest, (noun,) if one.parent or len(of) == 1 else ()) == noun or self._basics.noun(rest) == noun
        )
