"""What the words around a number say of it: its subject and its level, or the number before that it takes them from."""

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.documents.changes import without_change
from assistant.documents.leads import PADDING, lead, lead_level, lead_words
from assistant.documents.subjects import PER, UNIT, is_loose, is_now, joined, superlative, trim
from assistant.text.lexicon import Lexicon
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES, Quantity
from assistant.types import Level

if TYPE_CHECKING:
    from assistant.documents.figures import Figure

_COUNTED = {"person": re.compile("学生|教师"), "school": re.compile("学校")}  # of these 学生11286人 says all
_YEAR = re.compile(r"20\d\d年[为是]?")  # 小学…2023年0.574,2024年0.551: the year alone names nothing
_SHARE_OF = re.compile(r"约?占(?!地)")  # 占交流人数的29.3%: of what stands before
_RATIO = re.compile(r"比例|比率")
_EACH = re.compile(r"分别|依次")
_EDGE = ",\uff0c:\uff1a \n\u3000"
_ADDED = re.compile(r"[\s、,(\uff0c\uff08]*(?:其中|总计|合计|共计|共|计|约|近|为|达)*\s*")  # 资助1276人次、152.4万元
_BOUND = re.compile(r"^\s*(?:及?以[上下内]|左右|上下)")  # 20℃以上, 96平方米以上的教室
_NOUNS = frozenset({"学校", "学生", "教师", "人数", "数量", "面积", "金额", "情况"})
_TOTAL = re.compile(r"(?:[两三四五六七]项)?(?:合计|共计|总计)为?")
_GRADES = re.compile(r"[一二三四五六七八九]年级")
_PUPILS = re.compile(r"学生|在校生|小学生|初中生")
_SIZE = re.compile(r"规模|最[大小]|在校")
_SCHOOL_NOUN = re.compile(r"[学校园中]$")


class Words(NamedTuple):
    """A quantity of a text that stands ``offset`` characters into its document, with the words that are its own."""

    text: str
    quantity: Quantity
    low: int  # where its own words begin and end
    high: int
    offset: int

    @property
    def left(self) -> str:
        """Its words before the number."""
        return self.text[self.low : self.quantity.start]

    @property
    def right(self) -> str:
        """Its words behind it."""
        return self.text[self.quantity.end : self.high]


class Said(NamedTuple):
    """The subject and level of a number; ``text[begin:stop]`` are the words that say so."""

    subject: str
    level: Level | None
    begin: int
    stop: int
    inherited: bool = False  # another number's words name it
    unit: str = ""  # of the words before, where the number states none


def said_of(words: Words, before: "list[Figure]", lexicon: Lexicon) -> Said:
    """What a number's own words say, and where they leave it out what those before them do."""
    text, quantity = words.text, words.quantity
    level, bare = _level(words.left, quantity, lexicon)
    if len({one for *_, one in lexicon.levels(words.left)}) > 1 and _EACH.search(words.left):
        level = None  # 小学、初中分别为321人和227人: each has its own
    named = trim(bare)
    counted = _behind(words.right) if quantity.kind not in {"percent", "money", "area"} or not named else ""
    subject = " ".join(part for part in (_unmoved(bare), counted) if part)
    says_all = _says_all(subject, quantity, before, text[: quantity.start], words.offset)
    loose = is_loose(subject) and not says_all
    # 小学开设282个班,学生11286人: the level is told before, so that the words alone would say too much
    inherited = says_all and not lexicon.levels(words.left) and before[-1].level is not None
    begin = words.low + len(words.left) - len(words.left.lstrip(PADDING))
    stop = _with_bracket(words, begin, quantity.end + len(words.right.rstrip(PADDING)))
    own = Said(subject, level, begin, stop, inherited)
    led = _led(words, own, before, lexicon) if loose else None
    owner = None if led else _owner(words, subject, before, lexicon)
    if led:
        told = lead_words(text, led)
        unit = next((match[1] for match in UNIT.finditer(fold(text[slice(*led)]))), "")
        level = level or lead_level(told, lexicon)
        subject = (
            f"{told}学生" if not subject and _is_size(told, quantity) else joined(told, subject) if told else subject
        )
        return own._replace(subject=subject, level=level, begin=led[0], unit=unit)
    if owner and (loose or _SHARE_OF.match(subject)):
        takes = not _YEAR.sub("", bare).strip() or (quantity.kind == "percent" and owner.kind != "percent")
        level = level or (owner.level if takes and not lexicon.levels(words.left) else None)
        bare_number = re.fullmatch(r"[\d.,]+", fold(text[owner.start - words.offset : owner.end - words.offset]))
        begin, stop = owner.quote[0] - words.offset, quantity.end
        return Said(joined(owner.subject, subject), level, begin, stop, True, owner.unit if bare_number else "")
    return own._replace(subject="") if is_now(subject) else own


