"""Intervals, paired tests and percentiles against values worked out elsewhere."""

import pytest

from eval.metrics.latency import latency
from eval.metrics.mcnemar import Paired, paired
from eval.metrics.share import Share, share


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(54, 60, 0.7985, 0.9534), (180, 200, 0.8506, 0.9343), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)],
)
def test_威尔逊区间(right, n, low, high):
    assert Share(right=right, n=n).interval == pytest.approx((low, high), abs=1e-4)


def test_没有题目时没有比例():
    assert share([]).value is None
    assert share([]).interval == (0.0, 1.0)
    assert str(share([])) == "– (n=0)"
    assert str(share([True, False])) == "50.0% (9.5%–90.5%, n=2)"


def test_成对比较():
    pair = paired([True] * 8 + [False] * 3 + [True], [False] * 8 + [True] + [False] * 2 + [True])
    assert pair == Paired(only_first=8, only_second=1)
    assert pair.p == pytest.approx(0.0390625)
    assert paired([True, False], [True, False]).p == 1.0
    assert Paired(only_first=600, only_second=600).p == 1.0


def test_题数不同不能成对():
    with pytest.raises(ValueError, match="shorter"):
        paired([True, True], [True])


def test_百分位():
    found = latency([40.0, 10.0, 20.0, 30.0])
    assert (found.n, found.p50) == (4, 25.0)
    assert found.p95 == pytest.approx(38.5)
    assert latency([]).p95 == 0.0
    assert latency([7.0]).p50 == 7.0
