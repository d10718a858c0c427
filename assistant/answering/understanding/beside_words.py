"""How a question names one number of two and leaves the other out: the words of ``beside.yaml``."""

import re
from dataclasses import dataclass

from assistant.answering.understanding.kinds import Expressions


@dataclass(frozen=True)
class BesideWords(Expressions):
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
