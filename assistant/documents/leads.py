"""The words before a number's own that say what it counts: 高于规定学历教师(每百名学生):小学5.18人."""

import re
from typing import TYPE_CHECKING

from assistant.documents.subjects import is_loose, joined, superlative, trim
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.spans import parts
from assistant.types import Level

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

PADDING = "、,\uff0c;\uff1b:\uff1a \n\u3000"
_HEAD = re.compile(r"(?:数|率|比例|面积|值|度|额|情况|如下|分别|是|为)[::,(]?$")
_IS = re.compile(r"\s*(?:为|达到?了?|是|仅|仅为|高达)\s*\d")  # 校长的满意度最高,为94.1%
_SUPERLATIVE = re.compile(r"最[高低多少大小好差]$")
_BRACKET = re.compile(r"[()\s]*(?:\([^()]*\))?[()\s]*")
_PER = re.compile(r"按?每百?名?学?生(?:计算?|平均)?")  # …教师数,按每百名学生计,小学达到7.15人
_NUMBERED = re.compile(r"^\s*(?:\(\d{1,2}\)|\d{1,2}[.、])")
_STOP = re.compile(r"[,;。:()\n]")
_FEWEST = 3  # characters of a name behind a colon


def lead(text: str, low: int, previous_end: int, *, listed: bool) -> tuple[int, int] | None:
    """The place of the part right before a number's words where it names what is counted.

    ``listed``: the number's own words name no more than a level or a time, so that any part without a number will do.
    """
    folded = fold(text)
    if closed := _before_bracket(folded, low):
        return closed
    spans = [(a, b) for a, b in parts(text, previous_end, low) if not _is_bare(folded[a:b])]
    last = spans.pop() if spans else None
    if last is None:
        return None
    per = bool(_PER.fullmatch(trim(folded[slice(*last)].strip(PADDING))))
    start, end = (spans.pop()[0], last[1]) if per and spans else last
    words = folded[start:end]
    if _IS.match(folded[low:]) or _HEAD.search(words):
        return start, end
    if not listed or re.search(r"\d", _NUMBERED.sub("", words)):
        return None
    # 资源配置七项均值:高于规定学历教师(每百名学生)小学…: what stands behind the colon is nearer
    colon = words.rstrip(PADDING).rfind(":")
    behind = trim(words[colon + 1 :].strip(PADDING))
    return (start + colon + 1, end) if len(behind) >= _FEWEST and not is_loose(behind) else (start, end)


def _before_bracket(folded: str, low: int) -> tuple[int, int] | None:
    """The words that a bracket right before a number belongs to, with the bracket: 参评的初中(含初中部)17所."""
    if not folded[:low].endswith(")"):
        return None
    opened = folded.rfind("(", 0, low)
    start = max((match.end() for match in _STOP.finditer(folded, 0, max(opened, 0))), default=0)
    words = trim(folded[start:opened]) if opened > 0 else ""
    return None if not words or re.search(r"\d", words) else (start, low)


def lead_words(text: str, place: tuple[int, int]) -> str:
    """What the part at a place names."""
    return _SUPERLATIVE.sub("", trim(text[slice(*place)].strip(PADDING).rstrip("(\uff08 ").lstrip(")\uff09")))


def lead_level(words: str, lexicon: Lexicon) -> Level | None:
    """The level of what a lead names; that of a word inside a name, as in 实验小学教育集团, is none."""
    named = lexicon.levels(words)
    held = {level for start, end, level in named if end == len(words) or not start or words[start - 1] in "是的为"}
    return held.pop() if len(held) == 1 and len({level for *_, level in named}) == 1 else None


def continued(earlier: "list[Figure]", found: "list[Figure]") -> "list[Figure]":
    """Give numbers that name no more than a level what the clause before counts: …小学8.24人;初中9.13人."""
    if not found or found[0].level is None or not is_loose(found[0].subject):
        return found
    alike = [one for one in earlier if _like(one, found[0]) and one.level and one.subject and not one.parent]
    own = superlative(found[0].subject)
    loose = {one.quote: (one.subject, one.level) for one in found if _like(one, found[0]) and is_loose(one.subject)}
    if len(set(loose.values())) < len(loose):
        return found  # 初中依次为16个、5个、1个: not all of them one thing
    if not alike or alike[-1].level == found[0].level or (own and own not in alike[-1].subject):
        return found
    told = []
    for figure in found:
        if _like(figure, found[0]) and is_loose(figure.subject):
            kept = {"subject": joined(alike[-1].subject, figure.subject), "inherited": True}
            told.append(figure.model_copy(update={**kept, "per": figure.per or alike[-1].per}))
        else:
            told.append(figure)
    return told


def _like(one: "Figure", other: "Figure") -> bool:
    """Say whether two numbers are of one unit, and both counts of heads or both rates of them."""
    return one.unit == other.unit and (one.kind != "person" or (one.value % 1 == 0) == (other.value % 1 == 0))


def _is_bare(words: str) -> bool:
    return not trim(words.strip(PADDING)) or bool(_BRACKET.fullmatch(words.strip(PADDING)))
