"""Shares of a whole that is counted just before: 符合交流条件的教师500人,实际交流60人,占12%.

The words do not say of what the share is taken, the numbers do: it is read only where the part divided by the whole
gives it, to the last digit printed.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.documents.figures import Figure
from assistant.documents.model import Document
from assistant.indicators.names import Names
from assistant.indicators.pairing import LIST_MARK, Reported
from assistant.indicators.standard import Condition, Indicator, Standard
from assistant.text.normalize import fold

_SHARE = re.compile(r"[,(]?(?:占比?|比例|比率|约)约?(?:为|是|达到?)?约?")
_BETWEEN = re.compile(r"[^;。\d]{0,24}")  # from the whole to the part
_FIRST = 32  # characters before a count that say what it counts
_YEAR = re.compile(r"(?:19|20)\d{2}年度?")
_CUT = re.compile(r"[,;。:\n(|\t)]|——")
_HUNDRED = 100


def chained(document: Document, figures: Sequence[Figure], standard: Standard, names: Names) -> Iterator[Reported]:
    """The shares of wholes that a condition's qualifiers name, each worked out from its two counts."""
    text = fold(document.text)
    for whole, part, share in zip(figures, figures[1:], figures[2:], strict=False):
        counts = whole.kind == part.kind == "person" and share.kind == "percent" and share.comparator in ("=", "~")
        gaps = _YEAR.sub("", text[whole.end : part.start]), text[part.end : share.start]
        if not (counts and _BETWEEN.fullmatch(gaps[0]) and _SHARE.fullmatch(gaps[1]) and _divides(part, whole, share)):
            continue
        for indicator, condition in _conditions(standard):
            if _names_whole(text, whole, condition) and _names_part(gaps[0], indicator, names):
                yield _reported(document, whole, share, indicator, condition)


def _conditions(standard: Standard) -> Iterator[tuple[Indicator, Condition]]:
    """The shares that are asked of a whole which has a name of its own."""
    for indicator in standard.indicators:
        for condition in indicator.conditions:
            if condition.qualifiers and condition.unit.per and condition.unit.symbol == "%":
                yield indicator, condition


def _divides(part: Figure, whole: Figure, share: Figure) -> bool:
    if not 0 < part.value <= whole.value:
        return False
    exact = part.value * _HUNDRED / whole.value
    return bool(round(exact, share.decimals) == share.value)


def _names_whole(text: str, whole: Figure, condition: Condition) -> bool:
    before = _CUT.split(text[max(0, whole.start - _FIRST) : whole.start])[-1]
    return any(word in before for word in condition.qualifiers)


def _names_part(gap: str, indicator: Indicator, names: Names) -> bool:
    """Whether a count is of those whom the indicator is about, and not of some of them: 其中骨干教师."""
    own = any(words in gap or words.endswith(_ends(gap)) for words in indicator.names)
    other = any(name.indicator != indicator.id for name in names.find(gap))
    return own and not other and "其中" not in gap


def _ends(gap: str) -> tuple[str, ...]:
    """The words right before a count, long enough to be a name's end: 实际交流."""
    words = re.sub(r"(?:共|达|有|了|为)+$", "", _CUT.split(gap)[-1])
    return tuple(words[-length:] for length in range(2, len(words) + 1))


def _reported(document: Document, whole: Figure, share: Figure, indicator: Indicator, condition: Condition) -> Reported:
    text = fold(document.text)
    begin = max((match.end() for match in _CUT.finditer(text, 0, whole.start)), default=0)
    begin += len(text[begin : whole.start]) - len(text[begin : whole.start].lstrip())
    if mark := LIST_MARK.match(text, begin, whole.start):
        begin = mark.end()
    return Reported(
        indicator=indicator.id,
        condition=condition.key,
        level=None,
        figure=share,
        matched=len(condition.label),
        main=True,
        comparator=share.comparator,
        direction=condition.direction,
        quote=(begin, share.end),
    )
