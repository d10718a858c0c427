"""Whether hours that are told take in the time asked about."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.places.hours import Hours
from assistant.errors import CorpusError

FILE = made_up.SHIPPED / "language" / "hours.yaml"
HOURS = Hours(FILE)


@pytest.mark.parametrize(
    ("question", "clause", "expected"),
    [
        ("中午十二点半能打通不", "工作日8:30至12:00、14:30至17:30", False),
        ("上午十点去能办吗", "9时至12时办理", True),
        ("中午打有人接吗", "9:00—12:00,13:30—17:00", False),
        ("12点打有人接吗", "9:00—12:00,13:30—17:00", True),
        ("17:00打有人接吗", "9点—17点半", True),
        ("晚上打有人接吗", "8:00至20:00", None),
        ("六点打有人接吗", "8:00至20:00", None),
        ("夜里打有人接吗", "20:00至次日6:00", None),
        ("五六点打有人接吗", "8:00至20:00", None),
        ("中午打有人接吗", "工作日上午八点半至十二点、下午两点半至五点半", False),
        ("下午三点打有人接吗", "工作日上午八点半至十二点、下午两点半至五点半", True),
        ("中午吃什么", "8:30至12:00", None),
        ("中午有人管吗", "午间由教师看护", None),
    ],
)
def test_时段(question: str, clause: str, expected: bool | None) -> None:
    assert HOURS.take_in(question, clause) is expected


def test_时段没写_不说有人没人() -> None:
    assert HOURS.untold("半夜打电话有人接吗", "电话由专人接听")
    assert not HOURS.untold("半夜打电话有人接吗", "电话24小时有人接听")
    assert not HOURS.untold("打电话有人接吗", "电话由专人接听")


def test_写漏要报文件名(tmp_path: Path) -> None:
    path = tmp_path / "hours.yaml"
    path.write_text(FILE.read_text("utf-8") + "  - {words: 拂晓}\n", "utf-8")
    with pytest.raises(CorpusError, match=r"hours\.yaml"):
        Hours(path)
