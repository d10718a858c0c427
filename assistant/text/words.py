"""Chinese words by jieba with the field's own dictionary."""

import logging
import re
import threading
from collections import ChainMap
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from assistant.text.normalize import fold

_COMMON = 20_000  # how often a word of the field is taken to occur: more than what it could be cut into
_RARE = 100  # a dictionary word seen less often gives way to a word of the field inside it
_WORD = re.compile(r"[\w%]")


class Segmenter:
    """A jieba tokenizer of its own words, which never leak into a corpus that has others; safe across threads."""

    def __init__(self, vocabulary: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        """``vocabulary`` is kept whole as nouns; ``ordinary`` words are added only where the dictionary lacks them."""
        self._tokenizer, self._tagger, self._lock = _with_words(frozenset(vocabulary), frozenset(ordinary))

    def words(self, text: str) -> list[str]:
        """Words in order, each once as it stands; punctuation is dropped."""
        with self._lock:
            return [word for word in self._tokenizer.lcut(fold(text)) if _WORD.search(word)]

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Words with their part of speech, as jieba names it: n noun, v verb, a adjective, m number, r pronoun …"""
        with self._lock:
            return [(pair.word, pair.flag) for pair in self._tagger.lcut(fold(text)) if _WORD.search(pair.word)]

    def search_words(self, text: str) -> list[str]:
        """Words and the shorter words inside them, as a lexical index wants them."""
        with self._lock:
            return [word for word in self._tokenizer.lcut_for_search(fold(text)) if _WORD.search(word)]

    def frequency(self, word: str) -> int:
        """How often the general dictionary has seen a word; 0 for an unknown one."""
        return int(self._tokenizer.FREQ.get(word) or 0)


@lru_cache(maxsize=2)  # a corpus that is opened again has the same words: going through the dictionary takes a second
def _with_words(vocabulary: frozenset[str], ordinary: frozenset[str]) -> tuple[Any, Any, threading.Lock]:
    """A tokenizer and a tagger with the words of a field, and the lock under which they are used."""
    tokenizer, tagger = _of_the_dictionary()
    kept = {word for word in vocabulary if len(word) > 1}
    # 操场小 begins with a word of its own: it gets what keeps it whole, and no more, once its parts have theirs
    made = {word for word in vocabulary if any(word[:at] in kept for at in range(2, len(word)))}
    for word in [*sorted(vocabulary - made), *sorted(made)]:
        common = None if word in made else max(_COMMON, tokenizer.FREQ.get(word) or 0)
        tokenizer.add_word(word, freq=common, tag="n")
    heads, tails = {word[:2] for word in kept}, {word[-2:] for word in kept}
    for word, seen in tokenizer.FREQ.items():
        near = 0 < seen < _RARE and len(word) > 2 and (word[:2] in heads or word[-2:] in tails)
        if near and word not in kept and not kept.isdisjoint(_inside(word)):
            tokenizer.FREQ[word] = 0  # 初中班, 好高中: the field's own word and one more
    for word in sorted(ordinary - set(tokenizer.FREQ)):
        tokenizer.add_word(word, tag="d")
    return tokenizer, tagger, threading.Lock()


def _of_the_dictionary() -> tuple[Any, Any]:
    """A tokenizer and a tagger over jieba's general dictionary, which is read once: that takes most of a second."""
    import jieba
    from jieba.posseg import POSTokenizer

    general, tags = _dictionary()
    tokenizer, tagger = jieba.Tokenizer(), POSTokenizer.__new__(POSTokenizer)  # whose __init__ would read the tags
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(general.FREQ), general.total, True
    # Its own words before the dictionary's, which are not copied: some 20 MB for every vocabulary.
    tagger.tokenizer, tagger.word_tag_tab = tokenizer, ChainMap({}, tags.word_tag_tab)
    return tokenizer, tagger


@cache
def _dictionary() -> tuple[Any, Any]:
    import jieba
    from jieba.posseg import dt as tags

    jieba.setLogLevel(logging.WARNING)
    tags.tokenizer.initialize()
    return tags.tokenizer, tags


def _inside(word: str) -> set[str]:
    """The beginnings and the ends of a word, itself left out."""
    return {word[:at] for at in range(2, len(word))} | {word[at:] for at in range(1, len(word) - 1)}
