"""Which names and levels a run of numbers belongs to, and the values that come of it.

Names or levels that are listed together (小学、初中分别为…) are paired with the numbers listed after them; of a range
the end counts that decides.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.around import PART, has_unit, level_for, levels_of, types_named, unit_class
from assistant.indicators.bearers import asks_people, is_of_group
from assistant.indicators.fitting import Fitting
from assistant.indicators.measures import EACH_CLASS
from assistant.indicators.names import CV, EACH_SCHOOL, Name
from assistant.indicators.other_numbers import holds_the_rest
from assistant.indicators.parts import Parts, Place
from assistant.indicators.school import COMPULSORY
from assistant.indicators.standard import Condition, Direction, Standard, Threshold
from assistant.indicators.state import LevelWord, Run, State
from assistant.text.numerals import CHINESE_NUMBER, whole_number
from assistant.text.quantities import UNITS
from assistant.types import Frozen, Level

LIST_MARK = re.compile(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})+\s+(?=[\u4e00-\u9fff])|\(?\d{1,2}[.)、]|[①-⑳]|[-*·])\s*(?:(?!\d)|(?=(?:19|20)\d{2}\D))"
)
_COMPOSITE = "综合"  # of a 差异系数: the mean of all of them, which nothing is judged by
_AGAIN = re.compile(r"\d\D*(?:小学|初中|分别|依次)\D*$")
_TAIL = re.compile(r"(?:及?以上|及?以下|以内|之内|左右|之间)?(?:的(?:学校|班级?))?")
ITEMS = re.compile(rf"(?P<count>\d+|{CHINESE_NUMBER})\s*(?:项|个)|各(?:项|个)?指标|每一?项|各项|所有指标|全部指标")


class Reported(Frozen):
    """A value that a document gives for one condition of an indicator; ``quote`` are its words with their place."""

    indicator: str
    condition: str
    level: Level | None
    figure: Figure
    matched: int  # how many characters of the indicator's name the words hold
    main: bool  # whether that is its label, and not a name for something like it
    comparator: str  # as the words have it: 未超过 is <=
    direction: Direction  # of its condition
    quote: tuple[int, int]
    mean: bool = False  # whether it is called an average where every school counts
    group: bool = False  # whether it is of one sort of those who are asked

    def asked(self, standard: Standard) -> Condition | None:
        """The condition that the value belongs to, the 差异系数's among them."""
        cv = standard.rules.cv
        return cv if self.condition == cv.key else standard[self.indicator].condition(self.condition)

    def threshold(self, standard: Standard) -> Threshold | None:
        """What the value is held against; None where its level is not told."""
        condition = self.asked(standard)
        return condition.threshold(self.level) if condition else None


class _Pair(NamedTuple):
    """A number of a run with the names and levels that it is given for; ``[None]`` where no level is named."""

    figure: Figure
    end: int  # of its words, a bracket behind it among them
    names: Sequence[Name]
    words: Sequence[LevelWord | None]


class _Run(NamedTuple):
    """What the values of one run have in common."""

    state: State
    run: Run
    passage: Passage
    last: Name  # the one right before the numbers
    spread: Name | None  # the 差异系数 that heads their list


