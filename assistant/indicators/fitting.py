"""Whether a number can be a condition's value: its unit, its measure, the words around it, and that it is a value."""

import re

from assistant.indicators.around import NUMBER, PART, bare, has_unit, unit_class, without
from assistant.indicators.bearers import is_of_the_county
from assistant.indicators.measures import is_measured
from assistant.indicators.names import Name, plain
from assistant.indicators.other_numbers import is_no_value
from assistant.indicators.parts import FAR, Parts, Place
from assistant.indicators.rates import is_rate
from assistant.indicators.standard import Condition, Standard

_SHORT = 2  # characters that may stand between a name and its number across a comma
_OTHER_MONEY = re.compile(r"津贴|补[助贴]|工资|资助|奖|生活费|每月|每学期|收费|学费")


class Fitting:
    """Judges the numbers of one document; ``published`` is its day (``2025-09-05``) or empty."""

    def __init__(self, parts: Parts, standard: Standard, published: str) -> None:
        self._parts, self._text, self._standard, self._published = parts, parts.text, standard, published
        self._last: tuple[Name, str, int] | None = None  # of the number that fitted last: name, condition, its end

    def fits(self, condition: Condition, place: Place) -> bool:
        """Whether a number can be a condition's value."""
        figure, last = place.figure, place.last
        between = self._text[last.end : figure.start]
        # Where the unit stands beside the name, 教师数(人):小学8.16, the numbers have none of their own.
        kind = figure.kind or (unit_class(condition) if has_unit(between) else "")
        fitting = (
            kind == unit_class(condition)
            and is_measured(self._parts, self._standard, condition, place)
            and (last.start > figure.start or self._near(between, condition, place))
            and is_of_the_county(self._parts, self._standard, condition, place)
            and not is_no_value(self._parts, self._published, condition, place)
        )
        if fitting:
            self._last = (place.name, condition.key, figure.end)
        return fitting

    def _near(self, between: str, condition: Condition, place: Place) -> bool:
        """Whether the words between leave a number to the name; fewer may stand across a comma."""
        figure, across = place.figure, PART.search(between) is not None
        own = plain(" ".join((condition.label, *condition.aliases, *condition.phrases)))
        # A level opens an item of its own: what was said of the other level does not stand between.
        nearer = between
        split = bool(self._standard[place.name.indicator].levels)
        if split and place.level and place.last.end < place.level[1] <= figure.start:
            opening = max(place.last.end, self._opening(place.last.end, place.level[0]))
            if len(bare(self._text[opening : place.level[0]])) > (_SHORT if across else FAR):
                return False
            nearer = self._text[place.level[1] : figure.start]
        if not figure.kind and self._last and self._last[:2] == (place.name, condition.key):
            nearer = between = self._text[self._last[2] : figure.start].lstrip(",、")  # 数学为0.11,体育为0.12
            across = PART.search(between) is not None
        rest = bare(nearer)
        if figure.kind == "percent":
            rest = without(rest, own)
        if len(PART.sub("", rest)) > (_SHORT if across else FAR):
            return False
        if figure.kind == "money" and _OTHER_MONEY.search(between):
            return False  # 公用经费…,特殊教育教师津贴每月400元
        return figure.kind != "percent" or is_rate(self._parts, between, own, condition, place)

    def _opening(self, start: int, end: int) -> int:
        """Where the words of a level's part begin: behind the last comma or number before it."""
        marks = [*PART.finditer(self._text, start, end), *NUMBER.finditer(self._text, start, end)]
        return max((match.end() for match in marks), default=start)
