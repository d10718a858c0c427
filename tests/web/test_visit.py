"""What the server remembers of a visitor: the newest answers, each under a key of its own."""

import pytest
from pages import answered, cite

from assistant.web.visit import KEPT_TURNS, Turn, Visit, told


def test_a_visit_keeps_the_newest_turns():
    visit = Visit()
    for number in range(KEPT_TURNS + 3):
        visit.add(Turn(answered(str(number))))
    assert [turn.answer.answer for turn in visit.turns][:2] == [str(KEPT_TURNS + 2), str(KEPT_TURNS + 1)]
    assert len(visit.turns) == KEPT_TURNS


def test_a_turn_is_found_by_its_key_while_it_is_shown():
    visit = Visit()
    visit.add(Turn(answered()))
    assert visit.find(visit.turns[0].key) is visit.turns[0]
    assert visit.find("nobody") is None


def test_visits_share_nothing():
    first, second = Visit(), Visit()
    first.add(Turn(answered()))
    assert second.turns == []
    assert first.conversation is not second.conversation
    assert Turn(answered()).key != Turn(answered()).key


def test_a_key_is_given_with_the_first_answer_and_is_nobody_else_s():
    first, second = Visit(), Visit()
    assert first.visitor == "zh-CN "
    for visit in (first, second):
        visit.add(Turn(answered()))
    key = first.key
    first.add(Turn(answered()))
    assert first.key == key != second.key
    assert told(first.visitor) == ("zh-CN", key)


@pytest.mark.parametrize("kept", ["", "en", "x", "en short", f"en {'a' * 33}", f"en {'a' * 31}/", "en \n", "../ a"])
def test_what_is_no_key_of_ours_is_none(kept):
    assert told(kept) == ("", "")
    assert told("en ") == ("en", "")


def test_a_source_is_found_by_its_number(notice):
    turn = Turn(answered(citations=(cite(notice, "3.26间"),)))
    assert turn.citation(1).quote == "3.26间"
    assert turn.citation(2) is None
