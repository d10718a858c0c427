"""The words of a question about schools: what it does with them, and the column or indicator that it means."""

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from assistant.errors import CorpusError
from assistant.indicators.parameters import Words, read_parameters
from assistant.indicators.policy import FORMULAS
from assistant.indicators.school import COLUMNS, COMPULSORY, FIELDS, LEVELS
from assistant.indicators.standard import Standard
from assistant.text.normalize import fold
from assistant.types import Frozen, Level


def _joined(lines: str) -> str:
    pattern = "|".join(f"(?:{line.strip()})" for line in lines.splitlines() if line.strip())
    try:
        re.compile(pattern)
    except re.error as fault:
        raise ValueError(f"正则式写错了({fault})") from fault
    return pattern


Cue = Annotated[str, AfterValidator(_joined)]
_LEVELLED = re.compile("^(" + "|".join(LEVELS.values()) + ")")
_MARKS = str.maketrans("", "", "、,()")


class ColumnWords(Frozen):
    """What people call a column, and the indicator that judges it where none of the seven does."""

    column: Words
    words: tuple[Words, ...]
    indicator: str = ""


class SchoolWords(Frozen):
    """``corpus/language/schools.yaml``; an unknown key stops the loading."""

    among: Cue
    own: Cue
    each: Cue
    largest: Cue
    least: Cue
    most: Cue
    rising: Cue
    falling: Cue
    first: Cue
    place: Cue
    below: Cue
    above: Cue
    unmet: Cue
    met: Cue
    open: Cue
    spread: Cue
    supposed: Cue
    changed: Cue
    more: Cue
    less: Cue
    needed: Cue
    counted: Cue
    apiece: Cue
    judged: Cue
    explained: Cue
    columns: tuple[ColumnWords, ...]

    def holds(self, cue: str, text: str) -> bool:
        """Say whether a text holds a cue of that name."""
        return self.match(cue, text) is not None

    def match(self, cue: str, text: str) -> re.Match[str] | None:
        """Where a text holds a cue of that name."""
        return re.search(getattr(self, cue), text)


def load_words(path: Path) -> SchoolWords:
    """Read the words; CorpusError names file and key."""
    found = read_parameters(path, SchoolWords, CorpusError)
    if unknown := [one.column for one in found.columns if not columns_of(one.column)]:
        raise CorpusError(f"没有「{'、'.join(unknown)}」这一列", where=str(path), remedy="用学校数据的列名,不带学段")
    return found


def columns_of(base: str, levels: Iterable[Level] = COMPULSORY) -> dict[Level | None, str]:
    """The header's columns of a name without its level, by level; one without any where no level has its own."""
    if base in FIELDS:
        return {None: base}
    found: dict[Level | None, str] = {level: f"{LEVELS[level]}{base}" for level in levels}
    return {level: column for level, column in found.items() if column in FIELDS}


class Subject(NamedTuple):
    """What is asked of the schools: an indicator of the standard, a column without its level, or both."""

    indicator: str = ""
    column: str = ""
    words: str = ""  # as the question has them
    told: bool = False  # whether the column itself is named, and not only its indicator

    @property
    def known(self) -> bool:
        """Whether anything was named."""
        return bool(self.indicator or self.column)


class Subjects:
    """The names of columns and of the indicators that a table can decide."""

    def __init__(self, standard: Standard, words: SchoolWords, government: tuple[str, ...]) -> None:
        self._resources = standard.rules.school.indicators
        self.known = (*self._resources, *government)
        self._names: list[tuple[str, str, str]] = []  # name, indicator, column
        for id in self.known:
            for name in {id, *standard[id].names}:
                self._names += [(form, id, "") for form in {fold(name).lower(), fold(name).translate(_MARKS)}]
        for one in words.columns:
            self._names += [(fold(word).lower(), "", one.column) for word in one.words]
        self._judges = {one.column: one.indicator for one in words.columns}

    def find(self, text: str) -> Subject:
        """The longest name that a text holds; an indicator brings the column that feeds it, a column its indicator."""
        plain = text.translate(_MARKS)
        held = [entry for entry in self._names if _stands(entry[0], text) or _stands(entry[0], plain)]
        if not held:
            return Subject()
        longest = max(len(name) for name, *_ in held)
        best = [entry for entry in held if len(entry[0]) == longest]
        indicator = next((id for _, id, _ in best if id), "")
        column = next((column for *_, column in best if column), "")
        words = best[0][0]
        if column and not indicator:
            return Subject(self._fed_by(column) or self._judges.get(column, ""), column, words, told=True)
        # 操场 names the column and 生均运动场馆面积 is said of it: the shorter name of the same thing counts too.
        own = self.growing.get(indicator, "")
        told = own in {column for *_, column in held} or column == own
        return Subject(indicator, own if indicator in self.growing else column, words, told=bool(own) and told)

    @cached_property
    def growing(self) -> dict[str, str]:
        """The column without its level that a school would add to, by indicator."""
        return {id: _LEVELLED.sub("", COLUMNS[FORMULAS[id].growing("primary")]) for id in self._resources}

    def _fed_by(self, column: str) -> str:
        return next((id for id, own in self.growing.items() if own == column), "")


def _stands(name: str, text: str) -> bool:
    """Say whether a name stands in a text; an id not as part of another one: L1 in L12."""
    if name not in text:
        return False
    return not name.isascii() or bool(re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text))
