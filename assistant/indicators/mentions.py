"""The clauses in which an announcement speaks of an indicator: what it claims, and what it admits."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.documents.grids import grids, told_rows
from assistant.documents.model import Document, Passage
from assistant.indicators import wording
from assistant.indicators.excess import exceeded, overs
from assistant.indicators.names import CV, Name, Names, plain
from assistant.text.normalize import fold
from assistant.text.spans import line, parts

_SHORTEST = 3  # characters of a name that may make a claim
_HEADING = 3  # characters beside the names in a heading that claims nothing: 教师交流轮岗情况
_ASSERTS = re.compile(r"[。;!\uff1b\uff01]$|[无不达已均全优良]|合理|齐|完善|规范|统一|有效|落实|到位|完成|符合")
_WITHIN = re.compile(r"控制在[^,;。，；]{0,8}(?:标准|规定|范围)")  # 各校班额均控制在规定标准以内
_MARKS = ",;。 \n\uff0c\uff1b"
_LIST_MARK = re.compile(
    r"\s*(?:[(\uff08]?[一二三四五六七八九十\d]{1,3}[)\uff09、.\uff0e]|[①-⑳])\s*(?:(?!\d)|(?=(?:19|20)\d{2}\D))"
)


class Mention(NamedTuple):
    """The parts of a clause that name an indicator; ``length`` is that of the fullest name in them."""

    indicator: str
    start: int
    end: int
    length: int
    clause: Passage
    admitted: bool  # the words say themselves that the requirement is not met


def mentions(document: Document, clauses: list[Passage], names: Names) -> list[Mention]:
    """Every assertion about an indicator, in reading order; plans, gaps to be closed and headings are none."""
    tables = grids(document.text)
    told = [name.start for grid in tables for name, _ in grid.told()]
    read = document.model_copy(update={"text": told_rows(document.text)})
    found: list[Mention] = []
    for clause in clauses:
        inside = any(low <= clause.start < high for low, high in (grid.span for grid in tables))
        if not inside or any(clause.sentence[0] <= start < clause.sentence[1] for start in told):
            words = clause.model_copy(update={"text": read.text[clause.start : clause.end]})
            found += _in_clause(read, words, names)
            found += _exceeding(read, words, names)
    return found


def _exceeding(document: Document, clause: Passage, names: Names) -> Iterator[Mention]:
    """The parts that tell of schools or classes with more pupils than they may have."""
    for over in overs(fold(document.text), clause.start, clause.end):
        for indicator in sorted(exceeded(over, names.standard)):
            yield Mention(indicator, over.start, over.end, over.end - over.start, clause, admitted=True)


def _in_clause(document: Document, clause: Passage, names: Names) -> Iterator[Mention]:
    standard = names.standard
    open_ones = not wording.is_assertion(clause.text) or wording.is_of_problems(clause.section)
    pieces = parts(document.text, clause.start, clause.end)
    by_indicator: dict[str, list[Name]] = {}
    for name in names.find(document.text, clause.start, clause.end):
        if name.indicator != CV:
            by_indicator.setdefault(name.indicator, []).append(name)
    around = line(document.text, clause.start, clause.end)
    item = document.text[slice(*around)]
    for indicator, named in by_indicator.items():
        resource = indicator in standard.rules.school.indicators
        said = {plain(word) for statement in standard[indicator].claims for word in statement.words}
        short = [
            piece
            for piece in _touched(pieces, named)
            # What a county lacks of teachers is no value per hundred pupils.
            if wording.is_admitted(document.text[slice(*piece)], counted=not resource)
            or wording.is_item_admitted(item)
            or (not resource and wording.has_fewer(document.text[piece[0] : clause.end]))
            or wording.is_listed_unmet(_before(document.text, clause, piece, named))
            or any(
                piece[1] <= low <= piece[1] + 1 and wording.is_left_over(document.text[low:high])
                for low, high in pieces
            )
        ]
        # A school may fall short of one resource and pass; what schools there lack is no value of the county.
        wrong = [
            piece for piece in short if not (resource and wording.is_of_schools(_without(document.text, piece, named)))
        ]
        own = [name for name in named if not _is_of_one_school(document.text, clause, name, named)]
        found = [name for name in own if name.length >= _SHORTEST] or [
            name for name in own if plain(document.text[name.start : name.end]) in said or _WITHIN.search(clause.text)
        ]
        longest = max(name.length for name in named)
        if wrong:
            last = around[1] if wording.is_item_admitted(item) else wrong[-1][1]
            start, end = trimmed(document.text, wrong[0][0], last)
            yield Mention(indicator, start, end, longest, clause, admitted=True)
        elif found and not short and not open_ones and not _is_heading(clause, sum(name.length for name in found)):
            touched = _touched(pieces, found)
            start, end = trimmed(document.text, touched[0][0], touched[-1][1])
            yield Mention(indicator, start, end, longest, clause, admitted=False)


def _before(text: str, clause: Passage, piece: tuple[int, int], named: list[Name]) -> str:
    """The words of a clause up to the first name in one of its parts."""
    return text[clause.start : min(name.start for name in named if piece[0] <= name.start < piece[1])]


def _without(text: str, span: tuple[int, int], names: list[Name]) -> str:
    """Words without the names of indicators in them."""
    kept, start = "", span[0]
    for name in names:
        if start <= name.start < span[1]:
            kept += f"{text[start : name.start]},"
            start = name.end
    return kept + text[start : span[1]]


def _is_of_one_school(text: str, clause: Passage, name: Name, names: list[Name]) -> bool:
    """Whether a clause is about one school up to a name, and does not go on to every school in its part."""
    end = next((high for low, high in parts(text, clause.start, clause.end) if low <= name.start < high), name.end)
    ahead = _without(text, (clause.start, name.start), names)
    return wording.names_school(ahead) and not wording.is_each(text[clause.start : end])


def _touched(pieces: list[tuple[int, int]], names: list[Name]) -> list[tuple[int, int]]:
    """The parts of a clause in which names begin."""
    return [piece for piece in pieces if any(piece[0] <= name.start < piece[1] for name in names)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without its number in a list and the mark at its end."""
    if mark := _LIST_MARK.match(text, start, end):
        start = mark.end()
    words = text[start:end]
    return start, start + len(words.rstrip(_MARKS))


def _is_heading(clause: Passage, named: int) -> bool:
    """Whether a line only names what follows: 教师交流轮岗情况."""
    words = _LIST_MARK.sub("", clause.text).strip()
    return not _ASSERTS.search(words) and len(plain(words)) - named <= _HEADING
