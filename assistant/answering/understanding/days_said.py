"""The days that a question about the period names: 公示到4月30号才结束对吧,那我29号再打电话也来得及?"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from assistant.text.numerals import whole_number

Role = Literal["closes", "opens", "day"]

_NUMBER = r"\d{1,2}|[一二三四五六七八九十廿]{1,3}"
_DAY = re.compile(rf"(?:(?P<month>{_NUMBER})月份?)?(?P<day>{_NUMBER})[号日](?![楼室门院线])")
_TO = re.compile(r"(?:到|至|截止|截至|截止到)$")
_ENDS = re.compile(r"^(?:那天|当天)?(?:就|才|都)?(?:截止|截至|结束|为止|到期|完|止)")
_LATER = re.compile(r"^(?:之|以|过)后")
_STARTS = re.compile(r"^(?:那天|当天)?(?:就|才)?(?:开始|起)")


class DaySaid(NamedTuple):
    """A day, and what a question says of it: that the period closes or opens on it; else whether it lies within."""

    day: date
    role: Role


def days_said(question: str, closes: date) -> list[DaySaid]:
    """The days of a question in order; one without a month is of the month named before, else of the closing day."""
    return list(_days(question, closes))


def _days(question: str, closes: date) -> Iterator[DaySaid]:
    month = closes.month
    for match in _DAY.finditer(question):
        month = _count(match["month"]) if match["month"] else month
        try:
            day = date(closes.year, month, _count(match["day"]))
        except ValueError:  # 31号 of a month with 30 days
            continue
        before, after = question[: match.start()], question[match.end() :]
        if _LATER.match(after) or before.endswith("过了"):
            yield DaySaid(day + timedelta(days=1), "day")
            continue
        if _ENDS.match(after) or (_TO.search(before) and not _STARTS.match(after)):
            yield DaySaid(day, "closes")
        else:
            yield DaySaid(day, "opens" if _STARTS.match(after) else "day")


def _count(words: str) -> int:
    try:
        return whole_number(words)
    except ValueError:
        return 0
