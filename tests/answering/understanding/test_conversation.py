"""Follow-ups take what they leave out from the turn before; the state is plain data."""

import made_up
import pytest
from made_up import NOTICE, Open, OpenNotice

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.types import Answer


def talk(county: Assistant, *turns: str) -> Answer:
    """The answer to the last of several turns."""
    conversation = Conversation()
    return [county.answer(turn, conversation) for turn in turns][-1]


VALUE = "小学每百名学生多媒体教室有多少间"


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        ((VALUE, "那初中呢"), "2.61"),
        ((VALUE, "标准是多少"), "2.3 间以上"),
        ((VALUE, "达标吗"), "未达标"),
        ((VALUE, "那初中呢", "达标吗"), "2.61"),
        ((VALUE, "那初中呢", "标准是多少"), "2.4 间以上"),
        (("小学多媒体教室达标吗", "那骨干教师呢"), "1.05"),
        (("小学多媒体教室达标吗", "不对,我要的是初中"), "2.61"),
        (("小学多媒体教室标准是多少", "初中呢", "骨干教师呢"), "1 人以上"),
        (("公示到哪天为止", "联系电话多少"), "0900-7654321"),
        (("小学多媒体教室达标吗", "公示到哪天为止", "小学教学用房达标吗"), "4.5 平方米"),
    ],
)
def test_追问(county: Assistant, turns: tuple[str, ...], words: str) -> None:
    answer = talk(county, *turns)
    assert answer.status == "answered"
    assert words in answer.answer


def test_那初中呢_不再带上小学的数(county: Assistant) -> None:
    answer = talk(county, "小学多媒体教室达标吗", "那初中呢")
    assert "2.18" not in answer.answer
    assert answer.question == "那初中呢"


@pytest.mark.parametrize("question", ["那个怎么样", "达标吗", "合格吗"])
def test_没有前文就反问(county: Assistant, question: str) -> None:
    answer = county.answer(question)
    assert answer.status == "clarify"
    assert answer.options


def test_换了话题不受前文影响(county: Assistant) -> None:
    alone = county.answer("青松小学录播教室几间")
    after = talk(county, "初中多媒体教室达标吗", "换个问题,青松小学录播教室几间")
    assert after.citations[0].quote == alone.citations[0].quote


def test_自成一句的问题不变(county: Assistant) -> None:
    conversation = Conversation()
    county.answer("小学多媒体教室达标吗", conversation)
    question = "初中骨干教师达标吗"
    assert conversation.complete(question, county.understanding) == question


def test_范围外的一问不打断对话(county: Assistant) -> None:
    answer = talk(county, VALUE, "给我讲个笑话", "那初中呢")
    assert "2.61" in answer.answer


def test_状态能存成JSON再接着聊(county: Assistant) -> None:
    conversation = Conversation()
    county.answer(VALUE, conversation)
    again = Conversation.from_json(conversation.to_json())
    assert again == conversation
    assert county.answer("那初中呢", again).answer == county.answer("那初中呢", conversation).answer


def test_记下的是指标的名字和所在的位置(county: Assistant) -> None:
    conversation = Conversation()
    answer = county.answer("小学多媒体教室达标吗", conversation)
    turn = conversation.turns[-1]
    citation = answer.citations[0]
    assert turn.levels == ("primary",)
    assert "多媒体教室" in turn.subject
    assert turn.place == (citation.document, citation.start, citation.end) == conversation.place


def test_清空(county: Assistant) -> None:
    conversation = Conversation()
    county.answer(VALUE, conversation)
    conversation.reset()
    assert conversation.turns == []
    assert conversation.place is None
    assert county.answer("那初中呢", conversation).answer == county.answer("那初中呢").answer


def test_只记最近的若干轮(county: Assistant) -> None:
    conversation = Conversation()
    for _ in range(30):
        county.answer(VALUE, conversation)
    assert len(conversation.turns) == 20


def test_两个对话互不相干(county: Assistant) -> None:
    first, second = Conversation(), Conversation()
    county.answer("小学多媒体教室达标吗", first)
    county.answer("小学骨干教师达标吗", second)
    assert "2.61" in county.answer("那初中呢", first).answer
    assert "1.31" in county.answer("那初中呢", second).answer


ROOMS = NOTICE.replace("青松小学建成录播教室6间。", "青松小学建成录播教室6间。全县有学生机房28间,图书室19间。")


