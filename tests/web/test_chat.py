"""What the page's events do: answers that outlast the server, feedback confirmed only when kept, faults told."""

import json
from types import SimpleNamespace

import pytest
from pages import RESULT, FakeAssistant, document, running

from assistant.errors import StoreError
from assistant.web.talk import Chat
from assistant.web.visit import KEPT_TURNS, Visit


def event(**data) -> SimpleNamespace:
    return SimpleNamespace(_data=data)


@pytest.fixture
def chat(fake, store):
    return Chat(fake, store)


@pytest.fixture
def visit(chat):
    return ask(chat, "小学达标吗")


@pytest.fixture
def broken(store, monkeypatch):
    """Make a method of the store fail as a full disk does."""

    def breaks(name: str) -> None:
        def full(*_, **__):
            raise StoreError("数据库写不进去(disk full)", where="assistant.sqlite3", remedy="检查磁盘空间")

        monkeypatch.setattr(store, name, full)

    return breaks


def ask(chat, typed, visit=None, **sent) -> Visit:
    visit = visit or Visit()
    return chat.ask(typed, visit.visitor, visit, event(**sent))


def rated(chat, visit, **data) -> dict:
    return json.loads(chat.rate(visit.visitor, visit, event(turn=visit.turns[0].key, **data))[0])


def back(chat, visit) -> Visit:
    """The visit as the page finds it when it is opened again: only what the browser kept is left."""
    return chat.visit(visit.visitor, Visit())


# -- asking ------------------------------------------------------------------------------------------------------------


def test_a_typed_question_is_answered(chat, fake):
    visit = ask(chat, "公示期限")
    assert "到1月24日。" in chat.shown(visit)
    assert fake.asked == [("公示期限", "public", True)]
    assert len(visit.turns) == 1


def test_a_pressed_chip_goes_before_what_was_typed(chat, fake):
    ask(chat, "打了一半", question="公示期限")
    assert fake.asked[0][0] == "公示期限"


def test_nothing_a_visitor_sends_makes_staff_of_them(chat, fake):
    ask(chat, "公示期限", question="公示期限", role="staff")
    chat.ask_api("公示期限")
    assert {role for _, role, _ in fake.asked} == {"public"}


@pytest.mark.parametrize("sent", [None, 5, ["公示"], {"question": "公示"}])
def test_what_is_no_text_counts_as_empty(chat, fake, sent):
    ask(chat, sent, question=sent)
    chat.ask_api(sent)
    chat.ask("", sent, Visit(), SimpleNamespace(_data=[sent]))
    assert {question for question, _, _ in fake.asked} == {""}


def test_half_a_surrogate_pair_is_replaced(chat, store):
    visit = ask(chat, "\ud800公示期限")
    assert visit.turns[0].answer.question == "?公示期限"
    assert rated(chat, visit, label="没用", comment="\udfff太短")["kept"]
    assert store.feedback()[0].comment == "?太短"


def test_a_fault_of_the_program_is_told_without_its_details_and_logged(chat, caplog):
    visit = ask(chat, "坏")
    assert "没有答成" in chat.shown(visit)
    assert "secret detail" not in chat.shown(visit)
    assert "secret detail" in caplog.text
    assert chat.ask_api("坏")["status"] == "error"
    assert "到1月24日。" in chat.shown(ask(chat, "公示期限", visit))  # and the conversation goes on


def test_the_api_answers_as_the_command_line_does(chat):
    told = chat.ask_api("小学达标吗")
    assert told["status"] == "answered"
    assert told["working"][0]["result"] == RESULT
    assert json.dumps(told)


def test_a_question_over_the_api_is_kept_as_one_of_no_conversation(chat, store):
    chat.ask_api("小学达标吗")
    kept = store.questions()
    assert [(one.question, one.role, one.answer.status) for one in kept] == [("小学达标吗", "public", "answered")]


def test_the_api_answers_though_nothing_can_be_kept(chat, store, monkeypatch, capsys):
    def full(*_, **__):
        raise StoreError("数据库写不进去", where="/place")

    monkeypatch.setattr(store, "save_turn", full)
    assert chat.ask_api("小学达标吗")["status"] == "answered"
    assert "数据库写不进去" in capsys.readouterr().err


