"""The assistant: a question's way from understanding to a verified answer, in one place."""

import re
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from assistant.answering.arithmetic.arithmetic import Arithmetic
from assistant.answering.arithmetic.breakdowns import Breakdowns
from assistant.answering.arithmetic.operand_words import OperandWords
from assistant.answering.arithmetic.opinions import Opinions
from assistant.answering.arithmetic.prices import Prices
from assistant.answering.arithmetic.projected import Projected
from assistant.answering.arithmetic.reckoned import Reckoned
from assistant.answering.arithmetic.sum_questions import SumQuestions
from assistant.answering.arithmetic.yearly import Yearly
from assistant.answering.composing.compose import figure_sentence, quoted
from assistant.answering.composing.verify import numbers, verified
from assistant.answering.contact import Contact
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.finish import finished
from assistant.answering.drafts.registers import Registers, load_glosses
from assistant.answering.drafts.wording import level_name
from assistant.answering.front import Front
from assistant.answering.library import Library
from assistant.answering.office import Way, ways_to_ask
from assistant.answering.places.basics import Basics
from assistant.answering.places.doubted import Doubted
from assistant.answering.places.expected import Expected
from assistant.answering.places.outside import Outside
from assistant.answering.places.polarity import Polarity
from assistant.answering.places.restrictions import Restrictions
from assistant.answering.places.wanted import Wanted
from assistant.answering.premises.granted import Granted
from assistant.answering.premises.premise import Premise
from assistant.answering.premises.said_of_all import SaidOfAll
from assistant.answering.premises.supposed import Supposed
from assistant.answering.premises.trend import Trends
from assistant.answering.retrieval.compare import Comparison
from assistant.answering.retrieval.meant import Meant
from assistant.answering.schools.limit_words import LimitWords
from assistant.answering.schools.named_school import NamedSchool
from assistant.answering.schools.over_limit import OverLimit
from assistant.answering.schools.own_case import OwnCase
from assistant.answering.schools.own_school import OwnSchool
from assistant.answering.schools.schools import Schools
from assistant.answering.small_talk import SmallTalk
from assistant.answering.suggest import Suggest
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.unclear import Unclear
from assistant.answering.understanding.audit_words import AuditWords
from assistant.answering.understanding.beside_words import BesideWords
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.dated import Dated
from assistant.answering.understanding.described import Described
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.kinds import FIELDS, Kinds
from assistant.answering.understanding.movements import Movements
from assistant.answering.understanding.operations import Operations
from assistant.answering.understanding.plan import Plan, Told
from assistant.answering.understanding.premise_words import PremiseWords
from assistant.answering.understanding.school_words import load_words
from assistant.answering.understanding.scope_words import ScopeWords
from assistant.answering.understanding.siblings import Siblings
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding, cleaned
from assistant.answering.verdicts.audit_questions import AuditQuestions
from assistant.answering.verdicts.calculate import Calculator
from assistant.answering.verdicts.rules_asked import RulesAsked
from assistant.answering.verdicts.said_short import SaidShort
from assistant.answering.verdicts.shortcomings import Shortcomings
from assistant.answering.verdicts.state_questions import StateQuestions
from assistant.documents.figures import Figure
from assistant.settings import Settings, shipped_corpus
from assistant.text.things import load_things
from assistant.text.words import Segmenter
from assistant.types import Answer, Role

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval
    from assistant.search.index import IndexReport, Progress

LONGEST_QUESTION = 2000
# asks perhaps for what comes after the period, and not for it: 意见交上去了,最迟几天有回话
_WAYS = re.compile(r"法子|办法|怎么(?!样)|咋|如何|方式|途径|渠道")
_AFTERWARDS = re.compile(r"回[话复音信]|答复|处理|接着|之后|以后|完了|然后|往哪|下一步")
_BESIDE = 0.3  # what a reading gains whose answer stands in the clause that was just told
# Fields whose asking words ask for other things as well: 校车归哪个公司管 is no office that takes comments
_SAID_OTHERWISE = frozenset({"place", "office", "period"})
_OF_OFFICE = FIELDS - {"office"}  # fields that hold no number of anything, and are no school's
_ANOTHER = 0.9  # a chance of another subject from which words of such a one are not looked for here
_ROWS, _AGREEING = 8, 2  # passages of school tables that are looked at; those of an indicator that must agree


