"""The numbers that an operation is done with: one for each thing that a question names, or those a sentence lists."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.places.basics import Basics
from assistant.answering.places.evidence import Candidate, nearest
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.understanding.operations import Operation
from assistant.answering.understanding.plan import COMPULSORY, COMPULSORY_NAME, Plan, Term
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import PEOPLE

_PAIR, _BEST = 2, 5  # numbers of a mean; places of each that are looked at
_LISTING = 2  # places among which a list is looked for whose numbers are put in order
_SUM_OF_MONEY = re.compile(r"(?:钱|资金|款)$")
MONEY = ("money",)  # the unit of a list where a question tells none
_ENROLLED = "在校生"
_SCHOOL = "school"
_STAGES = re.compile("义务教育|学前|幼儿园|高中|中职|职业")
_PAY = re.compile(r"工资|薪|收入")  # 年人均工资: told of one person, and no mean to be reckoned
NOT_ALL = re.compile(r"最[大小多少高低]|除.*外")  # 规模最大的学校2310人 is not all of them
_MOVE, _MOVE_ASKED = re.compile(r"(?:增加|净增|增长|减少|下降|增)了?$"), re.compile(r"[增减升降添]|新|[多少][了出]")
_NEARLY, _LESS = 2.0, 0.1  # how much less a total may fit than the number of one level, and be told by the question


def is_bound(figure: Figure) -> bool:
    """Say whether a number is a limit and counts nothing: 学生不足100人的学校, 学生超过50人."""
    return figure.comparator in {"<", "<="} or (figure.comparator == ">" and figure.kind in PEOPLE)


def is_move(figure: Figure, question: str) -> bool:
    """Say whether a number tells by how much another has moved, of which a question does not ask: 初中生增加725名."""
    return bool(_MOVE.search(figure.subject)) and not _MOVE_ASKED.search(question)


def _wholes(fitting: list[Candidate]) -> list[Candidate]:
    """Where no level is asked for, totals rather than the numbers of one level, if they fit nearly as well."""
    best = max(fitting, key=lambda place: place.score)
    wholes = [place for place in fitting if place.figure and place.figure.level is None]
    told = best.signs["covered"] - _LESS
    near = [place for place in wholes if place.score >= best.score - _NEARLY and place.signs["covered"] >= told]
    return near or fitting


def _without_parts(fitting: list[Candidate], terms: Sequence[Term]) -> list[Candidate]:
    """The places but those of a part by 其中 that a phrase does not name where the whole fits too: 九年一贯制17所."""
    told = {(place.passage.sentence, place.figure.kind, place.figure.subject) for place in fitting if place.figure}

    def is_part(place: Candidate) -> bool:
        part = place.figure
        if part is None or (place.passage.sentence, part.kind, part.parent) not in told:
            return False
        return not any(found_in(term, part.subject) and not found_in(term, part.parent) for term in terms)

    return [place for place in fitting if not is_part(place)] or fitting


def of_one_stage(figures: list[Figure], corpus: Corpus) -> list[Figure]:
    """Numbers with the schools of 义务教育 in place of all schools where another number is of 义务教育 alone."""
    compulsory = any(figure.kind in PEOPLE and _is_of_compulsory(figure, corpus) for figure in figures)
    return [_of_stage(figure, corpus) if compulsory and figure.kind == _SCHOOL else figure for figure in figures]


def _of_stage(total: Figure, corpus: Corpus) -> Figure:
    beside = corpus.beside(total)
    parts = [
        one
        for one in beside
        if one.kind == _SCHOOL and COMPULSORY_NAME in one.subject and one.level is None and one.base < total.base
    ]
    whole = total.level is None and COMPULSORY_NAME not in total.subject
    return parts[0] if whole and len(parts) == 1 else total


def _is_of_compulsory(figure: Figure, corpus: Corpus) -> bool:
    """Say whether the last stage that is named before a number, or for it, in its paragraph is that of 义务教育."""
    if figure.level is not None:
        return figure.level in COMPULSORY
    text = corpus.documents[figure.document].text
    stages = _STAGES.findall(text[text.rfind("\n", 0, figure.start) + 1 : figure.end])
    return bool(stages) and stages[-1] == COMPULSORY_NAME


def how_many(understanding: Understanding, plan: Plan, phrase: str, units: tuple[str, ...]) -> Plan:
    """The plan of the question how much there is of what a phrase names, in the announcement and of a plan's years."""
    question = phrase if any(word in phrase for word in ("多少", "几")) else f"{phrase}有多少"
    single = understanding.plan(question, role=plan.role, today=plan.today)
    own = {"expects": "quantity", "units": units, "asks": (), "about": "announcement"}
    return single.model_copy(update={**own, "years": single.years or plan.years})


