"""Give each number of a list its own name: 2022年、2023年教育经费分别为18.62亿元和19.74亿元.

As many names before 分别 as numbers behind it are paired in order. The names may be years, levels or anything else;
what stands before or behind all of them (教育经费) belongs to each. Where the counts differ nothing is paired.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.numerals import chinese_number
from assistant.types import Level

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

_EACH = re.compile(r"分别|依次|对应|相应|(?<=(?:19|20)\d\d年)(?=[是为]\d)|(?<=顺序)(?=[是为]\d)")
_OF_YEAR = re.compile(r"(?:^|[,;。(])\s*(?P<year>(?:19|20)\d{2}年度?|上一?年度?|去年)(?:同期)?$")
_SEGMENT = re.compile(r"\s*(?:学?段|阶段)?\s*")
_STOP = re.compile(r"[,;。:(\n|]")
_JOINT = re.compile(r"、|以及|和|(?<!参)与|及(?!辅助)")
_BRACKET = r"(?:\((?P<inside>[^()]*)\))"
_BETWEEN = re.compile(rf"\s*{_BRACKET}?\s*(?:、|,|以及|[和与及])\s*")
_BEHIND = re.compile(rf"\s*{_BRACKET}")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?|—\d{4}学年)|[前去今]年")
_YEARS = re.compile(rf"(?:{_YEAR.pattern})(?:(?:、|[和与及])(?:{_YEAR.pattern}))+")
_COUNT = r"(?P<count>\d|[两二三四五六七])"
_ABOVE = re.compile(rf"(?:上述|前述|这|以上){_COUNT}(?:项|者|类|个|种)")  # 初中教师的上述两项比例分别为
# 按上述顺序依次为: as many as are told behind it
_SAME_ORDER = re.compile(r"(?:上述|以上|前述|上列|同样|相同|同一)(?:的|各项|指标)*(?:顺序|次序|各项|指标)")
# what the same numbers of the clause before count: …;初中上述七项依次为…, …;初中段依次为…, 初中按相同顺序依次为…
RECALLS = re.compile(
    rf"(?:{_ABOVE.pattern}|{_SAME_ORDER.pattern})[^,;。:]{{0,6}}(?:分别|依次|[是为]\d)"
    r"|^\s*(?:小学|初中)(?:学?段|阶段)?(?:分别|依次|对应|相应)"
)
_OF_ALL = re.compile(r"综合|平均|总体")  # the mean behind the last of a list is none of them
_LAST = re.compile(rf"[后近]{_COUNT}年")  # 后两年分别比上年增长
_THINGS = re.compile(rf"{_COUNT}(?:项|科|类|个|种|者|档|所|名|镇|乡)")  # 甲、乙两项差异系数依次为
_CLOSED = re.compile(
    r"均|都|[两三四五六七](?:项|科|类|个|种|者|档)|达|等|实[现施]|已|各|的|为|在|到|由"
)  # where the last name ends
_OPENED = re.compile(r".*(?:其中|按照?|其余)")
_GLUE = "为是有达到了约:的"
_LONGEST = 14  # characters from 分别 to the first number, and of a name
_FEWEST = 2


class _Name(NamedTuple):
    words: str
    level: Level | None = None
    time: str = ""


class _Told(NamedTuple):
    names: list[_Name]
    shared: str  # what belongs to each
    own: bool = False  # each keeps the name that stands before it
    whole: bool = False  # the names say all
    per: bool = False


def paired(
    found: "list[Figure]", text: str, opening: str, offset: int, lexicon: Lexicon, trim: Callable[[str], str]
) -> "list[Figure]":
    """The figures of a passage that begins at ``offset``, those listed behind 分别 each with its own name.

    ``opening`` is the sentence before the passage.
    """
    folded, named = fold(text), list(found)
    before = _Told([], "")
    for each in _EACH.finditer(folded):
        mixed = bool(RECALLS.search(folded[: each.end()]))
        run = _run(found, folded, each, offset, mixed=mixed)
        if len(run) < _FEWEST:
            continue
        low = max((stop.end() for stop in _STOP.finditer(folded, 0, each.start())), default=0)
        begin = _part_before(folded, low)
        earlier = found[: run[0]]
        told = (
            _in_brackets(found, run, folded, low, each.start(), offset, lexicon)
            or _referred(
                folded[low : each.start()],
                [one for one in earlier if one.start < offset] or earlier,
                before,
                [found[place].unit for place in run],
                lexicon,
            )
            or _listed(folded, low, each.start(), len(run), lexicon)
            or _just_before(folded, begin, low, each.start(), len(run))
            or _as_before(earlier, folded[: each.start()], found[run[0]], len(run))
            or _alongside(earlier, folded[low : each.start()], found[run[0]], len(run))
            or _years_ahead(f"{fold(opening)}{folded[:low]}", len(run))
            or _running(folded[low : each.start()], fold(opening), len(run), lexicon)
        )
        if told is None:
            continue
        shared = trim(f"{told.shared}{folded[each.end() : found[run[0]].start - offset]}".rstrip(_GLUE))
        if told.own:  # the numbers keep the name that stands before them
            shared = found[run[0]].subject
        if not told.whole and not shared and not any(name.words for name in told.names):
            owners = [one for one in earlier if one.unit == found[run[0]].unit and one.subject]
            shared = owners[-1].subject if owners else trim(folded[begin : max(begin, low - 1)])
        elif low and folded[low - 1] == ":":
            shared = f"{trim(folded[begin : low - 1])}{shared}"
        before = _Told(told.names, shared)
        for place, name in zip(run, told.names, strict=True):
            named[place] = found[place].model_copy(
                update={
                    "subject": name.words if told.whole else f"{name.words}{shared}" or found[place].subject,
                    "per": found[place].per or told.per,
                    "level": name.level or found[place].level,
                    "time": name.time or found[place].time,
                    "inherited": True,
                    "quote": (offset + begin, found[run[-1]].end),
                }
            )
    return named


def _run(found: "list[Figure]", text: str, each: re.Match[str], offset: int, *, mixed: bool = False) -> list[int]:
    """Which figures are listed right behind 分别, of one unit unless they may be ``mixed``."""
    run: list[int] = []
    for place, figure in enumerate(found):
        start = figure.start - offset
        if start < each.end():
            continue
        if not run:
            if start - each.end() > _LONGEST or _STOP.search(text, each.end(), start):
                break
        elif (figure.unit != found[run[0]].unit and not mixed) or not _BETWEEN.fullmatch(
            text[found[run[-1]].end - offset : start]
        ):
            break
        run.append(place)
    return run


def _in_brackets(
    found: "list[Figure]", run: list[int], text: str, low: int, high: int, offset: int, lexicon: Lexicon
) -> _Told | None:
    """Levels behind each number: 分别是7.36平方米(小学)和10.86平方米(初中)."""
    behind = [_BEHIND.match(text, found[place].end - offset) for place in run]
    levels = [lexicon.levels(match["inside"]) if match else [] for match in behind]
    return _Told([_Name("", one[0][2]) for one in levels], text[low:high]) if all(levels) else None


def _listed(text: str, low: int, high: int, wanted: int, lexicon: Lexicon) -> _Told | None:
    """The last names listed in ``text[low:high]``, and what belongs to all of them."""
    joints = list(_JOINT.finditer(text, low, high))
    starts, ends = [low, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), high]
    pieces = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)][-wanted:]
    if len(pieces) < wanted:
        return None
    years = [list(_YEAR.finditer(piece)) for piece in pieces]
    if all(years):
        times = [found[-1 if number == 0 else 0] for number, found in enumerate(years)]
        shared = pieces[0][: times[0].start()] + pieces[-1][times[-1].end() :]
        return _Told([_Name("", None, time.group()) for time in times], shared)
    levels = [lexicon.levels(piece) for piece in pieces]
    if all(levels) and len({one[0][2] for one in levels}) > 1:
        (start, _, first), (_, end, _) = levels[0][-1], levels[-1][0]
        shared = text[low : starts[-wanted]] + pieces[0][:start] + pieces[-1][end:]
        return _Told([_Name("", level) for level in (first, *(one[0][2] for one in levels[1:]))], shared)
    shared = ""
    if (things := _THINGS.search(pieces[-1])) and _is(things["count"], wanted):
        pieces[-1], shared = pieces[-1][: things.start()], pieces[-1][things.end() :]
    elif len(starts) > wanted:
        return None
    pieces[0] = _OPENED.sub("", pieces[0])
    return _Told([_Name(piece) for piece in pieces], shared) if _are_names(pieces) else None


def _referred(words: str, found: "list[Figure]", before: _Told, units: list[str], lexicon: Lexicon) -> _Told | None:
    """Names told before: 后两年 are the last two years listed, 上述两项 the last two things counted."""
    wanted = len(units)
    last, above, order = _LAST.search(words), _ABOVE.search(words), _SAME_ORDER.search(words)
    names, levels = before.names, lexicon.levels(words)
    if last and _is(last["count"], wanted) and len(names) >= wanted and all(name.time for name in names):
        return _Told(names[-wanted:], f"{before.shared}{words[last.end() :]}")
    alone = len(levels) == 1 and _SEGMENT.fullmatch(words[: levels[0][0]] + words[levels[0][1] :])
    listed = [one for one in found if one.unit in units]
    counted = [one for one in listed if not (above or order or alone) or not _OF_ALL.search(one.subject)]
    counted = counted[-wanted:] if order is None or len(counted) == wanted else []
    if [figure.unit for figure in counted] != units or not all(figure.subject for figure in counted):
        return None
    if not alone and not order and not (above and _is(above["count"], wanted)):
        return None
    own = levels[-1][2] if levels else None
    per = {figure.unit: figure.per for figure in counted}
    return _Told([_Name(figure.subject, own, figure.time) for figure in counted], "", whole=True, per=all(per.values()))


def _just_before(text: str, begin: int, low: int, high: int, wanted: int) -> _Told | None:
    """Names listed in the part before: 语文、数学、科学均在Ⅲ级以上,校际差异率分别为…."""
    pieces = [piece.strip() for piece in _JOINT.split(text[begin : max(begin, low - 1)])]
    if len(pieces) != wanted:
        return None
    pieces[0], pieces[-1] = _OPENED.sub("", pieces[0]), _CLOSED.split(pieces[-1])[0]
    return _Told([_Name(piece) for piece in pieces], text[low:high]) if _are_names(pieces) else None


def _running(words: str, opening: str, wanted: int, lexicon: Lexicon) -> _Told | None:
    """The levels that the sentence listed before: 小学、初中…分别为…;骨干教师分别为…."""
    levels = lexicon.levels(opening)
    run = levels[:1]
    for one in levels[1:]:
        run = [*run, one] if _JOINT.fullmatch(opening[run[-1][1] : one[0]]) else run if len(run) == wanted else [one]
    return _Told([_Name("", level) for *_, level in run], words) if len(run) == wanted and words else None


def _years_ahead(words: str, wanted: int) -> _Told | None:
    """The years that were listed before: 2023年、2024年,小学在校生分别为…,初中在校生分别为…."""
    runs = [match.group() for match in _YEARS.finditer(words)]
    years = [year.group() for year in _YEAR.finditer(runs[-1])] if runs else []
    return _Told([_Name("", None, year) for year in years], "", own=True) if len(years) == wanted else None


def _as_before(earlier: "list[Figure]", words: str, first: "Figure", wanted: int) -> _Told | None:
    """What the numbers before count, of another year: 近视率小学34.6%、初中58.2%,2024年是35.4%和59.1%."""
    year = _OF_YEAR.search(words)
    alike = [one for one in earlier if one.unit == first.unit and bool(one.decimals) == bool(first.decimals)]
    if year is None or len(alike) < wanted:
        return None
    last = alike[-wanted:]
    names = [_Name(one.subject, one.level, year["year"]) for one in last]
    return _Told(names, "", whole=True, per=all(one.per for one in last))


def _alongside(earlier: "list[Figure]", words: str, first: "Figure", wanted: int) -> _Told | None:
    """The years of as many numbers right before: 2024年8.51万元、2025年8.94万元,同期公务员分别为…."""
    last = earlier[-wanted:]
    years = {figure.time for figure in last if _YEAR.fullmatch(fold(figure.time)) and figure.unit == first.unit}
    if "同期" not in words or not len(years) == len(last) == wanted:
        return None
    return _Told([_Name("", None, figure.time) for figure in last], words.replace("同期", ""))


def _part_before(text: str, low: int) -> int:
    """Where the part before a comma or a colon begins."""
    if not low or text[low - 1] not in ",:":
        return low
    return max((stop.end() for stop in _STOP.finditer(text, 0, low - 1)), default=0)


def _are_names(pieces: list[str]) -> bool:
    return all(piece and len(piece) <= _LONGEST and not re.search(r"\d", piece) for piece in pieces)


def _is(count: str, wanted: int) -> bool:
    return (int(count) if count.isdigit() else chinese_number(count)) == wanted
