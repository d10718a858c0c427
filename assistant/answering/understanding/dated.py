"""The year that 去年 or 十年前 means: counted from today, or from the day on which an announcement was published.

Who reads an announcement of December in the next spring may mean either; the documents decide which they tell.
"""

from datetime import date

from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.answering.understanding.plan import Plan
from assistant.documents.model import day_of
from assistant.text.normalize import fold
from assistant.text.years import is_relative, years, years_ago


class Dated:
    """Other readings of a plan whose question names a year by its distance."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def readings(self, plan: Plan) -> tuple[Plan, ...]:
        """A plan as it is and, where the announcement's own day makes another year of 去年, with that year.

        十年前 is the year of which the announcement speaks, if it does.
        """
        relative = is_relative(plan.query)
        if not relative and (plan.years or not years_ago(plan.query, date.max)):
            return (plan,)
        facts = self._facts.announcement(question=plan.query, role=plan.role)
        told = _day(facts)
        if told is None:
            return (plan,)
        if ago := _ago(plan, facts, told):
            return (plan.model_copy(update={"years": ago}),)
        named = years(plan.query, told) if relative else ()
        return (plan, plan.model_copy(update={"years": named})) if named and named != plan.years else (plan,)


def _ago(plan: Plan, facts: AnnouncementFacts, told: date) -> tuple[str, ...]:
    """The year of 十年前; none where the announcement does not speak of it, or perhaps in those very words."""
    year = years_ago(plan.query, told)
    return (year,) if year and year in fold(facts.document.text) else ()


def _day(facts: AnnouncementFacts) -> date | None:
    """The day of an announcement: when it was published, else when its period opens."""
    own = facts.document.description
    return day_of(own.published) or day_of(own.opens) or (facts.period.opens if facts.period else None)
