"""The second number of an operation that a question leaves to be found: told before, or the whole of a part."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, partial

from assistant.answering.arithmetic.operands import Operands
from assistant.answering.arithmetic.together import in_one_sentence
from assistant.answering.drafts import wording
from assistant.answering.places.basics import Basics
from assistant.answering.places.evidence import Candidate
from assistant.answering.retrieval.retrieve import Retrieval
from assistant.answering.retrieval.sorts import beside as of_sort
from assistant.answering.understanding.beside_words import BesideWords
from assistant.answering.understanding.operations import Name, Operations
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import found_in, is_of_the_others
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.quantities import SHARES

_PAIR = 2
_NEAR = 8  # characters between a whole and what was done of it
_TOP = 6  # places among which a whole is looked for
_LONGEST = 30  # characters of a follow-up that names one number and leaves the other out
_NOT_OF = "非"


class Beside:
    """Find both numbers of an operation where a question names only one; None where the documents do not tell."""

    def __init__(
        self,
        understanding: Understanding,
        operations: Operations,
        operands: Operands,
        basics: Basics,
        words: BesideWords,
    ) -> None:
        self._understanding, self._operations, self._operands = understanding, operations, operands
        self._basics, self._corpus, self._words = basics, understanding.corpus, words
        denies = words.denies.pattern
        self._rest = re.compile(
            rf"{denies}(?=[\u4e00-\u9fff、]{{1,12}}的[^,。?]{{0,6}}(?:多少|几))"
            rf"|(?<=[多少几])(?P<count>[\u4e00-\u9fff]{{0,6}}?){denies}(?=[\u4e00-\u9fff]{{1,8}}[?]?$)"
        )

    def told(self, plan: Plan, opened: Callable[[], Retrieval]) -> tuple[Name, list[Figure]] | None:
        """A number told before with one of its sentence that a follow-up names: 教职工多少人 / 专任教师占几成."""
        question = plan.question
        operation = self._operations.alone(question)
        if operation is None or not plan.told or len(question) > _LONGEST or plan.elsewhere or plan.schools:
            return None
        if operation.name not in {"share", "sum", "difference", "times"} or (operation.named or _PAIR) > _PAIR:
            return None
        phrase, retrieval = self._words.frame.sub(" ", self._operations.plain(question)).strip(), opened()
        last = [figure for told in plan.told[-1] if (figure := retrieval.corpus.figure_at(*told))]
        if not last or last[0].kind in SHARES:
            return None
        if operation.name == "share" and (of_all := self._of_all(plan, phrase, last[0], retrieval)):
            return "share", of_all
        if not self._understanding.terms(phrase):
            return None
        found = None
        for words in dict.fromkeys((phrase, phrase.rsplit("的", 1)[-1])):  # 真正站讲台的专任老师
            found = found or self._operands.find(plan, [(words, (last[0].kind,))], retrieval)
        if not found or found[0].start == last[0].start or not in_one_sentence(retrieval, [found[0], last[0]]):
            return None
        if operation.name == "share":
            part, whole = sorted((found[0], last[0]), key=lambda figure: figure.base)
            of_named = bool(self._words.of_named.search(question))  # 占留守娃的百分之几: of what is named
            return ("share", [part, whole]) if (whole is found[0]) == of_named else None
        ordered = [last[0], found[0]]
        if operation.name == "difference":
            ordered.sort(key=lambda figure: -figure.base)
        return operation.name, ordered

    def _of_all(self, plan: Plan, phrase: str, last: Figure, retrieval: Retrieval) -> list[Figure] | None:
        """What was told and all of a level, or a level of what was told: 占小学生的百分之几; 里面初中的占几成."""
        basic = self._basics.named(plan, phrase)
        if basic is not None and basic.kind == last.kind and last.base < basic.base:
            return [last, basic]
        levels = self._understanding.levels(phrase)
        if not self._understanding.terms(phrase) and levels == (last.level,) and last.kind == "school":
            sorts = of_sort(last, retrieval)  # 乡镇小学几所 / 占小学的多少
            return [last, *sorts] if sorts else None
        if self._understanding.terms(phrase) or len(levels) != 1 or last.level:
            return None
        beside = self._corpus.beside(last)
        alike = [one for one in beside if one.kind == last.kind and one.level in levels and one.base < last.base]
        own = [one for one in alike if last.subject in {one.subject, one.parent}] or alike
        return [own[0], last] if own else None

    def rest(self, plan: Plan, opened: Callable[[], Retrieval]) -> list[Figure] | None:
        """A whole and its part, where the rest is asked for and not told: 适龄268人,已入学264人 / 还没入学的几个."""
        match = self._rest.search(plan.query)
        if match is None:
            return self._opposite(plan, opened)
        if plan.expects != "quantity" or set(plan.units) & {*SHARES, "money", "year", "day"}:
            return None
        retrieval = opened()
        stated = retrieval.candidates(plan)
        if stated and stated[0].figure and self._words.untold.search(stated[0].figure.subject):
            return None  # 未入学4人: search answers it
        kept = f"{plan.query[: match.start()]}{match['count'] or ''}{plan.query[match.end() :]}"
        part_of, denied = self._words.left.sub("", kept), plan.query[match.end() :].partition("的")[0]
        single = self._understanding.plan(part_of, role=plan.role, today=plan.today)
        single = single.model_copy(update={"expects": "quantity"})
        ranked = [place for place in retrieval.candidates(single)[:_TOP] if place.figure]
        for place in ranked:
            near = place in ranked[:_PAIR] or (place.figure and self._is_done(denied, place.figure))
            if near and place.passage.kind == "announcement" and retrieval.supports(single, place):
                found = _whole_and_part(place, ranked, retrieval, self._words.done, partial(self._is_done, denied))
                if found is not None and found[1].level and not found[0].level:
                    found = None  # 没住校的学生: no more boarders than those of one level
                if found is not None:
                    return found
                part = place.figure
                if part and self._is_done(denied, part) and self._of_all_asked(plan, part):
                    return self._of_everything(plan, part, retrieval)
        return None

    def _opposite(self, plan: Plan, opened: Callable[[], Retrieval]) -> list[Figure] | None:
        """All and those of the opposite sort, where only these are told: 有本市户口的学生, 非本市户籍学生87912人."""
        if plan.expects != "quantity" or set(plan.units) & SHARES or not self._words.children.search(plan.query):
            return None
        if not any(is_of_the_others(plan.query, plan.terms, subject) for subject in self._others):
            return None  # without a search
        for place in opened().candidates(plan)[:_TOP]:
            part = place.figure
            told = part is not None and part.kind == "person" and place.passage.kind == "announcement"
            if part and told and is_of_the_others(plan.query, plan.terms, part.subject):
                return self._of_everything(plan, part, opened())
        return None

    @cached_property
    def _others(self) -> frozenset[str]:
        """What numbers of those count who are not of a sort: 非本市户籍学生."""
        return frozenset(
            one.subject for figures in self._corpus.figures.values() for one in figures if _NOT_OF in one.subject
        )

    def _of_all_asked(self, plan: Plan, part: Figure) -> bool:
        """Say whether a part is of all pupils or schools, of which a question asks."""
        asked = {"person": self._words.pupils, "school": self._words.schools}.get(part.kind)
        return asked is not None and bool(asked.search(plan.query))

    def _is_done(self, denied: str, part: Figure) -> bool:
        """Say whether a part is of those of whom a question denies something: 入学, of 没上学; none of a mere list."""
        told = fold(f"{part.parent} {part.subject}")
        terms = self._understanding.terms(denied)
        unnamed = not terms and not self._understanding.levels(denied)  # 没上高中 names what was not done
        return unnamed or bool(self._words.done.search(told)) or any(found_in(term, told) for term in terms)

    def _of_everything(self, plan: Plan, part: Figure, retrieval: Retrieval) -> list[Figure] | None:
        """All pupils or schools and a part of them, where the sentence of the part does not tell the whole."""
        noun = "在校生" if part.kind == "person" else "学校" if part.level else "义务教育学校"
        whole = self._operands.find(plan, [(f"{wording.level_name(part.level)}{noun}", (part.kind,))], retrieval)
        return [whole[0], part] if whole and whole[0].base > part.base and whole[0].level == part.level else None


def _whole_and_part(
    place: Candidate,
    ranked: Sequence[Candidate],
    retrieval: Retrieval,
    done: re.Pattern[str],
    is_done: Callable[[Figure], bool],
) -> list[Figure] | None:
    """The whole and the part where a place is either: 适龄268人,已入学264人; or the whole that another place tells.

    A part is dealt with by the word between the two numbers (``done``) or by what it counts (``is_done``).
    """
    one, passage = place.figure, place.passage
    if one is None or one.kind in {*SHARES, "money"}:
        return None
    figures = retrieval.corpus.in_sentence(passage)
    alike = [figure for figure in figures if figure.kind == one.kind and not figure.per and figure.comparator == "="]
    at = next((number for number, figure in enumerate(alike) if figure.start == one.start), 0)
    if at and alike[at - 1].base > one.base and is_done(one):
        return [alike[at - 1], one]
    if at == 0 and len(alike) >= _PAIR and alike[1].base < one.base and alike[1].start - one.end <= _NEAR:
        text = retrieval.corpus.documents[passage.document].text[one.end : alike[1].start]
        if done.search(text) or is_done(alike[1]):
            return list(alike[:_PAIR])  # 排查隐患326处,整改到位319处
    others = [other.figure for other in ranked if other.figure and other.figure.kind == one.kind]
    wholes = [other for other in others if other.base > one.base and other.subject and other.subject in one.subject]
    return [wholes[0], one] if wholes and is_done(one) else None
