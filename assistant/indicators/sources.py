"""What the commands work on: the standard, the school table and the announcements of a corpus."""

from pathlib import Path

from assistant.documents.corpus import Corpus, load_corpus
from assistant.documents.model import Document
from assistant.documents.published import current_state
from assistant.errors import InputError
from assistant.indicators.audit import Audit, audit
from assistant.indicators.sheets import SUFFIXES
from assistant.indicators.standard import Standard, load_standard
from assistant.indicators.table import SchoolTable, read_table
from assistant.settings import load_settings, shipped_corpus
from assistant.text.lexicon import load_lexicon


def corpus_folder(folder: Path | None) -> Path:
    """The named folder, else the one of the settings; InputError where it is none."""
    found = folder or load_settings().corpus
    if not found.is_dir():
        raise InputError("文件夹不存在", where=str(found), remedy="用 --corpus 指向资料文件夹")
    return found


def open_standard(folder: Path | None = None) -> Standard:
    """The standard of a corpus; one that brings none goes by the shipped one."""
    own = corpus_folder(folder) / "standards"
    return load_standard(own if own.is_dir() else shipped_corpus() / "standards")


def open_table(path: Path | None, folder: Path | None = None) -> SchoolTable:
    """The named table, else the one published at the desk, else the only one in the corpus's ``schools/``."""
    if path is not None:
        return read_table(path)
    source = corpus_folder(folder)
    return table_of(source, current_state(load_settings().data_dir, source))


def table_of(folder: Path, published: Path | None) -> SchoolTable:
    """The table published over a corpus, else the only one of its own."""
    place = folder / "schools"
    found = _laid_over(folder, published)
    if len(found) == 1:
        return read_table(found[0])
    what = f"有 {len(found)} 个学校数据:{'、'.join(one.name for one in found)}" if found else "没有学校数据"
    raise InputError(what, where=str(place), remedy="用 --schools 指定一个 .xlsx 或者 .csv")


def open_tables(folder: Path, published: Path | None = None) -> tuple[SchoolTable, ...]:
    """The tables published over a corpus, else its own; a faulty one stops it, as an unreadable document does."""
    return tuple(read_table(path) for path in _laid_over(folder, published))


def _laid_over(folder: Path, published: Path | None) -> list[Path]:
    return (_tables(published / "schools") if published else []) or _tables(folder / "schools")


def _tables(place: Path) -> list[Path]:
    return sorted(
        one for one in place.glob("*") if one.suffix.lower() in SUFFIXES and not one.name.startswith((".", "~"))
    )


def open_audit(name: str | None, standard: Standard, folder: Path | None = None) -> Audit:
    """The audit of the named announcement, else of the newest one."""
    shipped, source = shipped_corpus(), corpus_folder(folder)
    published = current_state(load_settings().data_dir, source)
    corpus = load_corpus(source, shipped, load_lexicon(shipped / "language"), published)
    return audit_of(_announcement(name, corpus), corpus, standard)


def audit_of(document: Document, corpus: Corpus, standard: Standard) -> Audit:
    """The audit of one document of a corpus that is read already."""
    own = (passage.id for passage in corpus.passages.values() if passage.document == document.id)
    return audit(document, [figure for key in own for figure in corpus.figures.get(key, [])], standard)


def _announcement(name: str | None, corpus: Corpus) -> Document:
    found = corpus.of_kind("announcement")
    if name is None:
        return max(
            found, key=lambda document: (document.description.published or document.description.opens, document.id)
        )
    for document in found:
        if document.id == name:
            return document
    raise InputError(f"没有公示 {name}", remedy=f"从 {'、'.join(document.id for document in found)} 里选")
