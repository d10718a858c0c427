"""The standard's vectors that come with the project: all of them, and those that the model gives."""

from pathlib import Path

import numpy as np
import pytest
from papers_in_folders import LEXICON, SHIPPED

from assistant.documents.corpus import load_corpus
from assistant.errors import CorpusError
from assistant.search import prepared
from assistant.search.embedding import load_embeddings
from assistant.search.grains import grains
from assistant.settings import load_settings

MODEL = load_settings().embedding


def test_标准的每一段都有_改了标准就要重新生成() -> None:
    own = {piece.id for piece in grains(load_corpus(SHIPPED, SHIPPED, LEXICON, None)) if piece.kind == "standard"}
    assert own == prepared.prepared_vectors(MODEL).keys(), "make vectors"


@pytest.mark.model
def test_和模型当场算出来的一样() -> None:
    pieces = [piece for piece in grains(load_corpus(SHIPPED, SHIPPED, LEXICON, None)) if piece.kind == "standard"][::60]
    fresh = load_embeddings(MODEL).document_vectors([piece.text for piece in pieces])
    kept = np.stack([prepared.prepared_vectors(MODEL)[piece.id] for piece in pieces])
    # Processors round eight-bit numbers differently, up to 0.0013 in one; the nearest other piece is at 0.8.
    assert np.sum(kept * fresh, axis=1) == pytest.approx(1.0, abs=1e-4)


def test_别的模型没有(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert prepared.prepared_vectors("another/model") == {}
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no zip")
    monkeypatch.setattr(prepared, "prepared_path", lambda _: broken)
    with pytest.raises(CorpusError, match="make vectors"):
        prepared.prepared_vectors(MODEL)