def counts_pupils(words: Words, level: Level | None) -> bool:
    """Say whether heads of a level are pupils, since the words before speak of them."""
    before = words.text[: words.low]
    heads = words.quantity.kind == "person" and not words.quantity.decimals and not PER.search(before)
    return heads and level in {"primary", "junior"} and bool(_PUPILS.search(before))


def _behind(words: str) -> str:
    """What the words behind a number name."""
    return _unmoved(_BOUND.sub("", words))


def _unmoved(words: str) -> str:
    """What words name without those of a change: 减为 is all that stands before the second of 由12项减为5项."""
    return without_change(trim(without_change(words.strip(_EDGE))))


def _is_size(told: str, quantity: Quantity) -> bool:
    """Say whether heads are the pupils of a school that is told to be large or small: 最大的小学是…小学,1894人."""
    heads = quantity.kind == "person" and quantity.value % 1 == 0
    return heads and bool(_SIZE.search(told)) and bool(_SCHOOL_NOUN.search(told)) and "教" not in told


def _with_bracket(words: Words, begin: int, stop: int) -> int:
    """The end of a number's words with the bracket that holds nothing else: 网络多媒体教室(884间)."""
    text, quantity = words.text, words.quantity
    around = fold(text[max(0, quantity.start - 1)]) + fold(text[quantity.end : quantity.end + 1])
    return max(stop, quantity.end + 1) if around == "()" and begin < quantity.start - 1 else stop


def _led(words: Words, own: Said, before: "list[Figure]", lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the words before name what is counted."""
    named = bool(lexicon.levels(words.left)) or not before
    listed = named and own.subject not in _NOUNS and "按" not in words.left  # 没有超规模学校,均按照小学45人编班
    previous = before[-1].quote[1] - words.offset if before else 0
    place = lead(words.text, words.low, previous, listed=listed)
    if place and not own.subject and counts_pupils(words, own.level):
        levels = {level for *_, level in lexicon.levels(words.text[slice(*place)])}
        return (
            place if len(levels) < len({"primary", "junior"}) else None
        )  # 小学生在减少、初中生在增加:2023年小学19350人
    return place


def _owner(words: Words, subject: str, before: "list[Figure]", lexicon: Lexicon) -> "Figure | None":
    """The number before whose subject this one's leaves out: of a share the last that is none itself."""
    quantity = words.quantity
    alike = {figure.subject for figure in before if figure.unit == quantity.unit}
    if _TOTAL.fullmatch(words.left.strip()) and len(alike) > 1:
        return None  # 随班就读77人,送教上门29人,合计106人
    gaps = ((one, fold(words.text[one.end - words.offset : quantity.start])) for one in before)
    outside = [one for one, gap in gaps if gap.count(")") <= gap.count("(") and one.subject]
    counted = [figure for figure in outside if figure.kind not in SHARES]
    if quantity.kind == "percent" and counted and (_SHARE_OF.match(subject) or _RATIO.fullmatch(subject)):
        return counted[-1]
    ancestors = [figure for figure in outside if not figure.inherited]
    same = [one for one in ancestors if one.kind == quantity.kind] if not subject else []  # …个班,初中2214人: of pupils
    ancestor = next(reversed(same or ancestors), None)
    if ancestor and not subject and not _goes_with(words, ancestor):
        near = outside[-1]  # 每年减招2个班,2028年降到2500人: of the pupils, not of the classes
        return near if near.kind == quantity.kind else None
    if ancestor is None or (superlative(subject) and ancestor.unit != quantity.unit):
        return None
    # 三至六年级每天不超过60分钟,初中不超过90分钟
    return None if lexicon.levels(words.left) and _GRADES.search(ancestor.subject) else ancestor


def _says_all(subject: str, quantity: Quantity, before: "list[Figure]", words: str, offset: int) -> bool:
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
    if quantity.kind == "school" and not trim(outside) and _SCHOOL_NOUN.search(left[start:end]):
        return level, left  # 初级中学 (1所) is itself what is counted
    return level, outside if trim(outside) or level in {"primary", "junior", "senior"} else left


def _goes_with(words: Words, owner: "Figure") -> bool:
    """Say whether a number without a name can be of what another of a different unit counts."""
    often = "每" in words.left and owner.kind not in SHARES  # 46所学校开展课后服务,每周5天
    same = owner.kind == words.quantity.kind or not words.quantity.unit
    return same or often or bool(_ADDED.fullmatch(words.left))
