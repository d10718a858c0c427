"""One question that asks for several numbers, taken apart: 资助了多少人、多少钱 asks twice of the same thing.

The numbers may be asked for one after the other, with or without a mark between (几个街道几个镇), or once for each of
several things (国家级、省级、市级各几所). What the single questions share is said in each of them.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from assistant.text.quantities import UNITS
from assistant.types import Level

Levels = Callable[[str], list[tuple[int, int, Level]]]

_CLAUSE = re.compile(r"[,;。?!]+")
_CUT = re.compile(r"、+|(?<=[数额率例])(?:以及|及|和|与)")
_UNITS = "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True))
_FEW = r"几(?!乎|年来|年级|号|月|点|分|何|几)"  # 几月几号 asks for no number
# not 这几年, 十几所, 过几年, 几时
_COUNTED = re.compile(
    rf"(?:(?:百分之)?多少|百分之几|(?<![这那前近好十])(?<!过(?=几年)){_FEW}(?!时))(?:个(?!月)|{_UNITS})?"
)
_ASKS = re.compile(
    rf"多少|{_FEW}|百分之|多大|多高|多长|多久|(?:人|个|间|次|场|总|钱)数|数(?:量|目)?$|金额|总额|占比|比例|比率|[率额值]$|呢$"
)
# 西部计划志愿者和援疆老师各来了几个人
_EACH = re.compile(
    r"(?P<of>[^,]*?(?:里头?|里[面边]|当中|[之其]中))?(?P<names>[^,]{2,40}?)(?:各|分别)(?:自|是|有|占|为)*"
    r"(?P<rest>[^,]*(?:多少|几|百分之)[^,]*)"
)
_JOINT = re.compile(r"以及|还有|[和跟与及、]")
_TWO = re.compile(r"(?P<one>[^的]{1,8}的)(?P<other>[^的]{1,8}的)")  # 男的女的, 公办的民办的
_SHORTEST_NAME, _LONGEST_NAME = 2, 14
# 从几平涨到几平 asks of one thing, and so does 打了多少分(百分之几满意)
_LINK = re.compile(r"[有是又和跟与到至涨升降减增变成为的了分平(]*")
# asks again for each of what the piece before asks: 分几等、各是多少
_NO_NUMBER = re.compile(r"^(?:各|分别|每[种样等档类个项])+[自是有为]*(?:多少|几)[^,]{0,3}$")
_TAIL = re.compile(r"[的了呢啊呀吗么哦]*$")
_OPENS = re.compile(r"^(?:(?:那么?|还有|其中|里面|另外|然后|又|再|有)*)")


class Ask(NamedTuple):
    """A single question in full, and the piece of the words that asks it."""

    question: str
    piece: str
    whole: bool = False  # the piece says all: one of the things that 各 is said of


def asks(question: str, subject: Callable[[str], str], levels: Levels) -> tuple[Ask, ...]:
    """The single questions of a question, each with the words it shares with the others; one where it asks once.

    ``subject`` gives the words of a piece that say what it is about: a piece without any takes those of the first one,
    unless it names a level of its own (``levels``).
    """
    pieces = [piece for clause in _CLAUSE.split(question) if clause for piece in _pieces(clause, levels)]
    pieces = [piece for piece in pieces if not _NO_NUMBER.search(piece.piece)]
    asking = [piece for piece in pieces if _ASKS.search(piece.piece)]
    if len(asking) < 2:
        return (Ask(question, question),)
    shared = [piece.piece for piece in pieces if piece not in asking]
    first, found = asking[0], []
    for number, (words, piece, whole) in enumerate(asking):
        before = ""
        if number and subject(_OPENS.sub("", piece)):
            before = "" if whole else _opening(first.piece, subject)
        elif number and not levels(piece) and not whole:
            before = first.piece
        tail = "" if not piece.endswith("呢") else "多少"
        full = ",".join(part for part in (*shared, before, words.removesuffix("呢") + tail) if part)
        found.append(Ask(full, piece, whole))
    return tuple(dict.fromkeys(found))


def _pieces(clause: str, levels: Levels) -> list[Ask]:
    """The pieces of a clause: one for each of what 各 is said of, else cut where a further number is asked."""
    each = _EACH.fullmatch(clause)
    names = _names(each["names"], levels) if each else []
    if each and names:
        whole = [f"{each['of'] or ''}{name}{each['rest']}" for name in names]
        return [Ask(piece, piece, whole=True) for piece in whole]
    cut = [piece.strip() for piece in _CUT.split(clause) if piece.strip()]
    return [Ask(one, one) for piece in cut for one in _run_on(piece)]


def _names(words: str, levels: Levels) -> list[str]:
    """The names of a list, two or more; of levels in a row each with what stands around them: 小学和初中的老师."""
    told = levels(words)
    row = told[:1] + [two for one, two in pairwise(told) if not _JOINT.sub("", words[one[1] : two[0]])]
    if 1 < len(row) == len(told):
        return [f"{words[: row[0][0]]}{words[start:end]}{words[row[-1][1] :]}" for start, end, _ in row]
    names = [name for name in _JOINT.split(words) if name]
    if len(names) == 1 and (two := _TWO.fullmatch(words)):
        names = [two["one"], two["other"]]
    return names if len(names) > 1 and all(_SHORTEST_NAME <= len(name) <= _LONGEST_NAME for name in names) else []


def _run_on(piece: str) -> list[str]:
    """A piece cut where a further number is asked for without a mark: 几个街道几个镇, 小学多少人初中多少人."""
    found = list(_COUNTED.finditer(piece))
    if len(found) < 2 or any(_LINK.fullmatch(piece[one.end() : two.start()]) for one, two in pairwise(found)):
        return [piece]
    named_behind = bool(_TAIL.sub("", piece[found[-1].end() :]))
    cuts = [one.start() for one in found[1:]] if named_behind else [one.end() for one in found[:-1]]
    return [piece[low:high] for low, high in pairwise([0, *cuts, len(piece)])]


def _opening(piece: str, subject: Callable[[str], str]) -> str:
    """What stands before the asking word of the first piece, where it says what the question is about."""
    match = _ASKS.search(piece)
    words = piece[: match.start()] if match else ""
    return words if subject(words) else ""
