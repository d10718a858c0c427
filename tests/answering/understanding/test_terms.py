"""The words of a question that say what it is about."""

import pytest

from assistant.answering.assistant import Assistant


def test_rarer_words_weigh_more(county: Assistant):
    known = county.understanding._known
    assert known.rarity("沙盘") > known.rarity("学校")


@pytest.mark.parametrize(("word", "known"), [("学校", True), ("火锅", False)])
def test_what_the_documents_know(county: Assistant, word, known):
    assert county.understanding.knows(word) is known


def test_a_word_of_the_documents_is_known_and_another_is_not(county: Assistant):
    terms = {term.word: term for term in county.understanding.terms("学校的火锅")}
    assert terms["学校"].known
    assert not terms["火锅"].known


def test_levels_and_counts_are_no_terms(county: Assistant):
    assert county.understanding.content_words("小学有3所吗") == []


@pytest.mark.parametrize(("question", "foreign"), [("晚上吃火锅怎么样", True), ("金额呢", False), ("教师多少", False)])
def test_what_no_document_knows(county: Assistant, question, foreign):
    assert county.understanding.foreign(question) is foreign


def test_the_county_is_known_by_its_name_and_by_parts_of_it(county: Assistant):
    region = county.corpus.of_kind("announcement")[0].description.region
    own = county.understanding
    assert own.is_own(region)
    assert own.is_own(region[:2])
    assert not own.is_own(region[:1])
    assert own.names_county(f"{region[:2]}有多少学校")
    assert not own.names_county("别处有多少学校")
