"""Whether a clause tells of all or of some: 小学31所中28所, 其余4所, 81.0%."""

import re
from collections.abc import Mapping
from itertools import pairwise

from assistant.answering.places import others
from assistant.text.quantities import find_quantities

_PIECE = re.compile(r"[、,;。]")
_PART = re.compile(
    r"[^,。;]{0,8}?(?:(?<![初高其])中(?!学)|里|已|有|只|仅|达标|合格|通过)[^,。;]{0,4}"
)  # between a count and a part of it
_OF_WHICH = re.compile(r",?其中:?(?P<label>[^,;。\d]{0,18})")
_GRADE = re.compile(r"[国家省市县区旗校高中初]级")  # of a sort: 市级培训 says nothing of 培训
_ASIDE = re.compile(r"\([^)]*\)")
_COUNT = re.compile(r"\d+(?:\.\d+)?万?[人名所间个位家台辆座]")
_EACH = re.compile(
    r"每(?![年月天周日学次人\d])|每人|各[有配设校所乡镇]|全面(?=[^,;。]{0,2}(?:覆盖|配|普及|实现|开[展设]|落实))|全体"
)
QUANTIFIERS = ("universal", "all", "except", "trial", "only", "several", "alone", "lack")  # keys of polarity.yaml
_WHOLE = 100  # percent


class Quantifiers:
    """The words of all, of some and of one alone, as ``polarity.yaml`` has them."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._universal, self._lack = re.compile(data["universal"]), re.compile(data["lack"])
        self._all, self._except = re.compile(data["all"]), re.compile(data["except"])
        self._trial = re.compile(data["trial"])
        self._only, self._several = re.compile(data["only"]), re.compile(data["several"])
        self._alone = re.compile(data["alone"])

    def asks_all(self, statement: str) -> bool:
        """Say whether a question asks whether something holds without exception."""
        return bool(self._all.search(statement))

    def of_all(self, words: str) -> bool:
        """Say whether words tell something without exception."""
        return bool(self._universal.search(words))

    def of_some(self, statement: str, clause: str, own: str, near: str, words: list[str]) -> bool:
        """Say whether a clause tells of some what a question asks of all.

        ``own`` are its parts of the level asked for, ``near`` those around the question's ``words``.
        """
        everyone = self.of_all(own if own != clause else near)
        tried = (match.end() for match in self._trial.finditer(clause))
        some = self._except.search(clause) or any(clause[end : end + 2] not in statement for end in tried)
        if (everyone and not some) or not self.asks_all(statement):
            return False
        part = _is_of_which(clause, statement, words) or is_some(clause, near, words)
        return bool(some) or part or (own != clause and is_share(own))

    def untold_of_all(self, statement: str, clause: str) -> bool:
        """Say whether a question asks of all, and a clause gives a count without telling whether it is of all."""
        asked = self.asks_all(statement) and _COUNT.search(clause)
        return bool(asked) and not self.of_all(clause) and not _EACH.search(clause)

    def short_of_all(self, statement: str, near: str) -> bool:
        """Say whether a question asks of all, and the words around its own give a share below the whole."""
        return self.asks_all(statement) and not self.of_all(near) and is_share(near)

    def not_alone(self, piece: str, clause: str) -> bool:
        """Say whether a clause tells of others beside the only one that a question asks about."""
        if self._only.search(piece) and self._several.search(clause):
            return True
        alone = self._alone.search(piece)
        return bool(alone and others.among(clause, piece[alone.end() :]))

    def lacks(self, statement: str, clause: str) -> bool:
        """Say whether a question asks who lacks something, and a clause says that nobody does."""
        return bool(self._lack.search(statement) and self._universal.search(clause))


def is_some(clause: str, around: str, words: list[str]) -> bool:
    """Say whether a clause tells of some and not of all."""
    return _is_part(clause) or is_share(around) or _is_part_of(clause, words)


def is_share(words: str) -> bool:
    """Say whether words tell of a share below the whole."""
    shares = [quantity.value for quantity in find_quantities(words) if quantity.kind == "percent"]
    return _WHOLE not in shares and any(0 < share < _WHOLE for share in shares)


def _is_part(words: str) -> bool:
    """Say whether words tell of a part of a count: 96处,已整改93处."""
    words = _ASIDE.sub("", words)
    return any(
        whole.unit == part.unit
        and part.value < whole.value
        and _PART.fullmatch(words[whole.end : part.start].strip(","))
        for whole, part in pairwise(find_quantities(words, chinese=True))
    )


def _is_part_of(clause: str, words: list[str]) -> bool:
    """Say whether a bracket gives what is asked of all to some: 特色校12所(国家级5所,自治区级7所)."""
    for whole in find_quantities(clause):
        inside = re.match(r"[^,;。()]{0,14}\(([^)]*)\)", clause[whole.end :])
        for part in find_quantities(inside[1]) if inside else []:
            label = _PIECE.split(inside[1][: part.start])[-1] if inside else ""
            if part.unit == whole.unit and part.value < whole.value and label and label in words:
                return True
    return False


def _is_of_which(clause: str, statement: str, words: list[str]) -> bool:
    """Say whether a clause gives what is asked of all to a part: 教师892人,其中能用两种语言授课的317人."""
    said = [*words, *(statement[at : at + 2] for at in range(len(statement) - 1))]
    for whole, part in pairwise(find_quantities(clause)):
        match = _OF_WHICH.fullmatch(clause[whole.end : part.start])
        if match is None or whole.unit != part.unit or part.value >= whole.value:
            continue
        told = f"{match['label']} {_PIECE.split(clause[part.end :])[0]}"
        own = any(one in told and one not in clause[: whole.start] for one in said)
        if own and all(grade in statement for grade in _GRADE.findall(told)):
            return True
    return False
