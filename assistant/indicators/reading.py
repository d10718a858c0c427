"""Which number of a clause is an indicator's value, and of which level.

A clause is a run of names, level words and numbers. A number belongs to the name before it as long as nothing but level
words, numbers and words like 达到 stand between them; names or levels that are listed together (小学、初中分别为…) are
paired with the numbers listed after them. Requirements, differences and rules that are followed are no values.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.documents.figures import PER, Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.names import CV, Name, Names, plain
from assistant.indicators.standard import Condition, Indicator, Standard, Threshold
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS
from assistant.types import Frozen, Level

_LEVEL = re.compile(r"(?<!中)小学(?!和教学点|及教学点|、教学点)|初级中学|初中")
_LEVEL_OF: dict[str, Level] = {"小学": "primary", "初中": "junior", "初级中学": "junior"}
_JOINED = re.compile(r"[、和与及以]+")
_LISTED = re.compile(r"(?:及?以上|及?以下|以内|左右)?[、和与及]+")  # between numbers
_LIST_MARK = re.compile(r"\s*(?:\(?\d{1,2}[.)、]|[①-⑳]|[-*·])\s*(?!\d)")
_TAIL = re.compile(r"及?以上|及?以下|以内|之内|左右")
_NUMBER = re.compile(r"\d[\d.,]*\s*(?:%|㎡|m2|[\u4e00-\u9fff]{1,3}?(?=[^\u4e00-\u9fff]|以|初|小|$))?")
# Words that may stand between a name and its number without changing what is counted.
_FILLER = re.compile(
    r"达到了?|达|分别|依次|均|都|各|共|约|为|是|在|有|至|到|实现|保持|稳定|平均|目前|现有|实际|全[县区市旗]|我[县区市旗]|数值?|值"
    r"|比例|比率|占比|人数|面积|情况|提高|提升|增加|上升|其中|阶段|学段|方面|部分|拥有|配备|已|了|的|也|则|每一?百名?学?生?|每生"
    r"|国家|省|规定|达标值|标准值?|要求|均值|段|及?以上|[≥≤><=、:()“”\s和与及]"
)
_UNIT = re.compile(r"[(/](?:单位:?)?(?:人|名|间|元|平方米|㎡|m2|%)\s*[)/]")
_COUNTS = re.compile(r"(?:及?以上)?的?")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_APART = re.compile(r"[。\n]|综合")  # between an indicator and a 差异系数 that is not its own
_PART = re.compile(r"[,;。\n|]")
_RATE = re.compile(r"[\u4e00-\u9fff]{1,3}(?:率|意度|可度)")
_NEGATED = re.compile(r"(?:未|没有|从未|不得|无一)(超过|超出|突破|高于|大于|低于|少于|不足)\s*$")
_FAR = 16  # characters that may stand between a name and its number inside one part
_SHORT = 2  # …and across a comma
_EACH = frozenset({"每校", "每班", "每间"})
_PER_PUPIL = frozenset({"每百名学生", "生均"})


class Reported(Frozen):
    """A value that a document gives for one condition of an indicator; ``quote`` are its words with their place."""

    indicator: str
    condition: str
    level: Level | None
    figure: Figure
    matched: int  # how many characters of the indicator's name the words hold
    main: bool  # whether that is its label, and not a name for something like it
    comparator: str  # as the words have it: 未超过 is <=
    quote: tuple[int, int]

    def asked(self, standard: Standard) -> Condition | None:
        """The condition that the value belongs to, the 差异系数's among them."""
        cv = standard.rules.cv
        return cv if self.condition == cv.key else standard[self.indicator].condition(self.condition)

    def threshold(self, standard: Standard) -> Threshold | None:
        """What the value is held against; None where its level is not told."""
        condition = self.asked(standard)
        return condition.threshold(self.level) if condition else None


class _LevelWord(NamedTuple):
    start: int
    end: int
    level: Level


Token = Name | _LevelWord | Figure


