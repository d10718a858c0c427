"""The retrieval route: the passage or figure that holds the answer, and whether it does."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.answering import compose, wording
from assistant.answering.doubted import Doubted
from assistant.answering.draft import Draft
from assistant.answering.evidence import Candidate, Evidence, group_of, holds_expected
from assistant.answering.facts import short_region
from assistant.answering.meant import Found
from assistant.answering.naming import CV
from assistant.answering.outside import of_schools
from assistant.answering.plan import COMPULSORY, Asked, Plan
from assistant.answering.polarity import Polarity
from assistant.answering.preferred import SUPPORTED, Preferred
from assistant.answering.restrictions import Restrictions
from assistant.answering.scope import written
from assistant.answering.several import together
from assistant.answering.signs import pairs, shared
from assistant.answering.telling import Telling
from assistant.answering.tools import Toolbox
from assistant.answering.understand import STRONG, asking
from assistant.answering.wanted import Wanted
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.indicators.standard import Condition
from assistant.indicators.wording import is_forecast
from assistant.text.normalize import comparable, fold
from assistant.text.quantities import UNITS
from assistant.text.things import Thing
from assistant.text.years import has_year, same_distance, same_year

if TYPE_CHECKING:
    from assistant.search.hit import Hit
    from assistant.search.searcher import Searcher

_CHINESE = re.compile(r"[\u4e00-\u9fff]{3}")
_DOUBTED, _HERE = 0.3, "我县"  # a chance of another subject from which a question is read without the county's name
_LIKELY = 0.5  # the chance of a thing from which a question is not taken for one of the period
_SPOKEN_OF = 0.35  # the chance of a resource from which a 差异系数 is that of it
_KNOWN = 0.7  # the chance of one thing of the subject, from which a question is about no other
_LIMIT = 40
_REMEMBERED = 32  # searches
_OFFICER = re.compile(r"[局校县区市镇乡]长|主任|书记|园长|科长|经理|督学")
_COUNTS = re.compile(
    r"听说|据说|[花用]在|那么多|[轮修建买换]过|[一总]共|有多少|共有|现有|目前|实际|测出来|[给掉出]了|了(?:多少|几)"
)
_TOP, _ALIKE = 3, 1.8  # places of the announcement that are looked at, and how much less they may fit
_CERTAIN = 0.75  # a chance from which a missing noun is taken for another word of the same
# A figure whose subject is asked for this little, where this little of the question is found, is of something else.
_ASKED, _COVERED = 0.15, 0.3
_ALONE = 2.6  # the lead of a requirement beside which search finds no other
_ABOUT_IT = 0.6  # a place that holds this much of the question is the nearest thing known
_ASKED_RULE, _SURELY = 0.6, 0.7  # chances from which a requirement is the one asked about, and surely so
_DESCRIBED, _ALONE_OF_ALL = 0.3, 0.6  # the chance of an indicator that is described, and its share of that of all
_RULED = 0.6  # a chance from which the standard answers in words what asks for a number
_WORDED = frozenset({"list", "definition", "procedure"})  # kinds of question that say how a rule is told
_MUST = re.compile(r"要|得(?![到了出])|应|该|须|需|才能?")
# A clause that says that nothing is known is an answer, but not of what was asked.
_NOT_FOUND = re.compile(
    r"没有查到|不能确定|没有找到|尚无|无从得知|(?:尚未|暂未|还没有?|未能?)(?:收到|公布|反馈|下达|出来|统计|汇总)|正在复核|没有单独统计"
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
    ) -> None:
        self.corpus, self.searcher, self.toolbox, self.facts = corpus, searcher, toolbox, toolbox.facts
        self.evidence, self._polarity, self._restrictions = evidence, polarity, restrictions
        self._preferred = Preferred(evidence.understanding, restrictions)
        self._doubted, self._wanted = doubted, wanted
        self._telling = Telling(corpus, toolbox, polarity, doubted)
        # One question is searched for by several steps in turn (readings, an operation, the answer itself).
        self._search = lru_cache(maxsize=_REMEMBERED)(searcher.search)

    def candidates(self, plan: Plan) -> list[Candidate]:
        """Passages ranked for a plan, best first; a number yet to come is none of what is."""
        ranked = self.evidence.rank(plan, self.found(plan), self._preferred.of_part(plan))
        ranked = self._preferred.first(plan, ranked) if ranked else []
        if plan.expects != "quantity" or not ranked or self._asks_ahead(plan.query, ranked[0]):
            return ranked
        return [one for one in ranked if not self._to_come(one) or self._right_time(plan, one, named=True)]

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
        if found is None or found[0].of or found[0].name not in self._rules:
            return None
        passage = self.corpus.passages[self._rules[found[0].name]]
        # rules that stand side by side share the chance between them: six of seven, all seven, two that fail
        beside = [
            chance
            for name, chance in self.evidence.things.likely(plan.searched).items()
            if name in self._rules and self.corpus.passages[self._rules[name]].section == passage.section
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
    def _rules(self) -> dict[str, str]:
        """The passage of each rule, by the rule's name."""
        texts = {one.id: comparable(one.text) for one in self.corpus.passages.values() if one.kind == "standard"}
        return {
            thing.name: passage
            for thing in self.evidence.things.rules
            for passage, text in texts.items()
            if thing.told_in(text)
        }

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
        if plan.local and ranked and ranked[0].passage.kind == "standard":
            ranked = [candidate for candidate in ranked if candidate.passage.kind != "standard"] or ranked
        plan, ranked = self._ruled(plan, self._of_here(plan, ranked))
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

    def _told_by(self, plan: Plan, ranked: list[Candidate]) -> Draft | None:
        """What the first of the places tells; none where that is surely not what is asked of its thing."""
        place = ranked[0]
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
        for sentence, quotes in told:
            if not any(sentence != other and sentence.rstrip("。") in other for other, _ in told):  # tells it as well
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

    def indicator(self, plan: Plan, ranked: list[Candidate]) -> tuple[Asked, str] | None:
        """The indicator that the best passage is about, with the kind to answer as: what the words did not name.

        A verdict question without an indicator's name is understood by what search finds; a value question is the
        calculator's where the best figure is an indicator's reported value.
        """
        wanted = "verdict" if "verdict" in plan.kinds else "value" if plan.kind in {"value", "compare"} else ""
        nearest = ranked[:3] if wanted == "verdict" else ranked[:1]
        for place in nearest if wanted else ():
            if self.supports(plan, place) and (found := self._meant(plan, place, wanted)):
                return found
        return None

    def _meant(self, plan: Plan, best: Candidate, wanted: str) -> tuple[Asked, str] | None:
        """The indicator that a place reports or requires."""
        facts = self.facts.announcement(question=plan.query, role=plan.role)
        own = [key for key, one in facts.reported.items() if one.figure.passage == best.passage.id]
        low, high = best.span
        told = [key for key in own if low <= facts.reported[key].figure.start < high]
        several = len({indicator for indicator, *_ in own}) > 1
        for indicator, condition, level in told if several else own:  # one clause may report all seven
            reported = facts.reported[indicator, condition, level]
            if wanted == "verdict" or (reported.figure == best.figure and plan.per_pupil):
                return Asked(indicator=indicator, condition=condition, words=""), wanted
        return self._required(best) if wanted == "verdict" else None

    def required(self, plan: Plan) -> Found | None:
        """The requirement of the standard that a question asks about or is nearest to; None where none is."""
        judged = plan.per_pupil or "verdict" in plan.kinds or "threshold" in plan.kinds
        found = self.evidence.things.requirement(plan.searched)
        if found is not None and found[1] >= _ASKED_RULE:
            asked = self._of_indicator(found[0], plan)
            if judged or found[0].rule or self._is_rate(asked):
                return Found(asked, found[1], 1.0, asked_for=found[1] >= _SURELY)
        worded = plan.model_copy(update={"about": "standard", "expects": "text", "units": (), "local": False})
        ranked = [place for place in self.candidates(worded) if place.passage.kind == "standard"]
        meant = self._required(ranked[0]) if ranked else None
        if meant is None:
            return None
        named = {level for *_, level in self.corpus.lexicon.levels(ranked[0].passage.text)}
        if named - COMPULSORY - set(plan.levels):
            return None  # 特殊教育生均公用经费, where 小学 is asked of
        others = (place.score for place in ranked[1:] if (own := self._required(place)) is None or own[0] != meant[0])
        return Found(meant[0], ranked[0].support, ranked[0].score - next(others, ranked[0].score - _ALONE))

    def described(self, plan: Plan, words: str) -> Found | None:
        """The indicator that words describe, where they surely describe one; None where they do not tell which."""
        found = self.evidence.things.requirements(words)
        best = max(found, key=lambda of: found[of][1], default="")
        thing, chance = found.get(best, (None, 0.0))
        share = chance / sum(one for _, one in found.values()) if thing else 0.0
        if thing and best != CV and chance >= _DESCRIBED and share >= _ALONE_OF_ALL:
            return Found(self._of_indicator(thing, plan), chance, share)
        # nothing of what else the question says is searched for
        own = self.evidence.understanding.plan(words, role=plan.role, today=plan.today)
        required = self.required(own)
        return required if required and required.support >= _ASKED_RULE else None

    def _is_rate(self, asked: Asked) -> bool:
        """Say whether what is asked about is measured in per cent."""
        condition = self.facts.standard[asked.indicator].condition(asked.condition) if asked.indicator != CV else None
        return condition is not None and condition.unit.symbol == "%"

    def _of_indicator(self, thing: Thing, plan: Plan) -> Asked:
        """The indicator, and of the conditions that its rule holds the one of the unit and the words asked for."""
        conditions = () if thing.of == CV else self.facts.standard[thing.of].conditions
        text = self.corpus.passages[self._rules[thing.name]].text if thing.name in self._rules else ""
        asked = pairs(" ".join((plan.query, *(same for term in plan.terms for same in term.same), thing.name)))
        told = [one for one in conditions if any(d.anchor in text for v in one.thresholds.values() for d in v)]
        told = told or list(conditions if len(conditions) == 1 or not thing.rule else ())

        def fits(condition: Condition) -> tuple[bool, float]:
            symbol = condition.unit.symbol
            unit = (UNITS[symbol][0] if symbol in UNITS else "") in plan.units
            return unit, shared(asked, condition.label, lambda _: 1.0)

        ranked = sorted(told, key=fits, reverse=True)
        clear = len(ranked) == 1 or (len(ranked) > 1 and fits(ranked[0]) > fits(ranked[1]))
        return Asked(indicator=thing.of, condition=ranked[0].key if clear else None, words="")

    def _required(self, best: Candidate) -> tuple[Asked, str] | None:
        """The indicator whose clause of the standard a place is."""
        for indicator in self.facts.standard.indicators:
            for condition in indicator.conditions:
                for values in condition.thresholds.values():
                    if any(dated.anchor in best.passage.text for dated in values):
                        return Asked(indicator=indicator.id, condition=condition.key, words=""), "verdict"
        return None

    def supports(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds what is asked: the kind of thing, of that subject, level and time."""
        if plan.expects == "quantity" and (not self._of_the_kind(plan, best) or self._of_other_level(plan, best)):
            return False
        if plan.expects == "person" and not best.signs["held"]:
            return False
        if plan.expects == "date" and not self._dated(best):
            return False
        if plan.expects in {"person", "date"} and not self._names_it(best):
            return False  # 局长叫什么: a leader is named, but not this one
        if self._asks_ahead(asking(plan.query), best):
            told = self._polarity.of_the_future(best.passage.text) or self._to_come(best)
            if not told:
                return False
        if (plan.local and best.passage.kind == "standard") or (plan.official and best.passage.kind == "announcement"):
            return False
        return (
            self._preferred.allows(plan, best)
            and best.support >= SUPPORTED[group_of(plan)]
            and self._right_time(plan, best)
        )

    def of_part(self, plan: Plan, figure: Figure) -> bool:
        """Say whether a number counts a part of the people asked about, of which a question does not speak."""
        return self._restrictions.narrower(plan, figure)

    def of_one_sort(self, plan: Plan, figures: Sequence[Figure]) -> bool:
        """Say whether numbers are all, or none, of the sort of schools that a question names, or of one sentence."""
        places = {self.corpus.passages[figure.passage].sentence for figure in figures}
        return len(places) == 1 or self._restrictions.alike(plan.query, figures)

    def _asks_ahead(self, question: str, place: Candidate) -> bool:
        """Say whether a question is about what is still to come after a document."""
        published = self.corpus.documents[place.passage.document].description.published
        ahead = place.passage.kind == "announcement" and is_forecast(question, published)
        return ahead or self._polarity.of_the_future(question)

    def _to_come(self, place: Candidate) -> bool:
        """Say whether an announcement tells of what is still to be: 2026年比例提高到22%, of one of 2025."""
        published = self.corpus.documents[place.passage.document].description.published
        until = place.figure.start - place.passage.start if place.figure else None
        return place.passage.kind == "announcement" and is_forecast(place.passage.text[:until], published)

    def _dated(self, best: Candidate) -> bool:
        """Say whether a place or the sentence that it stands in tells a day, or how often."""
        text = self.corpus.documents[best.passage.document].text
        return bool(best.signs["held"]) or holds_expected("date", fold(text[slice(*best.passage.sentence)]))

    @staticmethod
    def _names_it(best: Candidate) -> bool:
        """Say whether a place names what a day or a person is asked of, or is so likely that it says it otherwise."""
        titles = any(_OFFICER.search(term.word) for term in best.missing)
        return best.names_the_thing or best.tells_the_thing or (best.support >= _CERTAIN and not titles)

    def _of_other_level(self, plan: Plan, best: Candidate) -> bool:
        """Say whether a number's own words name another level than the one that is asked for: 六年前小学生17310人."""
        if best.figure is None or best.passage.kind == "standard" or len(plan.levels) != 1 or best.signs["level"] >= 0:
            return False
        quote = self.corpus.documents[best.passage.document].text[best.figure.quote[0] : best.figure.start]
        named = set(self.evidence.understanding.levels(fold(quote)))
        return bool(named) and not named & set(plan.levels)

    @staticmethod
    def _of_the_kind(plan: Plan, best: Candidate) -> bool:
        """Say whether a place holds a number of the unit asked for, of no other level, and of nothing else."""
        if best.figure is None:
            return False
        if best.passage.kind == "standard":  # it is quoted whole
            return True
        if plan.units and best.signs["unit"] < 0:
            return False
        if best.signs["level"] < 0 and set(plan.levels) <= {"senior", "preschool", "vocational"}:
            return False  # 高中有多少学生: what is said of the compulsory years is no answer
        said = best.signs["asked"] >= _ASKED or best.signs["covered"] >= _COVERED or best.signs["gap"] < STRONG
        return said or best.tells_the_thing

    def _right_time(self, plan: Plan, best: Candidate, *, named: bool = False) -> bool:
        """A year that is asked for must be the figure's own or, where it states none, the announcement's.

        With ``named`` one has to be asked for.
        """
        if not plan.years or best.passage.kind != "announcement":
            return not named
        document = self.corpus.documents[best.passage.document]
        time = best.figure.time if best.figure else ""
        sentence = document.text[slice(*best.passage.sentence)]
        if not has_year(time) and same_distance(plan.query, sentence):
            return True
        own = f"{document.description.opens} {document.description.published}"
        for year in plan.years:
            if same_year(year, time or sentence) or (not has_year(time) and same_year(year, own)):
                return True
        return False

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
