"""The signs by which a place is judged for a question: measured here, weighed elsewhere.

Each sign is a number of about 0 to 1 (or −1 to 1 where a place can speak against itself). They are measured on the
words of the place, its clause and its context, on the figure it holds and on what the search found; none of them knows
any document.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.answering.understanding.plan import COMPULSORY, Plan, Term
from assistant.documents.figures import Figure
from assistant.documents.model import Passage
from assistant.search.hit import Hit
from assistant.text.normalize import fold

_SEATS = re.compile(r"学位|床位")
_OTHERS = re.compile(r"(?:^|\s)非(?!常|遗|寄宿)(?P<of>[\u4e00-\u9fff]{2,4})")
_DENIES = re.compile(r"[非外不没未别]|其他")
_CLASS, _PEOPLE, _BARE = "班", "人口", frozenset({"", "万"})
_OF_GIVEN = re.compile(r"\d+[个名位所人][^,。?]{0,12}(?:里头?|里面|当中|其中|中),?[^,。?]{0,10}(?:多少|几)(?!成|分)")
_ANY, _COUNTED = "个", frozenset({"个", "person", "school", "room"})
_NO_SEATS = re.compile(r"不是[^,。?]{0,3}(?:学位|床位)")
SIGNS = (
    "search",  # what the fused search says of the passage
    "dense",  # cosine of the passage's best grain, above that of the best passage of all (0 or less)
    "near",  # the same of the place's own grain
    "covered",  # share of the question's subject found, here most, in the headings least
    "here",  # share found in the place's own words
    "pairs",  # share of the question's character pairs found in the clause and its context
    "pairs_here",  # the same in the place's own words
    "asked",  # share of the place's own subject that the question names
    "head",  # the noun asked of stands here (1), in the clause, in the context, nowhere (−1)
    "counted",  # the noun asked of stands right beside the number
    "foreign",  # a subject of its own that is not asked for, where little of what is asked is found
    "gap",  # the weightiest word of the question that is found nowhere
    "level",  # of the level asked for (1), of another (−1)
    "whole",  # a part (one level of several) where the whole is asked for
    "source",  # of the document whose words are asked for
    "unit",  # a number of the unit asked for (1), of another (−1)
    "per",  # per pupil as asked (1), a total where a rate is asked or the other way round (−1)
    "year",  # of another year than asked
    "held",  # holds the kind of thing asked for: a day, a person
    "heading",  # a heading, which names what the text below it says
    "stated",  # holds a number that the question itself names
    "thing",  # speaks of what the question's vector says is asked about: the chance
    "other",  # the chance that something is asked about of which this place does not speak
)
NEAR_UNIT = 0.5  # what a number in another measure word of the same thing counts: 学堂几间, 17所
_TELLING = 0.5  # a share of a question that tells figures of one clause apart
_HERE, _CLAUSE, _CONTEXT, _TITLE = 1.0, 0.8, 0.6, 0.5


@dataclass(frozen=True)
class Place:
    """What may hold the answer: a figure, or a part of a clause."""

    passage: Passage
    hit: Hit
    span: tuple[int, int]
    words: str  # folded
    subject: str  # what the place is about, folded: a figure's subject, else its words
    clause: str
    context: str
    figure: Figure | None = None


def found_in(term: Term, words: str) -> bool:
    """Say whether words hold a term or one that says the same."""
    return any(same in words for same in term.same)


def share_told(terms: Iterable[Term], words: str) -> float:
    """The weighted share of terms that words hold; the whole of none."""
    weights = [(term.weight, found_in(term, words)) for term in terms]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, found in weights if found) / total if total else 1.0


def coverage(terms: Iterable[Term], place: Place) -> tuple[float, float, tuple[Term, ...]]:
    """The weighted share of terms found around a place and in its own words, and the terms found nowhere."""
    total = around = here = 0.0
    missing = []
    for term in terms:
        total += term.weight
        where = (
            _HERE if found_in(term, place.words)
            else _CLAUSE if found_in(term, place.clause)
            else _CONTEXT if found_in(term, place.context)
            else 0.0
        )  # fmt: skip
        around += where * term.weight
        here += term.weight if where == _HERE else 0.0
        if not where:
            missing.append(term)
    return (around / total, here / total, tuple(missing)) if total else (0.0, 0.0, ())


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text, marks and digits left out."""
    folded = fold(text)
    return {folded[i : i + 2] for i in range(len(folded) - 1) if folded[i].isalpha() and folded[i + 1].isalpha()}


