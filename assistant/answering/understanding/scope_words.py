"""Which words name no place and no single school, whatever they look like: the words of ``scope.yaml``."""

import re
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import patterns


class ScopeWords(NamedTuple):
    """The expressions of ``scope.yaml``, whose head says what each means."""

    schools: re.Pattern[str]
    kinds: re.Pattern[str]
    places: re.Pattern[str]
    no_place: re.Pattern[str]
    unnamed: re.Pattern[str]
    breaks: re.Pattern[str]

    @classmethod
    def read(cls, path: Path) -> "ScopeWords":
        """Read the file; CorpusError names what is missing, unknown or wrong in it."""
        return cls(**patterns(path, cls._fields))
