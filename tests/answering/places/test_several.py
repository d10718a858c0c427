"""The places of several numbers that one question asks for, chosen together."""

from decimal import Decimal

from assistant.answering.places.evidence import Candidate
from assistant.answering.places.several import Chosen, together
from assistant.answering.understanding.plan import Plan
from assistant.answering.understanding.signs import SIGNS
from assistant.documents.figures import Figure
from assistant.documents.model import Passage


def place(
    number: int, start: int, score: float, *, sentence: int = 0, subject: str = "", parent: str = ""
) -> Candidate:
    """A number as search might find it."""
    passage = Passage(
        id=f"p{sentence}",
        document="notice",
        kind="announcement",
        audience="public",
        start=0,
        end=9,
        text="",
        section="",
        sentence=(sentence, sentence + 9),
    )
    figure = Figure(
        document="notice",
        passage=passage.id,
        value=Decimal(number),
        unit="人",
        kind="person",
        comparator="=",
        decimals=0,
        start=start,
        end=start + 1,
        quote=(start, start + 1),
        subject=subject,
        parent=parent,
    )
    return Candidate(passage, (0, 9), score, dict.fromkeys(SIGNS, 0.0), (), figure)


def numbers(*fitting: list[Candidate], each: bool = False) -> list[int]:
    asks = [Plan(question=str(n), query="", kind="value", expects="quantity", each=each) for n in range(len(fitting))]
    chosen: Chosen = together(asks, lambda ask: fitting[int(ask.question)], None)
    return [int(one.figure.value) for one in chosen if one.figure]


def test_一个数不说两次() -> None:
    one, other = place(7, 1, 2.0), place(9, 3, 1.0)
    assert numbers([one, other], [one]) == [9, 7]


def test_同一句里的数先于别处略好的() -> None:
    assert numbers([place(7, 1, 2.0)], [place(9, 3, 2.0), place(8, 30, 2.5, sentence=20)]) == [7, 9]


def test_各是多少时总数不是其中之一() -> None:
    whole, part = place(504, 1, 3.0, subject="骨干教师"), place(12, 3, 3.0, subject="省级", parent="骨干教师")
    other = place(86, 5, 2.0, subject="市级", parent="骨干教师")
    assert numbers([part], [whole, other], each=True) == [12, 86]


def test_各是多少时别处的数不充数() -> None:
    row, elsewhere = [place(12, 1, 3.0), place(86, 3, 3.0)], place(29, 30, 3.0, sentence=20)
    assert numbers([row[0]], [row[1]], [elsewhere], each=True) == [12, 86]
    assert numbers([row[0]], [row[1]], [elsewhere]) == [12, 86, 29]
