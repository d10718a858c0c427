"""The numbers that an announcement begins with: its pupils, teachers and classes, of all and of each level.

They are the wholes of most shares and means. Search would have to find them anew for every phrase, among the pupils
of a school, the boarders, those of earlier years; here they are recognised once, by agreeing with one another.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import COMPULSORY, COMPULSORY_NAME, Plan
from assistant.documents.figures import Figure
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_keyed
from assistant.text.years import same_year
from assistant.types import Level

_ByLevel = dict[Level | None, Figure]
NOUNS = ("pupils", "teachers", "classes")
_UNDATED = "9"  # sorts a number without a time behind those of any year: it is of the announcement's own
_NEAR = 400  # characters between the numbers of two levels that are told together
_BESIDE = 20  # the same where they do not say what they count
_FAR = 4  # how many times the number of some the number of all is, where nothing else tells
_FULL = 80  # pupils that no class has: as many to one say that the number is none of all classes
_OTHERS = 0.03  # the share of a total that others than the two levels may have: those of special schools


class _Noun(NamedTuple):
    kinds: frozenset[str]
    told: re.Pattern[str]
    asked: re.Pattern[str]


class _Mean(NamedTuple):
    of: str
    by: str
    cues: re.Pattern[str]


class Basics:
    """Recognise the basic numbers of an announcement and the phrases that call them, as ``basics.yaml`` says."""

    def __init__(self, facts: Facts, path: Path) -> None:
        data = read_keyed(path, {"idle", "asking", "means", "required", *NOUNS, "schools"})
        self._facts, self._lexicon = facts, facts.corpus.lexicon
        self._idle, self._required = pattern(data["idle"], path.name), pattern(data["required"], path.name)
        self._asking = pattern(data["asking"], path.name)
        self._nouns = {
            noun: _Noun(
                frozenset(data[noun]["kinds"]),
                pattern(data[noun]["told"], path.name),
                pattern(data[noun]["asked"], path.name),
            )
            for noun in (*NOUNS, "schools")
        }
        self._schools = self._nouns.pop("schools")
        self._means = [
            _Mean(one["of"], one["by"], pattern("|".join(one["cues"].splitlines()), path.name)) for one in data["means"]
        ]

    def named(self, plan: Plan, phrase: str, units: tuple[str, ...] = ()) -> Figure | None:
        """The number of all that a phrase names, of its level and in one of some units, if any are given.

        None where it names a part or something else, or a year of which the number is not told beside the other years'.
        """
        noun = None if plan.schools else self.noun(phrase)
        found = self._of(plan, noun, self._level(phrase)) if noun else None
        if found is not None and plan.years:
            found = self._of_year(plan.years, found)
        return found if found and (not units or found.kind in units) else None

    def schools(self, plan: Plan, phrase: str) -> Figure | None:
        """The number of all schools that a phrase names, or of those of 义务教育; None where it names some."""
        words = fold(phrase)
        if plan.years or plan.schools or not self._schools.asked.fullmatch(words):
            return None
        figures = self._facts.announcement(question=plan.query, role=plan.role).figures
        told = [one for one in figures if one.level is None and _counts(one, self._schools)]
        told = [one for one in told if COMPULSORY_NAME in one.subject] or told
        return max(told, key=lambda one: one.base, default=None)

    def asked(self, plan: Plan) -> Figure | None:
        """The number that a question for all pupils, teachers or classes asks for; None for any other question."""
        return self.named(plan, self.without_asking(plan.query)) if plan.expects == "quantity" else None

    def asked_of_both(self, plan: Plan) -> tuple[Figure, ...]:
        """The numbers of both levels where such a question asks for all and no total is told; else none."""
        return self.of_both(plan, self.without_asking(plan.query)) if plan.expects == "quantity" else ()

    def of_both(self, plan: Plan, phrase: str) -> tuple[Figure, ...]:
        """The numbers of both levels where a phrase names all of a noun and no total is told; else none."""
        noun = None if plan.years or plan.schools else self.noun(phrase)
        if noun is None or {level for *_, level in self._lexicon.levels(fold(phrase))}:
            return ()
        document = self._facts.announcement(question=plan.query, role=plan.role).document.id
        told = self._basic(document, noun)
        both = tuple(told[level] for level in ("primary", "junior") if level in told)
        return both if None not in told and len(both) == len(COMPULSORY) else ()

    def is_basic(self, figure: Figure) -> bool:
        """Say whether a number counts all of something by what it is called, of whatever time."""
        return any(_counts(figure, noun) for noun in self._nouns.values())

    def of_level_alone(self, phrase: str) -> bool:
        """Say whether a phrase names the pupils of a level and nothing narrower: of 留守儿童里小学生占几成 the part."""
        return self.noun(phrase) == "pupils" and self._level(phrase) is not None

    def mean(self, plan: Plan) -> tuple[Figure, Figure] | None:
        """What a question wants shared out, and over what: 一个老师带几个学生. None where it asks what is required."""
        mean = next((one for one in self._means if one.cues.search(plan.query)), None)
        if mean is None or self._required.search(plan.query) or plan.years or set(plan.levels) - COMPULSORY:
            return None
        level = plan.levels[0] if len(plan.levels) == 1 else None
        of, by = (self._of(plan, noun, level) for noun in (mean.of, mean.by))
        return (of, by) if of and by else None

    def noun(self, phrase: str) -> str | None:
        """What a phrase calls by its own name, and nothing narrower; None where it does not."""
        folded = fold(phrase)
        if {level for *_, level in self._lexicon.levels(folded)} - COMPULSORY:
            return None
        bare = self._bare(folded)
        return next((noun for noun, one in self._nouns.items() if one.asked.fullmatch(bare)), None)

    def is_idle(self, phrase: str) -> bool:
        """Say whether a phrase names nobody: only levels, where they are, that they are counted."""
        return not self._bare(fold(phrase))

    def without_asking(self, question: str) -> str:
        """A question without the words that only ask: 走读的学生, of 走读的学生有多少."""
        return self._asking.sub("", question)

    def _bare(self, folded: str) -> str:
        return self._idle.sub("", _without_levels(folded, self._lexicon))

    def _level(self, phrase: str) -> Level | None:
        levels = {level for *_, level in self._lexicon.levels(fold(phrase))}
        return next(iter(levels)) if len(levels) == 1 else None

    def _of_year(self, years_asked: Sequence[str], latest: Figure) -> Figure | None:
        """The number of the one year asked for that is told beside the latest one."""
        told = self._facts.corpus.by_year(latest)
        found = [one for one in told if len(years_asked) == 1 and same_year(years_asked[0], one.time)]
        return found[0] if len(found) == 1 else None

    def _of(self, plan: Plan, noun: str, level: Level | None) -> Figure | None:
        document = self._facts.announcement(question=plan.query, role=plan.role).document.id
        return self._basic(document, noun).get(level)

    @lru_cache(maxsize=256)  # noqa: B019 (one per assistant)
    def _basic(self, document: str, noun: str) -> _ByLevel:
        """The numbers of a noun by level; those that contradict each other are left out."""
        one = self._nouns[noun]
        told = [figure for figure in self._facts.announcements[document].figures if _counts(figure, one)]
        best = max(self._pairs(document, told), key=lambda pair: pair[0], default=None)
        if best is not None:
            return best[1]
        if bare := self._of_a_total(document, told):
            return bare
        alone = self._of_pupils(document, told) if noun == "classes" else self._alone(told)
        return {None: alone} if alone else {}

    def _of_a_total(self, document: str, told: list[Figure]) -> _ByLevel:
        """The numbers of the two levels that say of nothing else what they count, by the total that they give."""
        bare = [one for one in self._facts.announcements[document].figures if not one.subject.strip() and one.level]
        for total in told:
            for one, other in pairwise(bare):
                alike = {one.level, other.level} == COMPULSORY and one.kind == other.kind == total.kind
                if alike and other.start - one.end <= _BESIDE and one.base + other.base == total.base:
                    return {one.level: one, other.level: other, None: total}
        return {}

    def _of_pupils(self, document: str, told: list[Figure]) -> Figure | None:
        """The number of all classes where no level's is told: of every school's the one that all pupils fill."""
        by_level = self._basic(document, "pupils")
        pupils = by_level.get(None) if len(by_level) > 1 else None  # that their levels bear out
        filled = [one for one in told if pupils and one.level is None and one.base and pupils.base / one.base <= _FULL]
        return filled[0] if len(filled) == 1 else None

    @staticmethod
    def _alone(told: list[Figure]) -> Figure | None:
        """The number of all where no level's is told: of the latest time the one that leaves the others far behind."""
        latest = max((figure.time for figure in told if figure.level is None), default="")
        ordered = sorted(
            (figure for figure in told if figure.level is None and figure.time == latest), key=lambda one: -one.base
        )
        surely = ordered and all(_FAR * one.base <= ordered[0].base for one in ordered[1:])
        return ordered[0] if surely else None

    def _pairs(self, document: str, told: list[Figure]) -> Iterator[tuple[tuple[int, str, int], _ByLevel]]:
        """The numbers of the two levels that stand together, with their total where it is told.

        Those that a total sums up come first, then those of a table with one, of the latest time, and the first ones.
        """
        everything = self._facts.announcements[document].figures
        for primary in told:
            for junior in told:
                alike = primary.level == "primary" and junior.level == "junior" and primary.time == junior.time
                if alike and abs(primary.start - junior.start) <= _NEAR:
                    summed = _sum_of(everything, primary, primary.base + junior.base)
                    total = summed or _of_table(told, primary, primary.base + junior.base)
                    found: _ByLevel = {"primary": primary, "junior": junior}
                    if total is not None:  # 初中212个班,合计740个班
                        found[None] = total.model_copy(update={"level": None})
                    near = -primary.start - abs(junior.start - primary.start)
                    sure = (summed is not None) + (total is not None)
                    yield (sure, primary.time or _UNDATED, near), found


