"""An answer taken apart: statements, their sentences and marks, and the numbers of its quotes and its working."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from assistant.text.normalize import fold
from assistant.text.numerals import CHINESE_NUMBER, chinese_number
from assistant.text.quantities import find_quantities
from assistant.types import Answer, Frozen

_MARK = re.compile(r"\[(\d+)\]")
_MARKS = re.compile(r"(?:\[\d+\])+")
_SENTENCE = re.compile(r"(?:[^。!?\n.]|\.(?=\S)|(?<=\d)\.)+[。!?\n.]*[”’」』)]*")
_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?")  # the 10 of G10 names an indicator and counts nothing
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEARS = re.compile(rf"({CHINESE_NUMBER})年")  # 近三年 is a time, no quantity, and 近3年 says the same
# Keys of a working that hold names and places, not figures: the 7 of L7 and the offset 1234 support no number.
_NAMES = frozenset({"indicator", "level", "condition", "announcement", "document", "start", "end", "sha256"}) | {
    "reference",
    "since",
    "statement",  # the question's own words
}


class Statement(Frozen):
    """What an answer says up to a mark, in sentences, and the citations it rests on (none for an unmarked end)."""

    sentences: tuple[str, ...]
    marks: tuple[int, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(self.sentences)


def without_marks(text: str) -> str:
    """The text without its [1][2]."""
    return _MARK.sub("", text)


def statements(text: str) -> list[Statement]:
    """Cut an answer behind its marks; what follows the last mark is a statement without citations."""
    found, low = [], 0
    for match in _MARKS.finditer(text):
        marks = tuple(int(number) for number in _MARK.findall(match.group()))
        found.append(Statement(sentences=_sentences(text[low : match.start()]), marks=marks))
        low = match.end()
    if text[low:].strip():
        found.append(Statement(sentences=_sentences(text[low:]), marks=()))
    return found


def first_sentence(text: str) -> str:
    """What the answer says first."""
    return next(iter(_sentences(without_marks(text))), "")


def _sentences(text: str) -> tuple[str, ...]:
    folded = fold(text)
    spans = [match.span() for match in _SENTENCE.finditer(folded)]
    return tuple(text[low:high].strip() for low, high in spans if text[low:high].strip())


def numbers(text: str) -> set[Decimal]:
    """Every number that a text writes in digits."""
    return {Decimal(number) for number in _NUMBER.findall(_THOUSANDS.sub("", fold(text)))}


def quoted_numbers(quotes: Iterable[str]) -> set[Decimal]:
    """Every number of quotes: in digits, in Chinese characters (五年 is 5 年), and with its 万 or 亿 worked out."""
    found: set[Decimal] = set()
    for quote in quotes:
        found |= numbers(quote)
        found |= {quantity.value for quantity in find_quantities(quote, chinese=True)}
        found |= {chinese_number(number) for number in _YEARS.findall(fold(quote))}
    return found


def worked_numbers(answer: Answer) -> set[Decimal]:
    """Every figure in the arguments and results of an answer's working."""
    return {number for call in answer.working for value in (call.arguments, call.result) for number in _leaves(value)}


def _leaves(value: Any) -> Iterator[Decimal]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _NAMES:
                yield from _leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, str):
        yield from numbers(value)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        yield abs(Decimal(str(value)))
