"""What is remembered of a turn."""

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.turn import Turn


def turns(county: Assistant, *questions: str) -> list[Turn]:
    conversation = Conversation()
    for question in questions:
        county.answer(question, conversation)
    return conversation.turns


def test_an_indicator_is_remembered_by_its_name(county: Assistant):
    (turn,) = turns(county, "小学多媒体教室达标吗")
    assert turn.subject == "网络多媒体教室"
    assert turn.answered


def test_the_place_and_the_numbers_that_were_told(county: Assistant):
    (turn,) = turns(county, "全县有几个行政村")
    document, start, end = turn.place
    told = {figure.start for figure in county.corpus.figures_in(document, start, end)}
    assert turn.told
    assert {start for _, start in turn.told} <= told


def test_what_lies_outside_is_no_turn(county: Assistant):
    assert turns(county, "帮我写一篇作文") == []
