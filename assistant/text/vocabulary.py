"""The words that a question can have meant: those of the field, of the documents, and of asking."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from assistant.errors import CorpusError
from assistant.text.normalize import fold
from assistant.text.words import Segmenter
from assistant.text.yaml_file import read_keyed

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_KEYS = {"alike", "asking", "units", "syllables", "right"}
_LONGEST = 10
_OWN = 1000  # a word of the field goes before any that the documents merely hold
SHORTEST_GAPPED = 4  # of a shorter word no character can be missing


@dataclass(frozen=True)
class Typing:
    """What ``typing.yaml`` says."""

    alike: dict[str, frozenset[str]]
    asking: tuple[str, ...]
    units: tuple[str, ...]
    syllables: dict[str, str]
    right: tuple[str, ...]


def load_typing(path: Path) -> Typing:
    """Read ``typing.yaml``. CorpusError for a missing or unknown key, or an entry that is no text."""
    data = read_keyed(path, _KEYS)
    lists = [*data["alike"], *data["asking"], *data["units"], *data["right"], *data["syllables"].values()]
    if not all(isinstance(entry, str) for entry in [*lists, *data["syllables"]]):
        raise CorpusError("有一项不是文字", where=str(path), remedy="数字和 yes、no 要加引号")
    alike: dict[str, set[str]] = defaultdict(set)
    for group in data["alike"]:
        for char in group:
            alike[char] |= set(group) - {char}
    return Typing(
        alike={char: frozenset(others) for char, others in alike.items()},
        asking=tuple(data["asking"]),
        units=tuple(data["units"]),
        syllables=dict(data["syllables"]),
        right=tuple(data["right"]),
    )


class Vocabulary:
    """Words with how much they are of the field, indexed by their characters."""

    def __init__(self, segmenter: Segmenter, own: Iterable[str], texts: Iterable[str], typing: Typing) -> None:
        """``own`` are the words of the field, ``texts`` the documents that the public may read."""
        self.segmenter, self.typing = segmenter, typing
        self.weights: Counter[str] = Counter()
        folded = [fold(text) for text in texts]
        for text in folded:
            for piece in _HAN.findall(text):
                self.weights.update(_with_neighbours(segmenter.words(piece)))
        self.single = frozenset(word for word in self.weights if segmenter.frequency(word))
        for word in own:
            self.weights.update({piece: _OWN for piece in _HAN.findall(fold(word)) if 1 < len(piece) <= _LONGEST})
        self.weights.update(dict.fromkeys(typing.asking, _OWN))
        for unit in typing.units:
            counted = sum(len(re.findall(rf"\d{unit}", text)) for text in folded)
            self.weights.update({f"{asking}{unit}": counted + 1 for asking in ("多少", "几")})
        self._at: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        self._gapped: dict[str, list[str]] = defaultdict(list)
        for word in self.weights:
            for place, char in enumerate(word):
                self._at[len(word), place, char].append(word)
            if len(word) >= SHORTEST_GAPPED:
                for place in range(len(word)):
                    self._gapped[word[:place] + word[place + 1 :]].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self.weights

    def near(self, piece: str) -> set[str]:
        """The words of the same length that share a character with a piece at its place."""
        return {word for place, char in enumerate(piece) for word in self._at.get((len(piece), place, char), ())}

    def gapped(self, piece: str) -> list[str]:
        """The words of which a piece lacks one character."""
        return self._gapped.get(piece, [])


def _with_neighbours(words: list[str]) -> Iterator[str]:
    """Each word, and each two that stand side by side: 联系电话, 专用教室."""
    yield from (word for word in words if len(word) > 1)
    for one, other in pairwise(words):
        if min(len(one), len(other)) > 1 and len(one) + len(other) <= _LONGEST:
            yield one + other
