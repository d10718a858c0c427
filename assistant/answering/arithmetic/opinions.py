"""What is reckoned from an inquiry: how far two groups' opinions are apart, and how many of its forms came back.

A county tells how content all are and, beside it, some groups: 总体90.6%;家长90.2%、学生94.7%. A group is known by the
nouns of its number's own words; what people call 总的 is the value of the indicator.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.kinds import patterns
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import share_told
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.spans import line

_KEYS = {"about", "apart", "ends", "all", "forms", "rate", "lost", "void", "issued", "returned", "valid"}
_TELLS = 0.5  # the share of a group's own words that a question must name
_ROW, _PAIR = 2, 2
_COUNTED = frozenset({"份", "张", "", "个", "person"})
_OF_OPINION = re.compile(r"(?:总体|综合|总|平均)?(?:满意|认可)(?:度|率)?|评价|【[^】]*】")
_OF_PARENTS = re.compile(r"(?:学生|孩子|娃娃?)的?(?=家长|爹妈|父母)")
_ANY_RATE = re.compile(r"[率例]$")


class Asked(NamedTuple):
    """An operation over two numbers."""

    name: Literal["difference", "share"]
    figures: list[Figure]


class Opinions:
    """The words of ``opinions.yaml``, and the numbers found by them; None where a question asks for none of these."""

    def __init__(self, facts: Facts, understanding: Understanding, path: Path) -> None:
        self._cues = patterns(path, _KEYS)
        self._facts, self._understanding = facts, understanding

    def find(self, plan: Plan) -> Asked | None:
        """Two rates and how far they are apart, or the forms of an inquiry and their share or difference."""
        if plan.elsewhere or plan.schools or plan.years:
            return None
        question = fold(plan.query)
        if self._cues["forms"].search(question) and (forms := self._of_forms(plan, question)):
            return forms
        if not (self._cues["about"].search(question) and self._cues["apart"].search(question)):
            return None
        found = self._ends(plan) if self._cues["ends"].search(question) else self._two(plan, question)
        if found is None or found[0].base == found[1].base:
            return None
        return Asked("difference", sorted(found, key=lambda one: -one.base))

    # -- how content they are ------------------------------------------------------------------------------------------

    def _ends(self, plan: Plan) -> list[Figure] | None:
        """The highest and the lowest of the groups that one paragraph tells."""
        whole = self._whole(plan)
        groups = [one for one in self._rates(plan, whole) if one != whole]
        order = sorted(groups, key=lambda one: -one.base)
        return [order[0], order[-1]] if len(order) >= _ROW else None

    def _two(self, plan: Plan, question: str) -> list[Figure] | None:
        """The rates of the two groups that a question names, or of one and of all."""
        whole, question = self._whole(plan), _OF_PARENTS.sub("", question)
        named = [one for one in self._rates(plan, whole) if one != whole and self._is_named(one, question)]
        # 渔民家长: not the 家长 that its words hold as well
        kept = [one for one in named if not any(self._holds(other, one) for other in named)]
        if len(kept) == _PAIR:
            return kept
        if len(kept) == 1 and whole is not None and self._cues["all"].search(question):
            return [kept[0], whole]
        return None

    def _is_named(self, figure: Figure, question: str) -> bool:
        """Say whether a question names enough of a group's own words."""
        own = [term for term in self._understanding.terms(self._group(figure)) if term.weight > 0]
        return bool(own) and share_told(own, question) >= _TELLS

    def _holds(self, longer: Figure, shorter: Figure) -> bool:
        """Say whether a group's words hold those of another one."""
        one, other = self._group(longer), self._group(shorter)
        return one != other and other in one

    def _group(self, figure: Figure) -> str:
        """Whose opinion a number tells, in its own words or in those right before it."""
        own = _OF_OPINION.sub("", fold(figure.subject)).strip(" ,的为是")
        before = re.split(r"[,;。、:]", fold(figure.scope).rstrip(" ,;。、:"))[-1]
        return own or _OF_OPINION.sub("", before).strip(" 其中最高低")

    def _rates(self, plan: Plan, whole: Figure | None) -> list[Figure]:
        """The rates of the paragraphs that tell how content people are, that of ``whole`` among them."""
        announcement = self._facts.announcement(question=plan.query, role=plan.role)
        text, corpus = announcement.document.text, self._facts.corpus
        found = []
        for figure in corpus.figures_of(announcement.document.id):
            low, high = line(text, figure.start, figure.end)
            sentence = slice(*corpus.passages[figure.passage].sentence)
            near = self._cues["about"].search(fold(text[sentence])) or (whole is not None and low <= whole.start < high)
            rate = figure.kind == "percent" and figure.comparator == "=" and not figure.former
            other = _ANY_RATE.search(figure.subject) and not _OF_OPINION.search(figure.subject)
            if near and rate and not other and self._group(figure):
                found.append(figure)
        return found

    def _whole(self, plan: Plan) -> Figure | None:
        """The rate of all, as the audit of the announcement found it."""
        reported = self._facts.announcement(question=plan.query, role=plan.role).reported
        names = {one.indicator for one in self._understanding.indicators("群众满意度")}
        return next((value.figure for key, value in reported.items() if key[0] in names), None)

    # -- the forms of an inquiry ---------------------------------------------------------------------------------------

    def _of_forms(self, plan: Plan, question: str) -> Asked | None:
        """The forms that were given out and those that came back or count, as far as the question speaks of them."""
        lost, rate = self._cues["lost"].search(question), self._cues["rate"].search(question)
        if not (lost or rate) or (plan.indicators and not rate):
            return None
        for sentence in self._sentences(plan):
            told = {key: self._called(key, sentence) for key in ("issued", "returned", "valid")}
            whole, part = self._whole_and_part(question, told)
            if whole and part and part is not whole and part.base <= whole.base:
                return Asked("difference", [whole, part]) if lost else Asked("share", [part, whole])
        return None

    def _whole_and_part(self, question: str, told: dict[str, Figure | None]) -> tuple[Figure | None, Figure | None]:
        issued, returned, valid = told["issued"], told["returned"], told["valid"]
        counts = self._cues["valid"].search(question) or self._cues["void"].search(question) or not returned
        if returned and counts and valid and valid is not returned and not self._cues["issued"].search(question):
            return returned, valid
        return issued or returned, (valid if counts else returned)

    def _called(self, key: str, figures: Sequence[Figure]) -> Figure | None:
        return next((one for one in figures if self._cues[key].search(fold(one.subject))), None)

    def _sentences(self, plan: Plan) -> list[list[Figure]]:
        """The counts of each sentence that tells of forms given out or come back."""
        document = self._facts.announcement(question=plan.query, role=plan.role).document
        found: dict[tuple[int, int], list[Figure]] = {}
        for figure in self._facts.corpus.figures_of(document.id):
            if figure.kind in _COUNTED and figure.unit in {"份", "张", "", "个", "人"}:
                found.setdefault(self._facts.corpus.passages[figure.passage].sentence, []).append(figure)
        return [one for one in found.values() if len(one) >= _PAIR]
