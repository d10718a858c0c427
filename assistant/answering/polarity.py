"""Yes or no: does the clause found say what the question supposes, or the opposite."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from assistant.answering.premise_words import PremiseWords
from assistant.answering.said_numbers import contradicts
from assistant.answering.scope import names_school
from assistant.errors import CorpusError
from assistant.text.normalize import fold
from assistant.text.quantities import find_quantities
from assistant.text.yaml_file import read_keyed

_KEYS = {
    "denies",
    "universal",
    "all",
    "except",
    "only",
    "several",
    "alone",
    "lack",
    "agrees",
    "opposites",
    "leads",
    "future",
}
_PIECE = re.compile(r"[、,;。]")
_PIECE_OR_BRACKET = re.compile(r"[、,;。()]")
_BUT = re.compile(r"除(?:了)?(?P<who>[^,。;]{2,14}?)(?:以外|之外|外)")  # 除特殊教育学校外的23所学校
_ON_LIST = re.compile(r"在[^,?]{0,14}(?:名单|里头?|其中|之列|当中)")  # 在不达标的名单里没有
_ASKS_DENIAL = re.compile(
    r"(没有|没|不|未|无)(?!说错|记错|弄错|搞错|错|有没|是不|能不|会不|要不|算不)[\u4e00-\u9fff]{1,8}(吧|对吗|是吗|对不对)"
    r"|是不是[^,。?]{0,3}(没有?|未|不(?![够足到是]))"
)
_EITHER = re.compile(r"(.)[不没]\1")  # 是不是, 有没有: asks, and denies nothing
_PART = re.compile(
    r"[^,。;]{0,8}?(?:(?<![初高])中|里|已|有|只|仅|达标|合格|通过)[^,。;]{0,4}"
)  # between a count and a part of it
_LEFT_OUT = re.compile(r"不([\u4e00-\u9fff])(?<![是能会要用算对行好够到只])[^,。?]{0,8}(?:行|可以|成)(?:不行|吗|么|不)")
_COMPARES = re.compile(
    r"(?:(?P<no>不)?比|(?P<nor>(?<!有)没有?(?!比)|不如))(?P<other>[\u4e00-\u9fff]{2,6}?)(?:要|还|更|的?人?数?)?(?P<word>[多少高低大小强弱长短贵]|宽敞?|窄|便宜)(?!少|大|小)"
)
_AS_MUCH = re.compile(
    r"(?<![没所])有(?!没)(?P<other>[\u4e00-\u9fff]{2,5}?)(?:那么|这么)?(?P<word>[多高大])(?=吗|么|没|不|[?]|$)"
)
_LESS = frozenset({"少", "低", "小", "弱", "短", "窄", "便宜"})
_ASIDE = re.compile(r"\([^)]*\)")
_TITLE = re.compile(r"(?P<title>(?:副|常务副)?(?:组长|主任|校长|局长|书记|理事长|指挥长))")
_OFFICE = re.compile(rf"(?P<who>[^,;。]{{2,24}}?)(?:担?任|为){_TITLE.pattern}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_CLEFT = re.compile(r"的是(?P<who>[\u4e00-\u9fff、]{2,12}?)(?:吧|吗|么|,?(?:对吧|对不对|是吧|对吗))")
_ANYBODY = re.compile(r"主要|分管|领导|负责|同志|人员|成立|由|的")  # words of any office
_SEVERAL = 2  # offices that a clause gives
_WHOLE = 100  # percent
_AROUND = 12  # characters behind the question's words in which a denial speaks of them


class Polarity:
    """The words of assent and denial, read from ``polarity.yaml``."""

    def __init__(self, path: Path, numbers: PremiseWords) -> None:
        data, self._numbers = read_keyed(path, _KEYS), numbers
        try:
            self._denies = re.compile(re.sub(r"\s", "", data["denies"]))
            self._future = re.compile(data["future"])
            self._universal, self._lack = re.compile(data["universal"]), re.compile(data["lack"])
            self._all, self._except = re.compile(data["all"]), re.compile(data["except"])
            self._alone = re.compile(data["alone"])
            self._only, self._several = re.compile(data["only"]), re.compile(data["several"])
            self._opposites = [(re.compile(asked), re.compile(said)) for asked, said in data["opposites"]]
            self._agrees = [(re.compile(asked), re.compile(said)) for asked, said in data["agrees"]]
            self._leads = [(re.compile(cue), yes, no) for cue, yes, no in data["leads"]]
        except (re.error, ValueError) as fault:
            raise CorpusError(f"正则式或条目写错了({fault})", where=str(path), remedy="改正这一行") from fault

    def doubts(self, question: str) -> bool:
        """Say whether a question asks for a yes or a no in so many words."""
        return self._numbers.has("asks", question) or self._numbers.has("confirms", question)

    def of_the_future(self, text: str) -> bool:
        """Say whether words speak of what is still to come."""
        return bool(self._future.search(text))

    def holds(
        self,
        statement: str,
        clause: str,
        terms: Iterable[Iterable[str]],
        schools: Callable[[str], tuple[str, ...]],
        levels: Iterable[str] = (),
        *,
        whole: bool = False,
    ) -> bool:
        """Say whether a clause affirms what a yes/no question supposes.

        ``terms`` are the question's words, each with those that say the same, ``levels`` those of a level; ``schools``
        finds names of schools in a text. ``whole``: the clause is a rule for the very case asked about, so that 都够了,
        剩一样 asks nothing of all.
        """
        folded, named = fold(clause), list(levels)
        alike = [set(term) for term in terms]
        found = sorted({word for term in alike for word in term})
        own = _of_levels(folded, named)
        if any(asked.search(statement) and said.search(folded) for asked, said in self._agrees):
            return True
        if _ON_LIST.search(statement) and (names := schools(statement)):
            return all(names_school(folded, name) for name in names)
        if self._contrary(statement, own) or _left_out(statement, folded, [*alike, set(named)]):
            return False
        if self._is_of_others(statement, folded, alike, schools):
            return False
        compared = _compared(statement, folded)
        if compared is not None:
            return compared
        if _required(statement, folded):
            return False
        if contradicts(statement, folded, [*found, *named, *named], self._numbers):  # the level decides
            return False
        around = _around(folded, alike)
        everyone = self._universal.search(own if own != folded else around)
        if (
            not whole
            and not (everyone and not self._except.search(folded))
            and self._all.search(statement)
            and (self._except.search(folded) or _is_some(folded, around, found) or (own != folded and _is_share(own)))
        ):
            return False
        # 会一票否决吗: what the question says itself is no denial
        said_itself = _EITHER.sub("", statement)
        denied = any(match.group() not in said_itself for match in self._denies.finditer(around))
        return denied == bool(_ASKS_DENIAL.search(statement))

    def _is_of_others(
        self, statement: str, clause: str, terms: list[set[str]], schools: Callable[[str], tuple[str, ...]]
    ) -> bool:
        """Say whether a clause says of somebody or something else, or of another year, what a question supposes."""
        alone = self._alone.search(statement)
        return (
            _held_by_another(statement, clause)
            or _of_another_year(statement, clause)
            or _is_another(statement, clause, terms)
            or _of_another(schools(statement), clause, sorted(set().union(*terms)), schools)
            or bool(self._only.search(statement) and self._several.search(clause))
            or bool(alone and _among_others(clause, statement[alone.end() :]))
        )

    def _contrary(self, statement: str, clause: str) -> bool:
        """Say whether a clause says the contrary in so many words."""
        if any(asked.search(statement) and said.search(clause) for asked, said in self._opposites):
            return True
        return bool(self._lack.search(statement) and self._universal.search(clause))

    def lead(self, question: str, *, holds: bool) -> str:
        """是的。 / 没有。 … as the question's own verb wants it."""
        for cue, yes, no in self._leads:
            if cue.search(question):
                return f"{yes if holds else no}。"
        return "是的。" if holds else "不是。"


