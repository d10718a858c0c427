"""What there is to answer from: the documents, the standard and the school tables of a folder, and their index."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents.corpus import Corpus, load_corpus
from assistant.documents.published import current_state
from assistant.indicators.sources import open_tables
from assistant.indicators.standard import Standard, load_standard
from assistant.indicators.table import SchoolTable
from assistant.indicators.table_document import table_document
from assistant.indicators.table_passages import table_passages
from assistant.settings import Settings, quiet_machine, shipped_corpus
from assistant.text.lexicon import load_lexicon

if TYPE_CHECKING:
    from assistant.search.index import IndexReport, Progress


@dataclass(frozen=True)
class Library:
    """A folder as it was read; ``indicator_of`` tells a passage of a table's indicator, empty for one of a school."""

    settings: Settings
    folder: Path
    corpus: Corpus
    standard: Standard
    tables: tuple[SchoolTable, ...]
    indicator_of: dict[str, str]

    @classmethod
    def open(cls, settings: Settings, folder: Path | None = None) -> "Library":
        """Read a folder, the settings' own by default, with what was last published over it."""
        folder = folder or settings.corpus
        return cls.over(current_state(settings.data_dir, folder), settings, folder)

    @classmethod
    def over(cls, published: Path | None, settings: Settings, folder: Path) -> "Library":
        """Read a folder with what was published over it, whether that is in use already or not.

        Raises AssistantError for a folder, document, standard or table that cannot be used.
        """
        quiet_machine()
        shipped = shipped_corpus()
        corpus = load_corpus(folder, shipped, load_lexicon(shipped / "language"), published)
        return cls.of(corpus, settings, folder, published)

    @classmethod
    def of(cls, corpus: Corpus, settings: Settings, folder: Path, published: Path | None = None) -> "Library":
        """Put a folder's standard and tables to documents that are read already."""
        own = folder / "standards"
        standard = load_standard(own if own.is_dir() else shipped_corpus() / "standards")
        tables = open_tables(folder, published)
        rows = [row for table in tables for row in table_passages(table, standard)]
        joined = corpus.joined([table_document(table) for table in tables], [row.passage for row in rows])
        return cls(settings, folder, joined, standard, tables, {row.passage.id: row.indicator for row in rows})

    @property
    def index(self) -> Path:
        """The folder of this corpus's index."""
        from assistant.search.index import index_folder

        return index_folder(self.settings.data_dir, self.folder)

    def refresh(self, progress: "Progress | None" = None) -> "IndexReport":
        """Build or refresh the index."""
        from assistant.search.index import refresh

        return refresh(self.corpus, self.index, self.settings.embedding, progress)
