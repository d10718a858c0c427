"""What a yes/no question asks of a thing, and whether a place tells it: 家长护校队有没有保险 is about 保险.

A place may speak of the very thing and leave out what is asked of it; yes or no would then be made up. Read by form: of
what there is, a noun; of what may be, is done or is so, the words of that. Words that say the same count, and single
characters do (网子 in 防风围网), since people call things otherwise than documents; where the question's vector says
that the place is about what is asked, no word has to.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import found_in
from assistant.errors import CorpusError
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_keyed

_KEYS = {"tags", "exists", "may", "happened", "required", "ends", "light", "senses"}
_PIECES = re.compile(r"[,。;?!]+")
_PARTS = re.compile(r"[^,。;?!]+")
_TURNED = re.compile(r"(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)")  # 收不收
_HAVE = re.compile(r"(?<![没所只])有(?![没不无的些点过])")
_NUMBERED = re.compile(r"\d|[一二两三四五六七八九十百千]+(?:成|分之|年|人|个|所|名)")
# Two things held against each other, and all against some: polarity.py looks at both
_BESIDE = re.compile(r"一样|相同|同样|比(?!例|赛|率|较)|所有|全部|个个|家家")
_SOMEBODY = re.compile(
    r"人(?![才员工数民大家均])|机会|可能|必要|希望"
)  # 有没有人管: what is done is asked, not who there is
_LETTER = re.compile(r"[\u4e00-\u9fff]")
_NOUNS = "njx"
_MEANT = 0.6  # a chance from which a place is about what the question's vector asks for
_POOR = 0.45  # support below which a place that tells nothing of what is asked is of something else
_SAYS = 2  # characters from which what is asked says something
_FEW = 0.25  # the share of a noun's characters that says nothing yet: 险 of 保险


_OF_ALL = re.compile(r"都[是有]|全都?有|个个|人人|每")


class Focus(NamedTuple):
    """What is asked of a thing; ``exists``: whether there is such a thing."""

    words: str
    exists: bool


class Doubted:
    """The forms and senses of ``doubted.yaml``; CorpusError names what is wrong."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._tags, self._ends = pattern(data["tags"], path.name), pattern(data["ends"], path.name)
        self._exists, self._may = pattern(data["exists"], path.name), pattern(data["may"], path.name)
        self._happened, self._required = pattern(data["happened"], path.name), pattern(data["required"], path.name)
        self.light = frozenset(data["light"])
        try:
            self._senses = [(re.compile(one["asked"]), re.compile(one["told"])) for one in data["senses"]]
        except (re.error, KeyError, TypeError) as fault:
            raise CorpusError(f"senses 写错了({fault})", where=str(path), remedy="每项写 asked 和 told") from fault

    def focus(self, question: str) -> Focus | None:
        """What a yes/no question asks of its thing; None where it asks for no yes or no."""
        bare = self._tags.sub("", question)
        pieces = [piece for piece in _PIECES.split(bare) if piece]
        asking = [piece for piece in pieces if self._asks(piece)]
        if not asking and (bare == question or not pieces):
            return None
        piece = asking[-1] if asking else pieces[-1]
        if match := self._exists.search(piece):
            behind = self._ends.sub("", piece[match.end() :])
            return _there_is(behind or piece[: match.start()])
        if match := self._may.search(piece):
            return Focus(self._ends.sub("", piece[match.end() :]) or piece[: match.start()], False)
        if match := _TURNED.search(piece):
            behind = self._ends.sub("", piece[match.end() :])
            return Focus(f"{match['verb']}{behind}" if behind else f"{piece[: match.start()]}{match['verb']}", False)
        said = self._ends.sub("", piece)
        if match := _HAVE.search(said):
            return _there_is(said[match.end() :] or said[: match.start()])
        return Focus(said, False)

    def last_asked(self, question: str) -> str:
        """A question without the parts that ask before its last one does: 会不会传出去,你们保密不, as 你们保密不."""
        parts = [match for match in _PARTS.finditer(question) if self._asks(match.group())]
        for match in reversed(parts[:-1]):
            question = question[: match.start()] + question[match.end() :].lstrip(",;?")
        return question

    def of_facts(self, plan: Plan) -> bool:
        """Say whether a question asks what there is or what has happened here, which no rule of the standard tells."""
        focus = self.focus(plan.query)
        return focus is not None and _of_here_or_any(plan) and self._is_of_facts(focus, plan.query)

    def of_any(self, plan: Plan) -> bool:
        """Say whether a question asks if there is any of its thing here: 有没有没证的老师."""
        focus = self.focus(plan.query)
        return focus is not None and _is_of_any(focus, plan)

    def _is_of_facts(self, focus: Focus, question: str) -> bool:
        there = focus.exists and not self._required.search(focus.words)  # 有没有讲究 asks for a rule
        return there or bool(self._happened.search(question))

    def says(self, words: str) -> str:
        """The characters of words that say what is asked about."""
        return "".join(char for char in _LETTER.findall(words) if char not in self.light)

    def untold(self, plan: Plan, place: Candidate, own: str = "") -> bool:
        """Say whether a place surely does not tell what a yes/no question asks; ``own`` is the county's name."""
        focus = self.focus(plan.query)
        if focus is None:
            return False
        ruled = place.passage.kind == "standard" and (_of_here_or_any(plan) or _is_of_any(focus, plan))
        if ruled and self._is_of_facts(focus, plan.query):
            return True
        if _looked_at_otherwise(plan, focus):
            return False
        around = _around(place, own)
        if any(asked.search(plan.query) and not told.search(around) for asked, told in self._senses):
            return True
        share = self._share(focus.words, plan.terms, around)
        if ruled:  # what has to be does not say what may be done here: 初中能住校吗
            return share <= _FEW and place.signs["thing"] < _MEANT
        if place.signs["thing"] >= _MEANT:
            return False
        if not focus.exists:
            return share == 0 and place.support < _POOR
        noun = _noun(focus.words, plan.terms)
        return noun is not None and share <= _FEW and self._share(noun.word, [noun], around) == 0

    def unsure(self, plan: Plan, place: Candidate, own: str = "") -> bool:
        """Say whether a place may answer a yes/no question but holds no word of what is asked of its thing."""
        focus = self.focus(plan.query)
        if focus is None or _looked_at_otherwise(plan, focus) or place.signs["thing"] >= _MEANT:
            return False
        around = _around(place, own)
        return self._share(focus.words, plan.terms, around) == 0

    def _asks(self, piece: str) -> bool:
        forms = (self._exists, self._may, _TURNED, self._ends)
        return any(form.search(piece) for form in forms)

    def _share(self, words: str, terms: Sequence[Term], around: str) -> float:
        """The share of the characters of words that a place holds or says otherwise; 1 where they say nothing."""
        said = {char for char in _LETTER.findall(words) if char not in self.light}
        told = {char for char in said if char in around}
        for term in terms:
            if term.word in words and found_in(term, around):
                told |= said & set(term.word)
        # 辍学: 学 alone says nothing, but the word does
        own = [set(term.word) for term in terms if len(term.word) >= _SAYS and term.word in words]
        a_word = any(said and said <= word for word in own)
        return len(told) / len(said) if len(said) >= _SAYS or a_word else 1.0


