"""What was confirmed is kept, on SQLite and on PostgreSQL alike: conversations, questions, feedback."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from assistant.store.model import Conversation, Feedback, Turn
from assistant.store.store import LABELS, LONGEST_COMMENT, Store


def aged(store: Store, days: float) -> None:
    """Make all that is there older."""
    moment = datetime.now(UTC) - timedelta(days=days)
    with store.writing() as session:
        session.execute(update(Turn).values(time=moment))
        session.execute(update(Feedback).values(time=moment))
        session.execute(update(Conversation).values(updated=moment))


def test_a_conversation_is_there_again_after_a_restart_with_the_hashes_of_its_documents(url, answer):
    store = Store.open(url)
    first = store.save_turn("c1", answer, state='{"turns": [1]}')
    second = store.save_turn("c1", answer.model_copy(update={"question": "那初中呢"}), state='{"turns": [1, 2]}')
    store.add_feedback(second, answer, "没用")
    store.close()

    store = Store.open(url)
    found = store.load_conversation("c1")
    assert [turn.key for turn in found.turns] == [first, second]
    assert found.turns[0].answer == answer
    assert found.turns[0].answer.citations[0].sha256 == "ab" * 32
    assert [turn.labels for turn in found.turns] == [(), ("没用",)]
    assert found.state == '{"turns": [1, 2]}'
    assert found.turns[0].time.tzinfo is not None
    store.close()


def test_conversations_share_nothing(store, answer):
    store.save_turn("c1", answer)
    store.save_turn("c2", answer)
    store.save_turn(None, answer)
    assert len(store.load_conversation("c1").turns) == 1
    assert store.load_conversation("c3") is None
    assert store.count() == 3
    store.forget_conversation("c1")
    assert store.load_conversation("c1") is None
    assert store.count() == 2


def test_a_page_may_choose_the_key_of_a_turn(store, answer):
    assert store.save_turn("c1", answer, key="k1") == "k1"
    assert store.question("k1").question == answer.question
    assert store.question("k2") is None


def test_questions_are_told_newest_first_and_by_what_became_of_them(store, answer):
    keys = {}
    for status in ("answered", "not_disclosed", "out_of_scope", "clarify", "error"):
        keys[status] = store.save_turn(None, answer.model_copy(update={"status": status}), role="public")
    store.add_feedback(keys["answered"], answer, "数字有误", "应为25日")
    store.add_feedback(keys["error"], answer, "有用")
    assert [one.key for one in store.questions()] == list(reversed(keys.values()))
    assert {one.answer.status for one in store.questions("unanswered")} == keys.keys() - {"answered"}
    (wrong,) = store.questions("wrong")
    assert (wrong.key, wrong.labels, wrong.comments) == (keys["answered"], ("数字有误",), ("应为25日",))
    assert [store.count(only) for only in ("all", "unanswered", "wrong")] == [5, 4, 1]
    assert [one.key for one in store.questions(limit=2, skip=1)] == list(reversed(keys.values()))[1:3]


def test_a_second_click_is_no_second_row_and_keeps_the_comment(store, answer):
    store.add_feedback("a1", answer, "没用")
    store.add_feedback("a1", answer, "没用", " 太短 ")
    store.add_feedback("a1", answer, "没用")
    (row,) = store.feedback()
    assert (row.turn, row.label, row.question, row.comment) == ("a1", "没用", answer.question, "太短")
    assert row.answer == answer


def test_twenty_clicks_at_once_are_one_row(store, answer):
    with ThreadPoolExecutor(20) as people:
        list(people.map(lambda _: store.add_feedback("a1", answer, "有用"), range(20)))
    assert len(store.feedback()) == 1


def test_two_servers_may_write_at_once(url, answer):
    stores = [Store.open(url) for _ in range(2)]
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda place: stores[place % 2].save_turn(f"c{place % 5}", answer), range(60)))
        list(people.map(lambda place: stores[place % 2].add_feedback("a1", answer, "有用"), range(20)))
    assert stores[0].count() == stores[1].count() == 60
    assert len(stores[0].feedback()) == 1
    for store in stores:
        store.close()


def test_many_open_a_new_database_at_once(url):
    with ThreadPoolExecutor(6) as people:
        stores = list(people.map(lambda _: Store.open(url), range(6)))
    assert [store.count() for store in stores] == [0] * 6
    for store in stores:
        store.close()


def test_an_unknown_label_is_refused_and_a_comment_has_a_length(store, answer):
    with pytest.raises(ValueError, match="很好"):
        store.add_feedback("a1", answer, "很好")
    assert store.feedback() == []
    for label in LABELS:
        store.add_feedback("a1", answer, label, "长" * 5000)
    assert {len(row.comment) for row in store.feedback()} == {LONGEST_COMMENT}


@pytest.mark.parametrize("text", ["\x00公示", "'; DROP TABLE turns; --", "😀" * 500, ""])
def test_whatever_is_asked_can_be_kept(store, answer, text):
    key = store.save_turn("c1", answer.model_copy(update={"question": text}), state=text)
    store.add_feedback(key, answer, "没用", text)
    (asked,) = store.questions()
    assert "\x00" not in asked.question
    assert asked.question.endswith(text[-3:].replace("\x00", "\ufffd"))


def test_what_is_old_is_wiped_and_what_is_new_stays(store, answer):
    store.add_feedback(store.save_turn("c1", answer), answer, "没用")
    aged(store, 31)
    key = store.save_turn("c2", answer)
    store.add_feedback(key, answer, "没用")
    assert store.purge(timedelta(days=30)) == 3
    assert [one.key for one in store.questions()] == [key]
    assert store.load_conversation("c1") is None
    assert store.load_conversation("c2") is not None
    assert len(store.feedback()) == 1
    store.purge(timedelta(0))
    assert (store.count(), store.feedback(), store.load_conversation("c2")) == (0, [], None)


def test_a_conversation_that_goes_on_loses_its_old_turns_only(store, answer):
    store.save_turn("c1", answer)
    aged(store, 31)
    key = store.save_turn("c1", answer)
    store.purge(timedelta(days=30))
    assert [turn.key for turn in store.load_conversation("c1").turns] == [key]


def test_a_write_that_fails_half_way_leaves_nothing(store, answer):
    def broken():
        with store.writing() as session:
            session.add(Conversation(id="c1", state=""))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert store.load_conversation("c1") is None
