"""What is in force at a place of a clause: the names, levels and 差异系数 that a number there may belong to."""

import re
from collections.abc import Sequence
from copy import copy
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.indicators.around import PART
from assistant.indicators.names import CV, Name
from assistant.types import Level

_JOINED = re.compile(r"[、和与及以/]+")


class LevelWord(NamedTuple):
    """A word for a level with its place."""

    start: int
    end: int
    level: Level
    school: bool = False  # whether it is the end of a school's name, and of that school's part alone


class Note(NamedTuple):
    """What a bracket behind a number says of it."""

    end: int
    level: Level | None
    name: Name | None


class Run(NamedTuple):
    """Numbers of one kind that are listed, or the two ends of a range; ``end`` is where the last one's words end."""

    figures: list[Figure]
    notes: list[Note | None]
    ranged: bool
    end: int

    @property
    def things(self) -> int:
        """How many things it gives a number for."""
        return 1 if self.ranged else len(self.figures)


Token = Name | LevelWord | Figure


class State:
    """What holds at a place of a clause: the names in force, and the levels named outside and inside of them."""

    def __init__(self, names: list[Name], spread: Name | None, begin: int) -> None:
        self.names = names
        self.begin = begin  # of the clause
        self.spread = spread  # the 差异系数 whose list this is
        self.outer: list[LevelWord] = []
        self.inner: list[LevelWord] = []
        self.seen: list[LevelWord] = []  # those named since the name, for what is listed after them
        self.past: list[Name] = []  # every name of the clause that stood alone
        self.of_school = False  # whether a school was named, whose level a number without one may have been given
        self.floor = 0  # where the number before the names ends: their words begin after it

    @property
    def levels(self) -> list[LevelWord]:
        """The levels in force."""
        return self.inner or self.outer

    def name(self, name: Name, before: Token | None, gap: str, *, owned: bool) -> None:
        """Take up a name; one that is listed with those before joins them, any other replaces them."""
        if isinstance(before, Name) and (before.start == name.start or _JOINED.fullmatch(gap)):
            self.names = [*self.names, name]
            return
        if isinstance(before, LevelWord) and not PART.search(gap):  # 小学生均…面积: the level opens the name
            self.outer = self.levels
        self.floor = before.end if isinstance(before, Figure) else self.floor
        above = self.names[-1] if self.names else None
        shorter = above and (above.length > name.length or above.opens < above.start) and self.begin <= above.opens
        if above and shorter and above[2:4] == name[2:4] and not name.main:
            name, self.floor = name._replace(opens=above.opens), 0  # 残疾儿童…人,其中送教上门…人,入学率…
        if name.indicator == CV:  # a measure of the indicators named before it, or of nothing that is judged
            self.names = [*([other for other in self.names if other.indicator != CV] if owned else []), name]
        else:
            self.names, self.inner, self.seen = [name], [], []
            self.past.append(name)

    def level(self, word: LevelWord, before: Token | None, gap: str) -> None:
        """Take up a level; one that is listed with those before joins them."""
        listed = isinstance(before, LevelWord) and _JOINED.fullmatch(gap)
        self.inner = [*self.inner, word] if listed else [word]
        self.seen = [*self.seen, word]

    def ordered(self, said: int, levels: Sequence[Level]) -> "State":
        """The state for two numbers whose levels come in an order that was announced at a place before."""
        told = copy(self)
        told.outer, told.inner = [LevelWord(said, said, level) for level in levels], []
        return told

    def leave_school(self, text: str, place: int) -> None:
        """Forget the level of a school's name where the part with the name ends."""
        if self.inner and self.inner[-1].school and PART.search(text, self.inner[-1].end, place):
            self.inner, self.seen, self.of_school = [], [word for word in self.seen if not word.school], True

    def levels_for(self, count: int) -> list[LevelWord]:
        """The levels of a list of so many numbers: those in force, else as many as were named one by one."""
        return self.seen if 1 < count == len(self.seen) != len(self.levels) else self.levels
