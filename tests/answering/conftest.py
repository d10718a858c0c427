"""One assistant over the made-up county with an embedder that needs no model, one over the shipped corpus."""

from collections.abc import Iterator
from pathlib import Path

import made_up
import pytest
from made_up import Open, OpenNotice

from assistant.answering.assistant import Assistant
from assistant.search.packaged import PACKAGED
from assistant.settings import Settings


@pytest.fixture(scope="session")
def bigrams() -> Iterator[str]:
    """The name of the deterministic embedder that the tests of search bring."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parents[1] / "search")
        from bigrams import NAME, Bigrams

        patch.setitem(PACKAGED, NAME, Bigrams)
        yield NAME


@pytest.fixture(scope="session")
def open_folder(bigrams: str, tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Open the corpus of a folder with the deterministic embedder; its index goes to a folder of its own."""

    def opened(folder: Path) -> Assistant:
        return Assistant.open(Settings(data_dir=tmp_path_factory.mktemp("data"), embedding=bigrams), folder)

    return opened


@pytest.fixture(scope="session")
def open_notice(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> OpenNotice:
    """Open the made-up county with another announcement; a name for its folder comes first."""
    return lambda name, notice: open_folder(made_up.write(tmp_path_factory.mktemp(name), notice=notice))


@pytest.fixture(scope="session")
def county(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county."""
    return open_folder(made_up.write(tmp_path_factory.mktemp("county")))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The shipped corpus with the default model; built once, which is most of the time that this folder takes."""
    return Assistant.open(Settings(data_dir=tmp_path_factory.mktemp("real")), made_up.SHIPPED)
