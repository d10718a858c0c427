"""The part of a question that asks for a number, the noun that it asks it of, and the units that this calls for."""

import re
from collections.abc import Callable

from assistant.answering.understanding.kinds import Kinds
from assistant.answering.understanding.plan import Term
from assistant.answering.understanding.terms import STRONG
from assistant.text.quantities import PEOPLE, SHARES
from assistant.types import Level

_PEOPLE = frozenset({"学生", "教师", "在校生", "专任教师", "教职工", "儿童", "孩子", "志愿者", "家长"})
_ASKING = re.compile(
    r"(?:多少|几(?!乎|年来)|多大|多高|多长|何|百分之)(?:个|名|位|所|间|次|场|套|块|项|条|份|台|家|张|笔|成|种|本|辆|人(?=[^次数])|万|百|千|十|分|几)?|占比|总数|数量|人数|金额|比例|数目"
)
_PIECES = re.compile(r"[,。;?!]+")
_NOUNS = "nxej"  # parts of speech that name what is counted
_TELLING = 0.3  # a lighter noun than this names nothing that is counted
_ASIDE = 0.35  # what a word outside the part that asks counts


def asking(question: str) -> str:
    """The part of a question that asks; all of it where none or several do: 娃明年入园,全县有几所幼儿园."""
    asked = [piece for piece in _pieces(question) if _ASKING.search(piece)]
    return asked[0] if len(asked) == 1 else question


def focused(
    question: str, terms: tuple[Term, ...], levels: Callable[[str], list[tuple[int, int, Level]]]
) -> tuple[Term, ...]:
    """The terms of a question; outside the part that asks they count for less: 娃明年入园了,幼儿园多少家.

    ``levels`` tells the levels that words name: a part that names one, or a thing by itself, says of what it asks.
    """
    pieces = _pieces(question)
    asked = [piece for piece in pieces if _ASKING.search(piece)]
    if len(asked) != 1 or len(pieces) < 2:
        return terms
    own = [term for term in terms if term.word in asked[0]]
    if not (any(term.known and term.weight >= STRONG for term in own) or levels(asked[0])):
        return terms
    return tuple(t if t in own else t.model_copy(update={"weight": round(t.weight * _ASIDE, 3)}) for t in terms)


def head_of(question: str, terms: tuple[Term, ...]) -> Term | None:
    """The noun that a number is asked of: right behind 多少 or 几个, else the last one before it."""
    asked = _ASKING.search(question)
    nouns = [term for term in terms if term.tag[:1] in _NOUNS and term.weight > _TELLING]
    if not asked or not nouns:
        return None
    behind = [term for term in nouns if 0 <= question.find(term.word, asked.end()) - asked.end() <= 1]
    if behind:
        return behind[0]
    before = [term for term in nouns if 0 <= question.find(term.word) < asked.start()]
    return max(before, key=lambda term: question.rfind(term.word, 0, asked.start()), default=None)


def units_of(question: str, head: Term | None, kinds: Kinds) -> tuple[str, ...]:
    """The unit classes asked for: by the noun right behind 多少个 where one stands there, else by all words."""
    asked = _ASKING.search(question)
    behind = question[asked.end() :].startswith(head.word) if asked and head else False
    whole = kinds.units(kinds.plain(question))
    share = bool(whole) and set(whole) <= SHARES  # 十个学生里几个住校
    if asked and head and behind and asked.group().endswith("个") and not share:
        return kinds.units(question[asked.start() :]) or _heads(head)
    return whole or _heads(head)


def _heads(head: Term | None) -> tuple[str, ...]:
    """The units of what is asked of where the asking words name none: people are counted in heads."""
    return PEOPLE if head and _PEOPLE & set(head.same) else ()


def _pieces(question: str) -> list[str]:
    return [piece for piece in _PIECES.split(question) if piece]
