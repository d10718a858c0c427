"""What the documents that everybody may read know of a word: whether they hold it, and how rare it is in them."""

import math
from functools import lru_cache

from assistant.documents.corpus import Corpus
from assistant.text.normalize import fold

_ANYBODY = frozenset("人家钱事话数分课书字班校")  # nouns of one character that name nothing
_RARE = 0.2  # the most clauses that a noun of one character may stand in to tell anything
_LEAST = 0.25  # how rare the commonest word is taken to be


class KnownWords:
    """The words of a corpus; one per understanding."""

    def __init__(self, corpus: Corpus) -> None:
        self._lexicon = corpus.lexicon
        self._texts = [
            fold(f"{passage.text} {passage.context}")
            for passage in corpus.passages.values()
            if passage.audience == "public"  # what staff read must not show in what the public is told
        ]
        self._everything = "\n".join(self._texts)

    def knows(self, word: str) -> bool:
        """Say whether the documents hold a word or one that says the same."""
        return any(same in self._everything for same in self._lexicon.same(word))

    def names(self, character: str) -> bool:
        """Say whether a noun of one character names something of its own in these documents: 岛, 船."""
        held = sum(1 for text in self._texts if character in text)
        return character not in _ANYBODY and 0 < held <= _RARE * len(self._texts)

    @lru_cache(maxsize=8192)  # noqa: B019 (one object lives as long as its assistant)
    def rarity(self, word: str) -> float:
        """How rare a word, or one that says the same, is in the documents: 0.25 for one that is everywhere, to 1.25."""
        same = self._lexicon.same(word)
        seen = sum(1 for text in self._texts if any(other in text for other in same))
        return _LEAST + math.log((1 + len(self._texts)) / (1 + seen)) / math.log(1 + len(self._texts))
