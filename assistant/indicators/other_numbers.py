"""Numbers beside a name that are none of its values: a requirement, a difference, a forecast, the rest of a whole."""

import re

from assistant.documents.figures import Figure
from assistant.indicators import wording
from assistant.indicators.around import LEVEL
from assistant.indicators.parts import FAR, Parts, Place
from assistant.indicators.standard import Condition

_ASIDE = re.compile(r"\([^()]*\)")


def is_no_value(parts: Parts, published: str, condition: Condition, place: Place) -> bool:
    """Whether a number is a requirement, a difference, a rule that is followed, or what was or is yet to come."""
    text, figure = parts.text, place.figure
    part = parts.before(figure)
    cut = figure.start - len(part)
    opened = text.rfind("(", cut, figure.start)
    closed = opened <= text.rfind(")", cut, figure.start)
    inside, ahead = (None, "") if closed else (text[opened + 1 : figure.start], text[cut:opened])
    own, whole = (_ASIDE.sub("", text[low : figure.start]) for low in (max(cut, place.last.end), cut))
    behind = text[place.end : place.end + FAR]
    paid = condition.granted and inside is None and wording.is_paid(own, behind)
    ruled = wording.is_required(own, behind, inside, ahead) or wording.is_rule(whole)
    return (
        (inside is not None and _is_aside(ahead, inside, figure))
        or (ruled and not paid)
        or wording.is_listed_rule(text[place.end : place.end + 2 * FAR])
        or wording.is_difference(whole)
        or figure.former
        or _is_of_the_rest(parts, condition, figure)
        or wording.is_forecast(text[place.passage.start : figure.start], published)
    )


def holds_the_rest(condition: Condition, words: str) -> bool:
    """Whether words of a share name those who are left over beside those asked for: 在公办和…民办学校就读."""
    return all(any(word in words for word in named) for named in (condition.rest, condition.qualifiers))


def _is_of_the_rest(parts: Parts, condition: Condition, figure: Figure) -> bool:
    """Whether a share is of those left over: 在民办学校就读73人,占5%, where 公办学校 are asked for."""
    part = parts.before(figure)
    words = parts.part(figure.start - len(part) - 1) + part
    return any(word in words for word in condition.rest) and not any(word in words for word in condition.qualifiers)


def _is_aside(ahead: str, inside: str, figure: Figure) -> bool:
    """Whether a number in a bracket stands beside another of its kind: 6.27人(国家规定4.2人)."""
    return bool(figure.unit) and ahead.rstrip().endswith(figure.unit) and not LEVEL.match(inside)
