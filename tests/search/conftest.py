"""An index over a small corpus with an embedder that needs no model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bigrams import NAME, Bigrams
from papers_in_folders import LEXICON, load, write

from assistant.search.embedding import load_embeddings
from assistant.search.index import refresh
from assistant.search.packaged import PACKAGED
from assistant.search.searcher import Searcher
from assistant.text.words import Segmenter


@pytest.fixture(scope="session", autouse=True)
def registered() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PACKAGED, NAME, Bigrams)
        patch.setitem(PACKAGED, "other-bigrams", Bigrams)
        yield


@pytest.fixture
def embedded() -> Iterator[list[str]]:
    """What has been embedded since the test began."""
    Bigrams.seen.clear()
    yield Bigrams.seen
    Bigrams.seen.clear()


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return Segmenter(LEXICON.vocabulary)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory, segmenter: Segmenter) -> Searcher:
    folder: Path = tmp_path_factory.mktemp("corpus")
    corpus = load(write(folder))
    report = refresh(corpus, folder / "index", NAME)
    return Searcher(corpus, Path(report.folder), load_embeddings(NAME), segmenter)
