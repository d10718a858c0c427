"""Things of which the contrary may be told: who asks 要交钱吗 is told 免费. Read with ``matters.yaml``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.answering.understanding.kinds import pattern
from assistant.errors import CorpusError
from assistant.text.yaml_file import read_keyed

_PIECE = re.compile(r"[^,;。]*[,;。]?")
_IS_SO = re.compile(r"(?:性质)?的?(?:学校|老师|教师)?[吗么吧没不]?[?]?")
_COUNTED = "[所名个人位家]"
_KEYS = {"sorts", "groups", "freed", "excepted", "whole", "turns", "matters"}


class Matter(NamedTuple):
    """A thing with its two sides; ``whole``: one side is no contrary but with no exception, nor tells the same yes.

    ``needed``: a clause on neither side leaves open what is asked.
    """

    one: re.Pattern[str]
    other: re.Pattern[str]
    whole: bool
    needed: bool = False


class Matters:
    """The matters, and the people for whom they may be otherwise."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._groups, self._excepted = pattern(data["groups"], path.name), pattern(data["excepted"], path.name)
        self._whole, self._turns = pattern(data["whole"], path.name), pattern(data["turns"], path.name)
        self._freed = pattern(data["freed"], path.name)
        self._sorts = [pattern(line, path.name) for line in data["sorts"]]
        try:
            self._matters = [
                Matter(
                    pattern(one["one"], path.name),
                    pattern(one["other"], path.name),
                    bool(one.get("whole")),
                    bool(one.get("needed")),
                )
                for one in data["matters"]
            ]
        except (KeyError, TypeError) as fault:
            remedy = "每项写 name、one 和 other"
            raise CorpusError(f"matters 写错了({fault})", where=str(path), remedy=remedy) from fault

    def told(self, asked: str, pieces: Sequence[str]) -> bool | None:
        """Whether the parts of a clause are on the side of what is asked; None where they tell neither, or both."""
        for matter in self._matters:
            wanted = self._sides(matter, [asked])
            given = self._sides(matter, pieces)
            if len(wanted) == 1 and len(given) == 1:
                if matter.whole and (wanted == given or not any(self._whole.search(piece) for piece in pieces)):
                    continue  # 小学 of both says only whom they speak of
                return wanted == given
        return None

    def left_open(self, asked: str, pieces: Sequence[str]) -> bool:
        """Say whether a matter that has to be told is asked about, and the parts of a clause take neither side."""
        matters = (matter for matter in self._matters if matter.needed)
        return any(self._sides(matter, [asked]) and not self._sides(matter, pieces) for matter in matters)

    def must_be_told(self, asked: str) -> bool:
        """Say whether a matter that has to be told is asked about."""
        return any(matter.needed and self._sides(matter, [asked]) for matter in self._matters)

    def of_other_sort(self, asked: str, pieces: Sequence[str]) -> bool:
        """Say whether a clause's parts speak of the contrary sort of what is asked, and not of all: 室外操场12个."""
        for sort in self._sorts:
            wanted, held = set(sort.findall(asked)), [piece for piece in pieces if sort.search(piece)]
            told = {one for piece in held for one in sort.findall(piece)}
            if len(wanted) == 1 and told and not wanted & told:
                return not any(self._whole.search(piece) for piece in held)
        return False

    def counts_other_sort(self, asked: str, clause: str) -> bool:
        """Say whether a clause counts some of the contrary sort of what all are said to be: 都是公办的, 民办5所."""
        for sort in self._sorts:
            wanted = next((one[0] for one in sort.finditer(asked) if _IS_SO.fullmatch(asked, one.end())), None)
            others = {one for one in sort.findall(clause) if one != wanted} if wanted else ()
            if any(re.search(rf"\d+{_COUNTED}{one}|{one}[^,;。\d]{{0,8}}\d+{_COUNTED}", clause) for one in others):
                return True
        return False

    def excepts(self, question: str, pieces: Iterable[str]) -> bool:
        """Say whether a clause takes out of what it says the very people who are asked about: 双胞胎家庭除外."""
        asked = set(self._groups.findall(question))
        return any(self._excepted.search(piece) and asked & set(self._groups.findall(piece)) for piece in pieces)

    def of_everybody(self, question: str, clause: str) -> str:
        """A clause without what it lets certain people off, where a question names none: 低保家庭免收."""
        pieces = _PIECE.findall(clause)
        if self._groups.search(question):
            return clause
        kept = [piece for piece in pieces if not (self._groups.search(piece) and self._freed.search(piece))]
        return "".join(kept) or clause

    def own(self, question: str, pieces: Sequence[str]) -> list[str]:
        """The parts that speak of the people asked about, else those that speak of everybody, else all of them."""
        asked = set(self._groups.findall(question))
        named = [set(self._groups.findall(piece)) for piece in pieces]
        if asked and any(asked & groups for groups in named):
            return [piece for piece, groups in zip(pieces, named, strict=True) if asked & groups]
        kept = [piece for piece, groups in zip(pieces, named, strict=True) if not groups]
        return kept or list(pieces)

    def followed(self, question: str, pieces: Sequence[str]) -> list[str]:
        """Its own parts with those behind them that name nobody else: 随迁子女凭居住证登记,不再要求无犯罪证明."""
        own, kept, of_them = self.own(question, pieces), list[str](), False
        for piece in pieces:
            of_them = piece in own or (of_them and not self._groups.search(piece))
            kept += [piece] if of_them else []
        return kept

    def _sides(self, matter: Matter, pieces: Iterable[str]) -> set[bool]:
        return {side for piece in pieces for side in self._sides_of(matter, piece)}

    def _sides_of(self, matter: Matter, piece: str) -> Iterator[bool]:
        """The sides that a part takes; of words inside others those others count: 公家掏钱 holds 掏钱."""
        found = [(True, match) for match in matter.one.finditer(piece)]
        found += [(False, match) for match in matter.other.finditer(piece)]
        for side, match in found:
            low, high = match.span()
            wider = (one.span() for _, one in found if one is not match)
            if not any(start <= low and high <= end and (start, end) != (low, high) for start, end in wider):
                yield side != bool(self._turns.search(piece[:low]))
