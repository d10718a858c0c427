"""A source shows exactly the quoted words, marked in the document's own text."""

import re

import pytest
from pages import cite, document, marked, plain, running

from assistant.types import Citation
from assistant.web.sources import day, source


@pytest.mark.parametrize(
    "quote", ["全县有学校12所", "义务教育段在校生<b>100</b>人", '<img src=x onerror="window.harmed=true">']
)
def test_a_source_marks_exactly_the_quoted_words(notice, quote):
    shown = source(cite(notice, quote), {"notice": notice}, "s1")
    assert set(marked(shown)) == {quote}
    assert running(shown) == []


def test_a_source_tells_title_issuer_period_and_section():
    told = document(opens="2026-01-20", closes="2026-01-24")
    shown = plain(source(cite(told, "3.26间"), {"notice": told}, "s1"))
    for words in ("某县公示", "某县教育局", "公示期 2026年1月20日至2026年1月24日", "二、自查自评情况 (一)资源配置"):
        assert words in shown


def test_made_up_data_is_named_as_such():
    told = document(provenance="synthetic")
    assert "示例数据" in source(cite(told, "3.26间"), {"notice": told}, "s1")
    assert "示例数据" not in source(cite(document(), "3.26间"), {"notice": document()}, "s1")


def test_the_excerpt_is_a_piece_of_the_document():
    long = document("一、情况\n" + "前面的话。" * 100 + "要找的数是7.7平方米。" + "后面的话。" * 100)
    shown = source(cite(long, "7.7平方米"), {"notice": long}, "s1")
    pieces = re.findall(r'<(?:blockquote class="excerpt"|div class="section")>(.*?)</(?:blockquote|div)>', shown, re.S)
    excerpt, whole = (plain(piece) for piece in pieces)
    assert excerpt.strip("…") in long.text
    assert excerpt.startswith("……前面的话。")
    assert excerpt.endswith("后面的话。……")
    assert len(excerpt) < 400
    assert whole == long.text.strip()
    assert marked(pieces[1]) == ["7.7平方米"]


def test_a_short_section_is_shown_whole_without_another_fold():
    short = document("一、情况\n只有一句话。")
    assert "看本节全文" not in source(cite(short, "一句话"), {"notice": short}, "s1")


def test_a_changed_document_shows_the_old_words_and_says_so(notice):
    old = cite(notice, "全县有学校12所").model_copy(update={"start": 3, "end": 11})
    shown = source(old, {"notice": notice}, "s1")
    assert marked(shown) == ["全县有学校12所"]
    assert "有改动" in shown


def test_a_source_that_is_gone_still_shows_its_words(notice):
    assert marked(source(cite(notice, "3.26间"), {}, "s1")) == ["3.26间"]


def test_a_row_of_a_table_is_shown_as_quoted(notice):
    row = Citation(
        id=1, kind="schools", document="t", title="表", section="", quote="3101,600", start=2, end=3, sha256=""
    )
    assert marked(source(row, {"t": notice}, "s1")) == ["3101,600"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("2026-01-04", "2026年1月4日"), ("2017-04", "2017年4月"), ("今年春天", "今年春天"), ("", "")],
)
def test_dates_read_as_people_write_them(text, words):
    assert day(text) == words
