"""Vectors that come with the project: those of the standard, which is the same in every county.

``make vectors`` writes them anew, ``corpus/standards/vectors.MODEL.npz``; a grain whose words have changed since has
another id and is embedded like any other.
"""

from pathlib import Path
from typing import Any

import numpy as np

from assistant.search.arrays import array_path, load_arrays
from assistant.search.grains import Grain
from assistant.settings import shipped_corpus


def prepared_path(model: str) -> Path:
    """Where the vectors of a model are kept."""
    return array_path("vectors", model, "standards")


def prepared_vectors(model: str) -> dict[str, Any]:
    """Vectors by grain id; none for a model that none were written for. CorpusError for a file that holds none."""
    held = load_arrays(prepared_path(model), ("ids", "vectors"), "标准的向量", "用 make vectors 重新生成")
    if held is None:
        return {}
    return dict(zip(held[0].tolist(), held[1].astype(np.float32), strict=True))


def prepare(pieces: list[Grain], model: str) -> int:
    """Write the vectors of the standard's grains at half precision; say how many."""
    from assistant.search.embedding import load_embeddings

    own = [piece for piece in pieces if piece.kind == "standard"]
    vectors = load_embeddings(model).document_vectors([piece.text for piece in own])
    ids = np.array([piece.id for piece in own])
    np.savez_compressed(prepared_path(model), ids=ids, vectors=vectors.astype(np.float16))
    return len(own)


if __name__ == "__main__":
    from assistant.documents.corpus import load_corpus
    from assistant.search.grains import grains
    from assistant.settings import load_settings
    from assistant.text.lexicon import load_lexicon

    folder = shipped_corpus()
    corpus = load_corpus(folder, folder, load_lexicon(folder / "language"), None)
    print(prepare(grains(corpus), load_settings().embedding))
