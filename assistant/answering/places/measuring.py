"""The places of a passage, and the signs of each: measured here, weighed by ``weighing.py``."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

from assistant.answering.places.beside_others import of_a_year
from assistant.answering.places.weighing import Vector
from assistant.answering.understanding import signs
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import Place
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.search.hit import Hit
from assistant.text.normalize import fold
from assistant.text.spans import parts

_LONGEST_HEADING = 15  # characters of a heading that ends like a sentence
_PERSON = re.compile(
    r"任(?:副?组长|副?主任|副?校长|副?局长|书记)|担任|联系人|负责人|牵头|[\u4e00-\u9fff](?:老师|同志|主任|科长)(?=[。,;])"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}|\d{1,2}月|每(?:两|半|一|三)?个?(?:月|年|周|学期)|近[一二三四五六七八九十]+年|次日|每[天日]|\d日|\d时|学年|工作日|[寒暑]假|开学"
)


class Measuring:
    """Cut what search found into places and measure their signs; it knows how rare words are in the documents."""

    def __init__(self, corpus: Corpus, understanding: Understanding) -> None:
        self._corpus, self._understanding = corpus, understanding
        clauses = [_readable(passage.text) for passage in corpus.passages.values()]
        seen = Counter(pair for clause in clauses for pair in signs.pairs(clause))
        self._unseen = log(1 + len(clauses))
        self._rare = {pair: log((1 + len(clauses)) / (1 + count)) for pair, count in seen.items()}

    def places(self, plan: Plan, hit: Hit) -> Iterable[Place]:
        """The figures of a passage where a number is asked for and it has any, else its parts and the whole of it."""
        passage = self._corpus.passages[hit.passage]
        clause, context = self._folded(passage.id)
        text = self._corpus.documents[passage.document].text
        figures = self._corpus.figures.get(passage.id, []) if plan.expects == "quantity" else []
        for figure in figures:
            quote = text[figure.quote[0] : max(figure.quote[1], _spent_until(figure, passage, text))]
            words = _readable(f"{figure.parent} {figure.subject} {quote} {figure.time}")
            yield Place(passage, hit, figure.quote, words, _readable(figure.subject), clause, context, figure)
        if figures:
            return
        for span in dict.fromkeys([*parts(text, passage.start, passage.end), (passage.start, passage.end)]):
            words = _readable(text[slice(*span)])
            yield Place(passage, hit, span, words, words, clause, context)

    def signs(self, plan: Plan, place: Place, asked: set[str], top: float) -> tuple[Vector, tuple[Term, ...]]:
        """The signs of a place, and the terms of the question that are found nowhere around it.

        ``asked`` are the question's character pairs, ``top`` is the best cosine of what was found.
        """
        covered, here, missing = signs.coverage(plan.terms, place)
        passage, figure, hit = place.passage, place.figure, place.hit
        named_share = self._named(plan, place)
        named = set() if figure else self._levels(place.words)
        around = f"{place.clause} {place.context}"
        numbers = {value for quantity in plan.numbers for value in (quantity.value, quantity.base)}
        told = [figure] if figure else self._corpus.figures.get(passage.id, [])
        values = {value for one in told for value in (one.value, one.base)}
        vector = {
            "search": hit.score,
            "dense": (hit.dense - top) * 10,
            "near": (_near(place) - top) * 10,
            "covered": covered,
            "here": here,
            "pairs": signs.shared(asked, around, self._rarity),
            "pairs_here": signs.shared(asked, place.words, self._rarity),
            "asked": named_share,
            "head": signs.head_sign(plan, place),
            "counted": signs.counted_sign(plan, figure, passage),
            "foreign": (1 - named_share) * (1 - covered),
            "gap": max((term.weight for term in missing), default=0.0),
            "level": signs.level_sign(plan, figure, named),
            "whole": float(not plan.levels and figure is not None and figure.inherited and figure.level is not None),
            "source": _source(plan, passage),
            "unit": signs.unit_sign(plan, figure),
            "per": 0.0 if figure is None else 1.0 if figure.per == plan.per_pupil else -1.0,
            "year": float(not of_a_year(plan, figure, around)),
            "held": float(holds_expected(plan.expects, place.words)),
            "heading": float(_is_heading(passage)),
            "stated": float(bool(numbers & values)),
        }
        return vector, missing

    def _named(self, plan: Plan, place: Place) -> float:
        """The weighted share of a place's own subject that the question names; of a part what sets it apart."""
        if place.figure and place.figure.parent:
            return signs.shared(signs.pairs(place.subject), fold(plan.query), lambda _: 1.0)
        own = self._understanding.terms(place.subject)
        total = sum(term.weight for term in own)
        question = fold(plan.query)
        return sum(term.weight for term in own if signs.found_in(term, question)) / total if total else 0.5

    @lru_cache(maxsize=65536)  # noqa: B019 (one lives as long as its assistant)
    def _levels(self, words: str) -> set[str]:
        return {level for *_, level in self._corpus.lexicon.levels(words)}

    @lru_cache(maxsize=65536)  # noqa: B019
    def _folded(self, passage_id: str) -> tuple[str, str]:
        passage = self._corpus.passages[passage_id]
        return _readable(passage.text), _readable(f"{passage.context} {passage.section}")

    def _rarity(self, pair: str) -> float:
        return self._rare.get(pair, self._unseen)


def _is_heading(passage: Passage) -> bool:
    """A heading names what the text below it says; it is no evidence itself. An item that is a sentence is none."""
    words = passage.text.strip("#。;\uff1b \n")
    if len(words) > _LONGEST_HEADING and passage.text.rstrip().endswith(("。", ";", "\uff1b")):
        return False  # (二)7所学校补建教室12间,2026年10月底前完工。
    titles = [title for title in passage.section.split(" ") if len(title) > 3]
    return passage.text.startswith("#") or any(
        words in title or (title in words and len(words) - len(title) < 4) for title in titles
    )


def _near(place: Place) -> float:
    """How near the question comes to the place's own words: the finest grain counts, a figure's card most."""
    low, high = place.span
    own = (place.figure.start, place.figure.end) if place.figure else None
    cards = [s for start, end, s in place.hit.grains if own and (start, end) == own]
    around = [s for start, end, s in place.hit.grains if start <= low and high <= end]
    return max(cards or around, default=place.hit.dense - 0.03)


def _spent_until(figure: Figure, passage: Passage, text: str) -> int:
    """Where the part ends that says what a sum of money was for: 投入1328万元维修改造12所学校校舍."""
    if figure.kind != "money":
        return figure.end
    return next(
        (end for start, end in parts(text, passage.start, passage.end) if start <= figure.start < end), figure.end
    )


def holds_expected(expects: str, words: str) -> bool:
    """Say whether words hold the kind of thing asked for; figures are looked at apart."""
    if expects == "person":
        return bool(_PERSON.search(words))
    if expects == "date":
        return bool(_DATE.search(words))
    return expects != "quantity"


def _readable(text: str) -> str:
    """Fold, and part 小学|生均 so that it does not read as 小学生."""
    return fold(text).replace("学生均", "学 生均")


def _source(plan: Plan, passage: Passage) -> float:
    """Whether a place is of the document asked for; where none is named the announcement is the likelier one."""
    likely = "announcement" if plan.about == "any" else plan.about
    return 1.0 if passage.kind == likely else -1.0
