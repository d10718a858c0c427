"""Every number of a passage as a figure: value, unit, what it counts, level, time, and the words that say so."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.documents.changes import is_former
from assistant.documents.graded import graded
from assistant.documents.groups import grouped, of_whole
from assistant.documents.leads import PADDING, continued
from assistant.documents.listed import RECALLS, paired
from assistant.documents.model import Document, Passage
from assistant.documents.ranges import as_one, is_range
from assistant.documents.running_levels import headed, in_order, running_level
from assistant.documents.said import Words, counts_pupils, said_of
from assistant.documents.subjects import GENERIC, PER, UNIT, is_loose, trim
from assistant.documents.times import ends, framed, time_of
from assistant.documents.wholes import whole_of
from assistant.text.fractions import quantities
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.quantities import UNITS, Quantity, factor
from assistant.types import Frozen, Level

__all__ = ["GENERIC", "PER", "UNIT", "Figure", "figures", "stated"]

_BOUNDARY = re.compile(r"[,;。:()\n|]")
_JOINT = re.compile(r"、|/|\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?:[和及]|(?<!参)与)(?=[^\d]*$)")
_IN_TURN = re.compile(r"(?P<heading>[^,;。]{2,20}?)(?:依次|分别)(?:为|是)(?P<own>[\u4e00-\u9fff]{1,14})")
_NEXT_NAME = re.compile(r"[、和与及][^\d,;。、]{1,14}")
# behind a number that says which ones are counted, and is no count: 学生不足50人的教学点8个
_WHICH = re.compile(r"(?:及?以[上下内])?的(?!(?:19|20)\d\d)[\u4e00-\u9fff]{0,10}")
_PASSING = re.compile(r"(?:未|不)?(?:达标|合格|通过|优秀|良好)")  # 参加评估的初中25所,达标23所
# the clause before says what of: 教师年平均9.86万元,公务员9.81万元;2024年分别是9.42万元和9.40万元
_GOES_ON = re.compile(r"(?:19|20)\d{2}年度?(?:同期)?(?:分别|依次)?[是为]\d")
# a total in a bracket behind the rate: 每百名学生拥有网络多媒体教室小学2.58间(共884间)
_BESIDE = re.compile(r"\((?:共计?|合计|总数|总量)?\s*$")
_TOTAL = re.compile(r"\s*(?:合计|总计|共计|两[项段者]合计|二者合计)")
_RATE_OF = re.compile(r"每百名学生(?:拥有)?|每百名(?:拥有)?|生均|人均|(?<=[师室])数")


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
    found = _look_ahead(_each(place, lexicon), text, passage.start)
    earlier = figures(document, _before(document, passage), lexicon) if _leans(found, text, opening) else []
    ahead = earlier if _GOES_ON.match(fold(text)) or RECALLS.search(fold(text)) else []
    named = paired([*ahead, *continued(earlier, found)], text, opening, passage.start, lexicon, trim)[len(ahead) :]
    named = graded(named, text, passage.start)
    told = _headed(_with_wholes(named, earlier, place), fold(text), passage.start)
    sentence = document.text[slice(*passage.sentence)]
    told = of_whole(grouped(told, text, sentence, passage.start), opening, lexicon)
    levelled = headed(told, text, passage.start, lexicon)
    return [_with_per(one) for one in in_order(levelled, document, passage, lexicon)]


def _each(place: _Place, lexicon: Lexicon) -> list[Figure]:
    """The numbers of a passage with their own words."""
    found: list[Figure] = []
    text, numbers = place.text, quantities(place.text)
    slots = [_slot(text, numbers, index) for index in range(len(numbers))]
    ended = False
    for index, quantity in enumerate(numbers):
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        if ended:
            ended = False
        elif after and is_range(text, quantity, after):
            whole = _figure(place, as_one(quantity, after), (slots[index][0], slots[index + 1][1]), found, lexicon)
            ends = (stated(quantity, place.passage.start, after.unit), stated(after, place.passage.start))
            found += [whole.model_copy(update=end) for end in ends]
            ended = True
        elif after and _WHICH.fullmatch(fold(text[quantity.end : after.start])):
            slots[index + 1] = (slots[index][0], slots[index + 1][1])
        else:
            found.append(_figure(place, quantity, slots[index], found, lexicon))
            if after and _is_base(text, quantity, after):
                slots[index + 1] = (slots[index][0], slots[index + 1][1])
    return found


def _is_base(text: str, quantity: Quantity, after: Quantity) -> bool:
    """Say whether a number is that for which there are so many: 每50名住校生配1名生活老师."""
    between = fold(text[quantity.end : after.start])
    return text[: quantity.start].endswith("每") and not _BOUNDARY.search(between)


def _leans(found: list[Figure], text: str, opening: str) -> bool:
    """Say whether a passage leaves it to the clauses before what it counts or what a part of."""
    folded = fold(text)
    loose = bool(found) and found[0].level is not None and is_loose(found[0].subject)
    return bool(opening) and (
        loose or bool(_GOES_ON.match(folded) or RECALLS.search(folded)) or folded.lstrip(PADDING).startswith("其中")
    )


def _with_wholes(found: list[Figure], earlier: list[Figure], place: _Place) -> list[Figure]:
    """Each part behind 其中 or in a bracket with the whole that stands before, in this clause or the one before.

    A part that names no level is of that of its whole: 幼儿园52所(公办38所).
    """
    told: list[Figure] = []
    text, offset = f"{place.opening}{place.text}", place.passage.start - len(place.opening)
    for figure in found:
        before = [*earlier, *told]
        parent = whole_of(before, text, figure, offset) or figure.parent
        whole = next(
            (one for one in reversed(before) if parent and (one.subject, one.kind) == (parent, figure.kind)), None
        )
        level = figure.level or (whole.level if whole else None)
        told.append(figure.model_copy(update={"parent": parent, "level": level}))
    return told


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


def _slot(text: str, numbers: list[Quantity], index: int) -> tuple[int, int]:
    """The words that belong to one quantity: from the last boundary or quantity before it to the next one after."""
    folded, quantity = fold(text), numbers[index]
    low = max((m.end() for m in _BOUNDARY.finditer(folded, 0, quantity.start)), default=0)
    if index and numbers[index - 1].end > low:
        low = _joint(folded, numbers[index - 1].end, quantity.start)
    after = _BOUNDARY.search(folded, quantity.end)
    high = after.start() if after else len(text)
    if index + 1 < len(numbers) and numbers[index + 1].start < high:
        joint = _joint(folded, quantity.end, numbers[index + 1].start)
        high = joint - 1 if joint > quantity.end else numbers[index + 1].start
    return low, high


def _joint(text: str, start: int, end: int) -> int:
    """Where the words after one number end and the next one's begin: behind 、 or 和 between them, else at once."""
    joint = _JOINT.search(text, start, end)
    return joint.end() if joint else start


