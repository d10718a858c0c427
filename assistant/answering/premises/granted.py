"""A number that a question takes for granted while it asks for something else: 招了120个老师,里头教音乐的几个.

The words around the number are asked openly (招了多少个老师). Where the announcement's number is surely of that thing
and another one, it is told first; then the question is answered without the number that it took for granted.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.arithmetic.operand_words import OperandWords, own_words
from assistant.answering.arithmetic.operands import NOT_ALL, is_bound
from assistant.answering.composing import compose
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome
from assistant.answering.places.evidence import Candidate
from assistant.answering.premises.assertions import LIKE
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.granted_words import Granted as Said
from assistant.answering.understanding.granted_words import GrantedWords
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.documents.figures import Figure
from assistant.text.quantities import PEOPLE

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_COVERED, _SURE = 0.6, 0.5  # share of what is said that a figure must be found with, and the chance that it is that
_UNTOLD = "另外问的"
_COMPARES = re.compile(r"比(?!例)|相差|差多")  # that no sum was found does not say that its numbers are not told
# How much of what is said must be told of the very number for it to be meant: as much as of the best one, within these
_ALIKE, _HARDLY = 0.5, 0.25
_LESS = 0.3  # how much less likely of the thing a number is that is of another one
_SPAN = re.compile(r"(?:[近这]|(?<![\d.]))[二两三四五六2-9]年[来里间内]?(?!级|一贯|制)")
_SPANNING = re.compile(r"年来|近.{1,2}年|至|累计|[—~-]")


class Granted:
    """Set right what a question takes for granted, and answer what it asks."""

    def __init__(self, toolbox: Toolbox, told: OperandWords, path: Path, premise: PremiseWords) -> None:
        self._toolbox, self._understanding = toolbox, told.understanding
        self._words, self._told = GrantedWords(path, premise), told

    def answer(self, plan: Plan, opened: "Callable[[], Retrieval]", again: Callable[[str], Draft]) -> Draft | None:
        """The right number and what is asked beside it; None where no number is surely a false one.

        ``again`` answers a question by itself.
        """
        if plan.schools or plan.elsewhere:
            return None
        if (draft := self._relation(plan, again)) is not None:
            return draft
        said = self._words.find(plan.query)
        figure = self._figure(plan, said, opened()) if said else None
        if said is None or figure is None:
            return None
        draft = Draft("answered", "both", working=[self._check(said, figure)])
        sentence, quotes = compose.figure_sentence(opened().corpus, figure)
        draft.say(f"不是,{sentence}", *quotes)
        if said.rest:
            self._say_rest(draft, said, sentence, again)
        return draft

    def _relation(self, plan: Plan, again: Callable[[str], Draft]) -> Draft | None:
        """Two things that are not to each other as a question takes for granted: 工资比公务员还低,什么时候补."""
        related = "" if plan.kind == "verdict" else self._words.relation(plan.query)
        draft = again(f"{related}吗") if related else None
        denied = draft is not None and any(call.result.get("holds") is False for call in draft.working)
        return draft if draft is not None and denied and draft.status == "answered" else None

    def _say_rest(self, draft: Draft, said: Said, told: str, again: Callable[[str], Draft]) -> None:
        """What else is asked, with the thing that it is asked of, or by itself where that only tells the same again."""
        found = again(said.rest)
        if [one.text for one in found.sentences] == [told] and said.asking:
            found = again(said.asking)
        if found.status == "answered":
            draft.working += found.working
            for one in found.sentences:
                if one.text != told:
                    draft.say(one.text, *one.quotes)
        elif found.status == "not_disclosed" and not _COMPARES.search(said.asking):
            draft.say(f"{_UNTOLD if re.search(r'[0-9]', said.asking) else f'“{said.asking}”'},文件没有公布。")

    def _check(self, said: Said, figure: Figure) -> Outcome:
        number = said.claim.quantity
        unit = number.unit or ("元" if figure.kind == "money" else figure.unit)
        stated = compose.operand(figure)
        return self._toolbox.call("check_number", stated=stated, value=number.value, unit=unit, comparator="=")

    def _figure(self, plan: Plan, said: Said, retrieval: "Retrieval") -> Figure | None:
        """The number of the very thing, where it is surely another one than is said."""
        single = self._single(plan, said, retrieval)
        if single is None:
            return None
        ranked = [place for place in retrieval.candidates(single) if place.figure]
        first = whole(single, ranked[0], retrieval) if ranked else None
        if first is None or first.figure is None or not self._is_of_it(single, first, retrieval):
            return None
        if (
            said.agrees(first.figure.base)
            or _is_one_of_several(first.figure, retrieval)
            or self._may_be(single, said, [first, *ranked[1:]], retrieval)
        ):
            return None
        return first.figure

    def _single(self, plan: Plan, said: Said, retrieval: "Retrieval") -> Plan | None:
        number = said.claim.quantity
        question = said.claim.question
        for name in sorted(retrieval.subject.regions, key=len, reverse=True):
            question = question.replace(name, "")
        single = self._understanding.plan(question, role=plan.role, today=plan.today)
        if single.schools or single.elsewhere or single.official or not (single.terms or single.levels):
            return None
        kind = "school" if number.kind == "room" and "学校" in question else number.kind  # 46间学校
        own = LIKE.get(kind, (kind,) if kind else single.units)
        units = own if number.unit == "块" else tuple(kind for kind in own if kind in single.units) or own
        asked = {"expects": "quantity", "kind": "value", "units": units, "asks": (), "numbers": ()}
        return single.model_copy(update={**asked, "about": "announcement", "years": single.years or plan.years})

    def _is_of_it(self, single: Plan, place: Candidate, retrieval: "Retrieval") -> bool:
        """Say whether a place's number is surely of the thing, level and time that is spoken of."""
        figure = place.figure
        if figure is None or place.passage.kind != "announcement" or is_bound(figure) or figure.former:
            return False
        by_level = not single.terms and figure.kind == "school" and place.signs["level"] > 0  # 26所幼儿园
        fits = place.signs["unit"] > 0 and place.signs["level"] >= 0
        named = place.names_the_thing or place.tells_the_thing
        whole = (figure.level is None or figure.level in single.levels) and not _is_of_some_schools(
            single, figure, retrieval
        )
        plain = figure.per == single.per_pupil and not retrieval.of_part(single, figure)
        extreme = NOT_ALL.search(single.query) or not NOT_ALL.search(figure.subject)
        sure = (
            (by_level or place.signs["covered"] >= _COVERED)
            and place.support >= _SURE
            and retrieval.supports(single, place)
        )
        told = own_words(figure, retrieval.corpus)
        alike = self._words.of_one_sort(single.query, told)
        return bool(
            fits
            and named
            and alike
            and whole
            and plain
            and extreme
            and sure
            and self._of_the_time(single, figure, retrieval)
        )

    def _of_the_time(self, single: Plan, figure: Figure, retrieval: "Retrieval") -> bool:
        """Say whether a number is of several years where the question says so: 这三年招了65个."""
        passage = retrieval.corpus.passages[figure.passage]
        return not _SPAN.search(single.query) or bool(_SPANNING.search(f"{passage.opening}{passage.text}"))

    def _may_be(self, single: Plan, said: Said, ranked: Sequence[Candidate], retrieval: "Retrieval") -> bool:
        """Say whether another number may be the one that is said: of another time, or of what is called alike."""
        first, best = ranked[0], ranked[0].figure
        others = {place.figure.start for place in ranked if place.figure and _is_of_another(place, first)}
        least = max(min(self._told.own(single.query, best, retrieval), _ALIKE), _HARDLY) if best else 0.0
        return best is not None and any(
            self._told.own(single.query, one, retrieval) >= least
            for one in retrieval.corpus.figures_of(best.document)
            if _alike(one, best) and said.agrees(one.base) and one.start not in others
        )


