"""Which schools of a table a question names: by code, by name, or by the short forms that people use."""

import re
from typing import NamedTuple

from assistant.answering.understanding.scope import school_forms
from assistant.indicators.school import School
from assistant.indicators.table import SchoolTable
from assistant.text.normalize import fold

_COUNTY = re.compile(r"(?:自治)?[县市区旗]$")
_KINDS = (  # how a name ends, and the ways that end is said
    (re.compile(r"(?:九年|十二年)(?:一贯)?制学校$"), r"(?:(?:九年|十二年)?(?:一贯)?制?)(?:学校|校)"),
    (re.compile(r"(?:中心)?(?:小学|完小|教学点)$"), r"(?:中心)?(?:小学校?|完小|教学点|学校)"),
    (re.compile(r"(?:初级|高级|完全)?中学$|初中$|高中$"), r"(?:(?:初级|高级|完全)?中学|初中|高中|学校)"),
    (re.compile(r"(?:特殊教育|职业)?学校$"), r"(?:特殊教育|职业)?(?:学校|校)"),
)
_PLACE = re.compile(r"[乡镇村]$")
_BETWEEN = "(?:的|那所|那个|这所|这个)?"
_YEAR = re.compile(r"(?:19|20)\d\d")
HIDDEN = "□"  # stands for a school's name where the rest of a question is read


class Mention(NamedTuple):
    """Words of a question that name schools: one, or several where they fit more than one."""

    start: int
    end: int
    codes: tuple[str, ...]
    general: bool  # words that any county's school may go by: 一小, 第一中学


class SchoolNames:
    """The names of one table's schools."""

    def __init__(self, table: SchoolTable) -> None:
        self.county = fold(table.info.county)
        self.stem = _COUNTY.sub("", self.county) if len(self.county) > 2 else self.county
        self._forms: list[tuple[re.Pattern[str], str, bool]] = []
        for school in table.schools:
            for form, general in self._of(school):
                self._forms.append((re.compile(form), school.code, general))

    def find(self, text: str) -> list[Mention]:
        """Every mention in a folded text in order, the longest words first where several overlap."""
        spans: dict[tuple[int, int], dict[str, bool]] = {}
        for form, code, general in self._forms:
            for match in form.finditer(text):
                own = spans.setdefault(match.span(), {})
                own[code] = own.get(code, True) and general
        kept: list[Mention] = []
        for (start, end), codes in sorted(spans.items(), key=lambda item: item[0][0] - item[0][1]):
            if all(end <= other.start or other.end <= start for other in kept):
                kept.append(Mention(start, end, tuple(codes), all(codes.values())))
        return sorted(kept)

    def names_county(self, text: str) -> bool:
        """Say whether a text names the table's county."""
        return len(self.stem) > 1 and self.stem in text

    def _of(self, school: School) -> list[tuple[str, bool]]:
        """Patterns of a school, each with whether it would fit a school of any county."""
        code, name = fold(school.code).lower(), fold(school.name).lower()
        found: list[tuple[str, bool]] = []
        if re.search("[a-z]", code) or (len(code) > 3 and not _YEAR.fullmatch(code)):
            found.append((rf"(?<![a-z0-9.]){re.escape(code)}(?![a-z0-9.])", False))
        own = name.removeprefix(self.county) if self.county else name
        lead = f"(?:{re.escape(self.stem)}[县市区旗]?)" if self.stem else ""
        numbered = own.startswith("第")
        found.append((re.escape(name), own == name and numbered))
        for form in school_forms(own) if numbered else [own]:
            found.append((rf"(?<![第一二三四五六七八九十])[县市区]?{re.escape(form)}", numbered))
            if lead:
                found.append((lead + re.escape(form), False))
        for ending, said in _KINDS:
            core = ending.sub("", own)
            if core != own and not numbered and len(core) > 1:
                place = _PLACE.sub("", core)
                core = f"{re.escape(place)}[乡镇村]?" if place != core and len(place) > 1 else re.escape(core)
                found.append((f"{lead}?{core}{_BETWEEN}{said}" if lead else f"{core}{_BETWEEN}{said}", False))
                break
        return found
