"""Quantities with units, and what only looks like one: years, dates, clause numbers, telephone numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.normalize import fold
from assistant.text.numerals import CHINESE_NUMBER, chinese_number

# unit -> (class, factor to the class's base unit). Two quantities can be compared only within a class.
UNITS: dict[str, tuple[str, Decimal]] = {
    **{unit: ("person", Decimal(1)) for unit in ("人", "名", "位")},
    "个人": ("person", Decimal(1)),
    "人次": ("person-time", Decimal(1)),
    "元": ("money", Decimal(1)),
    "块钱": ("money", Decimal(1)),
    "万元": ("money", Decimal(10_000)),
    "亿元": ("money", Decimal(100_000_000)),
    "平方米": ("area", Decimal(1)),
    "㎡": ("area", Decimal(1)),
    "m2": ("area", Decimal(1)),
    "平米": ("area", Decimal(1)),
    "平方": ("area", Decimal(1)),
    "平方公里": ("area", Decimal(1_000_000)),
    "平方千米": ("area", Decimal(1_000_000)),
    "公顷": ("area", Decimal(10_000)),
    "亩": ("area", Decimal(2000) / Decimal(3)),
    "%": ("percent", Decimal(1)),
    "‰": ("percent", Decimal("0.1")),
    "个百分点": ("point", Decimal(1)),
    "分钟": ("minute", Decimal(1)),
    "小时": ("hour", Decimal(1)),
    "学时": ("hour", Decimal(1)),
    "课时": ("hour", Decimal(1)),
    "天": ("day", Decimal(1)),
    "日": ("day", Decimal(1)),
    "工作日": ("day", Decimal(1)),
    "个工作日": ("day", Decimal(1)),
    "个月": ("month", Decimal(1)),
    "年": ("year", Decimal(1)),
    "周年": ("year", Decimal(1)),
    "所": ("school", Decimal(1)),
    "间": ("room", Decimal(1)),
    **{
        unit: (unit, Decimal(1))
        for unit in (
            "个", "套", "块", "台", "册", "本", "份", "项", "条", "件", "次", "场", "场次", "节", "门", "类", "种",
            "批", "届", "辆", "栋", "幢", "座", "处", "家", "户", "张", "支", "级", "科", "班", "班次", "篇", "堂",
            "期", "轮", "倍", "口", "米", "公里", "千米", "公斤", "吨", "岁", "分", "校", "村", "岗", "人份", "轨",
            "片", "盏", "盘", "艘", "架", "枚", "棵", "扇", "眼", "趟", "对", "只", "周", "度", "摄氏度", "℃", "克",
            "兆", "立方米", "车次",
        )
    },
}  # fmt: skip
# Classes of units that belong together: heads and how often a head was counted; shares and the points between them
PEOPLE = ("person", "person-time")
SHARES = frozenset({"percent", "point"})
_SCALE = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# what stands behind a word that is a unit elsewhere: 只有, 周三, 对口
_NO_UNIT = {
    "对": "比应口于照接方外策", "只": "有要能是需为", "周": "一二三四五六日天末围边岁期密", "度": "数假过日量",
    "克": "服扣", "架": "空设构", "眼": "睛看",
}  # fmt: skip
_UNIT = "|".join(
    f"{re.escape(unit)}(?![{_NO_UNIT[unit]}])" if unit in _NO_UNIT else re.escape(unit)
    for unit in sorted(UNITS, key=len, reverse=True)
)
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
BEFORE = (
    r"(?P<before>不少于|不低于|不小于|至少|不超过|不高于|不大于|至多|最多|超过|超|高于|多于|低于|少于|不足|不到|小于|大于"
    r"|近|约|达到|达|[≥≤<>])?\s*"
)
AFTER = r"(?P<after>及以上|及以下|以上|以下|以内|之内|左右|上下)?"
_QUANTITY = re.compile(
    rf"{BEFORE}(?P<number>{_ARABIC})\s*(?P<scale>[十百千万亿]?)(?P<more>余|多|来)?(?P<scale2>[万亿]?)\s*(?P<unit>{_UNIT})?{AFTER}"
)
_CHINESE = re.compile(
    rf"{BEFORE}(?P<percent>百分之)?(?<![每第零〇一二两三四五六七八九十百千万亿])(?P<number>{CHINESE_NUMBER})"
    rf"(?P<more>余|多|来)?(?P<unit>{_UNIT})?{AFTER}"
)
_ROUND = re.compile(
    rf"(?P<near>近|上|成)?(?<![一二三四五六七八九十百千万亿几数\d])(?P<number>[百千万])(?P<more>余|多)?(?P<unit>{_UNIT})(?!分)"
)
_TENTHS = re.compile(
    rf"{BEFORE}(?<![每第])(?P<number>[一二两三四五六七八九])(?P<unit>成)(?P<half>半|[一二三四五六七八九](?![个所名位人年]))?(?![为立员长效果功]|都(?![不没未])){AFTER}"
)
_WORDS = {"十分", "百分", "万分"}
_ABOUT = re.compile(r"[一二三四五六七八九]{2}")  # 三四个, 七八百: no count

_YEAR = r"(?:19|20)\d{2}"
_SKIP = re.compile(
    r"(?m:^)\s*\d{1,2}(?:[)、]|\.(?!\d))|\(\d{1,2}\)"
    rf"|{_YEAR}\s*[—~至-]+\s*{_YEAR}\s*(?:学年度?|年度?)?"
    rf"|{_YEAR}\s*(?:学年度?|年度|年(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*日)?)"
    rf"|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    r"|(?<!\d)\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|(?<=[-—~至到、月])\d{1,2}\s*日"
    rf"|{_YEAR}(?=[、和及与]{_YEAR}\s*年)|二[零〇][零〇一二三四五六七八九]{{2}}年"
    r"|近\s*[\d一二两三四五六七八九十]+\s*年"
    r"|(?:[\d一二三四五六七八九]+\s*[-—~至到、]\s*)?[\d一二三四五六七八九]+\s*年(?:级|一贯制)"
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)"
    # a time of day: 下午5时30分, 晚上10点, 7点前; a floor; 5G; the class of 2024届; the hotline
    r"|(?<![\d.])(?:[01]?\d|2[0-4])\s*时(?!期|段|限|间)(?:\s*[0-5]?\d\s*分)?"
    r"|(?:上午|下午|早上|早晨|清晨|中午|晚上|夜里|凌晨|每晚|[到至])\s*\d{1,2}\s*点(?:半|\s*[0-5]?\d\s*分)?(?![多余])"
    r"|(?<![\d.])\d{1,2}\s*点(?=[至到前后起—-])|\d{1,2}\s*楼|(?<=[座栋幢号])\s*\d{1,2}\s*层"
    rf"|\d+(?!m2)[a-z]+(?![a-z])|{_YEAR}\s*[届级]|(?<!\d)12345(?!\d)(?!{_UNIT})"
    r"|第\s*\d+|\d+\s*号|\d{3,}\s*室"
    r"|(?<!\d)\(?0\d{2,3}\)?[-—\s]?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)"
    r"|(?:电话|热线|传真|邮编|邮政编码)\s*(?:为|是)?\s*:?\s*\d{5,}"
    r"|[〔\[(]\s*\d{4}\s*[〕\])]"
    r"|[a-z0-9._%+-]+@[a-z0-9.-]+|https?://\S+"
)
_COMPARATORS = {
    ">=": {"不少于", "不低于", "不小于", "至少", "以上", "及以上", "≥"},
    "<=": {"不超过", "不高于", "不大于", "至多", "最多", "以内", "之内", "及以下", "以下", "≤"},
    ">": {"超过", "超", "高于", "多于", "大于", ">"},
    "<": {"低于", "少于", "不足", "不到", "小于", "<"},
    "~": {"近", "约", "左右", "上下"},
}


@dataclass(frozen=True)
class Quantity:
    """A number with its unit at ``text[start:end]``; ``value`` is as written, ``base`` in the class's base unit."""

    value: Decimal
    unit: str
    kind: str  # unit class; "" for a bare number
    start: int
    end: int
    comparator: str = "="  # =, >=, <=, >, < or ~ (about)
    decimals: int = 0  # places printed

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its class (元, ㎡, %)."""
        return self.value * factor(self.unit)


def factor(unit: str) -> Decimal:
    """How many of its class's base unit one of a unit is: 10000 of 元 for 万元; 1 for a unit without a class."""
    return UNITS[unit][1] if unit in UNITS else Decimal(1)


