"""An opened document shows its own text with exactly the quoted words marked, in their paragraph."""

import re

import pytest
from pages import CHINESE, ENGLISH, cite, document, marked, plain, running

from assistant.types import Citation
from assistant.web.reader import reader


def here(shown: str) -> str:
    return re.search(r'<p class="here">(.*?)</p>', shown, re.DOTALL)[1]


@pytest.mark.parametrize(
    "quote", ["全县有学校12所", "义务教育段在校生<b>100</b>人", '<img src=x onerror="window.harmed=true">']
)
def test_exactly_the_quoted_words_are_marked_in_their_paragraph(notice, quote):
    shown = reader(cite(notice, quote), {"notice": notice}, CHINESE)
    assert marked(shown) == [quote]
    assert f"<mark>{re.search('<mark>(.*?)</mark>', shown)[1]}</mark>" in here(shown)
    assert running(shown) == []


def test_all_of_the_document_is_there_to_be_read(notice):
    shown = plain(reader(cite(notice, "3.26间"), {"notice": notice}, CHINESE))
    for line in notice.text.splitlines():
        assert line in shown


def test_a_very_long_document_is_shown_around_the_words():
    long = document("一、甲\n" + "前面的话。\n" * 9_000 + "要找的数是7.7平方米。\n" + "后面的话。\n" * 9_000)
    shown = reader(cite(long, "7.7平方米"), {"notice": long}, CHINESE)
    assert marked(shown) == ["7.7平方米"]
    assert shown.count("<p>……</p>") == 2
    assert len(shown) < len(long.text)
    assert "……" not in reader(cite(document(), "3.26间"), {"notice": document()}, CHINESE)


def test_title_issuer_and_dates_stand_above_it():
    told = document(opens="2026-01-20", closes="2026-01-24", published="2026-01-19")
    shown = reader(cite(told, "3.26间"), {"notice": told}, CHINESE)
    assert '<h1 id="reading" tabindex="-1" lang="zh-CN">某县公示</h1>' in shown
    assert "某县教育局 · 2026年1月19日 · 公示期 2026年1月20日至2026年1月24日" in plain(shown)
    assert "返回对话" in shown
    assert "Back to the answers" in reader(cite(told, "3.26间"), {"notice": told}, ENGLISH)


def test_made_up_data_is_named_as_such(notice):
    told = document(provenance="synthetic")
    assert "示例数据" in reader(cite(told, "3.26间"), {"notice": told}, CHINESE)
    assert "示例数据" not in reader(cite(notice, "3.26间"), {"notice": notice}, CHINESE)


def test_words_over_several_lines_are_marked_in_each():
    told = document("一、甲\n第一行。\n第二行。\n别的。")
    shown = reader(cite(told, "第一行。\n第二行"), {"notice": told}, CHINESE)
    assert marked(shown) == ["第一行。", "第二行"]
    assert shown.count('class="here"') == 2


def test_words_that_moved_are_marked_where_they_are_now(notice):
    now = document("新加的一段。\n" + notice.text)
    shown = reader(cite(notice, "全县有学校12所"), {"notice": now}, CHINESE)
    assert marked(shown) == ["全县有学校12所"]
    assert "引用的话还在" in shown


def test_words_that_are_gone_are_shown_as_they_were(notice):
    now = document(notice.text.replace("学校12所", "学校13所"))
    shown = reader(cite(notice, "全县有学校12所"), {"notice": now}, CHINESE)
    assert marked(shown) == []
    assert "没有当时引用的这句话" in shown
    assert '<blockquote lang="zh-CN">全县有学校12所</blockquote>' in shown
    assert "全县有学校13所" in shown


def test_a_document_that_became_internal_is_not_shown(notice):
    secret = document("内部的话。全县有学校12所。", audience="staff", issuer="保密科")
    for documents in ({"notice": secret}, {}):
        shown = reader(cite(notice, "全县有学校12所"), documents, CHINESE)
        assert "已经撤下" in shown
        assert "内部的话" not in shown
        assert "保密科" not in shown
        assert "全县有学校12所" in shown


def test_a_row_of_a_table_is_shown_as_quoted(notice):
    row = Citation(
        id=1, kind="schools", document="t", title="表", section="", quote="3101,600", start=2, end=3, sha256=""
    )
    shown = reader(row, {"t": notice}, CHINESE)
    assert "3101,600" in shown
    assert "学校数据表" in shown
