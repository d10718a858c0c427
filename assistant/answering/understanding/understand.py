"""What understanding a question needs: its plan, and what other steps ask of single words and phrases."""

import re
from datetime import date

from assistant.answering.understanding.counties import Counties
from assistant.answering.understanding.indicators_asked import IndicatorsAsked
from assistant.answering.understanding.kinds import Kinds
from assistant.answering.understanding.known_words import KnownWords
from assistant.answering.understanding.plan import Asked, Plan, Term
from assistant.answering.understanding.planner import Planner
from assistant.answering.understanding.scope import Scope
from assistant.answering.understanding.scope_words import ScopeWords
from assistant.answering.understanding.siblings import Siblings
from assistant.answering.understanding.terms import Terms
from assistant.documents.corpus import Corpus
from assistant.indicators.standard import Standard
from assistant.text.normalize import clean
from assistant.text.words import Segmenter
from assistant.text.years import years
from assistant.types import Level, Role

_BARE = re.compile(
    r"(?:又|各|是|有|为|分别|大概|总共|一共)*(?:多少|几个?|怎样|怎么样|如何|什么情况)(?:呢|啊|呀|了|吗)?[??]?"
)
_LARGE = re.compile(r"(?<=[一二两三四五六七八九十几\d])个(?=[亿万]|平方|平米)")  # 两个亿, 9.8个平方
_TWICE = re.compile(r"(?<=[小中校])学生(?=生均)")  # 初中学生生均: of each pupil, and no pupils


class Understanding:
    """Everything that understanding a question needs of a corpus; one per assistant."""

    def __init__(
        self,
        corpus: Corpus,
        standard: Standard,
        kinds: Kinds,
        segmenter: Segmenter,
        siblings: Siblings,
        scope: ScopeWords,
    ) -> None:
        self.corpus, self.standard, self.kinds, self.segmenter = corpus, standard, kinds, segmenter
        self.siblings, self.cues, self.lexicon = siblings, kinds.cues, corpus.lexicon
        self._scope = Scope(corpus, segmenter, scope)
        self._counties, self._known = Counties(corpus), KnownWords(corpus)
        self._terms = Terms(self.lexicon, segmenter, kinds, self._known, self._counties)
        self._indicators = IndicatorsAsked(standard, self.lexicon, kinds, self._terms.of)
        self._planner = Planner(kinds, self.lexicon, self._scope, self._counties, self._terms, self._indicators)

    # -- the whole question --------------------------------------------------------------------------------------------

    def plan(self, question: str, *, role: Role = "public", today: date | None = None, query: str = "") -> Plan:
        """Understand one cleaned question; ``query`` is the question completed from the conversation."""
        return self._planner.plan(question, query or question, role, today)

    def not_of(self, plan: Plan, name: str) -> Plan:
        """A plan of the next kind that its question fits, where it is not of the kind ``name``."""
        return self._planner.not_of(plan, name)

    def kind(self, question: str) -> str:
        """The name of the first kind a question fits by itself."""
        return self._planner.kind(question)

    def subject(self, question: str) -> str:
        """The words of a question that say what it is about; empty for 那初中呢 or 达标吗."""
        return self._planner.subject(question)

    # -- its words -----------------------------------------------------------------------------------------------------

    def terms(self, question: str) -> tuple[Term, ...]:
        """The words of a question that say what it is about, weighted by how rare they are in the documents."""
        return self._terms.of(question)

    def content_words(self, question: str) -> list[str]:
        """The words of a question that say what it is about."""
        return [term.word for term in self.terms(question)]

    def foreign(self, question: str) -> bool:
        """Say whether a question is about things that no document knows: 晚上吃火锅怎么样."""
        return self._terms.foreign(question)

    def alien(self, question: str) -> bool:
        """Say whether no noun of a question belongs to the field and some word of it is in no document."""
        return self._terms.alien(question)

    def of_the_field(self, question: str) -> bool:
        """Say whether a question holds any word of the field at all."""
        return self._terms.of_the_field(question)

    def knows(self, word: str) -> bool:
        """Say whether the documents hold a word or one that says the same."""
        return self._known.knows(word)

    # -- what it asks --------------------------------------------------------------------------------------------------

    def measure(self, question: str) -> str:
        """The asking words of a question, from the first cue of its kind on; empty where it asks nothing of its own."""
        for kind in self.kinds.all_of(question)[:-1]:
            match = kind.cues.search(question)
            if match:
                return question[match.start() :]
        return ""

    def bare(self, measure: str) -> bool:
        """Say whether asking words say nothing of what is measured: 又是多少, 几个呢."""
        return bool(_BARE.fullmatch(measure))

    def units(self, measure: str) -> tuple[str, ...]:
        """The unit classes that asking words ask for."""
        return self.kinds.units(measure)

    # -- of which indicator --------------------------------------------------------------------------------------------

    def indicators(self, question: str) -> tuple[Asked, ...]:
        """Indicators that a question means, the likeliest first."""
        return self._indicators.of(question)

    def alike(self, question: str) -> tuple[str, ...]:
        """Ids of the indicators between which a question does not choose; none or one where it is clear."""
        return self._indicators.alike(question)

    def of_spread(self, question: str) -> bool:
        """Say whether a question names the 差异系数 and no indicator of which it is asked."""
        return self._indicators.of_spread(question)

    def has_levels(self, question: str) -> bool:
        """Say whether the indicator that a question means is measured for each level by itself."""
        return self._indicators.has_levels(question)

    def judges(self, question: str) -> bool:
        """Say whether a question asks after an indicator's verdict or threshold without naming one."""
        return self.kinds.all_of(question)[0].needs_indicator and not self.indicators(question)

    # -- where and when ------------------------------------------------------------------------------------------------

    def levels(self, question: str) -> tuple[Level, ...]:
        """Levels that a question names, in order."""
        return self._planner.levels(question)

    def years(self, question: str) -> tuple[str, ...]:
        """The years that a question names."""
        return years(question, date.today())

    def in_full(self, question: str) -> str:
        """A question with the short names of schools as the documents write them."""
        return self._scope.in_full(question)

    def schools(self, question: str) -> tuple[str, ...]:
        """The single schools that a question names."""
        return self._scope.schools(question)

    def elsewhere(self, question: str) -> tuple[str, ...]:
        """The places that a question names and no document speaks of."""
        return self._scope.elsewhere(question)

    def is_own(self, word: str) -> bool:
        """Say whether a word is a name of a county whose announcement is loaded."""
        return self._counties.is_name(word)

    def names_county(self, question: str) -> bool:
        """Say whether a question names a county whose announcement is loaded."""
        return self._counties.named_in(question)


def cleaned(question: str) -> str:
    """The question as every later step reads it."""
    return _TWICE.sub("", _LARGE.sub("", clean(question)))
