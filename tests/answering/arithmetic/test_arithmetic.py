"""Arithmetic over the numbers of a made-up announcement: what is added, shared out and compared, and what is not."""

from pathlib import Path

import made_up
import pytest
from made_up import NOTICE, Open, told

from assistant.answering.assistant import Assistant
from assistant.answering.understanding.conversation import Conversation
from assistant.types import Answer

AID = (
    "(四)资助学生。2025年,学前教育发放助学金41.3万元、义务教育阶段生活补助发放118.4万元、"
    "普通高中国家助学金发放52万元、中等职业学校国家助学金发放36.5万元、大学新生发放8.8万元。\n"
    "(五)改善设施。建成录播教室6间、学生机房28间。全县有计算机1540台。\n"
)
LISTED = made_up.with_more(AID)


@pytest.fixture(scope="module")
def listing(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with a sentence that lists amounts."""
    return open_folder(made_up.write(tmp_path_factory.mktemp("listing"), notice=LISTED))


def talk(county: Assistant, *turns: str) -> Answer:
    conversation = Conversation()
    return [county.answer(turn, conversation) for turn in turns][-1]


def computed(county: Assistant, *turns: str, name: str = "compute") -> Answer:
    """The computed answer: its numbers all cited, its working shown."""
    answer = talk(county, *turns)
    assert (answer.status, answer.route) == ("answered", "both"), answer.answer
    (call,) = answer.working
    assert call.name == name
    for operand in call.arguments["operands"]:
        cited = [c for c in answer.citations if (c.start, c.end) == (operand["start"], operand["end"])]
        assert len(cited) == 1
        assert str(operand["value"]) in cited[0].quote
    if name == "compute":
        assert call.result["steps"] in answer.answer
    return answer


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("五类资助一共多少钱", "合计 257 万元(41.3 + 118.4 + 52 + 36.5 + 8.8 = 257)"),
        ("五类资助不算大学新生一共多少钱", "合计 248.2 万元(41.3 + 118.4 + 52 + 36.5 = 248.2)"),
        ("学前教育和大学新生的资助合计多少万元", "合计 50.1 万元(41.3 + 8.8 = 50.1)"),
        ("普通高中和中等职业学校的助学金一共多少钱", "合计 88.5 万元(52 + 36.5 = 88.5)"),
        ("录播教室和学生机房一共多少间", "合计 34 间(6 + 28 = 34)"),
        ("新建青松小学综合楼和购置教学仪器设备一共花了多少钱", "合计 3615 万元(3200 + 415 = 3615)"),
        ("学生机房比录播教室多多少间", "相差 22 间(28 − 6 = 22)"),
        ("小学和初中学生相差多少", "相差 2790 人(6015 − 3225 = 2790)"),
        ("学前教育和普通高中的资助相差多少", "相差 10.7 万元(52 − 41.3 = 10.7)"),
        ("初中生占多少", "占 34.9%(3225 ÷ 9240 ≈ 34.9%)"),
        ("初中学生占全部学生的百分之几", "占 34.9%(3225 ÷ 9240 ≈ 34.9%)"),
        ("初中在校生占在校生的比例是多少", "占 34.9%(3225 ÷ 9240 ≈ 34.9%)"),
        ("新建综合楼的钱是购置教学仪器的几倍", "是 7.71 倍(3200 ÷ 415 ≈ 7.71)"),
        ("全县的生师比", "比值 12.98(9240 ÷ 712 ≈ 12.98)"),
        ("学生跟老师的比例", "比值 12.98(9240 ÷ 712 ≈ 12.98)"),
        ("平均每所学校多少学生", "平均约 513.3 人(9240 ÷ 18 ≈ 513.33 人)"),
        ("平均每所小学多少学生", "平均约 546.8 人(6015 ÷ 11 ≈ 546.82 人)"),
        ("平均每个老师带多少学生", "平均约 13 人(9240 ÷ 712 ≈ 12.98 人)"),
        ("平均每个乡镇有多少所学校", "平均 2.57 所(18 ÷ 7 ≈ 2.57)"),
    ],
)
def test_算出来的数_带算式_每个数都有出处(listing: Assistant, question: str, opening: str) -> None:
    assert told(computed(listing, question)).startswith(f"{opening}。")


def test_算到的每个数都说出是什么(listing: Assistant) -> None:
    assert "其中:建成录播教室 6 间和学生机房 28 间。" in told(computed(listing, "录播教室和学生机房一共多少间"))


@pytest.mark.parametrize(
    ("question", "opening", "last"),
    [
        ("资助里哪类发放的钱最多", "最多的是2025年,义务教育阶段生活补助发放118.4万元。", "8.8万元"),
        ("哪一类资助发放的钱最少", "最少的是2025年,大学新生发放8.8万元。", "118.4万元"),
    ],
)
def test_哪类最多最少_其余依次说(listing: Assistant, question: str, opening: str, last: str) -> None:
    answer = told(computed(listing, question, name="rank"))
    assert answer.startswith(opening)
    assert answer.partition("。“")[0].rstrip("。").endswith(last)


def test_一样多就不说谁最多(open_folder: Open, tmp_path: Path) -> None:
    tied = LISTED.replace("118.4万元、", "52万元、")
    answer = open_folder(made_up.write(tmp_path, notice=tied)).answer("哪一类资助发放的钱最多")
    assert not any(call.name == "rank" for call in answer.working)


ROOMS = ("录播教室有多少间", "学生机房有多少间")


@pytest.mark.parametrize(
    ("turns", "opening"),
    [
        ((*ROOMS, "加起来呢"), "合计 34 间(6 + 28 = 34)"),
        ((*ROOMS, "一共多少"), "合计 34 间(6 + 28 = 34)"),
        ((*ROOMS, "相差多少"), "相差 22 间(28 − 6 = 22)"),
        (("义务教育段在校生多少", "初中在校生多少", "占多大比例"), "占 34.9%(3225 ÷ 9240 ≈ 34.9%)"),
        (("在校生多少人", "专任教师多少人", "生师比呢"), "比值 12.98(9240 ÷ 712 ≈ 12.98)"),
    ],
)
def test_追问接着前面说过的数算(listing: Assistant, turns: tuple[str, ...], opening: str) -> None:
    assert told(computed(listing, *turns)).startswith(f"{opening}。")


@pytest.mark.parametrize(
    "turns",
    [
        ("录播教室有多少间", "加起来呢"),
        ("录播教室有多少间", "录播教室有多少间", "占多大比例"),
        ("录播教室有多少间", "满意度是多少", "加起来呢"),
    ],
)
def test_前面没有两个同类的数就不算(listing: Assistant, turns: tuple[str, ...]) -> None:
    assert talk(listing, *turns).working == ()


@pytest.mark.parametrize(
    ("sentence", "question", "stated"),
    [
        ("平均每所学校有学生514人。", "平均每所学校多少学生", "514人"),
        ("初中在校生占在校生的35%。", "初中在校生占在校生的比例是多少", "35%"),
    ],
)
def test_公示写明的平均数和占比照引_不再算(
    open_folder: Open, tmp_path: Path, sentence: str, question: str, stated: str
) -> None:
    notice = NOTICE.replace("专任教师712人。", f"专任教师712人。{sentence}")
    answer = open_folder(made_up.write(tmp_path, notice=notice)).answer(question)
    assert (answer.status, answer.working) == ("answered", ())
    assert stated in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "在校生和初中学生加起来多少",  # a whole and its part
        "初中巩固率和满意度一共多少",  # shares of several wholes
        "资助学生和在校生一共多少人",  # 人次 and 人
    ],
)
def test_不该相加的不加(listing: Assistant, question: str) -> None:
    assert listing.answer(question).working == ()


@pytest.mark.parametrize("question", ["校车占录播教室的多少", "课桌和学生机房一共多少套"])
def test_缺一个数就说没有公布(listing: Assistant, question: str) -> None:
    answer = listing.answer(question)
    assert (answer.status, answer.working) == ("not_disclosed", ())


def test_说了四样就不拿五样来加(listing: Assistant) -> None:
    assert listing.answer("四类资助一共多少钱").working == ()


def test_再算一遍结果相同(listing: Assistant) -> None:
    for question in ("五类资助一共多少钱", "平均每所学校多少学生", "全县的生师比"):
        (call,) = computed(listing, question).working
        assert listing.toolbox.call(call.name, **call.arguments).result == call.result


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("十八所学校,把娃匀一匀,一所学校合多少人", "平均约 513.3 人(9240 ÷ 18 ≈ 513.33 人)"),
        ("义务教育那笔补助,平均每人次能拿到多少元", "平均 512.55 元(1184000 ÷ 2310 ≈ 512.55 元)"),
        ("初中生摊到每所初中头上是多少人", "平均约 460.7 人(3225 ÷ 7 ≈ 460.71 人)"),
        ("学校里头初中占了几分之几", "约占 38.9%(7 ÷ 18 ≈ 38.89%)"),
        ("学生机房是录播教室的几倍啊", "是 4.67 倍(28 ÷ 6 ≈ 4.67)"),
    ],
)
def test_没说清哪个数是哪个_按各自说到的词配对(listing: Assistant, question: str, opening: str) -> None:
    answer = computed(listing, question)
    assert answer.answer.startswith(opening), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "校车平均一辆坐几个学生",  # no number of buses
        "能游泳的孩子占几成",  # nobody counted them
        "满意的家长占几成",  # a share that is told
        "小学人均运动场馆面积多少",  # the indicator's own mean
        "骨干教师轮岗的比例不得低于百分之几",  # what has to be
    ],
)
def test_配不成对的不算(listing: Assistant, question: str) -> None:
    assert all(call.name != "compute" for call in listing.answer(question).working)


def test_每校的钱用万元_每人的钱用元(listing: Assistant) -> None:
    assert "万元" in computed(listing, "义务教育补助摊到每所学校多少万元").answer
    assert (
        "个百分点"
        in listing.toolbox.call(
            "compute",
            operation="difference",
            operands=[
                {"label": "初中", "value": 67.9, "unit": "%", "document": "notice", "start": 0, "end": 1},
                {"label": "小学", "value": 38.7, "unit": "%", "document": "notice", "start": 0, "end": 1},
            ],
        ).result["unit"]
    )


@pytest.fixture(scope="module")
def sorted_schools(open_folder: Open, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The made-up county with kindergartens of which no total is told."""
    notice = made_up.with_more("(四)其他。另有县直幼儿园3所、乡镇幼儿园8所。\n")
    return open_folder(made_up.write(tmp_path_factory.mktemp("sorts"), notice=notice))


def test_只分类说的学校_问全部就相加(sorted_schools: Assistant) -> None:
    assert told(computed(sorted_schools, "全县幼儿园有几所")).startswith("合计 11 所(3 + 8 = 11)")
    assert told(talk(sorted_schools, "乡镇幼儿园有几所")).startswith("乡镇幼儿园8所")
