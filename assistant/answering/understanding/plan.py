"""What a question asks, as one typed value; the same value is what a conversation remembers."""

from datetime import date

from assistant.text.quantities import Quantity
from assistant.types import Frozen, Level, Role


class Term(Frozen):
    """A word of the question that evidence must hold, with the words that say the same."""

    word: str
    same: tuple[str, ...]
    weight: float
    tag: str = "n"  # part of speech
    known: bool = True  # some document holds it or a word that says the same


COMPULSORY: frozenset[Level] = frozenset({"primary", "junior"})  # the levels these documents are about
BEYOND: frozenset[Level] = frozenset({"preschool", "senior", "vocational"})  # the stages before and after them
COMPULSORY_NAME = "义务教育"  # both together
Told = tuple[str, int]  # a figure by its document and its start


class Asked(Frozen):
    """An indicator that the question names; ``words`` are the name's characters in the question."""

    indicator: str  # an id of the standard, or "CV" for the coefficient of variation
    condition: str | None
    words: str
    score: float = 0.0


class Plan(Frozen):
    """A question understood."""

    question: str  # as asked, cleaned
    query: str  # completed from the conversation: what search is given
    search: str = ""  # what search is given where that is not the query
    kind: str  # a kind of corpus/language/kinds.yaml
    kinds: tuple[str, ...] = ()  # every kind whose cues it holds
    expects: str  # what the evidence must hold
    units: tuple[str, ...] = ()  # unit classes the number may have; empty: any
    unit_named: bool = True  # by a word of the question; else what is counted tells it
    near_units: tuple[str, ...] = ()  # unit classes that will do where no number has one of those
    levels: tuple[Level, ...] = ()
    indicators: tuple[Asked, ...] = ()
    terms: tuple[Term, ...] = ()
    head: Term | None = None  # what is counted or asked of: the noun next to the asking word
    numbers: tuple[Quantity, ...] = ()  # what the question itself asserts
    years: tuple[str, ...] = ()  # 2025, or 2024-2025 for a school year
    elsewhere: tuple[str, ...] = ()  # places named that no document speaks of
    schools: tuple[str, ...] = ()  # single schools named
    about: str = "announcement"  # announcement, standard or any: whose words are asked for
    local: bool = False  # asks in so many words what holds in the county
    official: bool = False  # asks in so many words what the standard says
    per_pupil: bool = False
    follow_up: bool = False
    before: tuple[str, int, int] | None = None  # where the answer to the turn before stood
    told: tuple[tuple[Told, ...], ...] = ()  # the numbers that the turns before told, oldest turn first
    asks: tuple["Plan", ...] = ()  # the single questions of one that asks for several numbers
    each: bool = False  # a single question of which the others ask the same of other things
    role: Role = "public"
    today: date | None = None

    @property
    def searched(self) -> str:
        """What search is given."""
        return self.search or self.query
