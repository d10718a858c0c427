"""What an announcement's closing lines give in fixed forms: telephone, address, postcode, e-mail, office, period."""

import re
from datetime import date

from assistant.documents.model import Document
from assistant.text.normalize import fold
from assistant.types import Frozen

_PHONE = re.compile(
    r"(?<![\d.])(?:\(?0\d{2,3}\)?[-—\s]?\d{7,8}(?:[-—转]\d{1,6})?|1[3-9]\d{9}|400-?\d{3}-?\d{4}|12345)(?!\d)"
    r"|(?:(?:电话|热线)\s*(?:为|是)?\s*:?\s*|(?<=\d[、/]))(\d{7,8})(?!\d)"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_POSTCODE = re.compile(r"(?:邮政编码|邮编)\s*(?:为|是)?\s*:?\s*(\d{6})(?!\d)")
_PLACE = re.compile(
    r"(?:地址|来访地点|接待地点|办公地点|地点|来信来访|来访)\s*(?:为|是|:|\|)\s*([^\n。;]{4,60}?)"
    r"(?=[,(、]?\s*(?:邮政编码|邮编|联系人|电子邮[箱件]|邮箱|传真|[\u4e00-\u9fff]{0,4}电话)|[。;\n]|$)"
)
_BODY = r"(?:局|委员会|办公室|督导室|督导股|督导科|督导办|中心|科|股|教委|政府)"
_OFFICE = re.compile(
    rf"(?:受理|咨询|接收|接待|联系|监督)(?:单位|科室|部门|机构)\s*(?:为|是)?\s*[::|]\s*([^\n。;,]{{3,30}})|"
    rf"(?:向|到)\s*([\u4e00-\u9fff]{{2,24}}{_BODY})(?=[^\n。;]{{0,8}}(?:反映|提出|反馈|举报|投诉))"
)
_DAY = r"(?:(?P<y{n}>\d{{4}})年)?(?:(?P<m{n}>\d{{1,2}})月)?(?P<d{n}>\d{{1,2}})[日号]"
_DATE = r"(?:(?P<y{n}>\d{{4}})[-./])?(?P<m{n}>\d{{1,2}})[-./](?P<d{n}>\d{{1,2}})(?!\d)"  # 2026-01-20, 2026.1.20
_TO = r"(?:\([^)]{1,6}\))?\s*(?:\d{1,2}(?::\d{2}|[时点]))?\s*起?,?\s*(?:至|到|—+|-+|~)\s*"
_RANGES = [
    re.compile(_DAY.format(n=1) + _TO + _DAY.format(n=2)),
    re.compile(_DATE.format(n=1) + _TO + _DATE.format(n=2)),
]
_PERIOD_WORDS = re.compile(r"公示|公告(?:时间|期|日期)|通告(?:时间|期)|征求意见|意见征集|反映期")
_ENDS = re.compile(r"[。\n]")
_PATTERNS = {"phone": _PHONE, "email": _EMAIL, "postcode": _POSTCODE, "place": _PLACE, "office": _OFFICE}


class Field(Frozen):
    """A value with its place, and the line that carries it as the quote."""

    name: str  # phone, place, postcode, email, office
    value: str
    document: str
    start: int
    end: int
    quote: tuple[int, int]


class Period(Frozen):
    """The days on which the announcement can be commented on, both included, and the words that say so."""

    document: str
    opens: date
    closes: date
    quote: tuple[int, int]


def fields(document: Document) -> list[Field]:
    """Every contact field of a document in order."""
    text = fold(document.text)
    found = []
    for name, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            group = match.lastindex or 0
            start, end = match.span(group)
            found.append(
                Field(
                    name=name,
                    value=document.text[start:end].strip(),
                    document=document.id,
                    start=start,
                    end=end,
                    quote=_line(document.text, start, end),
                )
            )
    return sorted(found, key=lambda field: field.start)


def period(document: Document) -> Period | None:
    """The announcement's period, from the sentence or section on the announcement that holds a range of days."""
    text = fold(document.text)
    for match in (match for pattern in _RANGES for match in pattern.finditer(text)):
        low, high = _line(document.text, *match.span())
        section = document.section_at(match.start())
        if not _PERIOD_WORDS.search(text[low:high] + (section.path[-1] if section and section.path else "")):
            continue
        opens, closes = _days(match, document)
        if opens and closes and opens <= closes:
            return Period(document=document.id, opens=opens, closes=closes, quote=(low, high))
    return None


def _days(match: re.Match[str], document: Document) -> tuple[date | None, date | None]:
    """Both days; a year left out is the other's or the description's, across New Year the one before or after."""
    described = document.description.opens or document.description.published
    year = match["y1"] or described[:4] or match["y2"]
    try:
        opens = date(int(year), int(match["m1"] or match["m2"]), int(match["d1"]))
        closes = date(int(match["y2"] or opens.year), int(match["m2"] or opens.month), int(match["d2"]))
        if closes < opens and not match["y2"]:
            closes = closes.replace(year=opens.year + 1)
        elif closes < opens and not match["y1"]:
            opens = opens.replace(year=closes.year - 1)
    except (TypeError, ValueError):
        return None, None
    return opens, closes


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line around a place."""
    low = max(text.rfind(mark, 0, start) for mark in "。\n") + 1
    after = _ENDS.search(text, end)
    high = after.start() if after else len(text)
    while low < high and text[low].isspace():
        low += 1
    return low, high
