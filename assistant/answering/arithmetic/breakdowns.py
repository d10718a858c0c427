"""Wholes with the parts that make them up, and what is asked over these: 残疾孩子走哪条路上学的最多, 占百分之几.

A breakdown is found by arithmetic and not by words: numbers of one kind that stand one after the other and add up to
one before them (522人 … 入学512人 … 146人、268人、98人), or that the document says to be parts of one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from assistant.answering.arithmetic.operand_words import counts, own_words
from assistant.answering.composing.compose import EDGE
from assistant.answering.composing.worked import operands, worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import found_in, pairs, share_told, shared
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import PEOPLE
from assistant.text.spans import line
from assistant.text.yaml_file import read_keyed

_KEYS = {"most", "least", "gap", "share", "asking", "rest"}
_FEWEST, _MOST = 2, 8  # parts of a whole
_TOP = 6  # places among which a breakdown is looked for
_TOLD = 0.5  # how much of a question's words the sentence of a breakdown must tell
_PAIRS = 0.5  # what the characters of a name count beside its words: 随班读的, 随班就读
_COUNTED = re.compile(r"[两三四五六](?:科|门|类|种|样|项|级)的?.*$")  # 语文、数学、英语三科的名师工作室
_APART = re.compile(r"[、,]|和|跟|与|以及|还有")


class Breakdown(NamedTuple):
    """A whole, if any is told, and its parts in their order."""

    whole: Figure | None
    parts: tuple[Figure, ...]


class Breakdowns:
    """The breakdowns of a corpus and the words of ``breakdowns.yaml``; None where a question asks for none of them."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._cues = {key: pattern(data[key], path.name) for key in _KEYS - {"rest"}}
        self._rest = [pattern(one, path.name) for one in data["rest"].splitlines() if one.strip()]
        self._toolbox, self._understanding, self._corpus = toolbox, understanding, understanding.corpus

    def answer(self, plan: Plan, opened: Callable[[], Retrieval]) -> Draft | None:
        """Which part is first, with its distance or its share where one of them is asked for."""
        question = fold(plan.query)
        most, least = self._cues["most"].search(question), self._cues["least"].search(question)
        gap, share = self._cues["gap"].search(question), self._cues["share"].search(question)
        if not (gap or share) or not (most or least) or plan.elsewhere or plan.schools or plan.told:
            return None
        topic = self._cues["asking"].sub(" ", question)
        found = self._meant(plan, topic, opened())
        if found is None:
            return None
        falling = most is not None and (least is None or most.start() < least.start())
        order = sorted(found.parts, key=lambda one: one.base, reverse=falling)
        if order[0].base == order[1].base:
            return None
        draft = self._first(order, falling=falling)
        if gap:
            ends = sorted((order[0], order[-1]), key=lambda one: -one.base)
            _add(draft, worked(self._toolbox, "difference", ends, "相差"))
        if share:
            whole = [found.whole] if found.whole else list(found.parts)
            _add(draft, worked(self._toolbox, "share", [order[0], *whole], "占"))
        return draft

    def _first(self, order: Sequence[Figure], *, falling: bool) -> Draft:
        outcome = self._toolbox.call("rank", operands=operands(order))
        named = [self._written(one) for one in order]
        end = "最多" if falling else "最少"
        return Draft("answered", "both", working=[outcome]).say(
            f"{end}的是{named[0]};其余依次是{'、'.join(named[1:])}。", *outcome.quotes
        )

    def _written(self, part: Figure) -> str:
        """A part as the document writes it, without what leads up to the list: 随班就读268人."""
        text = self._corpus.documents[part.document].text
        return re.split("[:\uff1a]", text[part.quote[0] : part.end].strip(EDGE))[-1]

    def left(self, plan: Plan, opened: Callable[[], Retrieval]) -> list[Figure] | None:
        """A whole and the parts that a question leaves out: 三年招的老师,除了特岗,其他一共多少."""
        match = next((found for cue in self._rest if (found := cue.search(fold(plan.query)))), None)
        if match is None or plan.elsewhere or plan.schools or plan.told or plan.expects not in {"quantity", "text"}:
            return None
        given = {key.rstrip("2"): words for key, words in match.groupdict().items() if words}
        names = [one for one in _APART.split(given["parts"]) if self._understanding.terms(one)]
        if "whole" not in given or not names:
            return None
        topic, retrieval = given["whole"], opened()
        for one in self._near(plan, topic, retrieval):
            if one.whole is None or one.whole.kind not in (plan.units or (one.whole.kind,)):
                continue
            if not self._is_called(topic, one.whole):
                continue
            beside = [other for other in self._corpus.beside(one.whole) if other.kind == one.whole.kind]
            taken = [self._called(name, beside) for name in names]
            parts = list(dict.fromkeys(part for part in taken if part in one.parts))
            if parts and len(parts) == len(taken) and len(parts) < len(one.parts) + (one.whole.base != _sum(one.parts)):
                return [one.whole, *parts]
        return self._left_of_named(plan, topic, names, retrieval)

    def _left_of_named(self, plan: Plan, topic: str, names: Sequence[str], retrieval: Retrieval) -> list[Figure] | None:
        """The same by what each is called, where a sentence or a paragraph tells the whole and more than its parts."""
        single = self._understanding.plan(f"{topic}有多少", role=plan.role, today=plan.today)
        single = single.model_copy(update={"expects": "quantity", "units": plan.units, "asks": ()})
        for figures in self._beside(single, retrieval):
            for kind in dict.fromkeys(one.kind for one in figures if not plan.units or one.kind in plan.units):
                alike = [one for one in figures if one.kind == kind]
                whole = self._called(topic, alike)
                rest = [one for one in alike if one != whole]
                parts = [self._called(name, rest) for name in names]
                told = list(dict.fromkeys(one for one in parts if one is not None))
                fits = whole is not None and len(told) == len(names) and not _holds_whole(told)
                if whole is not None and fits and _sum(told) < whole.base:
                    return [whole, *told]
        return None

    def listed(self, plan: Plan, names: Sequence[str], retrieval: Retrieval) -> list[Figure] | None:
        """What a question lists, where one sentence or paragraph counts it all: 送教的、随班就读的、在特校的."""
        names = [_COUNTED.sub("", name) for name in of_a_whole(fold(plan.query), names)]
        if not any(self._understanding.terms(name) for name in names):
            return None  # 小学加初中一共几所: levels alone are all of them
        kinds = {*plan.units, *(PEOPLE if "person" in plan.units else ())}
        for figures in self._beside(plan, retrieval):
            for kind in dict.fromkeys(one.kind for one in figures):
                alike = [one for one in figures if one.kind == kind]
                taken = [self._called(name, alike) for name in names] if not kinds or kind in kinds else []
                parts = list(dict.fromkeys(part for part in taken if part is not None))
                if len(parts) == len(names) > 1 and not _holds_whole(parts):
                    return parts
        return None

    def _beside(self, plan: Plan, retrieval: Retrieval) -> Iterator[list[Figure]]:
        """The counts of each sentence that search finds for a question, then those of its paragraph."""
        for place in retrieval.candidates(plan)[:_FEWEST]:
            document = place.passage.document
            if place.passage.kind == "announcement":
                spans = place.passage.sentence, line(self._corpus.documents[document].text, *place.passage.sentence)
                yield from ([one for one in self._corpus.figures_in(document, *span) if counts(one)] for span in spans)

    # -- which breakdown -----------------------------------------------------------------------------------------------

    def _meant(self, plan: Plan, topic: str, retrieval: Retrieval) -> Breakdown | None:
        """The breakdown of which a question speaks: of the kind asked for, and the one with most parts told in it."""
        units = set(plan.units) & {*PEOPLE, "money", "school"}
        for one in self._near(plan, topic, retrieval):
            kind = one.parts[0].kind
            if (not units or kind in units) and len(one.parts) > _FEWEST:
                return one
        return None

    def _near(self, plan: Plan, topic: str, retrieval: Retrieval) -> Iterator[Breakdown]:
        """The breakdowns that stand where search finds what a question speaks of, and that tell its words."""
        single = self._understanding.plan(f"{topic.strip(' ,')}有多少", role=plan.role, today=plan.today)
        single = single.model_copy(update={"expects": "quantity", "units": (), "asks": (), "about": "announcement"})
        terms = [term for term in single.terms if term.weight > 0]
        if not terms and not single.levels and not single.numbers:
            return
        for place in retrieval.candidates(single)[:_TOP]:
            sentence = (place.passage.document, place.passage.sentence)
            if place.passage.kind == "announcement" and self._tells(terms, place.passage.section, sentence):
                yield from self._by_sentence.get(sentence, ())

    def _tells(self, terms: Sequence[Term], section: str, sentence: tuple[str, tuple[int, int]]) -> bool:
        text = fold(f"{section} {self._corpus.documents[sentence[0]].text[slice(*sentence[1])]}")
        return share_told(terms, text) >= _TOLD

    def _called(self, name: str, parts: Sequence[Figure]) -> Figure | None:
        """The part that a phrase names most of, if no other is named as much."""
        terms = [term for term in self._understanding.terms(name) if term.weight > 0]
        levels = self._understanding.levels(name)
        told = []
        for part in parts:
            words = fold(self._words(part))
            weight = sum(term.weight for term in terms if found_in(term, words))
            weight += _PAIRS * shared(pairs(name), words, lambda _: 1.0)
            told.append((weight + (part.level in levels), part))
        told.sort(key=lambda one: -one[0])
        clear = told and told[0][0] > 0 and (len(told) == 1 or told[0][0] > told[1][0])
        return told[0][1] if clear else None

    def _is_called(self, phrase: str, whole: Figure) -> bool:
        """Say whether a number's own words tell enough of a phrase to be what it names."""
        terms = [term for term in self._understanding.terms(phrase) if term.weight > 0]
        return share_told(terms, fold(f"{whole.scope} {self._words(whole)}")) >= _TOLD

    def _words(self, part: Figure) -> str:
        return own_words(part, self._corpus)

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, tuple[int, int]], list[Breakdown]]:
        """Every breakdown, by its sentence; those that are found by their sum before those by 其中, then mere rows."""
        found: dict[tuple[str, tuple[int, int]], list[Breakdown]] = {}
        for document in self._corpus.of_kind("announcement"):
            figures = self._corpus.figures_of(document.id)
            for sentence, group in groupby(figures, key=lambda one: self._corpus.passages[one.passage].sentence):
                found[document.id, sentence] = list(breakdowns([one for one in group if counts(one)]))
        return found


