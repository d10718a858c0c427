"""The numbers and verdicts that a question asserts: what is said, how it is meant, and the question without them."""

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.quantities import Quantity
from assistant.text.yaml_file import read_keyed

_CUES = (
    "base", "confirms", "asks", "stance", "fillers", "opening", "denied", "affirmed", "dismissed", "several", "sums",
)  # fmt: skip
_SIGNS = {"=", ">=", "<=", ">", "<"}
_DENIED = re.compile(r"^不是(?:说)?([^,?]+)[吗么嘛]$")
_PIECE = re.compile(r"[,。;?!]")
_MANY = {"%": "百分之多少", "": "多少"}


def pieces(question: str) -> list[str]:
    """The parts of a question between its marks."""
    return [piece for piece in _PIECE.split(question) if piece]


@dataclass(frozen=True)
class Claim:
    """A number that a question asserts; ``question`` asks for it openly."""

    quantity: Quantity
    comparator: str
    question: str


class PremiseWords:
    """The cues of ``premise.yaml``."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, {*_CUES, "comparators", "containers"})
        self._cues = {key: pattern(data[key], path.name) for key in _CUES}
        self._containers = {per: pattern(words, path.name) for per, words in data["containers"].items()}
        self._comparators: list[tuple[str, re.Pattern[str], bool, bool]] = []
        for entry in data["comparators"]:
            sides = {"before", "after"} & set(entry)
            if set(entry) - {"sign", "asked", "before", "after"} or entry.get("sign") not in _SIGNS or len(sides) != 1:
                raise CorpusError("比较的条目要有 sign,和 before、after 之一", where=str(path), remedy="改正这一条")
            behind = "after" in entry
            words = entry["after"] if behind else f"(?:{entry['before']})$"
            self._comparators.append((entry["sign"], pattern(words, path.name), behind, bool(entry.get("asked"))))

    def has(self, cue: str, question: str) -> bool:
        """Say whether a question holds a cue of that name."""
        return bool(self._cues[cue].search(question))

    def container(self, question: str) -> str:
        """What a question counts people by, as the standard calls it: 每班; empty for nothing."""
        return next((per for per, cues in self._containers.items() if cues.search(question)), "")

    def claim(self, question: str, quantity: Quantity) -> Claim:
        """A number of a question, how it is meant, and the same question with 多少 in its place."""
        before, after = question[: quantity.start], question[quantity.end :]
        asked = self.has("asks", question) and not self.has("confirms", question)
        sign = quantity.comparator
        for name, cues, behind, open_only in self._comparators:
            match = cues.match(after) if behind else cues.search(before)
            if match is None or (open_only and not asked):
                continue
            sign = name
            before, after = (before, after[match.end() :]) if behind else (before[: match.start()], after)
            break
        return Claim(quantity, sign, self._open(before, quantity, after))

    def unfilled(self, before: str) -> str:
        """The words before a number without those that are no part of what it counts."""
        return re.sub(rf"(?:{self._cues['fillers'].pattern})$", "", before)

    def _open(self, before: str, quantity: Quantity, after: str) -> str:
        """The words up to the number's own part, with 多少 for the number and without what only asserts it."""
        many = _MANY.get(quantity.unit, f"多少{quantity.unit}")
        before = self.unfilled(before)
        pieces = [piece for piece in _PIECE.split(before)[:-1] if piece and not self.has("dismissed", piece)]
        own = _PIECE.split(before)[-1] + many + _PIECE.split(after)[0]
        own = _DENIED.sub(r"\1", own)  # 不是够八成五了吗: what it says is to be so
        for cue in ("confirms", "asks"):
            own = re.sub(rf"(?:{self._cues[cue].pattern})+$", "", own)
        own = re.sub(r"(?:里面|里头|里|当中|中)$", "", own)
        return self.opened(",".join([*pieces, own]))

    def opened(self, words: str) -> str:
        """Words without what people say before the matter itself: 既然, 听说."""
        return self._cues["opening"].sub("", words)
