"""The calculator route over school tables: which tool answers a plan, and the words around its result.

A table answers only what is asked of its schools, of the 差异系数 between them, or of its county by name; everything
else is left to the announcements. Every number comes from a tool; search at most finds what is meant.
"""

from typing import Any

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.schools import changes as school_changes
from assistant.answering.schools import wording as say
from assistant.answering.schools.county import SchoolCounty
from assistant.answering.schools.follow import complete
from assistant.answering.schools.lists import Finds, SchoolLists, unfilled
from assistant.answering.schools.reading import GOVERNMENT, Reader, Reading
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.school_words import SchoolWords, columns_of
from assistant.errors import InputError
from assistant.indicators.school import LEVELS
from assistant.text.lexicon import Lexicon


class Schools:
    """Answers over the school tables that one reader may see."""

    def __init__(self, toolbox: Toolbox, words: SchoolWords, lexicon: Lexicon) -> None:
        self.toolbox, self._words = toolbox, words
        self._standard = toolbox.facts.standard
        self.reader = Reader(toolbox, words, lexicon)
        self._county = SchoolCounty(toolbox, words)
        self._lists = SchoolLists(toolbox, self._standard, words, self.reader)

    def answer(self, plan: Plan, finds: Finds) -> Draft | None:
        """Answer a plan about schools of a table; None where its question is not about them."""
        if not self.toolbox.tables:
            return None
        reading = self.reader.read(plan)
        if reading is None:
            return None
        if not reading.mentions and reading.subject.known and self.reader.missing(reading.whole):
            return Draft("not_disclosed", "none").say("学校数据里没有这个标识码的学校。")
        if reading.unclear is not None:
            return self._which(reading)
        if not reading.of_the_year:
            return Draft("not_disclosed", "none").say("学校数据不是你问的那一年的。") if reading.mentions else None
        if not reading.mentions and self._words.holds("explained", reading.text) and not reading.named:
            return None
        draft = self._draft(reading, finds)
        if draft is not None and draft.status == "answered" and not (reading.own or reading.named or reading.mentions):
            county = self.toolbox.facts.announcement(role=plan.role).county
            draft.say(f"这是{reading.table.info.county}的学校数据,不是{county}的。")
        return draft

    def _draft(self, reading: Reading, finds: Finds) -> Draft | None:
        for way in (self._supposed, self._needed, self._two, self._county.spread, self._one):
            draft = way(reading)
            if draft is not None:
                return draft
        if reading.mentions:
            return None
        # Of a county that has an announcement, the announcement is asked first, and never its sample.
        asked = reading.named and (reading.sample or not reading.own)
        return self._lists.answer(reading, finds) or (self._county.value(reading) if asked else None)

    def complete(self, question: str, conversation: Conversation) -> str:
        """A follow-up about schools with what it leaves out; empty where it is none."""
        return complete(question, conversation, self.reader, self._words) if self.toolbox.tables else ""

    def instead(self, plan: Plan) -> Draft | None:
        """The county's value from a table of its own, for what its announcement does not give; never from a sample."""
        reading = self.reader.read(plan) if self.toolbox.tables else None
        if reading is None or reading.mentions or not reading.own or reading.table.info.provenance != "real":
            return None
        asked = plan.kind in {"value", "verdict", "about"} and not plan.schools and reading.of_the_year
        return self._county.value(reading) if asked else None

    # -- schools that are named --------------------------------------------------------------------------------------

    def _which(self, reading: Reading) -> Draft:
        mention = reading.unclear
        schools = [reading.school(code) for code in mention.codes] if mention else []
        options = tuple(f"{school.name}({school.code})" for school in schools)
        return Draft("clarify", "none", options=options).say("有不止一所学校叫这个名字,你问的是哪一所?")

    def _supposed(self, reading: Reading) -> Draft | None:
        """What if cells held something else."""
        if not reading.mentions or not self._words.holds("supposed", reading.text):
            return None
        changes = school_changes.changes(reading, self._words, self.reader)
        if isinstance(changes, Draft):
            return changes
        if not changes:
            return None
        try:
            outcome = self._call(reading, "school_what_if", changes=changes)
        except InputError:
            return Draft("clarify", "none").say(
                "这样改以后,学校数据自己就对不上了(例如某一类教师多于专任教师),请换一个数,或者把有关的格一起改。"
            )
        return school_changes.told(outcome, self._standard)

    def _needed(self, reading: Reading) -> Draft | None:
        """The least that would be enough."""
        asked = self._words.holds("needed", reading.bare)
        if len(reading.codes) != 1 or not asked or not reading.subject.indicator:
            return None
        code = reading.codes[0]
        if reading.subject.indicator in GOVERNMENT:
            return self._value(reading, code)
        try:
            outcome = self._call(reading, "school_need", school=code, indicator=reading.subject.indicator)
        except InputError as fault:
            return self._not_assessed(reading, fault)
        return school_changes.needed(outcome, self._standard, reading.levels_of(code))

    def _two(self, reading: Reading) -> Draft | None:
        """Two schools beside each other."""
        if len(reading.codes) != 2 or (not reading.subject.indicator and not reading.subject.column):
            return None
        first, second = reading.codes
        if reading.subject.indicator not in self._standard.rules.school.indicators or self._raw(reading):
            return self._cells(reading, list(reading.codes))
        arguments: dict[str, Any] = {"indicator": reading.subject.indicator, "school": first, "other": second}
        try:
            outcome = self._call(reading, "school_difference", **arguments, **reading.one_level)
        except InputError:
            return self._each(reading)
        draft = Draft("answered", "calculator")
        if reading.subject.told and not reading.apiece(self._words):  # 谁的操场大: as it stands, too
            draft = self._cells(reading, list(reading.codes)) or draft
        draft.working.append(outcome)
        for found in outcome.result["differences"]:
            one, two = found["values"]
            subject = say.measure(self._standard, reading.subject.indicator, found["level"])
            if found["difference"] is None:
                both = f"{say.who(one)} {say.held(one)},{say.who(two)} {say.held(two)}"
                text = f"{subject}有一所学校没有填报,不能比较:{both}"
            elif found["relation"] == "等于":
                text = f"{say.who(one)}和{say.who(two)}的{subject}相同,都是 {say.held(one)}"
            else:
                more, less = (one, two) if found["relation"] == "高出" else (two, one)
                gap = wording.amount(found["difference_display"], found["unit"])
                text = f"{say.who(more)}高:{subject} {say.held(more)},{say.who(less)} {say.held(less)},相差 {gap}"
            draft.say(f"{self._lead(draft, outcome)}{text}。", *outcome.quotes)
        return draft

    def _one(self, reading: Reading) -> Draft | None:
        """One school: its place, its cells, its value or its verdict."""
        if not reading.mentions:
            return None
        if len(reading.codes) > 1:
            return self._each(reading)
        code, subject = reading.codes[0], reading.subject
        if self._words.holds("place", reading.bare) and (subject.indicator or subject.column):
            return self._lists.place(reading, code)
        if subject.column and (self._raw(reading) or not subject.indicator):
            return self._cells(reading, [code])
        if subject.indicator:
            return self._value(reading, code)
        if self._words.holds("open", reading.bare):
            return unfilled(self._call(reading, "school_unfilled", school=code))
        judged = any(self._words.holds(cue, reading.text) for cue in ("judged", "met", "unmet"))
        return self._verdict(reading, code) if judged or reading.bare.strip(" □的呢?") == "" else None

    def _raw(self, reading: Reading) -> bool:
        """Say whether the number is asked for as it was filled in, and not per pupil or against the standard."""
        asked = reading.subject.told and self._words.holds("counted", reading.bare)
        judged = reading.apiece(self._words) or reading.asks(self._words, "judged", "unmet", "met")
        return asked and not judged

    def _each(self, reading: Reading) -> Draft | None:
        """Several schools, one after the other."""
        draft = Draft("answered", "calculator")
        for code in reading.codes:
            own = self._value(reading, code) if reading.subject.indicator else self._verdict(reading, code)
            if own.status != "answered":
                return own
            draft.working += own.working
            draft.sentences += own.sentences
        return draft

    def _value(self, reading: Reading, code: str) -> Draft:
        """An indicator of one school, judged."""
        indicator = reading.subject.indicator
        draft = Draft("answered", "calculator")
        if indicator in GOVERNMENT:
            return self._checks(reading, code, indicator)
        for level in reading.levels_of(code):
            try:
                outcome = self._call(reading, "school_value", indicator=indicator, level=level, school=code)
            except InputError as fault:
                return self._not_assessed(reading, fault)
            lead = self._lead(draft, outcome)
            draft.working.append(outcome)
            for one in outcome.result["values"]:
                draft.say(f"{lead}{say.school_value(self._standard, outcome.result, one)}。", *outcome.quotes)
        return draft

    def _checks(self, reading: Reading, code: str, indicator: str) -> Draft:
        outcome = self._call(reading, "school_verdict", indicator=indicator, school=code)
        draft = Draft("answered", "calculator", working=[outcome])
        checks = outcome.result["checks"]
        if not checks:
            return self._not_assessed(reading, None)
        verdict = wording.VERDICTS[outcome.result["verdict"]]
        held = ";".join(check["text"] for check in checks)
        name = f"{checks[0]['name']}({code})"
        return draft.say(
            f"{say.lead(outcome.result)}{verdict}。{name}的{outcome.result['label']}:{held}。", *outcome.quotes
        )

    def _verdict(self, reading: Reading, code: str) -> Draft:
        """Whether a school is met on the whole, and why."""
        try:
            outcome = self._call(reading, "school_verdict", school=code, **reading.one_level)
        except InputError as fault:
            return self._not_assessed(reading, fault)
        draft = Draft("answered", "calculator", working=[outcome])
        for row in outcome.result["rows"]:
            level = wording.level_name(row["level"])
            verdict = wording.VERDICTS[row["verdict"]]
            lead = self._lead(draft, outcome)
            draft.say(f"{lead}{say.who(row)}的{level}{verdict}:{row['reason']}。", *outcome.quotes)
        return draft

    def _cells(self, reading: Reading, codes: list[str]) -> Draft | None:
        """What the rows of schools say in the columns asked for."""
        draft = Draft("answered", "calculator")
        for code in codes:
            has = [level for level in LEVELS if level in reading.school(code).levels]
            columns = columns_of(reading.subject.column, has)
            wanted = [column for level, column in columns.items() if level is None or level in (reading.levels or has)]
            if not wanted:
                return None
            outcome = self._call(reading, "school_cells", school=code, columns=wanted)
            lead = self._lead(draft, outcome)
            draft.working.append(outcome)
            told = "、".join(f"{cell['column']} {_with_unit(cell)}" for cell in outcome.result["cells"])
            draft.say(f"{lead}{say.who({**outcome.result, 'code': code})}的{told}。", *outcome.quotes)
        return draft

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _call(self, reading: Reading, name: str, **arguments: Any) -> Outcome:
        # The table is named, so that a replay finds the same one when a later year is added.
        return self.toolbox.call(name, table=reading.table.name, **arguments)

    @staticmethod
    def _lead(draft: Draft, outcome: Outcome) -> str:
        return "" if draft.sentences else say.lead(outcome.result)

    @staticmethod
    def _not_assessed(reading: Reading, fault: InputError | None) -> Draft:
        school = reading.school(reading.codes[0])
        why = f"{fault.what}。" if fault else f"{school.name}不参加评估。"
        return Draft("not_disclosed", "calculator").say(why)


def _with_unit(cell: dict[str, Any]) -> str:
    """A cell as people say it; what it is counted in follows from its column's name."""
    if cell["display"] is None:
        return wording.VERDICTS["undisclosed"]
    return wording.amount(cell["display"], say.unit_of(cell["column"]))
