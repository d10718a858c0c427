"""The parts of a clause around a number, and what a negation in front of it makes of it."""

import pytest

from assistant.documents.figures import Figure
from assistant.indicators.names import Name
from assistant.indicators.parts import Parts, spared

TEXT = "小学5人,初中班额45人;其中县直2所。"


def test_一段到标点为止() -> None:
    parts, place = Parts(TEXT), TEXT.index("45")
    assert parts.part(place) == "初中班额"
    assert parts.behind(place) == "45人"


@pytest.mark.parametrize(
    ("text", "comparator"), [("班额未超过45", "<="), ("没有低于45", ">="), ("班额45", "="), ("未超过30,班额45", "=")]
)
def test_前面有否定就反过来(text: str, comparator: str) -> None:
    figure = Figure.model_construct(start=text.index("45"), comparator="=")
    assert Parts(text).comparator(figure) == comparator


def test_一段里去掉名称() -> None:
    start = TEXT.index("班额")
    name = Name(start, start + 2, "G5", None, 2, main=True, opens=start)
    assert spared("初中班额", TEXT.index("45"), name) == "初中,"