class _State:
    """What holds at a place of a clause: the names in force, and the levels named outside and inside of them."""

    def __init__(self, names: list[Name]) -> None:
        self.names = names
        self.outer: list[_LevelWord] = []
        self.inner: list[_LevelWord] = []
        self.seen: list[_LevelWord] = []  # those named since the name, for what is listed after them
        self.floor = 0  # where the number before the names ends: their words begin after it

    @property
    def levels(self) -> list[_LevelWord]:
        """The levels in force."""
        return self.inner or self.outer

    def name(self, name: Name, before: Token | None, gap: str, *, owned: bool) -> None:
        """Take up a name; one that is listed with those before joins them, any other replaces them."""
        if isinstance(before, Name) and _JOINED.fullmatch(gap):
            self.names = [*self.names, name]
            return
        if isinstance(before, _LevelWord) and not _PART.search(gap):  # 小学生均…面积: the level opens the name
            self.outer = self.levels
        self.floor = before.end if isinstance(before, Figure) else self.floor
        if name.indicator == CV:  # a measure of the indicator named before it, or of nothing that is judged
            self.names = [*([other for other in self.names if other.indicator != CV][-1:] if owned else []), name]
        else:
            self.names, self.inner, self.seen = [name], [], []

    def level(self, word: _LevelWord, before: Token | None, gap: str) -> None:
        """Take up a level; one that is listed with those before joins them."""
        listed = isinstance(before, _LevelWord) and _JOINED.fullmatch(gap)
        self.inner = [*self.inner, word] if listed else [word]
        self.seen = [*self.seen, word]

    def levels_for(self, count: int) -> list[_LevelWord]:
        """The levels of a list of so many numbers: those in force, else as many as were named one by one."""
        return self.seen if 1 < count == len(self.seen) != len(self.levels) else self.levels


