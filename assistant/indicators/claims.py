"""Claims against figures: 「7项指标均达标」, values called met that are not, two values of one thing."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.documents.model import Passage
from assistant.documents.passages import passages
from assistant.indicators import wording
from assistant.indicators.around import bare, levels_of
from assistant.indicators.findings import Evidence, Finding
from assistant.indicators.judge import meets, plain_number
from assistant.indicators.names import plain
from assistant.indicators.quotes import Span
from assistant.indicators.reading import Reported
from assistant.indicators.school import COMPULSORY, LEVELS
from assistant.indicators.standard import Indicator
from assistant.indicators.trace import sign
from assistant.text.normalize import fold
from assistant.text.numerals import CHINESE_NUMBER, whole_number
from assistant.text.spans import parts

_COUNT = rf"(?P<count>\d{{1,2}}|{CHINESE_NUMBER})\s*(?:项|个|条)"
_MET = r"达标|达到|符合|合格|高于|优于|超过|满足"
_ALL = re.compile(
    rf"(?:{_COUNT}[^,;。]{{0,12}}?(?:指标|标准)?[^,;。]{{0,6}}?(?:均|全部|全都|都|全)[^,;。]{{0,6}}?(?:{_MET})"
    rf"|(?:全部|所有)[^,;。]{{0,4}}{_COUNT.replace('count', 'after')}[^,;。]{{0,10}}?(?:{_MET}))"
)
_CALLED_MET = re.compile(
    r"(?<![不未])(?:均|都|全部|已)?(?:达标(?![值线率情])|(?:达到|符合|高于|优于|超过)了?[^,;。\d]{0,8}"
    r"(?:标准|要求|规定))"
)
# What so many schools meet, and the rule by which a school passes, is no claim about the county.
_OF_SCHOOLS = re.compile(
    r"\d+所[^,;。]{0,8}(?:\d|[一二三四五六七八九])+项[^,;。]{0,4}(?:全部|均|都|全)|(?:达标|达到|合格)[^,;。\d]{0,6}\d+[所个](?!项)"
    r"|或者?[^,;。]{0,12}项|规则|\|"
)
_OVER = re.compile(r"高于|优于|超过")
_OTHERS = re.compile(r"其余|其[他它]|另外|除[^,;。]*外")
_ABOVE = re.compile(
    r"(?:高于|高出|超出|超过|优于)[^,;。\d]{0,10}(?:标准|要求|规定)[^,;。\d]{0,4}$"
    r"|比[^,;。]{0,16}(?:标准|要求|规定)值?(?:要求)?(?:高[出了]?|多[出了]?|超出)$"
)
_BELOW = re.compile(r"(?:比[^,;。]{0,16}(?:标准|要求|规定)值?(?:低了?|少了?|差)|距[^,;。]{0,16}标准[^,;。]{0,4}差)$")


def check(evidence: Evidence) -> list[Finding]:
    """Claims about many indicators, about one value, and values that differ from place to place."""
    found = [*_counted(evidence), *_values(evidence), *_differences(evidence), *_twice(evidence)]
    return list({finding.text: finding for finding in found}.values())  # 七项…均: one number of several indicators


def _counted(evidence: Evidence) -> Iterator[Finding]:
    for clause in passages(evidence.document):
        for start, end in parts(evidence.document.text, clause.start, clause.end):
            match = _ALL.search(evidence.folded, start, end)
            if match is None or _OF_SCHOOLS.search(evidence.folded[start:end]):
                continue
            number = whole_number(match["count"] or match["after"])
            around = evidence.folded[start:end] + fold(clause.section)
            if (indicators := _meant(number, around, evidence)) is not None:
                yield _claim(number, indicators, (start, end), evidence)


def _meant(number: int, words: str, evidence: Evidence) -> Sequence[Indicator] | None:
    """The indicators that a claim of so many speaks of: all, or those of the area of that size that it stands in."""
    standard = evidence.standard
    if number == len(standard.indicators):
        return standard.indicators
    sized = [area.name for area in standard.rules.areas if area.count == number and number > 1]
    named = [name for name in sized if name in words]
    chosen = (named or sized)[:1]
    return standard.area(chosen[0]) if chosen else None


def _claim(number: int, indicators: Sequence[Indicator], span: Span, evidence: Evidence) -> Finding:
    """A claim that so many are met: contradicted by a value, or resting on what the announcement does not show."""
    ids = {indicator.id for indicator in indicators}
    values = [value for value in evidence.values if value.indicator in ids]
    wrong = [value for value in values if _misses(value, evidence)]
    quoted = evidence.words(span)
    if wrong:
        wrong = list({value.quote: value for value in wrong}.values())
        each = "、".join(_held(value, evidence) for value in wrong)
        text = f"公示写「{quoted}」,而所列的数值中{each};请问这一项是怎样判为达标的?"
        given = [Decimal(number), *(value.figure.value for value in wrong)]
        return evidence.finding("claim", "conflict", text, given, span, *(value.quote for value in wrong))
    verdicts = [evidence.verdicts[indicator.id] for indicator in indicators]
    met, bare = verdicts.count("met"), verdicts.count("claimed")
    in_rule = ids & set(evidence.standard.rules.school.indicators)
    cvs = sum(value.condition == evidence.standard.rules.cv.key for value in values)
    missing = f"{bare} 项只有文字没有数值、{len(verdicts) - met - bare} 项没有提到" if met < len(verdicts) else ""
    limits = _limits(evidence) if in_rule and not cvs else ""
    needs = ";".join(filter(None, (missing, limits)))
    if not needs:
        return evidence.finding("claim", "agrees", f"「{quoted}」与所列数值相符", [number, met], span)
    text = f"公示写「{quoted}」。其中 {met} 项的全县数值不低于标准;但是{needs}。请问判为达标的依据是什么?"
    numbers = (
        [number, met, cvs] if in_rule and met == len(verdicts) else [number, met, bare, len(verdicts) - met - bare]
    )
    return evidence.finding("claim", "question", text, numbers, span, *(value.quote for value in values))


def _limits(evidence: Evidence) -> str:
    """What resources are judged by beside a county's mean."""
    cv = evidence.standard.rules.cv
    limits = [(LEVELS[level], cv.threshold(level)) for level in COMPULSORY]
    words = "、".join(f"{word}{sign(limit)}{limit.value:f}" for word, limit in limits if limit)
    return f"资源配置还要逐校判断,并且每一项的校际差异系数要{words},公示没有公布差异系数和各校数值"