class Pairing:
    """Pairs the numbers of one document."""

    def __init__(self, parts: Parts, standard: Standard, fitting: Fitting) -> None:
        self._parts, self._text, self._standard, self._fitting = parts, parts.text, standard, fitting

    def values(self, state: State, run: Run, passage: Passage) -> Iterator[Reported]:
        """The values that a run of numbers gives where it stands."""
        if not state.names:
            return
        owners = [name for name in state.names if name.indicator != CV]
        if not owners:
            yield from self._of_all(state, run, passage)
            owners = [note.name for note in run.notes if note and note.name]  # 差异系数0.21(甲)、0.32(乙)
        if not owners:
            return
        spread = self._is_spread(state, owners, run)
        if spread is None:
            owners = self._typed(owners, run.figures[0])
        # The last name has its own number, and a level or 分别 opens those that go through all names again.
        told = _AGAIN.search(self._text, owners[-1].end, run.figures[0].start)
        several = 1 < run.things == len(state.past) != len(state.levels_for(run.things))
        if several and told and len(owners) == 1:
            owners = state.past  # 小学甲…人、乙…人,初中分别为…
        run = self._own(owners, run)
        last = state.names[-1] if spread else owners[-1]
        around = _Run(state, run, passage, last, state.spread if spread else None)
        for pair in self._each_subject(run, owners) or _pairs(state, run, owners):
            for name in pair.names:
                condition = self._standard.rules.cv if spread else self._condition(name)
                if condition and (not run.ranged or pair.figure == run.figures[_deciding(condition.direction)]):
                    yield from self._of_levels(condition, name, pair, around)

    def _each_subject(self, run: Run, owners: Sequence[Name]) -> list[_Pair]:
        """Of a ratio that no level has, each of the numbers of a list: 语文、数学、科学…分别为0.1、0.12和0.09."""
        condition = self._condition(owners[0])
        alone = len(owners) == 1 and not self._standard[owners[0].indicator].levels and not any(run.notes)
        if not (alone and run.things > 1 and condition and not condition.unit.symbol):
            return []
        if "分别" not in (before := self._parts.before(run.figures[0])) and "依次" not in before:
            return []
        return [_Pair(figure, figure.end, owners, [None]) for figure in run.figures]

    def _is_spread(self, state: State, owners: Sequence[Name], run: Run) -> Name | None:
        """The 差异系数 that bare numbers are: the name before them, or one whose list they continue."""
        rules = self._standard.rules
        resources = all(owner.indicator in rules.school.indicators for owner in owners)
        if run.figures[-1].kind != unit_class(rules.cv) or not resources:
            return None
        if state.names[-1].indicator == CV:
            return state.names[-1]
        own = has_unit(self._text[owners[-1].end : run.figures[0].start])  # 教师数(人)8.16 is no 差异系数
        return None if own else state.spread

    def _own(self, owners: Sequence[Name], run: Run) -> Run:
        """Of as many numbers as a name stands last of a list, 小学、初中、特殊教育学校…分别为, its own is the last."""
        condition = self._condition(owners[0])
        if condition and asks_people(condition):
            return run  # 家长、学生、教师满意率分别为…: none is that of all
        if len(owners) > 1 or run.things == 1 or any(run.notes) or self._standard[owners[0].indicator].levels:
            return run
        begin = owners[0].start - len(self._parts.part(owners[0].start))
        listed = len(re.findall("[、和与及]", self._text[begin : owners[0].start])) + 1
        return Run(run.figures[-1:], run.notes[-1:], False, run.end) if listed == run.things else run

    def _typed(self, owners: list[Name], figure: Figure) -> list[Name]:
        """Of conditions for different types of school those whose type the part names, where it names any."""
        part = self._parts.before(figure)
        types = {name: condition.school_types for name in owners if (condition := self._condition(name))}
        fitting = [name for name in types if types_named(part, types[name])]
        return [name for name in owners if not fitting or name in fitting or not types.get(name)]

    def _of_levels(self, condition: Condition, name: Name, pair: _Pair, around: _Run) -> Iterator[Reported]:
        """A number's values where it fits, one for each level that it is given for."""
        figure, words = pair.figure, pair.words
        level = words[0] if words[0] and words[0].end <= figure.start else None
        span = (level.start, level.end) if level else None
        # 0.268(甲)、0.351(乙): of all but the first number the name in its bracket is nearer than the one before all
        last = name if name.start > figure.start and figure != around.run.figures[0] else around.last
        if not self._fitting.fits(condition, Place(name, last, figure, around.run.end, span, around.passage)):
            return
        own = self._standard[name.indicator].levels
        told = None if around.state.of_school else figure.level
        for word in words:
            level_said = word.level if word else told
            if word is None or not own or level_said in own:  # 小学巩固率 is no 初中三年巩固率
                # What is said of every school or class without a level is said of each level.
                each = condition.unit.per in {EACH_SCHOOL, EACH_CLASS}
                classes = condition.unit.per == EACH_CLASS
                if classes and level_said is None and (only := self._only_level(around.passage, figure)) in own:
                    level_said = only  # 初中有5个班超过50人,都在某某初级中学,最多的一个班53人
                every = level_said is None and each
                if every and condition.direction == "<=" and self._parts.comparator(figure) in (">", ">="):
                    continue  # 现有55人以上大班额8个: of which level nobody knows
                for one in own if every and "all" not in condition.thresholds else [level_said]:
                    yield self._reported(condition, name, pair, word, one, around)

    def _only_level(self, passage: Passage, figure: Figure) -> Level | None:
        """The one level that a clause names before a number; None where it names none or both."""
        named = set(levels_of(self._text[passage.start : figure.start]))
        return named.pop() if len(named) == 1 else None

    def _of_all(self, state: State, run: Run, passage: Passage) -> Iterator[Reported]:
        """The 差异系数 of all resources at once: 七项差异系数在…至…之间, 均不超过…, or in the standard's order."""
        cv, ids = self._standard.rules.cv, self._standard.rules.school.indicators
        name = state.names[-1]
        # A range that no indicator is named for is one of those that its line speaks of.
        marks = "\n" if run.ranged else "。\n;"
        begin = max(self._text.rfind(mark, 0, name.start) for mark in marks) + 1
        items = ITEMS.search(self._text, begin, run.figures[0].start)
        composite = _COMPOSITE in f"{self._parts.part(name.start)}{self._text[name.start : name.end]}"
        if run.ranged and re.search(r"\d", self._text[name.end : run.figures[0].start]):
            composite = False  # 综合差异系数0.330;初中在…至…之间: it has its number
        if state.spread is None or composite or items is None or not as_many(items["count"], len(ids)):
            return
        in_order = run.things == len(ids)
        state.floor = 0  # 7项指标…: the count belongs to the words
        around = _Run(state, run._replace(ranged=not in_order), passage, name, None)
        every = [LevelWord(name.start, name.start, level) for level in COMPULSORY]
        for number, pair in enumerate(_pairs(state, run, [name], in_order=in_order)):
            lower = run.ranged and number == 0
            if in_order or (self._is_upper(pair.figure, run) and not lower):
                own = pair if pair.words != [None] or pair.figure.level else pair._replace(words=every)
                for id in [ids[number]] if in_order else ids:
                    # What is said of all goes behind what is said of one.
                    yield from self._of_levels(cv, name._replace(indicator=id, main=False, length=0), own, around)

    def _is_upper(self, figure: Figure, run: Run) -> bool:
        """Whether no number of a group is above this one: the end of a range, 均不超过, 最大."""
        bounded = self._parts.comparator(figure) in ("<=", "<")
        return run.ranged or bounded or wording.extreme(self._parts.before(figure)) == "largest"

    def _condition(self, name: Name) -> Condition | None:
        indicator = self._standard[name.indicator]
        return indicator.condition(name.condition) if indicator.conditions else None

    def _reported(
        self, condition: Condition, name: Name, pair: _Pair, word: LevelWord | None, level: Level | None, around: _Run
    ) -> Reported:
        near = word is not None and not PART.search(self._text[word.end : max(word.end, name.start)])
        start, floor = min(name.opens, word.start) if word and near else name.opens, around.state.floor
        if around.spread and around.spread.start < start and "。" not in self._text[around.spread.start : start]:
            start, floor = around.spread.start, 0
        comparator = self._parts.comparator(pair.figure)
        resource = name.indicator in self._standard.rules.school.indicators
        quote = self._quote(start, floor, pair)
        # 两项合计95.3% says more than the share of one part
        summed = bool(condition.rest) and "合计" in self._text[name.start : name.end]
        of_all = summed or holds_the_rest(condition, self._text[slice(*quote)])
        return Reported(
            indicator=name.indicator,
            condition=condition.key,
            level=level_for(condition, self._standard[name.indicator], level),
            figure=in_unit(pair.figure, condition),
            matched=len(condition.label) if of_all else name.length,
            main=name.main,
            comparator=condition.direction if around.run.ranged and comparator == "=" else comparator,
            direction=condition.direction,
            quote=quote,
            group=is_of_group(self._parts, condition, pair.figure, name),
            mean=not resource and wording.is_mean(self._parts.before(pair.figure)),
        )

    def _quote(self, start: int, floor: int, pair: _Pair) -> tuple[int, int]:
        """From the part that holds the name, after any number in front of it, to the end of the number and its 以上."""
        text = self._text
        begin = start - len(self._parts.part(start))
        begin = max(begin, floor) if floor <= start else begin
        closed = text.rfind(")", begin, start) + 1
        if closed and "(" not in text[begin:closed]:  # (前为小学,后为初中):甲…
            begin = closed
        begin += len(text[begin:start]) - len(text[begin:start].lstrip("、和及与:. \u3000"))
        if mark := LIST_MARK.match(text, begin, start):
            begin = mark.end()
        tail = _TAIL.match(text, pair.end)
        return begin, tail.end() if tail else pair.end


