"""An answer as text carries its sources with it."""

from assistant.answering.assistant import Assistant
from assistant.answering.drafts.plain_text import CHINESE, plain_text


def test_问答计算和依据都在(county: Assistant) -> None:
    answer = county.answer("小学多媒体教室达标吗")
    text = plain_text(answer)
    assert text.startswith("问：小学多媒体教室达标吗\n答：未达标:")
    assert "计算：2.18 − 2.3 = -0.12" in text
    assert "示例数据" in text
    for citation in answer.citations:
        assert f"[{citation.id}] {citation.title}" in text
        assert citation.quote in text


def test_没有依据就没有这一段(county: Assistant) -> None:
    assert CHINESE["sources"] not in plain_text(county.answer("今天天气怎么样"))


def test_别的界面用自己的词(county: Assistant) -> None:
    words = {"question": "Q: ", "answer": "A: ", "sources": "Sources", "steps": "= ", "synthetic": "(made up)"}
    text = plain_text(county.answer("公示到哪天为止"), words)
    assert text.startswith("Q: ")
    assert "Sources\n[1] " in text
