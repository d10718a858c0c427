"""The order in which routes are tried."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.drafts.draft import Draft
from assistant.answering.routes import Routes, Stage
from assistant.answering.understanding.conversation import Conversation
from assistant.answering.understanding.plan import Plan


@pytest.fixture
def routes(county: Assistant, monkeypatch: pytest.MonkeyPatch) -> Routes:
    monkeypatch.setattr(county.routes, "_stages", ())
    return county.routes


def plan(county: Assistant, question: str = "全县有几个行政村") -> Plan:
    return county.plan(question, Conversation())


def test_the_first_route_that_gives_a_draft_has_answered(county, routes, monkeypatch):
    tried = []

    def route(name, draft=None):
        return lambda _: tried.append(name) or draft

    said = Draft("clarify", "none")
    stages = (
        Stage(lambda plan: plan, (route("one"), route("two"))),
        Stage(lambda plan: plan, (route("three", said), route("four"))),
    )
    monkeypatch.setattr(routes, "_stages", stages)
    assert routes.answer(plan(county)) is said
    assert tried == ["one", "two", "three"]


def test_a_stage_reads_the_plan_for_those_after_it(county, routes, monkeypatch):
    seen = []

    def route(plan):
        seen.append(plan.kind)

    again = Stage(lambda plan: plan.model_copy(update={"kind": "about"}), (route,))
    monkeypatch.setattr(routes, "_stages", (Stage(lambda plan: plan, (route,)), again))
    asked = plan(county)
    routes.answer(asked)
    assert seen == [asked.kind, "about"]


def test_what_no_route_takes_is_looked_up(county, routes):
    assert routes.answer(plan(county)).status == "answered"
    assert routes.answer(plan(county, "小学多媒体教室达标吗")).route == "calculator"


def test_no_search_is_opened_for_what_the_words_put_outside(county, monkeypatch):
    asked = plan(county, "帮我写一篇作文")
    monkeypatch.setattr(county.routes, "_opened", pytest.fail)
    assert county.routes.answer(asked).status == "out_of_scope"
