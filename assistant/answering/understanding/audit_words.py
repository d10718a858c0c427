"""What a question about several indicators asks: of which area and level, which of them, and what about them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.premise_words import pieces
from assistant.errors import CorpusError
from assistant.indicators.rules import Rules
from assistant.text.numerals import CHINESE_NUMBER, whole_number
from assistant.text.yaml_file import read_keyed

Subject = Literal["state", "values", "rank", "open", "need", "every", "names"]
State = Literal["claimed", "numberless", "undisclosed", "reported", "unmet", "met"]
SpreadEnd = Literal["nearest", "lowest", "highest"]
Order = Literal["closest", "thinnest", "weakest", "farthest"]
_KEYS = {
    "areas",
    "schools",
    "which",
    "states",
    "needs",
    "open",
    "values",
    "ranked",
    "ranks",
    "every",
    "spread",
    "between",
    "both",
    "names",
    "sizes",
    "each",
    "whole",
}
_COUNTED = re.compile(rf"(\d+|{CHINESE_NUMBER})(?:大)?(?:项|条|样|个(?=指标))")
_ANY = re.compile(r"有没有(?:哪|什么|啥)(?:一)?(?:项|条|个指标)")
_FIRST = re.compile(rf"前(\d+|{CHINESE_NUMBER})")
_ASKS_WHICH = re.compile(r"哪|什么|啥|谁|排")
_ASKS_SOME = re.compile(r"有没有|哪些|哪几|哪一?[个项条样]|几(?=项|条|个)|多少(?=项|条|个)|什么|啥")
_DOUBTS = re.compile(r"吗|么|吧|嘛|是不是|对不对|既然|没错|没有?[?]?$")


@dataclass(frozen=True)
class AuditAsk:
    """A question about a set of indicators, as data."""

    subject: Subject
    area: str | None = None
    state: State | None = None
    order: Order | None = None
    need: str | None = None
    first: int | None = None  # how many of a ranking are asked for


class AuditWords:
    """The cues of ``audit.yaml``."""

    def __init__(self, path: Path, rules: Rules) -> None:
        data = read_keyed(path, _KEYS)
        where, areas, self._cv = path.name, rules.areas, rules.cv.key
        self._schools = pattern(data["schools"], where)
        self._areas = {name: pattern(cues, where) for name, cues in data["areas"].items()}
        if strange := set(self._areas) - {area.name for area in areas}:
            raise CorpusError(f"没有 {'、'.join(strange)} 这个方面", where=str(path), remedy="用标准里的名称")
        self._counts = {area.count: area.name for area in areas if area.count > 1}
        self._total = sum(area.count for area in areas)
        self._states = _listed(data["states"], "state", get_args(State), where)
        self._ranks = _listed(data["ranks"], "order", get_args(Order), where)
        self._needs = {name: pattern(cues, where) for name, cues in data["needs"].items()}
        self._spread = _listed(data["spread"], "end", get_args(SpreadEnd), where)
        self._which, self._open, self._values, self._ranked, self._every, self._names = (
            pattern(data[key], where) for key in ("which", "open", "values", "ranked", "every", "names")
        )
        self._whole = pattern(data["whole"], where)
        self._sizes, self._each = pattern(data["sizes"], where), pattern(data["each"], where)
        self._between = pattern(data["between"], where)
        self._both = [pattern(data["both"][key], where) for key in ("required", "asked", "own")]
        self._reached = pattern(data["both"]["reached"], where)

    def find(self, plan: Plan) -> AuditAsk | None:
        """What a plan asks of a set of indicators; None where it asks nothing of a set."""
        question = plan.query
        if self._schools.search(question):
            return None
        area, whole = self.area(question)
        of_a_set = area is not None or whole
        single = bool(plan.indicators) and not of_a_set and not _ANY.search(question)
        state = next((name for name, cues in self._states if cues.search(question)), None)
        order = next((name for name, cues in self._ranks if cues.search(question)), None)
        which = bool(self._which.search(question)) or plan.kind in {"audit", "nearest"}
        which = which or (of_a_set and bool(_ASKS_SOME.search(question)))
        ranked = self._ranked.search(question) or (plan.kind == "nearest" and not plan.indicators and not plan.terms)
        if order and _ASKS_WHICH.search(question) and ranked and not self.spread_end(plan):
            first = _FIRST.search(question)
            return AuditAsk("rank", area, order=order, first=whole_number(first[1]) if first else None)
        if self._every.search(question) and _DOUBTS.search(question) and (of_a_set or not single):
            return AuditAsk("every", area, "met") if of_a_set or self._of_nothing_else(plan) else None
        need = next((name for name, cues in self._needs.items() if cues.search(question)), None)
        told = state in {"undisclosed", "reported", "numberless"} or "公布" in question
        if need and told and (which or of_a_set) and not self._open.search(question):
            return AuditAsk("need", area, state, need=need)
        if self._open.search(question) and (of_a_set or plan.indicators):
            return AuditAsk("open", area, state)
        if which and state and not single:
            return AuditAsk("state", area, state)
        if area is not None and state is None and self._names.search(question):
            return AuditAsk("names", area)
        if of_a_set and not whole and self._values.search(question):
            return AuditAsk("values", area)
        return None

    def area(self, question: str) -> tuple[str | None, bool]:
        """The area that a question names, by its name or its count; and whether it names all of them (32项)."""
        for name, cues in self._areas.items():
            if cues.search(question):
                return name, False
        counts = [whole_number(match[1]) for match in _COUNTED.finditer(question)]
        named = next((self._counts[count] for count in counts if count in self._counts), None)
        return named, named is None and (self._total in counts or bool(self._whole.search(question)))

    def sized(self, question: str) -> list[str]:
        """The areas of which a question asks how many indicators each has; empty where it asks what became of them."""
        if not self._sizes.search(question) or any(cues.search(question) for _, cues in self._states):
            return []
        named = [name for name, cues in self._areas.items() if cues.search(question)]
        return named or (list(self._areas) if self._each.search(question) else [])

    def _of_nothing_else(self, plan: Plan) -> bool:
        """Say whether a question names nothing but what became of it: 是不是全部达标."""
        met = next(cues for name, cues in self._states if name == "met")
        return not plan.indicators and not plan.follow_up and all(met.search(term.word) for term in plan.terms)

    def spread_end(self, plan: Plan) -> SpreadEnd | None:
        """Which of the 差异系数 is asked for by its size, or their range as that of the highest; None for neither."""
        named = any(asked.indicator == CV or asked.condition == self._cv for asked in plan.indicators)
        named = named or bool(self._between.search(plan.query))
        return next((end for end, cues in self._spread if named and cues.search(plan.query)), None)

    def reached(self, question: str, threshold: Callable[[str], bool]) -> bool:
        """Say whether a stretch asks if that is reached whose ``threshold`` another asks for: 要求是多少,我们到了吗."""
        said = pieces(question)
        asked = [place for place, piece in enumerate(said) if threshold(piece)]
        return bool(asked) and any(
            place not in asked and self._reached.search(piece) for place, piece in enumerate(said)
        )

    def both(self, question: str, county: str) -> bool:
        """Say whether what is required and what the county has are asked for in one."""
        words = question
        for name in (county, county[:-1]):
            words = words.replace(name, "本县") if len(name) > 1 else words
        required, asked, own = self._both
        said = pieces(words)
        apart = [bool(asked.search(piece)) for piece in said if not required.search(piece)]
        if any(apart[:1]) and any(required.search(piece) and asked.search(piece) for piece in said[1:]):
            return True  # 残疾孩子入学率多少,国家要求是多少
        found = required.search(words)
        if not found or not (first := asked.search(words, found.end())):
            return False
        match = own.search(words)
        return match is not None and (match.end() > first.end() or match.end() <= found.start())


def _listed(entries: list[Any], key: str, names: tuple[str, ...], where: str) -> list[Any]:
    for entry in entries:
        if set(entry) != {key, "cues"} or entry[key] not in names:
            raise CorpusError(f"{key} 只取 {'、'.join(names)}", where=where, remedy="改正这一条")
    return [(entry[key], pattern(entry["cues"], where)) for entry in entries]
