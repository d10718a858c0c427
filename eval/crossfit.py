"""Adapters and softmaxes of the things that have not seen a made-up county, to measure or fit on its questions."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch

from assistant.search.adapter import QueryAdapter
from assistant.search.asked import AskedThings
from assistant.search.embedding import TextEmbeddings
from assistant.settings import shipped_corpus
from assistant.text.things import load_things
from eval import fit_adapter, fit_asked

_FOLDS = 3


class Unseen(NamedTuple):
    """What was fitted on other counties alone."""

    adapter: QueryAdapter
    asked: AskedThings


def unseen(embeddings: TextEmbeddings) -> Iterator[tuple[str, Unseen]]:
    """Each county of ``sets/training`` by its folder's name, with what two thirds of the others gave."""
    folders = fit_adapter.folders()
    known = list(fit_adapter.counties(embeddings))
    parts = getattr(embeddings.model[0], "parts", (known[0].vectors.shape[1],))
    cases = list(fit_asked.cases(load_things(shipped_corpus() / "language" / "things")))
    plain = np.stack([embeddings.plain_query(case.question) for case in cases])
    names = tuple(dict.fromkeys(case.thing for case in cases))
    labels = torch.tensor([names.index(case.thing) for case in cases])
    for fold in range(_FOLDS):
        left = {one.name for one in folders[fold::_FOLDS] if (one / "corpus").is_dir()}
        adapter = fit_adapter.fit(
            [county for one, county in zip(folders, known, strict=True) if one.name not in left], parts
        )
        kept = torch.tensor([case.county not in left for case in cases])
        vectors = torch.from_numpy(np.stack([adapter(vector) for vector in plain]))
        weights, bias = fit_asked.fit(vectors[kept], labels[kept], len(names))
        other = Unseen(adapter, AskedThings(names, weights.numpy(), bias.numpy()))
        yield from ((name, other) for name in sorted(left))
