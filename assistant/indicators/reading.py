"""Which number of a clause is an indicator's value, and of which level.

A clause is a run of names, level words and numbers. A number belongs to the name before it as long as nothing but level
words, numbers and words like 达到 stand between them; names or levels that are listed together (小学、初中分别为…) are
paired with the numbers listed after them, and a bracket behind a number (7.36平方米(小学)) tells its own. After a word
for 差异系数 bare numbers are those of the names they follow, to the end of the list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.fitting import LEVEL, PART, Fitting, Place, bare, level_for, level_of, types_named, unit_class
from assistant.indicators.names import CV, EACH_SCHOOL, Name, Names
from assistant.indicators.standard import Condition, Direction, Standard, Threshold
from assistant.text.normalize import fold
from assistant.text.numerals import CHINESE_NUMBER, chinese_number
from assistant.types import Frozen, Level

_JOINED = re.compile(r"[、和与及以]+")
_LISTED = re.compile(r"(?:及?以上|及?以下|以内|左右)?[、和与及]+")  # between numbers
_RANGE = re.compile(r"[至到]|[-—~]+")
_LIST_MARK = re.compile(r"\s*(?:\(?\d{1,2}[.)、]|[①-⑳]|[-*·])\s*(?!\d)")
_TAIL = re.compile(r"(?:及?以上|及?以下|以内|之内|左右|之间)?(?:的(?:学校|班级?))?")
_BEHIND = re.compile(r"\s*\((?P<words>[^()]{1,20})\)")
_LEVEL_ONLY = re.compile(r"(?:小学|初级中学|初中)(?:阶段|学段|段|部|为?)")
_COUNTS = re.compile(r"(?:及?以上)?的?")
_APART = re.compile(r"[。\n]|综合")  # between an indicator and a 差异系数 that is not its own
_ITEMS = re.compile(rf"(?P<count>\d+|{CHINESE_NUMBER})\s*(?:项|个)|各(?:项|个)?指标|每一?项|各项|所有指标|全部指标")
_SHORT = 2  # characters that may open a clause before a number of a name in the clause before
_BY_CLASS = "每班"


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
    school: bool = False  # whether it is the end of a school's name, and of that school's part alone


class _Note(NamedTuple):
    """What a bracket behind a number says of it."""

    end: int
    level: Level | None
    name: Name | None


class _Run(NamedTuple):
    """Numbers of one kind that are listed, or the two ends of a range; ``end`` is where the last one's words end."""

    figures: list[Figure]
    ranged: bool
    end: int


Token = Name | _LevelWord | Figure


class _State:
    """What holds at a place of a clause: the names in force, and the levels named outside and inside of them."""

    def __init__(self, names: list[Name], spread: Name | None, begin: int) -> None:
        self.names = names
        self.begin = begin  # of the clause
        self.spread = spread  # the 差异系数 whose list this is
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
        if isinstance(before, Name) and (before.start == name.start or _JOINED.fullmatch(gap)):
            self.names = [*self.names, name]
            return
        if isinstance(before, _LevelWord) and not PART.search(gap):  # 小学生均…面积: the level opens the name
            self.outer = self.levels
        self.floor = before.end if isinstance(before, Figure) else self.floor
        above = self.names[-1] if self.names else None
        shorter = above and (above.length > name.length or above.opens < above.start) and self.begin <= above.opens
        if above and shorter and above[2:4] == name[2:4] and not name.main:
            name, self.floor = name._replace(opens=above.opens), 0  # 残疾儿童…人,其中送教上门…人,入学率…
        if name.indicator == CV:  # a measure of the indicators named before it, or of nothing that is judged
            self.names = [*([other for other in self.names if other.indicator != CV] if owned else []), name]
        else:
            self.names, self.inner, self.seen = [name], [], []

    def level(self, word: _LevelWord, before: Token | None, gap: str) -> None:
        """Take up a level; one that is listed with those before joins them."""
        listed = isinstance(before, _LevelWord) and _JOINED.fullmatch(gap)
        self.inner = [*self.inner, word] if listed else [word]
        self.seen = [*self.seen, word]

    def leave_school(self, text: str, place: int) -> None:
        """Forget the level of a school's name where the part with the name ends."""
        if self.inner and self.inner[-1].school and PART.search(text, self.inner[-1].end, place):
            self.inner, self.seen = [], [word for word in self.seen if not word.school]

    def levels_for(self, count: int) -> list[_LevelWord]:
        """The levels of a list of so many numbers: those in force, else as many as were named one by one."""
        return self.seen if 1 < count == len(self.seen) != len(self.levels) else self.levels


