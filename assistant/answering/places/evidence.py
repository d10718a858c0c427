"""Look at what search found: does it hold what is asked, of that subject, level and time.

Search brings the right clause among the first ten; which one comes first, and whether it holds an answer at all, is
decided here by the signs of ``signs.py`` and what they count (``weighing.py``).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, log

from assistant.answering.places.beside_others import of_a_year
from assistant.answering.places.choice import Choice
from assistant.answering.places.things_asked import ThingsAsked
from assistant.answering.places.weighing import Vector, Weighing
from assistant.answering.understanding import signs
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import SIGNS, Place
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.search.hit import Hit
from assistant.text.normalize import fold
from assistant.text.spans import parts

# What a follow-up's place gains in the sentence of the last answer, in its very clause, and there where the follow-up
# names nothing of its own: 多少人次
_NEXT, _CLOSER, _VERY = 0.8, 0.6, 3.0
_PEOPLE = re.compile(r"(?:学生|孩子|娃娃?|老师|教师|人|家长)*")
_BESIDE = 1.0  # how much nearer a number is in the sentence of the others, and as much again in its clause
# The chance from which a thing is surely asked about where a place tells it, and where none does; what little may be
# told of it there, and the most that a place then counts for
_SURELY, _UNTOLD, _NOWHERE, _DOUBTED = 0.7, 0.8, 0.1, 0.3
_AS_SURELY = 0.15  # how much less surely another place may tell it that is as good
_FAR_BETTER = 1.0
_WORDED = 0.7  # the share of a question that a place holds word for word, from which its vector is not asked
_TOP = 20  # passages whose places are looked at
_LONGEST_HEADING = 15  # characters of a heading that ends like a sentence


@dataclass(frozen=True)
class Candidate:
    """A place with its signs; ``score`` ranks it, ``support`` is the chance that it holds the answer."""

    passage: Passage
    span: tuple[int, int]
    score: float
    signs: Vector
    missing: tuple[Term, ...]
    figure: Figure | None = None
    support: float = 0.0

    @property
    def names_the_thing(self) -> bool:
        """Say whether no noun that tells what is asked is missing around this place."""
        return not any(term.weight >= STRONG and "n" in term.tag for term in self.missing)

    @property
    def tells_the_thing(self) -> bool:
        """Say whether this place surely speaks of what the question's vector asks about."""
        return self.signs["thing"] >= _SURELY

    @property
    def leans_to_the_thing(self) -> bool:
        """Say whether this place likelier speaks of what the question's vector asks about than not."""
        return self.signs["thing"] > self.signs["other"]


def nearest(fitting: Sequence[Candidate], chosen: Sequence[Candidate]) -> Candidate:
    """The best of several places, those beside the ones chosen before counting for more."""
    sentences, clauses = {c.passage.sentence for c in chosen}, {c.passage.id for c in chosen}

    def score(place: Candidate) -> float:
        return place.score + _BESIDE * (place.passage.sentence in sentences) + _BESIDE * (place.passage.id in clauses)

    return max(fitting, key=score)


