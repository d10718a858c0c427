"""Which requirement of the standard a question means: by what search finds of it, or by how it describes it."""

from collections.abc import Callable
from functools import cached_property

from assistant.answering.places.evidence import Candidate, Evidence
from assistant.answering.places.supported import Supported
from assistant.answering.retrieval.meant import Found
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import COMPULSORY, Asked, Plan
from assistant.answering.understanding.signs import pairs, shared
from assistant.documents.corpus import Corpus
from assistant.indicators.standard import Condition
from assistant.text.normalize import comparable
from assistant.text.quantities import UNITS
from assistant.text.things import Thing

_ALONE = 2.6  # the lead of a requirement beside which search finds no other
_ASKED_RULE, _SURELY = 0.6, 0.7  # chances from which a requirement is the one asked about, and surely so
_DESCRIBED, _ALONE_OF_ALL = 0.3, 0.6  # the chance of an indicator that is described, and its share of that of all


class Requirements:
    """Tell the indicator of a question by search; ``candidates`` finds the places of a plan."""

    def __init__(
        self,
        corpus: Corpus,
        facts: Facts,
        evidence: Evidence,
        supported: Supported,
        candidates: Callable[[Plan], list[Candidate]],
    ) -> None:
        self._corpus, self._facts, self._evidence = corpus, facts, evidence
        self._supported, self._candidates = supported, candidates

    @cached_property
    def rules(self) -> dict[str, str]:
        """The passage of each rule, by the rule's name."""
        texts = {one.id: comparable(one.text) for one in self._corpus.passages.values() if one.kind == "standard"}
        return {
            thing.name: passage
            for thing in self._evidence.things.rules
            for passage, text in texts.items()
            if thing.told_in(text)
        }

    def indicator(self, plan: Plan, ranked: list[Candidate]) -> tuple[Asked, str] | None:
        """The indicator that the best passage is about, with the kind to answer as: what the words did not name.

        A verdict question without an indicator's name is understood by what search finds; a value question is the
        calculator's where the best figure is an indicator's reported value.
        """
        wanted = "verdict" if "verdict" in plan.kinds else "value" if plan.kind in {"value", "compare"} else ""
        nearest = ranked[:3] if wanted == "verdict" else ranked[:1]
        for place in nearest if wanted else ():
            if self._supported.holds(plan, place) and (found := self._meant(plan, place, wanted)):
                return found
        return None

    def _meant(self, plan: Plan, best: Candidate, wanted: str) -> tuple[Asked, str] | None:
        """The indicator that a place reports or requires."""
        facts = self._facts.announcement(question=plan.query, role=plan.role)
        own = [key for key, one in facts.reported.items() if one.figure.passage == best.passage.id]
        low, high = best.span
        told = [key for key in own if low <= facts.reported[key].figure.start < high]
        several = len({indicator for indicator, *_ in own}) > 1
        for indicator, condition, level in told if several else own:  # one clause may report all seven
            reported = facts.reported[indicator, condition, level]
            if wanted == "verdict" or (reported.figure == best.figure and plan.per_pupil):
                return Asked(indicator=indicator, condition=condition, words=""), wanted
        return self._required(best) if wanted == "verdict" else None

    def required(self, plan: Plan) -> Found | None:
        """The requirement of the standard that a question asks about or is nearest to; None where none is."""
        judged = plan.per_pupil or "verdict" in plan.kinds or "threshold" in plan.kinds
        found = self._evidence.things.requirement(plan.searched)
        if found is not None and found[1] >= _ASKED_RULE:
            asked = self._of_indicator(found[0], plan)
            if judged or found[0].rule or self._is_rate(asked):
                return Found(asked, found[1], 1.0, asked_for=found[1] >= _SURELY)
        worded = plan.model_copy(update={"about": "standard", "expects": "text", "units": (), "local": False})
        ranked = [place for place in self._candidates(worded) if place.passage.kind == "standard"]
        meant = self._required(ranked[0]) if ranked else None
        if meant is None:
            return None
        named = {level for *_, level in self._corpus.lexicon.levels(ranked[0].passage.text)}
        if named - COMPULSORY - set(plan.levels):
            return None  # 特殊教育生均公用经费, where 小学 is asked of
        others = (place.score for place in ranked[1:] if (own := self._required(place)) is None or own[0] != meant[0])
        return Found(meant[0], ranked[0].support, ranked[0].score - next(others, ranked[0].score - _ALONE))

    def described(self, plan: Plan, words: str) -> Found | None:
        """The indicator that words describe, where they surely describe one; None where they do not tell which."""
        found = self._evidence.things.requirements(words)
        best = max(found, key=lambda of: found[of][1], default="")
        thing, chance = found.get(best, (None, 0.0))
        share = chance / sum(one for _, one in found.values()) if thing else 0.0
        if thing and best != CV and chance >= _DESCRIBED and share >= _ALONE_OF_ALL:
            return Found(self._of_indicator(thing, plan), chance, share)
        # nothing of what else the question says is searched for
        own = self._evidence.understanding.plan(words, role=plan.role, today=plan.today)
        required = self.required(own)
        return required if required and required.support >= _ASKED_RULE else None

    def _is_rate(self, asked: Asked) -> bool:
        """Say whether what is asked about is measured in per cent."""
        condition = self._facts.standard[asked.indicator].condition(asked.condition) if asked.indicator != CV else None
        return condition is not None and condition.unit.symbol == "%"

    def _of_indicator(self, thing: Thing, plan: Plan) -> Asked:
        """The indicator, and of the conditions that its rule holds the one of the unit and the words asked for."""
        conditions = () if thing.of == CV else self._facts.standard[thing.of].conditions
        text = self._corpus.passages[self.rules[thing.name]].text if thing.name in self.rules else ""
        asked = pairs(" ".join((plan.query, *(same for term in plan.terms for same in term.same), thing.name)))
        told = [one for one in conditions if any(d.anchor in text for v in one.thresholds.values() for d in v)]
        told = told or list(conditions if len(conditions) == 1 or not thing.rule else ())

        def fits(condition: Condition) -> tuple[bool, float]:
            symbol = condition.unit.symbol
            unit = (UNITS[symbol][0] if symbol in UNITS else "") in plan.units
            return unit, shared(asked, condition.label, lambda _: 1.0)

        ranked = sorted(told, key=fits, reverse=True)
        clear = len(ranked) == 1 or (len(ranked) > 1 and fits(ranked[0]) > fits(ranked[1]))
        return Asked(indicator=thing.of, condition=ranked[0].key if clear else None, words="")

    def _required(self, best: Candidate) -> tuple[Asked, str] | None:
        """The indicator whose clause of the standard a place is."""
        for indicator in self._facts.standard.indicators:
            for condition in indicator.conditions:
                for values in condition.thresholds.values():
                    if any(dated.anchor in best.passage.text for dated in values):
                        return Asked(indicator=indicator.id, condition=condition.key, words=""), "verdict"
        return None
