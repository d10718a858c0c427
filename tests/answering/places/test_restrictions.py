"""What narrows a question to a part: only a place that tells of that part answers it."""

from pathlib import Path

import made_up
import pytest
from made_up import OpenNotice, told

from assistant.answering.assistant import Assistant
from assistant.answering.places.restrictions import Restrictions
from assistant.errors import CorpusError

MORE = "(四)其他。发放问卷1800份,收回1760份。学生宿舍住宿生410人。建有学生机房28间。\n"


@pytest.fixture(scope="module")
def county(open_notice: OpenNotice) -> Assistant:
    """The made-up county with questionnaires and boarders."""
    return open_notice("restrictions", made_up.with_more(MORE))


@pytest.mark.parametrize(
    "question",
    [
        "专任教师里男老师几个女老师几个",
        "少数民族学生有多少",
        "单拎出家长来看,他们的满意度是多少",
        "三年来辞职调走的老师有多少个",
        "机房里有多少台电脑",
        "高中现在一共多少学生在读",
        "学校保安一个月挣多少钱",
        "那些机房是哪家公司建的",
    ],
)
def test_问一部分_不用全体的数来答(county: Assistant, question: str) -> None:
    assert county.answer(question).status == "not_disclosed", told(county.answer(question))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("收回来的问卷有多少份", "1760"),
        ("专任教师有多少人", "712"),
        ("满意度是多少", "88.4"),
        ("住宿生有多少人", "410"),
    ],
)
def test_公示说了的照样答(county: Assistant, question: str, shown: str) -> None:
    assert shown in told(county.answer(question))


SHARES = "(四)轮岗。2025年交流教师93人,占符合条件教师的12.4%,其中骨干教师23.7%。残疾儿童入学率98.1%。寄宿制学校4所。\n"


@pytest.fixture(scope="module")
def moved(open_notice: OpenNotice) -> Assistant:
    """The made-up county with teachers who moved, and the share of the better ones among them."""
    return open_notice("moved", made_up.with_more(SHARES).replace("推动校长及骨干教师轮岗交流41人", "推动集团办学"))


@pytest.mark.parametrize("question", ["交流轮岗的老师占多少", "参加轮岗的教师比例是多少"])
def test_问全体的占比_不答其中一类的(moved: Assistant, question: str) -> None:
    answer = told(moved.answer(question))
    assert "12.4%" in answer
    assert "23.7%" not in answer


@pytest.mark.parametrize("question", ["骨干教师交流了几个", "轮岗的骨干老师有多少名"])
def test_问一类的人数_不答全体的(moved: Assistant, question: str) -> None:
    assert moved.answer(question).status == "not_disclosed"


@pytest.mark.parametrize("question", ["就近入学率多少", "新建了几所学校"])
def test_限定的词_数自己要说到(moved: Assistant, question: str) -> None:
    assert moved.answer(question).status == "not_disclosed", told(moved.answer(question))


def test_写错的文件说出名字(tmp_path: Path) -> None:
    (tmp_path / "restrictions.yaml").write_text("asked: [{words: '('}]\nparts: []\nplain: ''\n", "utf-8")
    with pytest.raises(CorpusError, match=r"restrictions\.yaml"):
        Restrictions(tmp_path / "restrictions.yaml")


@pytest.fixture(scope="module")
def of_all(open_notice: OpenNotice) -> Assistant:
    """The made-up county with numbers of all, of one school and of the others."""
    more = "(五)再说几条。住校生1210人。晴川小学在校生620人。非本县户籍学生占23.4%。女教师410人。\n"
    return open_notice("of_all", made_up.with_more(more))


@pytest.mark.parametrize("question", ["初中住校的有多少人", "晴川小学有几位老师", "本县户籍的学生占百分之几"])
def test_全体的数_学生的数_另一类的数_都不算答案(of_all: Assistant, question: str) -> None:
    assert of_all.answer(question).status == "not_disclosed"


def test_另一类的人数_从全体里减去_算式写明(of_all: Assistant) -> None:
    assert "712 − 410 = 302" in told(of_all.answer("男老师有多少个"))


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("住校的有多少人", "1210"),
        ("晴川小学有多少学生", "620"),
        ("非本县户籍的学生占百分之几", "23.4"),
        ("女老师有多少个", "410"),
    ],
)
def test_问的正是它_就答(of_all: Assistant, question: str, shown: str) -> None:
    assert shown in told(of_all.answer(question))


WAYS = "(四)特殊儿童。为32名适龄残疾儿童开展送教上门活动。60名残疾儿童随班就读。课后班有寄宿学生410人,免收住宿费。\n"


@pytest.fixture(scope="module")
def ways(open_notice: OpenNotice) -> Assistant:
    """The made-up county with children schooled in two ways and no number of all of them."""
    return open_notice("ways", made_up.with_more(WAYS))


def test_一种就读方式的人数_不是全部(ways: Assistant) -> None:
    assert ways.answer("残疾儿童有多少").status == "not_disclosed"
    assert "60名" in told(ways.answer("随班就读的残疾儿童有多少"))


@pytest.mark.parametrize("question", ["教师子女有多少", "退伍军人教师有几个", "校长有几个"])
def test_别的人不是老师(ways: Assistant, question: str) -> None:
    assert ways.answer(question).status == "not_disclosed", told(ways.answer(question))
