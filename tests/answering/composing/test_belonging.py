"""What is told with the place that answers: all of one kind from its sentence, several ways in a row (示例数据)."""

import made_up
import pytest
from made_up import OpenNotice

from assistant.answering.assistant import Assistant

MORE = (
    "(四)帮扶到人。健全帮扶机制。2025年,学前教育资助860人;义务教育学校资助2310人次;普通高中国家助学金资助412人;"
    "为97名学生办理生源地助学贷款73万元。\n"
    "(五)特殊群体。为12名残疾儿童送教上门,促进融入社会;通过随班就读、特教学校就读、送教上门等方式,残疾儿童入学率99%。\n"
)


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    return open_notice("belonging", made_up.with_more(MORE))


def test_同一句里同一类的都说(county: Assistant) -> None:
    answer = made_up.talk(county, "家里困难的,从幼儿园到大学有哪些资助和贷款")
    for words in ("学前教育资助860人", "义务教育学校资助2310人次", "国家助学金资助412人", "助学贷款73万元"):
        assert words in answer


def test_几种办法由一一列出的那句说(county: Assistant) -> None:
    assert "随班就读、特教学校就读、送教上门" in made_up.talk(county, "残疾儿童入学有哪几种方式")
