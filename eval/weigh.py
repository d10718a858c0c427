"""Fit what signs count: each alone and a few hidden units that count them together (see ``eval/fit.py``).

``rank`` is a softmax over a question's places, ``support`` a logistic over the best place's signs. Both are trained on
standardised signs, whose mean and spread are then folded into the weights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from assistant.answering.places.weighing import Together

UNITS, STEPS, RATE, DECAY, BATCH = 16, 600, 5e-3, 0.05, 256
_NEVER = -1e9


@dataclass(frozen=True)
class Fitted:
    """What signs count together, and a constant."""

    together: Together
    constant: float

    def __call__(self, rows: torch.Tensor) -> torch.Tensor:
        """What places count, by signs of shape (places, signs)."""
        return torch.from_numpy(self.together(rows.numpy().astype(np.float64))).float() + self.constant


def mean(one: Fitted, other: Sequence[float]) -> Fitted:
    """Half of what a model counts and half of what signs count by themselves in ``other``, shape (signs,)."""
    own = one.together
    half = Together((own.alone + np.array(other)) / 2, own.inner, own.bias, own.outer / 2)
    return Fitted(half, one.constant / 2)


class _Layer(torch.nn.Module):  # type: ignore[misc]  # torch has no types that mypy follows
    """A linear layer and a hidden one beside it, over standardised signs."""

    def __init__(self, mean: torch.Tensor, spread: torch.Tensor) -> None:
        super().__init__()
        self.mean, self.spread = mean, spread
        self.alone = torch.nn.Linear(len(mean), 1)
        self.inner, self.outer = torch.nn.Linear(len(mean), UNITS), torch.nn.Linear(UNITS, 1, bias=False)
        with torch.no_grad():
            self.alone.weight.zero_()
            self.outer.weight.mul_(0.1)

    def forward(self, signs: torch.Tensor) -> torch.Tensor:
        scaled = (signs - self.mean) / self.spread
        return (self.alone(scaled) + self.outer(torch.relu(self.inner(scaled)))).squeeze(-1)

    def folded(self) -> Fitted:
        alone, inner = self.alone.weight[0] / self.spread, self.inner.weight / self.spread
        arrays = (alone, inner, self.inner.bias - inner @ self.mean, self.outer.weight[0])
        together = Together(*(one.detach().numpy().astype(np.float64) for one in arrays))
        return Fitted(together, float((self.alone.bias - alone @ self.mean).detach()))


def fit_rank(signs: Sequence[torch.Tensor], right: Sequence[torch.Tensor]) -> Fitted:
    """What puts a right place above the others: for each question ``signs`` (places, signs) and ``right`` (places,)."""
    most = max(len(one) for one in right)
    rows = torch.zeros(len(signs), most, signs[0].shape[1])
    real, good = torch.zeros(len(signs), most, dtype=torch.bool), torch.zeros(len(signs), most, dtype=torch.bool)
    for number, (one, held) in enumerate(zip(signs, right, strict=True)):
        rows[number, : len(one)], real[number, : len(one)], good[number, : len(one)] = one, True, held

    def loss(layer: _Layer, batch: torch.Tensor) -> torch.Tensor:
        scores = layer(rows[batch]).masked_fill(~real[batch], _NEVER)
        held = scores.masked_fill(~good[batch], _NEVER)
        return (torch.logsumexp(scores, 1) - torch.logsumexp(held, 1)).mean()

    return _trained(rows[real], len(rows), loss)


def fit_support(rows: torch.Tensor, right: torch.Tensor, counts: torch.Tensor) -> Fitted:
    """What tells that the best place holds the answer: ``rows`` (questions, signs), the others (questions,)."""

    def loss(layer: _Layer, batch: torch.Tensor) -> torch.Tensor:
        wanted = right[batch].float()
        return torch.nn.functional.binary_cross_entropy_with_logits(layer(rows[batch]), wanted, weight=counts[batch])

    return _trained(rows, len(rows), loss)


def _trained(known: torch.Tensor, count: int, loss: Callable[[_Layer, torch.Tensor], torch.Tensor]) -> Fitted:
    torch.manual_seed(0)
    layer = _Layer(known.mean(0), known.std(0) + 1e-3)
    optimizer = torch.optim.AdamW(layer.parameters(), lr=RATE, weight_decay=DECAY)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss(layer, torch.randint(count, (BATCH,))).backward()
        optimizer.step()
        falling.step()
    return layer.folded()
