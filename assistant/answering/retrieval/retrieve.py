"""The retrieval route: the passage or figure that holds the answer, and whether it does."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.answering.composing import compose
from assistant.answering.composing.telling import Telling
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.evidence import Candidate, Evidence
from assistant.answering.places.expected import Expected
from assistant.answering.places.outside import of_schools
from assistant.answering.places.polarity import Polarity
from assistant.answering.places.preferred import Preferred
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.places.several import together
from assistant.answering.places.supported import Supported
from assistant.answering.places.wanted import Wanted
from assistant.answering.retrieval.requirements import Requirements
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.facts import short_region
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.scope import written
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.normalize import fold

if TYPE_CHECKING:
    from assistant.search.hit import Hit
    from assistant.search.searcher import Searcher

_CHINESE = re.compile(r"[\u4e00-\u9fff]{3}")
_DOUBTED, _HERE = 0.3, "我县"  # a chance of another subject from which a question is read without the county's name
_LIKELY = 0.5  # the chance of a thing from which a question is not taken for one of the period
_SPOKEN_OF = 0.35  # the chance of a resource from which a 差异系数 is that of it
_KNOWN = 0.7  # the chance of one thing of the subject, from which a question is about no other
_LIMIT = 40
_TITLE = re.compile(r"【[^】]*】")  # a heading in brackets, which tells nothing by itself
_REMEMBERED = 32  # searches
_COUNTS = re.compile(
    r"听说|据说|[花用]在|那么多|[轮修建买换]过|[一总]共|有(?:多少|几)|共有|现有|目前|实际|测出来|[给掉出]了|了(?:多少|几)"
)
_TOP, _ALIKE = 3, 1.8  # places of the announcement that are looked at, and how much less they may fit
_ABOUT_IT = 0.6  # a place that holds this much of the question is the nearest thing known
_WORDED_SURELY = 0.5  # a chance from which a number is told by words that are no figure
_RULED = 0.6  # a chance from which the standard answers in words what asks for a number
_WORDED = frozenset({"list", "definition", "procedure"})  # kinds of question that say how a rule is told
_MUST = re.compile(r"要|得(?![到了出])|应|该|须|需|才能?")
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
        self.requirements = Requirements(corpus, self.facts, evidence, self._supported, self.candidates)
        self._doubted, self._wanted, self._expected = doubted, wanted, expected
        self._telling = Telling(corpus, toolbox, polarity, doubted)
        # One question is searched for and ranked by several steps in turn (readings, an operation, the answer itself).
        self._search = lru_cache(maxsize=_REMEMBERED)(searcher.search)
        self._ranked = lru_cache(maxsize=_REMEMBERED)(self._rank)

    def candidates(self, plan: Plan) -> list[Candidate]:
        """Passages ranked for a plan, best first; a number yet to come is none of what is."""
        return list(self._ranked(plan))

    def _rank(self, plan: Plan) -> list[Candidate]:
        ranked = self.evidence.rank(plan, self.found(plan), self._preferred.of_part(plan))
        ranked = self._preferred.first(plan, ranked) if ranked else []
        if plan.expects != "quantity" or not ranked or self._supported.asks_ahead(plan.query, ranked[0]):
            return ranked
        return [
            one
            for one in ranked
            if not self._supported.to_come(one) or self._supported.right_time(plan, one, named=True)
        ]

    def found(self, plan: Plan) -> "list[Hit]":
        """What search finds for a plan, best first."""
        words = plan.searched
        for school in plan.schools:  # 四小 is written 第四小学
            words = words.replace(school, written(school, self._everything))
        return self._search(words, plan.role, _LIMIT)

    @cached_property
    def _everything(self) -> str:
        return fold("\n".join(document.text for document in self.corpus.of_kind("announcement")))

    def outside(self, plan: Plan) -> float | None:
        """The chance that a question is about something else altogether; None where nothing tells.

        The county's own name makes no question one of its schools, and its strangeness none of another subject.
        """
        if plan.follow_up or not _CHINESE.search(plan.query):
            return None
        chance = self.searcher.outside(plan.searched)
        if max(self.evidence.things.likely(plan.searched).values(), default=0.0) >= _KNOWN:
            return 0.0 if chance is not None else None
        names = sorted((name for name in self.regions if name in plan.query), key=len, reverse=True)
        if chance is None or chance < _DOUBTED or not names:
            return chance
        return min(chance, self.searcher.outside(plan.query.replace(names[0], _HERE)) or 0.0)

    def rule(self, plan: Plan) -> tuple[str, float] | None:
        """The passage of the rule that a question likely asks for, no indicator's, with its chance; None for none."""
        found = self.evidence.things.rule(plan.searched)
        if found is None or found[0].of or found[0].name not in self.requirements.rules:
            return None
        passage = self.corpus.passages[self.requirements.rules[found[0].name]]
        # rules that stand side by side share the chance between them: six of seven, all seven, two that fail
        beside = [
            chance
            for name, chance in self.evidence.things.likely(plan.searched).items()
            if name in self.requirements.rules
            and self.corpus.passages[self.requirements.rules[name]].section == passage.section
        ]
        return passage.id, sum(beside)

    def field(self, plan: Plan) -> str:
        """The field of the closing lines that a question surely asks for, or period; empty for none."""
        found = self.evidence.things.likeliest(plan.searched)
        return found[0].field if found and found[1] >= _KNOWN else ""

    def means_another(self, plan: Plan, field: str) -> bool:
        """Say whether a question likely asks for something else than a field of the closing lines."""
        found = self.evidence.things.likeliest(plan.searched)
        return found is not None and found[0].field != field and found[1] >= _LIKELY

    def resource(self, plan: Plan) -> str:
        """The resource indicator that a question likely speaks of; empty where none is likely."""
        likely = self.evidence.things.requirements(plan.searched)
        own = {of: one for of, one in likely.items() if of in self.facts.standard.rules.school.indicators}
        best = max(own, key=lambda of: own[of][1], default="")
        return best if best and own[best][1] >= _SPOKEN_OF else ""

    def ruled(self, plan: Plan, rule: str) -> Draft:
        """Tell a rule, by the passage that holds it, with those that belong to it."""
        doubts = "yes_no" in plan.kinds or (plan.kind == "verdict" and self._polarity.doubts(plan.query))
        kind = "yes_no" if doubts else plan.kind if plan.kind in _WORDED else "about"
        worded = plan.model_copy(update={"about": "standard", "expects": "text", "units": (), "kind": kind})
        ranked = self.candidates(worded)
        first = [place for place in ranked if place.passage.id == rule] or [self.evidence.whole(rule)]
        return self._worded(worded, [*first, *(one for one in ranked if one.passage.id != rule)], whole=True)

    @cached_property
    def regions(self) -> frozenset[str]:
        """The names of the counties whose announcements are loaded, whole and short."""
        regions = [document.description.region for document in self.corpus.of_kind("announcement")]
        return frozenset({*regions, *(short_region(region) for region in regions), *(region[:2] for region in regions)})

    def answer(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Word the best candidate, or say that the documents do not tell."""
        if plan.expects == "quantity" and len(plan.asks) > 1:
            several = self._several(plan, ranked)
            if several is not None:
                return several
        ruled = bool(ranked) and ranked[0].passage.kind == "standard"
        if plan.local and ruled and not self._supported.asks_for_rule(plan, ranked[0]):
            ranked = [candidate for candidate in ranked if candidate.passage.kind != "standard"] or ranked
        plan, ranked = self._ruled(plan, self._of_here(plan, ranked))
        plan, ranked = self._in_words(plan, ranked)
        if plan.expects == "quantity" and ranked and not self._preferred.allows(plan, ranked[0]):
            whole = self._of_all(plan, ranked[0])
            ranked = [whole, *ranked[1:]] if whole else ranked
        if not ranked or not self.supports(plan, ranked[0]):
            return self.not_disclosed(plan, ranked)
        near = [place for place in ranked[1:_TOP] if place.score >= ranked[0].score - _ALIKE]
        near = [] if plan.expects == "quantity" else near  # another number is one of something else
        for first in (ranked[0], *(place for place in near if self.supports(plan, place))):
            draft = self._told_by(plan, [first, *(place for place in ranked if place is not first)])
            if draft is not None:
                return draft
        return self.not_disclosed(plan, ranked)

    def _in_words(self, plan: Plan, ranked: list[Candidate]) -> tuple[Plan, list[Candidate]]:
        """A length of time or a count that a place tells in words is none of its figures: 任教满三年, 科学达到Ⅲ级."""
        if plan.expects != "quantity" or not ranked or self.supports(plan, ranked[0]):
            return plan, ranked
        for expects, tells in (("date", self._expected.tells_length), ("text", self._expected.tells_count)):
            worded = plan.model_copy(update={"expects": expects, "units": ()})
            found = self.candidates(worded) if tells(plan.query) else []
            told = bool(found) and found[0].support >= _WORDED_SURELY and tells(plan.query, found[0].passage.text)
            if told and self.supports(worded, found[0]):
                return worded, found
        worded = plan.model_copy(update={"expects": "date", "units": ()})
        other = ranked[0].figure is None or ranked[0].signs["unit"] < 0
        told = other and self._expected.tells_length(plan.query, ranked[0].passage.text)
        return (worded if told else plan), ranked

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
        asked = self.rule(plan)
        return self._telling.told(plan, ranked, whole=whole or (asked is not None and asked[0] == ranked[0].passage.id))

    def _of_here(self, plan: Plan, ranked: list[Candidate]) -> list[Candidate]:
        """What the announcement says before the standard, where a question may mean either: 有没有没证的老师."""
        if plan.about != "any" or not ranked or ranked[0].passage.kind != "standard":
            return ranked
        near = [place for place in ranked[:_TOP] if place.score >= ranked[0].score - _ALIKE]
        here = [place for place in near if place.passage.kind == "announcement" and self.supports(plan, place)]
        return [*here, *(place for place in ranked if place not in here)]

    def _ruled(self, plan: Plan, ranked: list[Candidate]) -> tuple[Plan, list[Candidate]]:
        """The standard instead, where the announcement does not say what has to be: 老师五年里要学满多少学时."""
        if plan.local or self._restrictions.narrow(plan) or (ranked and self.supports(plan, ranked[0])):
            return plan, ranked
        if _MUST.search(plan.query):
            required = plan.model_copy(update={"about": "standard"})
            found = self.candidates(required)
            holds = bool(found) and found[0].passage.kind == "standard" and self.supports(required, found[0])
            if holds and found[0].signs["covered"] >= _ABOUT_IT and found[0].signs["unit"] >= 0:
                return required, found
        own = self.evidence.understanding.names_county(plan.query)
        # 音体美老师各算各的还是合到一块: no number of the county
        if ranked and ranked[0].passage.kind == "standard" and not own and not self._is_of_here(plan):
            kind = "yes_no" if "yes_no" in plan.kinds else "about"
            worded = plan.model_copy(update={"about": "standard", "expects": "text", "units": (), "kind": kind})
            found = self.candidates(worded)
            if found and found[0].passage.kind == "standard" and found[0].support >= _RULED:
                return worded, found
        return plan, ranked

    def asks_if_any(self, plan: Plan) -> bool:
        """Say whether a question asks if there is any of its thing here."""
        return plan.kind == "yes_no" and self._doubted.of_any(plan)

    def _is_of_here(self, plan: Plan) -> bool:
        """Say whether a question asks for what there is here: how many, or whether any."""
        return bool(_COUNTS.search(plan.query)) or self._doubted.of_facts(plan)

    def _several(self, plan: Plan, ranked: list[Candidate]) -> Draft | None:
        """Several numbers asked for at once: a figure for each, or the clause that holds the first."""
        hits = self.found(plan)
        best = next((one for one in ranked[:1] if self.supports(plan, one)), None)
        places = together(plan.asks, lambda ask: self._of_an_ask(ask, hits), best)
        beside = best and places and best.passage.sentence == places[0].passage.sentence
        if not places or not (beside or self.supports(plan.asks[0], places[0])):
            return None
        draft = Draft("answered", "retrieval")
        if len(places) < len(plan.asks):
            return draft.say(*compose.clause_sentence(self.corpus, places[0]))
        if whole := compose.bracketed(self.corpus, [one.figure for one in places if one.figure]):
            return draft.say(*whole)
        told = [compose.number_sentence(self.corpus, place) for place in places]
        for sentence, quotes in compose.once(told):
            draft.say(sentence, *quotes)
        return draft

    def _of_an_ask(self, ask: Plan, hits: "list[Hit]") -> list[Candidate]:
        """The places whose number may answer one of several questions; those of its part and level if any."""
        found = [one for one in self.evidence.places(ask, hits) if one.figure and one.signs["unit"] >= 0]
        places = [whole for one in found if (whole := self._of_all(ask, one))]
        own = [one for one in places if one.signs["level"] >= 0 and self._preferred.allows(ask, one)]
        return [self.evidence.judged(ask, one) for one in own or places]

    def _of_all(self, ask: Plan, place: Candidate) -> Candidate | None:
        """The number of all instead of that of a sort that is not asked for: 交流196人,其中骨干教师52人."""
        figure = place.figure
        if figure is None or not self.of_part(ask, figure):
            return place
        beside = self.corpus.figures_in(figure.document, *place.passage.sentence)
        alike = [one for one in beside if (one.subject, one.kind) == (figure.parent, figure.kind)]
        return replace(place, figure=alike[-1], passage=self.corpus.passages[alike[-1].passage]) if alike else None

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

    def tells_parts(self, plan: Plan, figures: Sequence[Figure]) -> bool:
        """Say whether the clauses of numbers hold every part that a question asks of."""
        return self._restrictions.told(plan.query, [self.corpus.passages[one.passage].text for one in figures])

    def of_one_sort(self, plan: Plan, figures: Sequence[Figure]) -> bool:
        """Say whether numbers are all, or none, of the sort of schools that a question names, or of one sentence."""
        places = {self.corpus.passages[figure.passage].sentence for figure in figures}
        return len(places) == 1 or self._restrictions.alike(plan.query, figures)

    def not_disclosed(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """Say what was looked for and the nearest thing known."""
        draft = Draft("not_disclosed", "retrieval" if ranked else "none")
        looked = wording.joined([f"“{term.word}”" for term in plan.terms[:3]]) if plan.terms else "你问的内容"
        if re.search(r"\d", looked):
            looked = "你问的内容"
        draft.say(f"文件没有公布{looked}的{'数字' if plan.expects == 'quantity' else '情况'}。")
        own = not plan.schools or (ranked and of_schools(ranked[0], plan.schools, self.evidence.understanding))
        if ranked and own and self._near(plan, ranked[0]):
            sentence, quotes = compose.number_sentence(self.corpus, ranked[0])
            draft.say(f"最接近的是:{sentence}", *quotes)
        return draft

    @staticmethod
    def _near(plan: Plan, best: Candidate) -> bool:
        """Say whether a place that does not answer is near enough to be told: of the subject, and of no other level."""
        other = bool(set(plan.levels) - {"primary", "junior"}) and not (best.figure and best.figure.level)
        about_it = best.signs["covered"] >= _ABOUT_IT and best.passage.kind == "announcement"
        return about_it and best.signs["level"] >= 0 and not other and not plan.years
