"""The page below the question box: what is shown of each kind of answer, and that none of it runs."""

import pytest
from pages import CHINESE, ENGLISH, NASTY, answered, cite, document, plain, running

from assistant.answering.office import Way
from assistant.answering.suggest import Suggestion
from assistant.store.store import LABELS
from assistant.types import ToolCall
from assistant.web.render import card, chips, heading, page
from assistant.web.visit import Turn, Visit


def asked(*turns: Turn, **more) -> Visit:
    return Visit(turns=list(turns), **more)


def test_no_field_of_an_answer_runs():
    nasty = document(f"一、甲\n{NASTY}引文")
    told = nasty.model_copy(
        update={"description": nasty.description.model_copy(update={"issuer": NASTY, "title": NASTY})}
    )
    citation = cite(told, "引文").model_copy(update={"title": NASTY, "section": NASTY})
    call = ToolCall(name=NASTY, arguments={NASTY: NASTY}, result={"rows": [{NASTY: [NASTY]}], "x": None})
    answer = answered(NASTY, question=NASTY, citations=(citation,), working=(call,))
    next_one = Suggestion(question=NASTY, kind=NASTY, indicator=NASTY, level=NASTY)
    way = Way(name="phone", value=NASTY, citation=citation)
    turn = Turn(answer, suggestions=(next_one,), ways=(way,))
    options = Turn(answered(options=(NASTY,)))
    for words in (CHINESE, ENGLISH):
        shown = page(asked(turn), {"notice": told}, [next_one], words) + page(asked(options), {}, [], words)
        shown += heading(NASTY, (NASTY, NASTY), words, ENGLISH)
        assert running(shown) == []
        assert 'data-ask="&lt;img' in shown


def test_the_direct_sentence_stands_large_and_the_rest_below(fake):
    shown = card(Turn(fake.answer("小学达标吗")), fake.corpus.documents, CHINESE, newest=True)
    assert '<div class="lead" lang="zh-CN"><p>达标。小学每百名学生' in shown
    assert '<div class="rest" lang="zh-CN"><p>按公示所报的数计算。' in shown
    assert (
        shown.index('class="lead"')
        < shown.index('class="gauge')
        < shown.index('class="sources"')
        < shown.index('class="working"')
    )


def test_working_is_folded(fake):
    shown = card(Turn(fake.answer("小学达标吗")), fake.corpus.documents, CHINESE, newest=True)
    assert shown.count("<details") == 1
    assert "<details open" not in shown


def test_references_lead_to_their_sources(notice):
    turn = Turn(answered("到1月24日。[1][2]", citations=(cite(notice, "3.26间"),)))
    shown = card(turn, {"notice": notice}, CHINESE, newest=True)
    assert shown.count(f'data-turn="{turn.key}" data-opens="1"') == 2  # in the sentence and in the list
    assert "[2]" in shown  # there is no such source: it stays what it is


def test_synthetic_data_is_announced(fake):
    shown = card(Turn(fake.answer("小学达标吗")), fake.corpus.documents, CHINESE, newest=True)
    assert "示例数据" in shown
    assert "示例数据" not in card(Turn(fake.answer("公示期限")), fake.corpus.documents, CHINESE, newest=True)


@pytest.mark.parametrize(
    ("status", "tag"), [("not_disclosed", "文件未披露"), ("out_of_scope", "不在可答范围"), ("error", "没有答成")]
)
def test_what_is_no_answer_says_so(status, tag):
    assert f'<p class="tag {status}">{tag}</p>' in card(Turn(answered(status=status)), {}, CHINESE, newest=True)


def test_an_answer_carries_no_such_tag():
    assert 'class="tag' not in card(Turn(answered()), {}, CHINESE, newest=True)


@pytest.mark.parametrize("status", ["clarify", "out_of_scope"])
def test_choices_are_chips_of_the_newest_answer_only(status):
    turn = Turn(answered(status=status, options=("小学达标吗", "初中达标吗")))
    assert 'data-ask="初中达标吗"' in card(turn, {}, CHINESE, newest=True)
    assert "可以这样问" in card(turn, {}, CHINESE, newest=True)
    assert "data-ask" not in card(turn, {}, CHINESE, newest=False)


def test_a_long_question_is_shortened_and_an_empty_one_named():
    assert "共 10000 字" in card(Turn(answered(question="长" * 10_000)), {}, CHINESE, newest=True)
    assert "（空）" in card(Turn(answered(question="  \n\x00")), {}, CHINESE, newest=True)


def test_a_question_cannot_turn_the_text_around_it():
    shown = card(Turn(answered(question="公示\u202e到\x1b哪天👨\u200d👩\u200d👧为止")), {}, CHINESE, newest=True)
    assert "公示 到 哪天👨\u200d👩\u200d👧为止" in plain(shown)


