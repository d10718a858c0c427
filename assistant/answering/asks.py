"""One question that asks for several numbers, taken apart: 资助了多少人、多少钱 asks twice of the same thing."""

import re
from collections.abc import Callable
from typing import NamedTuple

_CUT = re.compile(r"[,;。?!、]+|(?<=[数额率例])(?:以及|及|和|与)")
_ASKS = re.compile(
    r"多少|几(?!乎|年来)|百分之|多大|多高|多长|多久|(?:人|个|间|次|场|总|钱)数|数(?:量|目)?$|金额|总额|占比|比例|比率|[率额值]$|呢$"
)
# 西部计划志愿者和援疆老师各来了几个人
_EACH = re.compile(
    r"(?P<before>[^。?]*[,。])?(?P<one>[^,。?、]{2,12}?)(?:和|跟|与|、|还有)(?P<other>[^,。?、]{2,12}?)(?:各|分别)(?:自|是|有)?"
    r"(?P<rest>[^,。?]*(?:多少|几)[^,。?]*)[?]?"
)
_POINTS = re.compile(r"^(?:那|还有|其中|里面|另外|然后|又|再)?")


class Ask(NamedTuple):
    """A single question in full, and the piece of the words that asks it."""

    question: str
    piece: str


def asks(question: str, subject: Callable[[str], str], levels: Callable[[str], object]) -> tuple[Ask, ...]:
    """The single questions of a question, each with the words it shares with the others; one where it asks once.

    ``subject`` gives the words of a piece that say what it is about: a piece without any takes those of the first one,
    unless it names a level of its own (``levels``).
    """
    each = _EACH.fullmatch(question)
    if each and subject(each["one"]) and subject(each["other"]):
        return tuple(Ask(f"{each[name]}{each['rest']}", f"{each[name]}{each['rest']}") for name in ("one", "other"))
    pieces = [piece.strip() for piece in _CUT.split(question) if piece and piece.strip()]
    asking = [piece for piece in pieces if _ASKS.search(piece)]
    if len(asking) < 2:
        return (Ask(question, question),)
    shared = [piece for piece in pieces if piece not in asking]
    found = []
    for number, piece in enumerate(asking):
        before = ""
        if number and subject(_POINTS.sub("", piece)):
            before = _opening(asking[0], subject)
        elif number and not levels(piece):
            before = asking[0]
        tail = "" if not piece.endswith("呢") else "多少"
        whole = ",".join(part for part in (*shared, before, piece.removesuffix("呢") + tail) if part)
        found.append(Ask(whole, piece))
    return tuple(dict.fromkeys(found))


def _opening(piece: str, subject: Callable[[str], str]) -> str:
    """What stands before the asking word of the first piece, where it says what the question is about."""
    match = _ASKS.search(piece)
    words = piece[: match.start()] if match else ""
    return words if subject(words) else ""
