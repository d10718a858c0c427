"""What belongs to the place that answers: the items of its list, the clauses of its sentence or short paragraph."""

import re
from dataclasses import replace

from assistant.answering.places.evidence import Candidate
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus
from assistant.text.normalize import fold
from assistant.text.spans import line

FEWEST = 2  # numbers that make a series
BELONG, MOST_ITEMS = 3, 12  # places of one heading that fit, from which on all of it is the list; its longest
LONGEST_LIST, WHOLE_LIST = 420, 1.5  # characters, and how much longer a list may be that is told whole
_USUAL = 8  # items that are told of a list
_NEARLY, _LISTED = 1.6, 2.6  # how much less a neighbour may fit, and the next thing of a list
_ITEM = re.compile(r"\(?[\d一二三四五六七八九十]{1,2}[).、]")
# Which of a kind, of which what stands behind is the name; several ways, and what has them in a row
_WHICH = re.compile(r"(?:哪些|哪几[种类个样项]|几[种类样]|什么|啥)(?P<what>[^,。?]+)")
_WAYS = re.compile(r"几(?:种|类|条(?:路|道))|(?:哪些|哪几个?|什么)(?:方式|办法|路子|途径|渠道|形式|法子)")
_ROW = re.compile(r"[^,;。、]{2,}(?:、[^,;。、]{2,}){2,}")
_NEXT, _NEXT_TO = 6, 1.0  # how many places may have the row, and how much less one may fit
_CLEARLY = 0.2  # how much likelier a clause tells what is asked about than the one that fits best
_LONGEST_PARAGRAPH = 240  # characters


