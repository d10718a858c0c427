"""Typing errors set right: what is no word, and sounds like a word of the field, is read as that word."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from assistant.text.sounds import sound_alike
from assistant.text.vocabulary import SHORTEST_GAPPED, Vocabulary

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 10
_SURE = 4  # in a piece this long even a particle or a word of another field can be the slip


class Change(NamedTuple):
    """A piece of a text at ``start:end`` and what it is read as."""

    start: int
    end: int
    word: str


class _Token(NamedTuple):
    start: int
    end: int
    doubt: int  # 0 a word that fits here, 1 a word of no document, 2 no word at all


class _Piece:
    """A stretch of Chinese characters with its words."""

    def __init__(self, text: str, tokens: list[_Token], known: frozenset[str]) -> None:
        self.text = text
        self.of = [token for token in tokens for _ in range(token.start, token.end)]  # each character's token
        inside = {place for token in tokens for place in range(token.start + 1, token.end)}
        # A token that is no word can be cut beside a particle that was drawn into it: 期到, 毒是.
        for token in tokens:
            if token.doubt == 2 and token.end - token.start > 1:
                inside.discard(token.start + (text[token.start] in known))
                inside.discard(token.end - (text[token.end - 1] in known))
        self.bounds = [place for place in range(len(text) + 1) if place not in inside]
        self.doubts = [0, *accumulate(bool(token.doubt) for token in self.of)]
        self.gaps = [0, *accumulate(token.doubt == 2 for token in self.of)]

    def windows(self) -> Iterator[tuple[int, int]]:
        """The stretches between words that hold something doubtful."""
        for start in self.bounds:
            for end in self.bounds:
                if 1 < end - start <= _LONGEST and self.doubts[end] > self.doubts[start]:
                    yield start, end


class TypingErrors:
    """Find and set right the slips of a question; one per corpus."""

    def __init__(self, vocabulary: Vocabulary, known: Iterable[str]) -> None:
        """``known`` are further words that are right as they stand: particles, words without a subject."""
        self._vocabulary, self._typing = vocabulary, vocabulary.typing
        self._known = frozenset(known) | set(self._typing.right)

    def changes(self, text: str) -> tuple[Change, ...]:
        """What to change in a cleaned question, in order; empty for a right one."""
        found: list[Change] = []
        for match in _HAN.finditer(text):
            tokens = list(self._tokens(match.group()))
            if not any(token.doubt for token in tokens):
                continue
            for _, change in sorted(self._candidates(_Piece(match.group(), tokens, self._known))):
                moved = Change(change.start + match.start(), change.end + match.start(), change.word)
                if all(moved.end <= other.start or moved.start >= other.end for other in found):
                    found.append(moved)
        return tuple(sorted(found))

    def _tokens(self, piece: str) -> Iterator[_Token]:
        start = 0
        for word in self._vocabulary.segmenter.words(piece):
            yield _Token(start, start + len(word), self._doubt(word))
            start += len(word)

    def _doubt(self, word: str) -> int:
        if word in self._vocabulary or word in self._known:
            return 0
        return 1 if len(word) > 1 and self._vocabulary.segmenter.frequency(word) else 2

    def _candidates(self, piece: _Piece) -> Iterator[tuple[object, Change]]:
        """Changes with their rank: the longest word, the fewest changes, the word that is most of the field."""
        for start, end in piece.windows():
            written = piece.text[start:end]
            if written in self._vocabulary or written in self._known:
                continue
            for word in self._meant(piece, start, end):
                wrong = sum(a != b for a, b in zip(written, word, strict=False))
                weight = -self._vocabulary.weights[word]
                yield (-len(word), len(word) != len(written), wrong, weight, start, word), Change(start, end, word)

    def _meant(self, piece: _Piece, start: int, end: int) -> Iterator[str]:
        written = piece.text[start:end]
        whole = piece.of[start] is piece.of[end - 1] and piece.of[start].doubt == 2
        if len(written) > 2 or whole:  # two characters only where they make one unknown word
            for word in self._vocabulary.near(written):
                wrong = [place for place in range(len(written)) if written[place] != word[place]]
                if len(wrong) * 2 <= len(written) and self._plausible(piece, start, word, wrong):
                    yield word
        if piece.gaps[end] > piece.gaps[start]:
            yield from self._other_length(written)

    def _plausible(self, piece: _Piece, start: int, word: str, wrong: list[int]) -> bool:
        """Say whether each wrong character sounds or looks like the right one and stands where a slip can be."""
        asks, size = word in self._typing.asking, len(word)
        if size == 2 and piece.text[start + 1] in self._known:
            return False
        for place in wrong:
            char, token = piece.text[start + place], piece.of[start + place]
            if not (sound_alike(char, word[place]) or word[place] in self._typing.alike.get(char, ())):
                return False
            if char in self._known and size < _SURE and not (asks and size > 2):
                return False
            # A right word can still be a slip: 电化 in 联系电化, 公式 in 公式期.
            if (token.doubt == 1 and size < _SURE) or (token.doubt == 0 and char not in self._known and not asks):
                return False
        return True

    def _other_length(self, written: str) -> Iterator[str]:
        """Words of which a piece lacks a character in the middle, or has one twice."""
        if len(written) >= SHORTEST_GAPPED:
            yield from (word for word in self._vocabulary.gapped(written) if self._lacks(word, written))
        for place in range(1, len(written)):
            shorter = written[:place] + written[place + 1 :]
            if written[place] == written[place - 1] and shorter in self._vocabulary:
                yield shorter

    def _lacks(self, word: str, written: str) -> bool:
        """Say whether what is lacking stands in the middle and is no particle: 公示哪天 lacks no 到."""
        place = next((place for place, char in enumerate(written) if char != word[place]), len(written))
        return 0 < place < len(written) and word[place] not in self._known


def changed(text: str, changes: Iterable[Change]) -> str:
    """The text with its changes."""
    for change in sorted(changes, reverse=True):
        text = text[: change.start] + change.word + text[change.end :]
    return text
