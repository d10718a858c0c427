"""What the signs of a place count: each by itself, and some of them together.

``corpus/language/evidence.yaml`` says what each sign counts by itself; ``corpus/language/evidence.npz`` what they count
together: one hidden layer of a few units, each of which holds back until its signs meet (a number of the right unit is
little where nothing of the question stands near it). Both are fitted by ``eval/fit.py``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from assistant.answering.signs import SIGNS
from assistant.errors import CorpusError
from assistant.search.arrays import load_arrays
from assistant.text.yaml_file import read_yaml

Vector = dict[str, float]
Matrix = npt.NDArray[np.float64]
Part = Literal["rank", "support"]
GROUPS = ("quantity", "text")
SUPPORT = (*SIGNS, "margin", "bias")  # margin: how far the best place is ahead of the next one
NAMES: dict[Part, tuple[str, ...]] = {"rank": SIGNS, "support": SUPPORT}
_REMEDY = "用 eval/fit.py 重新生成"


@dataclass(frozen=True)
class Together:
    """A hidden layer: ``inner`` has shape (units, signs), ``bias`` and ``outer`` (units,)."""

    inner: Matrix
    bias: Matrix
    outer: Matrix

    def __call__(self, rows: Matrix) -> Matrix:
        """What the signs of places, shape (places, signs), count together, shape (places,)."""
        # No matrix product: its threads would spin on and take the cores from the encoder.
        units = np.einsum("ps,us->pu", rows, self.inner) + self.bias
        return np.asarray(np.einsum("pu,u->p", np.maximum(units, 0.0), self.outer))


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
        total = np.einsum("ps,s->p", matrix, np.array([weights[name] for name in names]))
        hidden = self._together.get((part, group))
        return [float(one) for one in (total + hidden(matrix) if hidden else total)]


def load_weighing(path: Path) -> Weighing:
    """Read the fitted weights, ``evidence.yaml`` and beside it ``evidence.npz``; CorpusError names what is missing."""
    data = read_yaml(path)
    for part, names in NAMES.items():
        for group in GROUPS:
            given = (data.get(part) or {}).get(group) or {}
            if strange := sorted(set(given) ^ set(names)):
                raise CorpusError(f"{part}.{group} 缺少或多出 {'、'.join(strange)}", where=str(path), remedy=_REMEDY)
    keys = [(part, group) for part in NAMES for group in GROUPS]
    file = path.with_suffix(".npz")
    arrays = [f"{part}.{group}.{one}" for part, group in keys for one in ("inner", "bias", "outer")]
    held = load_arrays(file, tuple(arrays), "证据权重", _REMEDY)
    together = {}
    for number, (part, group) in enumerate(keys if held else ()):
        inner, bias, outer = (np.asarray(one, dtype=np.float64) for one in (held or ())[3 * number : 3 * number + 3])
        if inner.shape != (len(bias), len(NAMES[part])) or bias.shape != outer.shape:
            raise CorpusError(f"{part}.{group} 的大小 {inner.shape} 不对", where=str(file), remedy=_REMEDY)
        together[part, group] = Together(inner, bias, outer)
    return Weighing(data, together)
