"""Everything that can answer a question, built once; in which order they are asked is told in ``routes.py``."""

from assistant.answering.arithmetic.aims import Aims
from assistant.answering.arithmetic.arithmetic import Arithmetic
from assistant.answering.arithmetic.breakdowns import Breakdowns
from assistant.answering.arithmetic.operand_words import OperandWords
from assistant.answering.arithmetic.opinions import Opinions
from assistant.answering.arithmetic.opposites import Opposites
from assistant.answering.arithmetic.prices import Prices
from assistant.answering.arithmetic.projected import Projected
from assistant.answering.arithmetic.reckoned import Reckoned
from assistant.answering.arithmetic.sum_questions import SumQuestions
from assistant.answering.arithmetic.yearly import Yearly
from assistant.answering.contact import Contact
from assistant.answering.parts import Parts
from assistant.answering.places.outside import Outside
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
from assistant.answering.schools.own_class import OwnClass
from assistant.answering.schools.own_school import OwnSchool
from assistant.answering.schools.schools import Schools
from assistant.answering.suggest import Suggest
from assistant.answering.unclear import Unclear
from assistant.answering.understanding.audit_words import AuditWords
from assistant.answering.understanding.beside_words import BesideWords
from assistant.answering.understanding.movements import Movements
from assistant.answering.understanding.operations import Operations
from assistant.answering.understanding.school_words import load_words
from assistant.answering.verdicts.audit_questions import AuditQuestions
from assistant.answering.verdicts.calculate import Calculator
from assistant.answering.verdicts.rules_asked import RulesAsked
from assistant.answering.verdicts.said_short import SaidShort
from assistant.answering.verdicts.shortcomings import Shortcomings
from assistant.answering.verdicts.state_questions import StateQuestions
from assistant.types import Role

_ROLES: tuple[Role, ...] = ("public", "staff")


class Answerers:
    """One of each, by the step that it belongs to; ``schools`` are by role, since not all see every table."""

    def __init__(self, parts: Parts) -> None:
        language, facts, toolbox, own = parts.language, parts.facts, parts.toolbox, parts.understanding
        premise_words, basics = parts.premise_words, parts.basics

        school_words = load_words(language / "schools.yaml")
        self.schools = {role: Schools(toolbox.of(role), school_words, parts.corpus.lexicon) for role in _ROLES}
        self.own_school, self.own_case = OwnSchool(toolbox, own), OwnCase(toolbox)
        limits = LimitWords.read(language / "limits.yaml")
        self.named_school, self.over_limit = NamedSchool(toolbox, own, limits), OverLimit(toolbox, limits)
        self.own_class = OwnClass(toolbox, limits)

        audit_words = AuditWords(language / "audit.yaml", parts.standard.rules)
        self.calculator, self.audit = Calculator(toolbox), AuditQuestions(toolbox, audit_words)
        self.state = StateQuestions(facts, own, audit_words)
        self.rules_asked, self.shortcomings = RulesAsked(), Shortcomings(facts, own)
        self.said_short = SaidShort(facts, toolbox, own, language / "short.yaml")

        operand_words = OperandWords(own, basics)
        self.breakdowns = Breakdowns(toolbox, own, language / "breakdowns.yaml")
        self.arithmetic = Arithmetic(
            toolbox,
            own,
            Operations(language / "operations.yaml"),
            Movements(language / "movements.yaml"),
            Reckoned(toolbox, operand_words, language / "reckoned.yaml"),
            basics,
            Opinions(facts, own, language / "opinions.yaml"),
            self.breakdowns,
            BesideWords.read(language / "beside.yaml"),
            Opposites(facts, basics, language / "opposites.yaml"),
        )
        self.aims = Aims(toolbox, own, basics, language / "aims.yaml")
        self.sums = SumQuestions(toolbox, premise_words)
        self.projected, self.yearly = Projected(toolbox, own, basics), Yearly(toolbox, own)
        self.prices = Prices(toolbox, language / "prices.yaml")

        self.premise = Premise(toolbox, own, parts.polarity, premise_words)
        self.granted = Granted(toolbox, operand_words, language / "granted.yaml", premise_words)
        self.said_of_all = SaidOfAll(parts.polarity, premise_words)
        self.supposed = Supposed(toolbox, own, self.arithmetic, language / "supposed.yaml")
        self.trends = Trends(toolbox, own, language / "trend.yaml")

        self.meant, self.comparison = Meant(parts.standard), Comparison(toolbox, basics)
        self.contact, self.outside = Contact(facts, toolbox, parts.polarity), Outside(facts, own)
        self.suggest = Suggest(facts, own, language / "suggestions.yaml")
        self.unclear = Unclear(own, self.suggest)
