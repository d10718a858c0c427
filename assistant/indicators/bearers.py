"""Whose a number is: the county's, or one school's, some schools', or one sort of those who are asked."""

from assistant.documents.figures import Figure
from assistant.indicators import wording
from assistant.indicators.around import bare
from assistant.indicators.measures import EACH, misses
from assistant.indicators.names import Name
from assistant.indicators.parts import Parts, Place, spared
from assistant.indicators.standard import Condition, Standard


def is_of_the_county(parts: Parts, standard: Standard, condition: Condition, place: Place) -> bool:
    """Whether a number is the county's, and not that of one school, one sort of them, or the best of them."""
    part, figure = parts.before(place.figure), place.figure
    begin = figure.start - len(part)
    own = part if place.last.end < begin else spared(part, figure.start, place.last)
    if place.name.indicator in standard.rules.school.indicators:
        if condition.key == standard.rules.cv.key:
            return not wording.is_mean(part)
        ahead = parts.text[begin : place.level[0]] if place.level else ""
        # 某某小学太挤。…;生均…3.9平方米: what has no level is of the school that its line opens with
        opening = place.passage.start if figure.level else parts.text.rfind("\n", 0, figure.start) + 1
        before = spared(parts.text[opening : figure.start], figure.start, place.last)
        told = place.level or not wording.names_school(before)
        return bool(told) and not _is_some_schools(own, ahead)
    if condition.unit.per not in EACH and wording.names_school(own):
        # Where every school is asked for it, one that misses it decides.
        return standard[place.name.indicator].scope == "school" and misses(parts, standard, condition, place)
    bad = "least" if condition.direction == ">=" else "largest"
    return wording.extreme(parts.text[max(place.last.end, begin) : figure.start]) in ("", bad)


def asks_people(condition: Condition) -> bool:
    """Whether a condition is what people are asked for, so that there is a share of all and one of each sort."""
    return any(wording.is_of_all(phrase) for phrase in condition.phrases)


def is_of_group(parts: Parts, condition: Condition, figure: Figure, name: Name) -> bool:
    """Whether a share of those who are asked is that of one sort of them: 综合满意度93%,家长91%."""
    if not asks_people(condition):
        return False
    part = parts.before(figure)
    begin = figure.start - len(part)
    inside = begin <= name.start
    own = spared(part, figure.start, name) if inside else part
    if inside and not bare(own).strip(","):
        own = parts.part(max(0, begin - 1))  # 家长单独统计,满意度为90%
    return wording.is_of_group(own)


def _is_some_schools(own: str, ahead: str) -> bool:
    """Whether words around a name, and those ahead of a level, speak of one school, some of them or the best."""
    schools = wording.names_school(own) or wording.falls_short(own)
    return schools or bool(wording.extreme(own)) or wording.is_of_some(ahead)
