"""Whether search finds what is asked, and whether a draft tells the part that is asked of."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.contact import Contact
from assistant.answering.drafts.draft import Draft
from assistant.answering.field_questions import FieldQuestions
from assistant.answering.finding import Finding
from assistant.answering.part_told import PartTold


@pytest.fixture
def finding(county: Assistant) -> Finding:
    return Finding(lambda: county.retrieval)


@pytest.mark.parametrize(("question", "holds"), [("全县有几个行政村", True), ("食堂的鱼有几条", False)])
def test_the_best_place_holds_what_is_asked(county, finding, question, holds):
    plan = county.understanding.plan(question)
    assert finding.holds(plan) is holds
    assert not finding.holds(plan, least=2.0)  # no chance is higher than 1
    assert finding.tells_here(plan, 0.0) is holds


def test_a_draft_is_kept_where_the_question_asks_of_no_part(county):
    part, plan = PartTold(county.retrieval._restrictions, county.corpus), county.understanding.plan("满意度是多少")
    draft = Draft("answered", "retrieval").say("满意。")
    assert part.kept(plan, draft) is draft
    assert part.kept(plan, None) is None
    assert part.kept(county.understanding.plan("家长的满意度是多少"), draft) is None


def test_a_field_is_told_and_what_is_none_goes_on_as_another_kind(county, finding):
    contact = Contact(county.facts, county.toolbox, county.polarity)
    fields = FieldQuestions(contact, county.understanding, finding, lambda: county.retrieval)
    asked, other = county.understanding.plan("联系电话是多少"), county.understanding.plan("全县有几个行政村")
    assert fields.answer(asked).status == "answered"
    assert fields.unanswered(asked).kind != asked.kind
    assert fields.answer(other) is None
    assert fields.unanswered(other) is other
