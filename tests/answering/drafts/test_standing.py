"""Whether the words of an old citation still stand in the documents of today."""

import pytest

from assistant.answering.drafts.standing import standing
from assistant.documents.model import Description, Document
from assistant.documents.read import digest
from assistant.indicators.quotes import cite

TEXT = "一、基本情况\n全县有学校12所。在校生100人。\n"


def paper(text: str = TEXT, audience: str = "public") -> Document:
    told = Description(title="公示", audience=audience)
    return Document(id="notice", kind="announcement", text=text, sha256=digest(text), description=told)


OLD = cite(paper(), (TEXT.index("在校生"), TEXT.index("在校生") + 7))


@pytest.mark.parametrize(
    ("now", "state", "words"),
    [
        (TEXT, "same", "在校生100人"),
        (TEXT + "补充。", "moved", "在校生100人"),  # another text, the words where they were
        ("新的开头。\n" + TEXT, "moved", "在校生100人"),
        (TEXT.replace("100", "101"), "lost", ""),
    ],
)
def test_改动之后原话还在不在(now: str, state: str, words: str) -> None:
    found = standing(OLD, {"notice": paper(now)})
    assert (found.state, now[found.start : found.end]) == (state, words)
    assert found.found == bool(words)


def test_重复的话取离原处最近的一句() -> None:
    now = "在校生100人。" + "改过的开头。" + TEXT
    assert standing(OLD, {"notice": paper(now)}).start == now.rindex("在校生100人")
    now = TEXT.replace("学校12所。", "") + "很远。" * 50 + "在校生100人。"
    assert standing(OLD, {"notice": paper(now)}).start == now.index("在校生100人")


def test_撤下的和改为内部的都不在了() -> None:
    assert standing(OLD, {}).state == "gone"
    assert standing(OLD, {"notice": paper(audience="staff")}).state == "gone"
    assert standing(OLD, {"notice": paper(audience="staff")}, role="staff").state == "same"