def find_quantities(text: str, *, chinese: bool = False) -> list[Quantity]:
    """Find the quantities of a text in order; ``chinese`` reads 九成 and 三百人 too, as questions write them."""
    folded = fold(text)
    taken = [match.span() for match in _SKIP.finditer(folded)]
    found = [
        one
        for one in (*_arabic(folded, taken), *_round(folded))
        if not text[one.start].isdigit() or text[one.start].isdecimal()
    ]
    if chinese:
        taken += [(quantity.start, quantity.end) for quantity in found]
        found += _chinese(folded, taken)
    return sorted(found, key=lambda quantity: quantity.start)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= low or start >= high for low, high in taken)


def _arabic(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        start, end = match.start("number"), match.end("number")
        before = text[start - 1 : start]
        if not _free(start, end, taken) or (before.isascii() and before.isalpha()):  # G20
            continue
        number = match["number"].replace(",", "")
        value, decimals = Decimal(number), len(number.partition(".")[2])
        scale, unit = match["scale"] + match["scale2"], match["unit"] or ""
        if scale and scale + unit in UNITS:  # 万元 is a unit of its own
            unit = scale + unit
        else:
            value *= _SCALE[match["scale"]] * _SCALE[match["scale2"]]
        stop = max(match.end(group) for group in ("number", "scale", "more", "scale2", "unit") if match[group])
        yield Quantity(value, unit, _kind(unit), start, stop, comparator(match), decimals)


def _round(text: str) -> Iterator[Quantity]:
    """百余场, 近万人次: a number that is only told about."""
    for match in _ROUND.finditer(text):
        if match["near"] or match["more"]:
            unit, start = match["unit"], match.start("number")
            sign = ">" if match["more"] or match["near"] != "近" else "~"
            yield Quantity(Decimal(_SCALE[match["number"]]), unit, _kind(unit), start, match.end("unit"), sign)


def _chinese(text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
    for match in _TENTHS.finditer(text):
        value = chinese_number(match["number"]) * 10 + tenths_after(match["half"])
        stop = max(match.end("unit"), match.end("half"))
        yield Quantity(value, "%", "percent", match.start("number"), stop, comparator(match))
    for match in _CHINESE.finditer(text):
        number, unit = match["number"], match["unit"] or ""
        start = match.start("percent" if match["percent"] else "number")
        stop = max(match.end(group) for group in ("number", "more", "unit") if match[group])
        if match["percent"]:
            unit = "%"
        elif number[-1] in "万亿" and number[-1] + unit in UNITS:
            number, unit = number[:-1], number[-1] + unit
        bare = not unit and len(number) > 1 and number[-1] in "万亿"  # 五千三百万盖了些什么楼
        if (unit or bare) and _counts(match, number) and _free(start, stop, taken):
            decimals = len(number.partition("点")[2].rstrip("万亿"))
            yield Quantity(chinese_number(number), unit, _kind(unit), start, stop, comparator(match), decimals)


def tenths_after(words: str | None) -> Decimal:
    """What follows the tenths, in percent: 九成半, 九成五."""
    return Decimal(0) if words is None else Decimal(5) if words == "半" else chinese_number(words)


def _counts(match: re.Match[str], number: str) -> bool:
    """Say whether a Chinese number counts: 一个, 一下, 十分 are words, 三四 is no exact number."""
    words = not number or (number == "一" and not match["percent"]) or number + (match["unit"] or "") in _WORDS
    return not words and not _ABOUT.search(number)


def _kind(unit: str) -> str:
    return UNITS[unit][0] if unit in UNITS else ""


def comparator(match: re.Match[str]) -> str:
    """How a number is bounded by the words around it, as the groups ``before``, ``after`` and ``more`` hold them."""
    groups = match.groupdict()
    words = {groups.get("before"), groups.get("after")}
    if groups.get("more"):
        return ">"
    return next((sign for sign, names in _COMPARATORS.items() if names & words), "=")
