"""What a part is a part of: 特色校12所(国家级5所), 专任教师892人,其中…317人."""

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.text.normalize import fold

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

_APART = re.compile(r"[,;。:()\n|]")
_SHARE = re.compile(r"占|比例$|比率$|占比$")


def whole_of(before: "list[Figure]", text: str, part: "Figure", offset: int) -> str:
    """The subject of the whole that a number is a part of, by an open bracket or 其中; empty for none.

    ``before`` are the figures that stand before it in the text, which begins at ``offset``.
    """
    folded, start = fold(text), part.start - offset
    opened = folded.rfind("(", 0, start)
    if opened >= 0 and ")" not in folded[opened:start]:
        owners = [figure for figure in before if figure.end - offset <= opened]
        near = owners and not _APART.search(folded[owners[-1].end - offset : opened].strip(",;:"))
        return owners[-1].subject if near else ""
    place = _open_part(folded, start)
    if place < 0:
        return ""
    parts = [figure for figure in before if figure.start - offset > place]
    if parts and parts[0].kind != part.kind and part.kind != "percent":
        return ""  # 新建学校19所,其中公办17所,竣工面积68.4万平方米
    if parts:
        share = part.kind != "percent" or _SHARE.search(folded[parts[-1].end - offset : start])
        return parts[0].parent if share or parts[0].kind == "percent" else ""
    return _owner([figure for figure in before if figure.end - offset <= place], folded, part, offset, place)


def _owner(owners: "list[Figure]", text: str, part: "Figure", offset: int, place: int) -> str:
    """The last number that can be the whole: of the part's kind and larger, else one that is no share."""
    if owners and "。" in text[owners[-1].end - offset : place]:
        return ""
    alike = [one for one in owners if one.kind == part.kind and not (one.kind == "percent" and _share(one))]
    if part.kind != "percent" and alike and alike[-1].base <= part.base:
        alike = _larger(alike, part, text, offset)
    if alike:
        return alike[-1].subject
    counted = [one for one in owners if one.kind not in {"percent", "point"} and not one.per]
    of_part = part.kind == "percent" or not any(one.kind == part.kind for one in owners)
    return counted[-1].subject if counted and of_part else ""


def _larger(alike: "list[Figure]", part: "Figure", text: str, offset: int) -> "list[Figure]":
    """Those up to the whole, where the last is too small to be it: what it is listed with is no whole either."""
    for place, whole in enumerate(alike):
        sums = list(accumulate(one.base for one in alike[place + 1 :]))
        if whole.base in sums and whole.base > part.base:
            return alike[: place + 1]  # 39所:小学27所,初中7所,完全中学5所;其中占地不足十亩的16所
    while alike and alike[-1].base <= part.base:
        small = alike.pop()
        while alike and text[alike[-1].end - offset : small.start - offset].startswith("、"):
            small = alike.pop()
    return alike


def _open_part(text: str, start: int) -> int:
    """Where 其中 stands that a place belongs to, not one in a bracket that is closed before it; -1 for none."""
    place = text.rfind("其中", 0, start)
    while place >= 0 and text.count(")", place, start) > text.count("(", place, start):
        place = text.rfind("其中", 0, place)
    return place


def _share(figure: "Figure") -> bool:
    return bool(_SHARE.search(figure.subject))
