"""A question to a plan: its kind, indicators, levels, time, place, and the words its evidence must hold."""

import math
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from assistant.answering.understanding.asks import Ask, asks
from assistant.answering.understanding.kinds import Kind, Kinds
from assistant.answering.understanding.naming import CV, Naming
from assistant.answering.understanding.plan import COMPULSORY, Asked, Plan, Term
from assistant.answering.understanding.scope import Scope
from assistant.answering.understanding.scope_words import ScopeWords
from assistant.answering.understanding.siblings import Siblings
from assistant.documents.corpus import Corpus
from assistant.indicators.standard import Standard
from assistant.text.normalize import clean, fold
from assistant.text.quantities import PEOPLE, SHARES, UNITS, find_quantities
from assistant.text.words import Segmenter
from assistant.text.years import years
from assistant.types import Level, Role

_PEOPLE = frozenset({"学生", "教师", "在校生", "专任教师", "教职工", "儿童", "孩子", "志愿者", "家长"})
_ASKING = re.compile(
    r"(?:多少|几(?!乎|年来)|多大|多高|多长|何|百分之)(?:个|名|位|所|间|次|场|套|块|项|条|份|台|家|张|笔|成|种|本|辆|人(?=[^次数])|万|百|千|十|分|几)?|占比|总数|数量|人数|金额|比例|数目"
)
COMPULSORY_NAME = "义务教育"
_BARE = re.compile(
    r"(?:又|各|是|有|为|分别|大概|总共|一共)*(?:多少|几个?|怎样|怎么样|如何|什么情况)(?:呢|啊|呀|了|吗)?[??]?"
)
_LARGE = re.compile(r"(?<=[一二两三四五六七八九十几\d])个(?=[亿万]|平方|平米)")  # 两个亿, 9.8个平方
_JOINED = re.compile(r"^[上下]|[能要会才算占有在值的了是把比里吗想说]")  # characters that are words of their own
_TWICE = re.compile(r"(?<=[小中校])学生(?=生均)")  # 初中学生生均: of each pupil, and no pupils
_PIECES = re.compile(r"[,。;?!]+")
_ASIDE = 0.35  # what a word outside the part that asks counts
_ASKED = re.compile(r"^(?:多少|几)(?:个|所|名|位|间|人|块)?(?=.)")  # 多少个班, as the segmentation may take it
# 是1958年成立的吧: a year that is said of the thing, not the year that is asked about
_RATE_OF_LEVEL = re.compile(r"(小学|初中)生均(?!可|能|已|有|为|在|由|是|享)")
_CLAIMED_YEAR = re.compile(r"(?:19|20)\d\d年[^,。?多几哪]{1,8}的(?:吧|吗|么|,?(?:对|没错))")
_SPAN = re.compile(r"[这近][一二两三四五六几]年[来里间内]?")  # says when, not of what
_SPECIAL = "special"
STRONG = 0.45  # a rarer word than this names a subject
# How much a word of a part of speech says about the subject: nouns most, verbs and adjectives less, the rest nothing.
_TAGS = {"n": 1.0, "x": 1.0, "e": 1.0, "i": 0.8, "l": 0.8, "j": 1.0, "v": 0.55, "a": 0.4, "b": 0.6, "s": 0.4, "t": 0.3}
_ANYBODY = frozenset("人家钱事话数分课书字班校")  # nouns of one character that name nothing
_RARE = 0.2  # the most clauses that a noun of one character may stand in to tell anything
_COUNTED = re.compile(
    r"[\d.%几多一二三四五六七八九十百千万两]+(?:个|所|间|名|位|次|项|条|件|种|类|成|块|元|天|年|家|套|人)?"
)


