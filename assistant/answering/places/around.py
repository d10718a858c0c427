"""The parts of a clause that speak of what is asked about: of its level, and around the question's words."""

import re

_IN_TURN = re.compile(
    r"(?P<first>小学)[、和与](?P<second>初中)[^,;。]{0,24}?分别(?:为|是|达到?|有)?(?P<one>[^、,;。和与]{1,12})[、和与](?P<other>[^、,;。]{1,12})"
)
_AROUND = 12  # characters behind the question's words in which a denial speaks of them


def of_levels(clause: str, levels: list[str]) -> str:
    """The parts of a clause that speak of the levels named, where only some do: 小学为100%、初中为97.4%."""
    clause = _in_turn(clause, levels)
    pieces = [piece for piece in re.split(r"[、,;。:]", clause) if piece]
    own = [piece for piece in pieces if any(level in piece for level in levels)]
    return "、".join(own) or clause


def _in_turn(clause: str, levels: list[str]) -> str:
    """A clause that gives two levels their numbers in turn, with each beside its own: 小学、初中分别为100%和98.6%."""
    found = _IN_TURN.search(clause)
    if found is None or not any(level in found.group() for level in levels):
        return clause
    first, second = found["first"], found["second"]
    return f"{clause[: found.start()]}{first}{found['one']}、{second}{found['other']}{clause[found.end() :]}"


def around(clause: str, terms: list[set[str]]) -> str:
    """The parts of a clause that speak of the question's words: a denial elsewhere in it says nothing.

    A part that holds only some of the words that another holds as well is none of them: 无事故 of 校园, where 每所学校
    均配备保安 stands beside it.
    """
    pieces = [match.span() for match in re.finditer(r"[^,;。]+", clause)]
    told = [
        {at for at, term in enumerate(terms) if any(word in clause[low:high] for word in term)} for low, high in pieces
    ]
    kept = [piece for piece, own in zip(pieces, told, strict=True) if own and not any(own < other for other in told)]
    return ",".join(_stretch(clause[low:high], terms) for low, high in kept) or clause


def _stretch(part: str, terms: list[set[str]]) -> str:
    """The stretch of a part that holds the question's words, with what it is said of and what stands right behind."""
    places = [(part.find(word), part.find(word) + len(word)) for term in terms for word in term if word in part]
    low, high = min(start for start, _ in places), max(end for _, end in places)
    return part[part.rfind("、", 0, low) + 1 : high + _AROUND]
