"""What an announcement itself writes of an area: how many are met (政府保障15项中达标14项), and what is not."""

import re

from assistant.answering.composing.compose import EDGE, written
from assistant.answering.drafts.draft import Draft
from assistant.answering.drafts.outcome import Outcome, Quote
from assistant.answering.understanding.facts import AnnouncementFacts, Facts
from assistant.answering.verdicts.indicator_calls import EACH
from assistant.documents.corpus import Corpus
from assistant.documents.model import Document
from assistant.text.normalize import fold
from assistant.text.spans import parts

_FEW = 6  # sentences on what is unmet that are shown
_ALL = re.compile(r"(?:全部|全都|均|都)(?:已)?(?:达标|合格|达到|符合)")
_COUNT = re.compile(r"(?:达标|合格|达到|符合)[^,;。]{0,6}\d+项|\d+项[^,;。\d]{0,8}(?:达标|合格|达到|符合)")


def tell_counted(draft: Draft, facts: Facts, outcome: Outcome, area: str) -> None:
    """How many of an area are met as the announcement of an outcome itself says."""
    document = facts.announcement(outcome.arguments.get("announcement")).document
    if (own := _counted(facts.corpus, document, area)) is not None:
        draft.say(f"公示自己写的是:“{document.text[own.start : own.end].strip(EDGE)}”。", own)


def tell_unmet(draft: Draft, facts: Facts, unmet: Outcome) -> None:
    """What the announcement writes of what is unmet, to the end of each sentence: who, and how many.

    Of a mean that misses its threshold the number says it all.
    """
    announcement = facts.announcement(unmet.arguments.get("announcement"))
    ids = {row["indicator"] for row in unmet.result["rows"]} - _measured(facts, announcement)
    places = [place for row in announcement.audit.rows if row.id in ids for place in row.citations]
    shown: list[Quote] = []
    for place in [place for place in places if place.document == announcement.document.id][:_FEW]:
        if not any(one.start <= place.start and place.end <= one.end for one in shown):
            sentence, whole = written(facts.corpus, Quote(place.document, place.start, place.end))
            shown.append(whole)
            draft.say(sentence, whole)


def _measured(facts: Facts, announcement: AnnouncementFacts) -> set[str]:
    """The indicators with a reported value that is not of one school or class."""
    return {
        one.id
        for one in facts.standard.indicators
        for condition in one.conditions
        if condition.unit.per not in EACH and any(key[:2] == (one.id, condition.key) for key in announcement.reported)
    }


def _counted(corpus: Corpus, document: Document, area: str) -> Quote | None:
    name = area.removesuffix("程度")
    for place in corpus.passages.values():
        if place.document != document.id or name not in fold(f"{place.section} {place.text}"):
            continue
        for low, high in parts(document.text, place.start, place.end):
            said = fold(document.text[low:high])
            if _COUNT.search(said) or (name in said and _ALL.search(said)):
                return Quote(document.id, low, high)
    return None
