"""Fit the weights of the signs (``corpus/language/evidence.yaml``) on the development questions of two counties.

``python -m eval.fit`` asks every development question, takes the signs of every place that search found, and fits two
linear models for each group of questions: ``rank`` puts the right place first (a softmax over a question's places),
``support`` tells whether the first place holds the answer (a logistic over its signs). No held-out set is read.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from assistant.answering.assistant import Assistant
from assistant.answering.conversation import Conversation
from assistant.answering.evidence import GROUPS, SUPPORT, Candidate, group_of
from assistant.answering.signs import SIGNS
from assistant.answering.understand import cleaned
from assistant.settings import load_settings, shipped_corpus
from assistant.text.normalize import comparable
from eval.metrics.quantity import shows
from eval.questions import FOLDER, Question, load_questions

_SETS = Path(__file__).resolve().parent / "sets"
_DEVELOPMENT = (
    (FOLDER, None),
    (_SETS / "development" / "questions", None),
    (_SETS / "lanting" / "questions", _SETS / "lanting" / "corpus"),
)
_RIDGE = {"rank": 0.01, "support": 0.003}
_REFUSAL_COUNTS = 1.3  # a false answer is worse than a refusal too many
_HEAD = """\
# How much each sign of assistant/answering/signs.py counts, for questions that ask for a number and for others.
# `rank` orders the places that search found; `support` turns the best one's signs into the chance that it holds the
# answer. Written by `python -m eval.fit` from the development questions; not meant to be edited by hand.
"""


@dataclass(frozen=True)
class Example:
    """A question's places: their signs, shape (places, signs), which are right, and whether there is an answer."""

    group: str
    answerable: bool
    signs: torch.Tensor
    right: torch.Tensor
    passages: tuple[str, ...]


def examples() -> Iterator[Example]:
    """Every development question that has a source, or that must not be answered."""
    for folder, corpus in _DEVELOPMENT:
        assistant = Assistant.open(load_settings(), corpus)
        for question in load_questions(folder):
            if question.has_source or question.status != "answered":
                example = _example(assistant, question)
                if len(example.passages):
                    yield example


def _example(assistant: Assistant, question: Question) -> Example:
    conversation = Conversation()
    for turn in question.turns[:-1]:
        assistant.answer(turn, conversation, role=question.role, today=question.today)
    plan = assistant.plan(cleaned(question.turns[-1]), conversation, role=question.role, today=question.today)
    retrieval = assistant.retrieval
    places = retrieval.evidence.places(plan, retrieval.found(plan))
    return Example(
        group=group_of(plan),
        answerable=question.status == "answered",
        signs=torch.tensor([[place.signs[name] for name in SIGNS] for place in places], dtype=torch.float32),
        right=torch.tensor([_is_right(question, place) for place in places], dtype=torch.bool),
        passages=tuple(place.passage.id for place in places),
    )


def _is_right(question: Question, place: Candidate) -> bool:
    """Say whether a place holds the expected words, and of a clause's figures the expected one."""
    words = place.passage.text
    held = bool(question.source) and comparable(question.source) in comparable(words)
    held = held or (bool(question.source_numbers) and all(shows(number, words) for number in question.source_numbers))
    if not held or place.figure is None or not any(shows(number, words) for number in question.numbers):
        return held
    shown = f"{place.figure.value:f}{place.figure.unit}"
    return any(shows(number, shown) for number in question.numbers)


def fit_rank(known: list[Example]) -> torch.Tensor:
    """Weights of the signs, shape (signs,), that put a right place above the others."""
    weights = torch.zeros(len(SIGNS), requires_grad=True)
    cases = [example for example in known if example.answerable and bool(example.right.any())]

    def loss() -> torch.Tensor:
        lost = torch.stack([_lost(example, weights) for example in cases]).mean()
        return lost + _RIDGE["rank"] * (weights**2).sum()

    return _minimised(weights, loss)


def _lost(example: Example, weights: torch.Tensor) -> torch.Tensor:
    scores = example.signs @ weights
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[example.right], 0)


def fit_support(known: list[Example], rank: torch.Tensor) -> torch.Tensor:
    """Weights of the best place's signs, its margin and a bias, shape (signs + 2,)."""
    tops = [(example, *_top(example, rank)) for example in known]
    cases = [(row, example.answerable) for example, row, right in tops if right or not example.answerable]
    rows, answers = torch.stack([row for row, _ in cases]), torch.tensor([float(answer) for _, answer in cases])
    counts = torch.where(answers > 0, 1.0, _REFUSAL_COUNTS)
    weights = torch.zeros(rows.shape[1], requires_grad=True)

    def loss() -> torch.Tensor:
        lost = torch.nn.functional.binary_cross_entropy_with_logits(rows @ weights, answers, weight=counts)
        return lost + _RIDGE["support"] * (weights**2).sum()

    return _minimised(weights, loss)


def _top(example: Example, rank: torch.Tensor) -> tuple[torch.Tensor, bool]:
    scores = example.signs @ rank
    best = int(scores.argmax())
    others = [
        float(score)
        for score, passage in zip(scores, example.passages, strict=True)
        if passage != example.passages[best]
    ]
    margin = min(3.0, float(scores[best]) - max(others, default=float(scores[best]) - 3.0))
    return torch.cat([example.signs[best], torch.tensor([margin, 1.0])]), bool(example.right[best])


def _minimised(weights: torch.Tensor, loss: Callable[[], torch.Tensor]) -> torch.Tensor:
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    optimizer.step(closure)
    return weights.detach()


def main() -> int:
    """Fit and write the weights; prints how many questions each group has."""
    known = list(examples())
    text = {"rank": "rank:\n", "support": "support:\n"}
    for group in GROUPS:
        cases = [example for example in known if example.group == group]
        rank = fit_rank(cases)
        fitted = {"rank": (SIGNS, rank), "support": (SUPPORT, fit_support(cases, rank))}
        for part, (names, weights) in fitted.items():
            lines = (f"    {name}: {float(value):.3f}\n" for name, value in zip(names, weights, strict=True))
            text[part] += f"  {group}:\n{''.join(lines)}"
        print(f"{group}: {len(cases)}", file=sys.stderr)
    place = shipped_corpus() / "language" / "evidence.yaml"
    place.write_text(_HEAD + text["rank"] + text["support"], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
