"""How characters sound: pinyin without tones, and without what speakers of many dialects do not tell apart."""

import re
from functools import cache

_MERGED = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"(?<=[aei])ng$"), "n"))


@cache
def sound(char: str) -> str:
    """How a character is read for the most part: zh, ch, sh as z, c, s and ang, eng, ing as an, en, in.

    Rare readings are left out: by them 能 would sound like 大.
    """
    syllable = "".join(spelled(char)[:1])
    for pattern, plain in _MERGED:
        syllable = pattern.sub(plain, syllable)
    return syllable


def spelled(word: str) -> tuple[str, ...]:
    """The syllables of a word as it is read, ü as v; one for each character that has a reading."""
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(word, style=Style.NORMAL, errors="ignore"))


def sound_alike(one: str, other: str) -> bool:
    """Say whether two characters are read alike."""
    return one == other or (sound(one) != "" and sound(one) == sound(other))
