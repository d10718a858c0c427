"""A small correction of a question's vector, so that everyday words come nearer to the words of an announcement.

Fitted by ``eval/fit_adapter.py`` on questions about made-up counties. Documents keep their own vectors: no index
depends on it. One file a model, ``corpus/language/adapter.MODEL.npz``; a model without one is used as it is.
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.errors import CorpusError
from assistant.search.arrays import load_arrays

_REMEDY = "用 eval/fit_adapter.py 重新生成"
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
    held = load_arrays(path, ("down", "up"), "问句校正", _REMEDY)
    if held is None:
        return None
    down, up = held[0].astype(np.float32), held[1].astype(np.float32)
    if down.ndim != 2 or down.shape != up.T.shape:
        raise CorpusError(f"问句校正读不出来(大小 {down.shape} {up.shape})", where=str(path), remedy=_REMEDY)
    return QueryAdapter(down, up)
