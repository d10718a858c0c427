"""What an announcement calls the rest and does not count: 补充教师156人,其中公费师范生61人,其余为公开招考."""

import re
from collections.abc import Iterator

from assistant.answering.arithmetic.operand_words import counts
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.figures import Figure
from assistant.text.normalize import fold

_REST = re.compile(
    r"(?:其余|余下|其他|剩余)(?:的)?(?:[均都全]?(?:为|是|由|属|系)|(?:[均都全]?(?:用于|用作|来自)))(?P<what>[^,;。\d]{2,20})(?=[,;。\n])"
)
_ENOUGH = 0.75  # of a question's words, by weight, that the rest and its whole must tell
_BACK = 2  # sentences that may tell the whole: its own and the one before


class Remainder:
    """Find the whole and all its counted parts where a question asks for the rest; None where none is told so."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding, self._corpus = understanding, understanding.corpus

    def find(self, plan: Plan) -> list[Figure] | None:
        """The whole, then what is to be taken from it."""
        if plan.expects not in {"quantity", "text"} or plan.elsewhere or plan.schools or plan.told:
            return None
        terms = [term for term in plan.terms if term.weight >= STRONG]
        for document in self._corpus.of_kind("announcement"):
            for match in _REST.finditer(fold(document.text)):
                told = [term for term in terms if found_in(term, match["what"])]
                for whole, *parts in self._wholes(document.id, match.start()) if told else ():
                    around = fold(
                        f"{whole.time} {whole.subject} {match['what']} {' '.join(part.subject for part in parts)}"
                    )
                    alone = any(term.word not in fold(whole.subject) for term in told)
                    share = sum(term.weight for term in terms if found_in(term, around))
                    fits = not plan.units or whole.kind in plan.units
                    if alone and fits and share >= _ENOUGH * sum(term.weight for term in terms):
                        return [whole, *parts]
        return None

    def _wholes(self, document: str, before: int) -> Iterator[list[Figure]]:
        """The whole of a rest with its parts: those of one sentence, else all of a sentence and the whole before it."""
        figures = [one for one in self._corpus.figures_of(document) if one.end <= before and counts(one)]
        sentences: dict[tuple[int, int], list[Figure]] = {}
        for one in figures[::-1]:
            sentences.setdefault(self._corpus.passages[one.passage].sentence, []).insert(0, one)
        near = list(sentences.values())[:_BACK]
        if not near or self._corpus.passages[near[0][-1].passage].sentence[1] <= before:
            return
        own = near[0]
        parts = [one for one in own if one.parent and one.parent == own[-1].parent]
        whole = next(
            (one for one in own if parts and one.subject == parts[0].parent and one.kind == parts[0].kind), None
        )
        if whole is not None:
            yield [whole, *parts]
        elif len(near) == _BACK and len({one.kind for one in own}) == 1:
            first = near[1][0]
            if first.kind == own[0].kind and first.base > sum(one.base for one in own):
                yield [first, *own]
