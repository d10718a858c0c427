"""By how much a number differs from another that may not be told: 近视率47.9%,比上年下降1.6个百分点."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from assistant.documents.figures import Figure
from assistant.documents.times import undated
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES

if TYPE_CHECKING:
    from assistant.documents.corpus import Corpus

_RISES = r"净?增[加长多]?|提[高升]|上[升涨调]|扩大|拉[高长]|[高多超长]出|[高多涨升]"
_FALLS = r"净?减[少低]?|下[降调跌滑]|降低?|回落|缩[小短减]|压[减缩]|[低少短]|跌"
# what stands between the number before and the one that tells the move
_MOVED = re.compile(
    rf"(?P<lead>.*?)(?:(?:比(?![例重率])|较(?!为)|与|同)(?P<against>[^,;。、]{{1,14}}?)(?:相比)?,?)?"
    rf"(?:共|又|还|累计|平均|均|各|分别|也|都)*(?<![最更偏])(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS}))(?:了|出)?(?:约|近)?"
)
_COMPARED = re.compile(r"(?:与|同|跟|和|比|较)(?P<against>[^,;。]{1,14}?)(?:相比|比较),?")
_LEAD = re.compile(
    r"^[,、)\s]*(?:均|都|也|分别|同|各|又|其中)*(?:[近这]?[一二两三四五六七八九十\d]+(?:学)?年(?:来|间|里|内)?)?(?:均|共|净|里|累计)*"
)
_SPENT = re.compile(r"[;。]")
_DATES = frozenset({"year", "month", "day"})


class Move(NamedTuple):
    """A number that tells by how much others have moved, or differ from what they are held against.

    ``of`` are the numbers of its sentence that have moved; empty where its own words say what has, as in 学生净增.
    """

    by: Figure
    of: tuple[Figure, ...]
    against: str  # 上年, 公务员; empty where nothing is named
    rises: bool


def moves(text: str, sentence: Sequence[Figure]) -> list[Move]:
    """The moves that the figures of one sentence tell, in order; ``text`` is their document's."""
    found = []
    for at, figure in enumerate(sentence):
        before = [one for one in sentence[:at] if one.kind not in _DATES]
        low = before[-1].end if before else _begin(text, figure.start)
        match = _MOVED.fullmatch(fold(text[low : figure.start]))
        if match is None or figure.per or _SPENT.search(match["lead"]):
            continue
        opened = _COMPARED.search(fold(text[_begin(text, figure.start) : figure.start]))
        own = undated(_LEAD.sub("", _COMPARED.sub("", match["lead"]))).strip(" ,")
        if before and not own and not (of := _moved(before, figure)):
            continue
        of = () if own or not before else of
        if of or own:
            against = match["against"] or (opened["against"] if opened else "")
            found.append(Move(figure, of, against.strip(" ,"), bool(match["rises"])))
    return found


def moves_of(corpus: "Corpus", document: str, sentence: tuple[int, int]) -> list[Move]:
    """The moves that one sentence of a document tells."""
    return moves(corpus.documents[document].text, corpus.figures_in(document, *sentence))


def _begin(text: str, at: int) -> int:
    """Where the sentence of a place begins, as far as its clauses go."""
    return max(text.rfind(mark, 0, at) for mark in "。;；\n") + 1


def _moved(before: Sequence[Figure], by: Figure) -> tuple[Figure, ...]:
    """The numbers right before a move that it tells of: of its unit, of a rate for points; all of a row."""
    kinds = SHARES - {"point"} if by.kind == "point" else {by.kind}
    last = before[-1]
    if last.kind not in kinds or last.former:
        return ()
    row = [one for one in before if (one.kind, one.subject, one.former) == (last.kind, last.subject, False)]
    return tuple(row)
