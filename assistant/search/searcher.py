"""Dense and lexical ranks of passages, fused; one retriever for LangChain over them."""

from functools import lru_cache
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any, Literal

import numpy as np
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.documents.corpus import Corpus
from assistant.search.adapter import QueryAdapter
from assistant.search.asked import AskedThings, load_asked
from assistant.search.embedding import TextEmbeddings
from assistant.search.grains import grains
from assistant.search.hit import Hit
from assistant.search.lexical import LexicalIndex
from assistant.search.packaged import Vectors
from assistant.search.store import Among, GrainStore
from assistant.search.subject import load_subject
from assistant.text.words import Segmenter
from assistant.types import Role

Mode = Literal["dense", "lexical", "fused"]
_REMEMBERED = 256  # questions
_GRAINS = 240  # grains asked of the store: some forty passages after the best grain stands for its passage
_LEXICAL_WEIGHT = 0.9


class Searcher:
    """Search over one opened index."""

    def __init__(self, corpus: Corpus, state: Path, embeddings: TextEmbeddings, segmenter: Segmenter) -> None:
        self.corpus, self.embeddings = corpus, embeddings
        self._store = GrainStore(state)
        dimension = embeddings.model.get_embedding_dimension() or 0
        self._subject = load_subject(embeddings.name, dimension)
        self._asked = load_asked(embeddings.name, dimension)
        self.asked = lru_cache(maxsize=_REMEMBERED)(self._things)  # one question is looked at by several steps
        self._pieces = {piece.id: piece for piece in grains(corpus)}
        self._lexical = LexicalIndex(list(corpus.passages.values()), segmenter, corpus.lexicon)
        # An index of their own: how rare a word of an announcement is must not change with a table.
        self._rows = LexicalIndex(list(corpus.rows.values()), segmenter, corpus.lexicon)

    def search(
        self, query: str, role: Role = "public", limit: int = 40, mode: Mode = "fused", among: Among = "texts"
    ) -> list[Hit]:
        """Rank passages for a question among what the reader may see, best first; school tables only where asked."""
        grains = {} if mode == "lexical" else self._grains(query, role, among)
        dense = {key: max(similarity for *_, similarity in found) for key, found in grains.items()}
        lexical = {} if mode == "dense" else self._words(query, role, limit, among)
        dense_scaled, lexical_scaled = _spread(dense), _share(lexical)
        hits = [
            Hit(
                key,
                dense_scaled.get(key, 0.0) + _LEXICAL_WEIGHT * lexical_scaled.get(key, 0.0),
                dense.get(key, 0.0),
                lexical.get(key, 0.0),
                tuple(grains.get(key, ())),
            )
            for key in {**dense, **lexical}
        ]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def told_by(self, adapter: QueryAdapter, asked: AskedThings) -> None:
        """Correct questions and name their things by these instead: for fitting on what those shipped have seen."""
        self.embeddings, self._asked = TextEmbeddings(self.embeddings.model, self.embeddings.name, adapter), asked

    def outside(self, query: str) -> float | None:
        """The chance that a question is about something else altogether; None where the model does not tell."""
        if self._subject is None:
            return None
        return self._subject.outside(self._vector(query))

    def _things(self, query: str) -> dict[str, float]:
        """The things that a question likely asks about, each with its chance; none where the model does not tell."""
        return self._asked.chances(self._vector(query)) if self._asked else {}

    def _vector(self, query: str) -> Vectors:
        return np.array(self.embeddings.embed_query(query), dtype=np.float32)

    def close(self) -> None:
        """Let go of the index's files."""
        self._store.close()

    def _words(self, query: str, role: Role, limit: int, among: Among) -> dict[str, float]:
        texts = [] if among == "schools" else self._lexical.nearest(query, role, limit)
        rows = [] if among == "texts" else self._rows.nearest(query, role, limit)
        return dict([*texts, *rows])

    def _grains(self, query: str, role: Role, among: Among) -> dict[str, list[tuple[int, int, float]]]:
        found: dict[str, list[tuple[int, int, float]]] = {}
        if not self._readable(role):  # then every condition on the kind is one too many
            if among == "schools":
                return found
            among = "all"
        for key, similarity in self._store.nearest(self.embeddings.embed_query(query), role, _GRAINS, among):
            piece = self._pieces.get(key)
            if piece:
                found.setdefault(piece.passage, []).append((piece.start, piece.end, similarity))
        return found

    def _readable(self, role: Role) -> bool:
        """Say whether the reader may see any school table."""
        return any(role == "staff" or passage.audience == "public" for passage in self.corpus.rows.values())


def _spread(scores: dict[str, float]) -> dict[str, float]:
    """Scale cosines by how they spread for this question: a model's cosines all lie in one narrow band."""
    if len(scores) < 2:
        return dict.fromkeys(scores, 1.0)
    mean, width = fmean(scores.values()), pstdev(scores.values()) or 1.0
    return {key: max(0.0, (value - mean) / width) / 4 for key, value in scores.items()}


def _share(scores: dict[str, float]) -> dict[str, float]:
    """Scale BM25 scores by the best one."""
    top = max(scores.values(), default=1.0)
    return {key: value / top for key, value in scores.items()}


class PassageRetriever(BaseRetriever):
    """The search as LangChain knows one; metadata carries the place, so that each result can be cited."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Any
    role: Role = "public"
    limit: int = 5
    mode: Mode = "fused"
    among: Among = "all"

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 (LangChain passes it)
    ) -> list[LangChainDocument]:
        found = []
        corpus = self.searcher.corpus
        for hit in self.searcher.search(query, self.role, self.limit, self.mode, self.among):
            passage = corpus.passages.get(hit.passage) or corpus.rows[hit.passage]
            metadata = {
                "passage": passage.id,
                "document": passage.document,
                "kind": passage.kind,
                "section": passage.section,
                "start": passage.start,
                "end": passage.end,
                "score": hit.score,
            }
            found.append(LangChainDocument(page_content=passage.text, metadata=metadata))
        return found
