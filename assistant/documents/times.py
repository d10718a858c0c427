"""The time of a number: the year that stands with it, or the one that earlier words set for what follows."""

import re

from assistant.text.normalize import fold

_YEAR = r"(?:19|20)\d{2}"
TIME = re.compile(
    rf"{_YEAR}年?\s*[—–~至到-]+\s*{_YEAR}\s*(?:学年度?|年度?)?|{_YEAR}\s*(?:学年度?|年度|年(?:\d{{1,2}}月)?)"
    r"|近[一二两三四五六七八九十\d]+年来?|近年来?|每(?:学?年|学期|[一二两三四五六七八九十]*个?月|周)|目前|截至[^,,]{2,12}"
)
_SPAN = re.compile(rf"(?P<first>{_YEAR})年?\s*[—–~至到-]+\s*(?P<last>{_YEAR})年?")
# what may follow a year or a month and still tells of the time: 2026年8月底前, 2025年秋季学期, 2020年以来
_REST = (
    r"(?:[上下]半年|[春夏秋冬]季?学期|[春夏秋冬]季|[暑寒]假|年?[底末]|年?初(?![中一二三级]))?"
    r"(?:以来|以前|之前|前(?![三四五六七八九十百\d])|内|起(?![草步点止]))?"
)
_AT_START = re.compile(rf"^(?:自|从|到|至|截至)?(?:{TIME.pattern})(?:(?<=[年月度]){_REST})?")
_AT_END = re.compile(rf"{_YEAR}年度?$")  # 教育支出2023年3.12亿元、2024年3.27亿元
_TITLE = re.compile(r"《[^》]*》")
_SEVERAL_YEARS = re.compile(rf"{_YEAR}年(?:[、和,]?{_YEAR}年)+(?!$)")
_NOW = re.compile(r"(?<![出实表发体兑])现(?:[有为在共已存设]|(?=\d))")  # 2015年46所,现为29所
_LAST_YEAR = re.compile(r"(?<![比较与同])(?:上一?年度?|去年|前年|上学年)(?!级)")  # of another year than what was set
_COMPARED = re.compile(r"(?:比|较|与|同|由)$")  # 比2010年减少14.8万, 与2022年相比: the year of another number
# a part that tells when something else happened: …学校,2024年9月启用,可容纳1800人
_EVENT = re.compile(rf"(?<=[,;])(?:已?于|在)?{_YEAR}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?{_REST}[^,;。:\d]{{2,10}}[,;]")
_PART = "其中"
_STARTED = "于"  # 成立于1954年


def time_of(words: str) -> str:
    """The time named last in the words right before a number; empty where they name none."""
    folded = _untitled(words)
    found = [match for match in TIME.finditer(folded) if not _is_base(folded, match)]
    return found[-1].group() if found else ""


def framed(before: str, own: str, opening: str) -> str:
    """The time that earlier words set for a number: not how often (每月), not when something was (成立于1954年).

    ``before`` are those of its clause, ``own`` those right before it, ``opening`` its sentence up to the clause.
    现有 ends what was set.
    """
    if _NOW.search(fold(own)) or _LAST_YEAR.search(fold(own)):
        return ""
    folded = _untitled(before)
    if now := list(_NOW.finditer(folded)):
        return _set(folded[now[-1].end() :])
    if time := _set(folded):
        return time
    clauses = _untitled(opening).rstrip(";").split(";")
    part = folded.lstrip(" ,").startswith(_PART) or fold(own).startswith(_PART)
    return (_set(clauses[-1]) if part else "") or _set_by_clauses(clauses)


def _set(words: str) -> str:
    if years := list(_SEVERAL_YEARS.finditer(words)):
        return years[-1].group()  # 2022年、2023年、2024年分别…,合计…
    words = _EVENT.sub(lambda event: " " * len(event.group()), words)
    found = [match for match in TIME.finditer(words) if not match.group().startswith("每")]
    held = [m for m in found if words[m.start() - 1 : m.start()] != _STARTED and not _is_base(words, m, behind=True)]
    return held[-1].group() if held else ""


def _set_by_clauses(clauses: list[str]) -> str:
    """What the first parts of the clauses before name, the last of them that names a time."""
    for clause in reversed(clauses):
        if _NOW.search(clause):
            return ""
        if several := list(_SEVERAL_YEARS.finditer(clause)):
            return several[-1].group()
        if time := _set(re.split(r"(?<=\D),", clause.strip(), maxsplit=1)[0]):
            return time
    return ""


def ends(time: str) -> tuple[str, str]:
    """The first and the last year of a span: 2022年至2024年; empty where a time is none."""
    span = _SPAN.fullmatch(fold(time))
    return (f"{span['first']}年", f"{span['last']}年") if span else ("", "")


def undated(words: str) -> str:
    """The words without a time at their start or a year at their end: neither names what is counted."""
    folded = fold(words)
    if match := _AT_START.match(folded):
        return words[match.end() :]
    match = _AT_END.search(folded)
    return words[: match.start()] if match else words


def _is_base(text: str, match: re.Match[str], *, behind: bool = False) -> bool:
    """Say whether a time is that which a change is counted from; 比2025年的90.3%提高 has a number of that year."""
    after = text[match.end() :]
    own = not behind and (not after or after.endswith("的"))
    return bool(_COMPARED.search(text[: match.start()])) and not own


def _untitled(text: str) -> str:
    """Folded, the titles of documents blotted out: a plan for 2023—2030 dates nothing."""
    return _TITLE.sub(lambda title: " " * len(title.group()), fold(text))
