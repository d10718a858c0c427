"""The county of a school table: the 差异系数 between its schools, its values, and its verdict."""

from typing import Any

from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.schools import wording as say
from assistant.answering.schools.reading import GOVERNMENT, Reading
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.school_words import SchoolWords


class SchoolCounty:
    """Answers about all schools of a table together."""

    def __init__(self, toolbox: Toolbox, words: SchoolWords) -> None:
        self._toolbox, self._words = toolbox, words
        self._facts, self._standard = toolbox.facts, toolbox.facts.standard

    def spread(self, reading: Reading) -> Draft | None:
        """The 差异系数 of one indicator or of all."""
        if not self._words.holds("spread", reading.text):
            return None
        indicator = reading.subject.indicator
        if indicator in GOVERNMENT or (self._announced(reading) and not reading.sample) or _elses(reading):
            return None
        arguments = {"indicator": indicator} if indicator else {}
        outcome = self._call(reading, "school_cv", **arguments, **reading.one_level)
        draft = Draft("answered", "calculator", working=[outcome])
        values, result = outcome.result["values"], outcome.result
        over = [one for one in values if one["cv_verdict"] == "unmet"]
        lead = f"{say.lead(result)}{'' if over else '没有超过上限。' if values else ''}"
        if indicator:
            for one in values:
                draft.say(f"{lead}{result['county']}{say.spread(self._standard, one, indicator)}。", *outcome.quotes)
                lead = ""
            return draft
        ids = self._standard.rules.school.indicators
        for level in dict.fromkeys(one["level"] for one in values):
            own = [one for one in values if one["level"] == level]
            listed = "、".join(f"{one['label']} {one['cv_display']}" for one in own)
            limit = f"上限 {own[0]['cv_limit']:.2f}" if len(own) == len(ids) else ""
            beyond = [one["label"] for one in own if one["cv_verdict"] == "unmet"]
            ends = f"超过的是{'、'.join(beyond)}" if beyond else "都没有超过"
            draft.say(
                f"{lead}{result['county']}{wording.level_name(level)}的校际差异系数:{listed};{limit},{ends}。",
                *outcome.quotes,
            )
            lead = ""
        return draft

    def _announced(self, reading: Reading) -> bool:
        """Say whether the announcement gives a 差异系数 itself."""
        if reading.named and not reading.own:
            return False
        plan = reading.plan
        reported = self._facts.announcement(question=plan.query, role=plan.role).reported
        return any(condition == self._standard.rules.cv.key for _, condition, _ in reported)

    def value(self, reading: Reading) -> Draft | None:
        """A value of the table's county, or its verdict."""
        indicator = reading.subject.indicator
        if not indicator:
            judged = self._words.holds("judged", reading.text) or self._words.holds("met", reading.text)
            return self._verdict(reading) if judged else None
        if indicator in GOVERNMENT:
            outcome = self._call(reading, "school_verdict", indicator=indicator)
            result = outcome.result
            text = f"{result['county']}的{result['label']}{wording.VERDICTS[result['verdict']]}:{result['detail']}。"
            return Draft("answered", "calculator", working=[outcome]).say(f"{say.lead(result)}{text}", *outcome.quotes)
        outcome = self._call(reading, "school_value", indicator=indicator, **reading.one_level)
        draft = Draft("answered", "calculator", working=[outcome])
        for one in outcome.result["values"]:
            lead = "" if draft.sentences else say.lead(outcome.result)
            draft.say(f"{lead}{say.county_value(self._standard, outcome.result, one)}。", *outcome.quotes)
        return draft

    def _verdict(self, reading: Reading) -> Draft:
        outcome = self._call(reading, "school_verdict")
        result = outcome.result
        reasons = ";".join(result["reasons"])
        text = f"{say.lead(result)}{result['county']}{wording.VERDICTS[result['verdict']]}"
        return Draft("answered", "calculator", working=[outcome]).say(f"{text}:{reasons}。", *outcome.quotes)

    def _call(self, reading: Reading, name: str, **arguments: Any) -> Outcome:
        return self._toolbox.call(name, table=reading.table.name, **arguments)


def _elses(reading: Reading) -> bool:
    """Say whether a 差异 is not the schools' own: a number that the asker brings, or that of 质量监测."""
    plan = reading.plan
    brought = any(not quantity.kind and not quantity.unit for quantity in plan.numbers)
    asked = plan.indicators[0].indicator if plan.indicators else CV
    return brought or asked not in {CV, reading.subject.indicator}
