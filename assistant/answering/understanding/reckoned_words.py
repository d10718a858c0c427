"""How questions ask for what is reckoned from two numbers of one place, as ``reckoned.yaml`` says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import pattern
from assistant.text.yaml_file import read_keyed

_KEYS = {"shares", "each", "asked", "minded", "added"}
_ENDS = "的,"
_ANY_PUPILS = re.compile(r"(?:[个名位的 ,]|学生|孩子|娃娃?)*")


class Share(NamedTuple):
    """A part and a whole, in a question's words."""

    part: str
    whole: str


class Each(NamedTuple):
    """What is shared out, and over what, in a question's words."""

    of: str
    by: str


class ReckonedWords:
    """The expressions of ``reckoned.yaml``; CorpusError names a line that is wrong."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._shares, self._each = (
            [pattern(line, path.name) for line in data[key].splitlines() if line.strip()] for key in ("shares", "each")
        )
        self._minded = [(pattern(one["by"], path.name), str(one["of"])) for one in data["minded"]]
        self._asked, self._added = (pattern(data[key], path.name) for key in ("asked", "added"))

    def shares(self, question: str) -> Iterator[Share]:
        """Each way to read a question as one for a share of a number that is told."""
        if self._added.search(question):
            return
        for match in _matches(self._shares, question):
            yield Share(match["part"].strip(_ENDS), match["whole"].strip(_ENDS))

    def minds(self, question: str) -> bool:
        """Say whether a question is for so many pupils to one who looks after some of them alone."""
        return any(who.search(match["by"]) for match in _matches(self._each, question) for who, _ in self._minded)

    def each(self, question: str) -> Iterator[Each]:
        """Each way to read a question as one for so much a piece."""
        for match in _matches(self._each, question):
            rest = f"{question[: match.start()]} {question[match.end() :]}"
            of, by = self._asked.sub(" ", rest).strip(_ENDS + " "), match["by"].strip(_ENDS)
            minded = (whom for who, whom in self._minded if who.search(by)) if _ANY_PUPILS.fullmatch(of) else iter(())
            yield Each(next(minded, of), by)


def _matches(lines: list[re.Pattern[str]], question: str) -> Iterator[re.Match[str]]:
    return (match for line in lines if (match := line.search(question)))
