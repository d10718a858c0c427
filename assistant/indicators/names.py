"""Where a text names an indicator of the standard."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.indicators import wording
from assistant.indicators.standard import Indicator, Standard
from assistant.text.normalize import fold

CV = "cv"  # stands for the 差异系数 where a name's indicator is asked for
EACH_SCHOOL = "每校"  # what a number is counted per that every school has: a word for it also counts a county's pupils
_APART = "…"  # in a phrase: its words may stand apart in one clause, 生均公用经费…特殊教育学校
_NUMBER = "#"  # at the end of a phrase: a number follows at once, 在校#
_GLUE = re.compile(r"[、,()“”\"《》\s的和与及]")
_WHOLE = re.compile(r"综合|总体")  # 总体满意度 beside 家长满意度
_ASIDE = re.compile(r"\([^()\d]{1,20}\)")
_PART = re.compile(r"[,;。\n|]")

Owner = tuple[str, str | None]


class Name(NamedTuple):
    """``text[start:end]`` names an indicator, or one of its conditions; ``length`` without marks and blanks.

    ``main`` is the label itself or says that it is the whole; an alias may be a part (学生满意度 of 社会认可度).
    ``opens`` is where the words begin that make it a name, before ``start`` where they stand apart.
    """

    start: int
    end: int
    indicator: str
    condition: str | None
    length: int
    main: bool
    opens: int


def plain(text: str) -> str:
    """Fold a name or clause so that 体育、艺术专任教师 and 体育艺术专任教师 compare equal."""
    return _GLUE.sub("", fold(text))


class Names:
    """All names of a standard's indicators, found longest first and never inside one another."""

    def __init__(self, standard: Standard) -> None:
        self.standard = standard
        self._owners: dict[str, list[Owner]] = {}
        self._main: set[str] = set()
        self._loose: set[str] = set()  # phrases that name a condition only where every school is spoken of
        self._counted: set[str] = set()  # phrases that name a condition only right before a number
        self._apart: list[tuple[str, str, Owner]] = []
        for indicator in standard.indicators:
            self._own(indicator)
        for name in (standard.rules.cv.label, *standard.rules.cv.aliases):
            self._owners[plain(name)] = [(CV, CV)]
        words = sorted(self._owners, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)))

    def _own(self, indicator: Indicator) -> None:
        """Note every name of an indicator; one that several conditions list is each one's."""
        one = indicator.conditions[0].key if len(indicator.conditions) == 1 else None
        general = {form: [(indicator.id, one)] for name in indicator.names for form in _forms(name)}
        general |= {plain(phrase): [(indicator.id, one)] for phrase in indicator.phrases if _APART not in phrase}
        self._apart += [_apart(phrase, (indicator.id, one)) for phrase in indicator.phrases if _APART in phrase]
        special: dict[str, list[Owner]] = {}
        for condition in indicator.conditions:
            owner = (indicator.id, condition.key)
            for name in (condition.label, *condition.aliases, *condition.phrases):
                if _APART in name:
                    self._apart.append(_apart(name, owner))
                    continue
                for form in _forms(name.removesuffix(_NUMBER)):
                    special.setdefault(form, []).append(owner)
            self._counted |= {plain(name[:-1]) for name in condition.phrases if name.endswith(_NUMBER)}
            if condition.unit.per == EACH_SCHOOL:
                self._loose |= {plain(phrase.removesuffix(_NUMBER)) for phrase in condition.phrases} - set(general)
        self._owners |= {form: [] for name in indicator.unlike for form in _forms(name)} | general | special
        labels = (indicator.label, *(condition.label for condition in indicator.conditions))
        whole = (phrase for condition in indicator.conditions for phrase in condition.phrases if _WHOLE.match(phrase))
        self._main |= {form for label in (*labels, *whole) for form in _forms(label)}

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
        """Every name in a stretch of a text, in order; places count from the text's beginning.

        A bracket inside a name may hold other words than the standard's, or none. A name of several conditions comes
        once for each.
        """
        stretch = fold(text[start:end])
        asides = [match.span() for match in _ASIDE.finditer(stretch)]
        found = list(self._matches(stretch, []))
        for low, high, word in self._matches(stretch, asides):
            if any(low < begin and stop <= high for begin, stop in asides):
                inside = [other for other in found if other[0] < high and low < other[1]]
                if all(high - low > other[1] - other[0] for other in inside):
                    found = [other for other in found if other not in inside] + [(low, high, word)]
        named = [name for match in found for name in self._named(match, stretch, start)]
        for name in self._spread(text, start, start + len(stretch)):
            across = [one for one in named if one.start < name.end and name.start < one.end]
            if all(name.start <= one.start and one.end <= name.end for one in across):
                named = [one for one in named if one not in across] + [name]
        yield from sorted(named, key=lambda name: name.start)

    def only(self, words: str) -> str | None:
        """The one resource in whose names short words stand: 场地 is 体育运动场馆's, 教师 is nobody's.

        Where they stand in none, their characters may stand apart in its label: 教辅用房 is 教学及辅助用房.
        """
        short = plain(words)
        resources = [self.standard[id] for id in self.standard.rules.school.indicators]
        found = [one.id for one in resources if any(short in form for name in one.names for form in _forms(name))]
        apart = re.compile(".*".join(map(re.escape, short)))
        found = found or [one.id for one in resources if apart.search(plain(one.short))]
        return found[0] if len(short) > 1 and len(found) == 1 else None

    def _matches(self, stretch: str, without: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """Where names stand when marks, and the places given, are passed over."""
        kept = [place for place, char in enumerate(stretch) if not _GLUE.match(char)]
        kept = [place for place in kept if not any(low <= place < high for low, high in without)]
        for match in self._pattern.finditer("".join(stretch[place] for place in kept)):
            yield kept[match.start()], kept[match.end() - 1] + 1, match.group()

    def _named(self, match: tuple[int, int, str], stretch: str, start: int) -> Iterator[Name]:
        low, high, word = match
        for indicator, condition in self._owners[word]:
            if word in self._counted and not stretch[high : high + 1].isdigit():
                continue
            if word not in self._loose or _of_each_school(stretch, low, high):
                yield Name(start + low, start + high, indicator, condition, len(word), word in self._main, start + low)

    def _spread(self, text: str, start: int, end: int) -> Iterator[Name]:
        """The names whose words stand apart in one sentence: each tail after its head."""
        folded = fold(text[:end])
        begin = max(folded.rfind(mark, 0, start) for mark in "。\n") + 1
        for head, tail, (indicator, condition) in self._apart:
            opening = folded.find(head, begin)
            if opening >= 0:
                for match in re.compile(re.escape(tail)).finditer(folded, max(start, opening + len(head)), end):
                    length = len(head) + len(tail)
                    yield Name(match.start(), match.end(), indicator, condition, length, False, opening)


def _apart(phrase: str, owner: Owner) -> tuple[str, str, Owner]:
    """A phrase whose words may stand apart: its head, its tail, and whose it is."""
    head, tail = phrase.split(_APART)
    return fold(head), fold(tail), owner


def _forms(name: str) -> set[str]:
    """A name as texts are searched for it, with and without what it says in brackets."""
    return {plain(name), plain(re.sub(r"\([^()]*\)", "", fold(name)))}


def _of_each_school(stretch: str, low: int, high: int) -> bool:
    """Whether the part around a word speaks of every school, of one that is named, or of the largest one."""
    begin = max((match.end() for match in _PART.finditer(stretch, 0, low)), default=0)
    after = _PART.search(stretch, high)
    part = stretch[begin : after.start() if after else len(stretch)]
    return wording.is_each(part) or wording.names_school(stretch[begin:low])
