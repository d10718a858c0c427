"""Fit the correction of a question's vector on questions about made-up counties: ``python -m eval.fit_adapter``.

Contrastive: a question's vector is moved towards the clauses that answer it and away from the others of the same
announcement. Only ``eval/sets/training`` is used: no question about a real county.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import normalize

from assistant.answering.understanding.understand import cleaned
from assistant.documents.corpus import load_corpus
from assistant.search.adapter import QueryAdapter
from assistant.search.embedding import TextEmbeddings, adapter_path, load_model
from assistant.search.grains import grains
from assistant.settings import load_settings, shipped_corpus
from assistant.text.lexicon import load_lexicon
from assistant.text.normalize import comparable
from eval.questions import load_questions

TRAINING = Path(__file__).resolve().parent / "sets" / "training"
_RANK, _SCALE, _STEPS, _RATE, _DECAY, _NOISE = 64, 80.0, 150, 2e-3, 0.03, 0.015


@dataclass(frozen=True)
class County:
    """One announcement's grains and the questions on it."""

    vectors: torch.Tensor  # of its grains, shape (grains, dimension)
    passages: torch.Tensor  # each grain's passage, shape (grains,)
    questions: torch.Tensor  # shape (questions, dimension)
    right: torch.Tensor  # which passages answer, shape (questions, passages)


def folders() -> list[Path]:
    """The training sets, in order; one without a corpus of its own asks of the shipped standard."""
    return sorted(path for path in TRAINING.iterdir() if path.is_dir())


def counties(embeddings: TextEmbeddings) -> Iterator[County]:
    """Every training set."""
    lexicon = load_lexicon(shipped_corpus() / "language")
    for folder in folders():
        own = folder / "corpus"
        corpus = load_corpus(own if own.is_dir() else shipped_corpus(), shipped_corpus(), lexicon)
        pieces = grains(corpus)
        ids = list(dict.fromkeys(piece.passage for piece in pieces))
        number = {passage: place for place, passage in enumerate(ids)}
        texts = [comparable(corpus.passages[passage].text) for passage in ids]
        asked = [question for question in load_questions(folder / "questions") if question.source]
        right = torch.tensor([[comparable(question.source) in text for text in texts] for question in asked])
        kept = right.any(dim=1)
        vectors = [embeddings.plain_query(cleaned(question.turns[-1])) for question in asked]
        yield County(
            torch.from_numpy(embeddings.document_vectors([piece.text for piece in pieces])),
            torch.tensor([number[piece.passage] for piece in pieces]),
            torch.from_numpy(np.stack(vectors))[kept],
            right[kept],
        )


def fit(known: list[County], parts: Sequence[int], rank: int = _RANK) -> QueryAdapter:
    """The low-rank correction that puts right passages first, each encoder's part of a vector by itself."""
    torch.manual_seed(0)
    own = torch.block_diag(*(torch.ones(part, rank) for part in parts))
    down = (torch.randn(own.shape) * 0.05).requires_grad_()
    up = torch.zeros(own.T.shape, requires_grad=True)
    optimizer = torch.optim.AdamW([down, up], lr=_RATE, weight_decay=_DECAY)
    for _ in range(_STEPS):
        optimizer.zero_grad()
        loss = torch.stack([_lost(county, down * own, up * own.T) for county in known]).sum()
        loss.backward()
        optimizer.step()
    return QueryAdapter((down * own).detach().numpy(), (up * own.T).detach().numpy())


def _lost(county: County, down: torch.Tensor, up: torch.Tensor) -> torch.Tensor:
    noisy = normalize(county.questions + _NOISE * torch.randn_like(county.questions), dim=-1)
    moved = normalize(noisy + noisy @ down @ up, dim=-1)
    near = moved @ county.vectors.T
    best = torch.full(county.right.shape, -9.0).scatter_reduce(1, county.passages.expand(len(near), -1), near, "amax")
    scaled = best * _SCALE
    held = scaled.masked_fill(~county.right, -1e9)
    return (torch.logsumexp(scaled, 1) - torch.logsumexp(held, 1)).mean()


def main() -> int:
    """Fit and write the adapter of the model that is set."""
    name = load_settings().embedding
    model = load_model(name)
    known = list(counties(TextEmbeddings(model, name)))
    parts = getattr(model[0], "parts", (known[0].vectors.shape[1],))
    fit(known, parts).save(adapter_path(name))
    print(f"{sum(len(county.questions) for county in known)} 个问题,{len(known)} 份文件", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
