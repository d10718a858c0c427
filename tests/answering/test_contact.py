"""How to reach the office, and the days on which an announcement can be commented on."""

from datetime import date
from pathlib import Path

import made_up
import pytest
from made_up import Open

from assistant.answering.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("联系电话是多少", "0900-7654321"),
        ("有意见打给谁", "0900-7654321"),
        ("教育局在哪条路", "学府路8号"),
        ("想当面去说,地方在哪", "203室"),
        ("意见交给哪个部门", "示例县教育局"),
    ],
)
def test_怎么联系(county: Assistant, question: str, value: str) -> None:
    answer = county.answer(question)
    assert answer.status == "answered"
    assert value in answer.answer
    assert value in answer.citations[0].quote


def test_一次问两样(county: Assistant) -> None:
    answer = county.answer("联系电话和地址")
    assert "0900-7654321" in answer.answer
    assert "学府路8号" in answer.answer


@pytest.mark.parametrize(("question", "name"), [("邮编是多少", "邮政编码"), ("有没有邮箱", "电子邮箱")])
def test_没有写的就说没有_并给出写了的(county: Assistant, question: str, name: str) -> None:
    answer = county.answer(question)
    assert answer.status == "not_disclosed"
    assert answer.answer.startswith(f"公示没有给出{name}。")
    assert "0900-7654321" in answer.answer


@pytest.mark.parametrize(
    ("today", "opening"),
    [
        (date(2025, 11, 2), "公示期还没有开始"),
        (date(2025, 11, 3), "还可以"),
        (date(2025, 11, 7), "还可以"),
        (date(2025, 11, 8), "公示期已过"),
    ],
)
def test_今天还能不能提意见(county: Assistant, today: date, opening: str) -> None:
    answer = county.answer("现在还能提意见吗", today=today)
    assert answer.answer.startswith(opening)
    assert answer.working[0].arguments["today"] == today.isoformat()
    assert answer.working[0].name == "comment_period"


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("公示到哪天为止", "公示到2025年11月7日为止。"),
        ("公示期从几号开始", "公示从2025年11月3日开始。"),
        ("公示期几天", "公示期共 5 天"),
        ("公示起止时间", "公示期从2025年11月3日到2025年11月7日。"),
        ("公示从第二天算吗", "公示的原话是"),
    ],
)
def test_公示期的几种问法(county: Assistant, question: str, opening: str) -> None:
    answer = county.answer(question, today=date(2025, 11, 5))
    assert answer.status == "answered"
    assert answer.answer.startswith(opening)
    assert answer.citations[0].quote == "公示期限:2025年11月3日至11月7日"


def test_没写公示期(open_folder: Open, tmp_path: Path) -> None:
    text = made_up.NOTICE.replace("公示期限:2025年11月3日至11月7日\n", "")
    folder = made_up.write(tmp_path, notice=text)
    about = made_up.ABOUT_NOTICE.replace("opens: 2025-11-03\n", "").replace("closes: 2025-11-07\n", "")
    (folder / "announcements" / "notice.yaml").write_text(about, "utf-8")
    answer = open_folder(folder).answer("公示到哪天为止")
    assert (answer.status, answer.citations) == ("not_disclosed", ())