def _sum_of(everything: list[Figure], one: Figure, both: Decimal) -> Figure | None:
    """The number near that of a level that is, but for some special schools, the sum of both levels."""
    return next(
        (
            other
            for other in everything
            if other.kind == one.kind
            and abs(other.start - one.start) <= _NEAR
            and other.time == one.time
            and both <= other.base <= both * (1 + Decimal(_OTHERS))
        ),
        None,
    )


def _of_table(told: list[Figure], one: Figure, least: Decimal) -> Figure | None:
    """The total of a table whose rows are more than the two levels: 九年一贯制学校小学部 has one of its own."""
    rows = [row for row in told if one.heading and row.heading == one.heading and row.level is None]
    return rows[0] if len(rows) == 1 and rows[0].base > least else None


def _counts(figure: Figure, noun: _Noun) -> bool:
    """Say whether a number counts all of a noun: no mean, no limit, not what it was before."""
    exact = figure.comparator == "=" and not (figure.per or figure.former or figure.decimals)
    return exact and figure.kind in noun.kinds and bool(noun.told.fullmatch(fold(figure.subject)))


def _without_levels(words: str, lexicon: Lexicon) -> str:
    """What is left of words without those that name a level; of 初中生 the pupil is."""
    for start, end, _ in reversed(lexicon.levels(words)):
        words = words[:start] + words[end - words[start:end].endswith("生") : end] + words[end:]
    return words
