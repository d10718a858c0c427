"""A small correction of a question's vector, so that everyday words come nearer to the words of an announcement.

Fitted by ``eval/fit_adapter.py`` on questions about made-up counties. Documents keep their own vectors: no index
depends on it. One file a model, ``corpus/language/adapter.MODEL.npz``; a model without one is used as it is.
"""

import zlib
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from assistant.errors import CorpusError

Vectors = npt.NDArray[np.float32]


class QueryAdapter:
    """``v + (v @ down) @ up``, at unit length: ``down`` has shape (dimension, rank), ``up`` (rank, dimension)."""

    def __init__(self, down: Vectors, up: Vectors) -> None:
        self.down, self.up = down, up

    def __call__(self, vector: Vectors) -> Vectors:
        """A question's vector, shape (dimension,), brought nearer to the passages that answer it."""
        moved = vector + (vector @ self.down) @ self.up
        return np.asarray(moved / np.linalg.norm(moved), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write both matrices at half precision."""
        np.savez_compressed(path, down=self.down.astype(np.float16), up=self.up.astype(np.float16))


def load_adapter(path: Path) -> QueryAdapter | None:
    """Read an adapter; None where the model has none. CorpusError for a file that is no adapter."""
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as held:
            down, up = held["down"].astype(np.float32), held["up"].astype(np.float32)
        if down.ndim != 2 or down.shape != up.T.shape:
            raise ValueError(f"{down.shape} {up.shape}")
    except (ValueError, KeyError, OSError, EOFError, BadZipFile, zlib.error) as fault:
        raise CorpusError(
            f"问句校正读不出来({fault})", where=str(path), remedy="用 eval/fit_adapter.py 重新生成"
        ) from fault
    return QueryAdapter(down, up)
