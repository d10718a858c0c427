"""English questions: read by a glossary that an office can review, and asked in Chinese."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.answering.understanding.english_forms import folded
from assistant.answering.understanding.english_glossary import Ask, Glossary

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TURNS = frozenset({"of", "for", "from", "among", "in", "at"})  # A of B is B的A
_MEASURED = re.compile("面积|[值率度额比]$|规模|班额")
_RATED = frozenset({"生均", "每百名学生"})
_SCHOOLS = ("小学", "中学")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ELSEWHERE = re.compile(r"\b([a-z]+) (?:county|district|city|prefecture|province)\b")
_SCHOOL = re.compile(
    r"\b(?:no|number|num) (\d+) (primary|elementary|middle|junior middle|junior high|high|secondary)(?: school)?"
)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth) (primary|elementary|middle|high|secondary) school\b(?! grade)"
)
_FIGURES = {"first": "一", "second": "二", "third": "三", "fourth": "四", "fifth": "五", "sixth": "六"}
_DIGITS = "零一二三四五六七八九"
_DEFINED = re.compile(
    r"^(and |so )?what(?:'s|’s| is| are) an? (?!standard|limit|maximum|minimum|requirement)(?=[\w -]+\W*$)"
)
_GOING_ON = re.compile(r"(?:and|or|what about|how about|and what about|and how about) (?!what|which|how|where|who)")
_OPENS = frozenset({"what", "how", "who", "where", "when", "which", "why", "is", "does", "did", "will"})  # no pinyin
_QUANTITY = frozenset({"count", "money", "share", "value", "list", "who"})


@dataclass(frozen=True)
class Reading:
    """An English question read: the Chinese one, how it was asked, and words that nothing stands for."""

    question: str
    ask: str
    about: str
    unknown: tuple[str, ...] = ()
    outside: bool = False
    elsewhere: str = ""


@dataclass
class _Parts:
    """What some words of a question name: times, levels, subjects in Chinese order, and words not known."""

    times: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    segments: list[list[str]] = field(default_factory=lambda: [[]])
    unknown: list[str] = field(default_factory=list)

    @property
    def subjects(self) -> list[str]:
        words = list(dict.fromkeys(word for segment in reversed(self.segments) for word in segment if word))
        return sorted(
            words, key=lambda word: word not in _RATED and not word.endswith(_SCHOOLS)
        )  # 生均图书, 第二小学学生

    @property
    def about(self) -> str:
        return "".join([*dict.fromkeys(self.times), *dict.fromkeys(self.levels), *self.subjects])


class English:
    """Read English questions over one corpus."""

    def __init__(self, glossary: Glossary, spelled: Callable[[str], str]) -> None:
        """``spelled`` gives the Chinese word that a token spells in pinyin, such as the county's name, or nothing."""
        self.glossary, self._spelled = glossary, spelled

    def reads(self, text: str) -> bool:
        """Say whether a cleaned question is English: most of it Latin words, at least half of them known ones."""
        tokens = re.findall(r"[a-z]+", self.glossary.folded(text))
        if len(tokens) == 1:
            return len(tokens[0]) > 4 and tokens[0] in self.glossary.alone and not _HAN.search(text)
        known = sum(token in self.glossary.vocabulary for token in tokens)
        letters = sum(map(len, tokens))
        if len(tokens) > 2 and tokens[0] in _OPENS and not _HAN.search(text):
            return True
        return len(tokens) > 1 and known * 2 >= len(tokens) and letters > 2 * len(_HAN.findall(text))

    def read(self, text: str) -> Reading:
        """The Chinese question that an English one asks."""
        if self.glossary.outside.search(folded(text)):
            return Reading(text, "", "", outside=True)
        question = self._named_schools(self.glossary.folded(_DEFINED.sub(r"\1what is meant by ", text.lower())))
        other = self._elsewhere(question)
        if other:
            return Reading(text, "", "", elsewhere=other)
        for form in self.glossary.forms:
            reading = self._by_form(form, question)
            if reading:
                return reading
        return self._by_ask(question, text)

    # -- forms with operands -------------------------------------------------------------------------------------------

    def _by_form(self, form: Ask, question: str) -> Reading | None:
        """A question of a form with operands; nothing where one of them names nothing at all."""
        match = form.match(question)
        if not match:
            return None
        told: dict[str, str] = {}
        unknown: list[str] = []
        around = self._parts((question[: match.start()] + " " + question[match.end() :]).split())
        for name, words in match.groupdict().items():
            parts = self._parts((words or "").split())
            unknown += parts.unknown
            told[name] = parts.about
            if not parts.about and not name.startswith("any") and not parts.unknown:
                return None
        self._share_head(told)
        if "n" in match.groupdict():
            told["n"] = match.group("n") + ("" if "%" in match.group("n") else self._counter(told.get("a", "")))
        chinese = form.form.format(**{name: self._counted(form.form, name, word) for name, word in told.items()})
        unknown += around.unknown if told else []
        chinese = "".join([*dict.fromkeys(around.times), chinese])
        return Reading(chinese, form.name, "".join(told.values()), tuple(dict.fromkeys(unknown)))

    def _share_head(self, told: dict[str, str]) -> None:
        """More primary than junior pupils: what one operand leaves out is the other's."""
        if not {"a", "b"} <= set(told):
            return
        levels = set(self.glossary.levels.values())
        for one, other in (("a", "b"), ("b", "a")):
            level = next((level for level in levels if told[other].startswith(level)), "")
            if told[one] in levels and level:
                told[one] += told[other].removeprefix(level)

    def _counted(self, form: str, name: str, word: str) -> str:
        """A word with its counter, where the form counts by it: 每名教师."""
        return self._counter(word) + word if f"每{{{name}}}" in form else word

    def _counter(self, word: str) -> str:
        """What a noun is counted by, of the longest noun that a word ends in."""
        nouns = [noun for noun in self.glossary.counters if word.endswith(noun)]
        return self.glossary.counters[max(nouns, key=len)] if nouns else ""

    # -- all others ----------------------------------------------------------------------------------------------------

    def _by_ask(self, question: str, text: str) -> Reading:
        parts = self._parts(question.split())
        asked = next(ask for ask in self.glossary.asks if ask.match(question))
        about, fixed = parts.about, asked.name in self.glossary.fixed
        undone = self.glossary.undone.search(question)
        if undone and not fixed and asked.name in _QUANTITY:  # it turns the question round, and nothing took it up
            return Reading(text, asked.name, about, tuple(dict.fromkeys([undone.group(), *parts.unknown])))
        if not parts.subjects and not fixed:
            if parts.unknown:
                return Reading(text, asked.name, about, tuple(parts.unknown), outside=not about)
            if about and asked.name in {"value", "list", "yes", "count"}:  # and junior schools?
                return Reading(f"那{about}呢", asked.name, about)
        if about and not fixed and not parts.unknown and asked.name in {"value", "list"} and _GOING_ON.match(question):
            return Reading(f"那{about}呢", asked.name, about)
        if about and asked.name == "yes" and self.glossary.carrying & set(question.split()) and not parts.unknown:
            return Reading(f"{about}情况", "told", about)
        chinese = asked.form.format(about=about)
        if asked.name == "count" and len(parts.subjects) == 1 and not _MEASURED.search(about):
            counter = self._counter(parts.subjects[0])
            chinese = f"{about.removesuffix(parts.subjects[0])}有多少{counter}{parts.subjects[0]}"
        return Reading(chinese, asked.name, about, () if fixed else tuple(parts.unknown))

    # -- words ---------------------------------------------------------------------------------------------------------

    def _parts(self, tokens: list[str]) -> _Parts:
        glossary, found, place = self.glossary, _Parts(), 0
        while place < len(tokens):
            for size in range(min(8, len(tokens) - place), 0, -1):
                phrase = " ".join(tokens[place : place + size])
                if phrase in glossary.phrases:
                    found.segments[-1].append(glossary.phrases[phrase])
                    break
                if phrase in glossary.levels:
                    found.levels.append(glossary.levels[phrase])
                    break
                if phrase in glossary.times:
                    found.times.append(glossary.times[phrase])
                    break
            else:
                size = 1
                self._single(tokens[place], found)
            place += size
        return found

    def _single(self, token: str, found: _Parts) -> None:
        if token in _TURNS:
            found.segments.append([])
        elif _YEAR.fullmatch(token):
            found.times.append(f"{token}年")
        elif _HAN.search(token) or token[0].isdigit():
            found.segments[-1].append(token)
        elif token not in self.glossary.ignored:
            word = self._spelled(token)
            if word:
                found.segments.append([word])
            else:
                found.unknown.append(token)

    def _elsewhere(self, question: str) -> str:
        """Another county that is named, as it was written."""
        for match in _ELSEWHERE.finditer(question):
            name = match.group(1)
            if name not in self.glossary.vocabulary and not self._spelled(name):
                return match.group().title()
        return ""

    def _named_schools(self, question: str) -> str:
        """Schools called by a number or a name in Chinese: 第二小学, 岭前小学."""
        question = _SCHOOL.sub(lambda m: _numbered(_figure(int(m.group(1))), m.group(2)), question)
        question = _ORDINAL.sub(lambda m: _numbered(_FIGURES[m.group(1)], m.group(2)), question)
        return re.sub(r"\b([a-z]+) (primary|elementary|middle) school\b", self._named_school, question)

    def _named_school(self, match: re.Match[str]) -> str:
        name = "" if match.group(1) in self.glossary.vocabulary else self._spelled(match.group(1))
        return f"{name}{_kind(match.group(2))}" if name else match.group()


def _numbered(figure: str, kind: str) -> str:
    return f"第{figure}{_kind(kind)}"


def _kind(word: str) -> str:
    return "小学" if word in {"primary", "elementary"} else "中学"


def _figure(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens].removeprefix("一") + "十" if tens else "") + (_DIGITS[ones] if ones else "")
