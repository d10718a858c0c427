"""How to ask the office that announced: the announcement's contact lines and its period, each with its quote."""

from assistant.answering.drafts.wording import chinese_day
from assistant.answering.understanding.facts import AnnouncementFacts
from assistant.indicators.quotes import cite
from assistant.types import Citation, Frozen

_ORDER = ("office", "phone", "place", "email", "postcode")


class Way(Frozen):
    """One thing to know when asking: ``name`` is office, phone, place, email, postcode or period."""

    name: str
    value: str
    citation: Citation


def ways_to_ask(facts: AnnouncementFacts, first: int = 1) -> tuple[Way, ...]:
    """The first of each contact field, then the period; citations are numbered from ``first``, the same words once."""
    found = []
    for name in _ORDER:
        field = next((field for field in facts.fields if field.name == name), None)
        if field:
            found.append((name, field.value, field.quote))
    if found and facts.period:  # days alone are no way to ask
        opens, closes = facts.period.opens.isoformat(), facts.period.closes.isoformat()
        found.append(("period", f"{chinese_day(opens)}至{chinese_day(closes)}", facts.period.quote))
    places = list(dict.fromkeys(quote for *_, quote in found))
    return tuple(
        Way(name=name, value=value, citation=cite(facts.document, quote, first + places.index(quote)))
        for name, value, quote in found
    )
