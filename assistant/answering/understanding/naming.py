"""Which indicator of the standard a question means: by its names, and by how much of the question its words tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.understanding.plan import Asked, Term
from assistant.answering.understanding.signs import found_in
from assistant.indicators.conditions import Condition
from assistant.indicators.standard import Indicator, Standard
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS

CV = "CV"  # the 差异系数 of no indicator in particular
_MARKS = re.compile(r"[、,()\s]")
_ENOUGH = 1.0  # a name that accounts for little else of the question is not enough by itself
_RARE = 0.6  # a commoner word than this is in too many lines of the thesaurus to stand for another
_FEW = 4  # indicators that share a word which still tells something
_ALIKE = 0.06  # indicators whose scores lie closer than this are asked back about
_SHORT = 12  # characters
_COUNT = re.compile(r"(?:人|间|套)?[数值]$")
_NEAR = 0.12  # conditions of one indicator closer than this are not told apart


@dataclass(frozen=True)
class _Entry:
    indicator: Indicator
    condition: Condition | None
    names: tuple[str, ...]
    words: str  # everything the standard says of it
    label: tuple[Term, ...]
    thing: str  # the label without 数 or 值: what is counted


class Naming:
    """The names and words of every indicator and condition; one per assistant."""

    def __init__(self, standard: Standard, terms: Callable[[str], tuple[Term, ...]], light: frozenset[str]) -> None:
        self._light = light
        self._terms, self._cv = terms, standard.rules.cv
        self._entries: list[_Entry] = []
        self._spread_of = set(standard.rules.school.indicators)
        names = (self._cv.label, *self._cv.aliases, "系数")  # the documents know no other 系数
        self._spread = sorted({fold(name) for name in names}, key=len, reverse=True)
        for indicator in standard.indicators:
            several = len(indicator.conditions) > 1
            for condition in indicator.conditions or (None,):
                own = (condition.label, *condition.aliases) if condition else ()
                names = own if several else (*own, indicator.label, indicator.short, *indicator.aliases)
                self._add(indicator, condition if several else None, names)
            if several:
                self._add(indicator, None, (indicator.label, indicator.short, *indicator.aliases))

    def _add(self, indicator: Indicator, condition: Condition | None, names: tuple[str, ...]) -> None:
        plain = {form for name in names for form in (fold(name), _MARKS.sub("", fold(name)))}
        anchors = [
            dated.anchor
            for one in ([condition] if condition else indicator.conditions)
            for values in one.thresholds.values()
            for dated in values
        ]
        words = fold(" ".join([*names, *([] if condition else [indicator.requirement]), *anchors]))
        label = condition.label if condition else indicator.label
        named = tuple(sorted(plain, key=len, reverse=True))
        self._entries.append(
            _Entry(indicator, condition, named, words, self._terms(label), _COUNT.sub("", fold(label)))
        )

    def find(self, question: str, terms: tuple[Term, ...], units: tuple[str, ...]) -> tuple[Asked, ...]:
        """The indicators a question means, likeliest first; the 差异系数 of an indicator is its condition ``cv``."""
        words = fold(question)
        spread = self._spread_in(words)
        if spread:
            words = words.replace(spread, " ")
        subject = [term for term in terms if not (spread and term.word in spread)]
        scored = [(*self._score(entry, words, subject, () if spread else units), entry) for entry in self._entries]
        found = [
            self._asked(indicator, scored, spread, words)
            for indicator in dict.fromkeys(e.indicator.id for e in self._entries)
        ]
        found = [asked for asked in found if asked.score >= _ENOUGH]
        found.sort(key=lambda asked: -asked.score)
        if spread and not any(asked.condition == self._cv.key for asked in found):
            return (Asked(indicator=CV, condition=None, words=spread, score=_ENOUGH),)
        return tuple(found)

    def alike(self, question: str, terms: tuple[Term, ...], units: tuple[str, ...]) -> tuple[str, ...]:
        """Ids of the indicators that a question fits equally well: by score, or by a word of their labels.

        None or one where the question is clear, or says more than such a word.
        """
        found = self.find(question, terms, units)
        if found:
            near = [asked.indicator for asked in found if found[0].score - asked.score < _ALIKE]
            alike = [id for id in near if self._told(id, terms) == self._told(near[0], terms)]
            named = [id for id in alike if self._in_label(id, terms)]  # 教室 stands in 网络多媒体教室, not in 教学用房
            return tuple(named or alike)
        telling = [term for term in terms if term.word not in self._light]
        if len(telling) > 1 or len(question) > _SHORT:
            return ()  # what else it says is for search to find
        held = [ids for term in telling or terms if (ids := self._things(term))]
        return held[0] if len(held) == 1 else ()

    def _told(self, id: str, terms: tuple[Term, ...]) -> set[str]:
        """The words of a question that stand in what the standard says of an indicator."""
        own = " ".join(entry.words for entry in self._entries if entry.indicator.id == id)
        return {term.word for term in terms if found_in(term, own)}

    def _in_label(self, id: str, terms: tuple[Term, ...]) -> bool:
        """Say whether a word of a question stands itself in what an indicator is called."""
        labels = [entry.thing for entry in self._entries if entry.indicator.id == id]
        return any(term.word in label for term in terms for label in labels if term.word not in self._light)

    def _things(self, term: Term) -> tuple[str, ...]:
        """Ids of the indicators that measure the very thing that a word names: 教师 is measured in three kinds."""
        held = (entry.indicator.id for entry in self._entries if entry.thing.endswith(term.same))
        return tuple(dict.fromkeys(held))

    @lru_cache(maxsize=8192)  # noqa: B019 (one naming lives as long as its assistant)
    def _holding(self, same: tuple[str, ...]) -> frozenset[str]:
        """What the standard says of entries, where it holds a word or one that says the same."""
        return frozenset(entry.words for entry in self._entries if any(word in entry.words for word in same))

    @lru_cache(maxsize=8192)  # noqa: B019
    def _few(self, same: tuple[str, ...]) -> bool:
        """Say whether a word tells indicators apart: 学生 and 学校 stand in most of them."""
        held = self._holding(same)
        return len({entry.indicator.id for entry in self._entries if entry.words in held}) <= _FEW

    @staticmethod
    def _said(term: Term, question: str, subject: list[Term]) -> bool:
        """Say whether a question names a word of a label, itself or a part of it: 用房 of 教学及辅助用房."""
        return found_in(term, question) or any(
            (len(other.word) > 1 and other.word in term.word)
            or (other.weight > _RARE and set(other.same) & set(term.same))
            for other in subject
        )

    def _spread_in(self, words: str) -> str:
        """The name of the 差异系数 that a question holds, unless it is part of an indicator's own name (校际差异率)."""
        for name in self._spread:
            longer = [other for entry in self._entries for other in entry.names if name in other and other in words]
            if name in words and not longer:
                return name
        return ""

    @staticmethod
    def _told_apart(entry: _Entry, others: list[_Entry], question: str) -> bool:
        """Say whether a question says what only this one of an indicator's conditions is of: 骨干, not just 轮岗."""
        shared = sorted({term.word for other in others for term in other.label}, key=len, reverse=True)
        alone = [term for term in entry.label if term.word not in shared and "n" in term.tag]
        own = [re.sub("|".join(map(re.escape, shared)), "", term.word) for term in alone] if shared else []
        said = any(found_in(term, question) for term in alone) or any(w and w in question for w in own)
        return said or not alone

    def _asked(self, indicator: str, scored: list[tuple[float, str, _Entry]], spread: str, words: str) -> Asked:
        """The best entry of one indicator; its condition where no other condition of it comes near."""
        own = sorted((item for item in scored if item[2].indicator.id == indicator), key=lambda item: -item[0])
        several = [item for item in own if item[2].condition]
        clear = (
            several
            and (len(several) == 1 or several[0][0] - several[1][0] >= _NEAR)
            and several[0][0] >= own[0][0] - _NEAR
            and (several[0][1] or self._told_apart(several[0][2], [item[2] for item in several[1:]], words))
        )
        score, _, entry = own[0]
        condition = several[0][2].condition if clear else None
        if spread and indicator in self._spread_of:
            condition = self._cv
        name = next((name for _, name, _ in own if name), entry.indicator.short)
        return Asked(
            indicator=indicator, condition=condition.key if condition else None, words=name, score=round(score, 3)
        )

    def _score(self, entry: _Entry, question: str, subject: list[Term], units: tuple[str, ...]) -> tuple[float, str]:
        """How well an entry accounts for a question: its name in it, its words in the question and back."""
        name = next((name for name in entry.names if name in question), "")
        total = sum(term.weight for term in subject)
        told = sum(
            term.weight for term in subject if entry.words in self._holding(term.same) or (name and term.word in name)
        )
        whole = sum(term.weight for term in entry.label)
        named = sum(term.weight for term in entry.label if self._said(term, question, subject))
        share, label = (told / total if total else 0.0), (named / whole if whole else 0.0)
        telling = any(
            term.word not in self._light and self._few(term.same)
            for term in subject
            if entry.words in self._holding(term.same)
        )
        if not name and (label < 0.5 or share < 0.6 or not telling):
            return 0.0, ""
        score = 1.3 * share + 0.5 * label
        score += 0.15 + 0.05 * min(len(name), 8) if name else 0.0
        return score + _unit(entry, units), name


def _unit(entry: _Entry, units: tuple[str, ...]) -> float:
    """Whether the unit asked for is the one it is measured in."""
    conditions = [entry.condition] if entry.condition else list(entry.indicator.conditions)
    if not units:
        return 0.0
    kinds = {UNITS[c.unit.symbol][0] if c.unit.symbol in UNITS else "" for c in conditions}
    return 0.2 if kinds & set(units) else -0.5