def _around(place: Candidate, own: str) -> str:
    """A clause with the heading right above it, the opening of its sentence and the name of its county, folded."""
    passage = place.passage
    return fold(" ".join((own, *passage.headings[-1:], passage.opening, passage.text)))


def _there_is(words: str) -> Focus:
    return Focus(words, exists=not _SOMEBODY.match(words))


def _noun(words: str, terms: Iterable[Term]) -> Term | None:
    """The noun that ends what is asked for; None where it ends with something else: 有没有人管."""
    ending = [term for term in terms if words.rstrip("的").endswith(term.word)]
    last = max(ending, key=lambda term: len(term.word), default=None)
    return last if last is not None and last.tag[:1] in _NOUNS else None


def _is_of_any(focus: Focus, plan: Plan) -> bool:
    if not focus.exists or _OF_ALL.search(plan.query):  # 都有证吗: as the rule wants it
        return False
    return _of_here_or_any(plan) or not plan.official


def _of_here_or_any(plan: Plan) -> bool:
    """Say whether a question may ask of what there is here; 每家学校有没有章程 is of a rule that all are to keep."""
    return plan.about == "any" and "每" not in plan.query


def _looked_at_otherwise(plan: Plan, focus: Focus) -> bool:
    """Say whether a question asserts a number, compares, asks of all or of a rule: polarity.py sees to it."""
    if plan.about == "standard":
        return True  # a rule is told in words of its own
    if _BESIDE.search(plan.query):
        return True
    if focus.exists:  # 43辆班车里有没有装定位: the number is of what is asked about
        return bool(_NUMBERED.search(focus.words))
    return bool(plan.numbers or _NUMBERED.search(plan.query))
