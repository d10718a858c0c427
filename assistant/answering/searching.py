"""Search over a library's index, brought up to date and opened when a question first needs it."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.answering.library import Library
from assistant.answering.parts import Parts
from assistant.answering.places.choice import Choice
from assistant.answering.places.evidence import Evidence
from assistant.answering.places.things_asked import ThingsAsked
from assistant.answering.places.weighing import load_weighing
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.text.things import load_things

if TYPE_CHECKING:
    from assistant.search.index import IndexReport, Progress

Opened = Callable[[], Retrieval]  # gives search, opening it where it is not open yet


class Searching:
    """The one search of an assistant; ``told`` is called with the report of each refresh of the index."""

    def __init__(
        self,
        library: Library,
        parts: Parts,
        progress: "Progress | None" = None,
        told: "Callable[[IndexReport], None] | None" = None,
    ) -> None:
        self._library, self._parts, self._progress, self._told = library, parts, progress, told
        self._retrieval: Retrieval | None = None
        self._lock = Lock()

    def refresh(self) -> "IndexReport":
        """Build or refresh the index of the library."""
        report = self._library.refresh(self._progress)
        if self._told:
            self._told(report)
        return report

    def opened(self) -> Retrieval:
        """Search over an index that is up to date; opened once."""
        with self._lock:
            if self._retrieval is None:
                self._retrieval = self._open()
            return self._retrieval

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            if self._retrieval is not None:
                self._retrieval.searcher.close()
                self._retrieval = None

    def _open(self) -> Retrieval:
        # Chroma and the models are imported only where a question is searched for.
        from assistant.search.embedding import load_embeddings
        from assistant.search.searcher import Searcher

        parts, embedding = self._parts, self._library.settings.embedding
        index = Path(self.refresh().folder)
        searcher = Searcher(parts.corpus, index, load_embeddings(embedding), parts.segmenter)
        weighing = load_weighing(parts.language / "evidence.yaml", embedding)
        things = ThingsAsked(load_things(parts.language / "things"), searcher.asked)
        choice = Choice(parts.language / "choice.yaml")
        return Retrieval(
            parts.corpus,
            searcher,
            parts.toolbox,
            Evidence(parts.corpus, parts.understanding, weighing, choice, things),
            parts.polarity,
            parts.restrictions,
            parts.doubted,
            parts.wanted,
            parts.expected,
        )
