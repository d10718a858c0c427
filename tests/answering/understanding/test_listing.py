"""What a question lists to be added up, and the group that it names."""

import pytest

from assistant.answering.understanding.listing import Listing
from assistant.settings import shipped_corpus

LISTING = Listing(shipped_corpus() / "language" / "listed.yaml")


@pytest.mark.parametrize(
    ("question", "items", "without"),
    [
        ("小学和初中一共多少人", ("小学", "初中"), ()),
        ("帮我算一下,书本费再加上校服费合计多少", ("书本费", "校服费"), ()),
        ("教学楼、宿舍楼、食堂加起来多少平方米,不算食堂", ("教学楼", "宿舍楼", "食堂"), ("食堂",)),
    ],
)
def test_列出的几样和不算的(question: str, items: tuple[str, ...], without: tuple[str, ...]) -> None:
    found = LISTING.find(question)
    assert found
    assert (found.items, found.without, found.named) == (items, without, None)


def test_只说有几样也算一组() -> None:
    found = LISTING.find("五类资助一共多少钱")
    assert found
    assert (found.named, found.group) == (5, "五类资助一共多少钱")


def test_没有列出几样() -> None:
    assert LISTING.find("食堂一共多少个") is None


def test_只有几处列出时_别的是共同的话() -> None:
    assert LISTING.items("补进来的人手,招考的、西部计划的、援疆的") == ("招考", "西部计划", "援疆")
