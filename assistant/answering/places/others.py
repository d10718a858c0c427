"""Whether a clause says of somebody or something else, or of another year, what a question supposes."""

import re
from collections.abc import Callable

from assistant.answering.understanding.scope import names_school

_PIECE = re.compile(r"[、,;。]")
_BUT = re.compile(r"除(?:了)?(?P<who>[^,。;]{2,14}?)(?:以外|之外|外)")  # 除特殊教育学校外的23所学校
_ON_LIST = re.compile(r"在[^,?]{0,14}(?:名单|里头?|其中|之列|当中)")  # 在不达标的名单里没有
_TITLE = re.compile(r"(?P<title>(?:副|常务副)?(?:组长|主任|校长|局长|书记|理事长|指挥长))")
_OFFICE = re.compile(rf"(?P<who>[^,;。]{{2,24}}?)(?:担?任|为){_TITLE.pattern}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_CLEFT = re.compile(r"的是(?P<who>[\u4e00-\u9fff、]{2,12}?)(?:吧|吗|么|,?(?:对吧|对不对|是吧|对吗))")
_ANYBODY = re.compile(r"主要|分管|领导|负责|同志|人员|成立|由|的")  # words of any office
_SEVERAL = 2  # offices that a clause gives

Schools = Callable[[str], tuple[str, ...]]  # the names of schools that a text holds


def listed(statement: str, clause: str, schools: Schools) -> bool | None:
    """Whether a clause lists the schools that are asked about: 在不达标的名单里没有; None where no list is asked of."""
    names = schools(statement) if _ON_LIST.search(statement) else ()
    return all(names_school(clause, name) for name in names) if names else None


def names_each(statement: str, clause: str, schools: Schools) -> bool:
    """Say whether a clause names every school that is asked about."""
    names = schools(statement)
    return bool(names) and all(names_school(clause, name) for name in names)


def is_of_others(statement: str, clause: str, terms: list[set[str]], schools: Schools) -> bool:
    """Say whether a clause says of somebody or something else, or of another year, what a question supposes."""
    return (
        _held_by_another(statement, clause)
        or _of_another_year(statement, clause)
        or _is_another(statement, clause, terms)
        or _of_another(schools(statement), clause, sorted(set().union(*terms)), schools)
    )


def left_out(statement: str, clause: str, terms: list[set[str]]) -> bool:
    """Say whether a clause leaves out the very thing that is asked about: 除特殊教育学校外的23所学校."""
    but = _BUT.search(clause)
    if but is None or _BUT.search(statement):
        return False
    rest = clause.replace(but.group(), "")
    return any(word in but["who"] and word not in rest for term in terms for word in term if len(word) > 1)


def _of_another(asked: tuple[str, ...], clause: str, words: list[str], schools: Schools) -> bool:
    """Say whether a clause says of other schools what a question supposes of these."""
    if not asked:
        return False
    pieces = [piece for piece in _PIECE.split(clause) if piece]
    if len(asked) > 1 and all(names_school(clause, school) for school in asked):
        return not any(all(names_school(piece, school) for school in asked) for piece in pieces)
    said = [word for word in words if not any(word in school or school in word for school in asked)]
    best = max(pieces, key=lambda piece: sum(len(word) for word in said if word in piece), default="")
    return bool(schools(best)) and not any(names_school(best, school) for school in asked)


def _held_by_another(statement: str, clause: str) -> bool:
    """Say whether a clause gives the office that a question asks about to somebody else: 组长是教科局领导吗."""
    held = {match["title"]: _ANYBODY.sub("", match["who"]) for match in _OFFICE.finditer(clause)}
    asked = [match["title"] for match in _TITLE.finditer(statement) if match["title"] in held]
    if len(asked) != 1 or len(held) < _SEVERAL or common(statement, held[asked[0]]):
        return False
    return any(common(statement, who) for title, who in held.items() if title != asked[0])


def _of_another_year(statement: str, clause: str) -> bool:
    """Say whether a clause dates what a question dates otherwise: 是1958年成立的吧, 1954年成立."""
    said, given = _YEAR.findall(statement), _YEAR.findall(clause)
    return bool(said and given and not set(said) & set(given))


def _is_another(statement: str, clause: str, terms: list[set[str]]) -> bool:
    """Say whether a clause names none of what a question says that it is: 主要上的是数学物理吧, 以英语、音乐为主."""
    cleft = _CLEFT.search(statement)
    said = [term for term in terms if cleft and any(word in cleft["who"] for word in term)]
    return bool(said) and not any(word in clause for term in said for word in term)


def common(one: str, other: str) -> bool:
    """Say whether two texts share two characters in a row."""
    return any(other[at : at + 2] in one for at in range(len(other) - 1))


def among(clause: str, words: str) -> bool:
    """Say whether a clause lists one of the words beside something else: 面向学生、家长, 在二中和石窑镇中学."""
    pairs = (re.escape(words[at : at + 2]) for at in range(len(words) - 1))
    beside = (one for pair in pairs for one in re.finditer(rf"{pair}[、和与](..?)|(..?)[、和与]{pair}", clause))
    return any((one[1] or one[2]) not in words for one in beside)
