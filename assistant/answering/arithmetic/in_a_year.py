"""What a number was in a year that is named, and how far all pupils, teachers or schools have moved since.

The number of all is known by ``Basics``, whatever a sentence calls it; that of the year is told of the same thing
(2015年全区有学生23806人), held against it (与2020年的59860名相比), or follows from the move since (比2010年减少14.8万).
"""

import re
from collections.abc import Iterator

from assistant.answering.arithmetic.ends import Ends, Reckoning, between
from assistant.answering.places.basics import Basics
from assistant.answering.understanding.movements import Movement
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import share_told
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.documents.moves import Move
from assistant.text.normalize import fold
from assistant.text.years import same_year

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOW = re.compile(r"(?:现在|目前|眼下|今年|如今|这会儿|一直)[,]?")
_HELD = re.compile(r"(?:与|比|较|同|跟|和)(?:19|20)\d\d年?(?:度|秋季|同期)*的?$")
_TOLD = 0.6  # of a question's words, by weight, that what has moved must tell
_OTHER = "推算为"


class InAYear:
    """Reckon from the number of a year; None where the documents do not tell it."""

    def __init__(self, understanding: Understanding, basics: Basics, ends: Ends) -> None:
        self._understanding, self._basics, self._ends = understanding, basics, ends
        self._corpus = understanding.corpus

    def moved(self, plan: Plan, asked: Movement) -> Reckoning | None:
        """How far the number of all has moved since a year."""
        year = _YEAR.search(asked.base)
        now = self._basic(plan, _NOW.sub("", asked.thing)) if year and asked.wants != "former" else None
        if year is None or now is None:
            return None
        olds = list(self._of_year(now, year.group()))
        return between(asked, olds[0], now) if len({one.base for one in olds}) == 1 else None

    def was(self, plan: Plan) -> Reckoning | None:
        """What a number was in the one year that is asked for, by the move since."""
        if len(plan.years) != 1 or plan.expects != "quantity" or plan.elsewhere or plan.schools:
            return None
        for move in self._ends.moves:
            if not any(same_year(year, f"{move.against}{move.by.subject}") for year in plan.years):
                continue
            now = self._now(plan, move)
            if now is not None and now.kind == move.by.kind and (not plan.units or now.kind in plan.units):
                return Reckoning("difference" if move.rises else "sum", [now, move.by], _OTHER)
        return None

    def _basic(self, plan: Plan, phrase: str) -> Figure | None:
        return self._basics.named(plan.model_copy(update={"years": ()}), phrase)

    def _of_year(self, now: Figure, year: str) -> Iterator[Figure]:
        """The numbers of a year that count what one of now counts."""
        text = fold(self._corpus.documents[now.document].text)
        for one in self._corpus.figures_of(now.document):
            alike = (one.kind, one.level, one.per, one.comparator) == (now.kind, now.level, now.per, "=")
            if not alike or one.start == now.start or not same_year(year, f"{one.time}"):
                continue
            held = _HELD.search(text[: one.start][-12:])
            if held or self._basics.is_basic(one):
                yield one

    def _now(self, plan: Plan, move: Move) -> Figure | None:
        """The number that has moved, where a question speaks of it and of no other level."""
        if move.of:
            own = [one for one in move.of if not plan.levels or one.level in plan.levels]
            terms = [term for term in plan.terms if not _YEAR.search(term.word) and term.weight > 0]
            words = fold(f"{own[0].scope} {own[0].subject}") if own else ""
            return own[0] if len(own) == 1 and terms and share_told(terms, words) >= _TOLD else None
        if move.by.level is None or list(plan.levels) != [move.by.level]:
            return None
        thing = _YEAR.sub("", fold(plan.query))
        pupils = next((word for word in ("学生", "生", "老师", "教师") if word in thing), "")
        level = {"primary": "小学", "junior": "初中"}.get(move.by.level, "")
        return self._basic(plan, f"{level}{pupils}") if level and pupils else None