class Operands:
    """Find operands by search, with what the question's own words say of each."""

    def __init__(self, understanding: Understanding, basics: Basics) -> None:
        self.understanding, self._basics = understanding, basics

    def completed(self, phrases: Sequence[str]) -> tuple[str, ...]:
        """Each of several listed things with the noun that only the last one carries: 学前、义务教育的资助."""
        if len(phrases) < 2:
            return tuple(phrases)
        phrases = self._nouns(self._shared(phrases))
        own = [self.understanding.terms(phrase) for phrase in phrases]
        last = own[-1]
        tail = phrases[-1].rsplit("的", 1)[1] if "的" in phrases[-1] else last[-1].word if len(last) > 1 else ""
        if not tail:
            return tuple(phrases)
        return tuple(phrase if tail in phrase else f"{phrase}的{tail}" for phrase in phrases)

    def _nouns(self, phrases: Sequence[str]) -> Sequence[str]:
        """Of two phrases one of which ends with 的, both with the noun of the other: 乡镇幼儿园 and 县直的."""
        short = [phrase.endswith("的") for phrase in phrases]
        if len(phrases) != _PAIR or short[0] == short[1]:
            return phrases
        whole = phrases[short.index(False)]
        noun = (self.understanding.segmenter.words(whole) or [""])[-1]
        return [f"{phrase}{noun}" if phrase.endswith("的") and noun != whole else phrase for phrase in phrases]

    def _shared(self, phrases: Sequence[str]) -> Sequence[str]:
        """Levels that name nothing else are of what the first phrase is about: 骨干老师小学、初中."""
        first = self.understanding.subject(phrases[0])
        alone = [bool(self.understanding.levels(one)) and not self.understanding.subject(one) for one in phrases]
        if first and len(phrases) > _PAIR and all(alone[1:]):  # 新添的座位,小学初中合起来
            return [f"{one}{phrases[0]}" for one in phrases[1:]]
        if not first or not self.understanding.levels(phrases[0]):
            return phrases
        return [f"{one}{first}" if only else one for one, only in zip(phrases, alone, strict=True)]

    def find(
        self, plan: Plan, asked: Sequence[tuple[str, tuple[str, ...]]], retrieval: Retrieval
    ) -> list[Figure] | None:
        """A figure for each phrase, none twice, near each other where several fit."""
        if len(asked) == _PAIR and (pair := self._pair(plan, asked, retrieval)):
            return pair
        chosen: list[Candidate] = []
        for phrase, units in asked:
            if (basic := self._basics.named(plan, phrase, units)) is not None:
                chosen.append(replace(retrieval.evidence.whole(basic.passage), figure=basic))
                continue
            taken = {(c.figure.document, c.figure.start) for c in chosen if c.figure}
            fitting = self._fitting(plan, phrase, units, retrieval, taken)
            if not fitting and _ENROLLED in phrase:  # a document may say 学生 where another says 在校生
                fitting = self._fitting(plan, phrase.replace(_ENROLLED, "学生"), units, retrieval, taken)
            if not fitting:
                return None
            if not (plan.levels or self.understanding.levels(phrase)):
                fitting = _wholes(_without_parts(fitting, self.understanding.terms(phrase)))
            fitting = self._of_the_sort(fitting, phrase, retrieval.corpus)
            if not fitting:
                return None
            chosen.append(nearest(fitting, chosen))
        return of_one_stage([c.figure for c in chosen if c.figure], retrieval.corpus)

    def _of_the_sort(self, fitting: list[Candidate], phrase: str, corpus: Corpus) -> list[Candidate]:
        """The places that call it as a phrase does, if any does; else none of several sorts: 乡镇小学5所, of 小学."""
        own, terms = self._own_words(phrase), self.understanding.terms(phrase)
        called = [place for place in fitting if place.figure and len(own) > 1 and own in place.figure.subject]

        def is_one_of_several(part: Figure) -> bool:
            sort = (part.kind, part.parent, part.level)
            alike = [one for one in corpus.beside(part) if (one.kind, one.parent, one.level) == sort]
            several = bool(part.parent and part.level) and len({one.subject for one in alike}) > 1
            return several and not any(found_in(term, part.subject) for term in terms)

        return called or [place for place in fitting if not (place.figure and is_one_of_several(place.figure))]

    def _own_words(self, phrase: str) -> str:
        """What a phrase calls a thing beside its level: 县直 of 县直的幼儿园."""
        for low, high, _ in reversed(self.understanding.lexicon.levels(phrase)):
            phrase = phrase[:low] + phrase[high:]
        return phrase.strip("的")

    def _pair(
        self, plan: Plan, asked: Sequence[tuple[str, tuple[str, ...]]], retrieval: Retrieval
    ) -> list[Figure] | None:
        """Two numbers of different units in one clause, where each is among the best for its phrase."""
        (first, units), (second, others) = asked
        if not units or not others or set(units) & set(others):
            return None
        one, other = (
            sorted(self._fitting(plan, phrase, kinds, retrieval, set()), key=lambda place: -place.score)[:_BEST]
            for phrase, kinds in ((first, units), (second, others))
        )
        together = [(a, b) for a in one for b in other if a.passage.id == b.passage.id]
        if not one or not other or one[0].passage.id == other[0].passage.id or not together:
            return None
        best = max(together, key=lambda pair: pair[0].score + pair[1].score)
        near = best[0].score >= one[0].score - _NEARLY and best[1].score >= other[0].score - _NEARLY
        return [place.figure for place in best if place.figure] if near else None

    def _fitting(
        self,
        plan: Plan,
        phrase: str,
        units: tuple[str, ...],
        retrieval: Retrieval,
        taken: set[tuple[str, int]],
    ) -> list[Candidate]:
        """The places whose number a phrase can mean, but those that other operands have."""
        single = self._single(plan, phrase, units)
        if not (single.terms or single.levels):
            return []  # 占几个平方: of what is not said
        extreme, paid = bool(NOT_ALL.search(phrase)), bool(_PAY.search(plan.query))
        fitting = [
            place
            for place in retrieval.evidence.places(single, retrieval.found(single))
            if place.figure
            and (place.figure.document, place.figure.start) not in taken
            and (extreme or not NOT_ALL.search(place.figure.subject))
            and not is_bound(place.figure)
            and not is_move(place.figure, plan.query)
            and not retrieval.of_part(plan, place.figure)
            and place.passage.kind != "standard"
            and (place.figure.per == single.per_pupil or (place.figure.kind == "money" and paid))
            and place.signs["unit"] >= 0
            and place.signs["level"] >= 0
            and place.names_the_thing
        ]
        # 修校舍的1328万,平均一所: a number that the phrase states is the one that is meant
        values = {value for number in single.numbers for value in (number.value, number.base)}
        stated = [place for place in fitting if place.figure and {place.figure.value, place.figure.base} & values]
        return stated or fitting

    def told(self, phrase: str, figures: Sequence[Figure], retrieval: Retrieval) -> Figure | None:
        """The one of several numbers that a phrase tells by the words of its clause; None where two are told alike."""
        terms, levels = self.understanding.terms(phrase), self.understanding.levels(phrase)
        scored = []
        for figure in figures:
            passage = retrieval.corpus.passages[figure.passage]
            own, around = fold(f"{figure.parent} {figure.subject}"), fold(passage.text)
            told = sum(term.weight * (found_in(term, own) + found_in(term, around)) for term in terms)
            scored.append((told + (figure.level in levels), figure))
        scored.sort(key=lambda one: -one[0])
        clear = scored[0][0] > 0 and (len(scored) == 1 or scored[0][0] > scored[1][0])
        return scored[0][1] if clear else None

    def units(self, phrase: str) -> tuple[str, ...]:
        """The unit that a phrase's own words ask for: 修校舍花的钱, 买设备的钱 is money."""
        own = self.understanding
        return own.units(f"{phrase}多少") or (MONEY if _SUM_OF_MONEY.search(phrase) else ())

    def _single(self, plan: Plan, phrase: str, units: tuple[str, ...]) -> Plan:
        single = how_many(self.understanding, plan, phrase, units)
        return single.model_copy(update={"per_pupil": bool(single.per_pupil and "摊" not in phrase)})

    def _counting(self, plan: Plan, words: str, retrieval: Retrieval) -> list[Candidate]:
        """The places whose number is of the unit that a list is told in, best first."""
        single = self._single(plan, words, plan.units or MONEY)
        return [place for place in retrieval.candidates(single) if place.figure and place.signs["unit"] > 0]

    @staticmethod
    def _of_sentence(plan: Plan, best: Candidate, retrieval: Retrieval) -> list[Figure]:
        """The numbers of that unit in the sentence of a place."""
        beside = retrieval.corpus.in_sentence(best.passage)
        return [figure for figure in beside if figure.kind in (plan.units or MONEY) and not figure.per]

    def of_one_sentence(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> list[Figure] | None:
        """The number of each of several listed things where one sentence tells them all; None where it does not."""
        for best in self._counting(plan, plan.query, retrieval)[:2]:
            figures = self._of_sentence(plan, best, retrieval)
            found = [self.told(phrase, figures, retrieval) for phrase in operation.operands] if figures else [None]
            told = [figure for figure in found if figure is not None]
            several = len({figure.start for figure in told})
            if len(told) == len(found) == several and operation.named in {None, several}:
                return told
        return None

    def group(self, plan: Plan, operation: Operation, retrieval: Retrieval) -> list[Figure] | None:
        """The numbers of one unit that a sentence lists: the five amounts of 五类资助."""
        ranked = self._counting(plan, operation.group, retrieval)
        if not ranked:
            return None
        best, ordered = ranked[0], operation.name in {"most", "least", "range"}
        if ordered:  # the total may stand in a sentence of its own
            listing = (one for one in ranked[:_LISTING] if len(self._of_sentence(plan, one, retrieval)) > 1)
            best = next(listing, best)
        figures = self._of_sentence(plan, best, retrieval)
        text = retrieval.corpus.documents[best.passage.document].text
        listed = len(figures)
        for words in operation.without:
            figures = [f for f in figures if not self._named(words, f"{f.subject}{text[slice(*f.quote)]}")]
        if operation.named is not None and operation.named not in {listed, len(figures)}:
            parts = [figure for figure in figures if figure.parent and figure.parent == figures[-1].parent]
            return parts if len(parts) == operation.named else None
        return figures if len(figures) > 1 else None

    def _named(self, words: str, subject: str) -> bool:
        same = [one for term in self.understanding.terms(words) for one in term.same]
        return any(word in subject for word in same)
