"""The last route, which always answers: what the calculator tells of an indicator, else what search finds."""

from assistant.answering.answerers import Answerers
from assistant.answering.arithmetic.stated import tells_mean
from assistant.answering.composing.compose import figure_sentence, quoted
from assistant.answering.composing.worked import worked
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.wording import level_name
from assistant.answering.part_told import PartTold
from assistant.answering.parts import Parts
from assistant.answering.places.evidence import Candidate
from assistant.answering.searching import Opened
from assistant.answering.understanding.plan import Plan
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure


class Lookup:
    """Calculate, or search where nothing is calculated or the announcement tells more."""

    def __init__(self, of: Answerers, parts: Parts, part_told: PartTold, opened: Opened) -> None:
        self._calculator, self._said_short, self._contact = of.calculator, of.said_short, of.contact
        self._state, self._outside = of.state, of.outside
        self._basics, self._corpus, self._toolbox = parts.basics, parts.corpus, parts.toolbox
        self._part_told, self._opened = part_told, opened

    def answer(self, plan: Plan) -> Draft:
        """What is calculated of an indicator, or what search finds."""
        calculated = self._said_short.told(plan, self._part_told.kept(plan, self._calculator.answer(plan)))
        if calculated is None:
            return self._field(plan) or self._basic(plan) or self._searched(plan, self._opened().candidates(plan))
        return self._reported(plan, calculated) if self._calculator.leaves(plan) else calculated

    def _field(self, plan: Plan) -> Draft | None:
        """The field that search takes a question to ask for."""
        field = self._opened().subject.field(plan)
        return self._contact.answer(plan, field) if field else None

    def _basic(self, plan: Plan) -> Draft | None:
        """The number of all pupils, teachers or classes."""
        basic = self._basics.asked(plan)
        if basic is None and (both := self._basics.asked_of_both(plan)):
            return worked(self._toolbox, "sum", both)  # 小学生22480名,初中生11360名
        return _with_level(self._corpus, basic) if basic is not None else None

    def _reported(self, plan: Plan, calculated: Draft) -> Draft:
        """What search finds, or what was calculated where the announcement does not report it."""
        ranked = self._opened().candidates(plan)
        rate = ranked and ranked[0].figure is not None and ranked[0].figure.per
        return calculated if rate or not self._opened().reports(plan, ranked) else self._searched(plan, ranked)

    def _searched(self, plan: Plan, ranked: list[Candidate]) -> Draft:
        """What the places say that search finds: of an indicator that they turn out to be about, else their words."""
        retrieval = self._opened()
        draft = self._of_indicator(plan, ranked)
        if draft is None and plan.kind == "compare" and len(plan.levels) > 1:
            return retrieval.not_disclosed(plan, ranked)  # one level's words do not compare two
        draft = draft or self._outside.unknown(plan, ranked, retrieval.subject.outside(plan))
        draft = draft or retrieval.answer(plan, ranked)
        told = [quoted(self._corpus, one) for one in draft.quotes if not one.cells and self._is_announced(one.document)]
        means = draft.status != "answered" or tells_mean(plan, told)
        return draft if means else retrieval.not_disclosed(plan, ranked)

    def _is_announced(self, document: str) -> bool:
        return self._corpus.documents[document].kind == "announcement"

    def _of_indicator(self, plan: Plan, ranked: list[Candidate]) -> Draft | None:
        """What is calculated of the indicator that search finds the question to be about."""
        found = self._opened().requirements.indicator(plan, ranked) or self._state.meant(plan, ranked)
        if found is None:
            return None
        indicator, kind = found
        return self._calculator.answer(plan.model_copy(update={"indicators": (indicator,), "kind": kind}))


def _with_level(corpus: Corpus, basic: Figure) -> Draft:
    """The sentence of a figure, with its level where its own words leave it out."""
    sentence, quotes = figure_sentence(corpus, basic)
    level = level_name(basic.level)
    return Draft("answered", "retrieval").say(f"{level}:{sentence}" if level not in sentence else sentence, *quotes)
