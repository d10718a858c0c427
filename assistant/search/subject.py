"""How likely a question is about something else altogether, by its vector: weather, shopping, other offices.

Fitted by ``eval/fit_subject.py`` on made-up questions, those of the subject and those of everything else. One file a
model, ``corpus/language/subject.MODEL.npz``; for a model without one nothing is said.
"""

from math import exp
from pathlib import Path

import numpy as np

from assistant.search.arrays import array_path, load_arrays
from assistant.search.packaged import Vectors

_KIND = "subject"


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
    """Where the weights of a model are kept."""
    return array_path(_KIND, model)


def load_subject(model: str, dimension: int) -> Subject | None:
    """Read the weights; None where the model has none of its dimension. CorpusError for a file that holds none."""
    held = load_arrays(subject_path(model), ("weights", "bias"), "题外判断", "用 eval/fit_subject.py 重新生成")
    if held is None or held[0].shape != (dimension,):
        return None
    return Subject(held[0], float(held[1]))