class Reader:
    """Reads the values of one document's clauses; all places count characters of the document."""

    def __init__(self, text: str, standard: Standard, names: Names, published: str = "") -> None:
        self._text, self._folded, self._standard, self._names = text, fold(text), standard, names
        self._fitting = Fitting(self._folded, standard, published)
        self._above: list[Name] = []
        self._levels_above: tuple[tuple[int, int], list[_LevelWord]] = ((0, 0), [])  # of which sentence
        self._spread: tuple[tuple[int, int], Name | None] = ((0, 0), None)
        self._notes: dict[int, _Note] = {}

    def read(self, passage: Passage, figures: Sequence[Figure]) -> Iterator[Reported]:
        """The values of a clause, which is read after those before it: a name stays in force until another comes."""
        tokens = self._tokens(passage, figures)
        state = self._opened(passage, tokens, figures)
        before: Token | None = None
        done = 0
        for number, token in enumerate(tokens):
            if number < done:
                continue
            gap = self._folded[before.end : token.start] if before else ""
            state.leave_school(self._folded, token.start)
            if isinstance(token, Name):
                self._take_up(state, token, before, gap)
            elif isinstance(token, _LevelWord):
                state.level(token, before, gap)
            else:
                run = self._run(tokens[number:])
                done = number + len(run.figures)
                behind = tokens[done] if done < len(tokens) else None
                yield from self._values(self._counting(state, run, behind), run, passage)
            before = tokens[max(number, done - 1)]
        self._above = [name for name in state.names if name.indicator != CV]
        self._levels_above = (passage.sentence, state.outer)
        self._spread = (passage.sentence, state.spread)

    def _tokens(self, passage: Passage, figures: Sequence[Figure]) -> list[Token]:
        """Names, levels and numbers of a clause in order, without those that a bracket behind a number holds."""
        names = list(self._names.find(self._text, passage.start, passage.end))
        self._notes = {figure.end: note for figure in figures if (note := self._note(figure, names))}
        noted = [(end, note.end) for end, note in self._notes.items()]
        tokens: list[Token] = [*names, *self._levels(passage, names), *figures]
        free = [token for token in tokens if not any(low <= token.start < high for low, high in noted)]
        return sorted(free, key=lambda token: token.start)

    def _note(self, figure: Figure, names: Sequence[Name]) -> _Note | None:
        """The level or the indicator that a bracket right behind a number names and nothing else."""
        match = _BEHIND.match(self._folded, figure.end)
        if match is None:
            return None
        start, end = match.span("words")
        inside = [name for name in names if start <= name.start and name.end <= end]
        words = bare(self._folded[start : inside[0].start] + self._folded[inside[0].end : end]) if inside else ""
        if _LEVEL_ONLY.fullmatch(match["words"]):
            found = LEVEL.search(match["words"])
            return _Note(match.end(), level_of(found.group()), None) if found else None
        return _Note(match.end(), None, inside[0]) if len(inside) == 1 and not words else None

    def _levels(self, passage: Passage, names: Iterable[Name]) -> Iterator[_LevelWord]:
        """The level words of a clause outside the names of indicators."""
        taken = [(name.start, name.end) for name in names]
        for match in LEVEL.finditer(self._folded, passage.start, passage.end):
            if not any(low <= match.start() < high for low, high in taken):
                begin = max((m.end() for m in PART.finditer(self._folded, passage.start, match.start())), default=0)
                begin = max([passage.start, begin, *(high for _, high in taken if high <= match.start())])
                school = wording.names_school(self._folded[begin : match.end()])
                yield _LevelWord(match.start(), match.end(), level_of(match.group()), school)

    def _opened(self, passage: Passage, tokens: Sequence[Token], figures: Sequence[Figure]) -> _State:
        """What still holds where a clause begins: not the names, if it opens with words for another thing."""
        lead = self._folded[passage.start : tokens[0].start] if tokens else ""
        mark = _LIST_MARK.match(lead)
        other = len(PART.sub("", bare(lead[mark.end() if mark else 0 :]))) > _SHORT
        sentence, spread = self._spread
        listed = sentence == passage.sentence or any(not figure.kind for figure in figures)
        state = _State([] if other else self._above, spread if listed or not figures else None, passage.start)
        told = any(isinstance(token, _LevelWord) for token in tokens)
        if not told and self._levels_above[0] == passage.sentence:  # 小学、初中…分别为…;…分别为…
            state.outer = self._levels_above[1]
        return state

    def _take_up(self, state: _State, name: Name, before: Token | None, gap: str) -> None:
        above = state.names[-1].end if state.names else name.start
        owned = not _APART.search(self._folded, above, name.end)
        if LEVEL.search(self._folded, name.start, name.end):  # 初中三年巩固率 has its level in itself
            state.outer = []
        if name.indicator == CV:
            begin = max((m.end() for m in PART.finditer(self._folded, 0, name.start)), default=0)
            state.spread = None if "综合" in self._folded[begin : name.end] else name
        state.name(name, before, gap, owned=owned)

    def _counting(self, state: _State, run: _Run, behind: Token | None) -> _State:
        """The name that a number stands in front of, 1间以上音乐专用教室, goes before the one it follows."""
        if isinstance(behind, Name) and _COUNTS.fullmatch(self._folded[run.end : behind.start]):
            counted = _State([behind], None, state.begin)
            counted.outer, counted.floor = state.levels, state.floor
            return counted
        return state

    def _run(self, tokens: Sequence[Token]) -> _Run:
        """Numbers of one kind that are listed with nothing but 、 and 和 between them, or a range of two."""
        run: list[Figure] = []
        end = 0
        for token in tokens:
            if not isinstance(token, Figure) or (run and run[0].kind not in (token.kind, "")):
                break
            gap = self._folded[end : token.start].strip()
            if len(run) == 1 and _RANGE.fullmatch(gap):
                return _Run([run[0], token], True, self._end(token))
            if run and (token.kind != run[0].kind or not _LISTED.fullmatch(gap)):
                break
            run.append(token)
            end = self._end(token)
        return _Run(run, False, end)

    def _end(self, figure: Figure) -> int:
        note = self._notes.get(figure.end)
        return note.end if note else figure.end

    # -- pairing -------------------------------------------------------------------------------------------------------

    def _values(self, state: _State, run: _Run, passage: Passage) -> Iterator[Reported]:
        """Pair names and levels with listed numbers where there are as many; else all of them have the one number."""
        rule = self._standard.rules
        owners = [name for name in state.names if name.indicator != CV]
        resources = all(name.indicator in rule.school.indicators for name in owners)
        named = bool(state.names) and state.names[-1].indicator == CV
        cv = (named or state.spread is not None) and run.figures[-1].kind == unit_class(rule.cv)
        if cv and named and not owners:
            yield from self._of_all(state, run, passage)
            return
        if cv and not (resources and (named or self._listed(owners, run))):
            if named:
                return
            cv = False
        owners = owners if cv else self._typed(owners, run.figures[0])
        if not owners:
            return
        last = state.names[-1] if cv else owners[-1]
        count = 1 if run.ranged else len(run.figures)
        levels = state.levels_for(count)
        if 1 < count == len(owners) == len(levels):
            return  # 小学、初中甲、乙分别为…: nobody knows whose they are
        for number, figure in enumerate(run.figures):
            note = self._notes.get(figure.end)
            of_names = [owners[number]] if 1 < count == len(owners) else owners
            several = 1 < count == len(levels)
            words: Sequence[_LevelWord | None] = [levels[number]] if several else levels or [None]
            if note:
                of_names = [note.name] if note.name else of_names
                words = [_LevelWord(figure.end, note.end, note.level)] if note.level else words
            elif number and of_names is owners and not several and not run.ranged:
                return  # several numbers for one name and level: nobody knows which
            for name in of_names:
                condition = rule.cv if cv else self._condition(name)
                if condition and (not run.ranged or number == _end_of_range(condition.direction)):
                    head = state.spread if cv else None
                    place = Place(name, last, figure, run.end, _ahead(words[0], figure), passage)
                    yield from self._of_levels(condition, place, words, run, state.floor, head)

    def _of_levels(
        self, condition: Condition, place: Place, words: Iterable[_LevelWord | None], run: _Run, floor: int,
        head: Name | None,
    ) -> Iterator[Reported]:  # fmt: skip
        """A number's values where it fits, one for each level that it is given for."""
        if not self._fitting.fits(condition, place):
            return
        own = self._standard[place.name.indicator].levels
        for word in words:
            level = word.level if word else place.figure.level
            if word is None or not own or level in own:  # 小学巩固率 is no 初中三年巩固率
                for each in self._all_levels(condition, own, level):
                    yield self._reported(condition, place, word, each, run.ranged, floor, head)

    def _all_levels(
        self, condition: Condition, own: Sequence[Level], level: Level | None
    ) -> Sequence[Level | None]:
        """What is said of every school or class without a level is said of each level."""
        every = level is None and condition.unit.per in {EACH_SCHOOL, _BY_CLASS} and "all" not in condition.thresholds
        return own if every else [level]

    def _listed(self, owners: Sequence[Name], run: _Run) -> bool:
        """Whether a bare number in a list of 差异系数 follows its name without a unit of the name's own between."""
        return bool(owners) and not re.search(r"[(/](?:人|间|元|平方米|㎡)", self._folded[owners[-1].end : run.figures[0].start])

    def _typed(self, owners: list[Name], figure: Figure) -> list[Name]:
        """Of conditions for different types of school those whose type the part names, where it names any."""
        part = self._fitting.before(figure)
        kinds = [(name, condition.school_types) for name in owners if (condition := self._condition(name))]
        fitting = [name for name, types in kinds if types and types_named(part, types)]
        return [name for name, types in kinds if not types or not fitting or name in fitting]

    def _of_all(self, state: _State, run: _Run, passage: Passage) -> Iterator[Reported]:
        """The 差异系数 of all resources at once: 七项差异系数在…至…之间, 均不超过…, or listed in the standard's order."""
        cv, ids = self._standard.rules.cv, self._standard.rules.school.indicators
        name = state.names[-1]
        count = 1 if run.ranged else len(run.figures)
        begin = max(self._folded.rfind(mark, 0, name.start) for mark in "。\n;") + 1
        items = _ITEMS.search(self._folded, begin, run.figures[0].start)
        if state.spread is None or items is None or not _as_many(items["count"], len(ids)):
            return
        levels = state.levels_for(count)
        in_order = count == len(ids)
        for number, figure in enumerate(run.figures):
            several = 1 < count == len(levels)
            word = levels[number] if several else levels[0] if levels else None
            place = Place(name, name, figure, run.end, _ahead(word, figure), passage)
            part = self._fitting.before(figure)
            bound = run.ranged or self._fitting.comparator(figure) in ("<=", "<") or wording.extreme(part) == "largest"
            if not (in_order or (bound and (not run.ranged or number))) or not self._fitting.fits(cv, place):
                continue
            own: Sequence[Level | None] = [word.level] if word else [figure.level] if figure.level else ["primary", "junior"]
            for id in [ids[number]] if in_order else ids:
                owner = name._replace(indicator=id, main=False)
                for level in own:
                    yield self._reported(
                        cv, place._replace(name=owner), word, level, bound and not in_order, state.floor, None
                    )

    def _condition(self, name: Name) -> Condition | None:
        indicator = None if name.indicator == CV else self._standard[name.indicator]
        return indicator.condition(name.condition) if indicator and indicator.conditions else None

    def _reported(
        self, condition: Condition, place: Place, word: _LevelWord | None, level: Level | None, bound: bool, floor: int,
        head: Name | None,
    ) -> Reported:  # fmt: skip
        name, figure = place.name, place.figure
        near = word is not None and not PART.search(self._folded[word.end : max(word.end, name.start)])
        start = min(name.opens, word.start) if word and near else name.opens
        if head and head.start < start and "。" not in self._folded[head.start : start]:
            start, floor = head.start, 0
        comparator = self._fitting.comparator(figure)
        resource = name.indicator in self._standard.rules.school.indicators
        return Reported(
            indicator=name.indicator,
            condition=condition.key,
            level=level_for(condition, self._standard[name.indicator], level),
            figure=_with_unit(figure, condition),
            matched=name.length,
            main=name.main,
            comparator=condition.direction if bound and comparator == "=" else comparator,
            direction=condition.direction,
            quote=self._quote(start, floor, figure),
            mean=not resource and wording.is_mean(self._fitting.before(figure)),
        )

    def _quote(self, start: int, floor: int, figure: Figure) -> tuple[int, int]:
        """From the part that holds the name, after any number in front of it, to the end of the number and its 以上."""
        text = self._folded
        begin = max((match.end() for match in PART.finditer(text, max(0, start - 200), start)), default=0)
        begin = max(begin, floor) if floor <= start else begin
        begin += len(text[begin:start]) - len(text[begin:start].lstrip("、和及与 \u3000"))
        if mark := _LIST_MARK.match(text, begin, start):
            begin = mark.end()
        end = self._end(figure)
        tail = _TAIL.match(text, end)
        return begin, tail.end() if tail else end


def _ahead(word: _LevelWord | None, figure: Figure) -> tuple[int, int] | None:
    return (word.start, word.end) if word and word.end <= figure.start else None


def _as_many(count: str | None, items: int) -> bool:
    """Whether a count of items is that of all of them; without one all are meant."""
    return count is None or (int(count) if count.isdigit() else int(chinese_number(count))) == items


def _end_of_range(direction: Direction) -> int:
    """Which end of a range decides: the lower one of what must not fall below its threshold."""
    return 0 if direction == ">=" else 1


def _with_unit(figure: Figure, condition: Condition) -> Figure:
    """A number whose unit stands beside the name takes it from there."""
    if figure.kind or not condition.unit.symbol:
        return figure
    return figure.model_copy(update={"unit": condition.unit.symbol, "kind": unit_class(condition)})
