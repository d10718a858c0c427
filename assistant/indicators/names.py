"""Where a text names an indicator of the standard."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.indicators.standard import Standard
from assistant.text.normalize import fold

CV = "cv"  # stands for the 差异系数 where a name's indicator is asked for
_GLUE = re.compile(r"[、,()“”\"《》\s的]")


class Name(NamedTuple):
    """``text[start:end]`` names an indicator, or one of its conditions; ``length`` without marks and blanks.

    ``main`` is the label itself; an alias may be a part (学生满意度 of 社会认可度).
    """

    start: int
    end: int
    indicator: str
    condition: str | None
    length: int
    main: bool = False


def plain(text: str) -> str:
    """Fold a name or clause so that 体育、艺术专任教师 and 体育艺术专任教师 compare equal."""
    return _GLUE.sub("", fold(text))


class Names:
    """All names of a standard's indicators, found longest first and never inside one another."""

    def __init__(self, standard: Standard) -> None:
        self._owners: dict[str, tuple[str, str | None]] = {}
        self._main: set[str] = set()
        for indicator in standard.indicators:
            one = indicator.conditions[0].key if len(indicator.conditions) == 1 else None
            for name in (*indicator.names, *indicator.phrases):
                self._owners[plain(name)] = (indicator.id, one)
            self._main |= {plain(name) for name in (indicator.label, *(c.label for c in indicator.conditions))}
            for condition in indicator.conditions:
                for name in (condition.label, *condition.aliases, *condition.phrases):
                    self._owners[plain(name)] = (indicator.id, condition.key)
        for name in (standard.rules.cv.label, *standard.rules.cv.aliases):
            self._owners[plain(name)] = (CV, CV)
        words = sorted(self._owners, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
        """Every name in a stretch of a text, in order; places count from the text's beginning."""
        stretch = fold(text[start:end])
        places = [start + place for place, char in enumerate(stretch) if not _GLUE.match(char)]
        squeezed = "".join(stretch[place - start] for place in places)
        for match in self._pattern.finditer(squeezed):
            word, owner = match.group(), self._owners[match.group()]
            yield Name(places[match.start()], places[match.end() - 1] + 1, *owner, len(word), word in self._main)
