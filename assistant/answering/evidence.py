"""Look at what search found: does it hold what is asked, of that subject, level and time.

Search brings the right clause among the first ten; which one comes first is decided here, by the clause's own words: the
question's subject words, a number of the unit asked for, the level, the year, and whose words were asked for.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.plan import Plan, Term
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.search.hit import Hit
from assistant.text.normalize import fold
from assistant.text.spans import parts


@dataclass(frozen=True)
class Weights:
    """How much each sign counts; set on the development half of the questions."""

    search: float = 0.55
    grain: float = 0.35
    covered: float = 1.6
    unit: float = 0.55
    level: float = 0.4
    other_level: float = -0.7
    source: float = 0.7
    per: float = 0.25
    heading: float = -0.8
    year: float = -0.6
    extra: float = -0.012  # for each character of the figure's subject that the question did not ask for


@dataclass(frozen=True)
class Candidate:
    """A passage with the place in it that fits best; ``coverage`` is the share of the question's subject found."""

    passage: Passage
    span: tuple[int, int]
    score: float
    coverage: float
    missing: tuple[Term, ...]
    figure: Figure | None = None
    fits: bool = True  # holds the kind of thing asked for

    def holds(self, term: Term) -> bool:
        """Say whether the passage or its context holds a word of the question."""
        return term not in self.missing


# How much a word of the question counts by where it stands around the place.
_HERE, _CLAUSE, _CONTEXT, _TITLE = 1.0, 0.8, 0.6, 0.5


class Evidence:
    """Rank a search's hits for a plan."""

    def __init__(self, corpus: Corpus, weights: Weights | None = None) -> None:
        self.corpus, self.weights = corpus, weights or Weights()

    def rank(self, plan: Plan, hits: list[Hit]) -> list[Candidate]:
        """The best place of each passage, best passage first."""
        found = []
        for hit in hits:
            passage = self.corpus.passages[hit.passage]
            places = self._figures(plan, passage, hit) if plan.expects == "quantity" else []
            places = places or self._grains(plan, passage, hit)
            found.append(max(places, key=lambda candidate: candidate.score))
        return sorted(found, key=lambda candidate: -candidate.score)

    def _figures(self, plan: Plan, passage: Passage, hit: Hit) -> list[Candidate]:
        figures = self.corpus.figures.get(passage.id, [])
        return [self._figure(plan, passage, hit, figure) for figure in figures]

    def _figure(self, plan: Plan, passage: Passage, hit: Hit, figure: Figure) -> Candidate:
        weights, text = self.weights, self.corpus.documents[passage.document].text
        own = _readable(f"{figure.subject} {text[figure.quote[0] : figure.quote[1]]} {figure.time}")
        coverage, missing = self._coverage(plan, passage, own)
        fits = not plan.units or figure.kind in plan.units
        score = self._common(plan, passage, hit, figure.quote, coverage)
        score += weights.unit if fits else -weights.unit
        if plan.levels:
            score += weights.level if figure.level in plan.levels else weights.other_level if figure.level else 0.0
        elif figure.level in {"primary", "junior"} and figure.inherited:
            score -= weights.level / 2  # a part of what was asked for as a whole
        asked = sum(len(other) for term in plan.terms for other in term.same if other in own and other in figure.subject)
        score += weights.extra * max(0, len(figure.subject) - asked)
        score += weights.per if figure.per == plan.per_pupil else -weights.per
        if plan.years and figure.time and not any(str(year) in figure.time for year in plan.years):
            score += weights.year
        return Candidate(passage, figure.quote, score, coverage, missing, figure, fits)

    def _grains(self, plan: Plan, passage: Passage, hit: Hit) -> list[Candidate]:
        text = self.corpus.documents[passage.document].text
        spans = dict.fromkeys([*parts(text, passage.start, passage.end), (passage.start, passage.end)])
        found = []
        for span in spans:
            coverage, missing = self._coverage(plan, passage, _readable(text[slice(*span)]))
            score = self._common(plan, passage, hit, span, coverage)
            fits = _holds_expected(plan.expects, text[slice(*span)])
            found.append(Candidate(passage, span, score if fits else score - self.weights.unit, coverage, missing, None, fits))
        return found

    def _common(self, plan: Plan, passage: Passage, hit: Hit, span: tuple[int, int], coverage: float) -> float:
        weights = self.weights
        near = max((s for low, high, s in hit.grains if low <= span[0] and span[1] <= high), default=hit.dense)
        score = weights.search * hit.score + weights.covered * coverage
        score += weights.grain * (near - hit.dense) * 10
        score += weights.source if passage.kind == plan.about else 0.0
        if self._is_heading(passage):
            score += weights.heading
        return score

    def _coverage(self, plan: Plan, passage: Passage, own: str) -> tuple[float, tuple[Term, ...]]:
        """The weighted share of the question's words found at a place, in its clause, its context or its headings."""
        clause, context = self._folded(passage.id)
        total = got = 0.0
        missing = []
        for term in plan.terms:
            total += term.weight
            place = max(
                (_HERE if other in own else _CLAUSE if other in clause else _CONTEXT if other in context else 0.0)
                for other in term.same
            )
            got += place * term.weight
            if not place:
                missing.append(term)
        return (got / total if total else 0.0), tuple(missing)

    @lru_cache(maxsize=65536)  # noqa: B019 (one ranking lives as long as its assistant)
    def _folded(self, passage_id: str) -> tuple[str, str]:
        passage = self.corpus.passages[passage_id]
        return _readable(passage.text), _readable(f"{passage.context} {passage.section}")

    def _is_heading(self, passage: Passage) -> bool:
        """A heading names what the text below it says; it is no evidence itself."""
        words = passage.text.strip("#。;; \n")
        return any(words in title or title in words and len(words) - len(title) < 4 for title in passage.section.split(" ") if len(title) > 3) or passage.text.startswith("#")


_PERSON = re.compile(r"任|担任|联系人|负责人|牵头|[\u4e00-\u9fff](?:老师|同志|主任|科长)(?=[。,;])")
_DATE = re.compile(r"(?:19|20)\d{2}|\d{1,2}月|每(?:两|半|一|三)?个?(?:月|年|周|学期)|近[一二三四五六七八九十]+年|次日")


def _holds_expected(expects: str, words: str) -> bool:
    """Say whether words hold the kind of thing asked for; figures are looked at apart."""
    if expects == "person":
        return bool(_PERSON.search(words))
    if expects == "date":
        return bool(_DATE.search(fold(words)))
    return expects != "quantity"


def _readable(text: str) -> str:
    """Fold, and part 小学|生均 so that it does not read as 小学生."""
    return fold(text).replace("学生均", "学 生均")
