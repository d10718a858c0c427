"""What a search gives; a module of its own, so that reading results needs no model."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A passage with its scores: ``dense`` cosine, ``lexical`` BM25, ``score`` what it is ranked by (0 to about 2)."""

    passage: str
    score: float
    dense: float
    lexical: float
    grains: tuple[tuple[int, int, float], ...] = ()  # start, end, similarity: which words of it came near
