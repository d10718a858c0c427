"""Greetings and thanks are answered in a sentence and looked up nowhere."""

from pathlib import Path

import made_up
import pytest

from assistant.answering.assistant import Assistant
from assistant.answering.small_talk import SmallTalk
from assistant.answering.understanding.conversation import Conversation
from assistant.errors import CorpusError

FILE = made_up.SHIPPED / "language" / "small_talk.yaml"


@pytest.mark.parametrize(
    "words", ["你好", "您好!", "在吗?", "谢谢你啦", "你是谁", "你能回答哪些问题", "再见", "Thank you!"]
)
def test_寒暄不查文件(words: str) -> None:
    draft = SmallTalk(FILE).answer(words, lambda: "某县")
    assert draft is not None
    assert draft.status == "out_of_scope"
    assert "某县" in draft.sentences[0].text
    assert not draft.quotes


@pytest.mark.parametrize(
    "words", ["你好,班额标准是多少", "谁在管校车", "谢谢老师的人多吗", "校长是谁", "hello kitty班有几个"]
)
def test_带着问题的不算寒暄(words: str) -> None:
    assert SmallTalk(FILE).answer(words, lambda: "某县") is None


def test_谢过之后还能接着问(county: Assistant) -> None:
    talk = Conversation()
    county.answer("小学多媒体教室标准是多少", talk)
    county.answer("谢谢", talk)
    assert "初中" in county.answer("那初中呢", talk).answer


def test_写错的文件说清楚(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text("- said: 你好\n", "utf-8")
    with pytest.raises(CorpusError, match="answer"):
        SmallTalk(tmp_path / "talk.yaml")
