"""Every number of a passage as a figure: value, unit, what it counts, level, time, and the words that say so."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.documents.listed import paired
from assistant.documents.model import Document, Passage
from assistant.documents.running_levels import in_order, running_level
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS, Quantity, factor, find_quantities
from assistant.text.spans import parts
from assistant.types import Frozen, Level

_BOUNDARY = re.compile(r"[,;。:()\n|]")
_JOINT = re.compile(r"、|(?<=[\u4e00-\u9fff])(?:[和及]|(?<!参)与)(?=[^\d]*$)")
_TIME = re.compile(
    r"(?:19|20)\d{2}年?\s*[—–~至到-]+\s*(?:19|20)\d{2}\s*(?:学年度?|年度?)?|(?:19|20)\d{2}\s*(?:学年度?|年度|年(?:\d{1,2}月)?)"
    r"|近[一二两三四五六七八九十\d]+年来?|近年来?|每(?:学?年|学期|[一二两三四五六七八九十]*个?月|周)|目前|截至[^,,]{2,12}"
)
# Words that only join a number to what it counts; 在校生, 均衡, 共青团员 and 有效 are whole words.
_GLUE = (
    r"其中|包括|含|(?<![平人生校班户])均(?!衡)|都|分别|共有|共计|总计|合计|共(?![青享建同])|为|是|有(?![效关])|在(?![校园职编岗册读籍])"
    r"|按照|按|的|和|(?<!参)与|及|[、,::“”\"'\s*\-—·]"
)
_TRIM = re.compile(
    rf"^(?:{_GLUE})+|(?:{_GLUE}|各|约|近|只有?|仅有?|才|达到了?|达|不低于|不少于|不超过|超过|高于|低于)+$"
)
# How a document says that a number is per pupil: without it 骨干教师65人 is a head count.
PER = re.compile(r"每一?百名?个?|生均|人均|百生|平均每|每名?学?生|每班|班额|编班")
# Words that say how a number is taken, not of what: 每百名学生1.17人, 占92.6%
GENERIC = re.compile(r"^(?:每百名学生|每百名|生均|人均|占比?|比例|比率|数量|人数|面积|金额|情况|学校|学生|教师)?$")
_COUNTED = {"person": re.compile("学生|教师"), "school": re.compile("学校")}  # of these 学生11286人 says all
_IN_TURN = re.compile(r"(?P<heading>[^,;。]{2,20}?)(?:依次|分别)(?:为|是)(?P<own>[\u4e00-\u9fff]{1,14})")
_NEXT_NAME = re.compile(r"[、和与及][^\d,;。、]{1,14}")
_PADDING = "、,\uff0c;\uff1b:\uff1a \n\u3000"
_HEAD = re.compile(r"(?:数|率|比例|面积|值|度|额|情况|如下|分别|是|为)[::,(]?$")
_IS = re.compile(r"\s*(?:为|达到?了?|是|仅|仅为|高达)\s*\d")  # 校长的满意度最高,为94.1%
_TITLE = re.compile(r"《[^》]*》")
# behind a number that says which ones are counted, and is no count: 学生不足50人的教学点8个
_WHICH = re.compile(r"(?:及?以[上下内])?的(?!(?:19|20)\d\d)[\u4e00-\u9fff]{0,10}")
_SEVERAL_YEARS = re.compile(r"(?:19|20)\d\d年(?:[、和,]?(?:19|20)\d\d年)+(?!$)")
# words that tell how a number came about, not what it is of: 近视率由2023年的49.6%降至2024年的48.3%
_DATED = r"(?:(?:19|20)\d{2}年度?|上一?年度?|去年|前年)?的?"
_CAME = re.compile(
    rf"(?:由|从){_DATED}$|^(?:比(?![例重率])|较|[降升增减][至到]|(?:提高|提升|上升|下降|增加|增长|减少)[到至]){_DATED}$"
)
# what a number was before, with the number that it has become: 由上年的39.9%降到38.6%, 比2025年的90.3%提高
_FORMER = (
    (
        re.compile(r"(?:由|从)(?!事)[^,;。]{0,30}$"),
        re.compile(r"[^,;。\d]{0,8}(?:提高|增加|上升|增长|提升|扩大|下降|降低|减少|降|升|增)了?(?:到|至|为)"),
    ),
    (re.compile(rf"(?:比(?![例重率])|较){_DATED}$"), re.compile(r"[\u4e00-\u9fff]{0,3}[降升增减高低多少]")),
)
_SUPERLATIVE = re.compile(r"最[高低多少大小好差]$")
# 5.生均体育运动场馆面积, 一是实验小学, (6)仪器, ②骨干教师; not 一、二年级
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}[.．、](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳]"
    r"|(?:其|第)?[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十])|是|,(?=[^,]))|[◆●■·—-]+)\s*"
)
_YEAR_BEHIND = re.compile(r"(?:19|20)\d{2}年度?$")  # 教育支出2023年3.12亿元、2024年3.27亿元
_PASSING = re.compile(r"(?:未|不)?(?:达标|合格|通过|优秀|良好)")  # 参加评估的初中25所,达标23所
# the clause before says what of: 教师年平均9.86万元,公务员9.81万元;2024年分别是9.42万元和9.40万元
_GOES_ON = re.compile(r"(?:19|20)\d{2}年度?(?:同期)?(?:分别|依次)?[是为]\d")
# a total in a bracket behind the rate: 每百名学生拥有网络多媒体教室小学2.58间(共884间)
_BESIDE = re.compile(r"\((?:共计?|合计|总数|总量)?\s*$")
_RATE_OF = re.compile(r"每百名学生(?:拥有)?|每百名(?:拥有)?|生均|人均|(?<=[师室])数")
_PUPILS = re.compile(r"学生|在校生|小学生|初中生")
_SCHOOL_NOUN = re.compile(r"[学校园中]$")


class Figure(Frozen):
    """A number in a document: ``text[start:end]`` are its digits and unit, ``quote`` spans the words that carry it."""

    document: str
    passage: str
    value: Decimal
    unit: str
    kind: str
    comparator: str
    decimals: int
    start: int
    end: int
    quote: tuple[int, int]
    subject: str  # what it counts, without level and time
    scope: str = ""  # what the words before it in the clause are about
    level: Level | None = None
    parent: str = ""  # what it is a part of: 特色校 of 特色校12所(国家级5所)
    inherited: bool = False  # the subject stands before another figure of the same sentence
    time: str = ""
    per: bool = False  # per pupil or per hundred pupils, not a total
    heading: tuple[int, int] | None = None  # of a number in a table: what stands above its column
    former: bool = False  # what the number was before, told beside what it is now

    @property
    def base(self) -> Decimal:
        """The value in the base unit of its class: 9000 元 is less than 1 万元."""
        return self.value * factor(self.unit)


@dataclass(frozen=True)
class _Place:
    passage: Passage
    text: str
    opening: str  # the sentence before the passage
    level: Level | None  # the level that a heading or a label such as 初中阶段: sets for what follows


def stated(quantity: Quantity, offset: int, unit: str = "") -> dict[str, Any]:
    """What a figure takes from a quantity of a text ``offset`` characters into its document.

    ``unit`` is that of the headings, for a number of a table that states none.
    """
    unit = quantity.unit or unit
    return {
        "value": quantity.value,
        "unit": unit,
        "kind": quantity.kind or (UNITS[unit][0] if unit in UNITS else ""),
        "comparator": quantity.comparator,
        "decimals": quantity.decimals,
        "start": offset + quantity.start,
        "end": offset + quantity.end,
    }


def figures(document: Document, passage: Passage, lexicon: Lexicon) -> list[Figure]:
    """The figures of one passage in order."""
    text = document.text[passage.start : passage.end]
    opening = document.text[passage.sentence[0] : passage.start]
    place = _Place(passage, text, opening, running_level(document, passage, lexicon))
    found: list[Figure] = []
    quantities = find_quantities(text)
    slots = [_slot(text, quantities, index) for index in range(len(quantities))]
    for index, quantity in enumerate(quantities):
        between = text[quantity.end : quantities[index + 1].start] if index + 1 < len(quantities) else ""
        if _WHICH.fullmatch(fold(between)):
            slots[index + 1] = (slots[index][0], slots[index + 1][1])
        else:
            found.append(_figure(place, quantity, slots[index], found, lexicon))
    found = _look_ahead(found)
    ahead = figures(document, _before(document, passage), lexicon) if _GOES_ON.match(fold(text)) else []
    named = paired([*ahead, *found], text, opening, passage.start, lexicon, _trim)[len(ahead) :]
    headed = _headed(named, fold(text), passage.start)
    return [_with_per(one) for one in in_order(headed, document, passage, lexicon)]


def _before(document: Document, passage: Passage) -> Passage:
    """The part of a passage's sentence that stands before it."""
    low = passage.sentence[0]
    return passage.model_copy(update={"start": low, "end": passage.start, "text": document.text[low : passage.start]})


