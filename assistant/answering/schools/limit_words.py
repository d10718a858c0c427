"""How a question holds a school or a class against a limit: the words of ``limits.yaml``."""

import re
from dataclasses import dataclass

from assistant.answering.understanding.kinds import Expressions


@dataclass(frozen=True)
class LimitWords(Expressions):
    """The expressions of ``limits.yaml``, whose head says what each means."""

    gap: re.Pattern[str]
    meets: re.Pattern[str]
    of_size: re.Pattern[str]
    supposes: re.Pattern[str]
    asks_pupils: re.Pattern[str]
    pupils: re.Pattern[str]
    together: re.Pattern[str]
    apart: re.Pattern[str]
    over: re.Pattern[str]
    largest: re.Pattern[str]
    counts: re.Pattern[str]
    nearest: re.Pattern[str]
    room: re.Pattern[str]
    of_class: re.Pattern[str]
    combined: re.Pattern[str]
    own_class: re.Pattern[str]
    judged: re.Pattern[str]
    of_many: re.Pattern[str]
