"""What a clause denies, by the reach of its words of denial: 学籍 is told of and 转走 denied in 学籍不转走.

不, 未, 免, 严禁 reach to the end of their part, or to the 即 and 才 that ends a condition; 取消 and 清零 behind a part
reach back to its beginning. What stands before the word of denial is only what it speaks of.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import pattern
from assistant.text.yaml_file import read_keyed

_KEYS = {"denies", "stops", "behind", "closes", "only", "measures"}
_PARTS = re.compile(r"[^,;。()|]+")


class Part(NamedTuple):
    """A part of a clause: what it speaks of, and what it says or denies of it; ``only``: of that and nothing else."""

    topic: str
    told: str
    denied: bool
    only: bool = False

    @property
    def words(self) -> str:
        """All of it."""
        return f"{self.topic}{self.told}"


class Denial:
    """The words of denial, read from ``denial.yaml``."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._denies, self._stops = pattern(data["denies"], path.name), pattern(data["stops"], path.name)
        self._behind = pattern(data["behind"], path.name)
        self._closes, self._only = pattern(data["closes"], path.name), pattern(data["only"], path.name)
        self._measures = pattern(data["measures"], path.name)

    def parts(self, clause: str, asked: str = "", beside: str = "") -> list[Part]:
        """The parts of a folded clause; what a question denies ``beside`` what is ``asked`` is no denial there."""
        return [part for match in _PARTS.finditer(clause) for part in self._cut(match.group(), asked, beside)]

    def without_measures(self, clause: str) -> str:
        """A folded clause without what it says is done against something: 控辍保学 tells of no 辍学."""
        return self._measures.sub("", clause)

    def _cut(self, words: str, asked: str, beside: str) -> Iterator[Part]:
        closing = self._closes.search(words)
        if not closing and (stop := self._behind.search(words)):
            yield Part("", words[: stop.start()], denied=True)
            yield Part(words[: stop.start()], stop.group(), denied=False)
            return
        for match in (*self._denies.finditer(words), *self._stops.finditer(words)):
            said = match.group() in asked and self._stops.fullmatch(match.group())
            if said or words[match.start() : match.end() + 1] in beside:
                continue
            closing = self._closes.search(words, match.end())
            end = closing.start() if closing else len(words)
            yield Part(words[: match.start()], words[match.end() : end], denied=True)
            if closing:
                yield from self._cut(words[closing.end() :], asked, beside)
            return
        if only := self._only.search(words):
            yield Part(words[: only.start()], words[only.end() :], denied=False, only=True)
        elif words:
            yield Part("", words, denied=False)


def weight(asked: str, terms: Iterable[Iterable[str]], told: str, light: Iterable[str]) -> int:
    """How much of what is asked some words hold: its characters, those of words said otherwise, and its pairs."""
    chars = {char for char in asked if char not in light}
    held = {char for char in chars if char in told}
    for term in terms:
        same = list(term)
        if any(word in told for word in same):
            held |= {char for word in same if word in asked for char in word} & chars
    pairs = (asked[at : at + 2] for at in range(len(asked) - 1))
    return len(held) + sum(pair in told for pair in pairs if not set(pair) <= set(light))
