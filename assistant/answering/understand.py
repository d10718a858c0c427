"""A question to a plan: its kind, indicators, levels, time, place, and the words its evidence must hold."""

import math
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from assistant.answering.kinds import Kind, Kinds
from assistant.answering.plan import Asked, Plan, Term
from assistant.answering.scope import Places, years
from assistant.documents.corpus import Corpus
from assistant.indicators.standard import Standard
from assistant.text.normalize import clean, fold
from assistant.text.quantities import find_quantities
from assistant.text.words import Segmenter
from assistant.types import Level, Role

_PER_PUPIL = re.compile(r"每(一)?百|人均|生均|平均(每|一)|每(个|名|位|生)|一百个|一个(学生|娃|孩子)|每人|百人|百生|摊")
_STANDARD = re.compile(r"标准|国家|规定|要求|政策|办法|及格线|红线|上限|下限|至少|最少|起码|不得|允许|差异系数|一票否决|评估|认定|督导|计入|口径|权重|算进|纳入")
_ANNOUNCED = re.compile(r"公示|自评|自查|我们?县|咱们?县|全县|县里|县上|本县|实际|现在|目前|已经")
_NEGATED = re.compile(r"没|不|无|未|缺|少")
_STRONG = 0.45  # a rarer word than this names a subject
_COUNTED = re.compile(r"[\d.%几多一二三四五六七八九十百千万两]+(?:个|所|间|名|位|次|项|条|件|种|类|成|块|元|天|年|家|套|人)?")
_SPLIT_NAME = re.compile(r"[、,()\s]")


class Understanding:
    """Everything that understanding a question needs of a corpus; one per assistant."""

    def __init__(self, corpus: Corpus, standard: Standard, kinds: Kinds, segmenter: Segmenter) -> None:
        self.corpus, self.standard, self.kinds, self.segmenter = corpus, standard, kinds, segmenter
        self.lexicon = corpus.lexicon
        self._places = Places(corpus)
        self._haystacks = [fold(f"{passage.text} {passage.context}") for passage in corpus.passages.values()]
        self._names = _indicator_names(standard)

    def plan(self, question: str, *, role: Role = "public", today: date | None = None, query: str = "") -> Plan:
        """Understand one cleaned question; ``query`` is the question completed from the conversation."""
        full = query or question
        asked = self.indicators(full)
        levels = self.levels(full)
        kind = self._kind(full, asked)
        return Plan(
            question=question,
            query=full,
            kind=kind.name,
            expects=kind.expects,
            units=self.kinds.units(full),
            levels=levels,
            indicators=asked,
            terms=self.terms(full),
            numbers=tuple(find_quantities(full, chinese=True)),
            years=years(full, today or date.today()),
            elsewhere=self._places.elsewhere(full),
            about=_about(full, kind, asked),
            per_pupil=bool(_PER_PUPIL.search(full)),
            negated=bool(_NEGATED.search(full)),
            follow_up=bool(query) and query != question,
            role=role,
            today=today,
        )

    def _kind(self, question: str, asked: tuple[Asked, ...]) -> Kind:
        for kind in self.kinds.all_of(question):
            if not kind.needs_indicator or asked:
                return kind
        return self.kinds.kinds[-1]

    def levels(self, question: str) -> tuple[Level, ...]:
        """Levels that a question names, in order."""
        return tuple(dict.fromkeys(level for *_, level in self.lexicon.levels(question)))

    def indicators(self, question: str) -> tuple[Asked, ...]:
        """Indicators that a question names; the longest name wins where names overlap."""
        words = fold(question)
        taken: list[tuple[int, int]] = []
        found: list[tuple[int, Asked]] = []
        for name, indicator, condition in self._names:
            start = words.find(name)
            while start >= 0:
                end = start + len(name)
                if all(end <= low or start >= high for low, high in taken):
                    taken.append((start, end))
                    found.append((start, Asked(indicator=indicator, condition=condition, words=name)))
                start = words.find(name, end)
        unique: dict[str, Asked] = {}
        for _, asked in sorted(found, key=lambda item: (-len(item[1].words), item[0])):
            unique.setdefault(asked.indicator, asked)
        return tuple(unique.values())

    def terms(self, question: str) -> tuple[Term, ...]:
        """The words of a question that say what it is about, weighted by how rare they are in the documents."""
        found: dict[str, Term] = {}
        for word in self.segmenter.words(question):
            if word in self.lexicon.stop or _COUNTED.fullmatch(word) or self.lexicon.levels(word):
                continue
            if len(word) == 1 and word not in self.lexicon.groups:
                continue
            weight = self._rarity(word) * (0.3 if word in self.lexicon.light else 1.0)
            found[word] = Term(word=word, same=tuple(sorted(self.lexicon.same(word))), weight=round(weight, 3))
        return tuple(found.values())

    def content_words(self, question: str) -> list[str]:
        """The words of a question that say what it is about."""
        return [term.word for term in self.terms(question)]

    def subject(self, question: str) -> str:
        """The words of a question that say what it is about; empty for 那初中呢 or 达标吗."""
        asked = self.indicators(question)
        if asked:
            return asked[0].words
        strong = [term.word for term in self.terms(question) if term.weight >= _STRONG and self.knows(term.word)]
        return "".join(strong)

    def of_the_field(self, question: str) -> bool:
        """Say whether a question holds any word of the field at all."""
        return any(word in self.lexicon.groups for word in self.segmenter.words(question))

    def knows(self, word: str) -> bool:
        """Say whether the documents hold a word or one that says the same."""
        return any(same in text for same in self.lexicon.same(word) for text in self._haystacks)

    def measure(self, question: str) -> str:
        """The asking words of a question, from the first cue of its kind on; empty where it asks nothing of its own."""
        for kind in self.kinds.all_of(question)[:-1]:
            match = kind.cues.search(question)
            if match:
                return question[match.start() :]
        return ""

    @lru_cache(maxsize=8192)  # noqa: B019 (one understanding lives as long as its assistant)
    def _rarity(self, word: str) -> float:
        same = self.lexicon.same(word)
        seen = sum(1 for text in self._haystacks if any(other in text for other in same))
        return 0.25 + math.log((1 + len(self._haystacks)) / (1 + seen)) / math.log(1 + len(self._haystacks))


def _about(question: str, kind: Kind, asked: Iterable[Asked]) -> str:
    if kind.name == "verdict":
        return "announcement"
    if kind.name in {"threshold", "definition"} or any(item.indicator == "CV" for item in asked):
        return "standard"
    if _STANDARD.search(question) and not _ANNOUNCED.search(question):
        return "standard"
    return "announcement"


def _indicator_names(standard: Standard) -> list[tuple[str, str, str | None]]:
    names: list[tuple[str, str, str | None]] = []
    for indicator in standard.indicators:
        for condition in indicator.conditions:
            key = condition.key if len(indicator.conditions) > 1 else None
            names += [(fold(name), indicator.id, key) for name in (condition.label, *condition.aliases)]
        names += [(fold(name), indicator.id, None) for name in indicator.names]
    names += [(fold(name), "CV", None) for name in (standard.rules.cv.label, *standard.rules.cv.aliases)]
    plain = [(_SPLIT_NAME.sub("", name), indicator, condition) for name, indicator, condition in names]
    return sorted({*names, *plain}, key=lambda item: (-len(item[0]), item[1], item[2] or ""))


def cleaned(question: str) -> str:
    """The question as every later step reads it."""
    return clean(question)
