"""A whole school of the asker's own: each resource by itself, then the rule of six of seven."""

import pytest
from made_up import told

from assistant.answering.assistant import Assistant

SEVERAL = "我校是小学,480个学生,多媒体教室11间,体育艺术老师4个,这样能算达标吗"
ONE_SHORT = "我们初中学校850人,体音美老师一共7个,其余六项都够,我校还算达标吗"
TWO_LEVELS = "九年一贯制学校,小学500人初中400人,教学用房4800平方共用,拆开以后够标准吗"


def test_几项各算各的_两项不够就不算达标(county: Assistant) -> None:
    answer = county.answer(SEVERAL)
    assert told(answer).startswith("不算达标。")
    assert "2.29 间(11 ÷ 480 × 100)" in told(answer)
    assert "0.83 人(4 ÷ 480 × 100)" in told(answer)
    assert answer.working[0].result["holds"] is False


def test_只有一项略差_其余都够_算达标(county: Assistant) -> None:
    answer = county.answer(ONE_SHORT)
    assert told(answer).startswith("算达标。")
    assert answer.working[0].result["holds"] is True
    assert "0.82 人" in told(answer)


def test_一项差得太多_不算达标(county: Assistant) -> None:
    answer = county.answer(ONE_SHORT.replace("7个", "5个"))
    assert told(answer).startswith("不算达标。")


def test_没说其余几项_还不能定(county: Assistant) -> None:
    result = county.toolbox.call("judge_resources", percents=[110, 99]).result
    assert (result["verdict"], "holds" in result) == ("undecided", False)


def test_两个学段共用的按权重拆开(county: Assistant) -> None:
    answer = county.answer(TWO_LEVELS)
    assert "5.11 平方米" in told(answer)
    assert "5.62 平方米" in told(answer)


@pytest.mark.parametrize("question", ["全县小学多媒体教室达标吗", "小学900个学生,体音美老师一共8个,合格吗"])
def test_不是一所学校的几项(county: Assistant, question: str) -> None:
    assert all(call.name != "judge_resources" for call in county.answer(question).working)
