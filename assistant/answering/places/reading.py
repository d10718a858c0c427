"""How a clause answers a yes/no question: the contrary is told, or what is asked is denied, or told; else None."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.answering.places.doubted import Doubted
from assistant.answering.understanding.denial import Denial, Part, weight
from assistant.answering.understanding.matters import Matters
from assistant.answering.understanding.scales import Scales

_PIECES = re.compile(r"[^,;。()?|]+")
_TURNED = re.compile(r"(.{1,2})[不没]\1")  # 要不要: asks, and denies nothing
_MODAL = re.compile(r"会|要|能够?|可以?|须|应该?|必须|是|还|也|都|就|才|再|被|已经?|有|(?<=.)得(?!了|着|起|到)")
_DENIED = re.compile(r"(?:不(?!到|满|足|止|光|少)|没(?!关)|未(?!来|成)|无(?!偿|犯罪)|用不着)|.*(?:没有?了|不见了)$")
_DENIED_BEFORE = re.compile(r"(?:不(?!到|止)|没有?|用不着|无需|不必|别)$")
_COMING = re.compile(r"(?<=[就快])要[\u4e00-\u9fff]了")  # 明年就要并了: one character says it
_LACK = re.compile(r"没(?!关)|未(?!来|成)|不(?!到|满|足|止|少|超|同)")
_UNLESS = re.compile(r"(?:不|没|未)(?!到|足|满|错|久)")
_MAY = re.compile(r"能|可以|得了|行|成|先")
_MUST = re.compile(r"须(?!知)|应当|方可|才[能可]|先.{2,30}再|不予|一律不|不得")
_COUNTED = re.compile(r"[一二两三四五六七八九十百千万几]|以[上下内]|(?:可以|行|成)$")  # says nothing of what there is
_OF_EACH = re.compile("每|都|所有|全部|各")  # asks where there is such a thing, and not whether
_TELLING = 3  # characters of a predicate of which a clause may hold too little
_HALF, _LITTLE = 0.5, 0.4  # the share of the characters of what is asked that is too little
_ASIDE = frozenset({"孩子", "学生", "娃", "娃娃", "小孩", "专门"})  # words on which no question turns
_ENOUGH = 2  # characters from which a predicate says something


class Asked(NamedTuple):
    """What a question asks: the part of it that asks, also as it was put, what of it is asked, and whether as denied.

    ``exists``: whether there is such a thing is asked.
    Only ``put`` keeps 要不要, which is 要 in the others.
    """

    question: str
    piece: str
    put: str
    predicate: str
    denied: bool
    exists: bool = False


class Reading:
    """The matters and the words of denial, and what is asked."""

    def __init__(self, folder: Path, doubted: Doubted) -> None:
        self._doubted = doubted
        self._denial, self._matters = Denial(folder / "denial.yaml"), Matters(folder / "matters.yaml")
        self._scales = Scales(folder / "scales.yaml")

    def asked(self, question: str) -> Asked:
        """What a question asks."""
        focus = self._doubted.focus(question)
        words = focus.words if focus else question
        plain = _TURNED.sub(r"\1", question)
        pieces = _PIECES.findall(question) or [question]
        put = next((piece for piece in reversed(pieces) if words in _TURNED.sub(r"\1", piece)), pieces[-1])
        predicate = words
        for match in _MODAL.finditer(words):
            rest = words[match.end() :]
            coming = _COMING.fullmatch(words, match.start())
            if coming or len(self._doubted.says(rest)) >= _ENOUGH or (_DENIED.match(rest) and len(rest) > _ENOUGH):
                predicate = rest
        if focus and focus.exists and (lack := _LACK.search(predicate)):  # 有学校没评上合格吗
            predicate = predicate[lack.start() :]
        turned = _TURNED.search(question)
        either = bool(turned and not _MODAL.fullmatch(turned[1]))  # 收不收: asks of the thing itself
        denied, exists = not either and _denies(words, predicate), bool(focus and focus.exists)
        return Asked(plain, _TURNED.sub(r"\1", put), put, predicate, denied, exists)

    def last_asked(self, question: str) -> str:
        """A question without the parts that ask before its last one does."""
        return self._doubted.last_asked(question)

    def of_everybody(self, question: str, clause: str) -> str:
        """A folded clause without what it lets people off of whom a question does not speak."""
        return self._matters.of_everybody(question, clause)

    def says(self, asked: Asked, clause: str, terms: Iterable[Iterable[str]]) -> bool | None:
        """Whether a folded clause bears out what a question asks."""
        pieces = _PIECES.findall(clause)
        if self._matters.excepts(asked.question, pieces):
            return False
        if _without(asked) and _MUST.search(clause):
            return False
        words = [set(term) for term in terms]
        own = self._matters.own(asked.question, pieces)
        for some, told_on in ((own, self._matters.followed(asked.question, pieces)), (pieces, pieces)):
            if self._of_another(asked, told_on):
                return asked.denied
            told = self._matters.told(asked.piece, some)
            if told is not None:
                return told
            denied = self._denied(asked, told_on, words)
            if denied is not None:
                return denied == asked.denied
        return None

    def asks_how(self, question: str) -> bool:
        """Say whether a question asks for what must be told: how a thing is, whether it is enough or has changed."""
        predicate = self.asked(question).predicate
        return self._scales.asks(predicate) or self._matters.must_be_told(predicate)

    def counts_other_sort(self, question: str, clause: str) -> bool:
        """Say whether a folded clause counts some of the contrary sort of what a question supposes all to be."""
        return self._matters.counts_other_sort(question, clause)

    def graded(self, asked: Asked, clause: str) -> bool | None:
        """Whether a folded clause says that a thing is as asked; None where it does not, or nothing is asked so."""
        return self._scales.told(asked.predicate, clause)

    def is_open(self, asked: Asked, clause: str) -> bool:
        """Say whether a folded clause leaves open what is asked, whatever of its words it holds.

        It takes neither side of a matter that has to be told, or tells of the contrary sort of the thing whose being
        there is asked, or only what is done against it: 还有没有辍学的学生, 控辍保学.
        """
        pieces = _PIECES.findall(clause)
        if self._matters.left_open(asked.predicate, pieces) or self._scales.left_open(asked.predicate, clause):
            return True
        if not asked.exists or self._matters.told(asked.piece, pieces) is not None:
            return False
        if self._matters.of_other_sort(asked.predicate, pieces) or self._names_none_of_it(asked, clause):
            return True
        told = self._denial.without_measures(clause)
        measured = told != clause and self._denial.without_measures(asked.predicate) == asked.predicate
        return measured and not weight(asked.predicate, (), told, self._doubted.light)

    def says_little(self, asked: Asked, clause: str, terms: Iterable[Iterable[str]]) -> bool:
        """Say whether a folded clause holds too little of what is asked, and not the word that it turns on.

        That is the last word (学校操场对外开放不), of a thing whose being there is asked the first (语文老师).
        """
        said = set(self._doubted.says(asked.predicate))
        if len(said) < _TELLING or self._matters.told(asked.piece, _PIECES.findall(clause)) is not None:
            return False
        places: dict[int, tuple[str, set[str]]] = {}  # the question's words in it, with those that say the same
        for term in map(set, terms):
            own = [one for one in term if one in asked.predicate and self._doubted.says(one) and one not in _ASIDE]
            places |= {asked.predicate.rfind(one): (one, term) for one in own}
        if not places:
            return False
        word, same = places[min(places) if asked.exists else max(places)]
        if _holds(clause, word, same):
            return False
        told = said & set(clause) - (set(word) if asked.exists else set())  # 语文, of 英语
        told |= {char for one, term in places.values() if any(word in clause for word in term) for char in one} & said
        return len(told) <= len(said) * (_HALF if asked.exists else _LITTLE)

    def likely(self, clause: str, terms: Iterable[Iterable[str]]) -> bool:
        """Say whether a folded clause that denies nothing speaks of most of what a question says."""
        parts = self._denial.parts(clause)
        if any(part.denied or part.only for part in parts):
            return False
        words = [list(term) for term in terms]
        return sum(any(one in clause for one in word) for word in words) * 2 >= len(words) > 0

    def _denied(self, asked: Asked, pieces: Sequence[str], terms: list[set[str]]) -> bool | None:
        """Whether what is asked is denied; None where nothing is said of it."""
        outside = asked.question.replace(asked.predicate, "")
        parts = [part for piece in pieces for part in self._denial.parts(piece, asked.predicate, outside)]

        def most(chosen: Iterable[Part]) -> int:
            return max((weight(asked.predicate, terms, part.told, self._doubted.light) for part in chosen), default=0)

        if asked.exists and self._is_of_another_thing(asked, pieces, terms):
            return None
        against, by = most(part for part in parts if part.denied), most(part for part in parts if not part.denied)
        tail = self._doubted.says(asked.predicate)[-_ENOUGH:]
        told = {part.denied for part in parts if tail in part.words and len(tail) == _ENOUGH}
        if told == {True} and any(tail in part.told for part in parts if part.denied):
            return True  # 红旗坑小学合并了吧: 红旗坑小学因六成家长反对,暂缓合并
        return None if not against and not by else against >= by

    def _is_of_another_thing(self, asked: Asked, pieces: Sequence[str], terms: list[set[str]]) -> bool:
        """Say whether a clause holds neither the thing whose being there is asked nor more than half of its name."""
        told = "".join(pieces)
        name = self._doubted.says(_COUNTED.sub("", asked.predicate))
        if any(word in told for term in terms if any(one in asked.predicate for one in term) for word in term):
            return False
        held = sum(char in told for char in set(name)) * 2
        return held < len(set(name)) or (held == len(name) and name in asked.predicate)  # 食品, to 食堂

    def _names_none_of_it(self, asked: Asked, clause: str) -> bool:
        """Say whether a clause holds no character of the thing whose being there is asked: 塑胶跑道, of 运动场馆."""
        said = self._doubted.says(_COUNTED.sub("", asked.predicate))
        return len(said) >= _ENOUGH and not _OF_EACH.search(asked.question) and not any(char in clause for char in said)

    def _of_another(self, asked: Asked, pieces: Sequence[str]) -> bool:
        """Say whether a clause says of one thing alone, and of another than is asked about, what it says."""
        alone = [part for piece in pieces for part in self._denial.parts(piece) if part.only]
        return bool(alone) and not any(self._among(asked, part) for part in alone)

    def _among(self, asked: Asked, part: Part) -> bool:
        """Say whether a part that speaks of one thing alone speaks of what is asked: 只有班主任可看."""
        who = asked.piece[: asked.piece.find(asked.predicate)]
        told = (self._doubted.says(said) for said in (who, asked.predicate) if said)
        return any(all(char in part.words for char in said) for said in told)


def _holds(clause: str, word: str, same: Iterable[str]) -> bool:
    """Say whether a folded clause holds a word, one that says the same, or more than half of its characters."""
    return any(one in clause for one in same) or sum(char in clause for char in word) * 2 > len(word)


def _without(asked: Asked) -> bool:
    """Say whether a question asks to do something without what may be required for it: 家长不点头,学校撤得了吗."""
    before = asked.question[: asked.question.find(asked.piece)]
    return bool(_UNLESS.search(before) and _MAY.search(asked.piece))


def _denies(words: str, predicate: str) -> bool:
    """Say whether a question asks whether something is not so: 可以不参加吗, 以后没有了吗."""
    before = words.removesuffix(predicate)
    return bool(_DENIED.match(predicate) or _DENIED_BEFORE.search(before))
