"""A source is a numbered chip with exactly the quoted words, and says so where its document has changed."""

import re

import pytest
from pages import CHINESE, ENGLISH, cite, document, plain, running

from assistant.types import Citation
from assistant.web.sources import source


def quoted(shown: str) -> str:
    return plain(re.search(r"<q .*?</q>", shown, re.DOTALL)[0])


@pytest.mark.parametrize(
    "quote", ["全县有学校12所", "义务教育段在校生<b>100</b>人", '<img src=x onerror="window.harmed=true">']
)
def test_a_chip_holds_exactly_the_quoted_words(notice, quote):
    shown = source(cite(notice, quote, 3), {"notice": notice}, "t1", CHINESE)
    assert quoted(shown) == quote
    assert 'data-turn="t1" data-opens="3"' in shown
    assert running(shown) == []


def test_a_chip_names_its_kind_its_section_and_where_it_leads(notice):
    shown = plain(source(cite(notice, "3.26间"), {"notice": notice}, "t1", CHINESE))
    assert "依据 1，公示，打开原文" in shown
    assert "二、自查自评情况 (一)资源配置" in shown
    assert "Source 1, Announcement, open the document" in source(
        cite(notice, "3.26间"), {"notice": notice}, "t1", ENGLISH
    )


def test_a_document_as_it_was_has_no_remark(notice):
    assert "changed" not in source(cite(notice, "3.26间"), {"notice": notice}, "t1", CHINESE)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (document("新的开头。\n每百名学生拥有网络多媒体教室数小学3.26间。"), "文件已改动"),
        (document("另一份。"), "文件已改动，原话不在了"),
        (document(audience="staff"), "文件已撤下"),
        (None, "文件已撤下"),
    ],
)
def test_a_document_that_has_changed_is_told_and_the_words_stay(notice, now, told):
    documents = {"notice": now} if now else {}
    shown = source(cite(notice, "3.26间"), documents, "t1", CHINESE)
    assert f'<span class="changed">{told}</span>' in shown
    assert quoted(shown) == "3.26间"


def test_a_row_of_a_table_is_a_chip_as_well(notice):
    row = Citation(
        id=1, kind="schools", document="t", title="表", section="", quote="3101,600", start=2, end=3, sha256=""
    )
    shown = source(row, {}, "t1", CHINESE)
    assert quoted(shown) == "3101,600"
    assert "学校数据" in shown