def _headed(found: list[Figure], text: str, offset: int) -> list[Figure]:
    """各群体满意率依次为家长90.6%、学生95.2%: what stands before 依次 is what each of the list is a part of."""
    told: list[Figure] = []
    heading, last = "", None
    for figure in found:
        opened = _IN_TURN.fullmatch(figure.subject)
        gap = text[last.end - offset : figure.start - offset] if last else ""
        goes_on = last is not None and last.unit == figure.unit and _NEXT_NAME.fullmatch(gap)
        heading = opened["heading"] if opened else heading if goes_on and not figure.parent else ""
        subject = opened["own"] if opened else figure.subject
        told.append(figure.model_copy(update={"parent": heading, "subject": subject}) if heading else figure)
        last = figure
    return told


def _with_per(figure: Figure) -> Figure:
    """A figure that took its subject from elsewhere is per pupil where that says so."""
    return figure.model_copy(update={"per": figure.per or (figure.inherited and bool(PER.search(figure.subject)))})


def _slot(text: str, quantities: list[Quantity], index: int) -> tuple[int, int]:
    """The words that belong to one quantity: from the last boundary or quantity before it to the next one after."""
    folded, quantity = fold(text), quantities[index]
    low = max((m.end() for m in _BOUNDARY.finditer(folded, 0, quantity.start)), default=0)
    if index and quantities[index - 1].end > low:
        low = _joint(folded, quantities[index - 1].end, quantity.start)
    after = _BOUNDARY.search(folded, quantity.end)
    high = after.start() if after else len(text)
    if index + 1 < len(quantities) and quantities[index + 1].start < high:
        joint = _joint(folded, quantity.end, quantities[index + 1].start)
        high = joint - 1 if joint > quantity.end else quantities[index + 1].start
    return low, high