def _misses(value: Reported, evidence: Evidence) -> bool:
    threshold = evidence.threshold(value)
    return threshold is not None and not meets(value.figure.value, threshold.direction, threshold.value)


def _held(value: Reported, evidence: Evidence) -> str:
    threshold = evidence.threshold(value)
    asked = f",标准 {sign(threshold)} {threshold.value:f}" if threshold else ""
    return f"「{evidence.words(value.quote)}」({value.figure.value:f}{asked})"


def _values(evidence: Evidence) -> Iterator[Finding]:
    """A value on the wrong side of its threshold in a clause that calls it met."""
    clauses = {clause.id: clause for clause in passages(evidence.document)}
    for value in evidence.values:
        clause = clauses.get(value.figure.passage)
        threshold = evidence.threshold(value)
        called = _called_met(evidence, clause, value) if clause and _misses(value, evidence) else None
        if called and threshold and clause:
            text = (
                f"公示写「{evidence.words((clause.start, clause.end))}」,而{_held(value, evidence)};请问这个数是否有误?"
            )
            numbers = [value.figure.value, threshold.value]
            yield evidence.finding("claim", "conflict", text, numbers, value.quote, called)


def _called_met(evidence: Evidence, clause: Passage, value: Reported) -> Span | None:
    """Where a clause calls a value met, outside of names such as 高于规定学历教师 and not of 其余."""
    names = list(evidence.names.find(evidence.document.text, clause.start, clause.end))
    for match in _CALLED_MET.finditer(evidence.folded, clause.start, clause.end):
        between = evidence.folded[min(value.figure.end, match.start()) : match.end()]
        part = re.split("[,;。]", evidence.folded[clause.start : match.start()])[-1]
        over = value.direction != ">=" and _OVER.search(match.group())  # 超过规定 is no praise of a number of pupils
        if over or wording.is_admitted(between) or _OTHERS.search(part):
            continue
        if not any(name.start < match.end() and match.start() < name.end for name in names):
            return match.span()
    return None