class Understanding:
    """Everything that understanding a question needs of a corpus; one per assistant."""

    def __init__(
        self,
        corpus: Corpus,
        standard: Standard,
        kinds: Kinds,
        segmenter: Segmenter,
        siblings: Siblings,
        scope: ScopeWords,
    ) -> None:
        self.corpus, self.standard, self.kinds, self.segmenter = corpus, standard, kinds, segmenter
        self.siblings = siblings
        self.cues = kinds.cues
        self.lexicon = corpus.lexicon
        self._scope = Scope(corpus, segmenter, scope)
        self._haystacks = [
            fold(f"{passage.text} {passage.context}")
            for passage in corpus.passages.values()
            if passage.audience == "public"  # what staff read must not show in what the public is told
        ]
        self._everything = "\n".join(self._haystacks)
        regions = [document.description.region for document in corpus.of_kind("announcement")]
        self._own = {
            region[low:high]
            for region in regions
            for low in range(len(region))
            for high in range(low + 2, len(region) + 1)
        }
        self._naming = Naming(standard, self.terms, self.lexicon.light)

    def is_own(self, word: str) -> bool:
        """Say whether a word is a name of a county whose announcement is loaded."""
        return word in self._own

    def plan(self, question: str, *, role: Role = "public", today: date | None = None, query: str = "") -> Plan:
        """Understand one cleaned question; ``query`` is the question completed from the conversation."""
        full = query or question
        whole = self._single(question, full, role, today)
        single = asks(full, self.subject, self.lexicon.levels) if whole.expects == "quantity" else ()
        if len(single) < 2:
            return whole
        return whole.model_copy(update={"asks": tuple(self._ask(ask, whole) for ask in single)})

    def not_of(self, plan: Plan, name: str) -> Plan:
        """A plan of the next kind that its question fits, where it is not of the kind ``name``."""
        fitting = [kind for kind in self.kinds.all_of(plan.query) if kind.name in plan.kinds and kind.name != name]
        kind = next(kind for kind in fitting if not kind.needs_indicator or plan.indicators)
        kinds = tuple(one.name for one in fitting)
        return plan.model_copy(update={"kind": kind.name, "kinds": kinds, "expects": kind.expects})

    def _ask(self, ask: Ask, asked: Plan) -> Plan:
        """One of several questions: what it is about is shared, what it counts is its own."""
        plan = self._single(ask.question, ask.question, asked.role, asked.today)
        head = _head(ask.piece, plan.terms)
        units = asked.units if ask.whole else self._units(ask.piece, head)
        units = units or (plan.units if ask.piece.endswith("呢") else ())
        update = {"expects": "quantity", "units": units, "near_units": self.kinds.near(units), "each": ask.whole}
        return plan.model_copy(update={**update, "head": head or plan.head})

    def _single(self, question: str, full: str, role: Role, today: date | None) -> Plan:
        asked = self.indicators(full)
        levels = self.levels(full)
        fitting = self.kinds.all_of(_masked(full, asked))
        kind = next(kind for kind in fitting if not kind.needs_indicator or asked)
        terms = self._focused(full)
        search = full
        if len(levels) > 1 and self.cues["together"].search(
            full
        ):  # 小学跟初中合在一块儿: the total, none of them is the subject
            search = _without(full, [(start, end) for start, end, _ in self.lexicon.levels(full)])
            terms = tuple(term for term in terms if not self.lexicon.levels(term.word))
            if set(levels) == COMPULSORY:
                search, terms = f"{COMPULSORY_NAME}{search}", (*self.terms(COMPULSORY_NAME), *terms)
            levels = ()
        schools = self._scope.schools(full)
        terms = tuple(term for term in terms if term.known or not _overlaps(term.word, schools))
        head = _head(full, terms)
        units = self._units(full, head)
        return Plan(
            question=question,
            query=full,
            search=search,
            kind=kind.name,
            kinds=tuple(kind.name for kind in fitting),
            expects=kind.expects,
            units=units,
            unit_named=self.kinds.names_unit(self.cues["excluded"].sub("", full)),
            near_units=self.kinds.near(units),
            levels=levels,
            indicators=asked,
            terms=terms,
            head=head,
            numbers=tuple(find_quantities(full, chinese=True)),
            years=() if _CLAIMED_YEAR.search(full) else years(full, today or date.today()),
            elsewhere=self._scope.elsewhere(full),
            schools=schools,
            about=self._about(full, kind, asked),
            local=bool(self.cues["local"].search(full)) or self._of_own(full),
            official=bool(self.cues["official"].search(full)),
            per_pupil=bool(self.cues["per_pupil"].search(self.cues["excluded"].sub("", full))),
            follow_up=full != question,
            role=role,
            today=today,
        )

    def _units(self, question: str, head: Term | None) -> tuple[str, ...]:
        """The unit classes asked for: by the noun right behind 多少个 where one stands there, else by all words."""
        asking = _ASKING.search(question)
        behind = question[asking.end() :].startswith(head.word) if asking and head else False
        whole = self.kinds.units(self.cues["excluded"].sub("", question))
        share = bool(whole) and set(whole) <= SHARES  # 十个学生里几个住校
        if asking and head and behind and asking.group().endswith("个") and not share:
            return self.kinds.units(question[asking.start() :]) or _units_of(head)
        return whole or _units_of(head)

    def _of_own(self, question: str) -> bool:
        """Say whether a question names the county and asks nothing of the rules."""
        return self.names_county(question) and not self.cues["standard"].search(question)

    def names_county(self, question: str) -> bool:
        """Say whether a question names a county whose announcement is loaded."""
        return any(document.description.region[:2] in question for document in self.corpus.of_kind("announcement"))

    def _about(self, question: str, kind: Kind, asked: Iterable[Asked]) -> str:
        """Whose words a question asks for: announcement, standard or any."""
        if kind.name == "verdict":
            return "announcement"
        if kind.name in {"threshold", "definition"} or any(item.indicator == "CV" for item in asked):
            return "standard"
        if self.cues["standard"].search(question) and not self.cues["announced"].search(question):
            return "standard"
        return "announcement" if kind.expects == "quantity" or self.cues["announced"].search(question) else "any"

    def _focused(self, question: str) -> tuple[Term, ...]:
        """The terms of a question; outside the part that asks they count for less: 娃明年入园了,幼儿园多少家."""
        terms = self.terms(question)
        pieces = [piece for piece in _PIECES.split(question) if piece]
        asking = [piece for piece in pieces if _ASKING.search(piece)]
        if len(asking) != 1 or len(pieces) < 2:
            return terms
        own = [term for term in terms if term.word in asking[0]]
        if not (any(term.known and term.weight >= STRONG for term in own) or self.lexicon.levels(asking[0])):
            return terms
        return tuple(t if t in own else t.model_copy(update={"weight": round(t.weight * _ASIDE, 3)}) for t in terms)

    def levels(self, question: str) -> tuple[Level, ...]:
        """Levels that a question names, in order."""
        return tuple(dict.fromkeys(level for *_, level in self.lexicon.levels(question)))

    @lru_cache(maxsize=8192)  # noqa: B019 (one understanding lives as long as its assistant)
    def indicators(self, question: str) -> tuple[Asked, ...]:
        """Indicators that a question means, the likeliest first."""
        found = self._naming.find(question, self.terms(question), self.kinds.units(question))
        special = _SPECIAL in self.levels(question)
        kept = [asked for asked in found if special or not self._of_special(asked)]
        return tuple(sorted(kept, key=lambda asked: special and not self._of_special(asked)))

    def of_spread(self, question: str) -> bool:
        """Say whether a question names the 差异系数 and no indicator of which it is asked."""
        return {asked.indicator for asked in self.indicators(question)} == {CV}

    def _of_special(self, asked: Asked) -> bool:
        """Say whether an indicator is of special schools alone: their 生均公用经费 is not that of 小学."""
        if asked.indicator not in self.standard or asked.condition == self.standard.rules.cv.key:
            return False
        condition = self.standard[asked.indicator].condition(asked.condition)
        return condition is not None and _SPECIAL in self.levels(condition.label)

    def alike(self, question: str) -> tuple[str, ...]:
        """Ids of the indicators between which a question does not choose; none or one where it is clear."""
        return self._naming.alike(question, self.terms(question), self.kinds.units(question))

    @lru_cache(maxsize=65536)  # noqa: B019 (tagging is the dear part)
    def terms(self, question: str) -> tuple[Term, ...]:
        """The words of a question that say what it is about, weighted by how rare they are in the documents.

        Nouns of one character are asked only where nothing else tells: 一共几个岛, 有几条船.
        """
        found: dict[str, Term] = {}
        short: dict[str, float] = {}  # nouns of one character, by what their part of speech counts
        joined: dict[str, Term] = {}  # 上花, 钱里: asked only where no other word is left
        question = _RATE_OF_LEVEL.sub(r"\1 生均", question)  # 小学生均 is 生均 of 小学, and no pupil
        for word, tag in self.segmenter.tagged(self.cues["excluded"].sub("", question)):
            word = _ASKED.sub("", word) or word
            for piece in ["学生"] if self._level_alone(word) and word.endswith("生") else self._pieces(word):
                weight = _TAGS.get(tag[:1], 0.0) if piece not in self.lexicon.groups else 1.0
                if not weight or self._idle(piece, tag):
                    continue
                if self._is_joined(piece):
                    joined[piece] = self._term(piece, tag, weight)
                elif len(piece) > 1 or piece in self.lexicon.groups:
                    found[piece] = self._term(piece, tag, weight)
                elif tag == "n":
                    short[piece] = weight
        alone = (self._term(piece, "n", weight) for piece, weight in short.items() if self._names(piece))
        return tuple(found.values()) or tuple(alone) or tuple(joined.values())

    def _is_joined(self, word: str) -> bool:
        """Say whether a word is two that the segmentation took for one: 上花 of 教育上花的钱."""
        unknown = word not in self.lexicon.groups and not self.segmenter.frequency(word) and not self.knows(word)
        return unknown and bool(_JOINED.search(word))

    def _term(self, word: str, tag: str, weight: float) -> Term:
        weight *= self._rarity(word) * (0.3 if word in self.lexicon.light or word in self._own else 1.0)
        same = tuple(sorted(self.lexicon.same(word)))
        return Term(word=word, same=same, weight=round(weight, 3), tag=tag, known=self.knows(word))

    def _pieces(self, word: str) -> list[str]:
        """A long word that no document holds, cut into the shorter ones inside it."""
        if word in self.lexicon.groups or self._level_alone(word) or self.knows(word):
            return [word]
        if not self.segmenter.frequency(word):  # 娃加 of 娃加起来: no word at all
            own = [char for char in word if char in self.lexicon.groups]
            if own:
                return own
        if len(word) < 3:
            return [word]
        shorter = [piece for piece in self.segmenter.search_words(word) if piece != word and self.knows(piece)]
        return shorter or [word]

    def _idle(self, word: str, tag: str) -> bool:
        """Words that name no subject: asking words, counts, levels (they have a place of their own)."""
        if word not in self.lexicon.groups and tag[:1] == "v" and not self.segmenter.frequency(word):
            return True  # 算有, 能收: two words that the segmentation took for one
        return (
            (_SPAN.fullmatch(word) is not None and not self.knows(word))
            or word in self.lexicon.stop
            or _COUNTED.fullmatch(word) is not None
            or self._level_alone(word)
        )

    def _names(self, character: str) -> bool:
        """Say whether a noun of one character names something of its own in these documents: 岛, 船."""
        held = sum(1 for text in self._haystacks if character in text)
        return character not in _ANYBODY and 0 < held <= _RARE * len(self._haystacks)

    def _level_alone(self, word: str) -> bool:
        """Say whether a word names a level and nothing else; 优质高中 says more."""
        return any(end - start == len(word) for start, end, _ in self.lexicon.levels(word))

    def content_words(self, question: str) -> list[str]:
        """The words of a question that say what it is about."""
        return [term.word for term in self.terms(question)]

    def subject(self, question: str) -> str:
        """The words of a question that say what it is about; empty for 那初中呢 or 达标吗."""
        asked = self.indicators(question)
        if asked:
            return asked[0].words
        strong = [
            term.word
            for term in self.terms(question)
            if term.weight >= STRONG and term.known and term.word not in UNITS
        ]
        return "".join(strong)

    def foreign(self, question: str) -> bool:
        """Say whether a question is about things that no document knows: 晚上吃火锅怎么样."""
        terms = self.terms(question)
        nouns = [term for term in terms if term.tag[:1] == "n"]
        acts = any(term.tag[:1] == "v" for term in terms)  # 金额呢 does not
        phrases = any(term.tag[:1] == "l" for term in terms)  # 吃火锅: verb and noun in one word
        spoken = phrases or (bool(nouns) and acts)
        return spoken and not any(term.known for term in terms) and not self.of_the_field(question)

    def alien(self, question: str) -> bool:
        """Say whether no noun of a question belongs to the field and some word of it is in no document."""
        terms = self.terms(question)
        own = any(self.lexicon.groups.keys() & {term.word, *term.same} for term in terms)
        return not own and any(not term.known for term in terms)

    def of_the_field(self, question: str) -> bool:
        """Say whether a question holds any word of the field at all."""
        known = self.lexicon.groups.keys() | self.lexicon.light
        return any(word in known for word in self.segmenter.words(question))

    def knows(self, word: str) -> bool:
        """Say whether the documents hold a word or one that says the same."""
        return any(same in self._everything for same in self.lexicon.same(word))

    def measure(self, question: str) -> str:
        """The asking words of a question, from the first cue of its kind on; empty where it asks nothing of its own."""
        for kind in self.kinds.all_of(question)[:-1]:
            match = kind.cues.search(question)
            if match:
                return question[match.start() :]
        return ""

    def kind(self, question: str) -> str:
        """The name of the first kind a question fits by itself."""
        asked = self.indicators(question)
        return next(kind.name for kind in self.kinds.all_of(question) if not kind.needs_indicator or asked)

    def judges(self, question: str) -> bool:
        """Say whether a question asks after an indicator's verdict or threshold without naming one."""
        first = self.kinds.all_of(question)[0]
        return first.needs_indicator and not self.indicators(question)

    def bare(self, measure: str) -> bool:
        """Say whether asking words say nothing of what is measured: 又是多少, 几个呢."""
        return bool(_BARE.fullmatch(measure))

    def units(self, measure: str) -> tuple[str, ...]:
        """The unit classes that asking words ask for."""
        return self.kinds.units(measure)

    def years(self, question: str) -> tuple[str, ...]:
        """The years that a question names."""
        return years(question, date.today())

    def schools(self, question: str) -> tuple[str, ...]:
        """The single schools that a question names."""
        return self._scope.schools(question)

    def elsewhere(self, question: str) -> tuple[str, ...]:
        """The places that a question names and no document speaks of."""
        return self._scope.elsewhere(question)

    def has_levels(self, question: str) -> bool:
        """Say whether the indicator that a question means is measured for each level by itself."""
        asked = self.indicators(question)
        if not asked or asked[0].indicator not in self.standard:
            return False
        return any({"primary", "junior"} & set(one.thresholds) for one in self.standard[asked[0].indicator].conditions)

    @lru_cache(maxsize=8192)  # noqa: B019
    def _rarity(self, word: str) -> float:
        same = self.lexicon.same(word)
        seen = sum(1 for text in self._haystacks if any(other in text for other in same))
        return 0.25 + math.log((1 + len(self._haystacks)) / (1 + seen)) / math.log(1 + len(self._haystacks))


