"""Build, refresh and open the index of a corpus.

Each state of a corpus gets a folder of its own; ``current.json`` names the one in use and is replaced in one step. A build that
is killed leaves the old state answering, a server keeps the state it opened, and no folder is written by two processes.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import __version__
from assistant.documents.corpus import Corpus
from assistant.documents.model import Passage
from assistant.errors import IndexFault

FORMAT = 2  # raise it when grains or metadata change shape: older indexes are then rebuilt
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
    key = hashlib.sha256(str(corpus_folder.resolve()).encode()).hexdigest()[:12]
    return data_dir / "index" / key


def current_state(folder: Path) -> dict[str, Any] | None:
    """What ``current.json`` says, or None where there is no usable index."""
    try:
        state = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    usable = isinstance(state, dict) and (folder / str(state.get("state"))).is_dir()
    return state if usable else None


def wanted_state(corpus: Corpus, model: str) -> dict[str, Any]:
    """What the index of this corpus must be made of."""
    documents = {document.id: f"{document.sha256}:{document.audience}" for document in corpus.documents.values()}
    made_of = {"format": FORMAT, "model": model, "documents": documents}
    key = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:16]
    return {**made_of, "state": f"state-{key}", "version": __version__}


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
    wanted = wanted_state(corpus, model)
    current = current_state(folder)
    reason = reason_to_build(current, wanted)
    if not reason:
        return _report(corpus, wanted, folder, embedded=0, reason="", changed=())
    from filelock import FileLock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "build.lock"):
            current = current_state(folder)  # another process may have built it while this one waited
            if not reason_to_build(current, wanted):
                return _report(corpus, wanted, folder, embedded=0, reason="", changed=())
            embedded = _build(corpus, folder, current, wanted, progress)
    except OSError as fault:
        raise IndexFault(
            f"索引写不进去({fault.strerror or fault})", where=str(folder), remedy="检查权限和剩余空间,或用 ASSISTANT_DATA_DIR 换一个文件夹"
        ) from fault
    changed = _changed(current, wanted)
    return _report(corpus, wanted, folder, embedded=embedded, reason=reason, changed=changed)


def _build(
    corpus: Corpus, folder: Path, current: dict[str, Any] | None, wanted: dict[str, Any], progress: Progress | None
) -> int:
    from assistant.search.embedding import load_embeddings
    from assistant.search.store import GrainStore

    target = folder / wanted["state"]
    shutil.rmtree(target, ignore_errors=True)  # what a killed build left
    known: dict[str, Any] = {}
    if current and current.get("model") == wanted["model"] and current.get("format") == wanted["format"]:
        known = GrainStore(folder / current["state"]).vectors()
    grains = _grains(corpus)
    fresh = [grain for grain in grains if grain.id not in known]
    embeddings = load_embeddings(wanted["model"])
    for low in range(0, len(fresh), _EMBED_BATCH):
        batch = fresh[low : low + _EMBED_BATCH]
        for grain, vector in zip(batch, embeddings.document_vectors([grain.text for grain in batch]), strict=True):
            known[grain.id] = vector
        if progress:
            progress(min(low + _EMBED_BATCH, len(fresh)), len(fresh))
    import numpy as np

    GrainStore(target).add(grains, np.stack([known[grain.id] for grain in grains]))
    _switch(folder, wanted, keep=current["state"] if current else None)
    return len(fresh)


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


def _grains(corpus: Corpus) -> list[Any]:
    from assistant.search.store import Grain

    grains = {}
    for passage in corpus.passages.values():
        text = corpus.documents[passage.document].text
        for start, end in passage.grains:
            words = grain_text(passage, text[start:end])
            key = hashlib.sha256(f"{passage.id}:{start}:{end}:{words}".encode()).hexdigest()[:32]
            grains[key] = Grain(key, passage.id, passage.document, passage.kind, passage.audience, start, end, words)
    return list(grains.values())


def grain_text(passage: Passage, words: str) -> str:
    """What is embedded for a grain: its words, and for a later clause of a sentence the words it leaves out."""
    return words if not passage.context else f"{passage.context.split(' ')[-1]}:{words}"


def _changed(current: dict[str, Any] | None, wanted: dict[str, Any]) -> tuple[str, ...]:
    before = (current or {}).get("documents", {})
    return tuple(name for name, state in wanted["documents"].items() if before.get(name) != state)


def _report(
    corpus: Corpus, state: dict[str, Any], folder: Path, *, embedded: int, reason: str, changed: tuple[str, ...]
) -> IndexReport:
    return IndexReport(
        documents=len(corpus.documents),
        passages=len(corpus.passages),
        grains=sum(len(passage.grains) for passage in corpus.passages.values()),
        embedded=embedded,
        reason=reason,
        changed=changed,
        folder=str(folder / state["state"]),
    )
