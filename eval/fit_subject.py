"""Fit what tells a question of another subject from one of the announcement's: ``python -m eval.fit_subject``.

A logistic regression on the vectors of made-up questions: ``eval/sets/subject/outside.txt`` against ``inside.txt`` and
the questions of ``eval/sets/training``. Every fourth line of ``outside.txt`` is first left out, to see how it does.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.answering.understanding.understand import cleaned
from assistant.search.embedding import TextEmbeddings, load_embeddings
from assistant.search.subject import Subject, subject_path
from assistant.settings import load_settings
from eval.fit_adapter import TRAINING
from eval.questions import load_questions

_FOLDER = TRAINING.parent / "subject"
_STRENGTH, _RARER = 10.0, 3.0  # inverse of the penalty; what one of the rarer questions, of other subjects, counts
_LEFT_OUT = 4


def main() -> int:
    """Fit, print what was left out and found, write the weights."""
    name = load_settings().embedding
    embeddings = load_embeddings(name)
    outside = _vectors(embeddings, _lines(_FOLDER / "outside.txt"))
    folders = [folder / "questions" for folder in sorted(TRAINING.iterdir()) if folder.is_dir()]
    asked = [question.turns[0] for folder in folders for question in load_questions(folder) if len(question.turns) == 1]
    inside = _vectors(embeddings, [*_lines(_FOLDER / "inside.txt"), *asked])
    kept = np.arange(len(outside)) % _LEFT_OUT != 0
    trial = _fitted(outside[kept], inside)
    found = [trial.outside(vector) for vector in outside[~kept]]
    print(f"{len(found)} left out, found {np.mean(np.array(found) > 1 / 2):.1%}")
    _fitted(outside, inside).save(subject_path(name))
    return 0


def _fitted(outside: np.ndarray, inside: np.ndarray) -> Subject:
    vectors = np.vstack([outside, inside])
    labels = np.r_[np.ones(len(outside)), np.zeros(len(inside))]
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit(vectors, labels, sample_weight=np.where(labels > 0, _RARER, 1.0))
    return Subject(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def _vectors(embeddings: TextEmbeddings, questions: Sequence[str]) -> np.ndarray:
    return np.array([embeddings.embed_query(cleaned(question)) for question in questions], dtype=np.float32)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
