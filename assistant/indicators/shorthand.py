"""The short names of the resources in a list of their 差异系数: 学历0.268、用房0.337、场馆0.446.

In such a list an item without the name of a resource is none of the one before it. Its words are short for the one
resource in whose names they stand; a number whose words are nobody's, or those of the mean of all, is nobody's.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.indicators.around import bare
from assistant.indicators.names import Name, Names

_ITEM = re.compile(r"(?:^|[、,;:(])\s*(?P<words>[\u4e00-\u9fff]{2,10})$")
_OPENS = re.compile(r"^\s*(?:为|是|如下|分别是?|分别为|依次是?|依次为)?[:,]?\s*(?P<words>[\u4e00-\u9fff]{2,10})$")
# 降到, 略高于, 上述七项依次为: no name at all
_NO_NAME = re.compile(
    r"[升降增减高低小大多少比较差]|以|不|未|超|均|都|其中|综上|依次|分别|顺序|上述|前述|[各一二三四五六七八九]项"
)
_LONGEST = 6


class Items(NamedTuple):
    """The names that stand short in a list, and the numbers of it that are nobody's."""

    names: list[Name]
    nobody: list[Figure]


def items(text: str, begin: int, figures: Sequence[Figure], named: Sequence[Name], names: Names) -> Items:
    """The short names of a list of 差异系数 that begins at a place of a folded text."""
    found, nobody = [], []
    before: Figure | None = None
    for figure in figures:
        low = before.end if before else begin
        if figure.unit or figure.start < begin:
            continue
        behind = text[low : figure.start]
        listed = (_ITEM if before else _OPENS).search(behind) or (None if before else _ITEM.search(behind))
        words = bare(listed["words"]) if listed else ""
        inside = any(low <= name.start < figure.start for name in named)
        named_so = listed is not None and not inside and not _NO_NAME.search(listed["words"])
        if listed and named_so and 1 < len(words) <= _LONGEST:
            start, end = low + listed.start("words"), low + listed.end("words")
            if id := names.only(words):
                found.append(Name(start, end, id, None, len(words), False, start))
            elif before:
                nobody.append(figure)
        before = figure
    return Items(found, nobody)
