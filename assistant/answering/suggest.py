"""Questions worth offering: examples that fit the documents loaded, and what may be asked next after an answer."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.answering.drafts.wording import LEVELS
from assistant.answering.understanding.changed import swap_levels
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.answering.understanding.kinds import FIELDS
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.turn import Turn
from assistant.answering.understanding.understand import Understanding, cleaned
from assistant.errors import CorpusError
from assistant.indicators.standard import Condition
from assistant.text.yaml_file import read_yaml
from assistant.types import Answer, Frozen, Role, ToolCall

KINDS = (
    "verdict", "value", "threshold", "spread", "gaps", "nearest", "period", "phone", "place", "email", "office",
    "postcode",
)  # fmt: skip
_EXAMPLES, _NEXT = 6, 5
_OTHER = {"primary": "junior", "junior": "primary"}
_CONTACTS = ("phone", "place", "email", "office")  # the readiest first
# Which tool has answered which kind of question; a value that the asker brought is judged, not reported.
_ASKED = {
    "evaluate_indicator": "verdict",
    "reported_value": "value",
    "indicator_threshold": "threshold",
    "judge_value": "own",
    "nearest_thresholds": "nearest",
}


class Suggestion(Frozen):
    """A question to press; its kind, indicator and level let an interface explain it in another language.

    ``opens`` is the number of a source that it opens instead of asking anything.
    """

    question: str = ""
    kind: str
    indicator: str = ""
    level: str = ""
    opens: int = 0


class Suggest:
    """Suggestions over one corpus; every one of them can be answered, if only by "not disclosed"."""

    def __init__(self, facts: Facts, understanding: Understanding, path: Path) -> None:
        self._facts, self._understanding, self._words = facts, understanding, _templates(path)

    def examples(self, role: Role = "public") -> list[Suggestion]:
        """Six questions on the newest announcement: what it reports, its period, its contact, the standard."""
        facts = self._facts.announcement(role=role)
        return _distinct(self._leading(facts), taken=(), most=_EXAMPLES)

    def after(self, answer: Answer, conversation: Conversation, role: Role = "public") -> list[Suggestion]:
        """What may be asked next: the other level, the verdict, the standard, what is missing, source, contact."""
        if answer.status not in {"answered", "not_disclosed"}:
            return []
        last = conversation.turns[-1] if conversation.turns else None
        turn = last if last and last.question == cleaned(answer.question) else None  # small talk is not remembered
        asked = {answer.question, *(each.query for each in conversation.turns)}
        found = self._next(answer, turn, self.announcement_of(answer, role))
        return _distinct((each for each in found if each.question not in asked), taken=asked, most=_NEXT)

    def about(self, kind: str, indicators: Iterable[str], level: str = "") -> list[str]:
        """The question of a kind on each of several indicators, of a level where the indicator tells levels apart."""
        return [self._about(kind, id, level if level in self._levels(id) else "").question for id in indicators]

    def name(self, indicator: str) -> str:
        """What an indicator is called in a question."""
        return self._facts.standard[indicator].short

    def announcement_of(self, answer: Answer, role: Role = "public") -> AnnouncementFacts:
        """The announcement that an answer speaks of: the one it quotes or calculates from, else the one asked about."""
        named = [each.document for each in answer.citations if each.kind == "announcement"]
        named += [str(call.arguments["announcement"]) for call in answer.working if "announcement" in call.arguments]
        known = next((name for name in named if name in self._facts.announcements), None)
        return self._facts.announcement(known, question=answer.question, role=role)

    # -- examples ------------------------------------------------------------------------------------------------------

    def _leading(self, facts: AnnouncementFacts) -> Iterator[Suggestion]:
        """Candidates, those that tell most first; the standard's own thresholds fill up where little is reported."""
        standard = self._facts.standard
        resources = list(reversed(standard.rules.school.indicators))
        judged = [
            (id, level)
            for level in ("primary", "junior")
            for id in resources
            if (id, self._key(id), level) in facts.reported
        ]
        firsts = [next((pair for pair in judged if pair[1] == level), None) for level in ("primary", "junior")]
        primary, junior = firsts
        if primary and junior and primary[0] == junior[0]:  # two indicators tell more than one twice
            junior = next((pair for pair in judged if pair[1] == "junior" and pair[0] != primary[0]), junior)
        for pair in filter(None, (primary, junior)):
            yield self._about("verdict", pair[0], pair[1])
        if facts.period:
            yield self._plain("period", "")
        yield from self._contacts(facts, "")[:1]
        if any(row.verdict == "undisclosed" for row in facts.audit.rows):
            yield self._plain("gaps", "")
        for indicator in reversed(standard.indicators):
            if indicator.scope == "county" and indicator.conditions:
                yield self._about("threshold", indicator.id)
                break
        yield self._plain("spread", "")
        for id in resources:
            yield self._about("threshold", id, "primary")

    # -- what next -----------------------------------------------------------------------------------------------------

    def _next(self, answer: Answer, turn: Turn | None, facts: AnnouncementFacts) -> Iterator[Suggestion]:
        county = self._county(facts)
        calls = [call for call in answer.working if call.name in _ASKED]
        if calls:
            yield from self._of_indicator(calls, facts, county)
        elif turn is not None:
            yield from self._other_level(answer, turn)
        if answer.citations:
            yield Suggestion(kind="source", opens=answer.citations[0].id)
        kind = turn.kind if turn else ""
        if kind == "period" or kind in FIELDS:
            others = [each for each in self._contacts(facts, county) if each.kind != kind]
            yield from others if kind in FIELDS else others[:1]
            if facts.period and kind != "period":
                yield self._plain("period", county)
        if answer.status == "answered" and kind not in FIELDS:  # else the way to ask stands in the answer already
            yield from self._contacts(facts, county)[:1]

    def _of_indicator(self, calls: list[ToolCall], facts: AnnouncementFacts, county: str) -> Iterator[Suggestion]:
        """Around the indicator that was calculated with: the other level, then what was not asked of it yet."""
        asked = _ASKED[calls[0].name]
        given = calls[0].arguments if asked != "nearest" else next(iter(calls[0].result.get("rows", [])), {})
        id, key = str(given.get("indicator", "")), given.get("condition")
        if id == CV or key == self._facts.standard.rules.cv.key:
            yield self._plain("gaps", county)
            return
        condition = self._condition(id, key)
        if condition is None:
            return
        levels = {call.arguments.get("level") for call in calls if call.arguments.get("indicator") == id}
        level = str(given.get("level") or "") if len(levels) <= 1 else ""
        if condition.key != self._key(id):  # one of several conditions: its label alone would be another question
            return
        other = _OTHER.get(level, "")
        if other in condition.thresholds and asked in {"verdict", "value", "threshold"}:
            yield self._about(asked, id, other, county)
        if asked != "verdict" and self._reported(facts, id, level):
            yield self._about("verdict", id, level, county)
        if asked != "threshold" and condition.thresholds:
            yield self._about("threshold", id, level)
        if id in self._facts.standard.rules.school.indicators and asked == "verdict":
            yield self._plain("spread", county)

    def _other_level(self, answer: Answer, turn: Turn) -> Iterator[Suggestion]:
        """The same of the other level, where the quoted line speaks of that level too."""
        other = _OTHER.get(turn.levels[0], "") if len(turn.levels) == 1 else ""
        if not other or not answer.citations or answer.status != "answered":
            return
        first = answer.citations[0]
        text = self._facts.corpus.documents[first.document].text
        low, high = text.rfind("\n", 0, first.start) + 1, text.find("\n", first.end)
        line = text[low : high if high >= 0 else len(text)]
        if any(named == other for *_, named in self._facts.corpus.lexicon.levels(line)):
            yield Suggestion(question=swap_levels(turn.query, other, self._understanding), kind="other", level=other)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _county(self, facts: AnnouncementFacts) -> str:
        """The county's name where a question without one would be answered from another announcement."""
        every = self._facts.announcements.values()
        return facts.county if sum(each.document.audience == "public" for each in every) > 1 else ""

    def _condition(self, id: str, key: object = None) -> Condition | None:
        if id not in self._facts.standard:
            return None
        return self._facts.standard[id].condition(str(key) if key else None)

    def _reported(self, facts: AnnouncementFacts, id: str, level: str) -> bool:
        own = (id, self._key(id))
        return any(place[:2] == own and (not level or place[2] in (level, None)) for place in facts.reported)

    def _key(self, id: str) -> str:
        condition = self._condition(id)
        return condition.key if condition else ""

    def _about(self, kind: str, id: str, level: str = "", county: str = "") -> Suggestion:
        named = {"county": county, "level": LEVELS.get(level, ""), "name": self._facts.standard[id].short}
        if named["level"] and named["name"].startswith(named["level"]):  # 初中三年巩固率 says its level itself
            named["level"] = ""
        return Suggestion(question=self._words[kind].format(**named), kind=kind, indicator=id, level=level)

    def _levels(self, id: str) -> set[str]:
        return {level for condition in self._facts.standard[id].conditions for level in condition.thresholds}

    def _plain(self, kind: str, county: str) -> Suggestion:
        return Suggestion(question=self._words[kind].format(county=county), kind=kind)

    def _contacts(self, facts: AnnouncementFacts, county: str) -> list[Suggestion]:
        given = {field.name for field in facts.fields}
        return [self._plain(name, county) for name in _CONTACTS if name in given]


def _distinct(found: Iterable[Suggestion], *, taken: Iterable[str], most: int) -> list[Suggestion]:
    seen, kept = set(taken), []
    for each in found:
        if each.opens or each.question not in seen:
            seen.add(each.question)
            kept.append(each)
    return kept[:most]


def _templates(path: Path) -> dict[str, str]:
    words = read_yaml(path)
    if not isinstance(words, dict) or set(words) != set(KINDS) or not all(isinstance(w, str) for w in words.values()):
        raise CorpusError("键不对", where=str(path), remedy=f"正好写 {'、'.join(KINDS)},每个是一句话")
    return words
