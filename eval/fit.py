"""Fit what the signs count (``corpus/language/evidence.MODEL.npz``) on the questions that were read.

``python -m eval.fit`` asks every development question and those of ``sets/training``, takes the signs of every
place that search found, and fits two models for each group of questions (``eval/weigh.py``): ``rank`` puts the right
place first, ``support`` tells whether the first place holds the answer. No held-out set is read. The made-up counties
of ``sets/training`` are searched with an adapter and a softmax of the things that were fitted on the other ones, or
their signs would be surer than those of a new county; that takes most of the hour.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from assistant.answering.assistant import Assistant
from assistant.answering.places.evidence import Candidate, group_of
from assistant.answering.places.weighing import ARRAYS, GROUPS, NAMES, Part, weights_path
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.signs import SIGNS
from assistant.answering.understanding.understand import cleaned
from assistant.search.embedding import TextEmbeddings, load_model
from assistant.settings import load_settings, shipped_corpus
from assistant.text.normalize import comparable
from assistant.text.yaml_file import read_yaml
from eval.crossfit import Unseen, unseen
from eval.fit_adapter import TRAINING
from eval.metrics.quantity import shows
from eval.questions import FOLDER, Question, load_questions
from eval.weigh import Fitted, fit_rank, fit_support, mean

_SETS = Path(__file__).resolve().parent / "sets"
# reckoned and audited ask of the counties of training, whose adapters have seen them
_HELD = frozenset({"held", "heldout", "qiyun", "training", "subject", "reckoned", "audited"})
_HALVES = frozenset({"unseen", "hexi"})  # whose test half nobody has read
_CORPUS_OF = {"fresh/mulin": "mulin", "fresh/lanting": "lanting"}  # questions on another set's announcement
_PLAIN = shipped_corpus() / "language" / "evidence.yaml"
_LEAD = 3.0  # a lead over the next place that counts as any larger one
_REFUSAL_COUNTS = 1.3  # a false answer is worse than a refusal too many
_SHORT = 6  # characters of a passage from which it may be a part of the expected words


@dataclass(frozen=True)
class Example:
    """A question's places: their signs, shape (places, signs), which are right, and whether there is an answer."""

    group: str
    answerable: bool
    signs: torch.Tensor
    right: torch.Tensor
    passages: tuple[str, ...]


def sources() -> Iterator[tuple[Path, Path | None]]:
    """Every folder of questions that were read, with its corpus; None for the shipped one."""
    yield FOLDER, None
    for folder in sorted(_SETS.rglob("questions")):
        name = folder.parent.relative_to(_SETS).as_posix()
        if name.split("/")[0] not in _HELD:
            corpus = _SETS / _CORPUS_OF.get(name, name) / "corpus"
            yield folder, corpus if corpus.is_dir() else None


def examples() -> Iterator[Example]:
    """Every question that has a source, or that must not be answered."""
    for folder, corpus in sources():
        yield from _examples(folder, corpus, None)
    name = load_settings().embedding
    for county, other in unseen(TextEmbeddings(load_model(name), name)):
        yield from _examples(TRAINING / county / "questions", TRAINING / county / "corpus", other)


def _examples(folder: Path, corpus: Path | None, other: Unseen | None) -> Iterator[Example]:
    assistant = Assistant.open(load_settings(), corpus)
    if other:
        assistant.retrieval.searcher.told_by(other.adapter, other.asked)
    for question in load_questions(folder):
        half = folder.parent.name in _HALVES and question.half == "test"
        if (question.has_source or question.status != "answered") and not half:
            example = _example(assistant, question)
            if len(example.passages):
                yield example


def _example(assistant: Assistant, question: Question) -> Example:
    conversation = Conversation()
    for turn in question.turns[:-1]:
        assistant.answer(turn, conversation, role=question.role, today=question.today)
    plan = assistant.plan(cleaned(question.turns[-1]), conversation, role=question.role, today=question.today)
    retrieval = assistant.retrieval
    places = retrieval.evidence.places(plan, retrieval.found(plan), single=True)
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
    source, own = comparable(question.source), comparable(words)
    held = bool(source) and (source in own or (len(own) >= _SHORT and own in source))
    held = held or (bool(question.source_numbers) and all(shows(number, words) for number in question.source_numbers))
    if not held or place.figure is None or not any(shows(number, words) for number in question.numbers):
        return held
    shown = f"{place.figure.value:f}{place.figure.unit}"
    return any(shows(number, shown) for number in question.numbers)


def ranked(known: list[Example]) -> Fitted:
    """What puts a right place above the others."""
    cases = [one for one in known if one.answerable and bool(one.right.any()) and not bool(one.right.all())]
    return fit_rank([one.signs for one in cases], [one.right for one in cases])


def supported(known: list[Example], rank: Fitted) -> Fitted:
    """What tells from the best place's signs and its lead that it holds the answer."""
    tops = [_top(one, rank) for one in known]
    counts = torch.tensor([1.0 if one.answerable else _REFUSAL_COUNTS for one in known])
    right = torch.tensor([held and one.answerable for one, (_, held) in zip(known, tops, strict=True)])
    return fit_support(torch.stack([row for row, _ in tops]), right, counts)


def _top(example: Example, rank: Fitted) -> tuple[torch.Tensor, bool]:
    scores = rank(example.signs)
    best = int(scores.argmax())
    others = [
        float(score)
        for score, passage in zip(scores, example.passages, strict=True)
        if passage != example.passages[best]
    ]
    lead = min(_LEAD, float(scores[best]) - max(others, default=float(scores[best]) - _LEAD))
    return torch.cat([example.signs[best], torch.tensor([lead, 1.0])]), bool(example.right[best])


def fit(known: list[Example]) -> dict[tuple[Part, str], Fitted]:
    """Both models of each group.

    What is believed is the mean of what is fitted here and of the plain weights of ``evidence.yaml``, which were fitted
    on ``questions``, ``development`` and ``lanting`` alone: on sets that neither has seen it does better than either.
    """
    plain = read_yaml(_PLAIN)["support"]
    fitted: dict[tuple[Part, str], Fitted] = {}
    for group in GROUPS:
        cases = [one for one in known if one.group == group]
        fitted["rank", group] = rank = ranked(cases)
        fitted["support", group] = mean(supported(cases, rank), [plain[group][name] for name in NAMES["support"]])
        print(f"{group}: {len(cases)}", file=sys.stderr)
    return fitted


def write(fitted: dict[tuple[Part, str], Fitted], model: str) -> None:
    """Leave the weights where the assistant reads them; a constant is the weight of ``bias``, and orders nothing."""
    arrays: dict[str, Any] = {}
    for (part, group), one in fitted.items():
        own = vars(one.together).copy()
        own["alone"] = own["alone"] + one.constant * np.array([name == "bias" for name in NAMES[part]])
        arrays |= {f"{part}.{group}.{name}": own[name].astype(np.float32) for name in ARRAYS}
    np.savez_compressed(weights_path(_PLAIN, model), **arrays)


def main() -> int:
    """Fit and write the weights; prints how many questions each group has."""
    write(fit(list(examples())), load_settings().embedding)
    return 0


if __name__ == "__main__":
    sys.exit(main())
