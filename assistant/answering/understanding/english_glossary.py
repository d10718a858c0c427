"""What ``english.yaml`` says: phrases with their Chinese words, ways to ask, and forms with operands."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from assistant.answering.understanding.english_forms import folded
from assistant.errors import CorpusError
from assistant.indicators.standard import Standard
from assistant.text.yaml_file import read_keyed

_KEYS = {
    "indicators", "words", "levels", "times", "counters", "irregular", "forms", "asks", "fixed", "carrying", "undone",
    "outside", "ignored", "units", "terms", "fields",
}  # fmt: skip
_ASK = {"ask", "cues", "as", "unless"}


@dataclass(frozen=True)
class Ask:
    """One way to ask: what it is told by, and the Chinese question around what it is about."""

    name: str
    cues: re.Pattern[str]
    unless: re.Pattern[str] | None
    form: str

    def match(self, text: str) -> re.Match[str] | None:
        """Where a folded question is asked like that."""
        return None if self.unless and self.unless.search(text) else self.cues.search(text)


class Glossary:
    """What ``english.yaml`` says."""

    def __init__(self, path: Path, standard: Standard) -> None:
        data = read_keyed(path, _KEYS)
        unknown = [id for id in data["indicators"] if id not in standard]
        if unknown or any(set(ask) - _ASK for ask in [*data["asks"], *data["forms"]]):
            raise CorpusError(f"不认识的指标 {unknown} 或问法的键", where=str(path), remedy="按文件开头的说明改正")
        self.labels: dict[str, str] = {id: names[0] for id, names in data["indicators"].items()}
        names = [(name, standard[id].short) for id, names in data["indicators"].items() for name in names]
        self.phrases = _phrases({**dict(names), **data["words"]})
        self.levels, self.times = _phrases(data["levels"]), _phrases(data["times"])
        self.counters: dict[str, str] = data["counters"]
        self.irregular: dict[str, str] = data["irregular"]
        self.forms = [self._ask(entry, path) for entry in data["forms"]]
        self.asks = [self._ask(entry, path) for entry in data["asks"]]
        self.fixed, self.carrying = frozenset(data["fixed"]), frozenset(folded(word) for word in data["carrying"])
        self.undone, self.outside = re.compile(data["undone"]), re.compile(data["outside"])
        self.ignored = frozenset(folded(word) for word in data["ignored"])
        self.units, self.terms, self.fields = data["units"], data["terms"], data["fields"]

    @staticmethod
    def _ask(entry: dict[str, str], path: Path) -> Ask:
        try:
            unless = re.compile(entry["unless"]) if "unless" in entry else None
            return Ask(entry["ask"], re.compile(entry["cues"]), unless, entry["as"])
        except (re.error, KeyError) as fault:
            raise CorpusError(f"问法写错了({fault})", where=str(path), remedy="改正这一项") from fault

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single English word that is known."""
        phrases = [*self.phrases, *self.levels, *self.times]
        return self.ignored | {word for phrase in phrases for word in phrase.split()}

    @cached_property
    def alone(self) -> frozenset[str]:
        """Words that ask something even where nothing else is said: kindergartens? deadline?"""
        asking = {
            word for ask in self.asks if ask.name in self.fixed for word in re.findall("[a-z]{5,}", ask.cues.pattern)
        }
        single = {phrase for phrase in [*self.phrases, *self.levels] if " " not in phrase}
        return frozenset(single | {word for word in asking if self._fixed_alone(word)})

    def _fixed_alone(self, word: str) -> bool:
        return any(ask.match(word) for ask in self.asks if ask.name in self.fixed)

    def folded(self, text: str) -> str:
        """A question in the forms that the glossary knows."""
        return folded(text, self.vocabulary, self.irregular)


def _phrases(entries: dict[str, Any]) -> dict[str, str]:
    return {folded(phrase): word for phrase, word in entries.items()}
