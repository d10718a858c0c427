"""The names, levels and numbers of a clause in order, and what each number is the value of.

A clause is a run of names, level words and numbers. A number belongs to the name before it as long as nothing but
level words, numbers and words like 达到 stand between them; a bracket behind a number (7.36平方米(小学)) tells its
own. After a word for 差异系数 bare numbers are those of the names they follow, to the end of the list.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy

from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.around import LEVEL, PART, bare, level_of
from assistant.indicators.fitting import Fitting
from assistant.indicators.names import CV, Name, Names
from assistant.indicators.orders import Order, order_at
from assistant.indicators.pairing import ITEMS, LIST_MARK, Pairing, Reported, as_many
from assistant.indicators.parts import Parts
from assistant.indicators.shorthand import Items, items
from assistant.indicators.standard import Standard
from assistant.indicators.state import LevelWord, Note, Run, State, Token
from assistant.text.normalize import fold

__all__ = ["Reader", "Reported"]

_LISTED = re.compile(r"(?:及?以上|及?以下|以内|左右)?(?:[、和与及/]+|\s+)")  # between numbers
_PAIRED = re.compile(r"(?:及?以上|及?以下|以内|左右)?[、和与及/,]")  # …where the text has told whose they are
_RANGE = re.compile(r"[至到]|[-—~]+")
_BETWEEN, _AND, _LEAD = re.compile(r"(?:介于|处于|在)\s*$"), re.compile(r"[和与及]"), 4
_BEHIND = re.compile(r"\s*\((?P<words>[^()\d]{1,20})\)")
# 小学最高0.42,出在仪器设备; 最大为0.38,系小学骨干教师一项
_OF_WHICH = re.compile(
    r"\s*,?\s*(?:主要)?(?:出现?[在于]|出自|来自|属于|系|是|为)(?P<words>[^,;。()\d]{2,16}?)(?:这?一项|指标|方面)?(?=[,;。)]|$)"
)
_EXTREME = re.compile(r"最[高低大小]值?(?:的一项)?(?:仅|只有|为|是|达到?)*$")
_LEVEL_ONLY = re.compile(r"(?:小学|初级中学|初中)(?:阶段|学段|段|部)?")
_ALSO = re.compile(r"[、和与及]")  # between names behind a number
_COUNTS = re.compile(r"(?:及?以上)?的?")
# between an indicator and a 差异系数 that is not its own; in an item of its own it may stand in a later sentence
_APART = re.compile(r"\n|综合")
_SENTENCE = re.compile(r"[。\n]|综合")
_LINK = re.compile(r"同时|此外|另外|并且?|而且?|其次")
# 全区初中上述七项依次为…人、…人、…平方米, 初中按相同顺序为…: each of the names before in its order
_AGAIN = re.compile(
    r"(?:上述|以上|前述|上列|前列|同样|相同|同一|这|该)[^,;。\d]{0,10}(?:依次|分别|对应|相应|顺序|次序)[^,;。\d]{0,6}$"
    r"|(?:小学|初中)(?:阶段|学段|段|部)?(?:则|各项|七项)?(?:依次|分别|对应|相应)[^,;。\d]{0,4}$"
)
_IN_ORDER = re.compile(r"顺序|次序")  # what says so speaks of the sentence before as well
_YEAR = r"(?:(?:19|20)\d{2}年度?|上一?年度?|去年|前年|同期)"
# what a number is held against is not the value: 比2025年的90.3%提高, 由2023年的49.6%降至
# and the number of a table is none of anything
_NO_VALUE = re.compile(rf"(?:(?:比|较|由|从){_YEAR}[^,;。\d]{{0,6}}|(?<![\u4e00-\u9fff])(?:附?[表图]|附件)\s*)$")
# 上年1.05人、1.21人,今年…
_LAST_YEAR = re.compile(r"(?:上一?年度?|去年|前年)(?:为|是|的)?(?=\d)[^;。]{0,40}?(?=今年|本年|目前|现[为有在已])")
_OPENING = re.compile(r"(?:^|\n)[ \t\u3000]*$")
_SEVERAL = 2
_ITEM = 6  # characters between a count of indicators and the word for their 差异系数
_SHORT = 1  # characters that may open a clause before a number of a name in the clause before


class Reader:
    """Reads the values of one document's clauses; all places count characters of the document."""

    def __init__(
        self, text: str, standard: Standard, names: Names, published: str = "", orders: Sequence[Order] = ()
    ) -> None:
        self._text, self._folded, self._names, self._orders = text, fold(text), names, orders
        self._parts = Parts(self._folded)
        self._pairing = Pairing(self._parts, standard, Fitting(self._parts, standard, published))
        self._above: list[Name] = []
        self._levels_above: tuple[tuple[int, int], list[LevelWord]] = ((0, 0), [])  # of which sentence
        self._spread: tuple[tuple[int, int], Name | None] = ((0, 0), None)
        self._said: tuple[tuple[int, int], list[Name], Name | None] = ((0, 0), [], None)  # the names of a sentence
        self._notes: dict[int, Note] = {}

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
            elif isinstance(token, LevelWord):
                state.level(token, before, gap)
            else:
                order = None if state.levels else order_at(self._orders, token.start)
                again = self._again(state, tokens[number:], passage)
                state = again or state
                run = self._run(tokens[number:], sum(name.indicator != CV for name in state.names), order)
                paired = order is not None and len(order.levels) == run.things
                done = number + len(run.figures)
                held = state.ordered(order.said, order.levels) if order and paired else state
                yield from self._pairing.values(self._counting(held, run, tokens[done:]), run, passage)
                state.past += [note.name for note in run.notes if note and note.name]
            before = tokens[max(number, done - 1)]
        self._above = [name for name in state.names if name.indicator != CV]
        self._levels_above = (passage.sentence, state.outer)
        self._spread = (passage.sentence, state.spread)
        if state.past:
            goes_on = self._said[0] == passage.sentence
            past = [*self._said[1], *state.past] if goes_on else state.past
            said = list({(name.indicator, name.condition): name for name in past}.values())
            self._said = (passage.sentence, said, state.spread or (self._said[2] if goes_on else None))

    def _tokens(self, passage: Passage, figures: Sequence[Figure]) -> list[Token]:
        """Names, levels and numbers of a clause in order, without those that a bracket behind a number holds."""
        names = list(self._names.find(self._text, passage.start, passage.end))
        self._notes = {figure.end: note for figure in figures if (note := self._note(figure, names, passage))}
        noted = [(end, note.end) for end, note in self._notes.items()]
        before = [match.span() for match in _LAST_YEAR.finditer(self._folded, passage.start, passage.end)]
        held = [
            one
            for one in figures
            if not any(low <= one.start < high for low, high in before)
            and not _NO_VALUE.search(self._folded, passage.start, one.start)
            and (one.unit or not _OPENING.search(self._folded, 0, one.start))  # 3.6 of a section
        ]
        opening = next((name.end for name in names if name.indicator == CV), None)
        opening = passage.start if self._in_spread(passage) else opening
        short = items(self._folded, opening, held, names, self._names) if opening is not None else Items([], [])
        names = [*names, *short.names]
        held = [figure for figure in held if figure not in short.nobody]
        tokens: list[Token] = [*names, *self._levels(passage, names), *held]
        free = [token for token in tokens if not any(low <= token.start < high for low, high in noted)]
        return sorted(free, key=lambda token: token.start)

    def _note(self, figure: Figure, names: Sequence[Name], passage: Passage) -> Note | None:
        """The level or the indicator that a bracket right behind a number names and nothing else.

        A 差异系数 that is the highest or lowest one may be followed by words for its indicator, short ones too.
        """
        spread = any(name.indicator == CV and name.start < figure.start for name in names) or self._in_spread(passage)
        of_spread = not figure.unit and spread
        match = _BEHIND.match(self._folded, figure.end)
        if match is None and of_spread and _EXTREME.search(self._folded, passage.start, figure.start):
            match = _OF_WHICH.match(self._folded, figure.end)
        if match is None:
            return None
        start, end = match.span("words")
        found = LEVEL.search(match["words"])
        level = level_of(found.group()) if found else None
        if _LEVEL_ONLY.fullmatch(match["words"]):
            return Note(match.end(), level, None) if found else None
        inside = [name for name in names if start <= name.start and name.end <= end and name.indicator != CV]
        words = bare(self._folded[start : inside[0].start] + self._folded[inside[0].end : end]) if inside else ""
        if len(inside) == 1 and not words:
            return Note(match.end(), level, inside[0])
        short = bare(match["words"]) if of_spread and not inside else ""
        only = self._names.only(short) if short else None
        name = Name(start, end, only, None, len(short), False, start) if only else None
        return Note(match.end(), level, name) if name else None

    def _in_spread(self, passage: Passage) -> bool:
        """Whether the list of a 差异系数 goes on from the clause before."""
        sentence, spread = self._spread
        return spread is not None and sentence == passage.sentence

    def _levels(self, passage: Passage, names: Iterable[Name]) -> Iterator[LevelWord]:
        """The level words of a clause outside the names of indicators and what announces their order."""
        taken = [(name.start, name.end) for name in names] + [(order.said, order.start) for order in self._orders]
        for match in LEVEL.finditer(self._folded, passage.start, passage.end):
            if not any(low <= match.start() < high for low, high in taken):  # 前为小学,后为初中 opens nothing itself
                begin = max((m.end() for m in PART.finditer(self._folded, passage.start, match.start())), default=0)
                begin = max([passage.start, begin, *(high for _, high in taken if high <= match.start())])
                school = wording.names_school(self._folded[begin : match.end()])
                yield LevelWord(match.start(), match.end(), level_of(match.group()), school)

    def _opened(self, passage: Passage, tokens: Sequence[Token], figures: Sequence[Figure]) -> State:
        """What still holds where a clause begins: not the names, if it opens with words for another thing."""
        lead = self._folded[passage.start : tokens[0].start] if tokens else ""
        mark = LIST_MARK.match(lead)
        other = len(PART.sub("", _LINK.sub("", bare(lead[mark.end() if mark else 0 :])))) > _SHORT
        sentence, spread = self._spread
        if not (sentence == passage.sentence or not figures or any(not figure.kind for figure in figures)):
            spread = None
        names = [] if other else self._above or ([spread] if spread and sentence == passage.sentence else [])
        state = State(names, spread, passage.start)
        told = any(isinstance(token, LevelWord) for token in tokens)
        if not told and self._levels_above[0] == passage.sentence:  # 小学、初中…分别为…;…分别为…
            state.outer = self._levels_above[1]
        return state

    def _again(self, state: State, tokens: Sequence[Token], passage: Passage) -> State | None:
        """The state for as many numbers as the sentence has named things, which come in the order of these."""
        sentence, said, spread = self._said
        again = _AGAIN.search(self._parts.before(tokens[0])) if isinstance(tokens[0], Figure) else None
        near = sentence == passage.sentence or (again and _IN_ORDER.search(again.group()) and self._follows(passage))
        run = self._run(tokens, len(said), None) if again and near and not state.past else None
        if again is None or run is None or run.things != len(said) or len(said) < _SEVERAL:
            return None
        high = tokens[0].start
        low = high - len(again.group())
        told = copy(state)
        told.names = [name._replace(start=low, end=high, opens=said[0].opens) for name in said]
        told.spread = spread if run.figures[0].kind == "" else None
        return told

    def _follows(self, passage: Passage) -> bool:
        """Whether a passage's sentence comes right after the one whose names were said last."""
        return not self._folded[self._said[0][1] : passage.sentence[0]].strip()

    def _take_up(self, state: State, name: Name, before: Token | None, gap: str) -> None:
        above = state.names[-1].end if state.names else name.start
        one = len({other.indicator for other in state.names if other.indicator != CV}) == 1
        item = LIST_MARK.match(self._folded[self._folded.rfind("\n", 0, name.start) + 1 :])
        apart = _APART if one and item and item.group().strip() else _SENTENCE
        owned = not apart.search(self._folded, above, name.end)
        if LEVEL.search(self._folded, name.start, name.end):  # 初中三年巩固率 has its level in itself
            state.outer = []
        if name.indicator == CV:
            begin = max((m.end() for m in PART.finditer(self._folded, state.begin, name.start)), default=state.begin)
            state.spread = name
            items = list(ITEMS.finditer(self._folded, begin, name.start))[-1:]
            if items and len(bare(self._folded[items[0].end() : name.start])) <= _ITEM:  # 七项指标的差异系数
                owned = owned and as_many(items[0]["count"], sum(other.indicator != CV for other in state.names))
                if state.inner and not PART.search(self._folded, state.inner[-1].end, name.start):
                    before, gap = state.inner[-1], ""
        state.name(name, before, gap, owned=owned)

    def _counting(self, state: State, run: Run, tokens: Sequence[Token]) -> State:
        """The names that a number stands in front of, 1间以上音乐教室和美术教室, go before the one it follows."""
        behind: list[Name] = []
        end = run.end
        for token in tokens:
            gap = self._folded[end : token.start]
            same = behind and token.start == behind[-1].start  # a name of several conditions
            if not isinstance(token, Name) or not (same or (_ALSO if behind else _COUNTS).fullmatch(gap)):
                break
            behind, end = [*behind, token], token.end
        if not behind:
            return state
        counted = State(behind, None, state.begin)
        counted.outer, counted.floor = state.levels, state.floor
        return counted

    def _run(self, tokens: Sequence[Token], names: int, order: Order | None) -> Run:
        """Numbers of one kind that are listed with nothing but 、 and 和 between them, or a range of two.

        As many as there are names may be of different kinds. Where the text has said in which order the levels come,
        a stroke or a comma joins as many as there are levels: 9.84㎡/11.32㎡.
        """
        tokens = self._same_unit(tokens)
        pair = self._listed(tokens, mixed=False, joint=_PAIRED) if order and names == 1 else None
        if order and pair and pair.things == len(order.levels) and not any(pair.notes):
            return pair
        mixed = self._listed(tokens, mixed=True)
        return mixed if 1 < names == mixed.things else _of_last_year(self._listed(tokens, mixed=False))

    def _listed(self, tokens: Sequence[Token], *, mixed: bool, joint: re.Pattern[str] = _LISTED) -> Run:
        run: list[Figure] = []
        end, ranged = 0, False
        for token in tokens:
            if not isinstance(token, Figure) or ranged:
                break
            gap = self._folded[end : token.start]
            gap = gap.strip() or gap
            ranged = len(run) == 1 and run[0].kind in (token.kind, "") and self._is_range(run[0], gap, token)
            alike = mixed or not run or token.kind == run[0].kind
            if run and not ranged and not (alike and joint.fullmatch(gap)):
                break
            run.append(token)
            note = self._notes.get(token.end)
            end = note.end if note else token.end
        return Run(run, [self._notes.get(figure.end) for figure in run], ranged, end)

    def _same_unit(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """A number without a unit with that of the number behind a stroke: 5.1/6.4平方米."""
        match tokens:
            case [Figure(unit="") as one, Figure() as other, *_] if self._folded[one.end : other.start] == "/":
                return [one.model_copy(update={"unit": other.unit, "kind": other.kind}), *tokens[1:]]
        return tokens

    def _is_range(self, first: Figure, gap: str, second: Figure) -> bool:
        """Whether two numbers are the ends of a range: 0.2至0.4, 介于0.2与0.4之间."""
        if _RANGE.fullmatch(gap):
            return True
        between = _BETWEEN.search(self._folded, max(0, first.start - _LEAD), first.start)
        return bool(between and _AND.fullmatch(gap) and self._folded.startswith("之间", second.end))


def _of_last_year(run: Run) -> Run:
    """Of one number for each of several years the latest: 2023年、2024年、2025年巩固率分别为…."""
    years = [int(found.group()) if (found := re.match(r"\d{4}", figure.time)) else 0 for figure in run.figures]
    if len(years) < 2 or 0 in years or len(set(years)) < len(years) or run.ranged:
        return run
    last = years.index(max(years))
    return run._replace(figures=[run.figures[last]], notes=[run.notes[last]])
