"""Arrays that come with the project for an embedding model, one compressed file each: ``KIND.MODEL.npz``."""

import zlib
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from assistant.errors import CorpusError
from assistant.settings import shipped_corpus


def array_path(kind: str, model: str, folder: str = "language") -> Path:
    """Where the arrays of a model are kept; the name of a folder or a hub may hold slashes."""
    return shipped_corpus() / folder / f"{kind}.{Path(model).name}.npz"


def load_arrays(path: Path, names: tuple[str, ...], what: str, remedy: str) -> tuple[Any, ...] | None:
    """Read arrays by name; None where the model has none. CorpusError names ``what`` the file does not hold."""
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as held:
            return tuple(held[name] for name in names)
    except (ValueError, KeyError, OSError, EOFError, BadZipFile, zlib.error) as fault:
        raise CorpusError(f"{what}读不出来({fault})", where=str(path), remedy=remedy) from fault