def test_the_page_as_a_whole_never_runs_what_was_asked(chat):
    assert running(chat.shown(ask(chat, '<svg onload="window.harmed=true">'))) == []


# -- what lasts --------------------------------------------------------------------------------------------------------


def test_a_conversation_comes_back_with_its_sources_and_labels(chat, visit):
    rated(chat, visit, label="有用")
    visit = ask(chat, "公示期限", visit)
    again = back(chat, visit)
    assert [turn.answer for turn in again.turns] == [turn.answer for turn in visit.turns]
    assert [turn.key for turn in again.turns] == [turn.key for turn in visit.turns]
    assert again.turns[1].labels == {"有用"}
    assert again.conversation == visit.conversation
    assert chat.shown(again) == chat.shown(visit)


def test_a_server_that_was_started_again_goes_on(fake, store, chat, visit):
    other = Chat(FakeAssistant(), store)
    gone = Visit()  # what the new server remembers of the open page
    went_on = other.ask("公示期限", visit.visitor, gone, event())
    assert [turn.answer.question for turn in went_on.turns] == ["公示期限", "小学达标吗"]
    assert went_on.key == visit.key
    assert json.loads(other.rate(visit.visitor, Visit(), event(turn=visit.turns[0].key, label="有用"))[0])["kept"]
    assert "reading" in other.open(visit.visitor, Visit(), event(turn=visit.turns[0].key, number="1"))[0]


def test_a_document_that_changed_meanwhile_is_told_on_its_chip(fake, store, chat, visit):
    assert "文件已改动" not in chat.shown(back(chat, visit))
    fake.corpus.documents["notice"] = document("新的一版。\n" + fake.document.text)
    assert "文件已改动" in chat.shown(back(chat, visit))


def test_only_the_newest_answers_come_back_to_the_page(chat):
    visit = Visit()
    for number in range(KEPT_TURNS + 2):
        visit = ask(chat, f"公示期限{number}", visit)
    again = back(chat, visit)
    assert [turn.answer.question for turn in again.turns][:: KEPT_TURNS - 1] == [
        f"公示期限{KEPT_TURNS + 1}",
        "公示期限2",
    ]


@pytest.mark.parametrize("kept", ["", "zh-CN ", f"zh-CN {'a' * 32}", "zh-CN short", "nonsense", None, 5])
def test_who_kept_nothing_of_ours_begins_anew(chat, visit, kept):
    fresh = chat.visit(kept, Visit())
    assert fresh.turns == []
    assert fresh.key == ""


def test_a_visitor_does_not_get_another_s_conversation_by_its_key_once_they_have_their_own(chat, visit):
    own = ask(chat, "公示期限")
    assert chat.visit(visit.visitor, own) is own


def test_starting_again_forgets_here_and_in_the_store(chat, visit, store):
    fresh = chat.restart(visit.visitor, visit)
    assert fresh.turns == []
    assert fresh.conversation is not visit.conversation
    assert 'class="turn"' not in chat.shown(fresh)
    assert store.load_conversation(visit.key) is None
    assert back(chat, visit).turns == []


def test_an_answer_that_could_not_be_kept_says_so_and_the_next_one_does_not(chat, broken, monkeypatch, capsys):
    with monkeypatch.context():
        broken("save_turn")
        visit = ask(chat, "公示期限")
        assert "刷新页面以后会看不到" in chat.shown(visit)
        assert "检查磁盘空间" in capsys.readouterr().err


def test_a_store_that_cannot_be_read_says_so_and_keeps_the_key(chat, visit, broken):
    broken("load_conversation")
    again = back(chat, visit)
    assert "之前的对话没有显示" in chat.shown(again)
    assert again.key == visit.key


def test_what_could_not_be_forgotten_is_not_said_to_be(chat, visit, broken):
    broken("forget_conversation")
    still = chat.restart(visit.visitor, visit)
    assert "还没有删去" in chat.shown(still)
    assert len(still.turns) == 1


