"""A small deterministic embedder, registered like a real one: counts of character pairs, hashed into 96 dimensions."""

import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar

import torch
from sentence_transformers.base.modules import InputModule

from assistant.search.packaged import PACKAGED

NAME = "bigrams"
DIMENSION = 96


class Bigrams(InputModule):  # type: ignore[misc]
    """Counts what it embeds in ``seen``."""

    seen: ClassVar[list[str]] = []

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        return {"texts": [str(text) for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        vectors = torch.zeros(len(features["texts"]), DIMENSION)
        for row, text in enumerate(features["texts"]):
            self.seen.append(text)
            vectors[row, 0] = 0.01  # a text of one character has a direction as well
            for pair in pairwise(text):
                vectors[row, zlib.crc32("".join(pair).encode()) % DIMENSION] += 1
        return {**features, "sentence_embedding": vectors}

    def get_embedding_dimension(self) -> int:
        return DIMENSION

    def save(self, *_: Any, **__: Any) -> None:
        """Nothing to save."""


def register(name: str = NAME) -> None:
    PACKAGED[name] = Bigrams
