"""Two numbers that an operation needs, found together: by the words of a question that both of them tell.

A question often does not say in so many words which number is which: 十二所中小学,娃娃匀一匀,一所合多少人. What it asks
for gives the units (人 over 所), its words are shared out between two numbers of the announcement, and the pair that
tells most of them is taken, if it leaves little untold.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations

from assistant.answering.arithmetic.operand_words import sentence_of
from assistant.answering.arithmetic.operands import MONEY, NOT_ALL, is_bound, is_move, of_one_stage
from assistant.answering.drafts import wording
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.operations import ON_WHOM, Name, Operation
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import found_in, pairs, shared
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES, Quantity

_ENOUGH = 0.75  # of the question's words, by weight, that a pair must tell
_AROUND = 0.6  # what a word counts that stands beside a number, not in its own words
# What a pair gains by one clause, one sentence, a number that the question states, by search, and by words told twice;
# and what it loses by a level that is not asked for
_TOGETHER, _SENTENCE, _NAMED, _SEARCH, _OTHER_LEVEL, _EACH = 0.25, 0.15, 0.3, 0.15, 0.4, 0.1
_MONEY = re.compile(r"的钱|钱里|资金|款|经费|投入")
_BEHIND = 6  # characters: 十二所中小学 counts what stands right behind it
_TELLS = 0.3  # a lighter word does not tell one number from another
_SINGLE = 3  # words that are searched for by themselves
_MOST = 60  # numbers that are looked at, best first


@dataclass(frozen=True)
class _Number:
    """A number of the announcement with the question's words that it tells."""

    place: Candidate
    figure: Figure
    own: frozenset[str]
    around: frozenset[str]
    words: str  # its own, folded


