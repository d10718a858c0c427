"""The words of a question that say what it is about, weighted by how rare they are in the documents."""

import re
from functools import lru_cache

from assistant.answering.understanding.counties import Counties
from assistant.answering.understanding.kinds import Kinds
from assistant.answering.understanding.known_words import KnownWords
from assistant.answering.understanding.plan import Term
from assistant.text.lexicon import Lexicon
from assistant.text.quantities import UNITS
from assistant.text.words import Segmenter

STRONG = 0.45  # a rarer word than this names a subject
# How much a word of a part of speech says about the subject: nouns most, verbs and adjectives less, the rest nothing.
_TAGS = {"n": 1.0, "x": 1.0, "e": 1.0, "i": 0.8, "l": 0.8, "j": 1.0, "v": 0.55, "a": 0.4, "b": 0.6, "s": 0.4, "t": 0.3}
_LIGHT = 0.3  # what a word without a subject counts, and the name of a county
_JOINED = re.compile(r"^[上下]|[能要会才算占有在值的了是把比里吗想说]")  # characters that are words of their own
_ASKED = re.compile(r"^(?:多少|几)(?:个|所|名|位|间|人|块)?(?=.)")  # 多少个班, as the segmentation may take it
_RATE_OF_LEVEL = re.compile(r"(小学|初中)生均(?!可|能|已|有|为|在|由|是|享)")
_SPAN = re.compile(r"[这近][一二两三四五六几]年[来里间内]?")  # says when, not of what
_COUNTED = re.compile(
    r"[\d.%几多一二三四五六七八九十百千万两]+(?:个|所|间|名|位|次|项|条|件|种|类|成|块|元|天|年|家|套|人)?"
)


class Terms:
    """Words to terms; one per understanding."""

    def __init__(
        self, lexicon: Lexicon, segmenter: Segmenter, kinds: Kinds, known: KnownWords, counties: Counties
    ) -> None:
        self._lexicon, self._segmenter, self._kinds = lexicon, segmenter, kinds
        self._known, self._counties = known, counties

    @lru_cache(maxsize=65536)  # noqa: B019 (tagging is the dear part)
    def of(self, question: str) -> tuple[Term, ...]:
        """The terms of a question.

        Nouns of one character are asked only where nothing else tells: 一共几个岛, 有几条船.
        """
        found: dict[str, Term] = {}
        short: dict[str, float] = {}  # nouns of one character, by what their part of speech counts
        joined: dict[str, Term] = {}  # 上花, 钱里: asked only where no other word is left
        question = _RATE_OF_LEVEL.sub(r"\1 生均", question)  # 小学生均 is 生均 of 小学, and no pupil
        for word, tag in self._segmenter.tagged(self._kinds.plain(question)):
            word = _ASKED.sub("", word) or word
            for piece in ["学生"] if self._level_alone(word) and word.endswith("生") else self._pieces(word):
                weight = _TAGS.get(tag[:1], 0.0) if piece not in self._lexicon.groups else 1.0
                if not weight or self._idle(piece, tag):
                    continue
                if self._is_joined(piece):
                    joined[piece] = self._term(piece, tag, weight)
                elif len(piece) > 1 or piece in self._lexicon.groups:
                    found[piece] = self._term(piece, tag, weight)
                elif tag == "n":
                    short[piece] = weight
        alone = (self._term(piece, "n", weight) for piece, weight in short.items() if self._known.names(piece))
        return tuple(found.values()) or tuple(alone) or tuple(joined.values())

    def strong(self, question: str) -> str:
        """The words of a question that name a subject by themselves, one after the other; empty for 那初中呢."""
        return "".join(
            term.word for term in self.of(question) if term.weight >= STRONG and term.known and term.word not in UNITS
        )

    def foreign(self, question: str) -> bool:
        """Say whether a question is about things that no document knows: 晚上吃火锅怎么样."""
        terms = self.of(question)
        nouns = [term for term in terms if term.tag[:1] == "n"]
        acts = any(term.tag[:1] == "v" for term in terms)  # 金额呢 does not
        phrases = any(term.tag[:1] == "l" for term in terms)  # 吃火锅: verb and noun in one word
        spoken = phrases or (bool(nouns) and acts)
        return spoken and not any(term.known for term in terms) and not self.of_the_field(question)

    def alien(self, question: str) -> bool:
        """Say whether no noun of a question belongs to the field and some word of it is in no document."""
        terms = self.of(question)
        own = any(self._lexicon.groups.keys() & {term.word, *term.same} for term in terms)
        return not own and any(not term.known for term in terms)

    def of_the_field(self, question: str) -> bool:
        """Say whether a question holds any word of the field at all."""
        known = self._lexicon.groups.keys() | self._lexicon.light
        return any(word in known for word in self._segmenter.words(question))

    def _term(self, word: str, tag: str, weight: float) -> Term:
        light = word in self._lexicon.light or self._counties.is_name(word)
        weight *= self._known.rarity(word) * (_LIGHT if light else 1.0)
        same = tuple(sorted(self._lexicon.same(word)))
        return Term(word=word, same=same, weight=round(weight, 3), tag=tag, known=self._known.knows(word))

    def _pieces(self, word: str) -> list[str]:
        """A long word that no document holds, cut into the shorter ones inside it."""
        if word in self._lexicon.groups or self._level_alone(word) or self._known.knows(word):
            return [word]
        if not self._segmenter.frequency(word):  # 娃加 of 娃加起来: no word at all
            own = [char for char in word if char in self._lexicon.groups]
            if own:
                return own
        if len(word) < 3:
            return [word]
        inside = self._segmenter.search_words(word)
        return [piece for piece in inside if piece != word and self._known.knows(piece)] or [word]

    def _is_joined(self, word: str) -> bool:
        """Say whether a word is two that the segmentation took for one: 上花 of 教育上花的钱."""
        if word in self._lexicon.groups or self._segmenter.frequency(word) or self._known.knows(word):
            return False
        return bool(_JOINED.search(word))

    def _idle(self, word: str, tag: str) -> bool:
        """Words that name no subject: asking words, counts, levels (they have a place of their own)."""
        if word not in self._lexicon.groups and tag[:1] == "v" and not self._segmenter.frequency(word):
            return True  # 算有, 能收: two words that the segmentation took for one
        return (
            (_SPAN.fullmatch(word) is not None and not self._known.knows(word))
            or word in self._lexicon.stop
            or _COUNTED.fullmatch(word) is not None
            or self._level_alone(word)
        )

    def _level_alone(self, word: str) -> bool:
        """Say whether a word names a level and nothing else; 优质高中 says more."""
        return any(end - start == len(word) for start, end, _ in self._lexicon.levels(word))
