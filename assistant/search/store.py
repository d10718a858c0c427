"""Chroma, embedded: the only file that knows it. A collection holds the grains of one state of a corpus."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings

from assistant.errors import IndexFault
from assistant.search.embedding import Vectors
from assistant.types import Role

COLLECTION = "grains"
_BATCH = 2000  # below the 5461 that SQLite takes at once


@dataclass(frozen=True)
class Grain:
    """A stretch of a passage as it is embedded; ``id`` is a hash of its words."""

    id: str
    passage: str
    document: str
    kind: str
    audience: str
    start: int
    end: int
    text: str


class GrainStore:
    """One collection in one folder. A finished folder is only read."""

    def __init__(self, folder: Path) -> None:
        try:
            self._client = chromadb.PersistentClient(
                path=str(folder), settings=ChromaSettings(anonymized_telemetry=False, allow_reset=False)
            )
            self._collection = self._client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except Exception as fault:  # Chroma raises its own, SQLite's and the system's errors alike
            raise IndexFault(f"索引打不开({fault})", where=str(folder), remedy="删掉这个文件夹后重新建立索引") from fault

    def add(self, grains: list[Grain], vectors: Vectors) -> None:
        """Write grains with their vectors, shape (grains, dimension)."""
        for low in range(0, len(grains), _BATCH):
            batch = grains[low : low + _BATCH]
            metadatas: list[Any] = [
                {
                    "passage": grain.passage,
                    "document": grain.document,
                    "kind": grain.kind,
                    "audience": grain.audience,
                    "start": grain.start,
                    "end": grain.end,
                }
                for grain in batch
            ]
            self._collection.upsert(
                ids=[grain.id for grain in batch],
                embeddings=vectors[low : low + _BATCH],
                documents=[grain.text for grain in batch],
                metadatas=metadatas,
            )

    def count(self) -> int:
        """How many grains there are."""
        return int(self._collection.count())

    def vectors(self) -> dict[str, Any]:
        """All stored vectors by grain id."""
        found = self._collection.get(include=["embeddings"])
        embeddings = found["embeddings"]
        return {} if embeddings is None else dict(zip(found["ids"], np.asarray(embeddings, dtype=np.float32), strict=True))

    def nearest(self, vector: list[float], role: Role, limit: int) -> list[tuple[str, int, int, float]]:
        """Grains with cosine similarity, best first, among what the reader may see: passage, start, end, similarity."""
        allowed: Any = None if role == "staff" else {"audience": "public"}
        found = self._collection.query(
            query_embeddings=[vector], n_results=limit, where=allowed, include=["metadatas", "distances"]
        )
        metadatas, distances = found["metadatas"], found["distances"]
        if not metadatas or not distances:
            return []
        return [
            (str(metadata["passage"]), int(metadata["start"]), int(metadata["end"]), 1.0 - float(distance))
            for metadata, distance in zip(metadatas[0], distances[0], strict=True)
        ]