def _joint(text: str, start: int, end: int) -> int:
    """Where the words after one number end and the next one's begin: behind 、 or 和 between them, else at once."""
    joint = _JOINT.search(text[start:end])
    return start + joint.end() if joint else start


def _parent(before: list[Figure], text: str, start: int, offset: int) -> str:
    """What a part is a part of: the subject of the number before the open bracket or before 其中."""
    opened = text.rfind("(", 0, start)
    inside = opened >= 0 and ")" not in text[opened:start]
    place = opened if inside else text.rfind("其中", 0, start)
    owner = [figure for figure in before if figure.end - offset <= place] if place >= 0 else []
    apart = owner and _BOUNDARY.search(text[owner[-1].end - offset : place].strip(",;:"))
    return owner[-1].subject if owner and not apart else ""


def _figure(place: _Place, quantity: Quantity, slot: tuple[int, int], before: list[Figure], lexicon: Lexicon) -> Figure:
    passage, text = place.passage, place.text
    low, high = slot
    left, right = text[low : quantity.start], text[quantity.end : high]
    level, bare = _level(left, quantity, lexicon)
    subject = _CAME.sub("", told := _trim(bare))
    counted = _trim(right) if quantity.kind not in {"percent", "money", "area"} or not told else ""
    subject = " ".join(part for part in (subject, counted) if part)
    begin, stop = low + len(left) - len(left.lstrip(_PADDING)), quantity.end + len(right.rstrip(_PADDING))
    ancestor = next((figure for figure in reversed(before) if figure.subject and not figure.inherited), None)
    heading = _heading(text, low, before[-1].end - passage.start if before else 0)
    says_all = _says_all(subject, quantity, before, text[: quantity.start], passage.start)
    generic = GENERIC.match(subject) and not says_all
    # 小学开设282个班,学生11286人: the level is told before, so that the words alone would say too much
    inherited = says_all and not lexicon.levels(left) and before[-1].level is not None
    if generic and heading:
        told = _SUPERLATIVE.sub("", _trim(text[slice(*heading)].strip(_PADDING)))
        subject, begin = f"{told} {subject}".strip(), heading[0]
    elif generic and ancestor:
        inherited = True
        subject, begin, stop = f"{ancestor.subject} {subject}".strip(), ancestor.quote[0] - passage.start, quantity.end
        level = level or (ancestor.level if not bare.strip() else None)
    former = _is_former(fold(left), fold(text[quantity.end :]))
    after = before[-1] if before and before[-1].former else None
    framed = "" if former or (after and after.time) else _frame(text[:low]) or _frame(place.opening)
    goes_on = bool(before) and (
        before[-1].kind != quantity.kind or before[-1].former or bool(_PASSING.fullmatch(_trim(left)))
    )
    beside = before[-1] if before and _BESIDE.search(fold(text[: quantity.start])) else None
    total = beside is not None and beside.per and beside.unit == quantity.unit and beside.value < quantity.value
    if beside is not None and total and inherited:
        subject = _RATE_OF.sub("", subject).strip()
        level = level or beside.level
    if level is None and goes_on and not lexicon.levels(left):
        level = before[-1].level  # 普通高中资助1379人次,补助资金158.59万元; 初中由68.5%降到67.2%
    if level is None and not lexicon.levels(subject):
        level = place.level
    are_heads = quantity.kind == "person" and not quantity.decimals and not PER.search(text[:low])
    if not subject and level in {"primary", "junior"} and are_heads and _PUPILS.search(text[:low]):
        subject = "学生"  # 小学生在减少:2023年小学19350人、初中8720人
    if fold(text[max(0, quantity.start - 1)]) == "(" and fold(text[quantity.end : quantity.end + 1]) == ")":
        stop = max(stop, quantity.end + 1) if begin < quantity.start - 1 else stop
    return Figure(
        document=passage.document,
        passage=passage.id,
        **stated(quantity, passage.start),
        quote=(passage.start + begin, passage.start + max(stop, quantity.end)),
        subject=subject,
        scope=text[:low],
        parent=_parent(before, fold(text), quantity.start, passage.start),
        level=level,
        inherited=inherited,
        per=bool(PER.search(fold(f"{subject} {left} {right}"))) and not total,
        time=_time(left) or framed,
        former=former,
    )