class Belonging:
    """The places that are told with the best one."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def together(self, plan: Plan, ranked: list[Candidate]) -> list[Candidate]:
        """The best clause, for a list with its neighbours under the same heading that fit nearly as well."""
        best = ranked[0]
        if plan.kind == "list" and (items := self._introduced(best)):
            return [best, *items]
        if row := self._enumerated(plan, ranked):
            return [row]
        if plan.kind == "list" and (alike := self._of_its_noun(plan, best)):
            return alike
        if plan.kind == "procedure" and (paragraph := self._paragraph(best, ranked)):
            return paragraph
        most = {"list": _USUAL, "definition": 2, "procedure": 2}.get(plan.kind, 1)
        heading = _heading(best.passage.section)
        beside = [
            candidate
            for candidate in ranked
            if candidate.passage.document == best.passage.document
            and (
                (_heading(candidate.passage.section) == heading and len(heading) > 3)
                or candidate.passage.sentence == best.passage.sentence
            )
            and candidate.score >= best.score - (_LISTED if plan.kind == "list" else _NEARLY)
            and not candidate.signs["heading"]
        ]
        if plan.kind == "list" and sum(c.passage.sentence == best.passage.sentence for c in beside) > 1:
            beside = self.sentence(best)  # several of its clauses belong to the list: then all do
        elif plan.kind == "list" and len(beside) >= BELONG and (siblings := self.siblings(best)):
            beside, most = siblings, len(siblings)
        kept: list[Candidate] = []
        size = 0
        for candidate in beside[:most]:
            size += len(candidate.passage.text)
            if not kept or size <= LONGEST_LIST * (WHOLE_LIST if most > _USUAL else 1):
                kept.append(candidate)
        return sorted(kept, key=lambda candidate: candidate.passage.start)

    def _of_its_noun(self, plan: Plan, best: Candidate) -> list[Candidate]:
        """The clauses of a place's sentence, or paragraph, that name what is listed: 学前资助…;高中资助…, of 资助."""
        asked = _WHICH.search(plan.query)
        named = [term.same for term in plan.terms if asked and term.word in asked["what"]]
        text = self._corpus.documents[best.passage.document].text
        for beside in (self.sentence(best), self._between(best, *line(text, best.passage.start, best.passage.end))):
            alike = [one for one in beside if any(word in fold(one.passage.text) for same in named for word in same)]
            size = sum(len(one.passage.text) for one in alike)
            if best.passage.kind == "announcement" and len(alike) >= BELONG and size <= LONGEST_LIST:
                return alike
        return []

    @staticmethod
    def _enumerated(plan: Plan, ranked: list[Candidate]) -> Candidate | None:
        """The place that tells of the same thing as the first, and has in a row what several ways are asked for."""
        best = ranked[0]
        if not _WAYS.search(plan.query) or _ROW.search(fold(best.passage.text)):
            return None
        near = (one for one in ranked[1:_NEXT] if one.score >= best.score - _NEXT_TO)
        near = (one for one in near if one.passage.document == best.passage.document)
        return next((one for one in near if _ROW.search(fold(one.passage.text)) and _as_likely(one, best)), None)

    def _paragraph(self, best: Candidate, ranked: list[Candidate]) -> list[Candidate]:
        """The clauses of a short paragraph: how to object is told in two or three sentences.

        First comes the one that surely tells what is asked about, else the best.
        """
        text = self._corpus.documents[best.passage.document].text
        low, high = line(text, best.passage.start, best.passage.end)
        if best.passage.kind != "announcement" or high - low > _LONGEST_PARAGRAPH:
            return []
        inside = [
            one for one in ranked if one.passage.document == best.passage.document and low <= one.passage.start < high
        ]
        told = max(inside, key=lambda one: one.signs["thing"], default=best)
        first = told if told.signs["thing"] >= best.signs["thing"] + _CLEARLY else best
        return [first, *(place for place in self._between(best, low, high) if place.passage.id != first.passage.id)]

    def _introduced(self, best: Candidate) -> list[Candidate]:
        """The items that follow a clause which ends with a colon: 分五笔:(1)…;(2)…."""
        if best.passage.kind != "announcement" or not fold(best.passage.text).rstrip().endswith(":"):
            return []
        behind = [p for p in self._corpus.passages.values() if p.document == best.passage.document]
        behind = [p for p in behind if p.start >= best.passage.end]
        items: list[Candidate] = []
        for passage in behind[:MOST_ITEMS]:
            text = fold(passage.text)
            if not (_ITEM.match(text) or (items and passage.section == items[-1].passage.section)):
                break
            items.append(replace(best, passage=passage, span=(passage.start, passage.end), figure=None))
        return items if sum(len(one.passage.text) for one in items) <= LONGEST_LIST else []

    def siblings(self, best: Candidate) -> list[Candidate]:
        """The items of the numbered list that a place is one of; none where it stands in no short list."""
        heading = _heading(best.passage.section)
        alike = [
            passage
            for passage in self._corpus.passages.values()
            if passage.document == best.passage.document and _heading(passage.section) == heading
        ]
        items = [passage for passage in alike if not passage.text.startswith("#")]
        size = sum(len(passage.text) for passage in items)
        if not BELONG <= len(items) <= MOST_ITEMS or size > LONGEST_LIST * WHOLE_LIST:
            return []
        return [replace(best, passage=one, span=(one.start, one.end), figure=None) for one in items]

    def sentence(self, best: Candidate) -> list[Candidate]:
        """The clauses of a sentence, in order."""
        return self._between(best, *best.passage.sentence)

    def _between(self, best: Candidate, low: int, high: int) -> list[Candidate]:
        return [
            replace(best, passage=passage, span=(passage.start, passage.end), figure=None)
            for passage in self._corpus.passages.values()
            if passage.document == best.passage.document and low <= passage.start < high
        ]


def _as_likely(place: Candidate, best: Candidate) -> bool:
    """Say whether a place tells of the thing asked about as likely as the best one."""
    return place.signs["thing"] >= best.signs["thing"]


def _heading(section: str) -> str:
    """The headings above a clause, without its own number."""
    return re.sub(r"\s*[(（]?\d+[.)、）]?$", "", section)
