"""Dates that do not exist, periods that end before they begin or last otherwise than stated, years not yet over."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.documents.fields import period
from assistant.documents.model import day_of
from assistant.indicators.findings import Evidence, Finding
from assistant.text.numerals import CHINESE_NUMBER, whole_number

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\((?:星期|周)(?P<weekday>[一二三四五六日天])\))?"
)
_RANGE = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^,;。\d]{0,8}?[至到—–~-]+\s*"
    r"(?:(?P<year2>(?:19|20)\d{2})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日"
)
_DAYS = re.compile(
    rf"(?P<kind>工作日|自然日)?(?:共|为|计|:)?(?P<count>\d{{1,2}}|{CHINESE_NUMBER})个?(?P<unit>工作日|自然日|天|日)(?!以?内)"
)
_OF_THE_PERIOD = re.compile(r"公示(?:期|时间|时长)?[^,;。]{0,6}$|为期$")
_SCHOOL_YEAR = re.compile(r"(?P<first>(?:19|20)\d{2})\s*[—–~至-]+\s*(?P<second>(?:19|20)\d{2})\s*学年")
_WEEK = "一二三四五六日"
_END_OF_YEAR = (7, 1)  # a school year's results are there from July of its second year
_WORKDAYS = 5


def check(evidence: Evidence) -> list[Finding]:
    """Every check of dates."""
    return [*_impossible(evidence), *_backwards(evidence), *_lengths(evidence), *_school_years(evidence)]


def _impossible(evidence: Evidence) -> Iterator[Finding]:
    """A day that no calendar has, or that falls on another day of the week."""
    for match in _DATE.finditer(evidence.folded):
        words = evidence.words(match.span())
        numbers = [int(match[name]) for name in ("year", "month", "day")]
        day = _day(*numbers)
        if day is None:
            yield evidence.finding(
                "date", "conflict", f"公示写「{words}」,没有这一天;请问是哪一天?", numbers, match.span()
            )
        elif match["weekday"] and _WEEK[day.weekday()] != match["weekday"].replace("天", "日"):
            text = f"公示写「{words}」,这一天是星期{_WEEK[day.weekday()]};请问以日期还是星期为准?"
            yield evidence.finding("date", "conflict", text, numbers, match.span())


def _backwards(evidence: Evidence) -> Iterator[Finding]:
    for match in _RANGE.finditer(evidence.folded):
        opens = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        closes = _day(int(match["year2"] or match["year"]), int(match["month2"] or match["month"]), int(match["day2"]))
        if opens and closes and closes < opens:
            text = f"公示写「{evidence.words(match.span())}」,结束的日子在开始之前;请问是哪两天?"
            yield evidence.finding("date", "conflict", text, [opens.day, closes.day], match.span())


def _lengths(evidence: Evidence) -> Iterator[Finding]:
    """The days that the period is said to last against those from its first to its last day, both counted."""
    found = period(evidence.document)
    if found is None:
        return
    low, high = found.quote
    last = evidence.folded.find("\n", high)
    for match in _DAYS.finditer(evidence.folded, low, last if last >= 0 else len(evidence.folded)):
        before = evidence.folded[low : match.start()]
        if before[-1:] in tuple("年月至到—–~-") or match["unit"] == "日":
            continue
        if match.start() >= high and not _OF_THE_PERIOD.search(before):
            continue
        count = whole_number(match["count"])
        days = [found.opens + timedelta(n) for n in range((found.closes - found.opens).days + 1)]
        working = sum(day.weekday() < _WORKDAYS for day in days)
        real = working if "工作日" in (match["kind"], match["unit"]) else len(days)
        if real != count:
            text = (
                f"公示写「{evidence.words(match.span())}」,而「{evidence.words(found.quote)}」首尾共 {len(days)} 天,"
                f"其中星期一至星期五 {working} 天(没有考虑节假日调休);请问公示期到哪一天为止?"
            )
            yield evidence.finding("date", "question", text, [count, len(days), working], match.span(), found.quote)


def _school_years(evidence: Evidence) -> Iterator[Finding]:
    """A rate for a school year that is not over when the announcement appears."""
    found = period(evidence.document)
    day = found.opens if found else day_of(evidence.document.description.published)
    seen: set[tuple[int, int]] = set()
    for value in evidence.values:
        match = _SCHOOL_YEAR.search(value.figure.time)
        if match is None or day is None or value.figure.kind != "percent" or value.quote in seen:
            continue
        if not _SCHOOL_YEAR.search(evidence.folded, *value.quote):  # the year of another number of the sentence
            continue
        first, second = int(match["first"]), int(match["second"])
        if day < date(second, *_END_OF_YEAR) and second == first + 1:
            seen.add(value.quote)
            text = (
                f"公示写「{evidence.words(value.quote)}」,而公示时({day.isoformat()})这个学年还没有结束;"
                "请问这个比例统计到哪一天,还是指上一学年?"
            )
            quotes = [value.quote, *([found.quote] if found else [])]
            yield evidence.finding("date", "question", text, [first, second, value.figure.value], *quotes)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
