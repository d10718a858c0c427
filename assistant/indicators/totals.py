"""Totals and the parts a text gives for them: 12所(…5所,…7所), 900人,其中:小学600人,初中300人."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.documents.grids import grids
from assistant.indicators.around import levels_of
from assistant.indicators.wording import names_school
from assistant.text.normalize import fold
from assistant.types import Level

_UNCOUNTED = frozenset({"", "percent", "point", "day", "month", "year", "hour", "minute", "person-time"})
_BRACKET = re.compile(r"[^,。;:()\d]{0,14}\(")
_AMONG = re.compile(r"[^。;\d()]{0,8}?[,:;]?\s*其中(:)?")
_LIST = re.compile(r":")
_STOP = re.compile(r"另有|另外|此外|还有|其他|合计|共计|总计")
_END = re.compile(r"[。!?\n]")
_CUT = re.compile(r"[,、;:。()\n]|其中")
_TYPE = re.compile(r"小学|初中|高中|中学|一贯制|教学点|幼儿园|学校|职业|中职|特教|特殊教育")
# What is left of a part's words when they name a level and nothing else.
_BARE = re.compile(r"[有为约共达到的部段阶生]|学生|在校|教师|专任|教职工|人数|[数是]|\s")
_PUPILS = re.compile(r"在校|学生|小学生|初中生")
_LEVEL_PUPILS = re.compile(r"(?:小学|初中)[^,;。]{0,4}(?:在校|学)生[^,;。\d]{0,4}$")
_RATIO = re.compile(r"率|比|生均|每百|平均|班额|最大|教师")
_NEAR = 18  # characters


class Total(NamedTuple):
    """A number, the numbers that should add up to it, and whether they divide it by level or type of school."""

    whole: Figure
    parts: list[Figure]
    divides: bool
    span: tuple[int, int]  # of the parts, with the words before the first one


def totals(text: str, figures: Sequence[Figure]) -> list[Total]:
    """Every total of a text with its parts; parts inside a part's own brackets are that part's."""
    folded = fold(text)
    return [total for number in range(len(figures)) for total in _of(folded, figures, number)]


def _of(text: str, figures: Sequence[Figure], number: int) -> Iterator[Total]:
    whole = figures[number]
    if whole.kind in _UNCOUNTED or whole.per or whole.comparator != "=":
        return
    later = figures[number + 1 :]
    if match := _BRACKET.match(text, whole.end):
        yield from _total(text, whole, later, match.end(), _closing(text, match.end()))
        after = _closing(text, match.end()) + 1
    else:
        after = whole.end
    if match := _AMONG.match(text, after):
        end = _END.search(text, match.end())
        stop = end.start() if end else len(text)
        for bound in ("其中", *([] if match[1] else [";"])):
            place = text.find(bound, match.end(), stop)
            stop = place if place >= 0 else stop
        yield from _total(text, whole, later, match.end(), stop)
    elif match := _LIST.match(text, after):
        end = re.compile(r"[。;!?\n]").search(text, match.end())
        yield from _total(text, whole, later, match.end(), end.start() if end else len(text))


def _total(text: str, whole: Figure, later: Sequence[Figure], start: int, stop: int) -> Iterator[Total]:
    """The numbers of the total's kind between two places, outside further brackets; the first begins the list."""
    if halt := _STOP.search(text, start, stop):
        stop = halt.start()
    among = takewhile(lambda figure: figure.start < stop, later)
    parts = [f for f in among if start <= f.start and f.kind == whole.kind and not f.per]
    parts = [f for f in parts if text.count("(", start, f.start) == text.count(")", start, f.start)]
    typed = [f for f in parts if _is_share(text, f, start)]
    divides = len(typed) > 1
    parts = typed if divides else parts
    if len(parts) > 1:
        begin = max((m.end() for m in _CUT.finditer(text, start, parts[0].start)), default=start)
        yield Total(whole, parts, divides, (begin, parts[-1].end))


def _is_share(text: str, figure: Figure, start: int) -> bool:
    """Whether a part is a level's or a school type's: 初中300人 is, 初中寄宿生500人 is not."""
    begin = max((m.end() for m in _CUT.finditer(text, start, figure.start)), default=start)
    words = text[begin : figure.start]
    if figure.kind == "school":
        return bool(_TYPE.search(words))
    if not levels_of(words) and not re.search(r"高中|幼儿园|学前", words):
        return False
    return not _BARE.sub("", re.sub(r"小学|初中|高中|幼儿园|学前|教育", "", words))


def _closing(text: str, start: int) -> int:
    """Where the bracket that is open at a place closes; the text's end where it never does."""
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            return place
    return len(text)


class Pupils(NamedTuple):
    """How many pupils a level has, and where the text says so."""

    value: Decimal
    span: tuple[int, int]


def enrolment(text: str, figures: Sequence[Figure], known: Sequence[Total]) -> dict[Level, Pupils]:
    """The pupils of each compulsory level: parts of a total of pupils, else of a sentence, else of a table."""
    folded = fold(text)
    found: dict[Level, Pupils] = {}
    for level, pupils in (*_in_totals(folded, known), *_in_sentences(folded, figures), *_in_tables(text)):
        if level is not None:
            found.setdefault(level, pupils)
    return found


def _in_totals(text: str, known: Sequence[Total]) -> Iterator[tuple[Level | None, Pupils]]:
    for total in known:
        whole = total.whole
        begin = max((m.end() for m in _END.finditer(text, 0, whole.start)), default=0)
        if whole.kind == "person" and _PUPILS.search(text[max(begin, whole.start - _NEAR) : whole.start]):
            for part in total.parts:
                yield _own_level(text, part), Pupils(part.value, (whole.quote[0], part.end))


def _in_sentences(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Level | None, Pupils]]:
    for figure in figures:
        words = text[max(0, figure.start - _NEAR) : figure.start]
        counted = figure.kind == "person" and not figure.per and not figure.decimals  # 班均学生22.4人 counts nobody
        if counted and _LEVEL_PUPILS.search(words) and not names_school(_CUT.split(words)[-1]):
            yield _own_level(text, figure), Pupils(figure.value, (figure.quote[0], figure.end))


def _in_tables(text: str) -> Iterator[tuple[Level | None, Pupils]]:
    for grid in grids(text):
        found: list[tuple[int, Level, Pupils]] = []
        for entry in grid.entries():
            words = fold(f"{entry.row_head} {entry.column_head}")
            named = set(levels_of(words))
            counted = _PUPILS.search(words) and not _RATIO.search(words) and entry.quantity.kind in ("", "person")
            if counted and len(named) == 1:
                found.append((entry.line, named.pop(), Pupils(entry.quantity.value, entry.row)))
        for line, level, pupils in found:
            # 城区小学 and 乡镇小学: a level that several rows name, each alone, is not told by any of them
            alone = {other for other, named, _ in found if named == level} - {
                other for other, named, _ in found if named != level
            }
            if line not in alone or len(alone) == 1:
                yield level, pupils


def _own_level(text: str, figure: Figure) -> Level | None:
    begin = max((m.end() for m in _CUT.finditer(text, max(0, figure.start - 2 * _NEAR), figure.start)), default=0)
    named = levels_of(text[begin : figure.start])
    return named[-1] if len(set(named)) == 1 else None
