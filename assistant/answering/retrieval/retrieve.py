"""The retrieval route: the passage or figure that holds the answer, and whether it does."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.composing import compose
from assistant.answering.composing.telling import Telling
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.evidence import Candidate, Evidence
from assistant.answering.places.expected import Expected
from assistant.answering.places.polarity import Polarity
from assistant.answering.places.preferred import Preferred
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.places.supported import Supported
from assistant.answering.places.wanted import Wanted
from assistant.answering.retrieval.numbers_asked import NumbersAsked
from assistant.answering.retrieval.readings import ALIKE, TOP, Readings
from assistant.answering.retrieval.requirements import Requirements
from assistant.answering.retrieval.search import Search
from assistant.answering.retrieval.subject import Subject
from assistant.answering.retrieval.undisclosed import not_disclosed
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure

if TYPE_CHECKING:
    from assistant.search.hit import Hit
    from assistant.search.searcher import Searcher

_TITLE = re.compile(r"【[^】]*】")  # a heading in brackets, which tells nothing by itself
_WORDED = frozenset({"list", "definition", "procedure"})  # kinds of question that say how a rule is told
# A clause that says that nothing is known is an answer, but not of what was asked.
_NOT_FOUND = re.compile(
    r"没有查到|不能确定|没有找到|尚无|无从得知|(?:尚未|暂未|还没有?|未能?)(?:收到|公布|反馈|下达|出来|统计|汇总|列出|纳入(?=[^,;。]{0,4}数据)|提供)|(?:尚|暂)未列入|正在复核|没有单独统计"
)


class Retrieval:
    """Find, judge and word what the documents say."""

    def __init__(
        self,
        corpus: Corpus,
        searcher: "Searcher",
        toolbox: Toolbox,
        evidence: Evidence,
        polarity: Polarity,
        restrictions: Restrictions,
        doubted: Doubted,
        wanted: Wanted,
        expected: Expected,
    ) -> None:
        self.corpus, self.searcher, self.toolbox, self.facts = corpus, searcher, toolbox, toolbox.facts
        self.evidence, self._polarity, self._restrictions = evidence, polarity, restrictions
        self._preferred = Preferred(evidence.understanding, restrictions)
        self._supported = Supported(corpus, evidence.understanding, polarity, self._preferred, expected)
        self._doubted, self._wanted = doubted, wanted
        search = self._search = Search(corpus, searcher, evidence, self._preferred, self._supported)
        self._readings = Readings(
            evidence.understanding, self._supported, restrictions, doubted, expected, search.candidates
        )
        self._numbers = NumbersAsked(corpus, evidence, self._supported, self._preferred, restrictions, search.found)
        self.requirements = Requirements(corpus, self.facts, evidence, self._supported, search.candidates)
        resources = self.facts.standard.rules.school.indicators
        self.subject = Subject(corpus, searcher, evidence.things, self.requirements, resources)
        self._telling = Telling(corpus, toolbox, polarity, doubted)

    def candidates(self, plan: Plan) -> list[Candidate]:
        """Passages ranked for a plan, best first; a number yet to come is none of what is."""
        return self._search.candidates(plan)

    def found(self, plan: Plan) -> "list[Hit]":
        """What search finds for a plan, best first."""
        return self._search.found(plan)

    def ruled(self, plan: Plan, rule: str) -> Draft:
        """Tell a rule, by the passage that holds it, with those that belong to it."""
        doubts = "yes_no" in plan.kinds or (plan.kind == "verdict" and self._polarity.doubts(plan.query))
        kind = "yes_no" if doubts else plan.kind if plan.kind in _WORDED else "about"
        worded = plan.model_copy(update={"about": "standard", "expects": "text", "units": (), "kind": kind})
        ranked = self.candidates(worded)
        first = [place for place in ranked if place.passage.id == rule] or [self.evidence.whole(rule)]
        return self._worded(worded, [*first, *(one for one in ranked if one.passage.id != rule)], whole=True)

    def answer(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Word the best candidate, or say that the documents do not tell."""
        if plan.expects == "quantity" and len(plan.asks) > 1:
            several = self._numbers.told(plan, ranked)
            if several is not None:
                return several
        plan, ranked = self._readings.chosen(plan, ranked)
        if plan.expects == "quantity" and ranked and not self._preferred.allows(plan, ranked[0]):
            whole = self._numbers.of_all(plan, ranked[0])
            ranked = [whole, *ranked[1:]] if whole else ranked
        if not ranked or not self.supports(plan, ranked[0]):
            return self.not_disclosed(plan, ranked)
        near = [place for place in ranked[1:TOP] if place.score >= ranked[0].score - ALIKE]
        near = [] if plan.expects == "quantity" else near  # another number is one of something else
        for first in (ranked[0], *(place for place in near if self.supports(plan, place))):
            draft = self._told_by(plan, [first, *(place for place in ranked if place is not first)])
            if draft is not None:
                return draft
        return self.not_disclosed(plan, ranked)

    def _told_by(self, plan: Plan, ranked: list[Candidate]) -> Draft | None:
        """What the first of the places tells; none where that is surely not what is asked of its thing."""
        place = ranked[0]
        if plan.kind != "list" and _TITLE.fullmatch(place.passage.text.strip()):
            return None
        document = self.corpus.documents[place.passage.document]
        if plan.expects == "text" and self._doubted.untold(plan, place, document.description.region):
            return None
        draft = self._worded(plan, ranked)
        words = [compose.quoted(self.corpus, quote) for quote in draft.quotes]
        if plan.expects == "date":  # as in _dated
            words.append(document.text[slice(*place.passage.sentence)])
        told = " ".join((place.passage.opening, place.passage.text, *words))
        return None if draft.status == "answered" and self._wanted.untold(plan, place, told) else draft

    def _worded(self, plan: Plan, ranked: list[Candidate], *, whole: bool = False) -> Draft:
        """The first of the places that answer, told; a clause that says that nothing is known is no answer."""
        if _NOT_FOUND.search(ranked[0].passage.text):
            sentence, quote = compose.clause_sentence(self.corpus, ranked[0])
            return Draft("not_disclosed", "retrieval").say(sentence, quote)
        asked = self.subject.rule(plan)
        return self._telling.told(plan, ranked, whole=whole or (asked is not None and asked[0] == ranked[0].passage.id))

    def asks_if_any(self, plan: Plan) -> bool:
        """Say whether a question asks if there is any of its thing here."""
        return plan.kind == "yes_no" and self._doubted.of_any(plan)

    def reports(self, plan: Plan, ranked: list[Candidate]) -> bool:
        """Say whether the announcement itself gives the number, and not one of another requirement."""
        if not ranked or ranked[0].passage.kind != "announcement" or not self.supports(plan, ranked[0]):
            return False
        asked = plan.indicators[0] if plan.indicators else None
        facts = self.facts.announcement(question=plan.query, role=plan.role)
        other = {
            indicator != asked.indicator or condition != asked.condition
            for (indicator, condition, _), reported in facts.reported.items()
            if asked and asked.condition and reported.figure == ranked[0].figure
        }
        return other != {True}

    def supports(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds what is asked, of that time and part, and surely enough."""
        return self._supported.holds(plan, best)

    def of_time(self, plan: Plan, place: Candidate) -> bool:
        """Say whether a place tells of the year that is asked for, if any."""
        return self._supported.right_time(plan, place)

    def of_part(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts a part of the people asked about, of which a question does not speak."""
        return self._restrictions.narrower(plan, figure)

    def in_one_way(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts people schooled in a way of which a question does not speak."""
        return self._restrictions.in_one_way(plan, figure)

    def counts_part(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts people who do or get what a question does not speak of."""
        return self._restrictions.counts_part(plan, figure)

    def tells_parts(self, plan: Plan, figures: Sequence[Figure]) -> bool:
        """Say whether the clauses of numbers hold every part that a question asks of."""
        return self._restrictions.told(plan.query, [self.corpus.passages[one.passage].text for one in figures])

    def names_sort(self, question: str) -> bool:
        """Say whether a question speaks of one sort of schools."""
        return self._restrictions.names_sort(question)

    def of_one_sort(self, plan: Plan, figures: Sequence[Figure]) -> bool:
        """Say whether numbers are all, or none, of the sort of schools that a question names, or of one sentence."""
        places = {self.corpus.passages[figure.passage].sentence for figure in figures}
        return len(places) == 1 or self._restrictions.alike(plan.query, figures)

    def not_disclosed(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Say what was looked for and the nearest thing known."""
        return not_disclosed(self.corpus, self.evidence.understanding, plan, ranked)
