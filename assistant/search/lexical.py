"""BM25 over Chinese words (bm25s), filtered by audience before ranking."""

import bm25s
import numpy as np

from assistant.documents.model import Passage
from assistant.text.lexicon import Lexicon
from assistant.text.words import Segmenter
from assistant.types import Role


class LexicalIndex:
    """Words of every passage with its context; questions also match by synonyms."""

    def __init__(self, passages: list[Passage], segmenter: Segmenter, lexicon: Lexicon) -> None:
        self._segmenter, self._lexicon = segmenter, lexicon
        self._ids = [passage.id for passage in passages]
        self._public = np.array([passage.audience == "public" for passage in passages], dtype=np.float32)
        words = [segmenter.search_words(f"{passage.text} {passage.context}") for passage in passages]
        self._vocabulary = {word for row in words for word in row}
        self._bm25 = bm25s.BM25(k1=1.2, b=0.6)
        if self._vocabulary:  # bm25s cannot index a corpus of nothing but marks
            self._bm25.index(words, show_progress=False)

    def nearest(self, query: str, role: Role, limit: int) -> list[tuple[str, float]]:
        """Passage ids with BM25 scores, best first; passages without a common word are left out."""
        words = self._expanded(query)
        if not words:
            return []
        scores = self._bm25.get_scores(words)
        if role != "staff":
            scores = scores * self._public
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(self._ids[place], float(scores[place])) for place in best if scores[place] > 0]

    def _expanded(self, query: str) -> list[str]:
        words = [word for word in self._segmenter.search_words(query) if word not in self._lexicon.stop]
        more = {same for word in words for same in self._lexicon.same(word)}
        return [word for word in dict.fromkeys([*words, *sorted(more)]) if word in self._vocabulary]
