"""How a question asks how far a number has moved or what it was before, as a file that an office can extend says."""

import re
from pathlib import Path
from typing import Literal, NamedTuple

from assistant.answering.understanding.kinds import pattern
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_keyed

_KEYS = {"change", "rate", "side", "base", "former", "aside"}
_ASKS = re.compile(r"多少|几|多大")
_EDGE = " ,。?的"


class Movement(NamedTuple):
    """What is asked of a number that has moved, of what (``thing``), and since when where the question says so."""

    wants: Literal["by", "rate", "former"]
    thing: str
    base: str = ""


class Movements:
    """The words of ``movements.yaml``; CorpusError names a line that is wrong."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._words = {key: pattern(data[key], path.name) for key in _KEYS}

    def asked(self, question: str) -> Movement | None:
        """What a question asks of a movement in time; None for one that asks for none or compares two things."""
        folded, words = fold(question), self._words
        base = min((match.group() for match in words["base"].finditer(folded)), key=_by_year, default="")
        if (change := words["change"].search(folded)) is not None:
            before = folded[: change.start()]
            if words["side"].search(words["aside"].sub(" ", before)):
                return None
            wants: Literal["by", "rate"] = "rate" if words["rate"].search(change.group()) else "by"
            return self._of(wants, before, base)
        if words["former"].search(folded) and _ASKS.search(folded):
            asking = _ASKS.search(folded)
            return self._of("former", words["former"].sub(" ", folded[: asking.start() if asking else None]), base)
        return None

    def compares(self, question: str) -> bool:
        """Say whether a question asks how far a number has moved or is from another: it wants no other side."""
        folded = fold(question)
        return bool(self._words["change"].search(folded) or self._words["side"].search(folded))

    def without_times(self, question: str) -> str:
        """The words of a question that name a thing."""
        return self._words["aside"].sub(" ", fold(question)).strip(_EDGE)

    def _of(self, wants: Literal["by", "rate", "former"], words: str, base: str) -> Movement | None:
        thing = self.without_times(words)
        return Movement(wants, thing, base) if thing else None


def _by_year(base: str) -> str:
    """Years in their order, and before every other time: 2025年…比2024年 is held against 2024."""
    return base if base[:1].isdecimal() else "9"
