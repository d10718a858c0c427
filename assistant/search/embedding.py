"""Every embedding model as one ``SentenceTransformer``; the default one's weights come with a Python package."""

import threading
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np

from assistant.errors import SettingsError
from assistant.search.adapter import QueryAdapter, load_adapter
from assistant.search.arrays import array_path
from assistant.settings import quiet_machine

quiet_machine()

from langchain_core.embeddings import Embeddings  # noqa: E402
from sentence_transformers import SentenceTransformer  # noqa: E402

from assistant.search.packaged import PACKAGED, PROMPTS, Vectors  # noqa: E402


def load_model(name: str) -> SentenceTransformer:
    """Load a packaged model, or any other through sentence-transformers from this machine."""
    if name in PACKAGED:
        return SentenceTransformer(modules=[PACKAGED[name]()], prompts=PROMPTS, device="cpu")
    try:
        return SentenceTransformer(name, local_files_only=True)
    except Exception as fault:  # whatever a model's loader raises, the user needs the one sentence
        raise SettingsError(
            f"嵌入模型装不上({type(fault).__name__})",
            where=f"ASSISTANT_EMBEDDING={name}",
            remedy="先把模型下载到本机,或去掉这项设置",
        ) from fault


class TextEmbeddings(Embeddings):
    """The model behind LangChain's interface, with its own prompts for questions and for documents.

    One call at a time: the engine already uses every core, two at once only take them from each other.
    """

    def __init__(self, model: SentenceTransformer, name: str, adapter: QueryAdapter | None = None) -> None:
        self.model, self.name, self.adapter = model, name, adapter
        self._lock = threading.Lock()
        self._query = lru_cache(maxsize=2048)(self._encode_query)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages."""
        return cast(list[list[float]], self.document_vectors(texts).tolist())

    def embed_query(self, text: str) -> list[float]:
        """Embed one question."""
        return cast(list[float], self._query(text).tolist())

    def document_vectors(self, texts: list[str]) -> Vectors:
        """Embed passages, shape (texts, dimension)."""
        with self._lock:
            vectors = self.model.encode_document(
                texts, batch_size=32, show_progress_bar=False, normalize_embeddings=True
            )
        return np.asarray(vectors, dtype=np.float32)

    def plain_query(self, text: str) -> Vectors:
        """A question's vector as the model gives it, shape (dimension,)."""
        with self._lock:
            vector = self.model.encode_query(text, show_progress_bar=False, normalize_embeddings=True)
        return np.asarray(vector, dtype=np.float32)

    def _encode_query(self, text: str) -> Vectors:
        vector = self.plain_query(text)
        return self.adapter(vector) if self.adapter else vector


def adapter_path(name: str) -> Path:
    """Where a model's adapter is kept."""
    return array_path("adapter", name)


def load_embeddings(name: str) -> TextEmbeddings:
    """The embedding of a setting, with the adapter that was fitted for it."""
    model = load_model(name)
    adapter = load_adapter(adapter_path(name))
    fits = adapter is not None and adapter.down.shape[0] == model.get_embedding_dimension()  # else another model's
    return TextEmbeddings(model, name, adapter if fits else None)
