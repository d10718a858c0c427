"""What the server remembers of a visitor: the newest answers, each under a key of its own."""

from pages import answered

from assistant.web.visit import KEPT_TURNS, Turn, Visit


def test_a_visit_keeps_the_newest_turns():
    visit = Visit()
    for number in range(KEPT_TURNS + 3):
        visit.add(answered(str(number)))
    assert [turn.answer.answer for turn in visit.turns][:2] == [str(KEPT_TURNS + 2), str(KEPT_TURNS + 1)]
    assert len(visit.turns) == KEPT_TURNS


def test_a_turn_is_found_by_its_key_while_it_is_shown():
    visit = Visit()
    visit.add(answered())
    assert visit.find(visit.turns[0].key) is visit.turns[0]
    assert visit.find("nobody") is None


def test_visits_share_nothing():
    first, second = Visit(), Visit()
    first.add(answered())
    assert second.turns == []
    assert first.conversation is not second.conversation
    assert Turn(answered()).key != Turn(answered()).key
