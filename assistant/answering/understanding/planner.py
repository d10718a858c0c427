"""A question to its plan: kind, units, indicators, levels, time, place, and the words that its evidence must hold."""

import re
from collections.abc import Iterable
from datetime import date

from assistant.answering.understanding.asked_part import focused, head_of, units_of
from assistant.answering.understanding.asks import Ask, asks
from assistant.answering.understanding.counties import Counties
from assistant.answering.understanding.indicators_asked import IndicatorsAsked
from assistant.answering.understanding.kinds import Kind, Kinds
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import COMPULSORY, COMPULSORY_NAME, Asked, Plan, Term
from assistant.answering.understanding.scope import Scope
from assistant.answering.understanding.terms import Terms
from assistant.text.lexicon import Lexicon
from assistant.text.quantities import find_quantities
from assistant.text.years import years
from assistant.types import Level, Role

# 是1958年成立的吧: a year that is said of the thing, not the year that is asked about
_CLAIMED_YEAR = re.compile(r"(?:19|20)\d\d年[^,。?多几哪]{1,8}的(?:吧|吗|么|,?(?:对|没错))")
_NAME = 3  # characters; a longer name of an indicator may hold words that ask


class Planner:
    """Make plans of cleaned questions; one per understanding."""

    def __init__(
        self,
        kinds: Kinds,
        lexicon: Lexicon,
        scope: Scope,
        counties: Counties,
        terms: Terms,
        indicators: IndicatorsAsked,
    ) -> None:
        self._kinds, self._lexicon, self._scope, self._counties = kinds, lexicon, scope, counties
        self._terms, self._indicators = terms, indicators

    def plan(self, question: str, full: str, role: Role, today: date | None) -> Plan:
        """The plan of a question that reads ``full`` with what the conversation lends it."""
        whole = self._single(question, full, role, today)
        single = asks(full, self.subject, self._lexicon.levels) if whole.expects == "quantity" else ()
        if len(single) < 2:
            return whole
        return whole.model_copy(update={"asks": tuple(self._ask(ask, whole) for ask in single)})

    def not_of(self, plan: Plan, name: str) -> Plan:
        """A plan of the next kind that its question fits, where it is not of the kind ``name``."""
        fitting = [kind for kind in self._kinds.all_of(plan.query) if kind.name in plan.kinds and kind.name != name]
        kind = _first(fitting, plan.indicators)
        kinds = tuple(one.name for one in fitting)
        return plan.model_copy(update={"kind": kind.name, "kinds": kinds, "expects": kind.expects})

    def kind(self, question: str) -> str:
        """The name of the first kind that a question fits by itself."""
        return _first(self._kinds.all_of(question), self._indicators.of(question)).name

    def subject(self, question: str) -> str:
        """The words of a question that say what it is about; empty for 那初中呢 or 达标吗."""
        asked = self._indicators.of(question)
        return asked[0].words if asked else self._terms.strong(question)

    def levels(self, question: str) -> tuple[Level, ...]:
        """Levels that a question names, in order."""
        return tuple(dict.fromkeys(level for *_, level in self._lexicon.levels(question)))

    def _ask(self, ask: Ask, asked: Plan) -> Plan:
        """One of several questions: what it is about is shared, what it counts is its own."""
        plan = self._single(ask.question, ask.question, asked.role, asked.today)
        head = head_of(ask.piece, plan.terms)
        units = asked.units if ask.whole else units_of(ask.piece, head, self._kinds)
        units = units or (plan.units if ask.piece.endswith("呢") else ())
        update = {"expects": "quantity", "units": units, "near_units": self._kinds.near(units), "each": ask.whole}
        return plan.model_copy(update={**update, "head": head or plan.head})

    def _single(self, question: str, full: str, role: Role, today: date | None) -> Plan:
        """The plan of a question that is not taken apart."""
        asked, cues, plain = self._indicators.of(full), self._kinds.cues, self._kinds.plain(full)
        fitting = self._kinds.all_of(_masked(full, asked))
        kind = _first(fitting, asked)
        search, levels, terms = self._subject_of(full)
        schools = self._scope.schools(full)
        terms = tuple(term for term in terms if term.known or not _overlaps(term.word, schools))
        head = head_of(full, terms)
        units = units_of(full, head, self._kinds)
        return Plan(
            question=question,
            query=full,
            search=search,
            kind=kind.name,
            kinds=tuple(kind.name for kind in fitting),
            expects=kind.expects,
            units=units,
            unit_named=self._kinds.names_unit(plain),
            near_units=self._kinds.near(units),
            levels=levels,
            indicators=asked,
            terms=terms,
            head=head,
            numbers=tuple(find_quantities(full, chinese=True)),
            years=() if _CLAIMED_YEAR.search(full) else years(full, today or date.today()),
            elsewhere=self._scope.elsewhere(full),
            schools=schools,
            about=self._about(full, kind, asked),
            local=bool(cues["local"].search(full)) or self._of_own(full),
            official=bool(cues["official"].search(full)),
            per_pupil=bool(cues["per_pupil"].search(plain)),
            follow_up=full != question,
            role=role,
            today=today,
        )

    def _subject_of(self, question: str) -> tuple[str, tuple[Level, ...], tuple[Term, ...]]:
        """What search is given of a question, and the levels and terms of its subject.

        小学跟初中合在一块儿 asks for the total: none of the levels is the subject.
        """
        levels, terms = self.levels(question), focused(question, self._terms.of(question), self._lexicon.levels)
        if len(levels) < 2 or not self._kinds.cues["together"].search(question):
            return question, levels, terms
        search = _without(question, [(start, end) for start, end, _ in self._lexicon.levels(question)])
        terms = tuple(term for term in terms if not self._lexicon.levels(term.word))
        if set(levels) == COMPULSORY:
            search, terms = f"{COMPULSORY_NAME}{search}", (*self._terms.of(COMPULSORY_NAME), *terms)
        return search, (), terms

    def _of_own(self, question: str) -> bool:
        """Say whether a question names the county and asks nothing of the rules."""
        return self._counties.named_in(question) and not self._kinds.cues["standard"].search(question)

    def _about(self, question: str, kind: Kind, asked: Iterable[Asked]) -> str:
        """Whose words a question asks for: announcement, standard or any."""
        if kind.name == "verdict":
            return "announcement"
        if kind.name in {"threshold", "definition"} or any(item.indicator == CV for item in asked):
            return "standard"
        announced = self._kinds.cues["announced"].search(question)
        if self._kinds.cues["standard"].search(question) and not announced:
            return "standard"
        return "announcement" if kind.expects == "quantity" or announced else "any"


def _first(fitting: Iterable[Kind], asked: tuple[Asked, ...]) -> Kind:
    """The first of the kinds that a question fits, past those for an indicator where it means none."""
    return next(kind for kind in fitting if not kind.needs_indicator or asked)


def _overlaps(word: str, schools: Iterable[str]) -> bool:
    """Say whether a word is a wrong cut of a school's name: 盖青鹭 of 盖青鹭路小学."""
    return any(word[at : at + 2] in school for school in schools for at in range(len(word) - 1))


def _masked(question: str, asked: tuple[Asked, ...]) -> str:
    """The question without the indicators' own names: 高于规定学历 compares nothing."""
    for item in asked:
        if len(item.words) > _NAME:
            question = question.replace(item.words, "这一项")
    return question


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text
