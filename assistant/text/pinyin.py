"""Pinyin typed in Latin letters, read as the words of the field that it spells."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from assistant.text.sounds import spelled
from assistant.text.typing_errors import Change
from assistant.text.vocabulary import Vocabulary

_RUN = re.compile(r"(?<![a-z0-9_.@-])[a-zü']{2,}(?: [a-zü']+)*(?![a-z0-9_@-])")
_LONGEST = 42  # letters: 10 syllables and a little
_LONGEST_RUN = 200


class Pinyin:
    """Read runs of Latin letters; one per corpus."""

    def __init__(self, vocabulary: Vocabulary, known: frozenset[str], latin: str) -> None:
        """``known`` are words without a subject that pinyin may spell too; ``latin`` is text whose words stay."""
        self._vocabulary, self._known = vocabulary, known
        self._latin = frozenset(re.findall(r"[a-z]+", latin))

    def changes(self, text: str) -> tuple[Change, ...]:
        """What to read differently in a cleaned question; empty where nothing spells a word of the field."""
        return tuple(change for match in _RUN.finditer(text) for change in self._read(match.group(), match.start()))

    def _read(self, run: str, start: int) -> Iterator[Change]:
        whole = self.reading(run)
        if whole:
            yield Change(start, start + len(run), whole)
            return
        for match in re.finditer(r"[^ ]+", run):
            word = self.reading(match.group())
            if word:
                yield Change(start + match.start(), start + match.end(), word)

    def reading(self, run: str) -> str:
        """The words that a run spells from end to end, at least one of them of two syllables; empty for none."""
        letters = re.sub(r"[ ']", "", run).replace("ü", "v")
        if len(letters) > _LONGEST_RUN or any(token in self._latin for token in run.split() if len(token) > 1):
            return ""
        return self._reading(letters)

    @lru_cache(maxsize=1024)  # noqa: B019 (one per corpus)
    def _reading(self, letters: str) -> str:
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ()), *[None] * len(letters)]
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - _LONGEST), end):
                before, word = best[start], self._words.get(letters[start:end])
                if before is None or word is None:
                    continue
                cost = before[0] + (1.0 if len(word) > 1 else 1.2)
                ours = best[end]
                if ours is None or cost < ours[0]:
                    best[end] = (cost, (*before[1], word))
        found = best[-1]
        if found is None or not any(len(word) > 1 and word in self._vocabulary for word in found[1]):
            return ""
        return "".join(found[1])

    @cached_property
    def _words(self) -> dict[str, str]:
        """Spellings with the likeliest word of each."""
        words: dict[str, str] = dict(self._vocabulary.typing.syllables)
        weights = self._vocabulary.weights
        ranked = sorted(weights, key=lambda word: (-weights[word], word))
        for word in [*ranked, *sorted(word for word in self._known if len(word) > 1)]:
            syllables = spelled(word)
            if len(syllables) == len(word) > 1:
                joined = "".join(syllables)
                words.setdefault(joined, word)
                words.setdefault(joined.replace("v", "u"), word)
        return words
