"""Which thing a question asks about, by its vector: 能把上课录下来的屋子 asks about 录播教室.

Fitted by ``eval/fit_asked.py`` on the ways of asking of ``corpus/language/things``. One file a model,
``corpus/language/asked.MODEL.npz``; for a model without one nothing is said.
"""

from pathlib import Path

import numpy as np

from assistant.search.arrays import array_path, load_arrays
from assistant.search.packaged import Vectors

NOTHING = ""  # the thing of a question about none of them
_LEAST = 0.04  # a chance below this is none


class AskedThings:
    """A softmax over things: ``weights`` has shape (things, dimension), ``bias`` (things,)."""

    def __init__(self, names: tuple[str, ...], weights: Vectors, bias: Vectors) -> None:
        self.names, self.weights, self.bias = names, weights, bias

    def chances(self, vector: Vectors) -> dict[str, float]:
        """The likely things of a question, its vector of shape (dimension,), each with its chance."""
        # No matrix product: its threads would spin on and take the cores from the encoder (65 ms a text, 15 without).
        scores = np.einsum("td,d->t", self.weights, vector) + self.bias
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        found = {self.names[place]: float(likely[place]) for place in np.flatnonzero(likely >= _LEAST)}
        found.pop(NOTHING, None)
        return found

    def save(self, path: Path) -> None:
        """Write names and weights, at half precision."""
        weights, bias = self.weights.astype(np.float16), self.bias.astype(np.float32)
        np.savez_compressed(path, names=np.array(self.names), weights=weights, bias=bias)


def asked_path(model: str) -> Path:
    """Where the weights of a model are kept."""
    return array_path("asked", model)


def load_asked(model: str, dimension: int) -> AskedThings | None:
    """Read the weights; None where the model has none of its dimension. CorpusError for a file that holds none."""
    what, remedy = "问法判断", "用 eval/fit_asked.py 重新生成"
    held = load_arrays(asked_path(model), ("names", "weights", "bias"), what, remedy)
    if held is None or held[1].shape[1:] != (dimension,):
        return None
    return AskedThings(tuple(held[0].tolist()), held[1].astype(np.float32), held[2])
