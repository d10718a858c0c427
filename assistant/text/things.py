"""What documents speak of, how they name it, and how people ask for it: ``corpus/language/things``."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from assistant.errors import CorpusError
from assistant.text.normalize import comparable, fold
from assistant.text.yaml_file import read_yaml
from assistant.types import Frozen

_TOGETHER = "+"  # 教学点+不足50人: both words stand in the sentence


class _Entry(Frozen):
    asked: tuple[str, ...] = Field(min_length=1)
    thing: str = ""
    named: tuple[str, ...] = ()
    clause: str = ""
    of: str = ""
    field: str = ""

    @model_validator(mode="after")
    def _whole(self) -> "_Entry":
        if bool(self.clause) == bool(self.thing and self.named):
            raise ValueError("thing, named or clause")
        return self


_ENTRIES = TypeAdapter(list[_Entry])


@dataclass(frozen=True)
class Thing:
    """A thing: each of ``named`` is a set of words that tell of it together; ``asked`` are ways to ask for it.

    Of a rule of the standard the one name is the beginning of its sentence. ``of`` is the indicator whose requirement a
    rule is, or that measures a thing; empty where it is none's. ``field`` is what of an announcement's closing lines a
    thing is, or period.
    """

    name: str
    named: tuple[tuple[str, ...], ...]
    asked: tuple[str, ...]
    rule: bool = False
    of: str = ""
    field: str = ""

    def told_in(self, words: str, around: str = "") -> bool:
        """Say whether folded words speak of it; of a name of several words all but the first may stand ``around``."""
        return any(
            together[0] in words and all(word in words or word in around for word in together[1:])
            for together in self.named
        )


def load_things(folder: Path) -> tuple[Thing, ...]:
    """Every thing of a folder's files. CorpusError names the file and what is wrong."""
    return tuple(thing for path in sorted(folder.glob("*.yaml")) for thing in _read(path))


def _read(path: Path) -> list[Thing]:
    try:
        entries = _ENTRIES.validate_python(read_yaml(path))
    except ValidationError as fault:
        first = fault.errors()[0]["loc"]
        place = f"第 {int(first[0]) + 1} 项" if first and isinstance(first[0], int) else "文件"
        raise CorpusError(
            f"{place}应当有 asked,和 thing、named 或 clause", where=str(path), remedy="改正这一项"
        ) from fault
    return [_thing(entry) for entry in entries]


def _thing(entry: _Entry) -> Thing:
    if entry.clause:
        return Thing(entry.clause, ((comparable(entry.clause),),), entry.asked, rule=True, of=entry.of)
    named = tuple(tuple(fold(word) for word in words.split(_TOGETHER)) for words in entry.named)
    return Thing(entry.thing, named, entry.asked, of=entry.of, field=entry.field)
