"""The level of numbers that name none themselves: a heading or a label sets it, or an order told once for all pairs."""

import re
from typing import TYPE_CHECKING

from assistant.documents.model import Document, Passage
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.types import Level

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

# 初中阶段:, 小学方面,, (二)小学: and not 剩下的松林小学,: what a clause begins with is a label where it is nothing else
_LABEL = re.compile(
    r"(?:(?<=[。;:\n])|^)\s*(?:[^。;:,\n]{0,12}(?:阶段|学段|方面|部分)"
    r"|(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.])?(?:全[县区市旗])?(?:其中|在|公办|义务教育|城区|农村|乡镇)*"
    r"(?:小学|初中)(?:方面|部分)?)[::,]"
)
# (前为小学,后为初中): said once, it holds for every pair behind it
_ORDER = re.compile(
    r"前(?:者|[一1]?个?数?|面)?(?:均?为|是|系)?(?P<first>小学|初中)(?:生|阶段)?[^。\n]{0,4}?"
    r"后(?:者|[一1]?个?数?|面)?(?:均?为|是|系)?(?P<then>小学|初中)"
)
# 小学为:甲0.2、乙0.3, 初中按上述顺序依次为0.2、0.3: a level that opens a list is that of the whole list
_OPENS = re.compile(
    r"(?:^|[,;。:])\s*(?:其中|全[县区市旗])?(?:小学|初中)(?:阶段|学段|段|部|方面)?(?:[^,;。:\d]{0,12}?(?:依次|分别|顺序)"
    r"[^,;。\d]{0,20}$|(?:各项|[一二三四五六七]项|指标|的|差异系数|校际)*(?:分别|依次)?[为是]?(?:如下)?:)"
)
_BETWEEN = re.compile(r"\s*[/、,]\s*")
_HEAD = 24  # characters at the start of a passage where its label stands
_PAIR = 2


def running_level(document: Document, passage: Passage, lexicon: Lexicon) -> Level | None:
    """The level set by the last label before the passage's end of label, else by a heading that names just one."""
    section = document.section_at(passage.start)
    begin = section.start if section else passage.sentence[0]
    before = fold(document.text[begin : passage.start])
    head = _LABEL.match(fold(document.text[passage.start : passage.end])[:_HEAD])
    labels = [match.group() for match in _LABEL.finditer(before)] + ([head.group()] if head else [])
    for words in (*reversed(labels), *reversed(section.path if section else ())):
        named = {level for *_, level in lexicon.levels(words)}
        if len(named) == 1:
            return named.pop()
    return None


def in_order(found: "list[Figure]", document: Document, passage: Passage, lexicon: Lexicon) -> "list[Figure]":
    """Give a pair of numbers that stands alone in its passage the levels of the order told before it, if one was."""
    section = document.section_at(passage.start)
    begin = section.start if section else passage.sentence[0]
    headings = fold(" ".join(section.path if section else ()))
    here = list(_ORDER.finditer(fold(document.text[begin : passage.end])))
    told = here or list(_ORDER.finditer(headings))
    if not told or len(found) != _PAIR or found[0].unit != found[1].unit:
        return found
    between = fold(document.text[found[0].end : found[1].start])
    own = lexicon.levels(document.text[max(begin + told[-1].end() if here else 0, passage.start) : passage.end])
    if own or not _BETWEEN.fullmatch(between):
        return found
    named = [lexicon.levels(told[-1][group])[0][2] for group in ("first", "then")]
    return [figure.model_copy(update={"level": level}) for figure, level in zip(found, named, strict=True)]


def headed(found: "list[Figure]", text: str, offset: int, lexicon: Lexicon) -> "list[Figure]":
    """Give the numbers of a list that a level opens this level, where the passage names no other one."""
    folded = fold(text)
    opened = _OPENS.search(folded[: found[0].start - offset]) if found else None
    named = {level for *_, level in lexicon.levels(folded)}
    if opened is None or len(named) != 1 or len(found) < _PAIR:
        return found
    level = named.pop()
    return [
        one.model_copy(update={"level": level}) if one.level is None and one.unit == found[0].unit else one
        for one in found
    ]
