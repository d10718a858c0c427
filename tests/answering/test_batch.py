"""A file of questions: one answer a line in order, whatever a line holds."""

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.batch import answer_lines
from assistant.errors import InputError
from assistant.types import Answer


def answers(county: Assistant, path: Path, *lines: object, **more: object) -> list[Answer]:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return list(answer_lines(path, lambda: county, **more))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "questions.jsonl"


def test_好行坏行按顺序(county: Assistant, path: Path) -> None:
    found = answers(
        county,
        path,
        {"id": "a", "turns": ["小学多媒体教室达标吗"]},
        "不是 JSON",
        {"id": "b", "turns": []},
        {"id": "c"},
        {"id": "d", "turns": "小学多媒体教室达标吗"},
        ["turns"],
        {"id": "e", "turns": ["联系电话"], "colour": "red"},
        {"id": "f", "turns": ["联系电话"], "role": "root"},
        {"id": "g", "turns": ["联系电话"], "today": "明天"},
        "",
        {"id": 7, "turns": ["小学多媒体教室达标吗", "那初中呢"]},
    )
    assert [(one.id, one.status) for one in found] == [
        ("a", "answered"),
        (None, "error"),
        ("b", "error"),
        ("c", "error"),
        ("d", "error"),
        (None, "error"),
        ("e", "error"),
        ("f", "error"),
        ("g", "error"),
        ("7", "answered"),
    ]
    assert "2.61" in found[-1].answer
    assert found[-1].question == "那初中呢"
    for line, one in enumerate(found[1:9], 2):
        assert f"第 {line} 行" in one.answer
        assert (one.route, one.citations, one.working) == ("none", (), ())


def test_行里的读者和日期优先(county: Assistant, path: Path) -> None:
    late = {"turns": ["现在还能提意见吗"], "today": "2025-11-08"}
    found = answers(county, path, late, {"turns": ["现在还能提意见吗"]}, today=date(2025, 11, 5))
    assert found[0].answer.startswith("公示期已过")
    assert found[1].answer.startswith("还可以")
    secret = "青松小学无线话筒丢失多少支"
    found = answers(county, path, {"turns": [secret], "role": "staff"}, {"turns": [secret]})
    assert "17支" in found[0].answer
    assert found[1].status == "not_disclosed"
    assert "17" not in found[1].answer


def test_前后两行不是一个对话(county: Assistant, path: Path) -> None:
    found = answers(county, path, {"turns": ["小学多媒体教室达标吗"]}, {"turns": ["那初中呢"]})
    assert "2.61" not in found[1].answer


def test_一行出了错别的照答(
    county: Assistant, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = county.answer

    def answer(question: str, *given: object, **more: object) -> Answer:
        if question == "坏":
            raise RuntimeError("broken on purpose")
        return real(question, *given, **more)

    monkeypatch.setattr(county, "answer", answer)
    found = answers(county, path, {"id": "x", "turns": ["坏"]}, {"id": "y", "turns": ["联系电话"]})
    assert [(one.id, one.status) for one in found] == [("x", "error"), ("y", "answered")]
    assert "broken on purpose" in capsys.readouterr().err
    assert "broken" not in found[0].answer


def test_带BOM的文件读得了(county: Assistant, path: Path) -> None:
    path.write_text(json.dumps({"turns": ["联系电话"]}), "utf-8-sig")
    assert next(iter(answer_lines(path, lambda: county))).status == "answered"


def test_文件本身的错(county: Assistant, path: Path) -> None:
    with pytest.raises(InputError, match="文件不存在"):
        list(answer_lines(path, lambda: county))
    path.write_bytes(b"\xff\xfe{")
    with pytest.raises(InputError, match="文件读不了"):
        list(answer_lines(path, lambda: county))
    with pytest.raises(InputError, match="文件读不了"):
        list(answer_lines(path.parent, lambda: county))


def test_文件有错就不打开资料(path: Path) -> None:
    def opened() -> Assistant:
        raise AssertionError("opened")

    with pytest.raises(InputError):
        list(answer_lines(path, opened))
