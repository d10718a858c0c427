"""What a rate without a name of its own is of: a group told before it, or what the whole is called.

家长3100份,满意度91.39%;教师620份,满意度94.84% gives two groups theirs; 综合达标率88%,其中小学达标率90% is a part's.
"""

import re
from typing import TYPE_CHECKING

from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

_RATE = re.compile(r"(?:其中?|的)?(?P<rate>(?!综合|总体|平均)[\u4e00-\u9fff]{1,5}(?:率|度))")
_BETWEEN = re.compile(r"(?:以上)?[,、()]{1,2}[^\d,;。]{0,10}")  # from the one number to the other
# how many of a group were asked says nothing of the group: 学生有效问卷2400份
_ASKED = re.compile(
    r"(?:的?(?:发放|发出|下发|收回|回收)?(?:有效)?(?:问卷|样本|答卷)?|参与(?:调查|测评)|受访|人数|\s*[份人名次])+$"
)
_IN_BRACKET = re.compile(r"([\u4e00-\u9fff]{2,10})\($")  # 家长(3100份)
_LEVEL = re.compile("小学|初中")  # the pupils of each level are no two groups
_FEWEST = 2


def grouped(found: "list[Figure]", text: str, sentence: str, offset: int) -> "list[Figure]":
    """The figures of a passage that begins at ``offset`` of the document, each rate with the group it stands behind.

    The ``sentence`` gives the rate to two groups or more: one alone may be of all that was counted.
    """
    folded, around = fold(text), fold(sentence)
    told = list(found)
    for place, one in enumerate(found):
        named = _RATE.fullmatch(one.subject)
        group = _group(found[:place], one, folded, offset) if named and one.kind in SHARES else None
        owner = _owner(group, folded, offset) if group else ""
        if not (named and group and owner) or named["rate"] in owner or owner in named["rate"]:
            continue
        if one.level in (None, group.level) and len(_groups(named["rate"], around)) >= _FEWEST:
            kept = {"subject": f"{owner}{named['rate']}", "quote": (group.quote[0], one.quote[1]), "level": group.level}
            told[place] = one.model_copy(update=kept)
    return told


def _group(before: "list[Figure]", rate: "Figure", text: str, offset: int) -> "Figure | None":
    """The number with the group's name: the one right before the rate, or 家长发放500份 before 收回480份."""
    after = rate
    for one in reversed(before):
        if one.kind in SHARES or not _BETWEEN.fullmatch(text[one.end - offset : after.start - offset]):
            return None
        if _owner(one, text, offset):
            return one
        after = one
    return None


def _owner(group: "Figure", text: str, offset: int) -> str:
    """What a number counts without the words for their being asked."""
    opened = _IN_BRACKET.search(text[: group.start - offset])
    return _ASKED.sub("", opened[1] if opened else group.subject)


def _groups(rate: str, sentence: str) -> set[str]:
    """The groups to which a sentence gives a rate behind another number, or two of them."""
    number = r"\(?\d[\d.]*[^,;。、()%\d]*[,、()][^,;。、%\d]{0,6}"
    pairs = re.compile(rf"([^,;。、:(\d]+)(?:{number}){{1,2}}?{rate}[^,;。\d]{{0,3}}\d")
    return {_LEVEL.sub("", group) for group in pairs.findall(sentence)}


def of_whole(found: "list[Figure]", opening: str, lexicon: Lexicon) -> "list[Figure]":
    """Each rate of a level with the name that the sentence before gives the whole's: 综合达标率 for 达标率."""
    before = fold(opening)
    return [_named(one, before, lexicon) if one.level and one.kind in SHARES else one for one in found]


def _named(figure: "Figure", before: str, lexicon: Lexicon) -> "Figure":
    if not _RATE.fullmatch(figure.subject):
        return figure
    longer = re.findall(rf"(?:^|[,;。、:(])([\u4e00-\u9fff]{{2,8}}{figure.subject})[为是达]?\d", before)
    names = {name for name in longer if not lexicon.levels(name)}
    if len(names) != 1:
        return figure
    name = names.pop()
    return figure.model_copy(update={"subject": name, "parent": name, "inherited": True})
