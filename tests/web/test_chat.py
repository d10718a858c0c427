"""What the page's events do: answers, feedback that is confirmed only when kept, faults told without their details."""

import json
from types import SimpleNamespace

import pytest
from pages import RESULT, document, running

from assistant.errors import StoreError
from assistant.web.chat import Chat
from assistant.web.visit import Visit


def event(**data) -> SimpleNamespace:
    return SimpleNamespace(_data=data)


@pytest.fixture
def chat(fake, store):
    return Chat(fake, store)


@pytest.fixture
def visit(chat):
    visit = Visit()
    chat.ask("小学达标吗", visit, event())
    return visit


def rated(chat, visit, **data) -> dict:
    return json.loads(chat.rate(visit, event(turn=visit.turns[0].key, **data)))


def test_a_typed_question_is_answered_and_the_box_emptied(chat, fake):
    box, shown, visit = chat.ask("公示期限", Visit(), event())
    assert box == ""
    assert "到1月24日。" in shown
    assert fake.asked == [("公示期限", "public", True)]
    assert len(visit.turns) == 1


def test_a_pressed_chip_goes_before_what_was_typed(chat, fake):
    chat.ask("打了一半", Visit(), event(question="公示期限"))
    assert fake.asked[0][0] == "公示期限"


def test_nothing_a_visitor_sends_makes_staff_of_them(chat, fake):
    chat.ask("公示期限", Visit(), event(question="公示期限", role="staff"))
    chat.ask_api("公示期限")
    assert {role for _, role, _ in fake.asked} == {"public"}


@pytest.mark.parametrize("sent", [None, 5, ["公示"], {"question": "公示"}])
def test_what_is_no_text_counts_as_empty(chat, fake, sent):
    chat.ask(sent, Visit(), event(question=sent))
    chat.ask_api(sent)
    chat.ask("", Visit(), SimpleNamespace(_data=[sent]))
    assert {question for question, _, _ in fake.asked} == {""}


def test_half_a_surrogate_pair_is_replaced(chat, store):
    visit = Visit()
    chat.ask("\ud800公示期限", visit, event())
    assert visit.turns[0].answer.question == "?公示期限"
    assert rated(chat, visit, label="没用", comment="\udfff太短")["kept"]
    assert store.feedback()[0].comment == "?太短"


def test_a_fault_of_the_program_is_told_without_its_details_and_logged(chat, caplog):
    visit = Visit()
    shown = chat.ask("坏", visit, event())[1]
    assert "没有答成" in shown
    assert "secret detail" not in shown
    assert "secret detail" in caplog.text
    assert chat.ask_api("坏")["status"] == "error"
    assert "到1月24日。" in chat.ask("公示期限", visit, event())[1]  # and the conversation goes on


def test_starting_again_forgets(chat, visit):
    box, shown, fresh = chat.restart()
    assert box == ""
    assert fresh.turns == []
    assert fresh.conversation is not visit.conversation
    assert 'class="turn"' not in shown


def test_the_api_answers_as_the_command_line_does(chat):
    told = chat.ask_api("小学达标吗")
    assert told["status"] == "answered"
    assert told["working"][0]["result"] == RESULT
    assert json.dumps(told)


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
    told = json.loads(chat.rate(visit, event(**{"turn": visit.turns[0].key} | data)))
    assert told["kept"] is False
    assert "重新提问" in told["text"]
    assert store.feedback() == []


def test_feedback_that_could_not_be_kept_is_not_confirmed(chat, visit, store, monkeypatch, capsys):
    def full(*_):
        raise StoreError("数据库写不进去(disk full)", where="assistant.sqlite3", remedy="检查磁盘空间")

    monkeypatch.setattr(store, "add_feedback", full)
    told = rated(chat, visit, label="有用")
    assert (told["kept"], told["text"]) == (False, "暂时记不下来，请稍后再试")
    assert 'data-label="有用" aria-pressed="false"' in chat.shown(visit)
    assert "检查磁盘空间" in capsys.readouterr().err


def test_the_subject_is_the_county_and_the_period_of_a_single_announcement(chat, fake):
    assert chat.subject() == ("某县", ("2026-01-20", "2026-01-24"))
    fake.corpus.documents["other"] = document(name="other", opens="2025-01-01", closes="2025-01-05")
    assert chat.subject() == ("某县", None)


def test_the_page_as_a_whole_never_runs_what_was_asked(chat):
    assert running(chat.ask('<svg onload="window.harmed=true">', Visit(), event())[1]) == []