def _differences(evidence: Evidence) -> Iterator[Finding]:
    """高于国家标准1.76人和1.68人: each stated difference against value less threshold, in the order of the values."""
    for number, first in enumerate(evidence.figures):
        before = evidence.folded[max(0, first.start - 24) : first.start]
        below = _BELOW.search(before) is not None
        if not below and not _ABOVE.search(before):
            continue
        run = [first]
        for figure in evidence.figures[number + 1 :]:
            if figure.kind != first.kind or not re.fullmatch(
                r"[、和及与]", evidence.folded[run[-1].end : figure.start]
            ):
                break
            run.append(figure)
        same = [v for v in evidence.values if v.figure.passage == first.passage and v.figure.end < first.start]
        values = same[-len(run) :]
        if len(values) == len(run) and len({value.indicator for value in values}) == 1:
            for value, figure in zip(values, run, strict=True):
                stated = -figure.value if below else figure.value
                yield from _difference(value, stated, (run[0].start, run[-1].end), evidence)


def _difference(value: Reported, stated: Decimal, span: Span, evidence: Evidence) -> Iterator[Finding]:
    threshold = evidence.threshold(value)
    if threshold is None or stated == threshold.value:  # 高于国家标准4.2人 names the standard itself
        return
    real = value.figure.value - threshold.value
    if real != stated:
        more, less = ("高", "低")[stated < 0], ("高", "低")[real < 0]
        text = (
            f"公示写「{evidence.words(value.quote)}」,比标准{more}「{evidence.words(span)}」;标准是 {threshold.value:f}"
            f",{value.figure.value:f} 比它{less} {plain_number(abs(real))},不是{more} {plain_number(abs(stated))};"
            "请问对照的是哪个标准?"
        )
        numbers = [value.figure.value, threshold.value, abs(stated)]
        yield evidence.finding("claim", "conflict", text, numbers, value.quote, span)


def _twice(evidence: Evidence) -> Iterator[Finding]:
    """One thing under the same words with two values that cannot both hold."""
    first: dict[tuple[str, str, str | None, str, bool], Reported] = {}
    for value in evidence.values:
        key = (value.indicator, value.condition, value.level, _thing(value, evidence), value.group)
        other = first.setdefault(key, value)
        listed = value.quote[0] == other.quote[0]  # 语文、数学校际差异率分别为…和…: each is of its own
        alike = other.figure.time == value.figure.time and value.mean == other.mean and not listed
        if alike and not _agree(value, other):
            text = (
                f"公示前面写「{evidence.words(other.quote)}」,后面写「{evidence.words(value.quote)}」;请问以哪个为准?"
            )
            numbers = [other.figure.value, value.figure.value]
            yield evidence.finding("claim", "conflict", text, numbers, other.quote, value.quote)


def _thing(value: Reported, evidence: Evidence) -> str:
    """What a value is said of: the words around its name but for those of any value; a table's row has none."""
    start, end = value.quote
    if "|" in evidence.folded[start:end] or "\t" in evidence.folded[start:end]:
        return ""
    kept = ""
    for name in evidence.names.find(evidence.document.text, start, value.figure.start):
        if name.indicator == value.indicator and name.main:
            kept += evidence.folded[start : name.start]
            start = name.end
    kept += evidence.folded[start : value.figure.start]
    level = "" if value.level else "".join(levels_of(kept)[-1:])  # where the standard knows none
    return plain(re.sub(r"[,;。|]", "", bare(kept))) + level


def _agree(value: Reported, other: Reported) -> bool:
    """Whether two values can both hold: 均在5%以上 and 6.3% can."""
    one, two = value.figure.value, other.figure.value
    bounds = {value.comparator: one, other.comparator: two}
    if len(bounds) == 1:
        return value.comparator != "=" or one == two
    low = max((number for sign, number in bounds.items() if sign[0] in "=>~"), default=None)
    high = min((number for sign, number in bounds.items() if sign[0] in "=<~"), default=None)
    return low is None or high is None or low <= high