class Evidence:
    """Rank a search's hits for a plan."""

    def __init__(
        self,
        corpus: Corpus,
        understanding: Understanding,
        weighing: Weighing,
        choice: Choice,
        things: ThingsAsked | None = None,
    ) -> None:
        self.corpus, self.understanding, self._weighing, self.choice = corpus, understanding, weighing, choice
        self.things = things or ThingsAsked((), lambda _: {})
        clauses = [_readable(passage.text) for passage in corpus.passages.values()]
        seen = Counter(pair for clause in clauses for pair in signs.pairs(clause))
        self._unseen = log(1 + len(clauses))
        self._rare = {pair: log((1 + len(clauses)) / (1 + count)) for pair, count in seen.items()}

    def rank(
        self, plan: Plan, hits: list[Hit], prefers: Callable[[Candidate], bool] = lambda _: True
    ) -> list[Candidate]:
        """The best place of each passage, best passage first, each with the chance that it holds the answer.

        Of the places of a passage those that ``prefers`` takes come before the others.
        """
        candidates = self.places(plan, hits, single=True)
        best: dict[str, Candidate] = {}
        for candidate in sorted(candidates, key=lambda candidate: (not prefers(candidate), -candidate.score)):
            best.setdefault(candidate.passage.id, candidate)
        ranked = sorted(best.values(), key=lambda candidate: -candidate.score)
        margins = [_margin(ranked, place) for place in range(len(ranked))]
        return _by_thing(self._supported(plan, ranked, margins), refuses=group_of(plan) == "quantity")

    def whole(self, passage_id: str) -> Candidate:
        """A passage that is known to answer, as a place."""
        passage = self.corpus.passages[passage_id]
        signs_ = dict.fromkeys(SIGNS, 0.0)
        return Candidate(passage, (passage.start, passage.end), 0.0, signs_, (), support=1.0)

    def judged(self, plan: Plan, candidate: Candidate) -> Candidate:
        """One place by itself with the chance that it holds the answer."""
        return self._supported(plan, [candidate], [1.0])[0]

    def _supported(self, plan: Plan, places: list[Candidate], margins: list[float]) -> list[Candidate]:
        """Places, each with the chance that it holds the answer, by its signs and its lead over the next."""
        rows = [{**one.signs, "margin": margin, "bias": 1.0} for one, margin in zip(places, margins, strict=True)]
        chances = map(_logistic, self._weighing.scores("support", group_of(plan), rows))
        return [replace(place, support=chance) for place, chance in zip(places, chances, strict=True)]

    def places(self, plan: Plan, hits: list[Hit], *, single: bool = False) -> list[Candidate]:
        """Every place of the hits with its signs and score, in no order; ``single``: one of them is to be told."""
        if not hits:
            return []
        asked = signs.pairs(plan.query)
        likely = self.things.likely(plan.searched)
        tells, counts = self.things.tells(likely), self.things.tells(likely if single else {}, counted=True)
        top = max(hit.dense for hit in hits)
        found: list[tuple[Place, Vector, tuple[Term, ...]]] = []
        for hit in hits[:_TOP]:
            if fold(self.corpus.passages[hit.passage].text).rstrip().endswith("?"):
                continue  # 第二问:这三年钱花在哪里?
            for place in self.choice.of(plan, list(self._places(plan, hit)), tells, counts, single=single):
                vector, missing = self._signs(plan, place, asked, top)
                vector["thing"], vector["other"] = self.things.signs(likely, place)
                found.append((place, vector, missing))
        scores = self._weighing.scores("rank", group_of(plan), [vector for _, vector, _ in found])
        return [
            Candidate(place.passage, place.span, score + self._after(plan, place), vector, missing, place.figure)
            for (place, vector, missing), score in zip(found, scores, strict=True)
        ]

    def _after(self, plan: Plan, place: Place) -> float:
        """A follow-up asks for something beside what was answered: near it, and not the same again."""
        if plan.before is None or plan.before[0] != place.passage.document:
            return 0.0
        _, start, end = plan.before
        inside = place.passage.start <= start < place.passage.end
        if inside and place.figure and self._names_nothing(plan) and signs.unit_sign(plan, place.figure) > 0:
            first = plan.told[-1][0] if plan.told else None
            return _VERY if (place.passage.document, place.figure.start) != first else -2 * _NEXT
        overlap = min(end, place.span[1]) - max(start, place.span[0])
        told = start <= place.figure.start < end if place.figure else 2 * overlap > place.span[1] - place.span[0]
        if told:
            return -2 * _NEXT
        low, high = place.passage.sentence
        beside = _CLOSER * inside
        return _NEXT + beside if low <= start < high else 0.0

    def _names_nothing(self, plan: Plan) -> bool:
        """Say whether a follow-up leaves out what it is about: 多少人次, 几个学生领的."""
        own = self.understanding
        measured = bool(own.units(plan.question)) and not plan.per_pupil
        return measured and not own.levels(plan.question) and bool(_PEOPLE.fullmatch(own.subject(plan.question)))

    # -- places --------------------------------------------------------------------------------------------------------

    def _places(self, plan: Plan, hit: Hit) -> Iterable[Place]:
        passage = self.corpus.passages[hit.passage]
        clause, context = self._folded(passage.id)
        text = self.corpus.documents[passage.document].text
        figures = self.corpus.figures.get(passage.id, []) if plan.expects == "quantity" else []
        for figure in figures:
            quote = text[figure.quote[0] : max(figure.quote[1], _spent_until(figure, passage, text))]
            words = _readable(f"{figure.parent} {figure.subject} {quote} {figure.time}")
            yield Place(passage, hit, figure.quote, words, _readable(figure.subject), clause, context, figure)
        if figures:
            return
        for span in dict.fromkeys([*parts(text, passage.start, passage.end), (passage.start, passage.end)]):
            words = _readable(text[slice(*span)])
            yield Place(passage, hit, span, words, words, clause, context)

    def _signs(self, plan: Plan, place: Place, asked: set[str], top: float) -> tuple[Vector, tuple[Term, ...]]:
        covered, here, missing = signs.coverage(plan.terms, place)
        passage, figure, hit = place.passage, place.figure, place.hit
        named_share = self._named(plan, place)
        named = set() if figure else self._levels(place.words)
        around = f"{place.clause} {place.context}"
        numbers = {value for quantity in plan.numbers for value in (quantity.value, quantity.base)}
        told = [figure] if figure else self.corpus.figures.get(passage.id, [])
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
            "heading": float(self._is_heading(passage)),
            "stated": float(bool(numbers & values)),
        }
        return vector, missing

    def _named(self, plan: Plan, place: Place) -> float:
        """The weighted share of a place's own subject that the question names; of a part what sets it apart."""
        if place.figure and place.figure.parent:
            return signs.shared(signs.pairs(place.subject), fold(plan.query), lambda _: 1.0)
        own = self.understanding.terms(place.subject)
        total = sum(term.weight for term in own)
        question = fold(plan.query)
        return sum(term.weight for term in own if signs.found_in(term, question)) / total if total else 0.5

    @lru_cache(maxsize=65536)  # noqa: B019 (one ranking lives as long as its assistant)
    def _levels(self, words: str) -> set[str]:
        return {level for *_, level in self.corpus.lexicon.levels(words)}

    @lru_cache(maxsize=65536)  # noqa: B019
    def _folded(self, passage_id: str) -> tuple[str, str]:
        passage = self.corpus.passages[passage_id]
        return _readable(passage.text), _readable(f"{passage.context} {passage.section}")

    def _rarity(self, pair: str) -> float:
        return self._rare.get(pair, self._unseen)

    @staticmethod
    def _is_heading(passage: Passage) -> bool:
        """A heading names what the text below it says; it is no evidence itself. An item that is a sentence is none."""
        words = passage.text.strip("#。;\uff1b \n")
        if len(words) > _LONGEST_HEADING and passage.text.rstrip().endswith(("。", ";", "\uff1b")):
            return False  # (二)7所学校补建教室12间,2026年10月底前完工。
        titles = [title for title in passage.section.split(" ") if len(title) > 3]
        return passage.text.startswith("#") or any(
            words in title or (title in words and len(words) - len(title) < 4) for title in titles
        )


