"""Nothing typed by a visitor or standing in a document becomes markup."""

import pytest
from pages import NASTY, plain, running

from assistant.web.markup import escape, highlighted, markdown, split_lead


@pytest.mark.parametrize(
    "text",
    [NASTY, f"结论。{NASTY}", f"- {NASTY}", f"    {NASTY}", f"![x](http://a.invalid/x.png){NASTY}", f"`{NASTY}`"],
)
def test_markdown_never_runs(text):
    shown = markdown(text, {})
    assert running(shown) == []
    assert "harmed" in plain(shown)


def test_what_would_run_is_noticed():
    assert running(NASTY) == ["img", "img src=x", "img onerror=window.harmed=true", "script"]


def test_escaping_holds_in_attributes():
    assert escape("<a b=\"c\" d='e'>&") == "&lt;a b=&quot;c&quot; d=&#x27;e&#x27;&gt;&amp;"


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("达标。某县小学3.26间。[1][2]公示没有说明其他。", "达标。某县小学3.26间。[1][2]", "公示没有说明其他。"),
        ("公示到2026年1月24日为止。[1]\n\n还有话。", "公示到2026年1月24日为止。[1]", "还有话。"),
        ("原文是“甲。乙。丙丁戊己庚辛壬癸”。完了。", "原文是“甲。乙。丙丁戊己庚辛壬癸”。", "完了。"),
        ("没有句号", "没有句号", ""),
        ("- 一条\n- 两条", "", "- 一条\n- 两条"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("共2.3万人,3.5%。", "共2.3万人,3.5%。", ""),
    ],
)
def test_the_direct_answer_leads(text, lead, rest):
    assert split_lead(text) == (lead, rest)


def test_markdown_keeps_lists_and_tables_and_makes_no_links():
    shown = markdown("- 甲\n- **乙**\n\n[点我](http://a.invalid) <http://a.invalid>\n\n| a |\n|---|\n| 1 |", {})
    assert "<li>" in shown
    assert "<strong>乙</strong>" in shown
    assert "<td>1</td>" in shown
    assert "href" not in shown


def test_a_reference_becomes_a_button_where_there_is_its_source():
    shown = markdown("到1月24日。[1][2]", {1: "依据 1"}, '"a')
    assert 'data-turn="&quot;a" data-opens="1" aria-label="依据 1">1</button>[2]' in shown


def test_marks_may_overlap():
    assert highlighted("abcdef", 1, 5, [(0, 2), (1, 3), (4, 9)]) == "<mark>b</mark><mark>c</mark>d<mark>e</mark>"