def _of_levels(clause: str, levels: list[str]) -> str:
    """The parts of a clause that speak of the levels named, where only some do: 小学为100%、初中为97.4%."""
    pieces = [piece for piece in re.split(r"[、,;。:]", clause) if piece]
    own = [piece for piece in pieces if any(level in piece for level in levels)]
    return "、".join(own) or clause


def _of_another(
    asked: tuple[str, ...], clause: str, words: list[str], schools: Callable[[str], tuple[str, ...]]
) -> bool:
    """Say whether a clause says of other schools what a question supposes of these."""
    if not asked:
        return False
    pieces = [piece for piece in _PIECE.split(clause) if piece]
    if len(asked) > 1 and all(names_school(clause, school) for school in asked):
        return not any(all(names_school(piece, school) for school in asked) for piece in pieces)
    said = [word for word in words if not any(word in school or school in word for school in asked)]
    best = max(pieces, key=lambda piece: sum(len(word) for word in said if word in piece), default="")
    return bool(schools(best)) and not any(names_school(best, school) for school in asked)


def _left_out(statement: str, clause: str, terms: list[set[str]]) -> bool:
    """Say whether a clause leaves out the very thing that is asked about: 除特殊教育学校外的23所学校."""
    but = _BUT.search(clause)
    if but is None or _BUT.search(statement):
        return False
    rest = clause.replace(but.group(), "")
    return any(word in but["who"] and word not in rest for term in terms for word in term if len(word) > 1)


def _held_by_another(statement: str, clause: str) -> bool:
    """Say whether a clause gives the office that a question asks about to somebody else: 组长是教科局领导吗."""
    held = {match["title"]: _ANYBODY.sub("", match["who"]) for match in _OFFICE.finditer(clause)}
    asked = [match["title"] for match in _TITLE.finditer(statement) if match["title"] in held]
    if len(asked) != 1 or len(held) < _SEVERAL or _common(statement, held[asked[0]]):
        return False
    return any(_common(statement, who) for title, who in held.items() if title != asked[0])