def _units_of(head: Term | None) -> tuple[str, ...]:
    """The units of what is asked of where the asking words name none: people are counted in heads."""
    return PEOPLE if head and _PEOPLE & set(head.same) else ()


def _overlaps(word: str, schools: Iterable[str]) -> bool:
    """Say whether a word is a wrong cut of a school's name: 盖青鹭 of 盖青鹭路小学."""
    return any(word[at : at + 2] in school for school in schools for at in range(len(word) - 1))


def _masked(question: str, asked: tuple[Asked, ...]) -> str:
    """The question without the indicators' own names: 高于规定学历 compares nothing."""
    for item in asked:
        if len(item.words) > 3:
            question = question.replace(item.words, "这一项")
    return question


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def _head(question: str, terms: tuple[Term, ...]) -> Term | None:
    """The noun that a number is asked of: right behind 多少 or 几个, else the last one before it."""
    asking = _ASKING.search(question)
    nouns = [term for term in terms if term.tag[:1] in "nxej" and term.weight > 0.3]
    if not asking or not nouns:
        return None
    behind = [term for term in nouns if 0 <= question.find(term.word, asking.end()) - asking.end() <= 1]
    before = [term for term in nouns if 0 <= question.find(term.word) < asking.start()]
    return (
        behind[0]
        if behind
        else max(before, key=lambda term: question.rfind(term.word, 0, asking.start()), default=None)
    )


def asking(question: str) -> str:
    """The part of a question that asks; all of it where none or several do: 娃明年入园,全县有几所幼儿园."""
    pieces = [piece for piece in _PIECES.split(question) if piece]
    asked = [piece for piece in pieces if _ASKING.search(piece)]
    return asked[0] if len(asked) == 1 else question


def cleaned(question: str) -> str:
    """The question as every later step reads it."""
    return _TWICE.sub("", _LARGE.sub("", clean(question)))
