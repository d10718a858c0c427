"""Qualities of which a thing has more or less: 作业多不多, 学校安全吗. Read with ``scales.yaml``."""

from pathlib import Path

from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml

_KEYS = {"asked", "so", "contrary"}


class Scales:
    """What a clause must say to answer such a question; CorpusError names the entry that is wrong."""

    def __init__(self, path: Path) -> None:
        entries = read_yaml(path)
        if not isinstance(entries, list) or any(not isinstance(one, dict) or set(one) != _KEYS for one in entries):
            raise CorpusError("应当是列表", where=str(path), remedy="每项写 asked、so 和 contrary")
        self._scales = [tuple(pattern(one[key], path.name) for key in ("asked", "so", "contrary")) for one in entries]

    def told(self, asked: str, clause: str) -> bool | None:
        """Whether a folded clause says that it is as asked; None where it says neither, or nothing is asked so."""
        found = next((scale for scale in self._scales if scale[0].search(asked)), None)
        if found is None:
            return None
        _, so, contrary = found
        sides = {side for side, words in ((True, so), (False, contrary)) if words.search(clause)}
        return sides.pop() if len(sides) == 1 else None

    def asks(self, asked: str) -> bool:
        """Say whether words ask for such a quality."""
        return any(scale[0].search(asked) for scale in self._scales)

    def left_open(self, asked: str, clause: str) -> bool:
        """Say whether such a quality is asked and a clause does not say which."""
        return self.asks(asked) and self.told(asked, clause) is None
