"""English questions: read by a glossary that an office can review, and asked in Chinese."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.errors import CorpusError
from assistant.indicators.standard import Standard
from assistant.text.yaml_file import read_keyed

_KEYS = {"indicators", "words", "levels", "asks", "valued", "outside", "ignored", "units", "terms", "fields"}
_ASK = {"ask", "cues", "as", "unless"}
_TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?%?|[\u4e00-\u9fff]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TURNS = frozenset({"of", "for", "from", "among", "in"})  # A of B is B的A
_MEASURED = re.compile("面积|[值率度额比]$|规模|班额")
# What is asked in a form of its own, whatever else the question says
_FIXED = frozenset(
    [
        "contact",
        "phone",
        "postcode",
        "email",
        "place",
        "office",
        "still",
        "days",
        "ends",
        "starts",
        "period",
        "how",
        "unpublished",
        "unmet",
        "nearest",
    ]
)
_SAME = {
    "does": "does",
    "enrollment": "enrolment",
    "sports": "sport",
    "arts": "art",
    "children": "child",
    "people": "people",
}


@dataclass(frozen=True)
class Reading:
    """An English question read: the Chinese one, how it was asked, and words that nothing stands for."""

    question: str
    ask: str
    about: str
    unknown: tuple[str, ...] = ()
    outside: bool = False


@dataclass(frozen=True)
class _Ask:
    name: str
    cues: re.Pattern[str]
    unless: re.Pattern[str] | None
    form: str


class Glossary:
    """What ``english.yaml`` says."""

    def __init__(self, path: Path, standard: Standard) -> None:
        data = read_keyed(path, _KEYS)
        unknown = [id for id in data["indicators"] if id not in standard]
        if unknown or any(set(ask) - _ASK for ask in data["asks"]):
            raise CorpusError(f"不认识的指标 {unknown} 或问法的键", where=str(path), remedy="按文件开头的说明改正")
        self.labels: dict[str, str] = {id: names[0] for id, names in data["indicators"].items()}
        names = [(name, standard[id].short) for id, names in data["indicators"].items() for name in names]
        self.phrases = {_folded(phrase): word for phrase, word in [*names, *data["words"].items()]}
        self.levels = {_folded(phrase): word for phrase, word in data["levels"].items()}
        self.asks = [self._ask(entry, path) for entry in data["asks"]]
        self.valued = frozenset(data["valued"])
        self.outside = re.compile(data["outside"])
        self.ignored = frozenset(_folded(word) for word in data["ignored"])
        self.units, self.terms, self.fields = data["units"], data["terms"], data["fields"]

    @staticmethod
    def _ask(entry: dict[str, str], path: Path) -> _Ask:
        try:
            unless = re.compile(entry["unless"]) if "unless" in entry else None
            return _Ask(entry["ask"], re.compile(entry["cues"]), unless, entry["as"])
        except (re.error, KeyError) as fault:
            raise CorpusError(f"问法写错了({fault})", where=str(path), remedy="改正这一项") from fault

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every single English word that is known."""
        return self.ignored | {word for phrase in [*self.phrases, *self.levels] for word in phrase.split()}


class English:
    """Read English questions over one corpus."""

    def __init__(self, glossary: Glossary, spelled: Callable[[str], str]) -> None:
        """``spelled`` gives the Chinese word that a token spells in pinyin, such as the county's name, or nothing."""
        self.glossary, self._spelled = glossary, spelled

    def reads(self, text: str) -> bool:
        """Say whether a cleaned question is English: most of it Latin words, at least half of them known ones."""
        tokens = re.findall(r"[a-z]+", _folded(text))
        known = sum(token in self.glossary.vocabulary for token in tokens)
        letters = sum(map(len, tokens))
        return len(tokens) > 1 and known * 2 >= len(tokens) and letters > 2 * len(_HAN.findall(text))

    def read(self, text: str) -> Reading:
        """The Chinese question that an English one asks."""
        folded = _folded(text)
        if self.glossary.outside.search(text):
            return Reading(text, "", "", outside=True)
        levels, parts, unknown = self._parts(folded.split())
        asked = next(
            ask
            for ask in self.glossary.asks
            if ask.cues.search(folded) and not (ask.unless and ask.unless.search(folded))
        )
        about = "".join([*dict.fromkeys(levels), *parts])
        if not parts and asked.name not in _FIXED:
            if unknown:
                return Reading(text, asked.name, about, tuple(unknown), outside=True)
            if about and asked.name in {"value", "list", "yes", "count"}:  # and junior schools?
                return Reading(f"那{about}呢", asked.name, about)
        question = asked.form.format(about=about)
        if asked.name == "count" and len(parts) == 1 and not _MEASURED.search(parts[0]):
            question = f"{''.join(dict.fromkeys(levels))}有多少{parts[0]}"
        return Reading(question, asked.name, about, () if asked.name in _FIXED else tuple(unknown))

    def _parts(self, tokens: list[str]) -> tuple[list[str], list[str], list[str]]:
        """Levels, subjects in Chinese order, and unknown words."""
        levels: list[str] = []
        segments: list[list[str]] = [[]]
        unknown: list[str] = []
        place = 0
        while place < len(tokens):
            for size in range(min(8, len(tokens) - place), 0, -1):
                phrase = " ".join(tokens[place : place + size])
                if phrase in self.glossary.phrases:
                    segments[-1].append(self.glossary.phrases[phrase])
                    break
                if phrase in self.glossary.levels:
                    levels.append(self.glossary.levels[phrase])
                    break
            else:
                size = 1
                self._single(tokens[place], segments, unknown)
            place += size
        words = [word for segment in reversed(segments) for word in segment]
        return levels, list(dict.fromkeys(words)), unknown

    def _single(self, token: str, segments: list[list[str]], unknown: list[str]) -> None:
        if token in _TURNS:
            segments.append([])
        elif _HAN.search(token) or token[0].isdigit():
            segments[-1].append(token)
        elif token not in self.glossary.ignored:
            word = self._spelled(token)
            if word:
                segments.append([word])
            else:
                unknown.append(token)


def _folded(text: str) -> str:
    """Lower case, no hyphens, articles or plurals."""
    words = []
    for token in _TOKEN.findall(re.sub(r"['’]s\b", " is ", text.lower()).replace("'", " ")):
        if token not in {"a", "an", "the"}:
            words.append(_singular(token))
    return " ".join(words)


def _singular(word: str) -> str:
    if word in _SAME:
        return _SAME[word]
    if not word.isascii() or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]
