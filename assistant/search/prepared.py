"""Vectors that come with the project: those of the standard, which is the same in every county.

``make vectors`` writes them anew, ``corpus/standards/vectors.MODEL.npz``; a grain whose words have changed since has
another id and is embedded like any other.
"""

import zlib
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from assistant.errors import CorpusError
from assistant.search.grains import Grain
from assistant.settings import shipped_corpus


def prepared_path(model: str) -> Path:
    """Where the vectors of a model are kept; the name of a folder or a hub may hold slashes."""
    return shipped_corpus() / "standards" / f"vectors.{Path(model).name}.npz"


def prepared_vectors(model: str) -> dict[str, Any]:
    """Vectors by grain id; none for a model that none were written for. CorpusError for a file that holds none."""
    path = prepared_path(model)
    if not path.is_file():
        return {}
    try:
        with np.load(path, allow_pickle=False) as held:
            ids, vectors = held["ids"].tolist(), held["vectors"].astype(np.float32)
        return dict(zip(ids, vectors, strict=True))
    except (ValueError, KeyError, OSError, EOFError, BadZipFile, zlib.error) as fault:
        raise CorpusError(f"向量读不出来({fault})", where=str(path), remedy="用 make vectors 重新生成") from fault


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
