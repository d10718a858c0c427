"""Chroma, embedded: the only file that knows it. A collection holds the grains of one state of a corpus."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Self

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings

from assistant.errors import IndexFault
from assistant.search.grains import Grain
from assistant.search.packaged import Vectors
from assistant.types import Role

COLLECTION = "grains"
Among = Literal["texts", "schools", "all"]  # what is searched: announcements and standards, school tables, or both
_BATCH = 2000  # below the 5461 that SQLite takes at once


class GrainStore:
    """One collection in one folder: written once when it is new, then only read. Close it, or use it in a ``with``."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        self._folder = folder
        with self._faults("打不开"):
            self._client = chromadb.PersistentClient(
                path=str(folder), settings=ChromaSettings(anonymized_telemetry=False, allow_reset=False)
            )
            options: Any = {"embedding_function": None}
            self._collection = (
                self._client.create_collection(COLLECTION, configuration={"hnsw": {"space": "cosine"}}, **options)
                if new
                else self._client.get_collection(COLLECTION, **options)
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder's files; other stores on the same folder stay open."""
        self._client.close()

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
            with self._faults("写不进去"):
                self._collection.add(
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
        with self._faults("读不出来"):
            found = self._collection.get(include=["embeddings"])
        return dict(zip(found["ids"], np.asarray(found["embeddings"], dtype=np.float32), strict=True))

    def nearest(self, vector: list[float], role: Role, limit: int, among: Among = "all") -> list[tuple[str, float]]:
        """Ids of grains with cosine similarity, best first, among what the reader may see.

        No metadata are asked for: reading them takes longer than the search.
        """
        allowed = _where(role, among)
        with self._faults("读不出来"):
            found = self._collection.query(
                query_embeddings=[vector], n_results=limit, where=allowed, include=["distances"]
            )
        distances = found["distances"] or [[]]
        return [(key, 1.0 - float(distance)) for key, distance in zip(found["ids"][0], distances[0], strict=True)]

    @contextmanager
    def _faults(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as fault:  # Chroma raises its own, SQLite's and the system's errors alike
            remedy = "检查权限和剩余空间,不行就删掉这个文件夹后重新建立索引"
            raise IndexFault(f"索引{what}({fault})", where=str(self._folder), remedy=remedy) from fault


def _where(role: Role, among: Among) -> Any:
    """What the reader may see of what is searched, as Chroma asks for it; None for everything."""
    conditions: list[dict[str, Any]] = [] if role == "staff" else [{"audience": "public"}]
    if among != "all":
        conditions.append({"kind": "schools" if among == "schools" else {"$ne": "schools"}})
    return {"$and": conditions} if len(conditions) > 1 else conditions[0] if conditions else None
