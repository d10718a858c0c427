"""A school that an announcement gives a number of itself, held against the standard: 三中操场离标准差多少, 一小超几人.

A county's means say nothing of one school. Where the announcement names one with its pupils or with a resource of its
own, that number is judged, and no other.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.answering.composing.compose import EDGE, figure_sentence
from assistant.answering.composing.worked import worked
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.schools.limit_words import LimitWords
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.understanding.scope import names_school, school_pattern
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators.names import EACH_SCHOOL
from assistant.indicators.standard import Condition
from assistant.indicators.wording import is_forecast
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS
from assistant.types import Level

_PAIR = 2
_PLACE = 2  # characters that tell one place's 第二小学 from another's
_LEVELS: tuple[tuple[str, Level], ...] = (
    ("小学", "primary"),
    ("初级中学", "junior"),
    ("初中", "junior"),
    ("中学", "junior"),
)
# In a clause behind one of a school: it speaks of others, or of all
_OF_OTHERS = re.compile(r"小学|中学|初中|学校|教学点|幼儿园|[全各每我本][县市区旗州校所]|其[他余]|所有|一共|合计")
_NO_PLACE = re.compile(r"[^\u4e00-\u9fff]|[里上的在我咱问说县市区旗镇乡村]")
_OFTEN = 20  # a number this many times the threshold is one of the whole school, and not per pupil


class _Told(NamedTuple):
    """A number that the announcement gives of a school, what the standard asks of it, and where both stand."""

    figure: Figure
    asked: Asked
    condition: Condition
    quote: Quote


class NamedSchool:
    """Judge a school's own number; None where a question names none, or the announcement gives none of it."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, words: LimitWords) -> None:
        self._toolbox, self._facts, self._understanding, self._words = toolbox, toolbox.facts, understanding, words

    def answer(self, plan: Plan) -> Draft | None:
        """Whether, and by how much, the school that is named misses or keeps what the standard asks."""
        question = fold(plan.query)
        supposes = plan.numbers or self._words.supposes.search(question)  # 才1800人,没超吧: set right as it is said
        judged = None if supposes else self._words.meets.search(question)
        if len(plan.schools) != 1 or plan.elsewhere or plan.years or not (judged or self._words.gap.search(question)):
            return None
        wanted = {one.indicator for one in plan.indicators} or self._named(question[: judged.start()] if judged else "")
        if judged and not wanted and not self._words.of_size.search(question):
            return None  # 一小达标吗: one number does not tell
        told = next(self._told(plan, wanted), None)
        if told is None:
            return None
        document = self._facts.corpus.documents[told.quote.document]
        words = document.text[told.quote.start : told.quote.end].strip(EDGE)
        level = self._level(plan.schools[0], fold(words))
        outcome = self._judged(told, level) if level else None
        if outcome is None:
            return None
        name = _as_told(plan.schools[0], question, fold(words))
        verdict = f",{wording.verdict_of(outcome.result)}" if judged else ""
        draft = Draft("answered", "calculator", working=[outcome])
        draft.say(f"{name}:{_line(outcome)}{verdict}。", told.quote, *outcome.quotes)
        return draft.say(f"公示写的是:“{words}”。", told.quote)

    def size(self, plan: Plan) -> Draft | None:
        """How many pupils the school that is named has."""
        if len(plan.schools) != 1 or plan.elsewhere or plan.years:
            return None
        name, question = plan.schools[0], fold(plan.query)
        text = fold(self._facts.announcement(question=plan.query, role=plan.role).document.text)
        if not self._words.asks_pupils.search(question.split(name)[-1]) or _of_another_place(name, question, text):
            return None
        for figure, _, between in self._behind(plan, name):
            if figure.kind == "person" and figure.comparator == "=" and self._words.pupils.fullmatch(between):
                sentence, quotes = figure_sentence(self._facts.corpus, figure)
                told = sentence if names_school(sentence, name) else f"{_as_told(name, question, text)}:{sentence}"
                return Draft("answered", "retrieval").say(told, *quotes)
        return None

    def compared(self, plan: Plan) -> Draft | None:
        """Which of two schools has more, and by how much, or what both have together; None for any others."""
        question = fold(plan.query)
        added, apart = self._words.together.search(question), self._words.apart.search(question)
        if len(plan.schools) != _PAIR or plan.elsewhere or plan.years or not (added or apart):
            return None
        found = [self._own(plan, school) for school in plan.schools]
        figures = sorted((one for one in found if one is not None), key=lambda one: -one.base)
        if len(figures) != _PAIR or figures[0].kind != figures[1].kind or figures[0].base == figures[1].base:
            return None
        if added:
            return worked(self._toolbox, "sum", figures, "合计")
        first = plan.schools[found.index(figures[0])]
        draft = Draft("answered", "both")
        for figure in figures:
            sentence, quotes = figure_sentence(self._facts.corpus, figure)
            draft.say(sentence if figure is not figures[0] else f"多的是{first}:{sentence}", *quotes)
        more = worked(self._toolbox, "difference", figures, "相差")
        draft.working += more.working
        return draft.say(more.sentences[0].text, *more.sentences[0].quotes)

    def _own(self, plan: Plan, school: str) -> Figure | None:
        """The number of the kind asked for that stands right behind a school's name."""
        kinds = plan.units or ("person",)
        return next((figure for figure, *_ in self._behind(plan, school) if figure.kind in kinds), None)

    def _told(self, plan: Plan, wanted: set[str]) -> Iterator[_Told]:
        """The numbers of the school that is named that the standard asks of a school."""
        for figure, passage, between in self._behind(plan, plan.schools[0]):
            for asked, condition in self._asked(plan, figure, between, wanted):
                yield _Told(figure, asked, condition, Quote(passage.document, passage.start, passage.end))

    def _behind(self, plan: Plan, school: str) -> Iterator[tuple[Figure, Passage, str]]:
        """The numbers behind a school's name, each with the words between; none that is yet to come.

        They stand in its clause, or in those that follow in its paragraph and speak of it: 第四小学太挤。在校生2136人.
        """
        document = self._facts.announcement(question=plan.query, role=plan.role).document
        named, end = school_pattern(school), -1
        for passage in self._facts.corpus.passages.values():
            if passage.document != document.id:
                continue
            text = fold(passage.text)
            match = named.search(text)
            goes_on = end >= 0 and "\n" not in document.text[end : passage.start]
            if match is None and (not goes_on or _OF_OTHERS.search(text)):
                end = -1
                continue
            end = passage.end
            for figure in self._facts.corpus.figures.get(passage.id, []):
                at = figure.start - passage.start
                between = text[match.end() if match else 0 : at]
                if (match and at < match.end()) or self._understanding.schools(between):
                    continue
                if not is_forecast(text[:at], document.description.published):  # 2026年可分流420人
                    yield figure, passage, between

    def _named(self, words: str) -> set[str]:
        """The indicators that words name by themselves: 操场, of 操场达标没."""
        return {one.indicator for one in self._understanding.indicators(words)}

    def _asked(self, plan: Plan, figure: Figure, between: str, wanted: set[str]) -> Iterator[tuple[Asked, Condition]]:
        """What the standard asks of the number: of its pupils by where they stand, of a resource by its name."""
        if figure.kind == "person":
            of_class = self._words.of_class.search(fold(plan.query))
            if figure.comparator == "=" and self._words.pupils.fullmatch(between) and not of_class:
                yield from (one for one in self._of_size() if not wanted or one[0].indicator in wanted)
            return
        named = self._named(between + figure.subject) or wanted
        resources = self._facts.standard.rules.school.indicators
        for one in sorted(named & set(resources) & (wanted or named)):
            condition = self._facts.standard[one].conditions[0]
            symbol = condition.unit.symbol
            if figure.kind == (UNITS[symbol][0] if symbol in UNITS else symbol):
                yield Asked(indicator=one, condition=None, words=""), condition

    def _of_size(self) -> Iterator[tuple[Asked, Condition]]:
        """How many pupils a school of one level may have."""
        for indicator in self._facts.standard.indicators:
            for condition in indicator.conditions:
                combined = any(self._words.combined.search(kind) for kind in condition.school_types)
                if condition.unit.per == EACH_SCHOOL and condition.direction == "<=" and not combined:
                    yield Asked(indicator=indicator.id, condition=condition.key, words=""), condition

    def _judged(self, told: _Told, level: Level) -> Outcome | None:
        """The number against the threshold of the level; none where it is plainly no number per pupil."""
        threshold = told.condition.threshold(level)
        if threshold is None or told.figure.base > threshold.value * _OFTEN:
            return None
        several = len(self._facts.standard[told.asked.indicator].conditions) > 1
        given = {"condition": told.condition.key} if several else {}
        return self._toolbox.call(
            "judge_value", indicator=told.asked.indicator, level=level, value=told.figure.value, **given
        )

    def _level(self, school: str, text: str) -> Level | None:
        """The level of a school by its name, as people say it or as folded text writes it; none for one of both."""
        match = school_pattern(school).search(text)
        names = f"{school} {match.group() if match else ''}"
        if self._words.combined.search(names):
            return None
        return next((level for word, level in _LEVELS if word in names), None)


def _as_told(school: str, question: str, clause: str) -> str:
    """A school's name with what a question and a clause both write before it: 县第一小学, which is read as 第一小学."""
    asked, told = question.split(school)[0], clause.split(school)[0]
    if school not in question or school not in clause:
        return school
    same = 0
    while same < min(len(asked), len(told)) and asked[-same - 1] == told[-same - 1] and asked[-same - 1].isalpha():
        same += 1
    return f"{asked[len(asked) - same :]}{school}"


def _of_another_place(name: str, question: str, text: str) -> bool:
    """Say whether a question writes another place of the text before a school's name: 澜口第二小学 for 望礁第二小学."""
    before = question.split(name)[0][-_PLACE:]
    place = len(before) == _PLACE and not _NO_PLACE.search(before)
    return place and before in text and f"{before}{name}" not in text


def _line(judged: Outcome) -> str:
    result = judged.result
    return (
        f"{wording.measure(result)} {wording.amount(result['display'], result['unit'])},标准为 "
        f"{wording.requirement(result)},{wording.gap(result)}"
    )
