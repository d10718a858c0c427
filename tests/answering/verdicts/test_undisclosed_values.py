"""What an announcement says of a number that it does not give."""

import pytest
from made_up import NOTICE, OpenNotice, talk

from assistant.answering.assistant import Assistant

WITHHELD = "小学生均体育运动场馆面积正在核实,暂不公布。"


@pytest.fixture(scope="module")
def withholding(open_notice: OpenNotice) -> Assistant:
    notice = NOTICE.replace("(二)政府保障。", f"{WITHHELD}\n(二)政府保障。")
    return open_notice("withheld", notice)


@pytest.mark.parametrize("question", ["小学操场达标吗", "操场小学生均多少平方米"])
def test_公示自己说了为什么没有(withholding: Assistant, question: str) -> None:
    answer = talk(withholding, question)
    assert "公示的说明:" in answer
    assert "暂不公布" in answer


def test_别的学段的说明不说(withholding: Assistant) -> None:
    assert "公示的说明" not in talk(withholding, "初中操场达标吗")