def group_of(plan: Plan) -> str:
    """Which weights a plan is judged by."""
    return "quantity" if plan.expects == "quantity" else "text"


def _by_thing(ranked: list[Candidate], *, refuses: bool) -> list[Candidate]:
    """Places that surely speak of the thing asked about first, and believed.

    Where it is told nowhere none is believed, if a number is asked for: ``refuses``.
    """
    if not ranked or _in_so_many_words(ranked[0]):
        return ranked
    best = max(one.signs["thing"] for one in ranked if _fits(one)) if any(map(_fits, ranked)) else 0.0
    if best >= _SURELY:
        first = max(one.score for one in ranked if _fits(one) and one.signs["thing"] == best)
        near = [one for one in ranked if _fits(one) and _tells_as_well(one, best, first)]
        told = [replace(one, support=max(one.support, one.signs["thing"])) for one in near]
        return [*told, *(one for one in ranked if one not in near)]
    nowhere = max(one.signs["thing"] for one in ranked) < _NOWHERE
    if refuses and nowhere and min(one.signs["other"] for one in ranked) >= _UNTOLD:
        return [replace(one, support=min(one.support, _DOUBTED)) for one in ranked]
    return ranked


def _in_so_many_words(place: Candidate) -> bool:
    """Say whether a place holds most of a question's words, and is about little else or gives the number named."""
    about = place.signs["asked"] >= 1 / 2 or place.signs["stated"] > 0
    return place.signs["covered"] >= _WORDED and about


def _tells_as_well(place: Candidate, best: float, score: float) -> bool:
    """Say whether a place tells the thing about as surely as the best one, or likely and fits far better."""
    told = place.signs["thing"]
    return told >= best - _AS_SURELY or (told >= best / 2 and place.score >= score + _FAR_BETTER)


def _fits(place: Candidate) -> bool:
    return all(place.signs[sign] >= 0 for sign in ("unit", "level", "source"))


def _margin(ranked: list[Candidate], place: int) -> float:
    others = [candidate.score for number, candidate in enumerate(ranked) if number != place]
    return min(3.0, ranked[place].score - max(others, default=ranked[place].score - 3.0))


def _logistic(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


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


_PERSON = re.compile(
    r"任(?:副?组长|副?主任|副?校长|副?局长|书记)|担任|联系人|负责人|牵头|[\u4e00-\u9fff](?:老师|同志|主任|科长)(?=[。,;])"
)
_DATE = re.compile(
    r"(?:19|20)\d{2}|\d{1,2}月|每(?:两|半|一|三)?个?(?:月|年|周|学期)|近[一二三四五六七八九十]+年|次日|每[天日]|\d日|\d时|学年|工作日|[寒暑]假|开学"
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
