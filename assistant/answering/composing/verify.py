"""The last step: no number is shown that stands in no quote and in no working, no quote that is not word for word."""

import json
import re
from decimal import Decimal

from assistant.answering.drafts.draft import Draft, Sentence
from assistant.answering.tools.toolbox import Quote
from assistant.documents.corpus import Corpus
from assistant.indicators.table_document import holds_cells
from assistant.text.normalize import fold
from assistant.text.numerals import CHINESE_NUMBER, chinese_number

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_DIGITS_SPACED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # no comma before a year: 0.574,2024年0.551


def numbers(text: str) -> set[Decimal]:
    """Every number written in digits in a text."""
    return {Decimal(match) for match in _NUMBER.findall(_DIGITS_SPACED.sub("", fold(text)))}


def _all_numbers(text: str) -> set[Decimal]:
    """Numbers in digits and in Chinese characters: 五年 supports 5 年."""
    spelled = {
        chinese_number(match.group()) for match in re.finditer(CHINESE_NUMBER, fold(text)) if len(match.group()) < 8
    }
    return numbers(text) | spelled


def verified(draft: Draft, corpus: Corpus) -> Draft:
    """Drop every sentence that is not supported; an answer that loses its direct sentence becomes ``not_disclosed``.

    A sentence is supported when each of its numbers stands in one of its own quotes or in the working.
    """
    sound = {quote for quote in draft.quotes if is_word_for_word(quote, corpus)}
    computed = set().union(
        *(numbers(json.dumps([outcome.result, outcome.arguments], ensure_ascii=False)) for outcome in draft.working)
    )
    kept = [
        Sentence(sentence.text, tuple(quote for quote in sentence.quotes if quote in sound))
        for sentence in draft.sentences
        if numbers(sentence.text) <= computed | _quoted(sentence, corpus, sound)
        and all(quote in sound for quote in sentence.quotes)
    ]
    if draft.status == "answered" and (not kept or kept[0].text != draft.sentences[0].text):
        return Draft("not_disclosed", "none").say("文件里没有查到能支持回答的原文。")
    draft.sentences = kept
    return draft


def _quoted(sentence: Sentence, corpus: Corpus, sound: set[Quote]) -> set[Decimal]:
    """The numbers in a sentence's own quotes and in their documents' titles."""
    found: set[Decimal] = set()
    for quote in sound & set(sentence.quotes):
        document = corpus.documents[quote.document]
        words = quote.cells or document.text[quote.start : quote.end]
        found |= _all_numbers(words) | _all_numbers(document.description.title)
    return found


def is_word_for_word(quote: Quote, corpus: Corpus) -> bool:
    """Say whether the place exists and holds words; of a school table, whether its rows hold those cells."""
    document = corpus.documents.get(quote.document)
    if document is not None and document.kind == "schools":
        return holds_cells(document, quote.cells, quote.start, quote.end)
    if document is None or not 0 <= quote.start < quote.end <= len(document.text):
        return False
    return bool(document.text[quote.start : quote.end].strip())
