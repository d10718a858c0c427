"""Totals against their parts, in sentences and in tables with a row or column of 合计."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.documents.grids import Entry, Grid, grids
from assistant.indicators.findings import Evidence, Finding
from assistant.indicators.judge import plain_number
from assistant.indicators.totals import Total
from assistant.text.normalize import fold

_SUM = re.compile(r"合计|总计|共计|总数|小计")
_NO_SUM = re.compile(r"率|比例|占比|生均|人均|每百|平均|均值|标准|系数|差异")
_FEWEST = 2


def check(evidence: Evidence) -> list[Finding]:
    """Every total whose parts are given."""
    found = [finding for total in evidence.totals for finding in _sentence(total, evidence)]
    for grid in grids(evidence.document.text):
        found += _table(grid, evidence)
    return found


def _sentence(total: Total, evidence: Evidence) -> Iterator[Finding]:
    whole, parts = total.whole, total.parts
    summed = sum((part.value for part in parts), Decimal(0))
    numbers = [whole.value, *(part.value for part in parts)]
    sides = (whole.quote[0] if whole.quote[0] < whole.start else whole.start, whole.end), total.span
    terms = " + ".join(plain_number(part.value) for part in parts)
    if summed == whole.value:
        text = f"{plain_number(whole.value)} = {terms},相符"
        yield evidence.finding("sum", "agrees", text, numbers, *sides)
    elif total.divides or summed > whole.value:
        text = (
            f"公示写「{evidence.words(sides[0])}」,而「{evidence.words(total.span)}」加起来是 "
            f"{terms} = {plain_number(summed)},相差 {plain_number(abs(summed - whole.value))};"
            "请问以哪个数为准,或者还有哪一部分没有列出?"
        )
        yield evidence.finding("sum", "conflict" if summed > whole.value else "question", text, numbers, *sides)


def _table(grid: Grid, evidence: Evidence) -> Iterator[Finding]:
    entries = list(grid.entries())
    for entry in entries:
        if _SUM.search(fold(entry.row_head)) and not _NO_SUM.search(fold(entry.column_head)):
            yield from _added(entry, [o for o in entries if o.column == entry.column and o.line < entry.line], evidence)
        if _SUM.search(fold(entry.column_head)) and not _NO_SUM.search(fold(entry.row_head)):
            yield from _added(
                entry, [o for o in entries if o.line == entry.line and o.column != entry.column], evidence
            )


def _added(entry: Entry, parts: list[Entry], evidence: Evidence) -> Iterator[Finding]:
    """A total of a table against the numbers above or beside it; only whole numbers are counts."""
    parts = [
        part
        for part in parts
        if not _SUM.search(fold(part.row_head if part.column == entry.column else part.column_head))
    ]
    values = [entry.quantity.value, *(part.quantity.value for part in parts)]
    if len(parts) < _FEWEST or any(value != value.to_integral_value() for value in values):
        return
    summed = sum(values[1:], Decimal(0))
    terms = " + ".join(map(plain_number, values[1:]))
    name = f"{entry.row_head} {entry.column_head}".strip()
    spans = [entry.row, *(part.row for part in parts)]
    if summed == values[0]:
        yield evidence.finding("sum", "agrees", f"{name}:{plain_number(values[0])} = {terms},相符", values, *spans)
        return
    text = (
        f"表里「{name}」写 {plain_number(values[0])},而各项加起来是 {terms} = {plain_number(summed)},"
        f"相差 {plain_number(abs(summed - values[0]))};请问以哪个数为准?"
    )
    yield evidence.finding("sum", "conflict", text, values, *spans)
