"""What an announcement's closing lines give in fixed forms: telephone, address, postcode, e-mail, office, period."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.documents.model import Document
from assistant.text.normalize import fold
from assistant.types import Frozen

# a number that reaches no office: 传真0000-…, 心理热线…
_NO_OFFICE = re.compile(
    r"(?<![(电话])传真\s*(?:号码)?(?:为|是|:)?\s*$|(?:心理|援助|报警|急救|报修|订餐)[^,。;\d]{0,10}$"
)
_PHONE = re.compile(
    r"(?<![\d.])(?:\(?0\d{2,3}\)?[-—\s]?\d{7,8}(?:[-—转]\d{1,6})?|1[3-9]\d{9}|400-?\d{3}-?\d{4}|12345)(?!\d)"
    r"|(?:(?:电话|热线)\s*(?:为|是)?\s*:?\s*|(?<=\d[、/]))(\d{7,8})(?!\d)"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_POSTCODE = re.compile(r"(?:邮政编码|邮编)\s*(?:为|是)?\s*:?\s*(\d{6})(?!\d)")
_PLACE = re.compile(
    r"(?:地址|来访地点|接待地点|办公地点|地点|来信来访|来访)\s*(?:为|是|:|\|)\s*([^\n。;]{4,60}?)"
    r"(?=[,(、]\s*(?:每[周天日月]|工作日|上午|下午|周[一二三四五六日])"
    r"|[,(、]?\s*(?:邮政编码|邮编|联系人|电子邮[箱件]|邮箱|传真|[\u4e00-\u9fff]{0,4}电话)|[。;\n]|$)"
)
# where letters go and people come, with no heading: 来信请寄滨河路9号教育局, 也可到…路66号东楼402室当面递交
_NAME = r"(?:(?![请到寄送往至投递址访或])[\u4e00-\u9fff])"
_STREET = (
    rf"(?:{_NAME}{{2,24}}?(?:路|街|道|巷|弄|胡同|里)(?:[东西南北中]段)?\d{{1,5}}(?:之\d{{1,2}})?号"
    rf"|{_NAME}{{2,16}}(?:大厦|大楼|中心|大厅|办公楼)\d{{1,4}}(?:号|层|楼|室))"
)
_AT_STREET = re.compile(
    r"(?:(?:寄|送|投|递)(?:往|到|至|交|给)?|前?往|到|去|地址|来访|\()\s*:?\s*"
    rf"(?P<place>{_STREET}[^\s,。;()“”\"]{{0,24}}?(?:,?\d{{3,4}}室)?)"
    r"(?=[,。;()“\"\n]|$|当面|口头|书面|面谈|反映|反馈|陈述|递交|提交|咨询|查阅|收)"
)
_TO_WRITE = re.compile(r"意见|异议|反映|反馈|举报|来信|来访|来电|写信|书信|信函|信件|邮寄|邮编|邮政编码|面谈|投诉|陈述")
_BODY = r"(?:局|委员会|办公室|督导室|督导股|督导科|督导办|中心|科|股|教委|政府)"
_OFFICE = re.compile(
    r"(?:(?:受理|咨询|接收|接待|联系|监督)(?:单位|科室|部门|机构)\s*(?:为|是)?|(?<![\u4e00-\u9fff])受理)\s*[::|]"
    r"\s*([^\n。;, \u3000]{3,30})|"
    rf"(?:向|到|致电|联系)\s*([\u4e00-\u9fff]{{2,24}}{_BODY})(?=[^\n。;]{{0,8}}(?:反映|提出|反馈|举报|投诉|电话))"
)
_DAY = r"(?:(?P<y{n}>\d{{4}})年)?(?:(?P<m{n}>\d{{1,2}})月)?(?P<d{n}>\d{{1,2}})[日号]"
_DATE = r"(?:(?P<y{n}>\d{{4}})[-./])?(?P<m{n}>\d{{1,2}})[-./](?P<d{n}>\d{{1,2}})(?!\d)"  # 2026-01-20, 2026.1.20
_TO = r"(?:\([^)]{1,6}\))?\s*(?:\d{1,2}(?::\d{2}|[时点]))?\s*起?,?\s*(?:至|到|—+|-+|~)\s*"
_TILL = r"(?:发布|公布|公开|张贴|张榜|印发)?,?(?:公示期?)?(?:至|到)"  # 2025年12月1日发布,公示至12月12日
_RANGES = [
    re.compile(_DAY.format(n=1) + _TO + _DAY.format(n=2)),
    re.compile(_DAY.format(n=1) + _TILL + _DAY.format(n=2)),
    re.compile(_DATE.format(n=1) + _TO + _DATE.format(n=2)),
]
_PERIOD_WORDS = re.compile(
    r"公示|(?:公告|通告|通报|张榜|公开|征询)(?:时间|期|日期|期限)|公开(?:\d+|[一二三四五六七八九十]+)(?:天|日|个工作日)"
    r"|征求意见|意见征集|反映期"
)
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
            if name == "phone" and _NO_OFFICE.search(text[:start]):
                continue
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
    found += [field for field in _streets(document, text) if not _is_told(field, found)]
    return sorted(found, key=lambda field: field.start)


def _streets(document: Document, text: str) -> Iterator[Field]:
    """Addresses without a heading, in sentences that say how to write, to come or to object."""
    for match in _AT_STREET.finditer(text):
        start, end = match.span("place")
        low, high = _line(document.text, start, end)
        if _TO_WRITE.search(text[low:high]):
            value = document.text[start:end].strip()
            yield Field(name="place", value=value, document=document.id, start=start, end=end, quote=(low, high))


def _is_told(field: Field, found: list[Field]) -> bool:
    return any(one.start < field.end and field.start < one.end for one in found)


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
