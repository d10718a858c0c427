"""By how much numbers differ from others: what has moved, against what, and which way."""

import pytest
from papers import CORPUS, paper

from assistant.documents.moves import Move, moves
from assistant.documents.passages import passages
from assistant.documents.tabled import all_figures
from assistant.text.lexicon import load_lexicon

LEXICON = load_lexicon(CORPUS / "language")


def moved(text: str) -> list[Move]:
    """The moves of a text of one sentence."""
    document = paper(text)
    return moves(text, list(all_figures(document, passages(document), LEXICON)))


@pytest.mark.parametrize(
    ("text", "value", "against", "rises"),
    [
        ("全镇户籍人口41.2万人,比三年前净增2.6万人。", 412000, "三年前", True),
        ("肥胖率为12.4%,较上年下降0.9个百分点。", 12.4, "上年", False),
        ("护工月均工资3120元,比保洁员高出240元。", 3120, "保洁员", True),
    ],
)
def test_一个数和它的变化(text: str, value: float, against: str, rises: bool) -> None:
    (found,) = moved(text)
    assert [float(one.value) for one in found.of] == [value]
    assert (found.against, found.rises) == (against, rises)


def test_一句话里并列的数都变了同样多() -> None:
    (found,) = moved("小学、初中伙食费每天分别为9元和11元,均比邻县标准高出2元。")
    assert [(one.level, int(one.value)) for one in found.of] == [("primary", 9), ("junior", 11)]


def test_自己说了是什么的变化不算前一个数的() -> None:
    (found,) = moved("现有绿化地12块,近四年校车净增35辆。")
    assert found.of == ()
    assert found.rises


def test_开头说与何时相比的管后面几个变化() -> None:
    first, second = moved("与2021年相比,走读生减少310名,寄宿生增加125名。")
    assert (first.against, first.rises) == ("2021年", False)
    assert (second.against, second.rises) == ("2021年", True)


@pytest.mark.parametrize("text", ["最高票价12元。", "由30人降到28人。", "提高到9级。", "比例为12%。"])
def test_变化的结果和极值不是变化(text: str) -> None:
    assert moved(text) == []
