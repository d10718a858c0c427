"""Yes or no: does the clause found say what the question supposes, or the opposite."""

import re
from collections.abc import Iterable

from assistant.text.normalize import fold

_DENIES = re.compile(r"(?<!控)无(?!偿)|未(?!来|成年)|没有|不予|不得|零|杜绝|严禁|禁止|消除|不存在|不参加|不算|不拆分|不受理")
_ASKS_DENIAL = re.compile(r"(没有|没|不|未|无)(?!有没|是不|能不|会不|要不|算不)[\u4e00-\u9fff]{1,8}(吧|对吗|是吗|对不对)")
# A question's word and the words of a document that contradict it.
_OPPOSITES = (
    (r"匿名|不留名|不(写|署|留)(真)?名|化名|不实名", r"真实姓名|实名|署名"),
    (r"低|少|不如|不及|比不上", r"高于|多于|不低于|超过"),
    (r"泄露|传出去|传到|告诉别人|公开我", r"保密"),
    (r"自己(掏|出|付)|自费|自掏|收费|要钱|花钱|掏钱", r"免费|免收"),
    (r"每个?月|月月|一个月一", r"每两个?月|每学期|每年|每季度"),
    (r"第一天就算|当天(就)?算", r"次日起"),
)
_MODALS = (
    (r"能不能|可不可以|能否|可否|可以|行不行|行吗|能", ("可以", "不可以")),
    (r"有没有|有无|有(?!多)", ("有", "没有")),
    (r"会不会|会", ("会", "不会")),
)


def holds(statement: str, clause: str, words: Iterable[str]) -> bool:
    """Say whether a clause affirms what a yes/no question supposes; ``words`` are the question's words found in it."""
    folded = fold(clause)
    for asked, said in _OPPOSITES:
        if re.search(asked, statement) and re.search(said, folded):
            return False
    denied = bool(_DENIES.search(_around(folded, words)))
    supposed = not _ASKS_DENIAL.search(statement)
    return denied != supposed


def lead(question: str, *, holds: bool) -> str:
    """是的。 / 没有。 … as the question's own verb wants it."""
    for cue, (yes, no) in _MODALS:
        if re.search(cue, question):
            return f"{yes if holds else no}。"
    return "是的。" if holds else "不是。"


def _around(clause: str, words: Iterable[str]) -> str:
    """The stretch of the clause that speaks of the question's words: a denial elsewhere in it says nothing."""
    places = [clause.find(word) for word in words if word in clause]
    if not places:
        return clause
    return clause[max(0, min(places) - 6) : max(places) + 8]