def test_a_state_of_another_version_loses_no_answers(chat, visit, store):
    store.save_turn(visit.key, visit.turns[0].answer, state='{"turns": "none"}')
    again = back(chat, visit)
    assert len(again.turns) == 2
    assert again.conversation.turns == []


# -- documents and languages -------------------------------------------------------------------------------------------


def test_a_source_opens_at_its_words(chat, visit):
    shown, same = chat.open(visit.visitor, visit, event(turn=visit.turns[0].key, number="1"))
    assert "<mark>每百名学生拥有网络多媒体教室数小学3.26间</mark>" in shown
    assert same is visit


def test_the_place_of_a_way_to_ask_opens_as_well(chat):
    visit = ask(chat, "校长是谁")
    assert "<mark>公示期限" in chat.open(visit.visitor, visit, event(turn=visit.turns[0].key, number="1"))[0]


@pytest.mark.parametrize("number", ["", "2", "-1", "x", "²", "1" * 5000, None, 1])
def test_what_is_no_source_opens_nothing(chat, visit, number):
    assert chat.open(visit.visitor, visit, event(turn=visit.turns[0].key, number=number))[0] == ""
    assert chat.open(visit.visitor, visit, event(turn="other", number="1"))[0] == ""


def test_the_page_speaks_english_and_comes_back_in_english(chat, visit):
    english = chat.speak(visit.visitor, visit, event(language="en"))
    assert "Start again" in chat.shown(english)
    assert "Multimedia classrooms, primary school" in chat.shown(english)
    assert "中文" in chat.heading(english)
    assert back(chat, english).language == "en"
    assert chat.visit("en ", Visit()).language == "en"


@pytest.mark.parametrize("language", ["", "fr", "../en", None])
def test_a_language_that_is_not_there_changes_nothing(chat, visit, language):
    assert chat.speak(visit.visitor, visit, event(language=language)).language == "zh-CN"
    assert chat.visit(f"{language} ", Visit()).language == "zh-CN"


# -- feedback ----------------------------------------------------------------------------------------------------------


def test_feedback_is_kept_and_asks_what_was_wrong(chat, visit, store):
    assert rated(chat, visit, label="数字有误") == {
        "turn": visit.turns[0].key,
        "label": "数字有误",
        "kept": True,
        "text": "已记下，谢谢",
        "more": True,
    }
    assert rated(chat, visit, label="数字有误", comment="应为3.3")["text"] == "补充已记下，谢谢"
    assert [(row.label, row.comment, row.question) for row in store.feedback()] == [
        ("数字有误", "应为3.3", "小学达标吗")
    ]
    assert 'data-label="数字有误" aria-pressed="true"' in chat.shown(visit)


def test_praise_needs_no_explanation(chat, visit):
    assert rated(chat, visit, label="有用")["more"] is False


@pytest.mark.parametrize(
    "data", [{"label": "很好"}, {"label": "有用", "turn": "someone else's"}, {}, {"label": ["有用"]}]
)
def test_feedback_to_nothing_is_refused(chat, visit, store, data):
    sent = event(**{"turn": visit.turns[0].key} | data)
    told = json.loads(chat.rate(visit.visitor, visit, sent)[0])
    assert told["kept"] is False
    assert "重新提问" in told["text"]
    assert store.feedback() == []


def test_feedback_that_could_not_be_kept_is_not_confirmed(chat, visit, broken, capsys):
    broken("add_feedback")
    told = rated(chat, visit, label="有用")
    assert (told["kept"], told["text"]) == (False, "暂时记不下来，请稍后再试")
    assert 'data-label="有用" aria-pressed="false"' in chat.shown(visit)
    assert "检查磁盘空间" in capsys.readouterr().err


# -- the heading -------------------------------------------------------------------------------------------------------


def test_the_subject_is_the_county_and_the_period_of_a_single_announcement(chat, fake):
    assert chat.subject() == ("某县", ("2026-01-20", "2026-01-24"))
    fake.corpus.documents["secret"] = document(name="secret", audience="staff")
    assert chat.subject() == ("某县", ("2026-01-20", "2026-01-24"))
    fake.corpus.documents["other"] = document(name="other", opens="2025-01-01", closes="2025-01-05")
    assert chat.subject() == ("某县", None)
