"""What a question lists to be added up: the things, the group that it names, and what is not to be counted."""

import re
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import patterns

_KEYS = {"between", "asking", "group", "opening", "time_only", "no_sum", "more", "left_out"}
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_PLACES = frozenset("村镇乡县区州市校园班钱")
_FEWEST = 2  # things of a list, and the 、 in a part that lists several


class Listed(NamedTuple):
    """The things that are listed, the question where it names a group, how many that are, and what is left out."""

    items: tuple[str, ...]
    group: str
    named: int | None
    without: tuple[str, ...]


class Listing:
    """The words of ``listed.yaml``, and what is listed by them; CorpusError names what is wrong in the file."""

    def __init__(self, path: Path) -> None:
        self._cues = patterns(path, _KEYS)

    def find(self, question: str) -> Listed | None:
        """The things listed before the asking words, or a group such as 五类资助; None where there is neither."""
        asking = self._cues["asking"].search(question)
        listed = question[: asking.start()] if asking and asking.start() > 3 else question
        group = self._cues["group"].search(question)
        listed = self._enumerated(listed)
        items = [self.opened(item.strip("的 ")) for item in self._cues["between"].split(listed)]
        behind = re.split(r"[,。;?!]", question[len(listed) :]) if asking else []
        left_out = self._cues["left_out"]
        without = tuple(left_out.sub("", item) for item in (*items, *behind) if left_out.search(item))
        items = [item for item in items if self._names(item)]
        if len(items) < _FEWEST and group is None:
            return None
        return Listed(tuple(items), question if group else "", self.count(group), without)

    def items(self, listed: str) -> tuple[str, ...]:
        """The things that words list."""
        found = self._cues["between"].split(self._enumerated(listed))
        return tuple(item.strip("的 ,") for item in found if item.strip("的 ,"))

    def asks_otherwise(self, question: str) -> bool:
        """Say whether a question asks for a share or a mean, whatever it says of a total."""
        return bool(self._cues["no_sum"].search(question))

    def opened(self, words: str) -> str:
        """Words without those that only lead to them: 帮我算一下."""
        return self._cues["opening"].sub("", words)

    def group(self, question: str) -> re.Match[str] | None:
        """The group of things that a question names by their number."""
        return self._cues["group"].search(question)

    @staticmethod
    def count(group: re.Match[str] | None) -> int | None:
        """How many a group's ``count`` says there are; None where it says none."""
        return _DIGITS.get(group["count"]) if group else None

    def _enumerated(self, listed: str) -> str:
        """Of a text whose parts list things with 、 those parts alone: the others say what is common to the things.

        补进来的人手,招考的、西部计划的、援疆的 lists three.
        """
        listed = listed.rsplit(":", 1)[-1]
        parts = [part for part in re.split(r"[,。;]", listed) if part]
        several = [part for part in parts if len(self._cues["between"].split(part)) > _FEWEST]
        more, left_out = self._cues["more"], self._cues["left_out"]
        joined = [part for part in parts if part not in several and (more.match(part) or left_out.search(part))]
        return ",".join(several + joined) if several else listed

    def _names(self, item: str) -> bool:
        """Say whether a listed part names a thing to be added: one of a single character only if a place, 村和社区."""
        named = len(item) > 1 or item in _PLACES
        return named and not (self._cues["left_out"].search(item) or self._cues["time_only"].fullmatch(item))
