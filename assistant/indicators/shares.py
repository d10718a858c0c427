"""Shares against counts, and values per hundred pupils against whole numbers of teachers and rooms."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from assistant.documents.figures import Figure
from assistant.indicators.around import unit_class
from assistant.indicators.exact import decimal
from assistant.indicators.findings import Evidence, Finding
from assistant.indicators.judge import PERCENT, plain_number, shown
from assistant.indicators.names import plain
from assistant.indicators.reading import Reported
from assistant.indicators.school import LEVELS
from assistant.indicators.totals import Pupils

_COUNTED = frozenset({"person", "school", "room"})
_SHARE = re.compile(r"占|比例|比重|占比")
_OF = re.compile(r"占(?P<of>[^,;。()]{2,20}?)(?:总人数|总数|总量|人数)?的?(?:比例|比重)?(?:为|达到?|约)?$")
_CUT = re.compile(r"[,;。(]")
_NEAR = 28  # characters between a count and its share


def check(evidence: Evidence) -> list[Finding]:
    """Every count that is given with its share, and every value per hundred pupils whose pupils are given."""
    return [*_shares(evidence), *_whole_numbers(evidence)]


def _shares(evidence: Evidence) -> Iterator[Finding]:
    for number, share in enumerate(evidence.figures):
        if share.kind != "percent" or share.comparator != "=" or not 0 < share.value < PERCENT:
            continue
        left = _left(evidence, share)
        before = [f for f in evidence.figures[:number] if f.kind in _COUNTED and not f.per and f.comparator == "="]
        count = before[-1] if before else None
        if (
            count is None
            or count.passage != share.passage
            or share.start - count.end > _NEAR
            or not _SHARE.search(left)
        ):
            continue
        yield from _share(count, share, left, before[:-1], evidence)


def _left(evidence: Evidence, figure: Figure) -> str:
    text = evidence.folded
    begin = max((m.end() for m in _CUT.finditer(text, max(0, figure.start - 60), figure.start)), default=0)
    return text[begin : figure.start]


def _bounds(value: Decimal, decimals: int) -> tuple[Fraction, Fraction]:
    """What prints as a value when rounded half up: from the first number on, below the second."""
    half = Fraction(1, 2 * 10**decimals)
    return Fraction(value) - half, Fraction(value) + half


def _share(count: Figure, share: Figure, left: str, before: list[Figure], evidence: Evidence) -> Iterator[Finding]:
    """A share needs a whole number of which it is one: found in the text, or asked for."""
    low, high = _bounds(share.value, share.decimals)
    whole = Fraction(count.value) * 100
    least, most = floor(whole / high) + 1, floor(whole / low)
    sides = (count.quote[0], count.end), (count.end, share.end)
    named = _OF.search(left)
    candidates = _candidates(count, _group(named["of"]) if named else "", before, evidence)
    fitting = next((figure for figure in candidates if least <= figure.value <= most), None)
    words = evidence.words((count.quote[0], share.end))
    unit = count.unit
    if fitting is not None:
        text = f"{plain_number(count.value)} ÷ {plain_number(fitting.value)} = {plain_number(share.value)}%,相符"
        numbers = [count.value, share.value, fitting.value]
        yield evidence.finding("share", "agrees", text, numbers, *sides, (fitting.quote[0], fitting.end))
        return
    exact = [figure for figure in candidates if named and _group(named["of"]) in _group(_words(figure, evidence))]
    if exact:
        real = decimal(whole / Fraction(exact[0].value))
        text = (
            f"公示写「{words}」,而「{evidence.words((exact[0].quote[0], exact[0].end))}」,"
            f"{plain_number(count.value)} ÷ {plain_number(exact[0].value)} = {shown(real, share.decimals)}%;"
            "请问以哪个数为准?"
        )
        numbers = [count.value, share.value, exact[0].value]
        yield evidence.finding("share", "conflict", text, numbers, *sides, (exact[0].quote[0], exact[0].end))
        return
    if least > most:
        text = f"公示写「{words}」,没有一个整数作分母能得到 {plain_number(share.value)}%;请核对人数和比例。"
        yield evidence.finding("share", "question", text, [count.value, share.value], *sides)
        return
    about = f"{least} {unit}" if least == most else f"{least} 至 {most} {unit}"
    text = (
        f"公示写「{words}」。按 {plain_number(share.value)}% 推算,分母是 {about},公示里没有写这个数;"
        f"请问分母指的是什么、共多少{unit}?"
    )
    yield evidence.finding("share", "question", text, [count.value, share.value, *sorted({least, most})], *sides)


def _candidates(count: Figure, named: str, before: list[Figure], evidence: Evidence) -> list[Figure]:
    """Numbers of the same kind that may be the whole: those before it in its sentence, and those the share names."""
    text = evidence.folded
    begin = max(text.rfind(mark, 0, count.start) for mark in "。\n")
    same = [figure for figure in before if figure.kind == count.kind and figure.value > count.value]
    near = [figure for figure in reversed(same) if figure.start > begin]
    alike = [
        figure
        for figure in evidence.figures
        if named and figure != count and figure.kind == count.kind and not figure.per and figure.value >= count.value
        and named in _group(_words(figure, evidence))
    ]  # fmt: skip
    return [*near, *alike]


def _group(words: str) -> str:
    """What a group is called, 义务教育阶段在校生 as 义务教育在校生."""
    return re.sub("阶段|学段|段", "", plain(words))


def _words(figure: Figure, evidence: Evidence) -> str:
    return f"{figure.subject} {evidence.document.text[figure.quote[0] : figure.end]}"


def _whole_numbers(evidence: Evidence) -> Iterator[Finding]:
    """A value per hundred pupils comes from a whole number of teachers or rooms among the published pupils."""
    seen: set[tuple[str, str | None, Decimal]] = set()
    for value in evidence.values:
        key = (value.indicator, value.level, value.figure.value)
        if key not in seen and value.level in evidence.enrolment and _is_per_hundred(value, evidence):
            seen.add(key)
            yield _whole_number(value, evidence.enrolment[value.level], evidence)


def _is_per_hundred(value: Reported, evidence: Evidence) -> bool:
    indicator = evidence.standard[value.indicator]
    condition = next((one for one in indicator.conditions if one.key == value.condition), None)
    if (
        condition is None
        or value.figure.comparator != "="
        or value.indicator not in evidence.standard.rules.school.indicators
    ):
        return False
    return condition.unit.base == PERCENT and unit_class(condition) in _COUNTED


def _whole_number(value: Reported, pupils: Pupils, evidence: Evidence) -> Finding:
    figure = value.figure
    base, total = Fraction(PERCENT), Fraction(pupils.value)
    low, high = _bounds(figure.value, figure.decimals)
    least, most = ceil(low * total / base), ceil(high * total / base) - 1
    sides = value.quote, pupils.span
    unit = evidence.standard[value.indicator].conditions[0].unit.symbol
    level = LEVELS[value.level] if value.level else ""
    label = f"{level}{evidence.standard[value.indicator].label}"
    printed = f"{figure.value:f}"
    if least <= most:
        text = f"{label} {printed}:{least} {unit} ÷ {plain_number(pupils.value)} 人 × 100 = {printed},相符"
        return evidence.finding("whole_number", "agrees", text, [figure.value, pupils.value, least], *sides)
    near = [f"{n} {unit}得 {shown(decimal(n * base / total), figure.decimals)}" for n in (most, least)]
    shared = (
        ";多学段学校的这项资源按学生数拆分,也可能不是整数"
        if value.indicator in evidence.standard.rules.splits.shared
        else ""
    )
    text = (
        f"公示写{label}是 {printed},又写{level}在校生 {plain_number(pupils.value)} 人:没有哪个整数能得到 {printed}"
        f"({'、'.join(near)}){shared};请问计算时用的人数是多少、取自哪一天?"
    )
    return evidence.finding("whole_number", "question", text, [figure.value, pupils.value, most, least], *sides)
