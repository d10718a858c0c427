"""How many schools or classes there are over a number of pupils: 超过45人的班还有87个, 没有超过2000人的学校.

Where there are none the number is a bound of all of them; where there are some, over what is allowed, the text admits
that the requirement is not met.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.around import PART, level_for, levels_of
from assistant.indicators.measures import EACH_CLASS
from assistant.indicators.names import EACH_SCHOOL
from assistant.indicators.pairing import Reported
from assistant.indicators.school import LEVELS
from assistant.indicators.standard import Condition, Indicator, Standard
from assistant.types import Level

_OVER = r"(?:超过|超出|多于|大于)"
_SOME = r"(?:还|仍|尚|共|只)*有?(?P<{0}>\d+)(?:个|所)"
_WHAT = r"(?:小学|初中|义务教育|[九十]二?年一贯制)?(?:超?大班额|班级?|学校|小学|初中)"
_NONE = r"(?:没有|无|不存在)(?:一[所个])?"
_FORMS = re.compile(
    rf"(?:{_OVER}(?P<n1>\d+)人|(?P<n2>\d+)人及?以上)的?(?P<what1>{_WHAT})(?:{_SOME.format('some1')})"
    rf"|(?P<some2>\d+)(?:个|所)(?P<what2>{_WHAT})(?:学生|在校生)?(?:人数)?{_OVER}(?P<n3>\d+)人"
    rf"|(?P<what5>{_WHAT})[中里],?{_OVER}(?P<n6>\d+)人的(?:班级?|学校)?{_SOME.format('some3')}"
    rf"|{_NONE}(?:在校生|学生)?(?:人数)?{_OVER}(?P<n4>\d+)人的(?P<what3>{_WHAT})"
    rf"|{_NONE}(?P<what4>{_WHAT})(?:在校生|学生)?(?:人数)?{_OVER}(?P<n5>\d+)人"
)
_LEFT = re.compile(rf"(?:超出|超标|{_OVER})的\d+(?:个|所)(?P<what>班级?|学校)")
_COMBINED = re.compile(r"[九十]二?年一贯制")


class Over(NamedTuple):
    """At ``text[start:end]``: how many (``none`` or some) schools or classes are over a number of pupils."""

    start: int
    end: int
    number: int  # where its digits begin
    what: str  # with the words before it in its part, where they alone may name its level
    value: Decimal | None  # None where it is what is required
    none: bool


def overs(text: str, start: int, end: int) -> Iterator[Over]:
    """Every such statement in a stretch of a folded text that speaks of what there is now."""
    if wording.is_mended(text[start:end]):
        return
    for match in _FORMS.finditer(text, start, end):
        key = next(key for key in ("n1", "n2", "n3", "n4", "n5", "n6") if match[key])
        what = next(match[name] for name in ("what1", "what2", "what3", "what4", "what5") if match[name])
        some = match["some1"] or match["some2"] or match["some3"]
        none = not some or int(some) == 0
        ahead = PART.split(text[start : match.start()])[-1]  # 初中没有超过50人的班
        if wording.names_school(f"{ahead}{match.group()}") or (none and wording.is_of_some(f"{ahead}{what}")):
            continue
        own = what if levels_of(what) else f"{ahead}{what}"
        before = set(levels_of(text[start : match.start()]))
        if not levels_of(own) and len(before) == 1:  # 小学528个班中,有7个班超过45人
            own = f"{LEVELS[before.pop()]}{own}"
        yield Over(match.start(), match.end(), match.start(key), own, Decimal(match[key]), none)
    for match in _LEFT.finditer(text, start, end):
        yield Over(match.start(), match.end(), match.start(), match["what"], None, none=False)


def limited(over: Over, standard: Standard) -> Iterator[tuple[Indicator, Condition, Level | None]]:
    """The conditions on pupils of a school or class that a statement is about, with the levels it names or all."""
    per = EACH_CLASS if re.search("班[级额]?$", over.what) else EACH_SCHOOL
    named = levels_of(over.what)
    combined = _COMBINED.search(over.what)
    for indicator in standard.indicators:
        for condition in indicator.conditions:
            if condition.unit.per != per or condition.direction != "<=":
                continue
            types = "".join(condition.school_types)
            if (combined and not _COMBINED.search(types)) or (named and not combined and _COMBINED.search(types)):
                continue
            levels = {level_for(condition, indicator, level) for level in (named or indicator.levels)}
            yield from ((indicator, condition, level) for level in sorted(levels, key=str))


def exceeded(over: Over, standard: Standard) -> set[str]:
    """The indicators that a statement admits not to be met."""
    if over.none:
        return set()
    found = [(indicator, condition.threshold(level)) for indicator, condition, level in limited(over, standard)]
    limits = [(indicator.id, limit.value) for indicator, limit in found if limit]
    # Where no level or type is named the highest limit tells: more than that is too much for any.
    highest = {id: max(value for other, value in limits if other == id) for id, _ in limits}
    return {id for id, value in highest.items() if over.value is None or over.value >= value}


def bounds(text: str, passages: Sequence[Passage], figures: Sequence[Figure], standard: Standard) -> Iterator[Reported]:
    """The values that say of every school or class that none is over a number."""
    by_start = {figure.start + _digits(text, figure): figure for figure in figures}
    for passage in passages:
        for over in overs(text, passage.start, passage.end):
            figure = by_start.get(over.number)
            if figure is None or not over.none:
                continue
            for indicator, condition, level in limited(over, standard):
                yield Reported(
                    indicator=indicator.id,
                    condition=condition.key,
                    level=level,
                    figure=figure,
                    matched=over.end - over.start,
                    main=False,
                    comparator=condition.direction,
                    direction=condition.direction,
                    quote=(over.start, over.end),
                )


def _digits(text: str, figure: Figure) -> int:
    """How many characters of a figure stand before its digits: 超过2000人."""
    match = re.search(r"\d", text[figure.start : figure.end])
    return match.start() if match else 0
