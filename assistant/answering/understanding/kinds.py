"""The kinds of question and the units they ask for, read from files that an office can extend."""

import re
from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from assistant.errors import CorpusError
from assistant.text.quantities import UNITS
from assistant.text.yaml_file import read_keyed, read_yaml

FIELDS = frozenset({"phone", "place", "postcode", "email", "office"})  # what the closing lines give, each a kind too
EXPECTS = FIELDS | {"quantity", "date", "person", "text"}
# 多少辆, 几本: the measure word itself says what is counted
_MEASURED = re.compile(
    r"(?<![这那近过去头前哪十])(?:多少|几)("
    + "|".join(sorted((u for u in UNITS if u not in {"个", "点", "分"}), key=len, reverse=True))
    + ")(?!额|来)(?<!口(?=[罩人]))(?<!座(?=位))(?<!家(?=[长庭]))(?<!日(?=常))(?<!年(?=级))"
)
CUES = frozenset(
    {
        "per_pupil",
        "standard",
        "announced",
        "local",
        "official",
        "together",
        "excluded",
        "chore",
        "elsewhere",
        "shortcomings",
        "named_school",
    }
)
_KEYS = {"kind", "expects", "cues", "unless", "examples", "indicator"}


def pattern(lines: str, where: str) -> re.Pattern[str]:
    """One expression out of lines of them; CorpusError names the file whose line is wrong."""
    try:
        return re.compile("|".join(f"(?:{line.strip()})" for line in lines.splitlines() if line.strip()))
    except re.error as fault:
        raise CorpusError(f"{where} 的正则式写错了({fault})", remedy="改正这一行") from fault


def patterns(path: Path, keys: Collection[str]) -> dict[str, re.Pattern[str]]:
    """The expressions of a file that holds exactly these keys; CorpusError names what is missing, unknown or wrong."""
    data = read_keyed(path, keys)
    return {key: pattern(data[key], f"{path.name} {key}") for key in keys}


@dataclass(frozen=True)
class Expressions:
    """The expressions of a file, a field for each of its keys; the file's head says what each means."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the file; CorpusError names what is missing, unknown or wrong in it."""
        return cls(**patterns(path, [field.name for field in fields(cls)]))


def unless_of(entry: dict[str, Any], where: str) -> re.Pattern[str] | None:
    """The words of an entry that rule it out; None where it has none."""
    return pattern(entry["unless"], where) if entry.get("unless") else None


@dataclass(frozen=True)
class Kind:
    """One kind of question."""

    name: str
    expects: str
    cues: re.Pattern[str]
    unless: re.Pattern[str] | None
    needs_indicator: bool
    examples: tuple[str, ...]

    def fits(self, question: str) -> bool:
        """Say whether the question holds a cue of this kind and none that rules it out."""
        return bool(self.cues.search(question)) and not (self.unless and self.unless.search(question))


class Kinds:
    """All kinds in order, and how a question's words name units."""

    def __init__(self, folder: Path) -> None:
        self.kinds = [self._kind(entry, folder / "kinds.yaml") for entry in read_yaml(folder / "kinds.yaml")]
        self.cues = _cues(folder / "cues.yaml")
        entries = read_yaml(folder / "units.yaml")
        self._units = [
            (tuple(entry["kinds"]), pattern(entry["cues"], f"units.yaml {entry['kinds']}"), bool(entry.get("likely")))
            for entry in entries
            if "cues" in entry
        ]
        self._near = [(set(entry["kinds"]), tuple(entry["near"])) for entry in entries if "near" in entry]

    @staticmethod
    def _kind(entry: dict[str, Any], path: Path) -> Kind:
        name = entry.get("kind", "?")
        if set(entry) - _KEYS or entry.get("expects") not in EXPECTS or not entry.get("cues"):
            raise CorpusError(
                f"问法 {name} 的键不对",
                where=str(path),
                remedy=f"只用 {'、'.join(sorted(_KEYS))},expects 取 {'、'.join(sorted(EXPECTS))}",
            )
        return Kind(
            name=name,
            expects=entry["expects"],
            cues=pattern(entry["cues"], name),
            unless=unless_of(entry, name),
            needs_indicator=bool(entry.get("indicator")),
            examples=tuple(entry.get("examples", ())),
        )

    @cached_property
    def by_name(self) -> dict[str, Kind]:
        """Kinds by name."""
        return {kind.name: kind for kind in self.kinds}

    def all_of(self, question: str) -> list[Kind]:
        """Every kind the question could be of, in order."""
        return [kind for kind in self.kinds if kind.fits(question)]

    def plain(self, question: str) -> str:
        """A question without the words that say what it does not ask for: the cue ``excluded``."""
        return self.cues["excluded"].sub("", question)

    def units(self, question: str) -> tuple[str, ...]:
        """Unit classes that the question asks for; empty where any will do."""
        question, named, likely = self._by_words(question)
        measured = _MEASURED.search(question)
        own = _alike(UNITS[measured[1]][0]) if measured else ()
        # 接送学生的车有多少辆: the measure word tells more than what is spoken of
        return named if named and not (measured and (likely or measured[1] in _ONE_THING)) else own or named

    def names_unit(self, question: str) -> bool:
        """Say whether a question names the unit it asks for; else what is counted tells it, if anything."""
        question, _, likely = self._by_words(question)
        return not likely or bool(_MEASURED.search(question))

    def _by_words(self, question: str) -> tuple[str, tuple[str, ...], bool]:
        """A question as it is read for units, the first that its words fit, and whether these are only likely."""
        question = question.replace("几多", "多少")
        found = ((units, likely) for units, cues, likely in self._units if cues.search(question))
        return (question, *next(found, ((), True)))

    def near(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """The unit classes that will do where a clause has no number in one of these: 学堂几间, 17所."""
        found = [one for kinds, near in self._near if units and kinds >= set(units) for one in near]
        return tuple(one for one in dict.fromkeys(found) if one not in units)


# Measure words between which a speaker and a document may choose: 大巴几台, 校车46辆
_MEASURES = (("台", "辆"), ("栋", "幢", "座"), ("块", "片"), ("本", "册"))


def _alike(kind: str) -> tuple[str, ...]:
    return next((words for words in _MEASURES if kind in words), (kind,))


_ONE_THING = frozenset("辆册本栋幢亩盏台份条艘架棵对只岁间所") | {"分钟"}  # measure words that count one kind of thing


def _cues(path: Path) -> dict[str, re.Pattern[str]]:
    """The single cues by name; CorpusError for one that is missing or unknown."""
    data = read_yaml(path)
    if not isinstance(data, dict) or set(data) != CUES:
        odd = "、".join(sorted(CUES ^ set(data if isinstance(data, dict) else ())))
        raise CorpusError(f"缺少或多出 {odd}", where=str(path), remedy="按文件开头的说明改正")
    return {name: pattern(lines, f"{path.name} {name}") for name, lines in data.items()}
