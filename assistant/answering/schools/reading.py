"""Whether a question is about the schools of a table the asker may see, and what it says of them."""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.facts import short_region
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.school_names import HIDDEN, Mention, SchoolNames
from assistant.answering.understanding.school_words import SchoolWords, Subject, Subjects
from assistant.answering.understanding.scope import names_school
from assistant.indicators.school import COMPULSORY, School
from assistant.indicators.table import SYNTHETIC, SchoolTable
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.types import Level

GOVERNMENT = ("G3", "G4", "G5")  # what a school table can decide of 政府保障程度


@dataclass(frozen=True)
class Reading:
    """A question held against one table."""

    plan: Plan
    table: SchoolTable
    text: str  # folded, with the schools' names hidden
    whole: str  # folded, as it was asked
    mentions: tuple[Mention, ...]
    subject: Subject
    levels: tuple[Level, ...]
    named: bool  # the table's county, or the sample itself, is named
    own: bool  # an announcement is of the table's county
    sample: bool  # the sample itself is named

    @cached_property
    def bare(self) -> str:
        """The text without the words of its subject: 最大班额 asks for no school at an end."""
        return self.text.replace(self.subject.words, " ") if len(self.subject.words) > 1 else self.text

    def asks(self, words: SchoolWords, *cues: str) -> bool:
        """Say whether it holds one of some cues besides the words of its subject."""
        return any(words.holds(cue, self.bare) for cue in cues)

    def apiece(self, words: SchoolWords) -> bool:
        """Say whether it asks per pupil; 生均 may be a part of its subject's own name."""
        return words.holds("apiece", self.text)

    @property
    def of_the_year(self) -> bool:
        """Whether a year that is asked for is the table's."""
        return not self.plan.years or any(year in self.table.info.school_year for year in self.plan.years)

    @property
    def one_level(self) -> dict[str, str]:
        """The level as tools take it, where one is asked for."""
        return {"level": self.levels[0]} if len(self.levels) == 1 else {}

    @property
    def codes(self) -> tuple[str, ...]:
        """The schools named, each once."""
        return tuple(dict.fromkeys(code for mention in self.mentions for code in mention.codes))

    @property
    def unclear(self) -> Mention | None:
        """A name that fits several schools."""
        return next((mention for mention in self.mentions if len(mention.codes) > 1), None)

    def school(self, code: str) -> School:
        """The school of a code."""
        return next(school for school in self.table.schools if school.code == code)

    def levels_of(self, code: str) -> list[Level]:
        """The levels to answer for at a school: those asked that it has, else all it has."""
        has = [level for level in COMPULSORY if level in self.school(code).levels]
        return [level for level in has if level in self.levels] or has


class Reader:
    """Reads questions against the tables of one reader."""

    def __init__(self, toolbox: Toolbox, words: SchoolWords, lexicon: Lexicon) -> None:
        facts = toolbox.facts
        self._names = [(table, SchoolNames(table)) for table in toolbox.tables]
        self._facts, self._words, self._lexicon = facts, words, lexicon
        self._subjects = Subjects(facts.standard, words, GOVERNMENT)
        documents = [one for one in facts.corpus.of_kind("announcement") if toolbox.role in ("staff", one.audience)]
        self._counties = {short_region(document.description.region)[:2] for document in documents}
        self._announced = "\n".join(document.text for document in documents)

    def read(self, plan: Plan) -> Reading | None:
        """The question against the table that it means; None where it means none.

        What is said of the asker's own county is never read against another county's table, and a name that any
        county's school may go by (一小) not where an announcement speaks of such a school.
        """
        text = fold(plan.query).lower()
        found: Reading | None = None
        for table, names in self._names:
            reading = self._against(table, names, text, plan)
            if reading is not None and (reading.mentions or reading.named):
                return reading
            found = found or reading
        return found

    def named(self, text: str) -> list[str]:
        """The words of a folded text that name schools of any table."""
        return [text[mention.start : mention.end] for _, names in self._names for mention in names.find(text)]

    def hidden(self, text: str) -> str:
        """A folded text without those words."""
        for name in self.named(text):
            text = text.replace(name, HIDDEN)
        return text

    def missing(self, text: str) -> bool:
        """Say whether a text names a school by a code of the tables' own form that none of them has."""
        for table, _ in self._names:
            codes = {fold(school.code).lower() for school in table.schools}
            forms = {re.sub(r"\d", r"\\d", re.escape(code)) for code in codes if re.search("[a-z]", code)}
            for form in forms:
                for match in re.finditer(rf"(?<![a-z0-9]){form}(?![a-z0-9])", text):
                    if match[0] not in codes and match[0].upper() not in self._facts.standard:
                        return True
        return False

    def subject(self, text: str) -> Subject:
        """The subject that words name."""
        return self._subjects.find(text)

    def by_indicator(self, indicator: str) -> Subject:
        """An indicator that was found otherwise than by its name."""
        return Subject(indicator, self._subjects.growing.get(indicator, ""))

    def _same_county(self, table: SchoolTable) -> bool:
        """Say whether an announcement is of the table's county."""
        return short_region(table.info.county)[:2] in self._counties

    def _against(self, table: SchoolTable, names: SchoolNames, text: str, plan: Plan) -> Reading | None:
        sample = table.info.provenance == "synthetic" and SYNTHETIC in text
        named, own = sample or names.names_county(text), self._same_county(table)
        if not own and any(county in text for county in self._counties):
            return None
        mentions = [
            mention
            for mention in names.find(text)
            if own or named or not (mention.general and names_school(self._announced, text[slice(*mention[:2])]))
        ]
        if not own and not named and not mentions and self._words.holds("own", text):
            return None
        if plan.elsewhere and not named and not mentions:
            return None
        hidden = text
        for mention in reversed(mentions):
            hidden = hidden[: mention.start] + HIDDEN + hidden[mention.end :]
        for word in (names.county, names.stem):
            hidden = hidden.replace(word, "") if len(word) > 1 else hidden
        levels = tuple(dict.fromkeys(level for *_, level in self._lexicon.levels(hidden) if level in COMPULSORY))
        subject = self._subjects.find(hidden)
        if not subject.indicator and not subject.column:
            asked = [item.indicator for item in plan.indicators if item.indicator in self._subjects.known]
            subject = self.by_indicator(asked[0]) if asked else subject
        return Reading(plan, table, hidden, text, tuple(mentions), subject, levels, named, own, sample)