def _is_former(left: str, after: str) -> bool:
    return any(before.search(left) and behind.match(after) for before, behind in _FORMER)


def _says_all(subject: str, quantity: Quantity, before: list[Figure], words: str, offset: int) -> bool:
    """Say whether 学生 is what is counted and no short word for it: 开设282个班,学生11286人; 家长93.8%、教师97.5%."""
    if not before or before[-1].per:
        return False
    noun = _COUNTED.get(quantity.kind)
    if noun and noun.fullmatch(subject) and before[-1].kind != quantity.kind:
        return True
    between = words[before[-1].end - offset :]
    return before[-1].unit == quantity.unit and between.startswith("、") and subject in {"学生", "教师"}


def _level(left: str, quantity: Quantity, lexicon: Lexicon) -> tuple[Level | None, str]:
    """The level named last before the number, and the words without it where it only qualifies them."""
    named = lexicon.levels(left)
    if not named:
        return None, left
    start, end, level = named[-1]
    outside = left[:start] + left[end:]
    if quantity.kind == "school" and not _trim(outside) and _SCHOOL_NOUN.search(left[start:end]):
        return level, left  # 初级中学 (1所) is itself what is counted
    return level, outside if _trim(outside) or level in {"primary", "junior", "senior"} else left


def _heading(text: str, low: int, previous_end: int) -> tuple[int, int] | None:
    """The part right before a slot where it holds no number: 骨干教师数,小学达到了1.24人."""
    pieces = [piece for piece in parts(text, previous_end, low) if _trim(text[slice(*piece)].strip(_PADDING))]
    joined = _IS.match(fold(text[low:]))
    return pieces[-1] if pieces and (joined or _HEAD.search(fold(text[slice(*pieces[-1])]))) else None


def _trim(words: str) -> str:
    previous, words = None, _NUMBERED.sub("", words)
    while previous != words:
        undated = _TIME.sub("", words) if _TIME.match(fold(words)) else _YEAR_BEHIND.sub("", words)
        previous, words = words, _TRIM.sub("", undated)
    return words


def _untitled(text: str) -> str:
    """Folded, the titles of documents blotted out: a plan for 2023—2030 dates nothing."""
    return _TITLE.sub(lambda title: " " * len(title.group()), fold(text))


def _time(text: str) -> str:
    found = list(_TIME.finditer(_untitled(text)))
    return found[-1].group() if found else ""


def _frame(text: str) -> str:
    """The time that earlier words set for what follows: not how often (每月), not when something was (成立于1954年)."""
    folded = _untitled(text)
    if years := list(_SEVERAL_YEARS.finditer(folded)):
        return years[-1].group()  # 2022年、2023年、2024年分别…,合计…
    found = [match for match in _TIME.finditer(folded) if not match.group().startswith("每")]
    return next((match.group() for match in reversed(found) if folded[match.start() - 1 : match.start()] != "于"), "")


def _look_ahead(found: list[Figure]) -> list[Figure]:
    """Give a figure without a subject that of the figure after it: 均按照小学45人、初中50人编班."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        if not here.subject and after.subject and after.unit == here.unit and after.quote[0] - here.end <= 1:
            found[index] = here.model_copy(update={"subject": after.subject, "quote": (here.quote[0], after.quote[1])})
    return found