class Reader:
    """Reads the values of one document's clauses; all places count characters of the document."""

    def __init__(self, text: str, standard: Standard, names: Names) -> None:
        self._text, self._folded, self._standard, self._names = text, fold(text), standard, names
        self._above: list[Name] = []
        self._levels_above: tuple[tuple[int, int], list[_LevelWord]] = ((0, 0), [])  # of which sentence

    def read(self, passage: Passage, figures: Sequence[Figure]) -> Iterator[Reported]:
        """The values of a clause, which is read after those before it: a name stays in force until another comes."""
        names = list(self._names.find(self._text, passage.start, passage.end))
        levels = list(self._levels(passage, names))
        tokens: list[Token] = sorted([*names, *levels, *figures], key=lambda token: token.start)
        state = _State(self._above)
        if not levels and self._levels_above[0] == passage.sentence:  # 小学、初中…分别为…;…分别为…
            state.outer = self._levels_above[1]
        before: Token | None = None
        done = 0
        for number, token in enumerate(tokens):
            if number < done:
                continue
            gap = self._folded[before.end : token.start] if before else ""
            if isinstance(token, Name):
                above = state.names[-1].end if state.names else token.start
                owned = not _APART.search(self._folded, above, token.end)
                if levels_of(self._text[token.start : token.end]):  # 初中三年巩固率 has its level in itself
                    state.outer = []
                state.name(token, before, gap, owned=owned)
            elif isinstance(token, _LevelWord):
                state.level(token, before, gap)
            else:
                run = self._run(tokens[number:])
                done = number + len(run)
                behind = tokens[done] if done < len(tokens) else None
                yield from self._values(self._counting(state, run, behind), run, passage)
            before = tokens[max(number, done - 1)]
        self._above = [name for name in state.names if name.indicator != CV]
        self._levels_above = (passage.sentence, state.outer)

    def _levels(self, passage: Passage, names: Iterable[Name]) -> Iterator[_LevelWord]:
        """The level words of a clause outside the names of indicators."""
        taken = [(name.start, name.end) for name in names]
        for match in _LEVEL.finditer(self._folded, passage.start, passage.end):
            if not any(low <= match.start() < high for low, high in taken):
                yield _LevelWord(match.start(), match.end(), _LEVEL_OF[match.group()])

    def _counting(self, state: _State, run: list[Figure], behind: Token | None) -> _State:
        """The name that a number stands in front of, 1间以上音乐专用教室, goes before the one it follows."""
        if isinstance(behind, Name) and _COUNTS.fullmatch(self._folded[run[-1].end : behind.start]):
            counted = _State([behind])
            counted.outer, counted.floor = state.levels, state.floor
            return counted
        return state

    def _run(self, tokens: Sequence[Token]) -> list[Figure]:
        """Numbers of one kind that are listed with nothing but 、 and 和 between them."""
        run: list[Figure] = []
        for token in tokens:
            if not isinstance(token, Figure) or (run and token.kind != run[0].kind):
                break
            if run and not _LISTED.fullmatch(self._folded[run[-1].end : token.start].strip()):
                break
            run.append(token)
        return run

    def _values(self, state: _State, run: list[Figure], passage: Passage) -> Iterator[Reported]:
        """Pair names and levels with listed numbers where there are as many; else all of them have the one number."""
        if not state.names:
            return
        cv = state.names[-1].indicator == CV and run[0].kind == unit_class(self._standard.rules.cv)
        owners = [name for name in state.names if name.indicator != CV]
        last = state.names[-1] if cv or not owners else owners[-1]
        levels = state.levels_for(len(run))
        for number, figure in enumerate(run):
            of_names = [owners[number]] if 1 < len(run) == len(owners) else owners
            several = 1 < len(run) == len(levels)
            words: Sequence[_LevelWord | None] = [levels[number]] if several else levels or [None]
            if number and of_names is owners and not several:
                return  # several numbers for one name and level: nobody knows which
            for name in of_names:
                condition = self._standard.rules.cv if cv else self._condition(name)
                if condition and self._fits(condition, name, last, figure, run[-1].end, passage, words[0]):
                    own = self._standard[name.indicator].levels
                    for word in words:
                        if word is None or not own or word.level in own:  # 小学巩固率 is no 初中三年巩固率
                            yield self._reported(name, condition, word, figure, state.floor)

    def _condition(self, name: Name) -> Condition | None:
        indicator = None if name.indicator == CV else self._standard[name.indicator]
        return indicator.condition(name.condition) if indicator and indicator.conditions else None

    def _reported(
        self, name: Name, condition: Condition, word: _LevelWord | None, figure: Figure, floor: int
    ) -> Reported:
        level = word.level if word else figure.level
        near = word is not None and not _PART.search(self._folded[word.end : max(word.end, name.start)])
        return Reported(
            indicator=name.indicator,
            condition=condition.key,
            level=level_for(condition, self._standard[name.indicator], level),
            figure=_with_unit(figure, condition),
            matched=name.length,
            main=name.main,
            comparator=self._comparator(figure),
            quote=self._quote(min(name.start, word.start) if word and near else name.start, floor, figure),
        )

    def _comparator(self, figure: Figure) -> str:
        """The figure's comparator, turned round by a negation in front of it: 未超过45人, 没有低于95%."""
        match = _NEGATED.search(self._folded, max(0, figure.start - _FAR), figure.start)
        return figure.comparator if match is None else (">=" if match[1] in "低于少于不足" else "<=")

    def _fits(
        self, condition: Condition, name: Name, last: Name, figure: Figure, end: int, passage: Passage,
        word: _LevelWord | None,
    ) -> bool:  # fmt: skip
        """Whether a number can be a condition's value: its unit, its measure, the words between, and that it is one."""
        between = self._folded[last.end : figure.start]
        # Where the unit stands beside the name, 教师数(人):小学8.16, the numbers have none of their own.
        kind = figure.kind or (unit_class(condition) if _UNIT.search(between) else "")
        across = _PART.search(between) is not None
        # A level opens an item of its own: what was said of the other level does not stand between.
        nearer = self._folded[max(last.end, word.end if word and word.end <= figure.start else 0) : figure.start]
        return (
            kind == unit_class(condition)
            and self._measured(condition, name, figure, passage)
            and (last.start > figure.start or _near(nearer, across, condition, figure))
            and not self._is_no_value(last, figure, end)
        )

    def _measured(self, condition: Condition, name: Name, figure: Figure, passage: Passage) -> bool:
        """A value per pupil says so; a value per school or class speaks of each, or of the largest one."""
        begin = min(name.start, passage.start)
        words = self._folded[begin : figure.start]
        if condition.unit.per in _PER_PUPIL:
            return bool(PER.search(f"{fold(passage.section)} {fold(passage.context)} {words}"))
        if condition.unit.per in _EACH:
            behind = _PART.split(self._folded[figure.end : figure.end + _FAR])[0]
            around = _PART.split(words)[-1] + behind
            return wording.is_each(around) and not (wording.is_none(around) or wording.is_mean(around))
        base = condition.unit.base
        return base is None or base == 1 or f"{base}" in words

    def _is_no_value(self, name: Name, figure: Figure, end: int) -> bool:
        """Whether a number is a requirement, a difference or a rule that is followed."""
        text, place = self._folded, figure.start
        cut = max((match.end() for match in _PART.finditer(text, max(0, place - 200), place)), default=0)
        opened = text.rfind("(", cut, place)
        closed = opened <= text.rfind(")", cut, place)
        inside, ahead = (None, "") if closed else (text[opened + 1 : place], text[cut:opened])
        before, part = (_IN_BRACKETS.sub("", text[low:place]) for low in (max(cut, name.end), cut))
        return (
            wording.is_required(before, text[end : end + _FAR], inside, ahead)
            or wording.is_difference(part)
            or wording.is_rule(part)
        )

    def _quote(self, start: int, floor: int, figure: Figure) -> tuple[int, int]:
        """From the part that holds the name, after any number in front of it, to the end of the number and its 以上."""
        text = self._folded
        begin = max((match.end() for match in _PART.finditer(text, max(0, start - 200), start)), default=0)
        begin = max(begin, floor) if floor <= start else begin
        begin += len(text[begin:start]) - len(text[begin:start].lstrip("、和及与 \u3000"))
        if mark := _LIST_MARK.match(text, begin, start):
            begin = mark.end()
        tail = _TAIL.match(text, figure.end)
        return begin, tail.end() if tail else figure.end


