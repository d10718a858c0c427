"""Retrieval by the words that a passage holds."""

import pytest

from eval.metrics.retrieval import Text, holds, look, mrr, ndcg, recall
from tests.eval.hand_made import question

ASKED = question(source="小学3.26间", document="notice")
RIGHT = Text(document="notice", text="多媒体教室数 小学\u30003.26间、初中2.87间")
WRONG = Text(document="notice", text="初中2.87间")


def test_宽窄和空白不影响():
    assert holds(ASKED, RIGHT)
    assert holds(ASKED, Text(document="notice", text="小学3.26间"))


def test_别的文档和别的话不算():
    assert not holds(ASKED, WRONG)
    assert not holds(ASKED, RIGHT.model_copy(update={"document": "standard"}))


def test_标准的事实看数值():
    asked = question(source_numbers=("2.3 间", "2.4 间"), document="standard")
    assert holds(asked, Text(document="standard", text="小学2.3间以上、初中2.4间以上"))
    assert not holds(asked, Text(document="standard", text="小学2.3间以上"))
    assert not holds(asked, Text(document="standard", text="小学2.3人、初中2.4人"))


def test_名次():
    first = look(ASKED, [RIGHT, WRONG], [RIGHT, WRONG])
    third = look(ASKED, [WRONG, WRONG, RIGHT], [RIGHT, WRONG])
    never = look(ASKED, [WRONG] * 12 + [RIGHT], [RIGHT, WRONG])
    every = [first, third, never]
    assert [recall(every, k).right for k in (1, 3, 10)] == [1, 2, 2]
    assert mrr(every) == pytest.approx((1 + 1 / 3) / 3)
    assert ndcg(every) == pytest.approx((1 + 0.5) / 3)


def test_重叠的块都算相关_只找到一块不满分():
    twice = [RIGHT, RIGHT]
    assert look(ASKED, [RIGHT, WRONG], twice).gain == pytest.approx(1 / (1 + 1 / 1.584963), rel=1e-5)
    assert look(ASKED, twice, twice).gain == pytest.approx(1)


def test_没有出处的题不计分():
    with pytest.raises(ValueError, match="q1"):
        look(question(), [RIGHT], [RIGHT])
    assert recall([], 1).value is None
    assert (mrr([]), ndcg([])) == (0.0, 0.0)
