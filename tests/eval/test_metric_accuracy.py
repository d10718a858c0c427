"""Accuracy reads the answer's fields and names each thing that is wrong."""

from eval.metrics.accuracy import faults, says_yes
from tests.eval.hand_made import answer, call, question

RIGHT = answer("达标。小学 3.26 间,标准为 2.3 间以上。[1][2]", working=(call(verdict="met"),))
ASKED = question(numbers=("3.26 间", "2.3 间"), forbidden=("2.87 间",), verdict="met", words=("达标|合格",))


def test_全对没有错处():
    assert faults(ASKED, RIGHT) == []


def test_每样错处都点名():
    wrong = answer("没有公布,初中是 2.87 间。", status="not_disclosed")
    assert faults(ASKED, wrong) == [
        "status not_disclosed",
        "missing 3.26 间",
        "missing 2.3 间",
        "forbidden 2.87 间",
        "missing 达标|合格",
        "verdict []",
    ]


def test_引文编号不是答案里的数():
    assert faults(question(forbidden=("1", "2")), answer("有 3 间。[1][2]")) == []


def test_另一个学段的结论混进来就不算对():
    both = answer("小学达标,初中未达标。3.26 间,2.3 间", working=(call(verdict="met"), call(verdict="unmet")))
    assert faults(ASKED, both) == ["verdict ['met', 'unmet']"]


def test_是与否看依据不看措辞():
    assert says_yes(answer("不会。", working=(call(holds=True),))) is True
    assert says_yes(answer("是的。", working=(call(verdict="met"), call(verdict="unmet")))) is False
    assert says_yes(answer("还可以。", working=(call(state="after"),))) is False
    assert says_yes(answer("是的。")) is None
    assert faults(question(yes=True), answer("是的。")) == ["yes None"]
