"""The 差异系数 of no indicator in particular, and values that are only bounded, from a made-up announcement."""

import made_up
import pytest
from made_up import Open, OpenNotice

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.types import Answer

RANGES = (
    "(四)差距。七项指标校际差异系数,小学介于0.203与0.487之间,初中介于0.181与0.472之间。"
    "国家义务教育质量监测中,语文、数学、科学校际差异率均低于0.15。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("spreads", made_up.with_more(RANGES))


def asked(county: Assistant, question: str) -> Answer:
    return county.answer(question, Conversation())


@pytest.mark.parametrize("question", ["差异系数小学是多少", "小学校际差异系数多大"])
def test_区间用原文说(county: Assistant, question: str) -> None:
    answer = asked(county, question)
    assert answer.status == "answered"
    assert "小学介于0.203与0.487之间" in answer.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("小学的差异系数达标吗", "小学校际差异系数达标"),
        ("初中校际差异系数超没超", "初中校际差异系数未达标"),
        ("校际差异系数达标了没有", "小学校际差异系数达标、初中校际差异系数未达标"),
    ],
)
def test_各学段同上限比(county: Assistant, question: str, verdict: str) -> None:
    answer = asked(county, question)
    assert answer.answer.startswith(verdict)
    assert "0.45" in answer.answer or "0.50" in answer.answer


def test_没有公布时仍说没有公布(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> None:
    plain = open_folder(made_up.write(tmp_path_factory.mktemp("plain")))
    assert asked(plain, "差异系数小学是多少").status == "not_disclosed"


def test_低于标准线的说法不当作等于(county: Assistant) -> None:
    answer = asked(county, "国家义务教育质量监测达标吗").answer
    assert answer.startswith("达标")
    assert "低于 0.15" in answer
    assert "正好等于" not in answer
