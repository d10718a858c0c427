"""What somebody typed, read as the questions that it asks: slips set right, orders and stories out, taken apart."""

import re

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.stretches import Stretch, Stretches, stretches
from assistant.answering.understanding.understand import Understanding
from assistant.text.pinyin import Pinyin
from assistant.text.typing_errors import Change, TypingErrors, changed
from assistant.types import Frozen

MOST = 4  # questions answered at once
_LONG = 60  # characters from which a text is taken for a story with a question
_ALONE = FIELDS | {"period"}
_YEAR = re.compile(r"(?:19|20)\d{2}")
_VERDICT = re.compile(r"达标|合格|过关")
_THERE = re.compile(r"(这|那|该|本|我们?|他们)(个|所|家)?(学)?校|校里|班上")  # points at a school of the story


class Typed(Frozen):
    """The questions of what was typed, in order, and what was read differently."""

    questions: tuple[str, ...]
    read_as: tuple[str, ...] = ()  # words that slips or pinyin were read as
    more: bool = False  # there were more questions than are answered at once
    refused: bool = False  # nothing but orders to the assistant


class Phrasing:
    """Read what was typed; one per assistant."""

    def __init__(self, cues: Stretches, understanding: Understanding, slips: TypingErrors, pinyin: Pinyin) -> None:
        self._cues, self._understanding, self._slips, self._pinyin = cues, understanding, slips, pinyin

    def read(self, text: str) -> Typed:
        """The questions of a cleaned text that is not English."""
        words, orders = self._cues.without_orders(text)
        words = self._cues.plain(words) if orders else words
        if orders and not self._asks_something(words):
            return Typed(questions=(text,), refused=True)
        if orders and _VERDICT.search(orders) and not _VERDICT.search(words) and self._understanding.indicators(words):
            words = f"{words},达标吗"  # a verdict that was ordered is set right
        words, read_as = self._corrected(words)
        words = self._understanding.in_full(self._without_story(words))
        questions = self._several(words)
        return Typed(questions=questions[:MOST], read_as=read_as, more=len(questions) > MOST)

    def _asks_something(self, words: str) -> bool:
        about = self._understanding
        return bool(words) and bool(about.subject(words) or about.kind(words) in _ALONE)

    # -- slips ---------------------------------------------------------------------------------------------------------

    def _corrected(self, text: str) -> tuple[str, tuple[str, ...]]:
        spelled = self._pinyin.changes(text)
        text = changed(text, spelled)
        slips = [change for change in self._slips.changes(text) if not self._names(text, change)]
        return changed(text, slips), tuple(dict.fromkeys(change.word for change in [*spelled, *slips]))

    def _names(self, text: str, change: Change) -> bool:
        """Say whether a piece belongs to the name of a school or a place: names are never set right."""
        names = [*self._understanding.schools(text), *self._understanding.elsewhere(text)]
        spans = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
        return any(low < change.end and change.start < high for low, high in spans)

    # -- stories -------------------------------------------------------------------------------------------------------

    def _without_story(self, text: str) -> str:
        """The question at the end of a long text; the story lends a level that it alone names, and keeps a place."""
        if len(text) <= _LONG:
            return text
        question = self._cues.after_opening(text) or self._last_question(text)
        if not question or not self._asks_something(question):
            return text
        story = text.removesuffix(question)
        named = set(_YEAR.findall(story)) - set(_YEAR.findall(question))
        if named or self._understanding.elsewhere(story) or _THERE.search(question):
            return text
        if self._understanding.kind(question) in _ALONE:  # a telephone has no level
            return question
        levels = self._understanding.levels(story)
        lent = LEVELS.get(levels[0], "") if len(levels) == 1 and not self._understanding.levels(question) else ""
        return f"{lent}{question}"

    def _last_question(self, text: str) -> str:
        """The last stretches that ask, back to the one that says of what."""
        pieces = list(stretches(text))
        last = next((n for n in reversed(range(len(pieces))) if self._cues.asks(pieces[n].words)), None)
        if last is None:
            return ""
        first = last
        while first and (self._cues.bare(pieces[first].words) or not self._asks_something(pieces[first].words)):
            first -= 1
        start = text.rfind(pieces[first].words)
        return text[start:] if start > 0 else ""

    # -- several -------------------------------------------------------------------------------------------------------

    def _several(self, text: str) -> tuple[str, ...]:
        """The questions of a text; one that asks several numbers of one kind stays whole: the plan takes it apart."""
        groups: list[list[Stretch]] = [[]]
        for stretch in stretches(text):
            if self._begins(groups[-1], stretch):
                groups.append([])
            groups[-1].append(stretch)
        if len(groups) > 1 and not self._asked(groups[-1]):  # 谢谢, 急: belongs to what was asked before
            last = groups.pop()
            groups[-1] += last
        if len(groups) < 2:
            return (text,)
        whole = ["".join(s.words + s.marks for s in group).strip(",。;!?") for group in groups]
        parts = [self._cues.plain(part) for part in whole]
        if len({self._sort(part) for part in parts}) == 1 and self._sort(parts[0]) == "quantity":
            return (text,)
        return tuple(self._lent(parts))

    def _begins(self, group: list[Stretch], stretch: Stretch) -> bool:
        """Say whether a stretch begins a further question: the one before has asked, and this asks its own."""
        plain = self._cues.plain(stretch.words)
        if not self._asked(group) or self._cues.bare(stretch.words) or not self._asks_something(plain):
            return False
        if self._sort(plain) not in _ALONE and self._cues.refers(plain):
            return False
        if group[-1].closes or self._cues.opens_next(stretch.words):
            return True
        before = self._cues.plain("".join(s.words + s.marks for s in group))
        sorts = {self._sort(before), self._sort(plain)}
        own = all(sort in _ALONE or sort in self._understanding.standard for sort in sorts)
        return own and len(sorts) > 1 and self._cues.asks_plainly(before) and self._cues.asks_plainly(plain)

    def _asked(self, group: list[Stretch]) -> bool:
        return any(self._cues.asks(stretch.words) for stretch in group)

    def _sort(self, question: str) -> str:
        """What sort of thing a question asks: its field, its indicator, a quantity, or its kind."""
        understanding = self._understanding
        kind = understanding.kind(question)
        if kind in _ALONE:
            return kind
        indicators = understanding.indicators(question)
        if indicators:
            return indicators[0].indicator
        return "quantity" if kind in {"value", "compare"} else kind

    def _lent(self, parts: list[str]) -> list[str]:
        """The questions, each with the level of the first where it names none and its indicator knows levels."""
        understanding = self._understanding
        levels = understanding.levels(parts[0])
        if len(levels) != 1:
            return parts
        return [
            f"{LEVELS[levels[0]]}{part}"
            if place and not understanding.levels(part) and understanding.has_levels(part)
            else part
            for place, part in enumerate(parts)
        ]
