"""Retrieval: recall@k, MRR@10 and nDCG@10 by whether a passage holds the expected words, never by its id.

Re-cutting the documents does not move the figures, and a plain chain with other chunks is measured by the same rule.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log2

from assistant.text.normalize import comparable
from assistant.types import Frozen
from eval.metrics.quantity import shows
from eval.metrics.share import Share, share
from eval.questions import Question

DEPTH = 10
LEVELS = (1, 3, 5, 10)


class Text(Frozen):
    """Words that a retriever gave, and the document they stand in."""

    document: str
    text: str


class Found(Frozen):
    """Which of the first ten hold what is expected; ``relevant`` counts all texts of the collection that do."""

    holds: tuple[bool, ...]
    relevant: int

    def within(self, k: int) -> bool:
        """Whether one of the first ``k`` does."""
        return any(self.holds[:k])

    @property
    def reciprocal_rank(self) -> float:
        """1 / rank of the first that does, 0 for none."""
        return next((1 / rank for rank, held in enumerate(self.holds, 1) if held), 0.0)

    @property
    def gain(self) -> float:
        """nDCG@10 with gains of 0 and 1."""
        best = sum(1 / log2(rank + 1) for rank in range(1, min(max(self.relevant, sum(self.holds)), DEPTH) + 1))
        got = sum(1 / log2(rank + 1) for rank, held in enumerate(self.holds, 1) if held)
        return got / best if best else 0.0


def holds(question: Question, text: Text) -> bool:
    """Say whether a text holds the expected words, or for a fact of the standard the expected quantities."""
    if question.document and text.document != question.document:
        return False
    if question.source:
        return _plain(question.source) in _plain(text.text)
    return all(shows(number, text.text) for number in question.source_numbers)


def look(question: Question, ranked: Sequence[Text], collection: Iterable[Text]) -> Found:
    """Judge a ranking. ValueError for a question without an expected source: such are not scored."""
    if not question.has_source:
        raise ValueError(f"{question.id} has no expected source")
    return Found(
        holds=tuple(holds(question, text) for text in ranked[:DEPTH]),
        relevant=sum(holds(question, text) for text in collection),
    )


def recall(found: Iterable[Found], k: int) -> Share:
    """The share of questions with the expected words among the first ``k``."""
    return share(one.within(k) for one in found)


def mrr(found: Sequence[Found]) -> float:
    """Mean reciprocal rank among the first ten."""
    return sum(one.reciprocal_rank for one in found) / len(found) if found else 0.0


def ndcg(found: Sequence[Found]) -> float:
    """Mean nDCG@10."""
    return sum(one.gain for one in found) / len(found) if found else 0.0


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return comparable(text)
