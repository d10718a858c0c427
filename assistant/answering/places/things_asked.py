"""Whether a place speaks of the thing that a question asks about, whatever words it uses for it."""

from collections.abc import Callable, Iterable

from assistant.answering.understanding.signs import Place
from assistant.text.normalize import comparable
from assistant.text.things import Thing

_HERE, _CLAUSE, _CONTEXT = 1.0, 0.7, 0.3
_COUNTED = 0.7  # the same where a number counts the thing itself
_LIKELY = 0.6  # a chance from which a thing is taken for the one asked about
_REMEMBERED = 65536  # things at passages


class ThingsAsked:
    """The things of ``corpus/language/things`` and, for a question, the chance of each; ``chances`` tells it."""

    def __init__(self, things: Iterable[Thing], chances: Callable[[str], dict[str, float]]) -> None:
        self._things: dict[str, list[Thing]] = {}
        for thing in things:  # two files may know one thing
            self._things.setdefault(thing.name, []).append(thing)
        self._chances = chances
        self._around: dict[tuple[str, str], tuple[bool, float]] = {}  # by thing and passage

    @property
    def rules(self) -> list[Thing]:
        """The things that are rules of the standard."""
        return [thing for known in self._things.values() for thing in known if thing.rule]

    def likely(self, question: str) -> dict[str, float]:
        """The things that a question likely asks about, each with its chance."""
        return self._chances(question)

    def likeliest(self, question: str) -> tuple[Thing, float] | None:
        """The thing that a question most likely asks about, with its chance; None where nothing tells."""
        likely = self.likely(question)
        name = max(likely, key=lambda name: likely[name], default="")
        return (self._things[name][0], likely[name]) if name in self._things else None

    def rule(self, question: str) -> tuple[Thing, float] | None:
        """The rule of the standard that a question most likely asks about, with its chance; None where it is none."""
        found = self.likeliest(question)
        return found if found and found[0].rule else None

    def requirement(self, question: str) -> tuple[Thing, float] | None:
        """The likeliest thing of the indicator that a question most likely asks about, with the chance of them all."""
        return max(self.requirements(question).values(), key=lambda one: one[1], default=None)

    def requirements(self, question: str) -> dict[str, tuple[Thing, float]]:
        """For each indicator that a question may ask about the likeliest thing, with the chance of all of them."""
        found: dict[str, tuple[Thing, float]] = {}
        for name, chance in sorted(self.likely(question).items(), key=lambda one: -one[1]):
            thing = self._things[name][0] if name in self._things else None
            if thing is not None and thing.of:
                first, before = found.get(thing.of, (thing, 0.0))
                found[thing.of] = (first, before + chance)
        return found

    def signs(self, likely: dict[str, float], place: Place) -> tuple[float, float]:
        """The chance that what is asked about is told at a place, and the largest of a thing that is not.

        The things of one indicator count together.
        """
        here, others = 0.0, dict[str, float]()
        for name, chance in likely.items():
            held = self._held(name, place)
            here += held * chance
            of = self._things[name][0].of if name in self._things else ""
            others[of or name] = others.get(of or name, 0.0) + (1 - held) * chance
        return here, max(others.values(), default=0.0)

    def tells(self, likely: dict[str, float], *, counted: bool = False) -> Callable[[Place], bool]:
        """Whether a place's own words tell the thing that is more likely asked about than all others together.

        ``counted``: what its number counts, and not what that is a part of, does.
        """
        named = next((name for name, chance in likely.items() if chance >= (_COUNTED if counted else _LIKELY)), "")
        if not counted:
            return lambda place: bool(named) and self._held(named, place) == _HERE
        return lambda place: bool(named) and self._told_in(named, place.subject, f"{place.words} {place.clause}")

    def _held(self, name: str, place: Place) -> float:
        known = self._around.get((name, place.passage.id))
        if known is None:
            if len(self._around) > _REMEMBERED:
                self._around.clear()
            known = self._around[name, place.passage.id] = self._told_around(name, place)
        anywhere, held = known
        if not anywhere:
            return 0.0
        here = held < _HERE and self._told_in(name, place.words, f"{place.clause} {place.context}")
        return _HERE if here else held

    def _told_around(self, name: str, place: Place) -> tuple[bool, float]:
        """Whether a thing may be told at any place of a passage, and how much it is told by the passage itself."""
        if not self._told_in(name, f"{place.clause} {place.context}", ""):
            return False, 0.0
        if self._told_in(name, place.clause, place.context):
            return True, _HERE if self._things[name][0].rule else _CLAUSE  # a rule is its whole sentence
        return True, _CONTEXT if self._told_in(name, place.context, "") else 0.0

    def _told_in(self, name: str, words: str, around: str) -> bool:
        known = self._things.get(name, [])
        return any(thing.told_in(comparable(words) if thing.rule else words, around) for thing in known)
