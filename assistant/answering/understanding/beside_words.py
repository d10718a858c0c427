"""How a question names one number of two and leaves the other out: the words of ``beside.yaml``."""

import re
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import patterns


class BesideWords(NamedTuple):
    """The expressions of ``beside.yaml``, whose head says what each means."""

    frame: re.Pattern[str]
    of_named: re.Pattern[str]
    denies: re.Pattern[str]
    left: re.Pattern[str]
    untold: re.Pattern[str]
    done: re.Pattern[str]
    pupils: re.Pattern[str]
    schools: re.Pattern[str]
    children: re.Pattern[str]

    @classmethod
    def read(cls, path: Path) -> "BesideWords":
        """Read the file; CorpusError names what is missing, unknown or wrong in it."""
        return cls(**patterns(path, cls._fields))
