"""What a phrase of a question and the words of a number have in common: whether the number can be what it names."""

import re

from assistant.answering.arithmetic.operands import NOT_ALL, how_many, is_bound
from assistant.answering.places.basics import Basics
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import found_in, is_of_the_others, pairs, shared
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES
from assistant.text.spans import line
from assistant.text.years import has_year

_PAUSE = ", \uff0c;\uff1b:\uff1a"
FOR_EACH = re.compile(r"每(?!年|学年)")
_NO_COUNTS = frozenset({*SHARES, "year", "month", "day", "minute", "hour", "岁", "分", "倍", ""})

# A number that says only what was done: what it counts stands in the clause before (设宿舍阿妈,全县共聘用118人)
_LEANS = re.compile(
    r"(?:全[县区市旗州]|现|共|总|计|已|聘请?用?|配备?|招聘|录[取用]|覆盖|惠及|涉及|选派|预算|投[入资]|学校|[ 的])*"
)
_BY_LEVEL = 0.6  # how much a level tells of a phrase that names it and no other thing


class OperandWords:
    """How much of a phrase's words numbers tell, and where search looks for them."""

    def __init__(self, understanding: Understanding, basics: Basics) -> None:
        self.understanding, self.basics = understanding, basics

    def told(self, phrase: str, words: str) -> float:
        """The share of a phrase that words hold, by its terms or by its pairs of characters; 0 to 1."""
        terms, folded = self.understanding.terms(phrase), fold(words)
        total = sum(term.weight for term in terms)
        by_term = sum(term.weight for term in terms if found_in(term, folded)) / total if total else 0.0
        return max(by_term, shared(pairs("".join(term.word for term in terms)), folded, lambda _: 1.0))

    def own(self, phrase: str, figure: Figure, retrieval: Retrieval) -> float:
        """How much of a phrase a number's own words tell, its level included."""
        levels, terms = self.understanding.levels(phrase), self.understanding.terms(phrase)
        words = own_words(figure, retrieval.corpus)
        if is_of_the_others(phrase, terms, figure.subject):
            return 0.0
        if levels and figure.level not in levels:
            return 0.0 if figure.level or not terms else self.told(phrase, words)
        if levels and figure.kind == "person" and self.basics.of_level_alone(phrase):
            return _BY_LEVEL
        nouns = [term for term in terms if "n" in term.tag and term.weight >= STRONG]
        surely = bool(levels) and all(found_in(term, fold(words)) for term in nouns)
        return max(self.told(phrase, words), _BY_LEVEL if surely else 0.0)  # 考上普通高中的: 升入普通高中1412人

    def found(
        self, plan: Plan, phrase: str, units: tuple[str, ...], retrieval: Retrieval
    ) -> tuple[Plan, list[Candidate]]:
        """The places of the announcement where the number of a phrase may stand, best first."""
        single = how_many(self.understanding, plan, phrase, units).model_copy(update={"kind": "value"})
        places = [one for one in retrieval.candidates(single) if one.passage.kind == "announcement"]
        return single, places

    def counted(
        self, plan: Plan, phrase: str, units: tuple[str, ...], retrieval: Retrieval, *, whole: bool = False
    ) -> Figure | None:
        """The number of a phrase, by its own name or as search gives it, believed; None where none counts.

        As a ``whole`` it is to be shared out, and not shared out already: no 乘车费每人每月60元.
        """
        if (basic := self.basics.named(plan, phrase, units)) is not None:
            return basic
        single, places = self.found(plan, phrase, units, retrieval)
        if whole:
            places = [one for one in places if not (one.figure and FOR_EACH.search(one.figure.subject))]
        best = places[0] if places else None
        if best is None or best.figure is None or not retrieval.supports(single, best):
            return None
        of_all = NOT_ALL.search(phrase) or not NOT_ALL.search(best.figure.subject)
        return best.figure if of_all and counts(best.figure) else None


def own_words(figure: Figure, corpus: Corpus) -> str:
    """The words that belong to a number: what it counts and what stands around it up to the next one."""
    text = corpus.documents[figure.document].text
    before = figure.scope.rstrip(_PAUSE) if _LEANS.fullmatch(fold(figure.subject)) else ""
    return f"{re.split(f'[{_PAUSE}]', before)[-1]} {figure.subject} {text[slice(*figure.quote)]} {figure.time}"


def sentence_of(figure: Figure, retrieval: Retrieval) -> str:
    """The sentence that a number stands in."""
    passage = retrieval.corpus.passages[figure.passage]
    return retrieval.corpus.documents[figure.document].text[slice(*passage.sentence)]


def paragraph_of(figure: Figure, retrieval: Retrieval) -> str:
    """The paragraph that a number stands in."""
    text = retrieval.corpus.documents[figure.document].text
    return text[slice(*line(text, *figure.quote))]


def counts(figure: Figure) -> bool:
    """Say whether a number counts or measures something as it is: no share, no mean, no limit, no time."""
    return figure.kind not in _NO_COUNTS and not figure.per and not figure.former and not is_bound(figure)


def of_one_time(one: Figure, other: Figure) -> bool:
    """Say whether two numbers are of the same time, as far as both say."""
    return not (has_year(one.time) and has_year(other.time)) or one.time == other.time