class Assistant:
    """Answers over one corpus. Opening is cheap; index and model are loaded when a question first needs them."""

    def __init__(self, library: Library, progress: "Progress | None" = None) -> None:
        shipped = shipped_corpus()
        self.settings, self.corpus, self.standard = library.settings, library.corpus, library.standard
        self._library, self._progress = library, progress
        corpus, tables = library.corpus, library.tables
        self.segmenter = Segmenter(_vocabulary(library), corpus.lexicon.stop | corpus.lexicon.light)
        self.facts = Facts(corpus, self.standard)
        kinds, siblings = Kinds(shipped / "language"), Siblings(shipped / "language" / "siblings.yaml")
        scope = ScopeWords.read(shipped / "language" / "scope.yaml")
        self.understanding = Understanding(corpus, self.standard, kinds, self.segmenter, siblings, scope)
        self._described = Described(shipped / "language" / "described.yaml")
        words = PremiseWords(shipped / "language" / "premise.yaml")
        self._doubted = Doubted(shipped / "language" / "doubted.yaml")
        self.polarity = Polarity(shipped / "language" / "polarity.yaml", words, self._doubted)
        self._wanted = Wanted(shipped / "language" / "wanted.yaml", self.understanding.schools)
        self._expected = Expected(shipped / "language" / "expected.yaml")
        self.toolbox = Toolbox(self.facts, self.understanding, self.polarity, tables)
        self._meant, self._own_case = Meant(self.standard), OwnCase(self.toolbox)
        self._own_school = OwnSchool(self.toolbox, self.understanding)
        limits = LimitWords.read(shipped / "language" / "limits.yaml")
        self._named_school = NamedSchool(self.toolbox, self.understanding, limits)
        self._rules_asked = RulesAsked()
        self._restrictions = Restrictions(shipped / "language" / "restrictions.yaml")
        school_words = load_words(shipped / "language" / "schools.yaml")
        roles: tuple[Role, ...] = ("public", "staff")
        self._schools = {role: Schools(self.toolbox.of(role), school_words, corpus.lexicon) for role in roles}
        self._calculator = Calculator(self.toolbox)
        audit_words = AuditWords(shipped / "language" / "audit.yaml", self.standard.rules)
        self._audit = AuditQuestions(self.toolbox, audit_words)
        self._state = StateQuestions(self.facts, self.understanding, audit_words)
        self._over_limit = OverLimit(self.toolbox, limits)
        self._sums = SumQuestions(self.toolbox, words)
        self._premise = Premise(self.toolbox, self.understanding, self.polarity, words)
        basics = self._basics = Basics(self.facts, shipped / "language" / "basics.yaml")
        operand_words = OperandWords(self.understanding, basics)
        granted = shipped / "language" / "granted.yaml"
        self._said_of_all = SaidOfAll(self.polarity, words)
        short = shipped / "language" / "short.yaml"
        self._said_short = SaidShort(self.facts, self.toolbox, self.understanding, short)
        self._granted = Granted(self.toolbox, operand_words, granted, words)
        self._comparison = Comparison(self.toolbox, basics)
        operations = Operations(shipped / "language" / "operations.yaml")
        movements = Movements(shipped / "language" / "movements.yaml")
        called = Reckoned(self.toolbox, operand_words, shipped / "language" / "reckoned.yaml")
        opinions = Opinions(self.facts, self.understanding, shipped / "language" / "opinions.yaml")
        breakdowns = self._breakdowns = Breakdowns(
            self.toolbox, self.understanding, shipped / "language" / "breakdowns.yaml"
        )
        beside = BesideWords.read(shipped / "language" / "beside.yaml")
        self._arithmetic = Arithmetic(
            self.toolbox, self.understanding, operations, movements, called, basics, opinions, breakdowns, beside
        )
        self._projected = Projected(self.toolbox, self.understanding, basics)
        self._yearly = Yearly(self.toolbox, self.understanding)
        self._prices = Prices(self.toolbox, shipped / "language" / "prices.yaml")
        supposed = shipped / "language" / "supposed.yaml"
        self._supposed = Supposed(self.toolbox, self.understanding, self._arithmetic, supposed)
        self._trends = Trends(self.toolbox, self.understanding, shipped / "language" / "trend.yaml")
        self._contact = Contact(self.facts, self.toolbox, self.polarity)
        self._shortcomings = Shortcomings(self.facts, self.understanding)
        self._outside = Outside(self.facts, self.understanding)
        self._front = Front(self.understanding, shipped / "language")
        self._registers = Registers(load_glosses(shipped / "language" / "glosses.yaml"))
        self.suggest = Suggest(self.facts, self.understanding, shipped / "language" / "suggestions.yaml")
        self._dated = Dated(self.facts)
        self._small_talk = SmallTalk(shipped / "language" / "small_talk.yaml")
        self._unclear = Unclear(self.understanding, self.suggest)
        self._retrieval: Retrieval | None = None
        self._lock = Lock()
        self.on_refresh: Callable[[IndexReport], None] | None = None

    @classmethod
    def open(cls, settings: Settings, corpus: Path | None = None, progress: "Progress | None" = None) -> "Assistant":
        """Read a corpus. Raises AssistantError for a folder, document or standard that cannot be used."""
        return cls(Library.open(settings, corpus), progress)

    @property
    def index(self) -> Path:
        """The folder of this corpus's index."""
        return self._library.index

    def close(self) -> None:
        """Let go of the index's files."""
        with self._lock:
            if self._retrieval is not None:
                self._retrieval.searcher.close()
                self._retrieval = None

    def warm(self) -> None:
        """Load the index and the model now, so that the first visitor does not wait."""
        self.retrieval.candidates(self.understanding.plan("全县有多少所学校"))
        self._front.warm()

    def refresh(self) -> "IndexReport":
        """Build or refresh the index of the corpus."""
        report = self._library.refresh(self._progress)
        if self.on_refresh:
            self.on_refresh(report)
        return report

    @property
    def retrieval(self) -> "Retrieval":
        """Search over an index that is up to date; opened once."""
        with self._lock:
            if self._retrieval is None:
                from assistant.answering.places.choice import Choice
                from assistant.answering.places.evidence import Evidence
                from assistant.answering.places.things_asked import ThingsAsked
                from assistant.answering.places.weighing import load_weighing
                from assistant.answering.retrieval.retrieve import Retrieval
                from assistant.search.embedding import load_embeddings
                from assistant.search.searcher import Searcher

                state = Path(self.refresh().folder)
                searcher = Searcher(self.corpus, state, load_embeddings(self.settings.embedding), self.segmenter)
                weighing = load_weighing(shipped_corpus() / "language" / "evidence.yaml", self.settings.embedding)
                things = ThingsAsked(load_things(shipped_corpus() / "language" / "things"), searcher.asked)
                choice = Choice(shipped_corpus() / "language" / "choice.yaml")
                evidence = Evidence(self.corpus, self.understanding, weighing, choice, things)
                self._retrieval = Retrieval(
                    self.corpus,
                    searcher,
                    self.toolbox,
                    evidence,
                    self.polarity,
                    self._restrictions,
                    self._doubted,
                    self._wanted,
                    self._expected,
                )
            return self._retrieval

    def answer(
        self,
        question: str,
        conversation: Conversation | None = None,
        *,
        role: Role = "public",
        today: date | None = None,
        id: str | None = None,
    ) -> Answer:
        """Answer one question; a conversation lends what it leaves out and remembers it."""
        started = time.perf_counter()
        words = cleaned(question)
        draft = self._unreadable(words) or self._small_talk.answer(words, partial(self._county, role))
        if draft is None:
            conversation = conversation if conversation is not None else Conversation()
            turn = partial(self._turn, conversation=conversation, role=role, today=today)
            draft = self._front.answer(words, turn, partial(self._outside.refuse, role))
        return finished(self._registers.put(draft, words, role), self.corpus, question, id, started)

    def _turn(self, words: str, *, conversation: Conversation, role: Role, today: date | None) -> Draft:
        """Answer one question of what was typed, and remember it."""
        plan = self.plan(words, conversation, role=role, today=today)
        draft = verified(self._draft(plan), self.corpus)
        if draft.status != "out_of_scope":
            quote = next((quote for quote in draft.quotes if not quote.cells), None)
            place = (quote.document, quote.start, quote.end) if quote else None
            answered = draft.status == "answered"
            told = self._told(plan, draft) if answered else ()
            conversation.remember(plan, self._topic(plan, draft), answered=answered, place=place, told=told)
        return draft

    def plan(self, words: str, conversation: Conversation, *, role: Role = "public", today: date | None = None) -> Plan:
        """Understand a cleaned question in its conversation."""
        words = self._described.named(words)
        asked_of_schools = self._schools[role].complete(words, conversation)
        readings = (asked_of_schools,) if asked_of_schools else conversation.readings(words, self.understanding)
        plans: list[Plan] = []
        for query in readings:
            plan = self.understanding.plan(words, role=role, today=today, query=query)
            before = {"before": conversation.place} if plan.follow_up else {}
            plans += self._dated.readings(plan.model_copy(update={**before, "told": conversation.told}))
        return plans[0] if len(plans) == 1 else max(plans, key=self._answered_chance)

    def _answered_chance(self, plan: Plan) -> float:
        """How likely the documents hold what a reading asks for; a reading that finds what was just told is none."""
        ranked = self.retrieval.candidates(plan)
        if not ranked or not self.retrieval.supports(plan, ranked[0]):
            return 0.0
        best = ranked[0]
        if best.figure and plan.told and (best.figure.document, best.figure.start) == plan.told[-1][0]:
            return 0.0
        beside = plan.before is not None and plan.before[0] == best.passage.document
        low, high = best.passage.sentence
        return best.support + _BESIDE * bool(beside and plan.before and low <= plan.before[1] < high)

    def _told(self, plan: Plan, draft: Draft) -> tuple[Told, ...]:
        """The announcement's numbers that a draft quotes and shows, those of the unit and the name asked for first."""
        shown = numbers("".join(sentence.text for sentence in draft.sentences))
        found = []
        for quote in draft.quotes:
            if not quote.cells and self.corpus.documents[quote.document].kind == "announcement":
                figures = self.corpus.figures_in(quote.document, quote.start, quote.end)
                found += [figure for figure in figures if figure.value in shown]
        terms = self.understanding.terms(plan.question)
        named = {one.start: sum(term.weight for term in terms if found_in(term, one.subject)) for one in found}
        found.sort(key=lambda one: (bool(plan.units) and one.kind not in plan.units, -named[one.start]))
        return tuple(dict.fromkeys((figure.document, figure.start) for figure in found))

    def _topic(self, plan: Plan, draft: Draft) -> str:
        """What a turn was about: the indicator that answered it, else the question's own subject."""
        ids = [outcome.arguments["indicator"] for outcome in draft.working if "indicator" in outcome.arguments]
        if ids and ids[0] in self.standard:
            spread = draft.working[0].arguments.get("condition") == self.standard.rules.cv.key
            return self.standard[ids[0]].short + (self.standard.rules.cv.label if spread else "")
        return self.understanding.subject(plan.query)

    def examples(self, role: Role = "public") -> list[str]:
        """Six questions that fit the documents loaded."""
        return [each.question for each in self.suggest.examples(role)]

    def ways_to_ask(self, answer: Answer, role: Role = "public") -> tuple[Way, ...]:
        """How to ask the office about what its announcement does not disclose; empty for every other answer."""
        if answer.status != "not_disclosed":
            return ()
        return ways_to_ask(self.suggest.announcement_of(answer, role), len(answer.citations) + 1)

    # -- the steps -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _unreadable(words: str) -> Draft | None:
        if not any(char.isalnum() for char in words):
            return Draft("clarify", "none", options=("小学多媒体教室达标吗", "公示到哪天为止")).say(
                "没有看到问题。请用一句话写下想问的事,例如“小学多媒体教室达标吗”。"
            )
        if len(words) > LONGEST_QUESTION:
            return Draft("clarify", "none").say("问题太长了,请用一两句话写下最想问的一件事。")
        return None

    def _draft(self, plan: Plan) -> Draft:
        """The schools of a table where they are asked for; else the documents, and a table for what they leave out."""
        draft = self._schools[plan.role].answer(plan, self._indicator_found)
        if draft is not None:
            return draft
        draft = self._of_documents(plan)
        draft = self._said_of_all.told(plan, draft, partial(self._by_itself, plan))
        return (self._schools[plan.role].instead(plan) or draft) if draft.status == "not_disclosed" else draft

    def _of_part(self, plan: Plan, draft: Draft | None) -> Draft | None:
        """A draft that tells the part asked of; none for 家长的满意度, where only that of all is told."""
        told = draft is None or self._restrictions.told(plan.query, self._quoted(draft))
        return draft if told else None

    def _county(self, role: Role) -> str:
        return self.facts.announcement(role=role).county

    def _quoted(self, draft: Draft) -> list[str]:
        """The words that a draft cites."""
        return [quoted(self.corpus, quote) for quote in draft.quotes if not quote.cells]

    def _indicator_found(self, plan: Plan) -> str:
        """The indicator that search finds in the school tables; empty where its first passages do not agree."""
        hits = self.retrieval.searcher.search(plan.query, plan.role, _ROWS, among="schools")
        found = [one for hit in hits if (one := self._library.indicator_of[hit.passage])][:_AGREEING]
        return found[0] if found and len(set(found)) == 1 else ""

    def _ruled(self, plan: Plan) -> Draft | None:
        """The rule that is asked for; what the question's own words put outside needs no search to say so."""
        outside = self._outside.answer(plan, partial(self._told_here, plan))
        return None if outside else self._rules_asked.answer(plan, lambda: self.retrieval)

    def _of_documents(self, plan: Plan) -> Draft:
        """Choose the route: what lies outside first, then fields, then the calculator, then search."""
        plan = self._state.restated(plan)
        later = plan.kind == "period" and not plan.follow_up and _AFTERWARDS.search(plan.query)
        if later and self.retrieval.subject.means_another(plan, "period"):
            plan = self.understanding.not_of(plan, "period")  # 意见交上去了,最迟几天有回话
        plan = self._meant.completed(plan, lambda: self.retrieval)
        draft = self._breakdowns.answer(plan, lambda: self.retrieval)
        draft = draft or self._own_school.answer(plan) or self._own_case.answer(plan) or self._shortcomings.answer(plan)
        draft = (
            draft
            or self._named_school.answer(plan)
            or self._named_school.compared(plan)
            or self._over_limit.answer(plan)
        )
        draft = draft or self._said_short.which(plan) or self._said_short.told(plan, self._audit.answer(plan))
        draft = draft or self._sums.answer(plan)
        draft = draft or self._ruled(plan)
        draft = draft or self._trends.answer(plan, lambda: self.retrieval)
        draft = draft or self._supposed.answer(plan, lambda: self.retrieval)
        plan = self._supposed.unsettled(plan)
        draft = draft or self._of_part(plan, self._premise.answer(plan, lambda: self.retrieval))
        draft = draft or self._granted.answer(plan, lambda: self.retrieval, partial(self._by_itself, plan))
        draft = draft or self._arithmetic.recalled(plan)
        draft = draft or self._outside.answer(plan, partial(self._told_here, plan))
        draft = draft or self._unclear.answer(plan, partial(self._found, plan))
        if draft is None:
            plan, draft = self._fields(plan)
        if draft is None and plan.kind == "compare":
            draft = self._comparison.answer(plan, None) or self._comparison.answer(plan, self.retrieval)
        draft = draft or self._projected.answer(plan, lambda: self.retrieval)
        draft = draft or self._prices.answer(plan, lambda: self.retrieval)
        draft = draft or self._yearly.answer(plan, lambda: self.retrieval)
        draft = draft or self._arithmetic.reckoned(plan, lambda: self.retrieval)
        if draft is not None:
            return draft
        calculated = self._said_short.told(plan, self._of_part(plan, self._calculator.answer(plan)))
        if calculated is not None and not self._calculator.leaves(plan):
            return calculated
        return self._searched(plan, calculated)

    def _searched(self, plan: Plan, calculated: Draft | None) -> Draft:
        """What search finds, or what was calculated where the announcement does not report it."""
        if calculated is None and (field := self.retrieval.subject.field(plan)):
            return self._contact.answer(plan, field)
        if calculated is None and (basic := self._basics.asked(plan)) is not None:
            return self._told_basic(basic)
        ranked = self.retrieval.candidates(plan)
        rate = calculated is not None and ranked and ranked[0].figure is not None and ranked[0].figure.per
        if calculated is not None and (rate or not self.retrieval.reports(plan, ranked)):
            return calculated
        found = self.retrieval.requirements.indicator(plan, ranked) or self._state.meant(plan, ranked)
        draft = None
        if found is not None:
            draft = self._calculator.answer(plan.model_copy(update={"indicators": (found[0],), "kind": found[1]}))
        if draft is None and plan.kind == "compare" and len(plan.levels) > 1:
            draft = self.retrieval.not_disclosed(plan, ranked)  # one level's words do not compare two
        draft = draft or self._outside.unknown(plan, ranked, self.retrieval.subject.outside(plan))
        return draft or self.retrieval.answer(plan, ranked)

    def _by_itself(self, plan: Plan, question: str) -> Draft:
        """Answer what a question asks beside what it takes for granted."""
        return self._of_documents(self.understanding.plan(question, role=plan.role, today=plan.today))

    def _told_basic(self, basic: Figure) -> Draft:
        """The number of all pupils, teachers or classes, with its level where its own words leave it out."""
        sentence, quotes = figure_sentence(self.corpus, basic)
        level = level_name(basic.level)
        return Draft("answered", "retrieval").say(f"{level}:{sentence}" if level not in sentence else sentence, *quotes)

    def _fields(self, plan: Plan) -> tuple[Plan, Draft | None]:
        """The office and the period where a question asks for them; else the plan to go on with."""
        if plan.expects not in FIELDS and plan.kind != "period":
            return plan, None
        if plan.kind in _OF_OFFICE and (plan.units or plan.schools):
            return self.understanding.not_of(plan, plan.kind), None  # 邮箱发过去多久有回执, 一中在哪条路
        draft = self._with_ways(plan, self._contact.answer(plan))
        if draft.status == "answered" or plan.kind not in _SAID_OTHERWISE:
            return plan, draft
        other = self.understanding.not_of(plan, plan.kind)
        return (other, None) if self._found(other) else (plan, draft)

    def _found(self, plan: Plan, least: float = 0.0) -> bool:
        """Say whether the best place that search finds holds what is asked, with a chance of at least so much."""
        ranked = self.retrieval.candidates(plan)
        return bool(ranked) and ranked[0].support >= least and self.retrieval.supports(plan, ranked[0])

    def _told_here(self, plan: Plan, least: float) -> bool:
        """The same for words that are mostly of another subject: 车票, and not 明天下不下雨."""
        return self._found(plan, least) and (self.retrieval.subject.outside(plan) or 0.0) < _ANOTHER

    def _with_ways(self, plan: Plan, draft: Draft) -> Draft:
        """The office with the ways to reach it, where both are asked for: 能用啥法子说,跟谁说."""
        if plan.kind != "office" or "procedure" not in plan.kinds or not _WAYS.search(plan.query):
            return draft
        other = self.understanding.not_of(plan, "office")
        ways = self.retrieval.answer(other, self.retrieval.candidates(other))
        for sentence in ways.sentences if ways.status == draft.status == "answered" else ():
            draft.say(sentence.text, *sentence.quotes)
        return draft


def _vocabulary(library: Library) -> set[str]:
    """The words that segmentation should keep whole: the field's own and the indicators' names."""
    names = {name for indicator in library.standard.indicators for name in indicator.names if len(name) <= 8}
    names |= {document.description.region for document in library.corpus.of_kind("announcement")}
    return set(library.corpus.lexicon.vocabulary) | names
