"""What an announcement reports for the standard's indicators: values with their words, and claims without a figure."""

import re
from collections.abc import Iterable

from assistant.documents.figures import PER, Figure
from assistant.documents.model import Document, Passage
from assistant.indicators.standard import Condition, Indicator, Standard
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS
from assistant.types import Frozen, Level

_GLUE = re.compile(r"[、,()“”\"《》\s的]")


class Reported(Frozen):
    """A value that a document gives for one condition of an indicator; ``quote`` are its words with their place."""

    indicator: str
    condition: str
    level: Level | None
    figure: Figure
    matched: int  # how many characters of the indicator's name the words hold


class Claim(Frozen):
    """Words that speak of an indicator without a value that can be judged."""

    indicator: str
    passage: str
    start: int
    end: int
    matched: int


def plain(text: str) -> str:
    """Fold a name or clause so that 体育、艺术专任教师 and 体育艺术专任教师 compare equal."""
    return _GLUE.sub("", fold(text))


def reported_values(
    document: Document, figures: Iterable[Figure], standard: Standard
) -> dict[tuple[str, str, Level | None], Reported]:
    """The best figure of a document for each indicator, condition and level."""
    best: dict[tuple[str, str, Level | None], Reported] = {}
    for figure in figures:
        words = plain(document.text[figure.quote[0] : figure.quote[1]] + figure.subject)
        around = plain(figure.scope[-60:]) + words
        fitting = {
            (indicator.id, condition.key): name
            for indicator in standard.indicators
            for condition in indicator.conditions
            if (name := _fits(indicator, condition, figure, words, around))
        }
        for (indicator_id, key), name in fitting.items():
            if any(name != other and name in other for other in fitting.values()):
                continue  # 教师培训 inside 教师培训经费 is another indicator's word
            found = Reported(
                indicator=indicator_id, condition=key, level=figure.level, figure=figure, matched=len(name)
            )
            place = (indicator_id, key, figure.level)
            if place not in best or found.matched > best[place].matched:
                best[place] = found
    return best


def _fits(indicator: Indicator, condition: Condition, figure: Figure, words: str, around: str) -> str:
    """The longest name that the figure's words hold; empty where unit, measure or level do not fit."""
    if _unit_class(condition.unit.symbol) != figure.kind:
        return ""
    if indicator.levels and figure.level not in (None, *indicator.levels):
        return ""
    if condition.unit.base is not None and condition.unit.per in {"每百名学生", "生均"} and not PER.search(around):
        return ""
    names = [condition.label, *condition.aliases]
    if len(indicator.conditions) == 1:
        names += indicator.names
    return max((plain(name) for name in names if plain(name) in words), key=len, default="")


def _unit_class(symbol: str) -> str:
    return UNITS[symbol][0] if symbol in UNITS else ""


def claims(document: Document, passages: Iterable[Passage], standard: Standard) -> dict[str, Claim]:
    """For each indicator the clause that names it most fully, preferring the later (self-evaluation) part of the text."""
    best: dict[str, Claim] = {}
    for passage in passages:
        if passage.document != document.id:
            continue
        words = plain(passage.text)
        for indicator in standard.indicators:
            matched = max((len(plain(name)) for name in indicator.names if plain(name) in words), default=0)
            if matched >= 3 and (indicator.id not in best or matched >= best[indicator.id].matched):
                best[indicator.id] = Claim(
                    indicator=indicator.id, passage=passage.id, start=passage.start, end=passage.end, matched=matched
                )
    return best
