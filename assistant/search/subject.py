"""How likely a question is about something else altogether, by its vector: weather, shopping, other offices.

Fitted by ``eval/fit_subject.py`` on made-up questions, those of the subject and those of everything else. One file a
model, ``corpus/language/subject.MODEL.npz``; for a model without one nothing is said.
"""

import zlib
from math import exp
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from assistant.errors import CorpusError
from assistant.search.packaged import Vectors
from assistant.settings import shipped_corpus


class Subject:
    """A logistic weighing of a question's vector: ``weights`` has shape (dimension,)."""

    def __init__(self, weights: Vectors, bias: float) -> None:
        self.weights, self.bias = weights, bias

    def outside(self, vector: Vectors) -> float:
        """The chance that a question, its vector of shape (dimension,), is none of the subject."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, float(vector @ self.weights) + self.bias))))

    def save(self, path: Path) -> None:
        """Write the weights."""
        np.savez_compressed(path, weights=self.weights.astype(np.float32), bias=np.float32(self.bias))


def subject_path(model: str) -> Path:
    """Where the weights of a model are kept; the name of a folder or a hub may hold slashes."""
    return shipped_corpus() / "language" / f"subject.{Path(model).name}.npz"


def load_subject(model: str, dimension: int) -> Subject | None:
    """Read the weights; None where the model has none of its dimension. CorpusError for a file that holds none."""
    path = subject_path(model)
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as held:
            weights, bias = held["weights"], float(held["bias"])
    except (ValueError, KeyError, OSError, EOFError, BadZipFile, zlib.error) as fault:
        raise CorpusError(
            f"题外判断读不出来({fault})", where=str(path), remedy="用 eval/fit_subject.py 重新生成"
        ) from fault
    return Subject(weights, bias) if weights.shape == (dimension,) else None
