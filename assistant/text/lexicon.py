"""The words of the field, read from files that an office can extend: levels, synonyms, words without a subject."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

from pydantic import TypeAdapter, ValidationError

from assistant.errors import CorpusError
from assistant.text.normalize import fold
from assistant.text.yaml_file import read_yaml
from assistant.types import Level

_Shape = TypeVar("_Shape")
_LISTS = TypeAdapter(dict[str, list[str]])
_EVERYDAY = TypeAdapter(list[dict[Literal["means", "said"], list[str]]])
_GROUPS = TypeAdapter(list[list[str] | dict[str, list[str]]])


class Lexicon:
    """Levels, synonym groups and stop words, matched on folded text."""

    def __init__(
        self,
        levels: dict[str, list[str]],
        synonyms: list[list[str] | dict[str, list[str]]],
        stop: list[str],
        light: list[str],
        everyday: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.stop, self.light = frozenset(stop), frozenset(light)
        self._same = [[fold(word) for word in group] for group in synonyms if isinstance(group, list)]
        self.everyday = frozenset(map(fold, everyday or {}))
        one_way = [*(group for group in synonyms if isinstance(group, dict)), everyday or {}]
        self._broader = frozenset(fold(word) for group in synonyms if isinstance(group, dict) for word in group)
        self._served = {fold(word): [fold(w) for w in more] for group in one_way for word, more in group.items()}
        named = {fold(word): level for level, words in levels.items() for word in words}
        self._level_of = {word: cast(Level, level) if level != "neutral" else None for word, level in named.items()}
        self._levels = re.compile("|".join(sorted(map(re.escape, named), key=len, reverse=True)))

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """Each word with all words that say the same, itself among them."""
        groups: dict[str, set[str]] = {}
        for group in self._same:
            for word in group:
                groups.setdefault(word, {word}).update(group)
        for word, more in self._served.items():
            groups.setdefault(word, {word}).update(more)
        return {word: frozenset(same) for word, same in groups.items()}

    def same(self, word: str) -> frozenset[str]:
        """The words that say the same as ``word``."""
        return self.groups.get(word, frozenset({word}))

    def same_thing(self, word: str) -> frozenset[str]:
        """The words that name the same thing as ``word``, and not what only serves who asks for it: 场馆, of 游泳馆."""
        if word not in self._broader or word in self.everyday:
            return self.same(word)
        return frozenset({word}.union(*(group for group in self._same if word in group)))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of more than one character that segmentation should know."""
        words = set(self.groups) | {word for word, level in self._level_of.items() if level}
        return frozenset(word for word in words if len(word) > 1)

    def words_of(self, level: Level) -> frozenset[str]:
        """The words that name a level."""
        return frozenset(word for word, own in self._level_of.items() if own == level)

    def levels(self, text: str) -> list[tuple[int, int, Level]]:
        """Level words of a text with their places, in order; neutral words such as 中小学 name none."""
        found = []
        folded = fold(text)
        for match in self._levels.finditer(folded):
            level = self._level_of[match.group()]
            per_pupil = match.group().endswith("生") and folded[match.end() : match.end() + 1] == "均"  # 小学|生均
            if level:
                found.append((match.start(), match.end() - per_pupil, level))
        return found


def load_lexicon(folder: Path) -> Lexicon:
    """Read the four files of words; CorpusError names a file and what is wrong in it."""
    levels = _checked(folder / "levels.yaml", _LISTS, "键和词的列表")
    unknown = set(levels) - {*get_args(Level), "neutral"}
    if unknown:
        raise CorpusError(f"不认识的学段 {sorted(unknown)}", where=str(folder / "levels.yaml"), remedy="只用已有的学段")
    words = _checked(folder / "words.yaml", _LISTS, "键和词的列表")
    if set(words) != {"stop", "light"}:
        raise CorpusError("应当只有 stop 和 light 两项", where=str(folder / "words.yaml"), remedy="改正键名")
    synonyms = _checked(folder / "synonyms.yaml", _GROUPS, "列表,每行又是词的列表")
    spoken = _checked(folder / "everyday.yaml", _EVERYDAY, "列表,每项有 means 和 said")
    everyday = {word: one["means"] for one in spoken for word in one["said"]}
    return Lexicon(levels, synonyms, words["stop"], words["light"], everyday)


def _checked(path: Path, shape: TypeAdapter[_Shape], words: str) -> _Shape:
    try:
        return shape.validate_python(read_yaml(path))
    except ValidationError as fault:
        first = next(iter(fault.errors()[0]["loc"]), "")
        place = f",第 {first + 1} 项不是" if isinstance(first, int) else f",{first} 不是" if first else ""
        raise CorpusError(f"应当是{words}{place}", where=str(path), remedy="按文件开头的说明改正") from fault
