"""What a question is about (示例数据)."""

from assistant.answering.assistant import Assistant


def test_县名有全称有简称(county: Assistant) -> None:
    assert {"示例县", "示例"} <= county.retrieval.subject.regions


def test_没有汉字的话不看是不是别的话题(county: Assistant) -> None:
    plan = county.understanding.plan("那初中呢").model_copy(update={"query": "ok"})
    assert county.retrieval.subject.outside(plan) is None
