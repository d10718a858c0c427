"""What was typed, cut into its stretches: orders to the assistant, the story before the question, several questions."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import pattern
from assistant.text.yaml_file import read_keyed

_KEYS = {"orders", "asks", "opens", "next", "bare", "plainly", "refers"}
_STRETCH = re.compile(r"((?:\d,\d{3}(?!\d)|[^,。;!?])+)([,。;!?]*)")
_NUMBERED = re.compile(r"(?:^|(?<=[,。;!? ])|(?<=[\u4e00-\u9fff]))\s*(?:\(?[1-9]\)|[1-9][、.)](?!\d))\s*")

# 巩固率多少还有入学率: written or spoken without a mark, a further question still begins
_RUN_ON = re.compile(r"(多少[个名间所人元]?|几[个名间所人项]|什么|哪里|哪儿|哪天|几号|[吗呢])(?=还有|另外|顺便|以及)")


class Stretch(NamedTuple):
    """Words between two marks, and the marks behind them."""

    words: str
    marks: str

    @property
    def closes(self) -> bool:
        """Say whether a sentence ends here."""
        return bool(set(self.marks) & set("。;!?"))


class Stretches:
    """The cues of ``asking.yaml``."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        cues = {key: pattern(data[key], str(path)) for key in _KEYS}
        self._orders, self._asks, self._opens = cues["orders"], cues["asks"], cues["opens"]
        self._next, self._bare = re.compile(rf"^(?:{cues['next'].pattern})[,:]?"), cues["bare"]
        self._plainly, self._refers = cues["plainly"], cues["refers"]

    def asks(self, words: str) -> bool:
        """Say whether words ask."""
        return bool(self._asks.search(words))

    def asks_plainly(self, words: str) -> bool:
        """Say whether words ask for certain."""
        return bool(self._plainly.search(words))

    def refers(self, words: str) -> bool:
        """Say whether words point back at what was said before them, or only name another thing: 九年一贯制呢."""
        return bool(self._refers.search(words)) or (words.endswith("呢") and not self.asks_plainly(words[:-1]))

    def bare(self, words: str) -> bool:
        """Say whether words ask of what the stretch before is about: 达标吗."""
        return bool(self._bare.search(words))

    def opens_next(self, words: str) -> bool:
        """Say whether words open a further question."""
        return bool(self._next.match(words))

    def plain(self, words: str) -> str:
        """Words without what opens a further question or asks politely."""
        before = ""
        while words != before:
            before = words
            words = self._next.sub("", words).strip()
            match = self._opens.match(words)
            words = words[match.end() :] if match and match.end() < len(words) else words
        return words

    def without_orders(self, text: str) -> tuple[str, str]:
        """The text without what orders the assistant about, and the orders."""
        kept: list[Stretch] = []
        orders: list[Stretch] = []
        for stretch in stretches(text):
            (orders if self._orders.search(stretch.words) else kept).append(stretch)
        if not orders:
            return text, ""
        return "".join(s.words + s.marks for s in kept).strip(",。;!? "), ",".join(s.words for s in orders)

    def after_opening(self, text: str) -> str:
        """What follows the last 请问 or 我就想知道 that a question follows; empty for none."""
        for match in reversed(list(self._opens.finditer(text))):
            rest = text[match.end() :].lstrip(",:。;!? ")
            if self.asks(rest.rstrip("。!?")):
                return rest
        return ""


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of a cleaned text, in order; a numbered item opens a stretch of its own."""
    marked = _RUN_ON.sub(r"\1,", _NUMBERED.sub("?", text)).lstrip("?")
    yield from (Stretch(match[1].strip(), match[2]) for match in _STRETCH.finditer(marked) if match[1].strip())
