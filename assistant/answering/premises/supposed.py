"""What a question supposes of numbers that it does not name: 一半以上在上初中, 跟班的少于送教的, 最低的是家长.

Each is turned into the open question (百分之几, A and B, which is least), that is answered from the documents, and what
was supposed is held against the answer.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.answering.arithmetic.arithmetic import Arithmetic
from assistant.answering.composing import compose
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.tools.toolbox import Outcome, Toolbox
from assistant.answering.understanding.kinds import pattern
from assistant.answering.understanding.plan import Plan, Term
from assistant.answering.understanding.signs import found_in
from assistant.answering.understanding.understand import Understanding
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.numerals import chinese_number
from assistant.text.quantities import PEOPLE, SHARES, tenths_after
from assistant.text.yaml_file import read_keyed
from assistant.text.years import has_year, same_year

if TYPE_CHECKING:
    from assistant.answering.retrieval.retrieve import Retrieval

_KEYS = {"tags", "asks", "times", "shares", "relations", "extremes"}
_STANDARD = re.compile(r"标准|国标|国家|规定|要求|应该?|必须|能不能|可以")
_MARKS = re.compile(r"[??,。]+$")
_OPEN = "百分之几"
_BOTH = 2  # levels: those are compared by themselves
_TOP = 8  # places among which a list is looked for
_COVERED = 0.6  # how much of the question a share that is quoted must be told with
_TENTHS = Decimal(10)


class Share(NamedTuple):
    """A part of a whole as a question supposes it; ``question`` asks for it openly."""

    question: str
    sign: str
    percent: Decimal


class SupposedWords:
    """The expressions of ``supposed.yaml``."""

    def __init__(self, path: Path) -> None:
        data = read_keyed(path, _KEYS)
        self._tags, self._asks = pattern(data["tags"], path.name), pattern(data["asks"], path.name)
        self._times = pattern(data["times"], path.name)
        self._entries = {
            key: [(pattern(entry["words"], path.name), entry) for entry in data[key]]
            for key in ("shares", "relations", "extremes")
        }

    def bare(self, question: str) -> str:
        """A question without the words that only ask for a yes; the same where it has none."""
        while (bare := self._tags.sub("", question)) != question:
            question = bare
        return _MARKS.sub("", question)

    def doubts(self, question: str) -> bool:
        """Say whether a question asks for a yes or a no."""
        return bool(self._asks.search(question)) or self.bare(question) != _MARKS.sub("", question)

    def share(self, question: str) -> Share | None:
        """The share that a question supposes."""
        for words, entry in self._entries["shares"]:
            if match := words.search(question):
                given = {name: said for name, said in match.groupdict().items() if said}
                percent = Decimal(entry.get("share", 0)) or _percent(given)
                many = entry.get("open", _OPEN).format(**given)
                asked = f"{question[: match.start()]}{many}{question[match.end() :]}"
                return Share(asked, entry["sign"], percent) if percent else None
        return None

    def relation(self, question: str) -> tuple[str, str, str] | None:
        """The two things that a question holds against each other, and which way."""
        for words, entry in self._entries["relations"]:
            if match := words.search(question):
                return None if self._times.search(match["b"]) else (match["a"], match["b"], entry["claim"])
        return None

    def extreme(self, question: str) -> tuple[str, str, str] | None:
        """What a question says to be the first or last of several: the measure, the thing, and the order."""
        for words, entry in self._entries["extremes"]:
            if match := words.search(question):
                return match["measure"], match["a"], entry["order"]
        return None


class Supposed:
    """Hold what a question supposes against the numbers of the documents; None where it supposes nothing of them."""

    def __init__(self, toolbox: Toolbox, understanding: Understanding, arithmetic: Arithmetic, path: Path) -> None:
        self._toolbox, self._understanding = toolbox, understanding
        self._arithmetic, self._words = arithmetic, SupposedWords(path)

    def answer(self, plan: Plan, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """Whether it is as the question supposes; None where it supposes nothing, or the documents do not tell."""
        if not self._words.doubts(plan.query):
            return None
        bare = self._words.bare(plan.query)
        if plan.schools or plan.elsewhere or plan.official or _STANDARD.search(plan.query):
            return None
        if (share := self._words.share(bare)) is not None:
            return self._of_share(plan, share, retrieval)
        relation = self._words.relation(bare)
        if relation is not None and len(plan.levels) < _BOTH and not _numbers(plan):
            return self._of_relation(plan, *relation, retrieval)
        if (extreme := self._words.extreme(bare)) is not None:
            return self._of_extreme(plan, *extreme, retrieval)
        return None

    def unsettled(self, plan: Plan) -> Plan:
        """The plan of a question whose shares could not be found: its clause is told, without a yes or a no."""
        if plan.kind != "yes_no" or not self._words.doubts(plan.query):
            return plan
        bare = self._words.bare(plan.query)
        asked = self._words.share(bare) is not None or self._compares_shares(plan, bare)
        return plan.model_copy(update={"kind": "about"}) if asked else plan

    def _compares_shares(self, plan: Plan, bare: str) -> bool:
        """Say whether a question holds two shares against each other: 家长满意度比教师低."""
        relation = self._words.relation(bare) if len(plan.levels) < _BOTH and not _numbers(plan) else None
        return relation is not None and bool(set(self._arithmetic.operands.units(relation[0])) & SHARES)

    def _of_share(self, plan: Plan, share: Share, retrieval: "Callable[[], Retrieval]") -> Draft | None:
        """A share that a document gives itself, or that two of its numbers give, against the one supposed."""
        single = self._understanding.plan(share.question, role=plan.role, today=plan.today)
        single = single.model_copy(update={"indicators": (), "expects": "quantity", "units": ("percent",)})
        figure = self._stated(single, retrieval())
        if figure is not None:
            stated = compose.operand(figure)
            sentence, quotes = compose.figure_sentence(retrieval().corpus, figure)
            draft = Draft("answered", "both").say(sentence, *quotes)
        else:
            reckoned = self._arithmetic.reckoned(single, retrieval)
            computed = reckoned.working[0].result if reckoned and reckoned.working else {}
            if reckoned is None or computed.get("unit") != "%":
                return None
            place = reckoned.working[0].quotes[0]
            value = Decimal(str(computed["display"]))
            stated = {"label": "占比", "value": value, "unit": "%"}
            stated |= {"document": place.document, "start": place.start, "end": place.end}
            draft = reckoned
        check = self._toolbox.call("check_number", stated=stated, value=share.percent, unit="%", comparator=share.sign)
        return _led(draft, check)

    def _stated(self, single: Plan, retrieval: "Retrieval") -> Figure | None:
        ranked = retrieval.candidates(single)
        best = ranked[0] if ranked else None
        fits = best is not None and best.figure is not None and best.figure.kind == "percent"
        if best is None or not fits or best.passage.kind == "standard" or not retrieval.supports(single, best):
            return None
        if best.signs["covered"] < _COVERED or (single.levels and best.signs["level"] <= 0):
            return None
        return best.figure

    def _of_relation(
        self, plan: Plan, first: str, second: str, claim: str, retrieval: "Callable[[], Retrieval]"
    ) -> Draft | None:
        found = self._both(plan, first, second, retrieval())
        if found is None:
            return None
        operands = [compose.operand(figure, compose.label(figure)) for figure in found]
        outcome = self._toolbox.call("compute", operation="compare", operands=operands, claim=claim)
        draft = Draft("answered", "both", working=[outcome])
        shown = "、".join(
            f"{compose.label(figure)} {wording.amount(f'{figure.value:f}', figure.unit)}" for figure in found
        )
        size = wording.amount(str(outcome.result["display"]).lstrip("-"), str(outcome.result["unit"]))
        way = "一样" if found[0].base == found[1].base else f"相差 {size}"
        way = way if found[0].kind == found[1].kind else "人和人次不是一种算法"
        return draft.say(f"{_lead(outcome)}{shown},{way}。", *outcome.quotes)

    def _both(self, plan: Plan, first: str, second: str, retrieval: "Retrieval") -> list[Figure] | None:
        """The numbers of both things, of one unit; the second lacks what only the first names: 家长的满意度比校长高."""
        operands = self._arithmetic.operands
        units = operands.units(first) or operands.units(second)
        nouns = self._understanding.terms(first)
        bare = not self._understanding.terms(second)
        tries = [] if bare and nouns else [(first, second)]
        if bare or len(nouns) > 1:
            tries += [(first, f"{second}的{term.word}") for term in nouns[-1:]]
        if nouns and nouns[-1].word not in second and set(units) & SHARES:  # 家长满意度比教师低: of 满意度 both
            tries = [(first, f"{second}的{nouns[-1].word}")]
        for one, other in tries:
            found = operands.find(plan, [(one, units), (other, units)], retrieval)
            found = _of_one_time(found, plan, retrieval.corpus) if found else None
            if found and _alike(*found) and found[0].start != found[1].start:
                return found
        return None

    def _of_extreme(
        self, plan: Plan, measure: str, thing: str, order: str, retrieval: "Callable[[], Retrieval]"
    ) -> Draft | None:
        """Whether a thing is the first of those that a sentence lists."""
        single = self._understanding.plan(f"{measure}多少", role=plan.role, today=plan.today)
        units = single.units or ("percent",)
        single = single.model_copy(update={"expects": "quantity", "units": units})
        terms = self._understanding.terms(thing)
        figures = self._listed(single, terms, retrieval())
        if figures is None or any(figure.comparator != "=" for figure in figures):
            return None
        ranked = sorted(figures, key=lambda figure: figure.base, reverse=order == "most")
        named = [figure for figure in ranked if _names(figure, terms)]
        if not named or ranked[0].base == ranked[1].base:
            return None
        stated = compose.operand(ranked[0], compose.label(ranked[0]))
        check = self._toolbox.call(
            "check_number", stated=stated, value=named[0].value, unit=named[0].unit, comparator="="
        )
        sentence, quotes = compose.figure_sentence(retrieval().corpus, ranked[0])
        first = "最低" if order == "least" else "最高"
        return _led(Draft("answered", "both").say(f"{first}的是{sentence}", *quotes), check)

    def _listed(self, single: Plan, terms: Sequence[Term], retrieval: "Retrieval") -> list[Figure] | None:
        """The numbers of one unit in the first sentence found that names the thing among several."""
        for place in retrieval.candidates(single)[:_TOP]:
            if place.figure is None or place.signs["unit"] <= 0 or place.passage.kind == "standard":
                continue
            document, low, high = place.passage.document, *place.passage.sentence
            figures = [f for f in retrieval.corpus.figures_in(document, low, high) if f.kind == place.figure.kind]
            if len(figures) > 1 and any(_names(figure, terms) for figure in figures):
                return figures
        return None


def _numbers(plan: Plan) -> bool:
    """Say whether a question holds a number against one of the documents; a year is none."""
    return any(number.unit != "年" for number in plan.numbers)


def _alike(first: Figure, second: Figure) -> bool:
    """Say whether two numbers can be held against each other: of one class, or both of people."""
    return first.kind == second.kind or {first.kind, second.kind} <= set(PEOPLE)


def _names(figure: Figure, terms: Sequence[Term]) -> bool:
    return any(found_in(term, fold(compose.label(figure))) for term in terms)


def _led(draft: Draft, check: Outcome) -> Draft:
    """A draft that opens with whether it is so."""
    told = Draft(draft.status, draft.route, working=[check, *draft.working])
    for number, sentence in enumerate(draft.sentences):
        told.say(f"{'' if number else _lead(check)}{sentence.text}", *sentence.quotes)
    return told


def _lead(check: Outcome) -> str:
    return "是的," if check.result["holds"] else "不是,"


def _percent(given: dict[str, str]) -> Decimal | None:
    try:
        part = _number(given["of"])
        whole = _number(given["over"]) if "over" in given else _TENTHS
    except ValueError:
        return None
    return part / whole * 100 + tenths_after(given.get("tenth")) if whole else None


def _number(words: str) -> Decimal:
    return Decimal(words) if words.replace(".", "", 1).isdigit() else chinese_number(words.replace("两", "二"))


def _of_one_time(found: list[Figure], plan: Plan, corpus: Corpus) -> list[Figure]:
    """Two numbers of one time, where a document tells both for several: wages of 2025 against those of 2025."""
    told = [corpus.same_of_other_times(figure) for figure in found]
    pairs = [(one, other) for one in told[0] for other in told[1] if one.time == other.time]
    wanted = [one for one in pairs if not plan.years or any(same_year(year, one[0].time) for year in plan.years)]
    if not wanted or found[0].time == found[1].time:
        return found
    latest = max(wanted, key=lambda pair: (not has_year(pair[0].time), pair[0].time))
    return [*latest]
