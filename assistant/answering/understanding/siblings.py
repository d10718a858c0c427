"""Words that stand for one another in a follow-up, read from ``siblings.yaml``: 音乐教室要多大 / 美术的呢."""

import re
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml

_FEWEST = 2  # things of a group
_PUPILS = re.compile(r"(?<=[小中大])学生")  # 小学生多少 / 那老师呢: the school stays


class Siblings:
    """Put one thing of a group in the place of another; CorpusError for a group that is none."""

    def __init__(self, path: Path) -> None:
        groups = read_yaml(path)
        if not isinstance(groups, list) or not all(isinstance(one, list) and len(one) >= _FEWEST for one in groups):
            raise CorpusError("应当是列表", where=str(path), remedy="每行写一组词,至少两样,同义的用 | 隔开")
        self._groups = [[tuple(name.strip() for name in str(one).split("|")) for one in group] for group in groups]

    def instead(self, question: str, before: str) -> str:
        """The question before with what a follow-up names in the place of its sibling; empty where it names none."""
        before = _PUPILS.sub("学的学生", before)
        for group in self._groups:
            asked, told = _named(question, group), _named(before, group)
            if len(asked) == len(told) == 1 and asked[0][0] != told[0][0]:
                return before.replace(told[0][1], asked[0][0][0])
        return ""


def _named(words: str, group: Sequence[tuple[str, ...]]) -> list[tuple[tuple[str, ...], str]]:
    """The things of a group that words name, each with the name that they use; a name inside another is none."""
    found = [(thing, name) for thing in group if (name := next((one for one in thing if one in words), ""))]
    return [(thing, name) for thing, name in found if not any(name in other and name != other for _, other in found)]