def test_chips_escape_quotes():
    shown = chips([Suggestion(question='"><b>', kind="")], CHINESE)
    assert 'data-ask="&quot;&gt;&lt;b&gt;"><span lang="zh-CN">&quot;&gt;&lt;b&gt;</span></button>' in shown


def test_in_english_a_chip_says_what_it_asks(fake):
    shown = plain(chips(fake.examples(), ENGLISH))
    assert "小学多媒体教室达标吗Does it meet the standard: Multimedia classrooms, primary school?" in shown
    assert "gloss" not in chips(fake.examples(), CHINESE)


def test_what_may_be_asked_next_follows_the_newest_answer_only(fake):
    turn = Turn(answered(), suggestions=tuple(fake.after(answered(), None)))
    shown = card(turn, {}, CHINESE, newest=True)
    assert "接着问" in shown
    assert 'data-ask="初中多媒体教室达标吗"' in shown
    assert f'class="chip" data-turn="{turn.key}" data-opens="1">看依据 1 的原文' in shown
    assert "初中多媒体教室" not in card(turn, {}, CHINESE, newest=False)


def test_what_is_not_disclosed_says_whom_to_ask_with_the_place_that_says_so(fake):
    answer = fake.answer("校长是谁")
    turn = Turn(answer, ways=fake.ways_to_ask(answer))
    shown = card(turn, {"notice": fake.document}, CHINESE, newest=True)
    assert "可以直接问公示单位公示期1月20日至1月24日 1" in plain(shown)
    assert f'data-turn="{turn.key}" data-opens="1" aria-label="依据 1，打开原文"' in shown


def test_an_answer_can_be_copied_with_its_sources(notice):
    turn = Turn(answered("到1月24日。[1]", citations=(cite(notice, "1月24日"),)))
    shown = card(turn, {"notice": notice}, CHINESE, newest=False)
    assert 'data-text="问：问\n答：到1月24日。[1]\n\n依据\n[1] 某县公示' in shown
    assert "Question: 问" in card(turn, {"notice": notice}, ENGLISH, newest=False)


def test_examples_lead_at_first_and_those_asked_are_gone_later(fake):
    first = page(asked(), {}, fake.examples(), CHINESE)
    assert "可以这样问" in first
    assert first.count('class="chip"') == 2
    later = page(asked(Turn(answered(question="公示到哪天为止"))), {}, fake.examples(), CHINESE)
    assert "也可以问" in later
    assert 'data-ask="小学多媒体教室达标吗"' in later
    assert 'data-ask="公示到哪天为止"' not in later


def test_the_page_tells_the_browser_what_to_keep_and_a_notice_once():
    shown = page(asked(language="en", key="k", notice="not_kept"), {}, [], ENGLISH)
    assert 'data-visitor="en k" data-language="en"' in shown
    assert '<p class="banner" role="alert">The database cannot be written' in shown
    assert "alert" not in page(asked(), {}, [], CHINESE)


def test_starting_again_is_offered_once_something_was_asked():
    assert '<div class="toolbar" hidden>' in page(asked(), {}, [], CHINESE)
    assert '<div class="toolbar"><button' in page(asked(Turn(answered())), {}, [], CHINESE)


def test_each_answer_can_be_judged_in_four_words_and_the_words_given_stand():
    turn = Turn(answered(), labels={"数字有误"})
    shown = card(turn, {}, CHINESE, newest=True)
    for label in LABELS:
        pressed = "true" if label == "数字有误" else "false"
        assert f'data-turn="{turn.key}" data-label="{label}" aria-pressed="{pressed}">{label}</button>' in shown


def test_earlier_answers_follow_under_their_heading():
    shown = page(asked(Turn(answered("后答。")), Turn(answered("先答。")), Turn(answered("最先。"))), {}, [], CHINESE)
    assert shown.index("后答") < shown.index("之前问过的") < shown.index("先答") < shown.index("最先")
    assert shown.count("之前问过的") == 1


def test_the_heading_names_county_and_period():
    assert "公示期 2026年1月20日至2026年1月24日" in plain(heading("某县", ("2026-01-20", "2026-01-24"), CHINESE))
    assert plain(heading("", None, CHINESE)).startswith("义务教育优质均衡发展问答")


def test_the_heading_leads_to_the_other_language():
    assert 'data-language="en" lang="en">English</button>' in heading("某县", None, CHINESE, ENGLISH)
    assert "please ask in Chinese" in heading("某县", None, ENGLISH, CHINESE)
    assert "switch" not in heading("某县", None, CHINESE)
