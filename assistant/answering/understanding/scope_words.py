"""Which words name no place and no single school, whatever they look like: the words of ``scope.yaml``."""

import re
from dataclasses import dataclass

from assistant.answering.understanding.kinds import Expressions


@dataclass(frozen=True)
class ScopeWords(Expressions):
    """The expressions of ``scope.yaml``, whose head says what each means."""

    schools: re.Pattern[str]
    kinds: re.Pattern[str]
    places: re.Pattern[str]
    no_place: re.Pattern[str]
    unnamed: re.Pattern[str]
    breaks: re.Pattern[str]
