"""The page below the question box: what is shown of each kind of answer, and that none of it runs."""

import pytest
from pages import NASTY, answered, cite, document, plain, running

from assistant.store.store import LABELS
from assistant.types import ToolCall
from assistant.web.render import card, chips, heading, page
from assistant.web.visit import Turn


def test_no_field_of_an_answer_runs():
    nasty = document(f"一、甲\n{NASTY}引文")
    told = nasty.model_copy(
        update={"description": nasty.description.model_copy(update={"issuer": NASTY, "title": NASTY})}
    )
    citation = cite(told, "引文").model_copy(update={"title": NASTY, "section": NASTY})
    call = ToolCall(name=NASTY, arguments={NASTY: NASTY}, result={"rows": [{NASTY: [NASTY]}], "x": None})
    answer = answered(NASTY, question=NASTY, citations=(citation,), working=(call,), options=(NASTY,))
    shown = page([Turn(answer)], {"notice": told}, [NASTY, "别的"]) + heading(NASTY, (NASTY, NASTY))
    assert running(shown) == []
    assert 'data-ask="&lt;img' in shown


def test_the_direct_sentence_stands_large_and_the_rest_below(fake):
    shown = card(Turn(fake.answer("小学达标吗")), fake.corpus.documents, newest=True)
    assert '<div class="lead"><p>达标。小学每百名学生' in shown
    assert '<div class="rest"><p>按公示所报的数计算。' in shown
    assert shown.index('class="lead"') < shown.index('class="sources"') < shown.index('class="working"')


def test_sources_and_working_are_folded(fake):
    shown = card(Turn(fake.answer("小学达标吗")), fake.corpus.documents, newest=True)
    assert shown.count("<details") == 2
    assert "<details open" not in shown


def test_references_lead_to_their_sources(notice):
    turn = Turn(answered("到1月24日。[1][2]", citations=(cite(notice, "3.26间"),)))
    shown = card(turn, {"notice": notice}, newest=True)
    anchor = f"source-{turn.key}-1"
    assert f'href="#{anchor}"' in shown
    assert f'id="{anchor}"' in shown
    assert "[2]" in shown  # there is no such source: it stays what it is


def test_synthetic_data_is_announced(fake):
    shown = card(Turn(fake.answer("小学达标吗")), fake.corpus.documents, newest=True)
    assert "示例数据" in shown
    assert "示例数据" not in card(Turn(fake.answer("公示期限")), fake.corpus.documents, newest=True)


@pytest.mark.parametrize(
    ("status", "tag"), [("not_disclosed", "文件未披露"), ("out_of_scope", "不在可答范围"), ("error", "没有答成")]
)
def test_what_is_no_answer_says_so(status, tag):
    assert f'<p class="tag {status}">{tag}</p>' in card(Turn(answered(status=status)), {}, newest=True)


def test_an_answer_carries_no_such_tag():
    assert 'class="tag' not in card(Turn(answered()), {}, newest=True)


@pytest.mark.parametrize("status", ["clarify", "out_of_scope"])
def test_choices_are_chips_of_the_newest_answer_only(status):
    turn = Turn(answered(status=status, options=("小学达标吗", "初中达标吗")))
    assert 'data-ask="初中达标吗"' in card(turn, {}, newest=True)
    assert "可以这样问" in card(turn, {}, newest=True)
    assert "data-ask" not in card(turn, {}, newest=False)


def test_a_long_question_is_shortened_and_an_empty_one_named():
    assert "共 10000 字" in card(Turn(answered(question="长" * 10_000)), {}, newest=True)
    assert "（空）" in card(Turn(answered(question="  \n\x00")), {}, newest=True)


def test_a_question_cannot_turn_the_text_around_it():
    shown = card(Turn(answered(question="公示\u202e到\x1b哪天👨\u200d👩\u200d👧为止")), {}, newest=True)
    assert "公示 到 哪天👨\u200d👩\u200d👧为止" in plain(shown)


def test_chips_escape_quotes():
    assert 'data-ask="&quot;&gt;&lt;b&gt;">&quot;&gt;&lt;b&gt;</button>' in chips(['"><b>'])


def test_examples_lead_at_first_and_those_asked_are_gone_later(fake):
    first = page([], {}, fake.examples())
    assert "可以这样问" in first
    assert first.count('class="chip"') == 2
    later = page([Turn(answered(question="公示到哪天为止"))], {}, fake.examples())
    assert "也可以问" in later
    assert 'data-ask="小学多媒体教室达标吗"' in later
    assert 'data-ask="公示到哪天为止"' not in later


def test_starting_again_is_offered_once_something_was_asked():
    assert '<div class="toolbar" hidden>' in page([], {}, [])
    assert '<div class="toolbar"><button' in page([Turn(answered())], {}, [])


def test_each_answer_can_be_judged_in_four_words_and_the_words_given_stand():
    turn = Turn(answered(), labels={"数字有误"})
    shown = card(turn, {}, newest=True)
    for label in LABELS:
        pressed = "true" if label == "数字有误" else "false"
        assert f'data-turn="{turn.key}" data-label="{label}" aria-pressed="{pressed}">{label}</button>' in shown


def test_earlier_answers_follow_under_their_heading():
    shown = page([Turn(answered("后答。")), Turn(answered("先答。")), Turn(answered("最先。"))], {}, [])
    assert shown.index("后答") < shown.index("之前问过的") < shown.index("先答") < shown.index("最先")
    assert shown.count("之前问过的") == 1


def test_the_heading_names_county_and_period():
    assert "公示期 2026年1月20日至2026年1月24日" in plain(heading("某县", ("2026-01-20", "2026-01-24")))
    assert plain(heading("", None)).startswith("义务教育优质均衡发展问答")