class Pairs:
    """Find the two operands of an operation that a question asks for in loose words."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding = understanding

    def find(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> list[Figure] | None:
        """The two numbers in the order in which they are divided or taken from each other; None where none fit."""
        plain = self._understanding.plan(operation.plain, role=plan.role, today=plan.today)
        terms = tuple(term for term in plain.terms if term.weight > 0 and not self._understanding.is_own(term.word))
        if not terms and not plain.levels:
            return None
        noun, fits = _noun(operation), self._fits(plan, operation)
        strong = {term.word for term in terms if term.weight >= _TELLS or term.word in noun}
        numbers = self._numbers(plan, plain, terms, noun, retrieval)
        over = noun[1:].rstrip("人")  # 学位 over 班, not the reverse; people are called by other names
        over = over if any(over in number.words for number in numbers) else ""
        scored = [
            (self._score(plain, terms, one, other), one, other)
            for one, other in permutations(numbers, 2)
            if fits(one.figure, other.figure)
            and over in other.words
            and _both_told(one, other, strong, plain.levels)
            and _is_of_these(one, other, noun, retrieval)
        ]
        # 全县各类学校29所,幼儿园占多大比例: a number that the question states is one of them
        stated = [found for found in scored if any(_stated(q, n.figure) for q in plan.numbers for n in found[1:])]
        told = [
            found for found in stated or scored if found[0][0] >= _ENOUGH and (not terms or found[1].own | found[2].own)
        ]
        if not told:
            return None
        _, first, second = max(told, key=lambda found: found[0][1])
        return of_one_stage([first.figure, second.figure], retrieval.corpus)

    def _numbers(
        self, plan: Plan, plain: Plan, terms: tuple[Term, ...], noun: str, retrieval: Retrieval
    ) -> list[_Number]:
        wide = plain.model_copy(
            update={
                "expects": "quantity", "units": (), "levels": (), "indicators": (), "head": None, "asks": (),
                "about": "announcement", "kind": "value", "per_pupil": False, "years": plan.years,
            }
        )  # fmt: skip
        given = {
            quantity: next((t.word for t in terms if t.word in plain.query[quantity.end : quantity.end + _BEHIND]), "")
            for quantity in plain.numbers
        }
        found = []
        for place in self._places(wide, plain, terms, noun, retrieval):
            figure = place.figure
            if (
                figure is None
                or figure.per
                or place.passage.kind != "announcement"
                or is_bound(figure)
                or is_move(figure, plan.query)
                or retrieval.of_part(plan, figure)
            ):
                continue
            if NOT_ALL.search(figure.subject) and not NOT_ALL.search(plain.query):
                continue
            if figure.kind == "person" and figure.decimals:
                continue  # a mean of people, however it is said
            text = retrieval.corpus.documents[figure.document].text
            words = fold(f"{figure.parent} {figure.subject} {text[slice(*figure.quote)]} {figure.time}")
            own = frozenset(term.word for term in terms if found_in(term, words))
            own |= {word for quantity, word in given.items() if word and _stated(quantity, figure)}
            missing = {term.word for term in place.missing}
            around = frozenset(term.word for term in terms if term.word not in missing) - own
            found.append(_Number(place, figure, own, around, words))
        return found[:_MOST]

    @staticmethod
    def _places(wide: Plan, plain: Plan, terms: tuple[Term, ...], noun: str, retrieval: Retrieval) -> list[Candidate]:
        """What search finds for the whole question and for each of its words, best first, each number once."""
        levels = "".join(wording.level_name(level) for level in plain.levels[:1])
        single = [f"{levels}{term.word}" for term in terms if term.weight >= STRONG][:_SINGLE]
        single += [f"全县有多少{noun}"] if noun else []
        best: dict[tuple[str, int], Candidate] = {}
        for words in (plain.query, *single):
            for place in retrieval.evidence.places(wide, retrieval.found(plain.model_copy(update={"search": words}))):
                if place.figure:
                    best.setdefault((place.figure.document, place.figure.start), place)
        return sorted(best.values(), key=lambda place: -place.score)

    def _fits(self, plan: Plan, operation: Operation) -> Callable[[Figure, Figure], bool]:
        """Whether two numbers can be the operands, by their units and sizes."""
        name: Name = operation.name
        if name == "per":
            noun = _noun(operation)
            counted = self._understanding.units(re.sub(rf"[每一1]{{1,2}}{re.escape(noun)}", "", plan.query))
            by = self._understanding.units(f"多少{noun}")
            counted, by = _heads(counted, plan.query), _heads(by, noun)
            return lambda one, other: (
                (one.kind in counted if counted else one.kind not in by) and other.kind in by and other.base > 1
            )
        units = () if name in {"share", "times"} else plan.units
        if name in {"share", "times"} and _MONEY.search(plan.query):
            units = MONEY  # 三年花的钱里,省里给的占几成: of no people

        def fits(one: Figure, other: Figure) -> bool:
            if one.kind != other.kind or one.kind in SHARES or one.unit == "":
                return False
            if units and one.kind not in units:
                return False
            return one.base < other.base if name == "share" else one.base > other.base

        return fits

    def _score(self, plain: Plan, terms: tuple[Term, ...], one: _Number, other: _Number) -> tuple[float, float]:
        """How much of the question a pair tells, and how well it fits."""
        total = sum(term.weight for term in terms) or 1.0
        own = sum(term.weight for term in terms if term.word in one.own | other.own)
        beside = (one.around | other.around) - (one.own | other.own)
        around = sum(term.weight for term in terms if term.word in beside)
        told = (own + around) / total if terms else 1.0
        fit = (own + _AROUND * around) / total
        fit += _TOGETHER * (one.place.passage.id == other.place.passage.id)
        fit += _SENTENCE * (one.place.passage.sentence == other.place.passage.sentence)
        fit += _SEARCH * (one.place.signs["search"] + other.place.signs["search"])
        for number in (one, other):
            fit += _EACH * sum(term.weight for term in terms if term.word in number.own) / total
            fit += _NAMED * any(_stated(quantity, number.figure) for quantity in plain.numbers)
        levels = {number.figure.level for number in (one, other)} - {None}
        fit -= _OTHER_LEVEL * len(levels - set(plain.levels))
        if plain.levels:
            fit -= _OTHER_LEVEL / 2 * sum(number.figure.level not in plain.levels for number in (one, other))
        return told, fit


def _noun(operation: Operation) -> str:
    """What is counted one by one, with its classifier: 所学校; empty where no operation counts any."""
    return ON_WHOM.sub("", operation.operands[1]) if operation.operands else ""


def _heads(units: tuple[str, ...], words: str) -> tuple[str, ...]:
    """People, where no 人次 is said: 资助学生2310人次 are no pupils."""
    return ("person",) if "person" in units and "人次" not in words else units


def _is_of_these(one: _Number, other: _Number, noun: str, retrieval: Retrieval) -> bool:
    """Say whether money that another sentence tells is that of those it is shared out over: 每所供氧的学校花了多少."""
    described = noun[1:].rpartition("的")[0]
    if one.figure.kind != "money" or not described or one.place.passage.sentence == other.place.passage.sentence:
        return True
    return shared(pairs(described), fold(sentence_of(one.figure, retrieval)), lambda _: 1.0) > 0


def _both_told(one: _Number, other: _Number, strong: set[str], levels: tuple[str, ...]) -> bool:
    """Say whether each number has a word of the question, or stands beside the one that has: 684人次,发放68.4万元."""
    told = [bool(number.own & strong) or (number.figure.level in levels) for number in (one, other)]
    beside = one.place.passage.id == other.place.passage.id and one.figure.kind != other.figure.kind
    return all(told) or (any(told) and beside)


def _stated(quantity: Quantity, figure: Figure) -> bool:
    """Say whether a number of the question is that of a figure: the 1.36亿, the 十二所."""
    return quantity.value in {figure.value, figure.base} or quantity.base == figure.base
