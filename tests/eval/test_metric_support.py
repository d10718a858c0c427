"""Number support: a number that stands in no quote and no working is found, whatever else stands there."""

from decimal import Decimal

import pytest

from eval.metrics.support import support
from tests.eval.hand_made import answer, call, cite

QUOTE = cite(1, "网络多媒体教室数小学3.26间")


@pytest.mark.parametrize("text", ["小学 3.26 间。[1]", "小学 3.260 间。[1]", "没有数字。", ""])
def test_引文里的数有依据(text):
    assert support(answer(text, QUOTE)).unsupported == ()


@pytest.mark.parametrize(("text", "number"), [("小学 3.27 间。[1]", "3.27"), ("小学 326 间。[1]", "326")])
def test_改过的数没有依据(text, number):
    assert support(answer(text, QUOTE)).unsupported == (Decimal(number),)


def test_算式里的数有依据_编号和位置不算():
    worked = answer("高出 0.96 间(41.7%)。", working=(call(difference=0.96, percent_display="41.7%"),))
    assert support(worked).unsupported == ()
    assert support(answer("共 7 项,4021 人。", working=(call(value=1),))).unsupported == (Decimal(7), Decimal(4021))


def test_问题自己的数不是依据():
    stated = call(holds=True).model_copy(update={"arguments": {"statement": "有53人吗"}})
    assert support(answer("是的,有 53 人。", working=(stated,))).unsupported == (Decimal(53),)


def test_标题里的数不是依据():
    titled = QUOTE.model_copy(update={"title": "2026年公示"})
    assert support(answer("2026 年。[1]", titled)).unsupported == (Decimal(2026),)


def test_汉字写的数也是依据():
    assert support(answer("近 3 年招聘 105 名。[1]", cite(1, "近三年招聘教师105名"))).unsupported == ()


def test_数每个数():
    assert support(answer("1 和 2 和 3.26。[1]", QUOTE)).n == 3