def whole(single: Plan, place: Candidate, retrieval: "Retrieval") -> Candidate:
    """The number of all levels instead of that of one, where no level is named: 小学19536人、初中9116人,合计28652人."""
    figure = place.figure
    if figure is None or figure.level is None or single.levels:
        return place
    beside = retrieval.corpus.in_sentence(place.passage)
    whole = [one for one in beside if one.level is None and (one.kind, one.subject) == (figure.kind, figure.subject)]
    return replace(place, figure=whole[0], passage=retrieval.corpus.passages[whole[0].passage]) if whole else place


def _is_of_some_schools(single: Plan, figure: Figure, retrieval: "Retrieval") -> bool:
    """Say whether schools alone are spoken of and another number counts more of them: 另有3所学校由中心厨房配送."""
    if figure.kind != "school" or not single.terms or any(term.word != "学校" for term in single.terms):
        return False
    every = retrieval.corpus.figures_of(figure.document)
    return any(one.kind == "school" and one.base > figure.base for one in every)


def _is_one_of_several(figure: Figure, retrieval: "Retrieval") -> bool:
    """Say whether a document calls several numbers of one time alike: 学生满意度96.29%, 家长满意度91.39%."""
    alike = retrieval.corpus.same_of_other_times(figure)
    return any(one.time == figure.time and one.base != figure.base for one in alike)


def _is_of_another(place: Candidate, first: Candidate) -> bool:
    """Say whether a place is far less likely of what is spoken of than the first one: 轮岗65人, of 招了65人."""
    return place.support < _SURE and place.signs["thing"] < first.signs["thing"] - _LESS


def _alike(one: Figure, other: Figure) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= set(PEOPLE)
