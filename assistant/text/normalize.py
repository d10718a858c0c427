"""One reading of a character, whatever its width, script or case."""

import re
import unicodedata
from functools import cache
from typing import Any

_MARKUP = re.compile(r"</?[a-z!][^<>]*>")
_SPACE = re.compile(r"\s+")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_PAUSE = re.compile(rf"(?<=[{_HAN}]{{4}})\s+(?=[{_HAN}]{{4}})")  # a blank between two phrases stands for a comma
_SPACE_IN_HAN = re.compile(rf"(?<=[{_HAN},。;:!?、])\s+(?=[{_HAN},。;:!?、\d])|(?<=\d)\s+(?=[{_HAN}])")
# NFKC leaves these apart, writers do not: wave dash, hyphens, bar, and the circle that stands for zero in 二○二五.
_SAME = {"\u301c": "~", "\u2010": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-", "\u2015": "—", "\u25cb": "〇"}


class _Folding(dict[int, str]):
    """What each character is read as, always one character; filled as they turn up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char).lower()
        # ① numbers an item, it is no digit
        plain = len(folded) == 1 and not unicodedata.decomposition(char).startswith("<circle>")
        self[code] = _SAME.get(folded, folded) if plain else char
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Fold width and case character by character, so that ``len(fold(text)) == len(text)`` and places hold."""
    return text.translate(_FOLDING)


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Give traditional characters as simplified ones."""
    return str(_converter().convert(text))


def clean(text: str) -> str:
    """Make a question out of what was typed: no control characters, no tags, one width, one script, no stray spaces."""
    # Category C: control and format characters, halves of surrogate pairs, private use.
    plain = "".join(char for char in _SPACE.sub(" ", text) if unicodedata.category(char)[0] != "C")
    untagged = _MARKUP.sub(" ", fold(plain))
    untagged = _PAUSE.sub(",", untagged)
    joined = _SPACE_IN_HAN.sub("", _SPACE.sub(" ", untagged)).strip()
    return simplify(joined)


def comparable(text: str) -> str:
    """Drop white space and fold compatibility characters: two texts that print alike compare equal."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).lower()