def _figure(place: _Place, quantity: Quantity, slot: tuple[int, int], before: list[Figure], lexicon: Lexicon) -> Figure:
    passage, text = place.passage, place.text
    words = Words(text, quantity, *slot, passage.start)
    said = said_of(words, before, lexicon)
    subject, level, left = said.subject, said.level, words.left
    former = is_former(left, text[quantity.end :])
    after = before[-1] if before and before[-1].former else None
    beside = before[-1] if before and _BESIDE.search(fold(text[: quantity.start])) else None
    total = beside is not None and beside.per and beside.unit == quantity.unit and beside.value < quantity.value
    if total and said.inherited:
        subject = _RATE_OF.sub("", subject).strip()
    if not lexicon.levels(left):
        level = (beside and beside.level) or level or _running_on(quantity, left, before)
    if level is None and not lexicon.levels(subject):
        told = next((figure.level for figure in reversed(before) if figure.level), None)
        level = place.level if told is None or told == place.level else before[-1].level if place.level else None
    if level and not lexicon.levels(left) and _is_total(text[: quantity.start], before):
        level = None
    if not subject and counts_pupils(words, level):
        subject = "学生"  # 小学生在减少:2023年小学19350人、初中8720人
    per = bool(PER.search(fold(f"{subject} {left} {words.right}"))) or _is_rate(quantity)
    return Figure(
        document=passage.document,
        passage=passage.id,
        **stated(quantity, passage.start, said.unit),
        quote=(passage.start + said.begin, passage.start + max(said.stop, quantity.end)),
        subject=subject,
        scope=text[: words.low],
        level=level,
        inherited=said.inherited,
        per=per and not total,
        time=time_of(left) or _framed(framed(text[: words.low], left, place.opening), after, former=former),
        former=former,
    )


def _framed(time: str, after: Figure | None, *, former: bool) -> str:
    """The time that earlier words set for a number, of 2022年至2024年由3.42亿元增加到3.97亿元 each its own year.

    ``after`` is what it was before, where that is told; ``former``: it is such a number itself.
    """
    first, last = ends(time)
    if former:
        return first
    return (last if after.time == first else "") if after and after.time else time


def _running_on(quantity: Quantity, left: str, before: list[Figure]) -> Level | None:
    """The level of the number before where this one goes on with it: 普通高中资助1379人次,补助资金158.59万元."""
    last = before[-1] if before else None
    if last and before[:-1] and _of_levels(before[-2], last) and last.kind != quantity.kind:
        return None  # 小学1096人,初中738人,平均年龄44.7岁: of both
    goes_on = last and (last.kind != quantity.kind or last.former or _PASSING.fullmatch(trim(left)))
    return last.level if last and goes_on else None


def _is_total(words: str, before: list[Figure]) -> bool:
    """Say whether a number is that of all levels whose numbers stand before it: 合计740个班、28652人."""
    last = _BOUNDARY.split(fold(words))[-1]
    return bool(_TOTAL.match(last)) and len({one.level for one in before if one.level}) > 1


def _of_levels(one: Figure, other: Figure) -> bool:
    """Say whether two numbers tell the same of two levels."""
    levels = {one.level, other.level}
    return other.inherited and one.subject == other.subject and len(levels) > 1 and None not in levels


def _is_rate(quantity: Quantity | Figure) -> bool:
    """Say whether there cannot be so many: 1.02人 and 2.36间 are for each of something."""
    return quantity.kind in {"person", "room"} and quantity.value % 1 != 0


def _look_ahead(found: list[Figure], text: str, offset: int) -> list[Figure]:
    """Give a figure without a subject that of the figure after it: 均按照小学45人、初中50人编班."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        near = after.quote[0] - here.end <= 1 and "其中" not in text[here.end - offset : after.start - offset]
        same = after.unit == here.unit and _is_rate(after) == _is_rate(here)
        if not here.subject and after.subject and same and near:
            found[index] = here.model_copy(update={"subject": after.subject, "quote": (here.quote[0], after.quote[1])})
    return found
