"""Whether a clause's number contradicts the one that a yes/no question names: 破两千了没有, 在校生1986人.

What is left of such questions where nothing was found that counts the very thing: the clause is told whatever it says,
so that its number and not its mere presence must decide.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.text.numerals import chinese_number
from assistant.text.quantities import PEOPLE, Quantity, find_quantities

_SEVERAL = 2  # numbers of one unit from which on a clause lists groups
_LEAST = 10  # a smaller number without a unit counts nothing: 一个, 两边
_BARE = re.compile(
    r"(?<![第每初高一二三四五六七八九十百千万\d.])[一二两三四五六七八九]?[十百千万亿][一二两三四五六七八九十百千万亿]*(?![分足全年月日号级])"
)
_RANGE = re.compile(
    r"(?<![第每\d])(?P<low>[一二三四五六七八九])[一二三四五六七八九](?P<scale>[十百千万])(?P<unit>[个人名位所间])?"
)
_HALF, _HALF_OF_ALL = re.compile(r"一半|半数"), Decimal(50)  # percent
_ALL, _HUNDRED = re.compile(r"全部(?!的?一)|百分之百|无一"), Decimal(100)
_NEVER = re.compile(r"[一1](?:个|所|名|位|家|间|人)(?:也|都)[没不]")
_LIMIT = re.compile(r"(?:(?P<low>不得?(?:低|少|小)于|至少)|不得?(?:超过|高于|多于)|至多)[^,;。\d]{1,10}$")
_PIECE = re.compile(r"[,;。、]")
_ANY = re.compile(r"有没有|有没得|是否有|存在|(?<!没)有[^,。?]{2,16}[吗么嘛]")
_GRADE = re.compile(r"([一二三四五六七八九])年级")
_GRADES = re.compile(r"(?P<grade>[一二三四五六七八九])年级(?:及|和)?(?:以)?(?P<way>[上下])")
_COUNTED = frozenset({*PEOPLE, "school", "room"})
_BOUNDS = frozenset({">", ">=", "<", "<="})
_NEARBY = 8  # characters before a number that say what sort of number it is
_EXTREME, _MEAN, _FULL = (
    re.compile(r"最[大多高小少低]|均(?:不|未|没|在)|都"),
    re.compile(r"平均|均"),
    re.compile(r"满$"),
)
_SUPERLATIVE = re.compile(r"最|至[多少]|封顶|顶格|上限|下限")
_MOST = re.compile(r"最[低高](?:的)?,?(?:为|是|达到?|仅|只有)?[约近]?$")
_NONE = re.compile(r"没有|无(?!偿|障)|消除|清零|为零|杜绝|不存在")
_TURNED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_ALIKE = {"块": ("块", "money"), "个": ("个", *PEOPLE, "school", "room"), "person": ("person", "个"), "": ()}
_OTHERS = re.compile(r"班|学校|项指标")  # 560个班 are no people
_SUMS = re.compile(r"钱|款|资金|经费|投[入资]|补助|[助奖]学金|工资|收入|[花拨](?:了|掉)?(?=\d)")


def borne_out(statement: str, clause: str, words: Iterable[str], cues: PremiseWords) -> bool | None:
    """Whether a folded clause bears out the numbers that a statement names; None where neither tells such a number."""
    if _NEVER.search(statement):
        return None
    found, held = list(words), None
    for said in _said(statement):
        claim = cues.claim(statement, said)
        sign = ">=" if _RANGE.fullmatch(statement[said.start : said.end]) else claim.comparator
        given = [
            _limited(one, clause)
            for one in find_quantities(clause)
            if _comparable(said, one, statement) and not _OTHERS.match(clause, one.end)
        ]
        if not given and said.kind == "percent" and (all_ := _ALL.search(clause)):
            given = [Quantity(_HUNDRED, "%", "percent", *all_.span())]  # 只有80%吗: 全部修满
        nearest = _nearest(clause, found, given)
        if sign == "=" and any(one.base == said.base for one in given) and not _of_another(said, given, nearest):
            held = True
            continue
        decided = {_decided(sign, said.base, one) for one in nearest} if given else set()
        if decided == {False}:
            return False
        held = held or (True if decided == {True} else None)
    return held


def is_of_another_level(statement: str, clause: str, levels: Iterable[str], cues: PremiseWords) -> bool:
    """Say whether the number that a statement names is that of another level: 初中也是45人, 小学45人、初中50人."""
    named = set(levels)
    pieces = [piece for piece in _PIECE.split(clause) if find_quantities(piece)]
    own = [piece for piece in pieces if any(level in piece for level in named)]
    others = [piece for piece in pieces if piece not in own and any(level in piece for level in LEVELS.values())]
    for said in _said(statement) if own and others else ():

        def tells(some: Iterable[str], said: Quantity = said) -> set[bool]:
            """Of the numbers of some parts that can be the one said, whether they are."""
            given = (one for piece in some for one in find_quantities(piece))
            return {one.base == said.base for one in given if one.kind and _comparable(said, one, statement)}

        if cues.claim(statement, said).comparator == "=" and True in tells(others) and tells(own) == {False}:
            return True
    return False


def leaves_open(statement: str, clause: str, cues: PremiseWords) -> bool:
    """Say whether a clause leaves open if there is any over or under the number that a statement names.

    有没有超过50人的班 is told by the largest class, by the classes over 50 and by there being none over 45, but neither
    by a mean nor by the classes over 45.
    """
    if _is_extreme(statement, clause):
        return True
    if not _ANY.search(statement):
        return False
    for said in _said(statement):
        sign = cues.claim(statement, said).comparator
        told = [one for one in find_quantities(clause) if one.kind and _comparable(said, one, statement)]
        told = [one for one in told if one.kind == said.kind] or told  # 27个班已满45人
        if sign in _BOUNDS and told:
            return not any(_tells_of_any(sign, said, one, clause) for one in told)
    return False


def _is_extreme(statement: str, clause: str) -> bool:
    """Say whether the number named is that of an extreme: 家长满意度只有83.5%吗, 被撤并学校的家长最低,为83.5%."""
    if _SUPERLATIVE.search(statement):
        return False
    said = [one for one in _said(statement) if one.kind]
    given = [one for one in find_quantities(clause) if any(one.base == other.base for other in said)]
    return bool(given) and all(_MOST.search(clause, 0, one.start) for one in given)


def _tells_of_any(sign: str, said: Quantity, given: Quantity, clause: str) -> bool:
    before = clause[max(0, given.start - _NEARBY) : given.start]
    if _EXTREME.search(before) or given.base == said.base:
        return True
    low = max(clause.rfind(mark, 0, given.start) for mark in ",;。")
    if _MEAN.search(clause, low + 1, given.start):
        return False
    bound = given.comparator in _BOUNDS or _FULL.search(before) is not None
    if not bound:
        return True
    none = _NONE.search(_PIECE.split(clause[low + 1 :])[0]) is not None
    beyond = given.base > said.base if sign in {">", ">="} else given.base < said.base
    return beyond != none  # there are some beyond a wider bound, or none beyond a narrower one


def names_number(words: str) -> bool:
    """Say whether words name a number that a clause may bear out."""
    return bool(_said(words))


def tells_no_count(statement: str, clause: str) -> bool:
    """Say whether a question counts what it asks of, and a folded clause counts no such thing: 46所都是公办的吗."""
    counted = [one for one in _said(statement) if one.kind in _COUNTED]
    given = find_quantities(clause)
    return bool(counted) and not any(_comparable(said, one, statement) for said in counted for one in given)


def of_other_grades(statement: str, clause: str) -> bool:
    """Say whether a folded clause speaks of grades up or down to one, and a question of another: 三年级以下."""
    said = [chinese_number(one) for one in _GRADE.findall(statement)]
    limit = _GRADES.search(clause)
    if not said or limit is None:
        return False
    most = chinese_number(limit["grade"])
    return not any(one <= most if limit["way"] == "下" else one >= most for one in said)


def _said(statement: str) -> list[Quantity]:
    """The numbers of a statement, those without a unit and the lower end of 五六十个 among them."""
    found = [one for one in find_quantities(statement, chinese=True) if one.kind not in {"year", "班", "级", "分"}]
    for match in _RANGE.finditer(statement):
        unit = match["unit"] or ""
        kind = {"人": "person", "名": "person", "位": "person", "所": "school", "间": "room"}.get(unit, unit)
        found.append(Quantity(chinese_number(match["low"] + match["scale"]), unit, kind, *match.span()))
    found += [Quantity(_HALF_OF_ALL, "%", "percent", *match.span()) for match in _HALF.finditer(statement)]
    taken = [(one.start, one.end) for one in found]
    for match in _BARE.finditer(statement):
        if all(match.end() <= low or match.start() >= high for low, high in taken):
            value = chinese_number(match.group())
            if value > _LEAST:
                found.append(Quantity(value, "", "", *match.span()))
    return [one for one in found if one.value > 1]


def none_beyond(clause: str, start: int) -> bool:
    """Say whether a folded clause tells that there is none of its number at ``start``: 没有超过2000人的学校."""
    low = max(clause.rfind(mark, 0, start) for mark in ",;。、") + 1
    return _NONE.search(_PIECE.split(clause[low:])[0]) is not None


def _limited(given: Quantity, clause: str) -> Quantity:
    """A number with the limit that is said some words before it, or that none is beyond: 不低于该项标准的85%."""
    found = _LIMIT.search(clause, 0, given.start)
    sign = (">=" if found["low"] else "<=") if found and given.comparator == "=" else given.comparator
    return replace(given, comparator=_TURNED.get(sign, sign) if none_beyond(clause, given.start) else sign)


def _nearest(clause: str, words: list[str], quantities: list[Quantity]) -> list[Quantity]:
    """Of some numbers of a clause those of the part that speaks most of the question's words."""
    pieces, start = [], 0
    asked = [level for level in LEVELS.values() if level in words]
    for piece in _PIECE.split(clause):
        inside = [one for one in quantities if start <= one.start < start + len(piece)]
        own = [level for level in LEVELS.values() if level in piece]
        if inside:  # first by its level: 小学45人、初中50人编班
            level = bool(set(asked) & set(own)) - bool(asked and own and not set(asked) & set(own))
            pieces.append(((level, sum(len(word) for word in words if word in piece)), inside))
        start += len(piece) + 1
    best = max((weight for weight, _ in pieces), default=None)
    return [one for weight, inside in pieces if weight == best for one in inside]