def _of_another_year(statement: str, clause: str) -> bool:
    """Say whether a clause dates what a question dates otherwise: 是1958年成立的吧, 1954年成立."""
    said, given = _YEAR.findall(statement), _YEAR.findall(clause)
    return bool(said and given and not set(said) & set(given))


def _is_another(statement: str, clause: str, terms: list[set[str]]) -> bool:
    """Say whether a clause names none of what a question says that it is: 主要上的是数学物理吧, 以英语、音乐为主."""
    cleft = _CLEFT.search(statement)
    said = [term for term in terms if cleft and any(word in cleft["who"] for word in term)]
    return bool(said) and not any(word in clause for term in said for word in term)


def _common(one: str, other: str) -> bool:
    """Say whether two texts share two characters in a row."""
    return any(other[at : at + 2] in one for at in range(len(other) - 1))


def _among_others(clause: str, words: str) -> bool:
    """Say whether a clause lists one of the words among others: 面向学生、家长、教师."""
    pairs = (words[at : at + 2] for at in range(len(words) - 1))
    return any(re.search(f"{re.escape(pair)}、|、{re.escape(pair)}", clause) for pair in pairs)


def _required(statement: str, clause: str) -> bool:
    """Say whether a clause requires what a question would rather not do: 不盖公章行不行, 须加盖公章."""
    left_out = _LEFT_OUT.search(statement)
    return bool(left_out and re.search(rf"(?:须|应当|应该?|必须|要)[^,。;]{{0,4}}{left_out[1]}", clause))


def _compared(statement: str, clause: str) -> bool | None:
    """Whether a clause's two numbers bear out a comparison: 老师挣得没公务员多; None where it has not both."""
    match = _COMPARES.search(statement)
    as_much = None if match else _AS_MUCH.search(statement)
    match = match or as_much
    if match is None:
        return None
    found = find_quantities(clause)
    place = clause.find(fold(match["other"]))
    other = next((quantity for quantity in found if place >= 0 and quantity.start > place), None)
    same = [quantity for quantity in found if other and quantity.unit == other.unit and quantity is not other]
    if len(same) > 1:  # 12所(国家级5所,自治区级7所): the one that the question names before 比
        said = statement[: match.start()]
        same = [one for one in same if _common(said, _PIECE_OR_BRACKET.split(clause[: one.start])[-1])]
    if other is None or len(same) != 1:
        return None
    if as_much:
        return same[0].value >= other.value
    less = (match["word"] in _LESS) != bool(match["no"] or match["nor"])
    return same[0].value < other.value if less else same[0].value > other.value


def _is_share(words: str) -> bool:
    """Say whether words tell of a share below the whole."""
    shares = [quantity.value for quantity in find_quantities(words) if quantity.kind == "percent"]
    return _WHOLE not in shares and any(0 < share < _WHOLE for share in shares)


def _is_part_of(clause: str, words: list[str]) -> bool:
    """Say whether a bracket gives what is asked of all to some: 特色校12所(国家级5所,自治区级7所)."""
    for whole in find_quantities(clause):
        inside = re.match(r"[^,;。()]{0,14}\(([^)]*)\)", clause[whole.end :])
        for part in find_quantities(inside[1]) if inside else []:
            label = _PIECE.split(inside[1][: part.start])[-1] if inside else ""
            if part.unit == whole.unit and part.value < whole.value and label and label in words:
                return True
    return False


def _is_some(clause: str, around: str, words: list[str]) -> bool:
    """Say whether a clause tells of some and not of all."""
    return _is_part(clause) or _is_share(around) or _is_part_of(clause, words)


def _is_part(words: str) -> bool:
    """Say whether words tell of a part of a count: 96处,已整改93处."""
    words = _ASIDE.sub("", words)
    return any(
        whole.unit == part.unit
        and part.value < whole.value
        and _PART.fullmatch(words[whole.end : part.start].strip(","))
        for whole, part in pairwise(find_quantities(words))
    )


def _around(clause: str, terms: list[set[str]]) -> str:
    """The parts of a clause that speak of the question's words: a denial elsewhere in it says nothing.

    A part that holds only some of the words that another holds as well is none of them: 无事故 of 校园, where 每所学校
    均配备保安 stands beside it.
    """
    pieces = [match.span() for match in re.finditer(r"[^,;。]+", clause)]
    told = [
        {at for at, term in enumerate(terms) if any(word in clause[low:high] for word in term)} for low, high in pieces
    ]
    kept = [piece for piece, own in zip(pieces, told, strict=True) if own and not any(own < other for other in told)]
    return ",".join(_stretch(clause[low:high], terms) for low, high in kept) or clause


def _stretch(part: str, terms: list[set[str]]) -> str:
    """The stretch of a part that holds the question's words, with what it is said of and what stands right behind."""
    places = [(part.find(word), part.find(word) + len(word)) for term in terms for word in term if word in part]
    low, high = min(start for start, _ in places), max(end for _, end in places)
    return part[part.rfind("、", 0, low) + 1 : high + _AROUND]
