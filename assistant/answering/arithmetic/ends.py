"""The two ends of a number that has moved, and the move: any two of them give the third.

A document tells both ends (由51.2人降为43.7人; 六年前小学生17310人 elsewhere), or one and the move (近视率47.9%,比上年
下降1.6个百分点). What it tells itself is left to search.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from assistant.answering.arithmetic.operands import MONEY, NOT_ALL, is_bound
from assistant.answering.composing.worked import grown
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.asked_part import asking
from assistant.answering.understanding.movements import Movement
from assistant.answering.understanding.operations import Name
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.moves import Move, moves_of
from assistant.text.normalize import fold
from assistant.text.numerals import whole_number
from assistant.text.quantities import SHARES
from assistant.text.years import has_year

_OF_MONEY = re.compile(r"(?:钱|资金|款|支出|经费|投入|预算)$")  # 教育支出涨了百分之几: no share of it
_TOP = 6  # places among which a number that has moved is looked for
_YEARS = re.compile(r"(?P<count>[一二两三四五六七八九十]+|(?<!\d)\d{1,2})年")
_PREVIOUS = re.compile(r"[上前头去]一?(?:学)?年")
_TIME = re.compile(r"年|月|前|以往|原|\d")
_ENOUGH = 0.6  # of a question's words, by weight, that a number must tell beside what it is held against
_FOUR = re.compile(r"(?:19|20)\d\d")


class Reckoning(NamedTuple):
    """An operation over numbers of the documents and the word that its result is told with."""

    name: Name
    figures: list[Figure]
    label: str


# How the gap between a number and what it is held against is told from the other side
_OTHER = "推算为"


class Ends:
    """Find what a question about a movement is reckoned from; None where it is told itself or cannot be reckoned."""

    def __init__(self, understanding: Understanding, corpus: Corpus) -> None:
        self._understanding, self._corpus = understanding, corpus

    def find(self, plan: Plan, asked: Movement, retrieval: Retrieval) -> Reckoning | None:
        """What a movement in time is reckoned from."""
        if not (self._understanding.terms(asked.thing) or self._understanding.levels(asked.thing)):
            return None
        single = self._single(plan, asked)
        ranked = [place for place in retrieval.candidates(single) if self._fits(single, place, retrieval)][:_TOP]
        for place in ranked:
            for found in (self._of_pair(place, asked), self._of_move(place, asked, ranked)):
                if found is not None:
                    return found if found.figures else None
        return self._of_two_places(single, asked, ranked, retrieval) if asked.wants != "former" else None

    def other_side(self, plan: Plan) -> Reckoning | None:
        """What a number is held against, where only the gap is told: 教师9.48万元,较公务员高出0.13万元 / 公务员多少."""
        question = fold(plan.query)
        for move in self.moves:
            side = fold(move.against)
            named = len(side) > 1 and set(side) <= set(question) and not _TIME.search(side)
            if not named or not move.of or (plan.units and move.by.kind not in plan.units):
                continue
            own = [one for one in move.of if not plan.levels or one.level in plan.levels]
            about = [term for term in self._understanding.terms(asking(question)) if not set(term.word) <= set(side)]
            words = fold(f"{own[0].subject} {own[0].scope}") if own else ""
            told = sum(term.weight for term in about if found_in(term, words))
            if len(own) == 1 and move.by.kind == own[0].kind and told >= _ENOUGH * sum(term.weight for term in about):
                return Reckoning("difference" if move.rises else "sum", [own[0], move.by], _OTHER)
        return None

    def _single(self, plan: Plan, asked: Movement) -> Plan:
        """The question for the thing itself, whatever it was asked of it."""
        single = self._understanding.plan(f"{asked.thing}有多少", role=plan.role, today=plan.today)
        money = MONEY if _OF_MONEY.search(asked.thing) else ()
        units = (
            money
            if asked.wants == "rate" or not plan.units
            else ("percent",)
            if set(plan.units) & SHARES
            else plan.units
        )
        changes = {"expects": "quantity", "units": units, "asks": (), "about": "announcement", "years": ()}
        return single.model_copy(update=changes)

    def _fits(self, single: Plan, place: Candidate, retrieval: Retrieval) -> bool:
        figure = place.figure
        if figure is None or place.passage.kind != "announcement" or figure.comparator != "=":
            return False
        if is_bound(figure) or NOT_ALL.search(figure.subject) or retrieval.of_part(single, figure):
            return False
        known = place.names_the_thing or place.tells_the_thing
        return known and place.signs["unit"] >= 0 and place.signs["level"] >= 0

    # -- both ends in one sentence -------------------------------------------------------------------------------------

    def _of_pair(self, place: Candidate, asked: Movement) -> Reckoning | None:
        """What a number was and is, told together; without figures where the move is told beside them."""
        beside = self._corpus.in_sentence(place.passage)
        for former, now in pairwise(beside):
            alike = (former.kind, former.level, former.per) == (now.kind, now.level, now.per)
            if not (former.former and not now.former and alike and place.figure in (former, now)):
                continue
            if asked.wants == "former":
                return Reckoning("difference", [], "")
            if self._is_since(asked.base, former, f"{former.time}{former.scope}{self._words(former)}"):
                told = [move for move in self._moves_in(place) if now in move.of and _tells(move, asked)]
                return Reckoning("difference", [], "") if told else between(asked, former, now)
        return None

    # -- one end and the move ------------------------------------------------------------------------------------------

    def _of_move(self, place: Candidate, asked: Movement, ranked: Sequence[Candidate]) -> Reckoning | None:
        """One end and the move beside it, or that search finds for the same thing: 学生净增6318人."""
        for move in self._moves_in(place):
            held = place.figure == move.by or place.figure in move.of
            words = f"{move.against}{move.by.time}{move.by.subject}"
            if not held or not (self._is_since(asked.base, move.by, words) or _is_year_before(asked.base, move, words)):
                continue
            if _tells(move, asked):
                return Reckoning("difference", [], "")
            now = place.figure if place.figure in move.of else self._now(move, ranked)
            if now is not None and (found := self._by_move(move, now, asked)) is not None:
                return found
        return None

    def _by_move(self, move: Move, now: Figure, asked: Movement) -> Reckoning | None:
        by = move.by
        if by.kind not in {now.kind, "point"} or (by.kind == "point" and now.kind != "percent"):
            return None
        if asked.wants == "former" and not _is_past(now, self._published(now)):
            return Reckoning("difference" if move.rises else "sum", [now, by], _OTHER)
        if asked.wants != "rate" or now.kind in SHARES or by.base >= now.base:
            return None
        spans = not move.against and has_year(now.time) and _YEARS.search(fold(by.subject))
        if spans or _is_past(now, self._published(now)):  # 2020年6730人,五年减少1244人
            return Reckoning("share", [by, now], _word(now, rises=move.rises, rate=True))
        if move.rises:
            return Reckoning("gain", [by, now], _word(now, rises=True, rate=True))
        return Reckoning("share", [by, now, by], _word(now, rises=False, rate=True))

    def _now(self, move: Move, ranked: Sequence[Candidate]) -> Figure | None:
        """The number of now that a move by itself has led to."""
        for place in ranked:
            one = place.figure
            alike = one and one != move.by and (one.kind, one.level, one.per) == (move.by.kind, move.by.level, False)
            if one and alike and not one.former and all(one != other.by for other in self._moves_in(place)):
                return one if not _is_past(one, self._published(one)) else None
        return None

    # -- the ends in two places ----------------------------------------------------------------------------------------

    def _of_two_places(
        self, single: Plan, asked: Movement, ranked: Sequence[Candidate], retrieval: Retrieval
    ) -> Reckoning | None:
        """What a number is, and what it was where another sentence tells it: 六年前小学生为17310人."""
        now = next((p for p in ranked if p.figure and not self._tells_past(p.figure)), None)
        if now is None or now.figure is None or not retrieval.supports(single, now):
            return None
        places = retrieval.evidence.places(single, retrieval.found(single))
        olds = [place for place in places if self._is_old(place, now.figure, asked, single, retrieval)]
        if not olds:
            return None
        former = max(olds, key=lambda place: place.score).figure
        return between(asked, former, now.figure) if former else None

    def _is_old(self, place: Candidate, now: Figure, asked: Movement, single: Plan, retrieval: Retrieval) -> bool:
        one = place.figure
        if one is None or not self._fits(single, place, retrieval) or (one.kind, one.per) != (now.kind, now.per):
            return False
        if one.level != now.level and (single.levels or (one.level and now.level)):
            return False
        return self._tells_past(one) and self._is_since(asked.base, one, f"{one.time}{self._words(one)}")

    def _tells_past(self, figure: Figure) -> bool:
        """Say whether a number is told of a time that has passed: 六年前, 2015年, 由47.9岁降下来."""
        ago = _YEARS.search(self._words(figure)) and "年前" in self._words(figure)
        return figure.former or bool(ago) or _is_past(figure, self._published(figure))

    # -- documents -----------------------------------------------------------------------------------------------------

    def _is_since(self, base: str, figure: Figure, words: str) -> bool:
        """Say whether words of a document tell of the time that a question holds against: 五年前, 上年, 2015年."""
        words = fold(words)
        if _PREVIOUS.search(base):
            return bool(_PREVIOUS.search(words))
        if count := _YEARS.search(base):
            given = _YEARS.search(words)
            told = _FOUR.search(words)
            number = whole_number(count["count"])
            return (given is not None and whole_number(given["count"]) == number) or (
                told is not None and self._published(figure) - int(told.group()) in {number, number + 1}
            )
        year = _FOUR.search(base)
        return year is None or year.group() in words

    def _published(self, figure: Figure) -> int:
        """The year of a document; 0 where nothing tells it."""
        description = self._corpus.documents[figure.document].description
        found = _FOUR.search(f"{description.published or description.opens}")
        return int(found.group()) if found else 0

    def _words(self, figure: Figure) -> str:
        return self._corpus.documents[figure.document].text[slice(*figure.quote)]

    def _moves_in(self, place: Candidate) -> list[Move]:
        return moves_of(self._corpus, place.passage.document, place.passage.sentence)

    @cached_property
    def moves(self) -> list[Move]:
        """All moves that the announcements tell."""
        passages = (one for one in self._corpus.passages.values() if one.kind == "announcement")
        sentences = dict.fromkeys((passage.document, passage.sentence) for passage in passages)
        return [move for document, sentence in sentences for move in moves_of(self._corpus, document, sentence)]


def _is_year_before(base: str, move: Move, words: str) -> bool:
    """Say whether a move is since the year before that of what has moved, and that is the one meant: 2024, of 2025."""
    asked = _FOUR.search(base)
    now = next((told for one in move.of if (told := _FOUR.search(one.time))), None)
    return bool(asked and now and _PREVIOUS.search(fold(words)) and int(asked.group()) == int(now.group()) - 1)


def between(asked: Movement, former: Figure, now: Figure) -> Reckoning | None:
    """What two ends give; None where they are the same."""
    rises = now.base > former.base
    if now.base == former.base:
        return None
    if asked.wants == "rate" and now.kind not in SHARES and former.base:
        return Reckoning("growth", [now, former], _word(now, rises=rises, rate=True))
    return Reckoning("difference", [now, former] if rises else [former, now], _word(now, rises=rises, rate=False))


def _tells(move: Move, asked: Movement) -> bool:
    """Say whether a move tells itself what is asked: 下降1.6个百分点 by how much, 增长9.1% by what share."""
    if asked.wants == "rate":
        return move.by.kind in SHARES
    return asked.wants == "by" and (move.by.kind != "percent" or all(one.kind == "percent" for one in move.of))


def _word(figure: Figure, *, rises: bool, rate: bool) -> str:
    """How a movement is told: 增长 of a share of it, 提高 of a rate or a mean, 增加 of what is counted."""
    if rate:
        return grown(rises=rises)
    if figure.kind in SHARES or figure.per:
        return "提高" if rises else "下降"
    return "增加" if rises else "减少"


def _is_past(figure: Figure, published: int) -> bool:
    """Say whether a number is of a year well before its document: of two years ago or earlier."""
    years = _FOUR.findall(figure.time) if has_year(figure.time) else []
    return bool(years) and published > 0 and int(years[-1]) < published - 1
