"""The direct answer comes first."""

import pytest

from eval.metrics.first_sentence import direct, opens_with_yes_or_no
from tests.eval.hand_made import answer, question

NUMBER = question(numbers=("3.26 间", "2.3 间"))


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (NUMBER, "小学 3.26 间。[1]标准为 2.3 间。", True),
        (NUMBER, "达标。小学 3.26 间,标准为 2.3 间以上。", False),
        (question(words=("1月24日",)), "公示到2026年1月24日为止。", True),
        (question(words=("县一小|一小",)), "公示有一句原话。县一小在里面。", False),
        (question(verdict="met", numbers=("3.26 间",)), "达标。小学 3.26 间。", True),
        (question(verdict="met"), "小学和初中都达标。", True),
        (question(verdict="unmet"), "公示只给出县平均值。未达标。", False),
        (question(yes=False), "不会。严格保密。", True),
        (question(yes=True), "还可以,公示期到1月24日为止。", True),
        (question(yes=False), "公示期已过,公示从1月20日到1月24日。", True),
        (question(yes=False), "严格落实控辍保学责任制,做到零辍学。", False),
        (question(yes=False, numbers=("45 人",)), "小学45人编班。", False),
    ],
)
def test_首句(asked, text, expected):
    assert direct(asked, answer(text)) is expected


def test_没有答的和没有可比的不计():
    assert direct(NUMBER, answer("没有公布。", status="not_disclosed")) is None
    assert direct(question(status="not_disclosed"), answer("3.26 间。")) is None
    assert direct(question(), answer("3.26 间。")) is None


def test_是非词要独占开头():
    assert opens_with_yes_or_no("不是,初中才是。")
    assert not opens_with_yes_or_no("不足100名学生的学校按100人核定。")
    assert not opens_with_yes_or_no("有效缓解师资短缺矛盾。")