def _of_another(said: Quantity, given: list[Quantity], nearest: list[Quantity]) -> bool:
    """Say whether the number named is that of another group than the one asked about: 家长90.8%、校长97.5%."""
    listed = len(given) > _SEVERAL and len({one.unit for one in given}) == 1
    return listed and len(nearest) == 1 and nearest[0].base != said.base


def _comparable(said: Quantity, given: Quantity, statement: str) -> bool:
    if not said.kind:
        if given.kind == "money" and given.base == said.base:
            return True  # 修教室用了1328万
        counted = given.kind in {*PEOPLE, "school", "room", "个"}
        return given.kind == "money" if _SUMS.search(statement) else counted
    return given.kind in _ALIKE.get(said.kind, (said.kind,))


def _decided(sign: str, said: Decimal, given: Quantity) -> bool | None:
    """Whether a number, or a limit, bears out what is said; None where a limit leaves it open."""
    value = given.base
    if given.comparator in {"<=", "<"}:
        if sign in {"<", "<="} and said >= value:
            return True
        return said <= value if sign == "=" else False if sign in {">", ">="} and said >= value else None
    if given.comparator in {">=", ">"}:
        if sign in {">", ">="} and said <= value:
            return True
        return said >= value if sign == "=" else False if sign in {"<", "<="} and said <= value else None
    return {
        "=": value == said,
        ">": value > said,
        ">=": value >= said,
        "<": value < said,
        "<=": value <= said,
    }.get(sign)
