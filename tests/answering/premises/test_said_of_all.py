"""What a question says of all in passing is denied first where a document does."""

import made_up
import pytest

FEES = "(四)课后服务。课后服务参加学生8012人。课后服务收费标准为每生每学期不超过300元,家庭经济困难学生免收。\n"


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("课后服务对所有学生都不收钱吗", "不是。"),
        ("课后服务对所有学生都不收钱,那有多少学生参加了课后服务", "不是。"),
        ("困难学生课后服务都免费吗", "是的。"),
    ],
)
def test_困难学生免收不是都不收(open_notice: made_up.OpenNotice, question: str, opening: str) -> None:
    answer = open_notice("fees", made_up.with_more(FEES)).answer(question).answer
    assert answer.startswith(opening)
    assert "300" in answer
    assert "多少" not in question or "8012" in answer


def test_问各用什么办法的_没有说到所有的(open_notice: made_up.OpenNotice) -> None:
    answer = open_notice("fees", made_up.with_more(FEES)).answer("课后服务都是怎么收费的,有多少学生参加").answer
    assert not answer.startswith(("不是", "没有"))
