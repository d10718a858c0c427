"""What an announcement says is short of the very thing whose county mean is enough: 教学点音乐、美术教师不足.

A mean that meets the standard is no answer to who asks about each school, and half of one to everybody else. So the
clause that admits the lack is told behind the verdict, and before it where it denies what is asked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.answering.composing.compose import EDGE, quoted
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.tools.toolbox import Toolbox
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.kinds import patterns
from assistant.answering.understanding.plan import COMPULSORY, Plan
from assistant.answering.understanding.terms import STRONG
from assistant.answering.understanding.understand import Understanding
from assistant.documents.model import Passage
from assistant.indicators.wording import is_mended
from assistant.text.normalize import fold
from assistant.text.spans import parts

_KEYS = {"lacking", "mended", "failing", "counted", "schools", "which", "crowded", "each"}
_KINDS = frozenset({"verdict", "yes_no", "audit", "list", "value"})
_MOST = 2  # clauses that are told
_SIZES = range(3, 12)  # characters before a lack among which its thing is named
_ADVERBS = re.compile(r"(?:仍|还|尚|较|也|都|均|普遍|相对|明显|比较|的|数量|人数|面积|配备|配置|共)+$")


class _Lack(NamedTuple):
    """What is said to be short: the indicator that asks for it, the levels that are named, and the words."""

    indicator: str
    levels: frozenset[str]
    quote: Quote


class SaidShort:
    """The words of ``short.yaml``, and what is told by them."""

    def __init__(self, facts: Facts, toolbox: Toolbox, understanding: Understanding, path: Path) -> None:
        self._facts, self._toolbox, self._understanding = facts, toolbox, understanding
        self._cues = patterns(path, _KEYS)

    def told(self, plan: Plan, draft: Draft | None) -> Draft | None:
        """A verdict with what the announcement admits of the same indicator; itself where it admits nothing."""
        if draft is None or plan.kind not in _KINDS or draft.status != "answered":
            return draft
        told = {(one.document, one.start) for one in draft.quotes}
        admitted = [one for one in self._found(plan, draft) if (one.document, one.start) not in told][:_MOST]
        denied = next(((one, check) for one in admitted if (check := self._denies(plan, one))), None)
        if denied is not None:
            return self._led(draft, *denied)
        for quote in admitted:
            draft.say(f"公示另外写到:“{quoted(self._facts.corpus, quote)}”。", quote)
        return draft

    def which(self, plan: Plan) -> Draft | None:
        """The clauses that name the school that does not pass, where it is asked which; None where none does."""
        question = fold(plan.query)
        if not self._cues["which"].search(question) or plan.schools or plan.elsewhere or plan.years:
            return None
        crowded = self._cues["crowded"] if self._cues["crowded"].search(question) else None
        draft = Draft("answered", "retrieval")
        for quote in list(self._of_schools(plan, crowded))[:_MOST]:
            draft.say(f"{quoted(self._facts.corpus, quote)}。", quote)
        return draft if draft.sentences else None

    def _of_schools(self, plan: Plan, crowded: re.Pattern[str] | None) -> Iterator[Quote]:
        """The clauses that name a school and what it lacks: its pupils too many, a resource, or whether it passes."""
        wanted = {asked.indicator for asked in plan.indicators} & set(self._facts.standard.rules.school.indicators)
        for passage in self._clauses(plan):
            said = fold(passage.text)
            cue = crowded or (self._cues["lacking"] if wanted else self._cues["failing"])
            if not cue.search(said) or self._cues["mended"].search(said) or not self._understanding.schools(said):
                continue
            if not wanted or crowded or wanted & {self._named(said), *self._indicators(said)}:
                yield _stripped(passage)

    def _indicators(self, said: str) -> list[str]:
        return [one.indicator for one in self._understanding.indicators(said)]

    def _clauses(self, plan: Plan) -> Iterator[Passage]:
        """The clauses of the announcement that a question means, no headings."""
        document = self._facts.announcement(question=plan.query, role=plan.role).document
        for passage in self._facts.corpus.passages.values():
            if passage.document == document.id and not passage.text.startswith("#"):
                yield passage

    def _found(self, plan: Plan, draft: Draft) -> Iterator[Quote]:
        """What is admitted of the one resource that is met by its mean, or of a school where all resources are."""
        rules, judged = self._facts.standard.rules, [one for one in draft.working if one.name == "evaluate_indicator"]
        indicators = {str(one.result["indicator"]) for one in judged}
        if len(indicators) == 1 and all(one.result["verdict"] == "met" for one in judged):
            yield from self._admitted(plan, *indicators) if indicators <= set(rules.school.indicators) else ()
        audits = [one for one in draft.working if one.name == "audit_rows"]
        if audits and self._is_of_none(audits[0]):
            yield from self._failing(plan)
            return
        every = any(one.result.get("holds") for one in audits)
        if every and self._cues["schools"].search(fold(plan.query)):
            yield from self._failing(plan)

    def _is_of_none(self, audit: Outcome) -> bool:
        """Say whether none of the resources is missed by its mean: a school may still miss one."""
        area = audit.arguments.get("area", self._facts.standard.rules.areas[0].name)
        unmet = audit.arguments.get("verdict") == "unmet" and not audit.result["rows"]
        return unmet and area == self._facts.standard.rules.areas[0].name

    def _led(self, draft: Draft, quote: Quote, check: Outcome) -> Draft:
        """A draft that opens with what denies the question."""
        lead = self._toolbox.polarity.lead(str(check.arguments["statement"]), holds=False)
        led = Draft(draft.status, draft.route, working=[check, *draft.working])
        led.say(f"{lead}公示写的是:“{quoted(self._facts.corpus, quote)}”。", quote)
        led.say("按全县平均值看:")
        for sentence in draft.sentences:
            led.say(sentence.text.removeprefix("是的。"), *sentence.quotes)
        return led

    def _denies(self, plan: Plan, quote: Quote) -> Outcome | None:
        """The check by which a clause says no to a question about each school, or about those that the clause names."""
        words, question = fold(quoted(self._facts.corpus, quote)), fold(plan.query)
        own = [asked for asked in plan.indicators if asked.indicator in self._facts.standard]
        names = "".join(name for asked in own for name in self._facts.standard[asked.indicator].names)
        some = any(t.weight >= STRONG and t.word in words and t.word not in names for t in plan.terms)
        if not (self._cues["each"].search(question) or some):
            return None
        place = {"document": quote.document, "start": quote.start, "end": quote.end}
        check = self._toolbox.call("check_statement", statement=plan.query, **place)
        return check if check.result["holds"] is False else None

    def _named(self, said: str) -> str:
        """The indicator that the words right before a lack name: 盐池两乡音乐教师 仍不够用; empty for none."""
        match = self._cues["lacking"].search(said)
        before = _ADVERBS.sub("", said[: match.start()]) if match else ""
        named = (self._understanding.indicators(before[-size:]) for size in _SIZES if size <= len(before))
        return next((found[0].indicator for found in named if found), "")

    def _failing(self, plan: Plan) -> Iterator[Quote]:
        """The clauses that say of a school by its name, or of how many, that they do not pass."""
        for passage in self._clauses(plan):
            said = fold(passage.text)
            named = self._cues["failing"].search(said) and self._understanding.schools(said)
            if (named or self._cues["counted"].search(said)) and not self._cues["mended"].search(said):
                yield _stripped(passage)

    def _admitted(self, plan: Plan, indicator: str) -> Iterator[Quote]:
        """The clauses that say that something of an indicator is short, of no other level than the one asked about."""
        document = self._facts.announcement(question=plan.query, role=plan.role).document.id
        for lack in self._lacks(document):
            other = bool(lack.levels and plan.levels) and not lack.levels & set(plan.levels)
            if lack.indicator == indicator and not other:
                yield lack.quote

    @lru_cache(maxsize=32)  # noqa: B019 (one per assistant)
    def _lacks(self, document: str) -> tuple[_Lack, ...]:
        """What an announcement says to be short that an indicator asks for, from the part that says so."""
        found: dict[tuple[str, str], _Lack] = {}
        for passage in self._facts.corpus.passages.values():
            if passage.document != document or not self._cues["lacking"].search(fold(passage.text)):
                continue
            for low, high in parts(passage.text, 0, len(passage.text)):
                said = fold(passage.text[low:high])
                over = self._cues["mended"].search(said) or is_mended(said) or passage.text.startswith("#")
                indicator = "" if over else self._named(said)
                levels = frozenset(self._understanding.levels(said)) & COMPULSORY
                if indicator:
                    found.setdefault((passage.id, indicator), _Lack(indicator, levels, _stripped(passage, low)))
        return tuple(found.values())


def _stripped(passage: Passage, low: int = 0) -> Quote:
    """A clause from a place in it on, without the marks around its words."""
    words = passage.text[low:].strip(EDGE)
    start = passage.start + passage.text.index(words, low)
    return Quote(passage.document, start, start + len(words))
