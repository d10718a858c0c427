"""What is told where an announcement gives no number: that it is of another year, or why it is withheld."""

import re
from collections.abc import Sequence

from assistant.answering.composing.compose import EDGE, figure_sentence
from assistant.answering.drafts import wording
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.understanding.facts import Facts
from assistant.answering.understanding.naming import CV
from assistant.answering.understanding.plan import Asked, Plan
from assistant.answering.verdicts.indicator_calls import IndicatorCalls
from assistant.documents.corpus import Corpus
from assistant.documents.figures import Figure
from assistant.text.normalize import fold
from assistant.text.years import has_year, same_year, school_years

_WITHHELD = re.compile(r"(?:暂|尚|另行|待)[^,。;]{0,8}(?:公布|核定|公开|核实|统计)|待核|正在核[对实]|未能?公布")


def of_another_year(plan: Plan, outcomes: Sequence[Outcome], facts: Facts) -> Draft | None:
    """Tell the values of the year asked for, or say that they are not given; None where those reported are of it.

    Also where no year is asked for. A value that states no year is of its announcement's.
    """
    if not plan.years or any(_is_of_the_year(plan, outcome, facts) for outcome in outcomes):
        return None
    earlier = [(outcome, figure) for outcome in outcomes if (figure := _beside(plan, outcome, facts))]
    if len(earlier) == len(outcomes):
        return _told(earlier, facts.corpus)
    names = wording.joined([wording.measure(outcome.result) for outcome in outcomes])
    draft = Draft("not_disclosed", "calculator", working=list(outcomes))
    return draft.say(f"公示没有给出你问的年份的{names},只给出了公示所写时间的数。")


def _beside(plan: Plan, outcome: Outcome, facts: Facts) -> Figure | None:
    """The number of the year asked for that stands beside the one reported: 2023年0.574,2024年0.551,2025年0.527."""
    corpus, value = facts.corpus, float(outcome.result["value"])
    spans = [corpus.figures_in(quote.document, quote.start, quote.end) for quote in outcome.quotes]
    own = next((one for figures in spans for one in figures if float(one.value) == value), None)
    told = corpus.by_year(own) if own else []
    return next((one for one in told if any(same_year(year, one.time) for year in plan.years)), None)


def _told(found: Sequence[tuple[Outcome, Figure]], corpus: Corpus) -> Draft:
    """Numbers of another year, each under the name of what it measures, since its clause may leave that out."""
    draft = Draft("answered", "retrieval")
    for outcome, figure in found:
        sentence, quotes = figure_sentence(corpus, figure)
        draft.say(f"{outcome.result['county']}{wording.measure(outcome.result)}:{sentence}", *quotes)
    return draft


def say_withheld(draft: Draft, plan: Plan, asked: Asked, calls: IndicatorCalls) -> Draft:
    """Add what the announcement says itself of a value that it withholds: 账目正在核对,本次暂不公布."""
    names = calls.facts.standard[asked.indicator].names if asked.indicator != CV else ()
    document, corpus = calls.announcement(plan).document, calls.facts.corpus
    for passage in corpus.passages.values():
        if passage.document != document.id or not _WITHHELD.search(fold(passage.text)):
            continue
        levels = {level for *_, level in corpus.lexicon.levels(passage.text)}
        named = any(name in f"{passage.text}{passage.context}" for name in names)
        if named and (not plan.levels or levels & set(plan.levels)):
            words = passage.text.strip(EDGE)
            start = passage.start + passage.text.index(words)
            return draft.say(f"公示的说明:{words}。", Quote(document.id, start, start + len(words)))
    return draft


def _is_of_the_year(plan: Plan, outcome: Outcome, facts: Facts) -> bool:
    stated = str(outcome.result["period"])
    if not has_year(stated):
        own = facts.announcement(str(outcome.result["announcement"])).document
        latest = max(school_years(own.text), default="")
        stated = f"{own.description.published} {own.description.opens} {latest}"
    return any(same_year(year, stated) for year in plan.years)
