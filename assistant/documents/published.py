"""What was published at the desk: files laid over a corpus folder, which itself is never written to.

Every state is a folder of its own with ``announcements/`` and ``schools/``; ``current.json`` names the one in use and
is replaced in one step, so that a publication is there as a whole or not at all.
"""

import hashlib
import json
import os
from pathlib import Path

from assistant.errors import CorpusError

_CURRENT = "current.json"


def corpus_key(folder: Path) -> str:
    """What a corpus folder is called in the data folder."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]


def published_folder(data_dir: Path, folder: Path) -> Path:
    """Where the states of one corpus lie."""
    return data_dir / "published" / corpus_key(folder)


def current_name(place: Path) -> str:
    """The name of the state in use; empty where nothing was published. CorpusError for a damaged file."""
    file = place / _CURRENT
    if not file.exists():
        return ""
    try:
        name = str(json.loads(file.read_text(encoding="utf-8"))["state"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CorpusError("已发布的资料读不出来", where=str(file), remedy="检查磁盘,或者删掉它后重新发布") from fault
    if name and not (place / name).is_dir():
        raise CorpusError(f"已发布的资料 {name} 不见了", where=str(file), remedy="恢复备份,或者删掉它后重新发布")
    return name


def current_state(data_dir: Path, folder: Path) -> Path | None:
    """The folder laid over a corpus; None where nothing was published."""
    place = published_folder(data_dir, folder)
    name = current_name(place)
    return place / name if name else None


def switch(place: Path, name: str) -> None:
    """Put a state in use (empty: the corpus folder alone), in one step and on the disk when this returns."""
    place.mkdir(parents=True, exist_ok=True)
    draft = place / f"{_CURRENT}.new"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"state": name}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(place / _CURRENT)
