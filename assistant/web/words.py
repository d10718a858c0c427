"""The page's texts, one data file a language; every file holds the same keys, so that no text is missing in one."""

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from assistant.errors import CorpusError
from assistant.text.yaml_file import read_yaml
from assistant.types import Frozen

DEFAULT = "zh-CN"
_SAME = ("texts", "labels", "tools", "fields")  # what no language may lack
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


class Words(Frozen):
    """One language of the page; a name of a tool, field or value that is missing is shown as it is."""

    code: str
    name: str
    texts: dict[str, str]
    labels: dict[str, str]
    tools: dict[str, str]
    fields: dict[str, str]
    values: dict[str, str]
    suggestions: dict[str, str] = Field(default={})  # what a suggested question asks, for who does not read it
    indicators: dict[str, str] = Field(default={})
    units: dict[str, str] = Field(default={})

    def __call__(self, key: str, **named: object) -> str:
        """The text of a key, filled in."""
        return self.texts[key].format(**named)

    def value(self, word: str) -> str:
        """A word that a calculation gives, as readers know it."""
        return self.values.get(word, word)

    def unit(self, unit: str) -> str:
        """A unit in this language."""
        return self.units.get(unit, unit)

    def amount(self, number: str, unit: str) -> str:
        """A number with its unit: 3.26 间, 95.7%."""
        shown = self.unit(unit)
        return f"{number}{shown}" if shown in {"%", ""} else self("amount", number=number, unit=shown)

    def day(self, text: str) -> str:
        """A day or month in ISO form as people read it; anything else stays as it stands."""
        match = _ISO.fullmatch(text)
        if match is None:
            return text
        year, month, day = (int(part) if part else 0 for part in match.groups())
        return self("day" if day else "month", year=year, month=month, day=day)


def load_words(folder: Path) -> Mapping[str, Words]:
    """Every ``interface.*.yaml`` of a folder by its code, the default first; CorpusError names a file with a fault."""
    found = {words.code: words for words in map(_read, sorted(folder.glob("interface.*.yaml")))}
    if DEFAULT not in found:
        raise CorpusError(f"没有界面文字 interface.{DEFAULT}.yaml", where=str(folder), remedy="放回这个文件")
    first = found.pop(DEFAULT)
    for words in found.values():
        for part in _SAME:
            if odd := set(getattr(words, part)) ^ set(getattr(first, part)):
                where = str(folder / f"interface.{words.code}.yaml")
                raise CorpusError(f"{part} 里多了或少了 {'、'.join(sorted(odd))}", where=where, remedy="补上或删去")
    return {first.code: first, **found}


def _read(path: Path) -> Words:
    try:
        words = Words.model_validate(read_yaml(path))
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise CorpusError(f"{where} 不合要求:{first['msg']}", where=str(path), remedy="按 zh-CN 的文件改正") from fault
    if path.name != f"interface.{words.code}.yaml":
        raise CorpusError(f"code {words.code} 与文件名不符", where=str(path), remedy="改正其中一个")
    return words
