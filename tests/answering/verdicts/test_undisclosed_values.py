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


OVER_YEARS = "小学体育运动场馆的差异系数2023年0.574，2024年0.551，2025年0.527。"


@pytest.fixture(scope="module")
def over_years(open_notice: OpenNotice) -> Assistant:
    return open_notice("over_years", NOTICE.replace("(二)政府保障。", f"{OVER_YEARS}\n(二)政府保障。"))


@pytest.mark.parametrize(("year", "value"), [("2023", "0.574"), ("2024", "0.551"), ("2025", "0.527")])
def test_写在一起的别的年份也说(over_years: Assistant, year: str, value: str) -> None:
    assert value in talk(over_years, f"小学操场的差异系数{year}年是多少")


def test_接着问两年相差(over_years: Assistant) -> None:
    answer = talk(over_years, "小学操场的差异系数2023年是多少", "2025年呢", "一共降了多少")
    assert "0.574 − 0.527 = 0.047" in answer


def test_没写的年份还是没有(over_years: Assistant) -> None:
    assert "公示没有给出你问的年份" in talk(over_years, "小学操场的差异系数2021年是多少")
