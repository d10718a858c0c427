"""One reading of a character, whatever its width, script or case."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

_CONTROL = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_MARKUP = re.compile(r"<[^<>]{0,200}>")
_SPACE = re.compile(r"\s+")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_SPACE_IN_HAN = re.compile(rf"(?<=[{_HAN},。;:!?、])\s+(?=[{_HAN},。;:!?、\d])|(?<=\d)\s+(?=[{_HAN}])")
# NFKC leaves these apart, writers do not.
_SAME = str.maketrans({"。": "。", "。": "。", "㎡": "㎡", "﹪": "%", "~": "~", "﹣": "-", "–": "-", "−": "-"})


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    """Fold width and case character by character, so that ``len(fold(text)) == len(text)`` and places hold."""
    return "".join(_fold_char(char) for char in text).translate(_SAME)


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Give traditional characters as simplified ones."""
    return str(_converter().convert(text))


def clean(text: str) -> str:
    """Make a question out of what was typed: no control characters, no tags, one width, one script, no stray spaces."""
    plain = _CONTROL.sub("", text.replace("\t", " ").replace("\n", " ").replace("\r", " "))
    folded = fold(_MARKUP.sub(" ", plain))
    joined = _SPACE_IN_HAN.sub("", _SPACE.sub(" ", folded)).strip()
    return simplify(joined)


def comparable(text: str) -> str:
    """Drop white space and fold compatibility characters: two texts that print alike compare equal."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).lower()
