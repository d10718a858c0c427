"""How many pupils the largest school has: 规模最大的小学为县实验小学,45个班、1986人.

The largest one decides whether every school keeps within the limit.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.indicators import wording
from assistant.indicators.excess import Over, limited
from assistant.indicators.names import EACH_SCHOOL
from assistant.indicators.pairing import Reported
from assistant.indicators.standard import Standard

_TYPE = r"(?P<{0}>小学|初级?中学?|[九十]二?年一贯制(?:学校)?|一贯制学校)"
_MOST = r"(?:(?:办学|学校)?规模|(?:在校)?(?:学生|生)(?:数|人数)?|人数)?最[大多]"
_SCHOOL = r"(?:为|是|系)?[^,;。:()\d]{2,16}?"
_COUNT = (
    r"[,(](?:共?有?\d+个(?:教学)?班[、,])?(?:义务教育(?:阶段|段))?(?:现?有|共|共有)?(?:在校)?(?:学生|生)?"
    r"(?P<digits>\d)[\d,]*[人名](?!教|专)"
)
_FORMS = re.compile(
    rf"(?:{_MOST}的{_TYPE.format('first')}|{_TYPE.format('then')}(?:中|里)?(?:{_MOST})的?){_SCHOOL}{_COUNT}"
)


def largest(
    text: str, passages: Sequence[Passage], figures: Sequence[Figure], standard: Standard
) -> Iterator[Reported]:
    """The pupils of the largest school of a level or type, wherever a folded text names it with its number."""
    by_start = {figure.start: figure for figure in figures}
    for passage in passages:
        if wording.is_forecast(passage.text, ""):
            continue
        for match in _FORMS.finditer(text, passage.start, passage.end):
            figure = by_start.get(match.start("digits"))
            if figure is None or figure.kind != "person" or figure.comparator != "=":
                continue
            over = Over(
                match.start(), figure.end, figure.start, match["first"] or match["then"], figure.value, none=False
            )
            for indicator, condition, level in limited(over, standard):
                if condition.unit.per == EACH_SCHOOL:
                    yield Reported(
                        indicator=indicator.id,
                        condition=condition.key,
                        level=level,
                        figure=figure,
                        matched=match.end() - match.start(),
                        main=False,
                        comparator="=",
                        direction=condition.direction,
                        quote=(over.start, over.end),
                    )
