"""How a question takes a number for granted: the number with how exactly it is said, and what else is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.premise_words import Claim, PremiseWords
from assistant.text.numerals import chinese_number
from assistant.text.quantities import SHARES, Quantity, find_quantities
from assistant.text.yaml_file import read_keyed

_KEYS = {"asks", "judges", "supposes", "required", "definite", "counted", "sorts", "hedges", "hedged", "over"}
_KEYS |= {"relations", "opening"}
_PIECE = re.compile(r"[^,。;?!]+[?]?")
# 三万三千多学生: a number that no unit follows
_BARE = re.compile(
    r"(?<![第每初高0-9一二两三四五六七八九十百千万亿.])(?P<number>[一二两三四五六七八九][一二两三四五六七八九十百千万亿]+)[多余]?"
    r"(?![分足全年月日号级成])(?=[\u4e00-\u9fff])"
)
_ABOUT = re.compile(r"[一二三四五六七八九]{2}")
_LEAST = 2  # a smaller number tells little: 一个
_ROUGH = 100  # a number of whole hundreds may be a rounded one
_NEAR = Decimal("0.05")  # how far a rounded number may be off
_NO_COUNTS = frozenset({"year", "month", "day", "minute", "hour", "岁", "分", "级", "班", "项", "条", "倍", "point"})
_BOUNDS = frozenset({"<", "<=", ">", ">="})


@dataclass(frozen=True)
class Granted:
    """A number taken for granted; ``rest`` is what is asked without it, empty where it is only judged.

    ``asking`` is the part of the question that asks.
    """

    claim: Claim
    rest: str
    asking: str
    hedged: bool = False
    over: bool = False
    inside: bool = False  # told in the middle of the part that asks: 那两所特殊教育学校一共有多少学生

    def agrees(self, value: Decimal) -> bool:
        """Say whether a document's number, in base units, is the one that is meant, as exactly as that is said."""
        said = self.claim.quantity.base
        place = Decimal(1).scaleb(int(said.normalize().as_tuple().exponent))  # of the last digit: 1000 of 三万三千
        if self.inside and said <= value:
            return True  # some of them
        if self.over:
            return said <= value < said + place
        rounded = said in {value.quantize(place, rounding=way) for way in (ROUND_HALF_UP, ROUND_DOWN)}
        if self.hedged or self.claim.comparator == "~":
            return rounded or abs(value - said) <= max(said * _NEAR, place / 2)
        rough = place >= _ROUGH and self.claim.quantity.kind not in SHARES and abs(value - said) <= said * _NEAR
        return value == said or (rounded and (place < 1 or rough))


class GrantedWords:
    """The expressions of ``granted.yaml``."""

    def __init__(self, path: Path, premise: PremiseWords) -> None:
        data, self._premise = read_keyed(path, _KEYS), premise
        self._cues = {key: pattern(data[key], path.name) for key in _KEYS - {"sorts"}}
        self._sorts = [pattern(line, path.name) for line in data["sorts"]]

    def find(self, question: str) -> Granted | None:
        """The only number that a question takes for granted beside what it asks; None where it does so with several."""
        if self._cues["supposes"].search(question):
            return None
        spans = [match.span() for match in _PIECE.finditer(question)]
        found = [one for number in _numbers(question) for one in self._of(question, spans, number)]
        return found[0] if len(found) == 1 else None

    def relation(self, question: str) -> str:
        """What a question says of two things held against each other while it asks for something else; else empty."""
        pieces = [match.group() for match in _PIECE.finditer(question)]
        first = self._cues["opening"].sub("", pieces[0]) if len(pieces) > 1 else ""
        told = bool(first) and not self._asks(pieces[0]) and bool(self._cues["relations"].search(first))
        return first if told and any(self._asks(piece) for piece in pieces[1:]) else ""

    def of_one_sort(self, words: str, told: str) -> bool:
        """Say whether words and those of a document's number set it apart alike from others of the thing."""
        return all(bool(sort.search(words)) == bool(sort.search(told)) for sort in self._sorts)

    def _of(self, question: str, spans: list[tuple[int, int]], number: Quantity) -> Iterator[Granted]:
        low, high = next(((low, high) for low, high in spans if low <= number.start < high), (0, 0))
        piece, before, after = question[low:high], question[low : number.start], question[number.end : high]
        others = [question[start:end] for start, end in spans if (start, end) != (low, high)]
        asking = [other for other in others if self._asks(other)]
        over, hedged = self._cues["over"].match(after), self._cues["hedged"].match(after)
        is_over = over is not None or question[number.start : number.end].removesuffix(number.unit)[-1:] in "多余"
        is_hedged = bool(hedged or self._cues["hedges"].search(before))
        end = number.end + max((match.end() for match in (over, hedged) if match), default=0)
        if not self._asks(piece):
            if not asking or self._cues["required"].search(piece) or question[end:].startswith("的"):
                return  # 不到一百个的学校: says which ones
            claim = self._premise.claim(question, number)
            if claim.comparator in _BOUNDS and not is_over:
                return
            if before.endswith("了"):  # 招了多少: what has been done
                claim = replace(claim, question=claim.question.replace("多少", "了多少", 1))
            judged = all(self._cues["judges"].search(other) for other in asking)
            rest = "" if judged else self._without(question[: number.start], question[end:])
            yield Granted(claim, rest, asking[-1].lstrip("那").rstrip("?"), is_hedged, is_over)
        elif (noun := self._cues["counted"].match(question[end:])) and self._cues["definite"].search(before):
            many = f"{noun['noun']}有多少{number.unit}"
            rest = self._without(question[: number.start], question[end:])
            asks = self._without(before, question[end:high]).rstrip("?")
            yield Granted(Claim(number, "=", many), rest, asks, is_hedged, is_over, inside=True)

    def _asks(self, piece: str) -> bool:
        return bool(self._cues["asks"].search(piece))

    def _without(self, before: str, after: str) -> str:
        """The question without its number and the words that only point at it: 那两所, 才65个."""
        done = "了" if before.endswith("了") else ""
        return f"{self._premise.unfilled(before)}{done}{after}"


def _numbers(question: str) -> list[Quantity]:
    """The numbers of a question that count something, those without a unit among them."""
    found = [one for one in find_quantities(question, chinese=True) if one.kind not in _NO_COUNTS]
    taken = [(one.start, one.end) for one in find_quantities(question, chinese=True)]
    for match in _BARE.finditer(question):
        free = all(match.end() <= low or match.start() >= high for low, high in taken)
        if free and not _ABOUT.search(match["number"]):
            found.append(Quantity(chinese_number(match["number"]), "", "", *match.span()))
    return [one for one in found if one.value >= _LEAST]