def _with_unit(figure: Figure, condition: Condition) -> Figure:
    """A number whose unit stands beside the name takes it from there."""
    if figure.kind or not condition.unit.symbol:
        return figure
    return figure.model_copy(update={"unit": condition.unit.symbol, "kind": unit_class(condition)})


def _near(between: str, across: bool, condition: Condition, figure: Figure) -> bool:
    """Whether the words between a name and a number leave the number to the name; fewer may stand across a comma."""
    rest = _FILLER.sub("", _LEVEL.sub("", _NUMBER.sub("", between)))
    if len(_PART.sub("", rest)) > (_SHORT if across else _FAR):
        return False
    rates = _RATE.findall(between) if figure.kind == "percent" else []
    own = plain(" ".join((condition.label, *condition.aliases, *condition.phrases)))
    listed = between.lstrip()[:1] in {"、", "和", "及", "与"}  # 入学率、安置率100%
    return not rates or listed or any(rate[-3:] in own for rate in rates)


def level_for(condition: Condition, indicator: Indicator, level: Level | None) -> Level | None:
    """The level under which a value is kept: none where all share a threshold, the only one where there is one."""
    if not indicator.levels or "all" in condition.thresholds:
        return None
    return indicator.levels[0] if len(indicator.levels) == 1 else level


def unit_class(condition: Condition) -> str:
    """The class of a condition's unit, as figures have it."""
    return UNITS[condition.unit.symbol][0] if condition.unit.symbol in UNITS else ""


def levels_of(words: str) -> list[Level]:
    """The compulsory levels that words name, in order; 中小学 names none."""
    return [_LEVEL_OF[match.group()] for match in _LEVEL.finditer(fold(words))]
