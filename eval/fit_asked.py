"""Fit what tells which thing a question asks about: ``python -m eval.fit_asked``.

A softmax over the things of ``corpus/language/things`` on the vectors of their ways of asking, with the questions of
``eval/sets/training`` whose answering words name one thing, and the questions of other subjects as a class of their
own. Every fifth question is first left out, to see how it does.
"""

import sys
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch

from assistant.answering.understanding.understand import cleaned
from assistant.documents.corpus import load_corpus
from assistant.search.asked import NOTHING, AskedThings, asked_path
from assistant.search.embedding import load_embeddings
from assistant.settings import load_settings, shipped_corpus
from assistant.text.lexicon import load_lexicon
from assistant.text.normalize import comparable, fold
from assistant.text.things import Thing, load_things
from eval.fit_adapter import TRAINING, folders
from eval.questions import load_questions

_OUTSIDE = TRAINING.parent / "subject" / "outside.txt"
_RIDGE, _STEPS, _RATE, _SCALE = 2e-4, 300, 0.05, 12.0
_LEFT_OUT = 5


class Case(NamedTuple):
    """A question with the name of the thing that it asks about, and the training set that it is of, if any."""

    question: str
    thing: str
    county: str = ""


def cases(things: tuple[Thing, ...]) -> Iterator[Case]:
    """Every question with the name of the thing that it asks about."""
    yield from (Case(cleaned(question), thing.name) for thing in things for question in thing.asked)
    yield from (
        Case(line.strip(), NOTHING) for line in _OUTSIDE.read_text(encoding="utf-8").splitlines() if line.strip()
    )
    rules = [thing for thing in things if thing.rule]
    others = [thing for thing in things if not thing.rule]
    lexicon = load_lexicon(shipped_corpus() / "language")
    shipped = load_corpus(shipped_corpus(), shipped_corpus(), lexicon, None)
    clauses = [comparable(passage.text) for passage in shipped.passages.values() if passage.kind == "standard"]
    for folder in folders():
        for question in load_questions(folder / "questions"):
            if not question.source or len(question.turns) > 1:
                continue
            source = comparable(question.source)
            if (folder / "corpus").is_dir():
                found = [thing.name for thing in others if thing.told_in(fold(question.source))]
            else:
                whole = "".join(clause for clause in clauses if source in clause)
                found = [thing.name for thing in rules if thing.told_in(whole)]
            if len(found) == 1:
                yield Case(cleaned(question.turns[0]), found[0], folder.name)


def fit(vectors: torch.Tensor, labels: torch.Tensor, count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights, shape (things, dimension), and bias, shape (things,)."""
    torch.manual_seed(0)
    weights = torch.zeros(count, vectors.shape[1], requires_grad=True)
    bias = torch.zeros(count, requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=_RATE)
    for _ in range(_STEPS):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(vectors @ weights.T * _SCALE + bias, labels)
        (loss + _RIDGE * (weights**2).sum()).backward()
        optimizer.step()
    return (weights * _SCALE).detach(), bias.detach()


def main() -> int:
    """Fit, print what was left out and found, write the weights."""
    name = load_settings().embedding
    embeddings = load_embeddings(name)
    known = list(cases(load_things(shipped_corpus() / "language" / "things")))
    names = tuple(dict.fromkeys(case.thing for case in known))
    vectors = torch.tensor(np.array([embeddings.embed_query(case.question) for case in known]), dtype=torch.float32)
    labels = torch.tensor([names.index(case.thing) for case in known])
    kept = torch.arange(len(known)) % _LEFT_OUT != 0
    weights, bias = fit(vectors[kept], labels[kept], len(names))
    chances = torch.softmax(vectors[~kept] @ weights.T + bias, dim=1)
    sure, best = chances.max(dim=1)
    right = best == labels[~kept]
    print(f"{len(known)} questions, {len(names)} things; of {len(right)} left out right {right.float().mean():.1%},")
    print(
        f"of those surer than one half ({(sure > 1 / 2).float().mean():.1%}) {right[sure > 1 / 2].float().mean():.1%}"
    )
    weights, bias = fit(vectors, labels, len(names))
    AskedThings(names, weights.numpy(), bias.numpy()).save(asked_path(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
