"""A part and the whole that it is a part of, which one sentence mostly tells: 问卷发出去的,有效的占多大比例."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.answering.arithmetic.operand_words import OperandWords, counts, of_one_time, paragraph_of, sentence_of
from assistant.answering.arithmetic.operands import is_move
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.reckoned_words import Share
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold

_ANYBODY = re.compile("学校|学生|老师|教师|孩子|娃|人|班|钱|资金")
_SENTENCES = 3  # that are looked at for a part, best first
# How much of its phrase a part and a whole must tell; a whole by 其中 or its place less, if its sentence tells more
_PART, _WHOLE, _NEAR, _AROUND = 0.4, 0.4, 0.3, 0.5
_TOLD = 0.6  # how much of a part's phrase a share must tell that stands in another sentence
_LINKED, _BEFORE, _ELSEWHERE = 0.5, 0.2, 0.3  # what a whole gains by 其中, by standing before, and loses elsewhere


class _Pair(NamedTuple):
    part: Figure
    wholes: tuple[Figure, ...]  # several that are the whole together
    fit: float


class Portions:
    """Find a part and its whole by what a question calls each; None where no two numbers surely are these."""

    def __init__(self, understanding: Understanding, words: OperandWords) -> None:
        self._understanding, self._words = understanding, words

    def find(self, plan: Plan, asked: Share, retrieval: Retrieval) -> tuple[Figure, tuple[Figure, ...]] | None:
        """The part and the whole, which both levels may make up.

        A part that is described at length is looked for by its last noun as well: 爹妈不在身边的留守娃.
        """
        bare = asked.part.rsplit("的", 1)[-1]
        bare = asked.part if _ANYBODY.fullmatch(bare) else bare  # 加入集团的学校 are no other schools
        found = self._found(plan, asked, retrieval)
        return found or (self._found(plan, asked._replace(part=bare), retrieval) if bare != asked.part else None)

    def _found(self, plan: Plan, asked: Share, retrieval: Retrieval) -> tuple[Figure, tuple[Figure, ...]] | None:
        own = self._understanding
        if not all(own.terms(phrase) or own.levels(phrase) for phrase in asked):
            return None
        pairs = [
            pair
            for figures in self._sentences(plan, asked, retrieval)
            for pair in self._of_sentence(plan, asked, figures, retrieval)
            if not any(retrieval.in_one_way(plan, whole) for whole in pair.wholes)  # 随班就读60名, of 残疾孩子
        ]
        best = max(pairs, key=lambda pair: pair.fit, default=None)
        return (best.part, best.wholes) if best else None

    def stated(self, asked: Share, part: Figure, wholes: Sequence[Figure], retrieval: Retrieval) -> Figure | None:
        """The share that the announcement gives itself, behind its part or elsewhere: 女教师612人,占51.3%."""
        share, corpus = part.base / sum(whole.base for whole in wholes) * 100, retrieval.corpus
        beside = corpus.beside(part)
        behind = [one for one in beside if one.start > part.start]
        named = (
            one
            for one in corpus.figures_of(part.document)
            if one.kind == "percent" and self._words.own(asked.part, one, retrieval) >= _TOLD
        )
        return next((one for one in (*behind, *named) if one.kind == "percent" and _rounds_to(share, one)), None)

    def _sentences(self, plan: Plan, asked: Share, retrieval: Retrieval) -> Iterator[list[Figure]]:
        """The numbers of the sentences where search finds the part, best first, and of the whole's own."""
        phrase, basic = f"{asked.whole}里{asked.part}", self._words.basics.named(plan, asked.whole)
        _, places = self._words.found(plan, phrase, (), retrieval)
        spans = list(dict.fromkeys((one.passage.document, one.passage.sentence) for one in places))[:_SENTENCES]
        if basic is not None:  # 合计 has a column of its own for each part
            spans.append((basic.document, retrieval.corpus.passages[basic.passage].sentence))
        for document, sentence in dict.fromkeys(spans):
            yield [one for one in retrieval.corpus.figures_in(document, *sentence) if counts(one)]

    def _of_sentence(self, plan: Plan, asked: Share, figures: list[Figure], retrieval: Retrieval) -> Iterator[_Pair]:
        """The pairs whose part stands in one sentence, for each part the best."""
        told = {one.start: self._words.own(asked.part, one, retrieval) for one in figures}
        everything = self._everything(plan, asked.whole)
        for part in figures:
            own = told[part.start]
            if own < _PART or retrieval.of_part(plan, part) or not self._can_be_meant(plan, asked, part):
                continue
            if everything and part.kind != everything[0].kind:
                continue  # 生活补助1250元 is no share of all pupils
            if len(everything) > 1 and part.base < sum(one.base for one in everything):
                if part.level is None or part in everything:
                    yield _Pair(part, everything, own + 1)
                continue
            if everything and self._can_be(part, everything[0], asked.whole):
                if part.level == everything[0].level:
                    yield _Pair(part, everything, own + 1)
                continue  # 小学寄宿生612人 are not all boarders
            inside = list(self._wholes(part, asked.whole, figures, told, retrieval))
            if inside:
                whole, fit = max(inside, key=lambda one: one[1])
                yield _Pair(part, (whole,), own + fit)
            elif (other := self._elsewhere(plan, part, asked.whole, retrieval)) is not None:
                yield _Pair(part, other[:1], own + other[1] - _ELSEWHERE)

    def _everything(self, plan: Plan, phrase: str) -> tuple[Figure, ...]:
        """The number of all pupils or teachers that a phrase names, or those of both levels that make it up."""
        basics = self._words.basics
        basic = basics.named(plan, phrase) or basics.schools(plan, phrase)
        return (basic,) if basic is not None else self._words.basics.of_both(plan, phrase)

    def _wholes(
        self, part: Figure, phrase: str, figures: list[Figure], told: dict[int, float], retrieval: Retrieval
    ) -> Iterator[tuple[Figure, float]]:
        """The numbers of a part's sentence that can be its whole, each with how well it fits."""
        around = self._words.told(
            phrase, paragraph_of(part, retrieval) if part.parent else sentence_of(part, retrieval)
        )
        before = [one for one in figures if one.start < part.start and one.kind == part.kind]
        others = [self._words.own(phrase, one, retrieval) for one in figures if one != part]
        unnamed = around >= _AROUND and max(others, default=0.0) < _WHOLE  # no other number is what is named
        for one in figures:
            if not self._can_be(part, one, phrase) or told[one.start] > told[part.start]:
                continue
            linked = bool(part.parent) and part.parent == one.subject
            own = self._words.own(phrase, one, retrieval)
            close = linked or (one in before[-1:] and own >= _NEAR)
            if own >= _WHOLE or (unnamed and close):
                yield one, own + _LINKED * linked + _BEFORE * (one.start < part.start)

    def _elsewhere(self, plan: Plan, part: Figure, phrase: str, retrieval: Retrieval) -> tuple[Figure, float] | None:
        """The whole that another sentence tells, with how well it fits; none for a part of another by 其中."""
        if part.parent and self._words.told(phrase, part.parent) < _WHOLE:
            return None
        other = self._words.counted(plan, phrase, (part.kind,), retrieval)
        if other is None or not self._can_be(part, other, phrase):
            return None
        own = self._words.own(phrase, other, retrieval)
        return (other, own) if own >= _WHOLE else None

    def _counts_it(self, phrase: str, part: Figure) -> bool:
        """Say whether a number is in a unit of what a phrase names: 共同体覆盖的学校 are no 共同体4个."""
        usual, *others = self._understanding.units(f"{phrase}多少") or (part.kind,)
        terms = self._understanding.terms(phrase)
        return part.kind == usual or (part.kind in others and bool(terms) and found_in(terms[-1], fold(part.subject)))

    def _can_be_meant(self, plan: Plan, asked: Share, part: Figure) -> bool:
        """Say whether a part is in a unit and of the level that a question names, its own or that of the whole."""
        if is_move(part, plan.query) or not self._counts_it(asked.part, part):
            return False
        levels = self._understanding.levels(asked.part) or self._understanding.levels(asked.whole)
        return not levels or part.level in levels

    def _can_be(self, part: Figure, whole: Figure, phrase: str) -> bool:
        """Say whether a number can be the whole of another: of its kind and time, of the level named, and larger."""
        levels = self._understanding.levels(phrase)
        same = part.kind == whole.kind and of_one_time(part, whole) and (not levels or whole.level in levels)
        siblings = bool(part.parent) and part.parent == whole.parent  # 其中随班就读96人、送教上门30人
        return same and not siblings and part.start != whole.start and part.base < whole.base


def _rounds_to(share: Decimal, stated: Figure) -> bool:
    """Say whether a share is printed as a number that a document gives."""
    return abs(share - stated.value) <= Decimal(1).scaleb(-stated.decimals)