def shared(asked: set[str], words: str, weight: Callable[[str], float]) -> float:
    """The weighted share of a question's character pairs that words hold."""
    total = sum(weight(pair) for pair in asked)
    return sum(weight(pair) for pair in asked if pair in words) / total if total else 0.0


def head_sign(plan: Plan, place: Place) -> float:
    """Where the noun asked of stands."""
    if plan.head is None:
        return 0.0
    if found_in(plan.head, place.words):
        return _HERE
    if found_in(plan.head, place.clause):
        return _TITLE
    return 0.2 if found_in(plan.head, place.context) else -1.0


def counted_sign(plan: Plan, figure: Figure | None, passage: Passage) -> float:
    """Whether the noun asked of is what the number counts: 29个部门, 在校生13448人."""
    if figure is None or plan.head is None:
        return 0.0
    start, end = figure.start - passage.start, figure.end - passage.start
    after, before = fold(passage.text[end : end + 12]), fold(passage.text[max(0, start - 12) : start])
    return float(any(after.startswith(same) or before.endswith(same) for same in plan.head.same))


def names_subject(plan: Plan, place: Place) -> bool:
    """Say whether a question names what a place's number counts, in its own words: 社区几个, 15个社区."""
    if place.figure is None:
        return False
    return counted_sign(plan, place.figure, place.passage) > 0 or coverage(plan.terms, place)[1] >= _TELLING


def level_sign(plan: Plan, figure: Figure | None, named: set[str]) -> float:
    """Whether a place is of the level asked for; ``named`` are the levels its words name."""
    own = {str(figure.level)} if figure and figure.level else named
    if not plan.levels or (not own and set(plan.levels) & COMPULSORY):
        return 0.0
    return 1.0 if own & set(plan.levels) else -1.0


def unit_sign(plan: Plan, figure: Figure | None) -> float:
    """Whether a figure has the unit asked for; 0 where any will do."""
    if figure is None:
        return -1.0 if plan.expects == "quantity" else 0.0
    if not plan.units:
        return 0.0
    if "person" in plan.units and _SEATS.search(figure.subject) and not _NO_SEATS.search(plan.query):
        return 1.0  # 能多容下几个学生: 增加学位600个
    if figure.kind == "person" and figure.per and not plan.per_pupil and not _is_of_a_class(plan, figure):
        return -1.0  # a head count is asked for
    if figure.kind in plan.units or ("person" in plan.units and _counts_people(figure)):
        return 1.0
    return NEAR_UNIT if figure.kind in plan.near_units and not figure.per and not _counts_other(plan, figure) else -1.0


def is_given(plan: Plan, figure: Figure | None) -> bool:
    """Say whether a number is one that the question gives itself, or of what it gives more than there are.

    11所新学校里初中有几所, 那十五项过了几个; 那5个老师里有几个是本地人 is not answered by 11名.
    """
    if figure is None:
        return False
    if any((one.base, one.kind) == (figure.base, figure.kind) for one in plan.numbers):
        return True
    alike = [one for one in plan.numbers if one.kind == figure.kind or _ANY in {one.kind, figure.kind} & _COUNTED]
    return bool(_OF_GIVEN.search(fold(plan.query))) and any(1 < one.base <= figure.base for one in alike)


def is_of_the_others(question: str, terms: Iterable[Term], own: str) -> bool:
    """Say whether a number's own words are of those who are not asked of: 本地户口的占几成, 非本市户籍占53.8%."""
    others = _OTHERS.search(own)
    if others is None or _DENIES.search(question):
        return False
    return bool(pairs(others["of"]) & pairs(question)) or any(found_in(term, others["of"]) for term in terms)


def _counts_people(figure: Figure) -> bool:
    """Say whether a number counts people without saying so: 总人口21.6万."""
    return figure.subject.rstrip().endswith(_PEOPLE) and figure.unit in _BARE


def _is_of_a_class(plan: Plan, figure: Figure) -> bool:
    """Say whether a number per class is asked for: 按多少人一个班来编, 初中50人编班."""
    return _CLASS in plan.query and _CLASS in figure.subject


def _counts_other(plan: Plan, figure: Figure) -> bool:
    """Say whether a noun that is not asked about stands behind a number: 3个班, where 几家小学 is asked."""
    _, behind, counted = fold(figure.subject).partition(" ")
    return bool(behind) and not any(counted.startswith(same) for term in plan.terms for same in term.same)