@pytest.fixture(scope="module")
def rooms(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with rooms of several kinds."""
    return open_folder(made_up.write(tmp_path_factory.mktemp("rooms"), notice=ROOMS))


@pytest.mark.parametrize(
    ("turns", "number"),
    [
        (("学生机房有多少间", "那录播教室呢"), "6间"),
        (("录播教室有多少间", "那学生机房呢"), "28间"),
        (("录播教室有多少间", "那学生机房呢", "图书室呢"), "19间"),
        (("录播教室有多少间", "晚上吃火锅怎么样", "那学生机房呢"), "28间"),
        (("学生机房有多少间", "不是机房,是录播教室"), "6间"),
        (("学生机房有多少间", "不对,我问的是录播教室"), "6间"),
        (("学生机房有多少间", "说错了,我要的是图书室"), "19间"),
        (("小学在校生多少人", "不是小学,是初中"), "3225人"),
        (("小学在校生多少人", "那初中呢"), "3225人"),
    ],
)
def test_换一样东西_问法照旧(rooms: Assistant, turns: tuple[str, ...], number: str) -> None:
    answer = talk(rooms, *turns)
    assert answer.status == "answered"
    assert number in answer.answer
    others = {"6间", "28间", "19间", "6015人", "3225人"} - {number}
    assert not any(other in answer.answer for other in others)


@pytest.mark.parametrize("meal", ["晚上吃火锅怎么样", "给我讲个笑话"])
def test_插进来的闲话不接前文_也不记下(rooms: Assistant, meal: str) -> None:
    conversation = Conversation()
    rooms.answer("录播教室有多少间", conversation)
    before = conversation.to_json()
    assert rooms.answer(meal, conversation).status == "out_of_scope"
    assert conversation.to_json() == before


def test_说得全的追问只有一种读法(rooms: Assistant) -> None:
    conversation = Conversation()
    rooms.answer("学生机房有多少间", conversation)
    readings = conversation.readings("初中骨干教师达标吗", rooms.understanding)
    assert readings == ("初中骨干教师达标吗",)


def test_没说全的追问有几种读法_第一种照旧(rooms: Assistant) -> None:
    conversation = Conversation()
    rooms.answer("学生机房有多少间", conversation)
    readings = conversation.readings("那录播教室呢", rooms.understanding)
    assert readings[0] == conversation.complete("那录播教室呢", rooms.understanding)
    assert "录播教室多少间" in readings
    assert len(set(readings)) == len(readings)


def test_记下说过的数(rooms: Assistant) -> None:
    conversation = Conversation()
    rooms.answer("学生机房有多少间", conversation)
    rooms.answer("公示到哪天为止", conversation)
    rooms.answer("录播教室有多少间", conversation)
    figures = [rooms.corpus.figure_at(*told) for turn in conversation.told for told in turn]
    assert [str(figure.value) for figure in figures if figure and figure.kind == "room"] == ["28", "6"]


def test_他们是上一问说的人(county: Assistant) -> None:
    conversation = Conversation()
    county.answer("全县有多少专任教师", conversation)
    assert conversation.complete("他们平均多大年纪", county.understanding).startswith("专任教师")


def test_只改年份的更正接着上一问(county: Assistant) -> None:
    conversation = Conversation()
    county.answer("全县专任教师有多少", conversation)
    assert "专任教师" in conversation.complete("不对,我问的是前一年的", county.understanding)


def test_问过找谁_再问局长是谁不答单位(county: Assistant) -> None:
    assert talk(county, "有意见找谁", "局长叫什么名字").status == "not_disclosed"


def test_接着问的是刚说的那个比例(open_notice: OpenNotice) -> None:
    notice = made_up.with_more("(五)交流。每年教师交流人数占符合条件教师的14.2%,其中骨干教师占交流人数的26.5%。\n")
    county = open_notice("moved", notice)
    answer = talk(county, "教师轮岗比例多少", "骨干的呢", "标准呢")
    assert "20%" in answer.answer
    assert "每百名" not in answer.answer


FACTS = made_up.with_more(
    "(五)其他。全县现有学校21所,其中民办学校3所。幼儿园16所(县直幼儿园7所、乡镇幼儿园9所)。"
    "全县残疾学生403人,随班就读241人,特殊教育学校118人。生均宿舍面积由4.1平方米增至5.9平方米。"
    "陪读户现为632户,比三年前减少241户。\n"
)


@pytest.fixture(scope="module")
def facts(open_notice: OpenNotice) -> Assistant:
    """The made-up county with what people go on to ask of."""
    return open_notice("facts", FACTS)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("幼儿园有几所", "乡镇的有几个"), "9所"),  # the noun that is left out
        (("幼儿园有几所", "乡镇的有几个", "占多少"), "56.3%"),
        (("义务教育学校资助了多少学生", "花了多少钱"), "118.4万元"),  # of the clause just told
        (("全县有多少残疾学生", "随班就读的呢", "占百分之几"), "59.8%"),  # of the whole, and not of another part
        (("生均宿舍多大面积", "比以前多了多少"), "1.8 平方米"),
        (("陪读户多少", "三年前呢"), "873 户"),
        (("小学多媒体教室每百人几间", "标准呢", "差多少"), "0.12 间"),
    ],
)
def test_接着算(facts: Assistant, turns: tuple[str, ...], words: str) -> None:
    answer = talk(facts, *turns)
    assert answer.status == "answered"
    assert words in answer.answer


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("小学生多少", "那老师呢", "小学的教师多少"),
        ("城区小学几所", "那乡镇小学呢", "乡镇小学几所"),
        ("民办小学学费最高多少", "最低的呢", "民办小学学费最低多少"),
        ("小学一个学生平均有多大的教学用房", "那运动场馆呢", "小学一个学生平均有多大的运动场馆"),
    ],
)
def test_补全的问题(county: Assistant, before: str, question: str, expected: str) -> None:
    conversation = Conversation()
    conversation.remember(county.understanding.plan(before), county.understanding.subject(before), answered=True)
    assert conversation.complete(question, county.understanding) == expected


def test_哪边多_比的是前两问(county: Assistant) -> None:
    conversation = Conversation()
    for before in ("城区小学几所", "乡镇小学几所"):
        conversation.remember(county.understanding.plan(before), before, answered=True)
    assert conversation.complete("哪边学生多", county.understanding) == "城区小学和乡镇小学哪边学生多"