def _pairs(state: State, run: Run, owners: Sequence[Name], *, in_order: bool = False) -> Iterator[_Pair]:
    """Names and levels for each number where there are as many; else all of them have the one number."""
    each = 1 < run.things == len(owners)
    levels: Sequence[LevelWord | None] = state.levels if each else state.levels_for(run.things)
    if each and len(levels) == run.things:
        return  # 小学、初中甲、乙分别为…: nobody knows whose they are
    several = 1 < run.things == len(levels)
    if run.things > 1 and not (each or several or in_order or all(run.notes)):
        return  # several numbers for one name and level: nobody knows which
    for number, (figure, note) in enumerate(zip(run.figures, run.notes, strict=True)):
        names = [owners[number]] if each else owners
        words = [levels[number]] if several else levels or [None]
        if note:
            names = [note.name] if note.name else names
            told = note.level and not (note.name and levels)  # 初中最高0.41(小学…) would be a slip
            words = [LevelWord(figure.end, note.end, note.level)] if told and note.level else words
        yield _Pair(figure, note.end if note else figure.end, names, words)


def as_many(count: str | None, items: int) -> bool:
    """Whether a count of items is that of all of them; without one all are meant."""
    return count is None or whole_number(count) == items


def _deciding(direction: Direction) -> int:
    """Which end of a range decides: the lower one of what must not fall below its threshold."""
    return 0 if direction == ">=" else 1


def in_unit(figure: Figure, condition: Condition) -> Figure:
    """A number in the condition's unit: 0.24万元 is 2400元; one without a unit has the one beside the name."""
    symbol = condition.unit.symbol
    if not symbol or figure.unit == symbol:
        return figure
    if not figure.kind:
        return figure.model_copy(update={"unit": symbol, "kind": unit_class(condition)})
    value = figure.value * UNITS[figure.unit][1] / UNITS[symbol][1]
    whole = value == value.to_integral_value()
    return figure.model_copy(update={"unit": symbol, "value": value.quantize(1) if whole else value})