def breakdowns(figures: Sequence[Figure]) -> Iterator[Breakdown]:
    """The breakdowns of a sentence's numbers."""
    covered: set[int] = set()
    for kind in dict.fromkeys(one.kind for one in figures):
        alike = [one for one in figures if one.kind == kind]
        for at, whole in enumerate(alike):
            for parts in _summing(whole, alike[at + 1 :]):
                covered |= {one.start for one in parts}
                yield Breakdown(whole, parts)
    for parent in dict.fromkeys(one.parent for one in figures if one.parent):
        parts = tuple(one for one in figures if one.parent == parent)
        wholes = [one for one in figures if one.subject == parent and one.kind == parts[0].kind]
        if wholes and not covered & {one.start for one in parts} and len({one.kind for one in parts}) == 1:
            yield Breakdown(wholes[-1], parts)
            covered |= {one.start for one in parts}
    for _, run in groupby(figures, key=lambda one: one.kind):
        row = tuple(run)
        if len(row) > _FEWEST and not covered & {one.start for one in row}:
            yield Breakdown(None, row)


def _summing(whole: Figure, behind: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """The runs of numbers behind a whole that add up to it, as far as they are printed."""
    for low in range(len(behind)):
        for high in range(low + _FEWEST, min(low + _MOST, len(behind)) + 1):
            if _sum(behind[low:high]) == whole.base:
                yield tuple(behind[low:high])
                break


def of_a_whole(question: str, names: Sequence[str]) -> Sequence[str]:
    """The names of a list without that of all of them before it: 义务教育的学校,公办加民办."""
    if len(names) <= _FEWEST:
        return names
    first, *others = (re.escape(name) for name in names)
    opens = re.search(rf"{first}(?:的|里头?|里面|当中|中)?,", question)
    runs_on = re.search("[^,]*?".join(others), question)
    return names[1:] if opens and runs_on else names


def _holds_whole(parts: Sequence[Figure]) -> bool:
    """Say whether one of several numbers is that of which another is a part, or is the sum of the others."""
    if len(parts) < _FEWEST:
        return False
    subjects = {one.subject for one in parts}
    largest = max(parts, key=lambda one: one.base)
    return any(one.parent in subjects for one in parts if one.parent) or largest.base * 2 == _sum(parts)


def _sum(parts: Sequence[Figure]) -> Decimal:
    return sum((one.base for one in parts), Decimal(0))


def _add(draft: Draft, more: Draft) -> None:
    draft.working += more.working
    draft.say(more.sentences[0].text, *more.sentences[0].quotes)
