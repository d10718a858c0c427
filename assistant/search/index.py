"""Build, refresh and open the index of a corpus.

Each build gets a folder of its own; ``current.json`` names the one in use and is replaced in one step. A build that is
killed leaves the old one answering, a server keeps what it opened, and no folder is written twice or by two processes.
"""

import json
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant import __version__
from assistant.documents.corpus import Corpus
from assistant.documents.published import corpus_key
from assistant.errors import IndexFault
from assistant.search.grains import Grain, digests, grains
from assistant.search.prepared import prepared_vectors

FORMAT = 4  # raise it when what is stored with a grain changes shape: older indexes are then rebuilt
_EMBED_BATCH = 64
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class IndexReport:
    """What a build did; ``reason`` says in words why it was needed, empty when nothing was."""

    documents: int
    passages: int
    grains: int
    embedded: int
    reason: str
    changed: tuple[str, ...]
    folder: str


def index_folder(data_dir: Path, corpus_folder: Path) -> Path:
    """Where the index of one corpus lives: each corpus has its own."""
    return data_dir / "index" / corpus_key(corpus_folder)


def current_state(folder: Path) -> dict[str, Any] | None:
    """What ``current.json`` says, or None where there is no usable index."""
    try:
        state = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    usable = isinstance(state, dict) and isinstance(state.get("documents"), dict)
    return state if usable and (folder / str(state.get("state"))).is_dir() else None


def wanted_state(pieces: list[Grain], model: str) -> dict[str, Any]:
    """What the index of these grains must be made of."""
    return {"format": FORMAT, "model": model, "documents": digests(pieces), "version": __version__}


def reason_to_build(current: dict[str, Any] | None, wanted: dict[str, Any]) -> str:
    """Why the index must be built, in words; empty when it is up to date."""
    if current is None:
        return "还没有索引"
    if current.get("format") != wanted["format"]:
        return f"索引由另一版本建立(格式 {current.get('format')},现为 {wanted['format']}),重建"
    if current.get("model") != wanted["model"]:
        return f"索引由另一模型建立({current.get('model')},现为 {wanted['model']}),重建"
    if current.get("documents") != wanted["documents"]:
        return "文档有变动"
    return ""


def refresh(corpus: Corpus, folder: Path, model: str, progress: Progress | None = None) -> IndexReport:
    """Bring the index up to date. Raises IndexFault where the folder cannot be written."""
    pieces = grains(corpus)
    wanted = wanted_state(pieces, model)
    current = current_state(folder)
    if current and not reason_to_build(current, wanted):
        return _report(corpus, pieces, folder / current["state"])
    from filelock import FileLock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock"):
            current = current_state(folder)  # another process may have built it while this one waited
            reason = reason_to_build(current, wanted)
            if current and not reason:
                return _report(corpus, pieces, folder / current["state"])
            target = folder / f"state-{secrets.token_hex(6)}"
            try:
                embedded = _build(pieces, target, _known_vectors(folder, current, wanted), model, progress)
            except BaseException:
                shutil.rmtree(target, ignore_errors=True)
                raise
            _switch(folder, {**wanted, "state": target.name}, keep=current["state"] if current else None)
    except OSError as fault:
        raise IndexFault(
            f"索引写不进去({fault.strerror or fault})",
            where=str(folder),
            remedy="检查权限和剩余空间,或用 ASSISTANT_DATA_DIR 换一个文件夹",
        ) from fault
    return _report(corpus, pieces, target, embedded=embedded, reason=reason, changed=_changed(current, wanted))


def _known_vectors(folder: Path, current: dict[str, Any] | None, wanted: dict[str, Any]) -> dict[str, Any]:
    """Vectors by grain id that need not be computed: the standard's, and an index's of the same model and format."""
    from assistant.search.store import GrainStore

    prepared = prepared_vectors(wanted["model"])
    if not current or any(current.get(key) != wanted[key] for key in ("format", "model")):
        return prepared
    try:
        with GrainStore(folder / current["state"]) as store:
            return prepared | store.vectors()
    except IndexFault:
        return prepared


def _build(pieces: list[Grain], target: Path, known: dict[str, Any], model: str, progress: Progress | None) -> int:
    """Write all grains to a new folder, embedding those without a known vector; say how many these were."""
    from assistant.search.embedding import load_embeddings
    from assistant.search.store import GrainStore

    embeddings = load_embeddings(model)
    size = (embeddings.model.get_embedding_dimension(),)  # vectors of another size are of another model of that name
    known = {id: vector for id, vector in known.items() if vector.shape == size}
    fresh = [piece for piece in pieces if piece.id not in known]
    for low in range(0, len(fresh), _EMBED_BATCH):
        batch = fresh[low : low + _EMBED_BATCH]
        for piece, vector in zip(batch, embeddings.document_vectors([piece.text for piece in batch]), strict=True):
            known[piece.id] = vector
        if progress:
            progress(min(low + _EMBED_BATCH, len(fresh)), len(fresh))
    with GrainStore(target, new=True) as store:
        store.add(pieces, np.stack([known[piece.id] for piece in pieces]))
    return len(fresh)


def restore(folder: Path, state: dict[str, Any] | None) -> None:
    """Put back what ``current_state`` said before a build that is not wanted after all."""
    if state is not None and current_state(folder) != state:
        _switch(folder, state, keep=None)


def _switch(folder: Path, state: dict[str, Any], keep: str | None) -> None:
    draft = folder / "current.json.new"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(state, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "current.json")
    for old in folder.glob("state-*"):  # the state before stays for a server that still reads it
        if old.name not in {state["state"], keep}:
            shutil.rmtree(old, ignore_errors=True)


def _changed(current: dict[str, Any] | None, wanted: dict[str, Any]) -> tuple[str, ...]:
    before = (current or {}).get("documents", {})
    return tuple(name for name, state in wanted["documents"].items() if before.get(name) != state)


def _report(
    corpus: Corpus,
    pieces: list[Grain],
    state: Path,
    *,
    embedded: int = 0,
    reason: str = "",
    changed: tuple[str, ...] = (),
) -> IndexReport:
    return IndexReport(
        documents=len(corpus.documents),
        passages=len(corpus.passages) + len(corpus.rows),
        grains=len(pieces),
        embedded=embedded,
        reason=reason,
        changed=changed,
        folder=str(state),
    )
