"""What the signs of a place count: each by itself, and some of them together.

``corpus/language/evidence.yaml`` says what each sign counts by itself, whatever the embedding. How far cosines spread
is a model's own, so what signs count together is a file of each model, ``corpus/language/evidence.MODEL.npz``: the
signs' weights and beside them one hidden layer of a few units, each of which holds back until its signs meet (a number
of the right unit is little where nothing of the question stands near it). It is fitted by ``eval/fit.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from assistant.answering.understanding.signs import SIGNS
from assistant.errors import CorpusError
from assistant.search.arrays import array_path, load_arrays
from assistant.text.yaml_file import read_yaml

Vector = dict[str, float]
Matrix = npt.NDArray[np.float64]
Part = Literal["rank", "support"]
GROUPS = ("quantity", "text")
SUPPORT = (*SIGNS, "margin", "bias")  # margin: how far the best place is ahead of the next one
NAMES: dict[Part, tuple[str, ...]] = {"rank": SIGNS, "support": SUPPORT}
ARRAYS = ("alone", "inner", "bias", "outer")
_REMEDY = "用 eval/fit.py 重新生成"


@dataclass(frozen=True)
class Together:
    """Weights and a hidden layer: ``alone`` has shape (signs,), ``inner`` (units, signs), the others (units,)."""

    alone: Matrix
    inner: Matrix
    bias: Matrix
    outer: Matrix

    def __call__(self, rows: Matrix) -> Matrix:
        """What the signs of places, shape (places, signs), count, shape (places,)."""
        # No matrix product: its threads would spin on and take the cores from the encoder.
        units = np.einsum("ps,us->pu", rows, self.inner) + self.bias
        hidden = np.einsum("pu,u->p", np.maximum(units, 0.0), self.outer)
        return np.asarray(np.einsum("ps,s->p", rows, self.alone) + hidden)


class Weighing:
    """What signs count, for questions that ask for a number and for all others."""

    def __init__(
        self, alone: dict[Part, dict[str, Vector]], together: dict[tuple[Part, str], Together] | None = None
    ) -> None:
        self.alone, self._together = alone, together or {}

    def scores(self, part: Part, group: str, rows: Sequence[Vector]) -> list[float]:
        """What each of several places counts by its signs: ``rank`` in order, ``support`` as a logit."""
        names, weights = NAMES[part], self.alone[part][group]
        matrix = np.array([[row[name] for name in names] for row in rows], dtype=np.float64).reshape(-1, len(names))
        together = self._together.get((part, group))
        if together is not None:
            return [float(one) for one in together(matrix)]
        return [float(one) for one in np.einsum("ps,s->p", matrix, np.array([weights[name] for name in names]))]


def load_weighing(path: Path, model: str) -> Weighing:
    """Read the fitted weights of an embedding model; CorpusError names what is missing or unknown.

    ``path`` is that of ``evidence.yaml``, whose weights serve a model that has none of its own.
    """
    data = read_yaml(path)
    for part, names in NAMES.items():
        for group in GROUPS:
            given = (data.get(part) or {}).get(group) or {}
            if strange := sorted(set(given) ^ set(names)):
                raise CorpusError(f"{part}.{group} 缺少或多出 {'、'.join(strange)}", where=str(path), remedy=_REMEDY)
    return Weighing(data, _together(weights_path(path, model)))


def weights_path(path: Path, model: str) -> Path:
    """Where a model's own weights are kept, beside those of all."""
    return path.with_name(array_path("evidence", model).name)


def _together(file: Path) -> dict[tuple[Part, str], Together]:
    keys = [(part, group) for part in NAMES for group in GROUPS]
    arrays = [f"{part}.{group}.{one}" for part, group in keys for one in ARRAYS]
    held = load_arrays(file, tuple(arrays), "证据权重", _REMEDY)
    found = {}
    for number, (part, group) in enumerate(keys if held else ()):
        own = (held or ())[len(ARRAYS) * number : len(ARRAYS) * (number + 1)]
        one = Together(*(np.asarray(array, dtype=np.float64) for array in own))
        units, signs = len(one.bias), len(NAMES[part])
        if (one.alone.shape, one.inner.shape, one.outer.shape) != ((signs,), (units, signs), (units,)):
            raise CorpusError(f"{part}.{group} 的大小 {one.inner.shape} 不对", where=str(file), remedy=_REMEDY)
        found[part, group] = one
    return found
